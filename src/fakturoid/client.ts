import pLimit, { type LimitFunction } from 'p-limit';
import { abortable } from '../base/abort';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { SingleFlight } from '../base/singleFlight';
import { bearer } from './bearer';
import { FakturoidError } from './errors';
import { failureOf } from './httpFailure';
import { parseJson } from './json';
import { accountPath, CURRENT_USER_PATH, usersPath, type ApiPath, type Query } from './origin';
import { collectPages } from './pages';
import type { RateLimiter } from './rateLimit';
import { RETRY_BUDGET_MS, retrying } from './retry';
import { parseAccount, type Account } from './schemas/account';
import { parseCurrentUser, type CurrentUser } from './schemas/currentUser';
import { Complaints } from './schemas/tolerant';
import { parseUsers, type User } from './schemas/user';
import { isSuccess, type Answer, type Transport } from './transport';

/** Requests of one identity at the same time. */
const CONCURRENCY = 4;

/** Source of an identity's access token. It rejects with a `FakturoidError`, or the reason of the signal. */
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
  /** One for all identities. */
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 ≤ n < 1, for jitter; `Math.random` by default. */
  readonly random?: () => number;
  /** Milliseconds after its first failure during which a request may be repeated; 90 s by default. */
  readonly retryBudgetMs?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface ListOptions extends CallOptions {
  /** Called with the users that each page adds, in order, as soon as the page is there. */
  readonly onPage?: ((added: readonly User[]) => void) | undefined;
}

interface Call extends CallOptions {
  readonly query?: Query;
  /** Does not queue behind other requests. */
  readonly ahead?: boolean;
  /** Whether the request itself failed, not getting a token for it: the token source does its own repeating. */
  readonly isRepeatable?: () => boolean;
}

/** The users of an account. */
export interface UserList {
  readonly users: readonly User[];
  /** Rows that were left out, as they had no usable id. */
  readonly dropped: number;
}

/**
 * Reads Fakturoid as one identity, 4 requests at a time. Whatever the server sends, every call rejects with a
 * `FakturoidError` and nothing else. A token that the server refuses is renewed once; what fails for a passing reason is
 * repeated.
 */
export class FakturoidClient {
  readonly #options: ClientOptions;
  readonly #slots: LimitFunction = pLimit(CONCURRENCY);
  /** The last token in doubt. */
  #check: { readonly token: string; readonly flight: SingleFlight<boolean>; isRefused: boolean } | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** The user behind the token and their accounts, `GET /user.json`. */
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

  async #get(path: ApiPath, call: Call): Promise<unknown> {
    const { tokens } = this.#options;
    const { signal } = call;
    for (let isRenewed = false; ; isRenewed = true) {
      let token = '';
      // Fetched when the request's turn has come: while it queued, the token may have ended or been renewed.
      const current = async (): Promise<string> => {
        token = '';
        return (token = await abortable(tokens.get(signal), signal));
      };
      try {
        return await this.#ask(path, current, { ...call, isRepeatable: () => token !== '' });
      } catch (error) {
        // Without a token nothing was sent: then it is the token source that gave up.
        if (token === '' || !isUnauthorized(error)) throw error;
        // An account out of reach may be a 401 too, which is not documented. It must not cost a renewal, which might
        // end the token of other programs.
        if (path !== CURRENT_USER_PATH && (await this.#isAccepted(token, signal))) {
          throw new FakturoidError({ ...error.failure, kind: 'forbidden' });
        }
        if (isRenewed) throw error;
        await abortable(tokens.renew(token, signal), signal);
      }
    }
  }

  /**
   * Whether the server accepts a token at all, according to the one route that needs nothing else. Concurrent callers
   * share one request, which is sent ahead of those that would fail as well; a refused token is never checked again.
   *
   * @throws FakturoidError when the answer does not settle it
   */
  #isAccepted(token: string, signal: AbortSignal | undefined): Promise<boolean> {
    if (this.#check?.token !== token) this.#check = { token, flight: new SingleFlight(), isRefused: false };
    const check = this.#check;
    if (check.isRefused) return Promise.resolve(false);
    const ask = async (shared: AbortSignal): Promise<boolean> => {
      try {
        await this.#ask(CURRENT_USER_PATH, () => Promise.resolve(token), { signal: shared, ahead: true });
      } catch (error) {
        check.isRefused = isUnauthorized(error);
        if (!check.isRefused && !isOtherRefusal(error)) throw error;
      }
      return !check.isRefused;
    };
    return check.flight.run(ask, signal);
  }

  async #ask(path: ApiPath, token: () => Promise<string>, call: Call): Promise<unknown> {
    const { transport, limiter, clock, random = Math.random, retryBudgetMs } = this.#options;
    const { query, signal, ahead, isRepeatable } = call;
    const send = async (): Promise<Answer> => {
      const authorization = bearer(await token());
      return transport.send({ method: 'GET', path, ...(query && { query }), authorization, signal });
    };
    const attempt = async (): Promise<unknown> => {
      const turn = (): Promise<Answer> => limiter.run(send, signal);
      const answer = await abortable(ahead ? turn() : this.#slots(turn), signal);
      if (!isSuccess(answer)) throw new FakturoidError(failureOf(answer));
      return parseJson(answer.text, answer.headers.get('Content-Type'));
    };
    return retrying(attempt, {
      clock,
      random,
      budgetMs: retryBudgetMs ?? RETRY_BUDGET_MS,
      signal,
      ...(isRepeatable && { isRepeatable }),
    });
  }
}

function isUnauthorized(
  error: unknown,
): error is FakturoidError & { readonly failure: { readonly kind: 'unauthorized' } } {
  return error instanceof FakturoidError && error.kind === 'unauthorized';
}

/** The token is good, but this is not for its user: 403, or 402, which is not documented for this route. */
function isOtherRefusal(error: unknown): boolean {
  return error instanceof FakturoidError && (error.kind === 'blockedAccount' || error.kind === 'forbidden');
}
