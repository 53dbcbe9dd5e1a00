import assert from 'node:assert/strict';
import fc from 'fast-check';
import { curlUserAgent, userAgent } from '../../../src/fakturoid/userAgent';

describe('userAgent', () => {
  it('has the documented form', () => {
    assert.equal(userAgent('0.1.0', 'dev@example.org'), 'FakturoidExplorer/0.1.0 (dev@example.org)');
  });

  it('leaves out what would break the header or its form', () => {
    assert.equal(userAgent('1.0\r\n', 'a(b)\r\nX: y\u{1f600}č'), 'FakturoidExplorer/1.0 (abX: y)');
  });

  it('says so when there is no contact', () => {
    assert.equal(userAgent('', ' '), 'FakturoidExplorer/0 (no contact)');
  });

  it('is a valid, bounded header for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc.string({ unit: 'binary' }),
        (contact, version) => {
          const value = userAgent(version.slice(0, 20), contact);
          assert.equal(new Headers({ 'User-Agent': value }).get('User-Agent'), value);
          assert.ok(value.length < 200);
          assert.match(value, /^FakturoidExplorer\/[^\s()]+ \([^()]+\)$/);
        },
      ),
    );
  });
});

describe('the User-Agent of the curl command', () => {
  it('has the documented form', () => {
    assert.equal(curlUserAgent('dev@example.org'), 'curl (dev@example.org)');
    assert.equal(curlUserAgent(' \r\n'), 'curl (no contact)');
    assert.equal(curlUserAgent('a(b)\r\nX: č'), 'curl (abX:)');
  });

  it('is a valid, bounded header for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (contact) => {
        const value = curlUserAgent(contact);
        assert.match(value, /^curl \([^()]+\)$/);
        assert.equal(new Headers({ 'User-Agent': value }).get('User-Agent'), value);
        assert.ok(value.length < 200);
      }),
    );
  });
});
