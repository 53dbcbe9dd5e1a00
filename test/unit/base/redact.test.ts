import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Redactor } from '../../../src/base/redact';

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
