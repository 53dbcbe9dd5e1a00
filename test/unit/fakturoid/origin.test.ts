import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FakturoidError } from '../../../src/fakturoid/errors';
import {
  accountPath,
  API_BASE,
  endpointUrl,
  isUsableSlug,
  parseApiBaseOverride,
  usersPath,
} from '../../../src/fakturoid/origin';

describe('origin', () => {
  it('builds the documented routes', () => {
    assert.equal(
      endpointUrl(API_BASE, usersPath('applecorp')),
      'https://app.fakturoid.cz/api/v3/accounts/applecorp/users.json',
    );
    assert.equal(
      endpointUrl(API_BASE, accountPath('applecorp'), { page: 2 }),
      'https://app.fakturoid.cz/api/v3/accounts/applecorp/account.json?page=2',
    );
  });

  it('keeps any usable slug inside its segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (slug) => {
        fc.pre(isUsableSlug(slug));
        const url = new URL(endpointUrl(API_BASE, usersPath(slug)));
        assert.equal(url.origin, 'https://app.fakturoid.cz');
        const segments = url.pathname.split('/');
        assert.equal(segments.length, 6);
        assert.equal(decodeURIComponent(segments[4] ?? ''), slug);
        assert.equal(url.search + url.hash, '');
      }),
    );
  });

  it('takes a slug of up to 100 characters', () => assert.ok(isUsableSlug('s'.repeat(100))));

  for (const slug of ['', '.', '..', '\ud800', 'a\udc00b', 's'.repeat(101)]) {
    it(`refuses ${JSON.stringify(slug)} as a slug`, () => {
      assert.throws(
        () => usersPath(slug),
        (error) => error instanceof FakturoidError && error.kind === 'notFound',
      );
    });
  }

  describe('override for a sandbox', () => {
    for (const [value, base] of [
      ['http://127.0.0.1:3000/api/v3', 'http://127.0.0.1:3000/api/v3'],
      ['http://127.8.9.1:3000/api/v3/', 'http://127.8.9.1:3000/api/v3'],
      ['https://localhost:8443/api/v3', 'https://localhost:8443/api/v3'],
      ['http://[::1]:3000/api/v3', 'http://[::1]:3000/api/v3'],
      ['HTTP://LOCALHOST/api/v3', 'http://localhost/api/v3'],
    ] as const) {
      it(`accepts ${value}`, () => assert.equal(parseApiBaseOverride(value), base));
    }

    for (const value of [
      undefined,
      '',
      'nonsense',
      '127.0.0.1:3000',
      'https://app.fakturoid.cz/api/v3',
      'http://127.0.0.1.example.org/api/v3',
      'http://localhost.example.org/api/v3',
      'http://localhost@example.org/api/v3',
      'http://user:pass@localhost/api/v3',
      'http://user@localhost/api/v3',
      'http://128.0.0.1/api/v3',
      'http://0.0.0.0/api/v3',
      'http://10.0.0.1/api/v3',
      'http://[::ffff:10.0.0.1]/api/v3',
      'ftp://localhost/api/v3',
      'file:///etc/passwd',
      'javascript:localhost',
      'http://localhost/api/v3?x=1',
      'http://localhost/api/v3#x',
    ]) {
      it(`refuses ${String(value)}`, () => assert.equal(parseApiBaseOverride(value), undefined));
    }
  });
});
