import assert from 'node:assert/strict';
import type { Log } from '../../src/base/log';
import { FakturoidClient, type ClientOptions, type TokenSource } from '../../src/fakturoid/client';
import { FakturoidError, type Failure } from '../../src/fakturoid/errors';
import { RateLimiter } from '../../src/fakturoid/rateLimit';
import { Transport, type Answer, type TransportOptions } from '../../src/fakturoid/transport';
import { FakeClock } from './fakeClock';

export const BASE = 'https://app.fakturoid.cz/api/v3';

/** A log that keeps its lines. */
export class LogOfLines implements Log {
  readonly lines: string[] = [];
  readonly debug = (message: string): void => void this.lines.push(`debug ${message}`);
  readonly info = (message: string): void => void this.lines.push(`info ${message}`);
  readonly warn = (message: string): void => void this.lines.push(`warn ${message}`);
  readonly error = (message: string): void => void this.lines.push(`error ${message}`);
}

/** What a fake server was asked. */
export interface Asked {
  readonly method: string;
  /** Below the API's base, with the query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
}

type Reply = Response | Error | Promise<Response>;

/** A fetch that asks a function instead of a server, obeys the signal and keeps what it was asked. */
export function fakeFetch(reply: (asked: Asked, count: number) => Reply): {
  fetch: typeof globalThis.fetch;
  asked: Asked[];
} {
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

/** Tokens `token-1`, `token-2`, …: the next one on every renewal. */
export class NumberedTokens implements TokenSource {
  renewals: string[] = [];
  get = (): Promise<string> => Promise.resolve(`token-${this.renewals.length + 1}`);
  renew = (rejected: string): Promise<string> => {
    this.renewals.push(rejected);
    return this.get();
  };
}

/** A transport over a fake fetch. */
export function fakeTransport(
  reply: (asked: Asked, count: number) => Reply,
  options: Partial<TransportOptions> = {},
): { transport: Transport; asked: Asked[]; clock: FakeClock; log: LogOfLines } {
  const clock = new FakeClock();
  const log = new LogOfLines();
  const { fetch, asked } = fakeFetch(reply);
  const transport = new Transport({
    apiBase: BASE,
    fetch,
    clock,
    userAgent: () => 'FakturoidExplorer/1.2.3 (dev@example.org)',
    log,
    ...options,
  });
  return { transport, asked, clock, log };
}

/** A client over a fake fetch, with a clock that the test drives and no jitter. */
export function fakeClient(
  reply: (asked: Asked, count: number) => Reply,
  options: Partial<ClientOptions> = {},
) {
  const { transport, asked, clock, log } = fakeTransport(reply);
  const tokens = new NumberedTokens();
  const limiter = new RateLimiter({ clock, random: () => 0 });
  const client = new FakturoidClient({
    transport,
    tokens,
    limiter,
    clock,
    log,
    random: () => 0,
    ...options,
  });
  return { client, asked, clock, log, tokens, limiter };
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
