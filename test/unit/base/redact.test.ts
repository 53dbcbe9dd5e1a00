import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Redactor } from '../../../src/base/redact';

const MILLION = 1_000_000;

describe('redaction', () => {
  for (const line of [
    'authorization: Bearer S3CR3T',
    'authorization: Basic S3CR3T==',
    '{"access_token":"S3CR3T","token_type":"Bearer"}',
    '{"refresh_token": "S3CR3T"}',
    'client_secret=S3CR3T&grant_type=refresh_token',
    'https://example.org/callback?code=S3CR3T&state=x',
    'https://example.org/callback?state=S3CR3T',
  ]) {
    it(`masks the secret in: ${line.replaceAll('S3CR3T', '…')}`, () => {
      assert.doesNotMatch(new Redactor().redact(line), /S3CR3T/);
    });
  }

  it('masks what looks like a token of Fakturoid, and e-mails', () => {
    const text = new Redactor().redact(`${'0a'.repeat(40)} of jana@firma.example`);
    assert.doesNotMatch(text, /0a0a|jana|firma/);
  });

  for (const line of [
    'a@b.cz',
    '<a@b.cz>',
    '@a@b.cz',
    'x@y@b.cz',
    'jana@localhost',
    'a.b+c@d.e.cz,f@g.cz',
    '@@a@@b.cz',
  ]) {
    it(`masks the whole of: ${line}`, () => {
      assert.doesNotMatch(new Redactor().redact(line), /[a-z]@|b\.cz|g\.cz|localhost/);
    });
  }

  for (const [name, line] of Object.entries({
    'one word': 'x'.repeat(MILLION),
    'one word after an @': `x@${'x'.repeat(MILLION)}`,
    'nothing but @': '@'.repeat(MILLION),
    'an @ at each letter': 'x@'.repeat(MILLION),
    'a dot at each letter': 'x.'.repeat(MILLION),
    spaces: `token${' '.repeat(MILLION)}`,
    'spaces after Bearer': `Bearer${' '.repeat(MILLION)}"`,
    'names of secrets': 'token '.repeat(MILLION),
    'digits that end in another letter': `${'f'.repeat(MILLION)}g`,
  })) {
    // What looks at all that follows each letter takes a quarter of an hour.
    it(`takes no longer for each letter of a long line: ${name}`, () => {
      const text = new Redactor().redact(line);
      assert.ok(text.length <= 10_001, `${text.length} characters`);
    });
  }

  it('cuts a long line only after its secrets are masked', () => {
    const redactor = new Redactor();
    redactor.add('S3CR3T');
    const text = redactor.redact(`${'x.'.repeat(4_998)}S3CR3T`);
    assert.doesNotMatch(text, /S3C/);
  });

  it('leaves ordinary lines readable', () => {
    const line = 'GET /accounts/kavarna-u-mostu/users.json?page=2 → 200 in 31 ms';
    assert.equal(new Redactor().redact(line), line);
  });

  it('masks every secret that it was told, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), fc.string(), fc.string(), (secret, before, after) => {
        const redactor = new Redactor();
        redactor.add(secret);
        assert.ok(
          !redactor.redact(`${before}${secret}${after}`).includes(secret) || '‹redacted›'.includes(secret),
        );
      }),
    );
  });
});
