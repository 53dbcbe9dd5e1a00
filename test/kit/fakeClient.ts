import assert from 'node:assert/strict';
import { FakturoidError, type Failure } from '../../src/fakturoid/errors';
import type { TokenSource } from '../../src/fakturoid/client';
import { RETRY_BUDGET_MS } from '../../src/fakturoid/retry';
import type { Answer } from '../../src/fakturoid/transport';
import { apiAt, type ApiOptions } from './realClient';

export const BASE = 'https://app.fakturoid.cz/api/v3';

/** What a fake server was asked. */
export interface Asked {
  readonly method: string;
  /** Below the API's base, with the query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** The header that carries the token of a request. */
export function tokenOf(asked: Asked | undefined): string | null | undefined {
  return asked?.headers.get('Authorization');
}

type Reply = (asked: Asked, count: number) => Response | Error | Promise<Response>;

/** A fetch that asks a function instead of a server, obeys the signal and keeps what it was asked. */
export function fakeFetch(reply: Reply): { fetch: typeof globalThis.fetch; asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch = (input: string | URL | Request, init: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const signal = init.signal ?? undefined;
      const onAbort = (): void => reject(new DOMException('aborted', 'AbortError'));
      if (signal?.aborted) {
        onAbort();
        return;
      }
      signal?.addEventListener('abort', onAbort, { once: true });
      const request: Asked = {
        method: init.method ?? 'GET',
        path: (input as string).replace(BASE, ''),
        headers: new Headers(init.headers),
        body: init.body as string | undefined,
        signal,
      };
      asked.push(request);
      const answer = reply(request, asked.length);
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    });
  return { fetch, asked };
}

/** The API client over a fake fetch, with a clock that the test drives. It repeats failures as the extension does. */
export function fakeClient(reply: Reply, options: ApiOptions & { readonly tokens?: TokenSource } = {}) {
  const { fetch, asked } = fakeFetch(reply);
  const renewals: string[] = [];
  const get = (): Promise<string> => Promise.resolve(`token-${renewals.length + 1}`);
  /** `token-1`, `token-2`, …: the next one on every renewal. */
  const tokens = {
    renewals,
    get,
    renew: (rejected: string): Promise<string> => {
      renewals.push(rejected);
      return get();
    },
  };
  const api = apiAt(BASE, options.tokens ?? tokens, { fetch, retryBudgetMs: RETRY_BUDGET_MS, ...options });
  return { ...api, asked, tokens };
}

/** A JSON answer. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return text(JSON.stringify(value), status, { 'Content-Type': 'application/json', ...headers });
}

/** An answer with any body. */
export function text(body: string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(status === 204 ? null : body, { status, headers });
}

/** A `TypeError: fetch failed` as Node throws it. */
export function fetchFailed(cause?: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

/** An error with a code, as the system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`something ${code}`), { code });
}

/** An answer as the transport gives it. */
export function answer(
  status: number,
  body = '',
  headers: Record<string, string> = {},
  receivedAt = 0,
): Answer {
  return { status, headers: new Headers(headers), text: body, receivedAt, tookMs: 7 };
}

/** The failure with which a promise rejects. Anything but a `FakturoidError` fails the test. */
export async function failure(work: Promise<unknown>): Promise<Failure | { readonly kind: 'cancelled' }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      return { kind: 'cancelled' };
    }
    assert.ok(error instanceof FakturoidError, `not a FakturoidError: ${String(error)}`);
    assert.equal(error.cause, undefined);
    return error.failure;
  }
  return assert.fail('did not fail');
}
