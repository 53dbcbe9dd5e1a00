import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Failure } from '../../../src/fakturoid/errors';
import { failureOf } from '../../../src/fakturoid/httpFailure';
import { answer } from '../../kit/fakeClient';

const BODIES = {
  A: [
    JSON.stringify({ errors: { name: ["can't be blank", 'je povinná položka'] } }),
    "name: can't be blank, je povinná položka",
  ],
  B: [
    JSON.stringify({ error: 'forbidden', error_description: 'Number of extractions exhausted' }),
    'Number of extractions exhausted',
  ],
  bare: [JSON.stringify({ error: 'Not found' }), 'Not found'],
  // As a 404 comes (seen live).
  bareCode: [JSON.stringify({ error: 'resource_not_found' }), undefined],
  longCode: [JSON.stringify({ error: 'resource_not_found.'.repeat(10) }), undefined],
  codeAsStatus: [JSON.stringify({ status: 'account_blocked' }), undefined],
  codeBeforeStatus: [JSON.stringify({ error: 'blocked', status: 'Account blocked' }), 'Account blocked'],
  emptyError: [JSON.stringify({ error: '' }), undefined],
  wrongTypes: [JSON.stringify({ error: 5, error_description: ['x'], errors: 'y' }), undefined],
  oneWrong: [JSON.stringify({ error: 5, error_description: 'Text' }), 'Text'],
  empty: ['', undefined],
  blank: [' ', undefined],
  html: ['<html><body>Proxy says no</body></html>', undefined],
  array: ['[1]', undefined],
  null: ['null', undefined],
  cut: ['{"error":"forb', undefined],
} as const;

const STATUSES: readonly (readonly [number, (said: object) => Failure])[] = [
  [400, (said) => ({ kind: 'badRequest', status: 400, ...said })],
  [401, (said) => ({ kind: 'unauthorized', ...said })],
  [402, () => ({ kind: 'blockedAccount', invoiceUrls: [] })],
  [403, (said) => ({ kind: 'forbidden', ...said })],
  [404, (said) => ({ kind: 'notFound', ...said })],
  [405, (said) => ({ kind: 'badRequest', status: 405, ...said })],
  [407, () => ({ kind: 'proxyLogin' })],
  [408, () => ({ kind: 'timeout', afterMs: 7 })],
  [415, (said) => ({ kind: 'badRequest', status: 415, ...said })],
  [422, (said) => ({ kind: 'badRequest', status: 422, ...said })],
  [429, () => ({ kind: 'rateLimited' })],
  [500, () => ({ kind: 'server', status: 500 })],
  [502, () => ({ kind: 'server', status: 502 })],
  [503, () => ({ kind: 'server', status: 503 })],
  [599, () => ({ kind: 'server', status: 599 })],
];

describe('failureOf', () => {
  for (const [status, expected] of STATUSES) {
    for (const [name, [body, description]] of Object.entries(BODIES)) {
      it(`${status} with body ${name}`, () => {
        assert.deepEqual(failureOf(answer(status, body)), expected(description ? { description } : {}));
      });
    }
  }

  for (const status of [400, 403]) {
    it(`${status} that complains of the User-Agent`, () => {
      const body =
        '{"error":"invalid_request","error_description":"Required header \\"User-Agent\\" is missing"}';
      assert.deepEqual(failureOf(answer(status, body)), {
        kind: 'userAgentRefused',
        description: 'Required header "User-Agent" is missing',
      });
    });
  }

  it('does not take a 404 that mentions the User-Agent for a refusal of it', () => {
    assert.equal(failureOf(answer(404, '{"error":"No User-Agent"}')).kind, 'notFound');
  });

  it('lists the unpaid invoices of a blocked account, https only', () => {
    const urls = [
      'https://app.fakturoid.cz/robot/p/3WfeLRO5HZ/2015-0002',
      'http://app.fakturoid.dev/robot/p/3WfeLRO5HZ/2015-0002',
      'javascript:alert(1)',
      'https://user@app.fakturoid.cz/',
      'command:workbench.action.quit',
      '',
    ];
    const body = {
      status: 'Account blocked',
      overdue_invoices: [...urls.map((invoice_url) => ({ invoice_url })), null, 5, {}, { invoice_url: 5 }],
    };
    assert.deepEqual(failureOf(answer(402, JSON.stringify(body))), {
      kind: 'blockedAccount',
      invoiceUrls: ['https://app.fakturoid.cz/robot/p/3WfeLRO5HZ/2015-0002'],
    });
  });

  it('bounds what it takes over', () => {
    const invoices = Array.from({ length: 100 }, () => ({ invoice_url: 'https://a.example/' }));
    const blocked = failureOf(answer(402, JSON.stringify({ overdue_invoices: invoices })));
    assert.equal(blocked.kind === 'blockedAccount' && blocked.invoiceUrls.length, 20);

    const long = failureOf(answer(403, JSON.stringify({ error_description: '😀'.repeat(400) })));
    assert.ok(long.kind === 'forbidden');
    assert.equal([...new Intl.Segmenter().segment(long.description ?? '')].length, 300);
    assert.ok(long.description?.endsWith('…'));
  });

  it('takes over one line of plain text', () => {
    const body = JSON.stringify({ error_description: ' a\r\n\u001b[31mb\u202ec\u0000\u2066 d ' });
    assert.deepEqual(failureOf(answer(404, body)), { kind: 'notFound', description: 'a [31mb c d' });
  });

  it('says how long to wait after a 429', () => {
    const headers = { 'X-RateLimit': 'default;r=0;t=45' };
    assert.deepEqual(failureOf(answer(429, '', headers)), { kind: 'rateLimited', retryAfterMs: 45_000 });
  });

  it('never throws', () => {
    const key = fc.constantFrom('error', 'error_description', 'errors', 'overdue_invoices', '__proto__');
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.dictionary(key, fc.jsonValue()).map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), body, (status, text) => {
        const failure = failureOf(answer(status, text));
        const description = 'description' in failure ? (failure.description ?? '') : '';
        assert.ok(description.length <= 600);
        assert.doesNotMatch(description, /\p{Cc}/u);
      }),
    );
  });
});
