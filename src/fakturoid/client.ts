import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { cancellable, throwIfCancelled } from './cancellation';
import { FakturoidError } from './errors';
import { failureOf } from './httpFailure';
import { parseJson } from './json';
import { accountPath, CURRENT_USER_PATH, usersPath, type ApiPath, type Query } from './origin';
import { collectPages } from './pages';
import type { RateLimiter } from './rateLimit';
import { retrying } from './retry';
import { parseAccount, type Account } from './schemas/account';
import { parseCurrentUser, type CurrentUser } from './schemas/currentUser';
import { Complaints } from './schemas/tolerant';
import { parseUsers, type User } from './schemas/user';
import { isSuccess, type Answer, type Transport } from './transport';

/** A window of the rate limit (60 s, seen live) can pass within it. */
const DEFAULT_RETRY_BUDGET_MS = 90_000;

/** Where the client gets the access token of its identity from. Failures are of `FakturoidError`. */
export interface TokenSource {
  /** The access token to use now. */
  get(signal?: AbortSignal): Promise<string>;
  /**
   * Another access token, because the server refused `rejected`. Several callers may ask for the same one at once.
   *
   * @throws FakturoidError `unauthorized` when there is no way to get another
   */
  renew(rejected: string, signal?: AbortSignal): Promise<string>;
}

export interface ClientOptions {
  readonly transport: Transport;
  readonly tokens: TokenSource;
  /** One per identity, shared by all its clients. */
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 ≤ n < 1, for jitter; `Math.random` by default. */
  readonly random?: () => number;
  /** Milliseconds after which a failed request is not repeated again; 90 s by default. */
  readonly retryBudgetMs?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface ListOptions extends CallOptions {
  /** Told of the users that each page adds, in order, as soon as the page is there. */
  readonly onPage?: ((added: readonly User[]) => void) | undefined;
}

/** The users of an account. */
export interface UserList {
  readonly users: readonly User[];
  /** Rows that were left out, as they had no usable id. */
  readonly dropped: number;
}

/**
 * Reads Fakturoid as one identity. Every call rejects with a `FakturoidError` and nothing else. A token that the server
 * refuses is renewed once; what fails for a passing reason is repeated.
 */
export class FakturoidClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** The user behind the token and the accounts within reach, `GET /user.json`. */
  async getCurrentUser({ signal }: CallOptions = {}): Promise<CurrentUser> {
    return this.#parsed(await this.#get(CURRENT_USER_PATH, { signal }), parseCurrentUser);
  }

  /** The users of an account, `GET /accounts/{slug}/users.json`, page by page. */
  async listUsers(slug: string, { signal, onPage }: ListOptions = {}): Promise<UserList> {
    const path = usersPath(slug);
    const { items, dropped } = await collectPages<User>({
      load: async (page, pageSignal) => {
        const json = await this.#get(path, { signal: pageSignal, query: { page } });
        const { records, dropped: unusable } = this.#parsed(json, parseUsers);
        return { items: records, dropped: unusable };
      },
      keyOf: (user) => user.id,
      onPage,
      log: this.#options.log,
      signal,
    });
    return { users: items, dropped };
  }

  /** The detail of an account, `GET /accounts/{slug}/account.json`. */
  async getAccount(slug: string, { signal }: CallOptions = {}): Promise<Account> {
    return this.#parsed(await this.#get(accountPath(slug), { signal }), parseAccount);
  }

  #parsed<T>(json: unknown, parse: (json: unknown, complaints: Complaints) => T): T {
    const complaints = new Complaints();
    try {
      return parse(json, complaints);
    } finally {
      for (const line of complaints.lines) this.#options.log.warn(`Unexpected answer: ${line}`);
    }
  }

  async #get(path: ApiPath, call: CallOptions & { readonly query?: Query }): Promise<unknown> {
    const { tokens } = this.#options;
    const { signal } = call;
    throwIfCancelled(signal);
    let token = await cancellable(tokens.get(signal), signal);
    try {
      return await this.#getWith(token, path, call);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
    }
    try {
      token = await cancellable(tokens.renew(token, signal), signal);
      return await this.#getWith(token, path, call);
    } catch (error) {
      if (!isUnauthorized(error) || path === CURRENT_USER_PATH) throw error;
      // An account out of reach may be a 401 too, which is not documented: it is, when the token is good elsewhere.
      await this.#getWith(token, CURRENT_USER_PATH, { signal });
      throw new FakturoidError({ ...error.failure, kind: 'forbidden' });
    }
  }

  async #getWith(
    token: string,
    path: ApiPath,
    { query, signal }: CallOptions & { readonly query?: Query },
  ): Promise<unknown> {
    const { transport, limiter, clock, random = Math.random, retryBudgetMs } = this.#options;
    // A pasted token may hold anything; one that no header can carry is refused before fetch puts it in a message.
    if (!/^[\x21-\x7e]+$/.test(token)) throw new FakturoidError({ kind: 'unauthorized' });
    const send = (): Promise<Answer> =>
      transport.send({
        method: 'GET',
        path,
        ...(query && { query }),
        authorization: `Bearer ${token}`,
        signal,
      });
    const attempt = async (): Promise<unknown> => {
      const answer = await limiter.run(send, signal);
      if (!isSuccess(answer)) throw new FakturoidError(failureOf(answer));
      return parseJson(answer.text, answer.headers.get('Content-Type'));
    };
    return retrying(attempt, { clock, random, budgetMs: retryBudgetMs ?? DEFAULT_RETRY_BUDGET_MS, signal });
  }
}

function isUnauthorized(
  error: unknown,
): error is FakturoidError & { readonly failure: { readonly kind: 'unauthorized' } } {
  return error instanceof FakturoidError && error.kind === 'unauthorized';
}
