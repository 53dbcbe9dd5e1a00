import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/base/clock';
import { FakturoidClient, type TokenSource } from '../../src/fakturoid/client';
import { OAuthClient } from '../../src/fakturoid/oauth';
import { RateLimiter } from '../../src/fakturoid/rateLimit';
import { Transport } from '../../src/fakturoid/transport';
import type { ClientCredentials, Sandbox } from '../sandbox';
import { FakeClock } from './fakeClock';
import { MemoryLog } from './memoryLog';

export const USER_AGENT = 'FakturoidExplorer/0.0.0 (test@example.org)';

export interface ApiOptions {
  /** What the limiter and the repetitions go by. */
  readonly clock?: Clock;
  /** What the time limit of each request goes by. */
  readonly requestClock?: Clock;
  /** Milliseconds that a request may take; those of the extension by default. */
  readonly timeoutMs?: number;
  readonly userAgent?: string;
  readonly maxBytes?: number;
  readonly fetch?: typeof fetch;
  /** Milliseconds in which failures are repeated; none by default. */
  readonly retryBudgetMs?: number;
}

/** The API client over the real fetch. Its clock stands still unless another one is given. */
export function apiAt(apiBase: string, tokens: TokenSource, options: ApiOptions = {}) {
  const still = new FakeClock();
  const { clock = still, requestClock = clock, userAgent = USER_AGENT, retryBudgetMs = 0 } = options;
  const log = new MemoryLog();
  const transport = new Transport({
    apiBase,
    fetch: options.fetch ?? fetch,
    clock: requestClock,
    userAgent: () => userAgent,
    log,
    ...(options.maxBytes !== undefined && { maxBytes: options.maxBytes }),
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
  });
  const limiter = new RateLimiter({ clock, random: () => 0 });
  const client = new FakturoidClient({
    transport,
    tokens,
    limiter,
    clock,
    log,
    random: () => 0,
    retryBudgetMs,
  });
  const oauth = new OAuthClient({ transport, limiter, clock, random: () => 0, retryBudgetMs });
  return { client, oauth, transport, limiter, clock: still, log };
}

/** A token that cannot be replaced. */
export function fixedToken(token: string): TokenSource {
  return { get: () => Promise.resolve(token), renew: () => Promise.resolve(token) };
}

/** A token that a client pair renews, as the sessions do it: one request, shared by all who wait. */
export class PairTokens implements TokenSource {
  renewals = 0;
  #token: string;
  #renewal: Promise<string> | undefined;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly pair: ClientCredentials,
    token: string,
  ) {
    this.#token = token;
  }

  get(): Promise<string> {
    return Promise.resolve(this.#token);
  }

  renew(rejected: string): Promise<string> {
    if (this.#token !== rejected) return Promise.resolve(this.#token);
    this.#renewal ??= this.#ask().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #ask(): Promise<string> {
    this.renewals++;
    const { oauth } = apiAt(this.sandbox.apiUrl, fixedToken('unused'));
    this.#token = (await oauth.clientCredentials(this.pair)).accessToken;
    return this.#token;
  }
}

/** Servers of the test's own, for what no sandbox would ever say. All end after each test. */
export function useServers(): (listener: RequestListener) => Promise<string> {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
  return async (listener) => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
}

/** Resolves once the condition holds; whatever makes it hold is on its way already. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
