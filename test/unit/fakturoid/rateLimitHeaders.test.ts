import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRateLimit, readRetryAfterMs } from '../../../src/fakturoid/rateLimitHeaders';

describe('rate limit headers', () => {
  for (const [limit, policy, expected] of [
    ['default;r=398;t=55', 'default;q=400;w=60', { remaining: 398, resetMs: 55_000, quota: 400 }],
    ['"default";r=398;t=55', '"default";q=400;w=60', { remaining: 398, resetMs: 55_000, quota: 400 }],
    ['"default";r=3;t=55', 'default;q=400;w=60', { remaining: 3, resetMs: 55_000, quota: 400 }],
    ['default; r=0 ; t = 45', 'default; q=400; w=60', { remaining: 0, resetMs: 45_000, quota: 400 }],
    ['default;t=45;r=3', undefined, { remaining: 3, resetMs: 45_000 }],
    ['default;r=3;t=45', 'other;q=9;w=60', { remaining: 3, resetMs: 45_000 }],
    ['a;r=9;t=1, b;r=2;t=60', 'a;q=10;w=1, b;q=400;w=60', { remaining: 2, resetMs: 60_000, quota: 400 }],
    ['default;r=3', 'default;q=400;w=60', undefined],
    ['default;t=3', undefined, undefined],
    ['default;r=-3;t=5', undefined, undefined],
    ['default;r=x;t=5', undefined, undefined],
    ['default;r=99999999999;t=5', undefined, undefined],
    ['default;r=1;t=999999999', undefined, { remaining: 1, resetMs: 86_400_000 }],
    ['nonsense', 'nonsense', undefined],
    ['', '', undefined],
    [undefined, 'default;q=400;w=60', undefined],
  ] as const) {
    it(`reads ${String(limit)} with ${String(policy)}`, () => {
      const headers = new Headers();
      if (limit !== undefined) headers.set('x-ratelimit', limit);
      if (policy !== undefined) headers.set('x-ratelimit-policy', policy);
      assert.deepEqual(readRateLimit(headers), expected);
    });
  }

  for (const [headers, expected] of [
    [{ 'X-RateLimit': 'default;r=0;t=45' }, 45_000],
    [{ 'Retry-After': '7' }, 7_000],
    [{ 'Retry-After': '0' }, 0],
    [{ 'Retry-After': 'Sun, 22 Nov 2026 10:00:30 GMT' }, 30_000],
    [{ 'Retry-After': 'Sun, 22 Nov 2026 09:00:00 GMT' }, 0],
    [{ 'Retry-After': '99999999999999999999999' }, 86_400_000],
    [{ 'Retry-After': '-5' }, undefined],
    [{ 'Retry-After': '1.5' }, undefined],
    [{ 'Retry-After': 'soon' }, undefined],
    [{ 'X-RateLimit': 'default;r=0;t=45', 'Retry-After': '7' }, 45_000],
    [{ 'X-RateLimit': 'default;r=0;t=5', 'Retry-After': '7' }, 7_000],
    [{}, undefined],
  ] as const) {
    it(`waits ${String(expected)} ms after ${JSON.stringify(headers)}`, () => {
      const now = Date.UTC(2026, 10, 22, 10, 0, 0);
      assert.equal(readRetryAfterMs(new Headers(headers as Record<string, string>), now), expected);
    });
  }

  it('survives any value', () => {
    const value = fc.string({
      unit: fc.constantFrom('default', ';', 'r=398', 't=', '5', ',', ' ', '"', '\\', 'q=', '-'),
    });
    fc.assert(
      fc.property(value, value, value, (limit, policy, retryAfter) => {
        const headers = new Headers({
          'X-RateLimit': limit,
          'X-RateLimit-Policy': policy,
          'Retry-After': retryAfter,
        });
        const wait = readRetryAfterMs(headers, 0);
        assert.ok(wait === undefined || (wait >= 0 && wait <= 86_400_000));
      }),
    );
  });
});
