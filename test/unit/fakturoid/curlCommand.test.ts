import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { useSandbox } from '../../kit/sandboxRequests';
import { curlCommand, httpRequest, usersEndpoint } from '../../../src/fakturoid/curlCommand';
import { curlUserAgent } from '../../../src/fakturoid/userAgent';
import { isUsableSlug } from '../../../src/fakturoid/origin';

const TOKEN = 'to"k $en\'';
const CONTACT = 'dev@firma.cz';

/** What programs would get as arguments if bash ran these commands one after the other; nothing is really run. */
function argumentsOf(commands: readonly string[]): string[][] {
  const script = [
    // Each argument ends with a zero byte, each command with one more.
    `curl() { printf '%s\\0' "$@"; printf '\\0'; }`,
    ...commands,
  ].join('\n');
  execFileSync('bash', ['-n', '-c', script]);
  const env = { PATH: '/nonexistent', FAKTUROID_TOKEN: TOKEN, LC_ALL: 'C.UTF-8' };
  const output = execFileSync('/bin/bash', ['--norc', '-c', script], { env, encoding: 'utf8' });
  return output
    .split('\0\0')
    .slice(0, -1)
    .map((line) => line.split('\0'));
}

function expected(slug: string, contact: string): string[] {
  return [
    usersEndpoint(slug),
    ...['-H', `User-Agent: ${curlUserAgent(contact)}`],
    ...['-H', 'Accept: application/json'],
    ...['-H', `Authorization: Bearer ${TOKEN}`],
  ];
}

describe('the curl command', () => {
  before('it is for a POSIX shell', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
  });

  it('asks Fakturoid for the users of the account, with the token left to the shell', () => {
    assert.equal(
      curlCommand('applecorp', CONTACT),
      [
        `curl 'https://app.fakturoid.cz/api/v3/accounts/applecorp/users.json' \\`,
        `  -H 'User-Agent: curl (dev@firma.cz)' \\`,
        `  -H 'Accept: application/json' \\`,
        `  -H "Authorization: Bearer $FAKTUROID_TOKEN"`,
      ].join('\n'),
    );
  });

  it('gives curl what it should, whatever is in the slug', function () {
    const slugs = [
      "a'b",
      'a"b',
      '$(id)',
      '`id`',
      "';id;'",
      'a\nb',
      'a b',
      '!!',
      '\\',
      'č/../x',
      '[1-9]{a,b}',
      '$X',
    ];
    assert.deepEqual(
      argumentsOf(slugs.map((slug) => curlCommand(slug, CONTACT))),
      slugs.map((slug) => expected(slug, CONTACT)),
    );
  });

  it('lets no slug and no contact out of its quotes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom("'", '"', '$', '`', '\\', '\n', '!', ';', '(', ')', 'a') }),
    );
    const pair = fc.tuple(text.filter(isUsableSlug), text);
    fc.assert(
      // Many at once: starting a shell takes far longer than reading a command.
      fc.property(fc.array(pair, { minLength: 1, maxLength: 50 }), (pairs) => {
        assert.deepEqual(
          argumentsOf(pairs.map(([slug, contact]) => curlCommand(slug, contact))),
          pairs.map(([slug, contact]) => expected(slug, contact)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('stays on the origin of Fakturoid, and has no place for a slug that no account can have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).filter(isUsableSlug), (slug) => {
        assert.equal(new URL(usersEndpoint(slug)).origin, 'https://app.fakturoid.cz');
      }),
    );
    assert.throws(() => curlCommand('..', CONTACT));
  });
});

describe('the curl command of PowerShell', () => {
  const POWERSHELL = { kind: 'powershell', curl: 'curl.exe' } as const;

  it('is quoted and goes on as PowerShell has it', () => {
    assert.equal(
      curlCommand('applecorp', CONTACT, POWERSHELL),
      [
        "curl.exe 'https://app.fakturoid.cz/api/v3/accounts/applecorp/users.json' `",
        "  -H 'User-Agent: curl (dev@firma.cz)' `",
        "  -H 'Accept: application/json' `",
        '  -H "Authorization: Bearer $env:FAKTUROID_TOKEN"',
      ].join('\n'),
    );
  });

  it('lets no slug and no contact out of its quotes', () => {
    const unit = fc.constantFrom("'", '"', '$', '`', ';', '’', '(', 'a');
    fc.assert(
      fc.property(fc.string({ unit }).filter(isUsableSlug), fc.string({ unit }), (slug, contact) => {
        const command = curlCommand(slug, contact, POWERSHELL);
        const outside = command.replace(/'(?:[^'‘’‚‛]|'')*'/g, '').replace(/\s+/g, ' ');
        assert.equal(outside, 'curl.exe ` -H ` -H ` -H "Authorization: Bearer $env:FAKTUROID_TOKEN"');
        assert.equal(command.split('"').length, 3, 'older ones pass a double quote on');
      }),
    );
  });
});

describe('the copied command', () => {
  const running = useSandbox();
  const run = promisify(execFile);

  for (const [program, kind] of [
    ['bash', 'posix'],
    ['zsh', 'posix'],
    ['pwsh', 'powershell'],
  ] as const) {
    it(`answers 200 in ${program}`, async function () {
      try {
        execFileSync(program, ['-c', 'exit'], { stdio: 'ignore' });
      } catch {
        this.skip();
      }
      const sandbox = running();
      const command = curlCommand('studio-kometa', CONTACT, { kind, curl: 'curl' });
      const here = command.replace('https://app.fakturoid.cz/api/v3', sandbox.apiUrl);
      const env = { ...process.env, FAKTUROID_TOKEN: sandbox.issueToken(sandbox.people.robot) };
      const { stdout } = await run(program, ['-c', `${here} -s -o /dev/null -w '%{http_code}'`], { env });
      assert.equal(stdout, '200');
    });
  }
});

describe('the request for a REST client', () => {
  it('leaves the token to the environment, and lets nothing else be filled in', () => {
    assert.equal(
      httpRequest('applecorp', CONTACT),
      [
        'GET https://app.fakturoid.cz/api/v3/accounts/applecorp/users.json',
        'User-Agent: REST-Client (dev@firma.cz)',
        'Accept: application/json',
        'Authorization: Bearer {{$processEnv FAKTUROID_TOKEN}}',
        '',
      ].join('\n'),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).filter(isUsableSlug), fc.string(), (slug, contact) => {
        const request = httpRequest(slug, contact);
        assert.equal(request.split('{{').length, 2);
        assert.equal(request.split('\n').length, 5);
      }),
    );
  });
});
