import type { Clock } from '../../../base/clock';
import type { ApiProbe } from '../../../fakturoid/apiProbe';
import { FakturoidError, type FailureKind } from '../../../fakturoid/errors';
import { tryParseJson } from '../../../fakturoid/json';
import {
  accountPath,
  CURRENT_USER_PATH,
  eventsPath,
  usersPath,
  type ApiPath,
  type Query,
} from '../../../fakturoid/origin';
import { parseCurrentUser, type AccountAccess } from '../../../fakturoid/schemas/currentUser';
import { isSuccess, type Answer } from '../../../fakturoid/transport';
import { accountsToAsk, type ChosenAccount } from './accountsToAsk';
import { factsOfAccount, factsOfEvents, factsOfUser, factsOfUsers, NO_FACTS, type Facts } from './facts';
import { observe, type Observation, type ProbedRoute } from './observation';

/** Requests of one check, not counting the one for a token. */
export const MOST_REQUESTS = 15;

/** No list of users is this long: this asks for a page after its end. */
const FAR_PAGE = 1_000;

/** All that the check has seen, without anything that identifies anybody. */
export interface CheckResult {
  readonly observations: readonly Observation[];
  /**
   * Whether another token was asked for. `before`: the stored one had ended and was renewed first; `done`: after this many
   * observations.
   */
  readonly newToken: { readonly kind: 'notAsked' | 'before' } | NewToken;
  /** The contact that was sent looks like an email, so it does not tell whether one is required. */
  readonly isContactEmail: boolean;
  /** The server no longer answered, so that not everything was asked. */
  readonly gaveUp: boolean;
  /** Why not everything was asked, where a person is the reason. */
  readonly stopped?: 'cancelled' | 'signedOut';
}

/** The reason to stop a check whose identity has signed out: its token must not be used any more. */
export class SignedOutError extends Error {}

type NewToken =
  | { readonly kind: 'done'; readonly after: number }
  | { readonly kind: 'failed'; readonly failure: FailureKind };

export interface CheckOptions {
  readonly probe: ApiProbe;
  readonly clock: Pick<Clock, 'now'>;
  readonly token: string;
  /** The stored token had ended, and this one took its place. */
  readonly wasRenewed?: boolean;
  /** Asks for another token with the same credentials; absent where the person did not want that. */
  readonly renew?: ((signal: AbortSignal) => Promise<string>) | undefined;
  readonly isContactEmail: boolean;
  /** An account that is known to be blocked, which the list of accounts does not say. */
  readonly blockedSlug: string | undefined;
  /** A slug that nobody has. */
  readonly madeUpSlug: string;
  readonly signal: AbortSignal;
  /** Called before each request with its number, from 1. */
  readonly onRequest: (number: number) => void;
}

/**
 * Tries what the documentation of the API leaves open, with at most 15 `GET` requests one after the other. If it is
 * stopped, it returns what was seen until then. Never throws.
 */
export async function checkApi(options: CheckOptions): Promise<CheckResult> {
  const check = new Check(options);
  const { signal } = options;
  try {
    await askAll(check, options);
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
    const stopped = signal.reason instanceof SignedOutError ? 'signedOut' : 'cancelled';
    return { ...check.result, stopped };
  }
  return check.result;
}

async function askAll(check: Check, options: CheckOptions): Promise<void> {
  const user = await check.ask('user', CURRENT_USER_PATH);
  const accounts = accountsToAsk(reachableIn(user), options.blockedSlug);
  await askAccounts(check, accounts);
  await check.ask('madeUpAccount', accountPath(options.madeUpSlug));
  await check.ask('otherFormat', '/user.xml');
  await check.askWithNewToken();
  // Requests that are left go to the spare accounts and to those without all scopes.
  for (const chosen of accounts.filter(({ isSpare }) => isSpare)) {
    await check.ask('account', accountPath(chosen.slug), chosen);
  }
  for (const chosen of accounts.filter(({ standing }) => standing.hasAllScopes === false)) {
    await check.ask('events', eventsPath(chosen.slug), chosen);
    await check.ask('users', usersPath(chosen.slug), chosen);
  }
}

async function askAccounts(check: Check, accounts: readonly ChosenAccount[]): Promise<void> {
  const lists: { readonly chosen: ChosenAccount; readonly text: string; readonly rows: number }[] = [];
  for (const chosen of accounts.filter(({ isSpare }) => !isSpare)) {
    await check.ask('account', accountPath(chosen.slug), chosen);
    // A list that is refused for lack of scopes looks like one that only owners read.
    if (chosen.standing.hasAllScopes === false && accounts.length > 1) continue;
    const answer = await check.ask('users', usersPath(chosen.slug), chosen, { page: 1 });
    const rows = answer && isSuccess(answer) ? tryParseJson(answer.text) : undefined;
    if (answer && Array.isArray(rows)) lists.push({ chosen, text: answer.text, rows: rows.length });
    await check.ask('events', eventsPath(chosen.slug), chosen);
  }
  const [longest] = lists.sort((left, right) => right.rows - left.rows);
  if (longest === undefined || longest.rows === 0) return;
  const { chosen, text } = longest;
  const next = await check.ask('users', usersPath(chosen.slug), chosen, { page: 2 }, text);
  const isEnd = next === undefined || !isSuccess(next) || factsOfUsers(next.text).rows === 0;
  if (!isEnd) await check.ask('users', usersPath(chosen.slug), chosen, { page: FAR_PAGE }, text);
}

