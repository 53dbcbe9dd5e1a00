import assert from 'node:assert/strict';
import { readFromEnvironment } from '../../../../../src/features/inCode/rules/fromEnvironment';
import { recognise } from '../../../../../src/features/inCode/rules/recognise';
import { filled } from './corpus';

/** The text once its first credential is read from the environment; undefined where that is not offered. */
function mended(languageId: string, template: string): string | undefined {
  const text = filled(template);
  const [finding] = recognise(text, 'fakturoid.txt');
  assert.ok(finding);
  const edit = readFromEnvironment(text, languageId, finding);
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
      ['typescript', '"{\\"client_id\\": \\"«id»\\"}"'],
    ] as const) {
      assert.equal(mended(language, text), undefined, text);
    }
  });
});
