import assert from 'node:assert/strict';
import { readFromEnvironment } from '../../../../../src/features/inCode/rules/fromEnvironment';
import { recognise } from '../../../../../src/features/inCode/rules/recognise';
import { filled } from './corpus';

/** The text once its first credential is read from the environment; undefined where that is not offered. */
function mended(languageId: string, template: string): string | undefined {
  const text = filled(template);
  const [credential] = recognise(text, 'fakturoid.txt');
  assert.ok(credential);
  const edit = readFromEnvironment(text, languageId, credential);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

describe('reading a credential from the environment', () => {
  for (const [language, before, after] of [
    ['typescript', "const client_id = '«id»';", 'const client_id = process.env.FAKTUROID_CLIENT_ID;'],
    [
      'ruby',
      'config.client_secret = "«secret»"',
      'config.client_secret = ENV.fetch("FAKTUROID_CLIENT_SECRET")',
    ],
    [
      'php',
      "define('FAKTUROID_TOKEN', '«token»');",
      "define('FAKTUROID_TOKEN', getenv('FAKTUROID_ACCESS_TOKEN'));",
    ],
    ['python', 'import os\nclient_id = "«id»"', 'import os\nclient_id = os.environ["FAKTUROID_CLIENT_ID"]'],
    [
      'go',
      'import "os"\nvar clientId = "«id»"',
      'import "os"\nvar clientId = os.Getenv("FAKTUROID_CLIENT_ID")',
    ],
    [
      'typescriptreact',
      '<Fakturoid debug clientId="«id»" />',
      '<Fakturoid debug clientId={process.env.FAKTUROID_CLIENT_ID} />',
    ],
    [
      'php',
      "<?php function f() { return ['client_id' => '«id»']; }",
      "<?php function f() { return ['client_id' => getenv('FAKTUROID_CLIENT_ID')]; }",
    ],
    [
      'go',
      'import "os"\nconst (\n\ta = 1\n)\nvar clientId = "«id»"',
      'import "os"\nconst (\n\ta = 1\n)\nvar clientId = os.Getenv("FAKTUROID_CLIENT_ID")',
    ],
    ['powershell', "$clientId = '«id»'", '$clientId = $env:FAKTUROID_CLIENT_ID'],
    ['perl', 'my $client_id = "«id»";', 'my $client_id = $ENV{FAKTUROID_CLIENT_ID};'],
    ['java', 'String clientId = "«id»";', 'String clientId = System.getenv("FAKTUROID_CLIENT_ID");'],
    [
      'csharp',
      'var clientId = "«id»";',
      'var clientId = System.Environment.GetEnvironmentVariable("FAKTUROID_CLIENT_ID");',
    ],
    ['elixir', 'client_id: "«id»"', 'client_id: System.fetch_env!("FAKTUROID_CLIENT_ID")'],
    ['kotlin', 'val clientId = "«id»"', 'val clientId = System.getenv("FAKTUROID_CLIENT_ID")'],
  ] as const) {
    it(`is one edit in ${language}`, () => assert.equal(mended(language, before), after));
  }

  it('is not offered where that would take more, or change nothing', () => {
    for (const [language, text] of [
      ['dotenv', 'FAKTUROID_CLIENT_ID=«id»'],
      ['json', '{"fakturoid":{"client_id":"«id»"}}'],
      ['python', 'client_id = "«id»"'],
      ['typescript', "const id = process.env.FAKTUROID_CLIENT_ID ?? '«id»';"],
      ['typescript', "const auth = 'client_id=«id»&x=1';"],
      ['csharp', 'private const string ClientId = "«id»";'],
      ['php', "private string $clientId = '«id»';"],
      ['typescript', `const body = '{"client_id": "«id»"}';`],
      ['typescript', 'const body = `\n  "client_id": "«id»"\n`;'],
      ['typescript', "const client_id = '«id»' as const;"],
      ['typescript', "enum Client {\n  client_id = '«id»' }"],
      ['javascript', "const client_id = { '«id»': 1 };"],
      ['python', 'import os\nclient_id = f"«id»"'],
      ['python', 'import os\nbody = """\n{"client_id": "«id»"}\n"""'],
      ['php', "class A { const C = [\n'client_id' => '«id»'];"],
      ['php', "class A { private array $c = [\n'client_id' => '«id»'];"],
      ['php', "function f($client_id = '«id»') {}"],
      ['php', '$body = <<<JSON\n{"client_id": "«id»"}\nJSON;'],
      ['ruby', 'body = <<~JSON\n  {"client_id": "«id»"}\nJSON'],
      ['go', 'import "os"\nconst (\n\tclient_id = "«id»"\n)'],
      ['go', 'import "os"\nconst client_id = "«id»"'],
      ['csharp', 'void F(string client_id = "«id»") {}'],
      ['csharp', 'var client_id = @"«id»";'],
      ['java', '@Value("client_id", "«id»") String a;'],
      ['kotlin', 'const val client_id = "«id»"'],
      ['groovy', `buildConfigField "String", "client_id", '"«id»"'`],
      ['typescript', '"{\\"client_id\\": \\"«id»\\"}"'],
    ] as const) {
      assert.equal(mended(language, text), undefined, text);
    }
  });
});
