import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { curlCommand, userAgentFor, usersEndpoint } from '../../../src/fakturoid/ownCode';
import { isUsableSlug } from '../../../src/fakturoid/origin';

const TOKEN = 'to"k $en\'';
const AGENT = userAgentFor('dev@example.org');

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

function expected(slug: string, agent: string): string[] {
  return [
    usersEndpoint(slug),
    ...['-H', `User-Agent: ${agent}`],
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
      curlCommand('applecorp', AGENT),
      [
        `curl 'https://app.fakturoid.cz/api/v3/accounts/applecorp/users.json' \\`,
        `  -H 'User-Agent: curl (dev@example.org)' \\`,
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
      argumentsOf(slugs.map((slug) => curlCommand(slug, AGENT))),
      slugs.map((slug) => expected(slug, AGENT)),
    );
  });

  it('lets no slug and no contact out of its quotes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom("'", '"', '$', '`', '\\', '\n', '!', ';', '(', ')', 'a') }),
    );
    const pair = fc.tuple(text.filter(isUsableSlug), text.map(userAgentFor));
    fc.assert(
      // Many at once: starting a shell takes far longer than reading a command.
      fc.property(fc.array(pair, { minLength: 1, maxLength: 50 }), (pairs) => {
        assert.deepEqual(
          argumentsOf(pairs.map(([slug, agent]) => curlCommand(slug, agent))),
          pairs.map(([slug, agent]) => expected(slug, agent)),
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
    assert.throws(() => curlCommand('..', AGENT));
  });
});

describe('the User-Agent of the curl command', () => {
  it('has the documented form', () => {
    assert.equal(userAgentFor('dev@example.org'), 'curl (dev@example.org)');
    assert.equal(userAgentFor(' \r\n'), 'curl (no contact)');
    assert.equal(userAgentFor('a(b)\r\nX: č'), 'curl (abX:)');
  });

  it('is a valid, bounded header for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (contact) => {
        const value = userAgentFor(contact);
        assert.match(value, /^curl \([^()]+\)$/);
        assert.equal(new Headers({ 'User-Agent': value }).get('User-Agent'), value);
        assert.ok(value.length < 200);
      }),
    );
  });
});
