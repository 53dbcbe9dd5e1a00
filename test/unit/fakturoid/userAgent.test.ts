import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PROJECT_ADDRESS } from '../../../src/fakturoid/projectAddress';
import {
  contactOf,
  curlUserAgent,
  isEmail,
  isUsableContact,
  userAgent,
} from '../../../src/fakturoid/userAgent';

describe('userAgent', () => {
  it('has the documented form', () => {
    assert.equal(userAgent('0.1.0', 'dev@firma.cz'), 'FakturoidExplorer/0.1.0 (dev@firma.cz)');
  });

  it('leaves out what would break the header or its form', () => {
    assert.equal(userAgent('1.0\r\n', 'a(b)\r\nX: y\u{1f600}č'), 'FakturoidExplorer/1.0 (abX: y)');
  });

  it('names the project where there is no contact', () => {
    assert.equal(userAgent('', ' '), `FakturoidExplorer/0 (${PROJECT_ADDRESS})`);
    assert.match(PROJECT_ADDRESS, /^https:\/\/github\.com\/[\w-]+\/[\w-]+$/);
  });

  it('never sends an address that reaches nobody', () => {
    for (const contact of [
      'fakturoid-explorer@example.org',
      'Me <me@EXAMPLE.com>',
      'https://www.example.net/contact',
      'example.org',
      'me@exa\u0000mple.org',
      'me@exa(mple.org',
    ]) {
      assert.equal(contactOf(contact), PROJECT_ADDRESS, contact);
      assert.doesNotMatch(curlUserAgent(contact), /example/i);
      assert.equal(isUsableContact(contact), false);
    }
    for (const contact of ['me@my-example.org', 'me@example.organic.cz', 'https://firma.cz/kontakt']) {
      assert.equal(contactOf(contact), contact);
      assert.equal(isUsableContact(contact), true);
    }
  });

  it('tells what somebody can be reached by', () => {
    for (const contact of [
      '',
      'me',
      'me@firma',
      ' me@firma.cz',
      'a(b)@firma.cz',
      'já@firma.cz',
      'http://firma.cz',
    ]) {
      assert.equal(isUsableContact(contact), false, contact);
    }
    assert.equal(isUsableContact(`${'a'.repeat(120)}@firma.cz`), false, 'it would be cut');
    assert.deepEqual(['me@firma.cz', PROJECT_ADDRESS].map(isEmail), [true, false]);
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
    assert.equal(curlUserAgent('dev@firma.cz'), 'curl (dev@firma.cz)');
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