function reachableIn(answer: Answer | undefined): readonly AccountAccess[] {
  if (answer === undefined || !isSuccess(answer)) return [];
  try {
    return parseCurrentUser(tryParseJson(answer.text)).accounts ?? [];
  } catch {
    // The answer is no user, which the observation shows.
    return [];
  }
}

/** One run of the check: counts requests and keeps what may be kept of their answers. */
class Check {
  readonly #options: CheckOptions;
  readonly #startedAt: number;
  readonly #observations: Observation[] = [];
  #token: string;
  #tokenName: Observation['token'] = 'first';
  #newToken: CheckResult['newToken'];
  #failuresInARow = 0;
  #gaveUp = false;

  constructor(options: CheckOptions) {
    this.#options = options;
    this.#token = options.token;
    this.#newToken = { kind: options.wasRenewed === true ? 'before' : 'notAsked' };
    this.#startedAt = options.clock.now();
  }

  get result(): CheckResult {
    return {
      observations: this.#observations,
      newToken: this.#newToken,
      isContactEmail: this.#options.isContactEmail,
      gaveUp: this.#gaveUp,
    };
  }

  /**
   * Sends a request and returns the answer; undefined if there was none, the requests are used up, or the server no
   * longer answers.
   */
  async ask(
    route: ProbedRoute,
    path: ApiPath,
    about?: ChosenAccount,
    query?: Query,
    firstPage?: string,
  ): Promise<Answer | undefined> {
    const { probe, signal, onRequest, clock } = this.#options;
    if (this.#gaveUp || this.#observations.length >= MOST_REQUESTS) return undefined;
    signal.throwIfAborted();
    onRequest(this.#observations.length + 1);
    const page = typeof query?.['page'] === 'number' ? query['page'] : undefined;
    const request = {
      route,
      ...(about && { account: about.number, standing: about.standing }),
      ...(page !== undefined && { page }),
      token: this.#tokenName,
    };
    const keep = (outcome: Observation['outcome']): void => {
      this.#observations.push({ ...request, at: clock.now() - this.#startedAt, outcome });
    };
    try {
      const answer = await probe.get({ path, ...(query && { query }), token: this.#token, signal });
      keep(observe(answer, isSuccess(answer) ? factsOf(route, answer, firstPage) : NO_FACTS));
      this.#count(answer.status === 429);
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      keep({ kind: 'unanswered', failure: kindOf(error) });
      this.#count(true);
      return undefined;
    }
  }

  /** Asks for another token, then for the user with the older and with the new one. */
  async askWithNewToken(): Promise<void> {
    const { renew, signal } = this.#options;
    if (renew === undefined || this.#gaveUp) return;
    const after = this.#observations.length;
    try {
      const renewed = await renew(signal);
      this.#newToken = { kind: 'done', after };
      await this.ask('user', CURRENT_USER_PATH);
      this.#token = renewed;
      this.#tokenName = 'new';
      await this.ask('user', CURRENT_USER_PATH);
    } catch (error) {
      signal.throwIfAborted();
      this.#newToken = { kind: 'failed', failure: kindOf(error) };
    }
  }

  /** Without a first answer nothing else can be asked; later, one that fails may be chance. */
  #count(isFailure: boolean): void {
    this.#failuresInARow = isFailure ? this.#failuresInARow + 1 : 0;
    this.#gaveUp = isFailure && (this.#observations.length === 1 || this.#failuresInARow === 2);
  }
}

function factsOf(route: ProbedRoute, { text, receivedAt }: Answer, firstPage: string | undefined): Facts {
  switch (route) {
    case 'user':
      return factsOfUser(text);
    case 'users':
      return factsOfUsers(text, firstPage);
    case 'account':
      return factsOfAccount(text, receivedAt);
    case 'events':
      return factsOfEvents(text, receivedAt);
    case 'madeUpAccount':
    case 'otherFormat':
      return NO_FACTS;
  }
}

function kindOf(error: unknown): FailureKind {
  return error instanceof FakturoidError ? error.kind : 'unexpected';
}

/** The result if not even a token could be obtained, so nothing was asked. */
export function emptyResult(failure: FailureKind, isContactEmail: boolean): CheckResult {
  return { observations: [], newToken: { kind: 'failed', failure }, isContactEmail, gaveUp: false };
}
