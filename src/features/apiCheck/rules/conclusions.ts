import type { CheckResult } from './checkApi';
import type { KnownHeader } from './observation';
import {
  answers,
  answersOf,
  counts,
  events,
  has,
  hasData,
  isRefusal,
  type Answered,
  ratePairs,
  records,
  rights,
  shapes,
  withStatus,
} from './reading';
import type { Conclusion } from './sides';

type Concluded = Conclusion | undefined;

const yesOrNo = (isYes: boolean): Conclusion => ({ side: isYes ? 'yes' : 'no' });

/**
 * For unknowns that take more than reading, or something that the check must not do; or that only a person can
 * settle, by comparing with the web application.
 */
export function neverAsked(): undefined {
  return undefined;
}

export function accountantPermission(result: CheckResult): Concluded {
  const all = rights(result).map(({ permissions }) => permissions);
  const detail = counts(...all);
  for (const side of ['accountant', 'accounting', 'bookkeeper'] as const) {
    if (all.some((one) => one[side] > 0)) return { side, detail };
  }
  return all.some(({ other }) => other > 0) ? { side: 'anotherWord', detail } : undefined;
}

export function writePermission(result: CheckResult): Concluded {
  const all = rights(result).map(({ permissions }) => permissions);
  return all.some(({ write }) => write > 0) ? { side: 'yes', detail: counts(...all) } : undefined;
}

type ScopesWord = 'documented' | 'further' | 'empty' | 'absent';

/** How many of all lists of scopes are of a kind. */
function scopes(result: CheckResult, ...words: readonly ScopesWord[]) {
  const all = rights(result).map((one) => one.scopes);
  const sum = (of: readonly ScopesWord[]): number =>
    all.reduce((total, one) => total + of.reduce((part, word) => part + one[word], 0), 0);
  return {
    found: sum(words),
    total: sum(['documented', 'further', 'empty', 'absent']),
    stated: sum(['documented', 'further', 'empty']),
    filled: sum(['documented', 'further']),
    detail: counts(...all),
  };
}

export function scopesStated(result: CheckResult): Concluded {
  const { found, total, detail } = scopes(result, 'absent');
  if (total === 0) return undefined;
  return { side: found === 0 ? 'yes' : found === total ? 'no' : 'some', detail };
}

export function scopesEmpty(result: CheckResult): Concluded {
  const { found, stated, detail } = scopes(result, 'empty');
  if (stated === 0) return undefined;
  return { side: found === 0 ? 'no' : found === stated ? 'yes' : 'some', detail };
}

export function scopesFurther(result: CheckResult): Concluded {
  const { found, filled, detail } = scopes(result, 'further');
  return filled === 0 ? undefined : { ...yesOrNo(found > 0), detail };
}

/** A refusal may have other reasons, so somebody with all scopes and no more rights has to be let through. */
export function scopeEnforced(result: CheckResult): Concluded {
  const all = answersOf(result, 'account', 'users');
  const restricted = all.filter(({ standing }) => standing?.hasAllScopes === false);
  if (restricted.some(hasData)) return { side: 'no' };
  const refused = restricted.filter(isRefusal);
  const isComparable = refused.some(({ standing, route }) =>
    all.some(
      (other) =>
        other.route === route &&
        other.standing?.hasAllScopes === true &&
        (standing?.isOwner === true || other.standing.isOwner === false) &&
        hasData(other),
    ),
  );
  return isComparable ? { side: 'yes' } : undefined;
}

/** A missing scope alone must not be taken for a missing right. */
export function readableBy(route: 'users' | 'account' | 'events'): (result: CheckResult) => Concluded {
  return (result) => {
    const others = answersOf(result, route).filter(({ standing }) => standing?.isOwner === false);
    if (others.some(hasData)) return { side: 'everyone' };
    const refused = others.filter((one) => one.standing?.hasAllScopes !== false && isRefusal(one));
    return refused.length > 0 ? { side: 'notEveryone' } : undefined;
  };
}

export function scopeOfEvents(result: CheckResult): Concluded {
  const all = answersOf(result, 'events');
  const restricted = all.filter(({ standing }) => standing?.hasAllScopes === false);
  if (restricted.some(hasData)) return { side: 'no' };
  const isOpenToOthers = all.some((one) => one.standing?.isOwner === false && hasData(one));
  return restricted.some(isRefusal) && isOpenToOthers ? { side: 'yes' } : undefined;
}

/** Pages of the list from which more than one page was requested. */
function pages(
  result: CheckResult,
): { readonly first: Answered; readonly later: readonly Answered[] } | undefined {
  const all = answersOf(result, 'users');
  const later = all.filter(({ page = 1 }) => page > 1);
  const first = all.find(({ page, account }) => page === 1 && account === later[0]?.account);
  return first && later.length > 0 ? { first, later } : undefined;
}

const rowsOf = ({ outcome }: Answered): number | undefined => outcome.facts.rows;

export function usersPage(result: CheckResult): Concluded {
  const [second] = pages(result)?.later ?? [];
  if (second === undefined) return undefined;
  if (second.outcome.status === 400) return { side: 'yes' };
  const { rows, newRows } = second.outcome.facts;
  return rows === undefined ? undefined : yesOrNo(rows === 0 || newRows === rows);
}

/** Only a page that is followed by another one is full. */
export function usersPageSize(result: CheckResult): Concluded {
  const found = pages(result);
  const [second] = found?.later ?? [];
  if (!found || !second || usersPage(result)?.side !== 'yes' || !rowsOf(second)) return undefined;
  return { side: `${rowsOf(found.first) ?? 0}` };
}

export function pastEnd(result: CheckResult): Concluded {
  if (usersPage(result)?.side !== 'yes') return undefined;
  const last = pages(result)?.later.at(-1);
  if (last?.outcome.status === 400) return { side: '400' };
  return last && rowsOf(last) === 0 ? { side: 'emptyList' } : undefined;
}

export function usersOrder(result: CheckResult): Concluded {
  return inOrder(answersOf(result, 'users'));
}

export function eventsOrder(result: CheckResult): Concluded {
  return inOrder(answersOf(result, 'events'));
}

function inOrder(all: readonly Answered[]): Concluded {
  const told = all.flatMap(({ outcome }) => outcome.facts.isInOrder ?? []);
  return told.length === 0 ? undefined : yesOrNo(told.every((isInOrder) => isInOrder));
}

/** Fewer rows than any page that was ever seen has: there are no more. */
const SHORT_PAGE = 20;

export function eventsKept(result: CheckResult): Concluded {
  if (events(result).some(({ reachFar }) => reachFar)) return { side: 'over90Days' };
  const oldAccounts = answersOf(result, 'account')
    .filter(({ outcome }) => outcome.facts.isOldAccount === true)
    .map(({ account }) => account);
  const whole = answersOf(result, 'events').filter(
    (one) => oldAccounts.includes(one.account) && hasData(one) && isShort(rowsOf(one)),
  );
  return whole.length > 0 ? { side: 'within90Days' } : undefined;
}

function isShort(rows: number | undefined): boolean {
  return rows !== undefined && rows > 0 && rows < SHORT_PAGE;
}

export function userEvents(result: CheckResult): Concluded {
  const all = events(result);
  return all.length === 0 ? undefined : yesOrNo(all.some((one) => one.userEvents > 0));
}

/** Whether a refusal is about what was asked for, and not about the token, the rate limit or the server. */
function isAboutRequest(result: CheckResult, { at, outcome: { status } }: Answered): boolean {
  const isTokenGood =
    answersOf(result, 'user').some(hasData) &&
    (status !== 401 || answers(result).some((other) => other.at > at && other.outcome.status !== 401));
  return isTokenGood && status !== 429 && status < 500;
}

export function madeUpAccount(result: CheckResult): Concluded {
  const [answer] = answersOf(result, 'madeUpAccount');
  const isRefused = answer && answer.outcome.status >= 400 && isAboutRequest(result, answer);
  return isRefused ? { side: `${answer.outcome.status}` } : undefined;
}

export function otherFormat(result: CheckResult): Concluded {
  const [answer] = answersOf(result, 'otherFormat');
  // A captive portal shows its page for every request.
  const isTold =
    answer && (hasData(answer) || (answer.outcome.status >= 400 && isAboutRequest(result, answer)));
  return isTold ? { side: `${answer.outcome.status}` } : undefined;
}

export function bodyOf(status: number): (result: CheckResult) => Concluded {
  return (result) => {
    const all = withStatus(answers(result), status);
    // A refusal for lack of a right may be worded differently from a missing resource.
    const madeUp = all.filter(({ route }) => route === 'madeUpAccount');
    const [side] = shapes(madeUp.length > 0 ? madeUp : all);
    return side && { side };
  };
}

export function hasHeader(
  header: KnownHeader,
  ...statuses: readonly number[]
): (result: CheckResult) => Concluded {
  return (result) => {
    const all = withStatus(answers(result), ...statuses);
    return all.length === 0 ? undefined : yesOrNo(all.some((one) => has(one, header)));
  };
}

export function rightsRefusal(result: CheckResult): Concluded {
  const [refused] = answersOf(result, 'account', 'users', 'events').filter(isRefusal);
  if (refused === undefined) return undefined;
  if (refused.outcome.status === 404) return { side: '404' };
  return { side: ['empty', 'blank'].includes(refused.outcome.body) ? '403Bare' : '403WithCode' };
}

export function newTokenEndsOlder(result: CheckResult): Concluded {
  const { newToken } = result;
  if (newToken.kind !== 'done') return undefined;
  const all = answersOf(result, 'user');
  const older = all.find(({ token, outcome }) => token === 'first' && outcome !== all[0]?.outcome);
  const newer = all.find(({ token }) => token === 'new');
  // If only the new token works, the older one was ended; if both are refused, it is something else.
  if (older?.outcome.status === 401) return newer && hasData(newer) ? { side: 'yes' } : undefined;
  return older && hasData(older) ? { side: 'no' } : undefined;
}

const rated = (result: CheckResult) => answers(result).flatMap(({ outcome }) => outcome.rate ?? []);

export function rateQuota(result: CheckResult): Concluded {
  const [quota] = rated(result).flatMap((rate) => rate.quota ?? []);
  return quota === undefined ? undefined : { side: `${quota}` };
}

export function rateWindow(result: CheckResult): Concluded {
  const [seconds] = rated(result).flatMap((rate) => rate.windowSeconds ?? []);
  return seconds === undefined ? undefined : { side: `${seconds}` };
}

export function oneCountForAccounts(result: CheckResult): Concluded {
  return oneCount(
    ratePairs(result).filter(
      ({ before, after }) => before.token === after.token && before.account !== after.account,
    ),
  );
}

export function oneCountForTokens(result: CheckResult): Concluded {
  return oneCount(ratePairs(result).filter(({ before, after }) => before.token !== after.token));
}

/** Other programs can only make a count fall faster. */
function oneCount(pairs: readonly { readonly fell: number }[]): Concluded {
  return pairs.length === 0 ? undefined : yesOrNo(pairs.every(({ fell }) => fell > 0));
}

export function tokenRouteCounts(result: CheckResult): Concluded {
  const { newToken, observations } = result;
  if (newToken.kind !== 'done') return undefined;
  const [before, after] = [observations[newToken.after - 1], observations[newToken.after]];
  const pair = ratePairs(result).find((one) => one.before === before && one.after === after);
  return pair && pair.fell > 0 ? yesOrNo(pair.fell > 1) : undefined;
}

export function rateHeaders(result: CheckResult): Concluded {
  const all = answers(result);
  const isOk = ({ outcome }: Answered): boolean => outcome.status < 300;
  const [good, bad] = [all.filter(isOk), all.filter((one) => !isOk(one))];
  if (good.length === 0 || bad.length === 0) return undefined;
  const told = all.filter((one) => has(one, 'X-RateLimit'));
  if (told.length === all.length) return { side: 'all' };
  if (told.length === 0) return { side: 'none' };
  if (told.length === good.length && told.every(isOk)) return { side: 'successOnly' };
  return { side: told.some(isOk) ? 'some' : 'errorsOnly' };
}

export function cors(result: CheckResult): Concluded {
  const all = answersOf(result, 'user').filter(hasData);
  return all.length === 0 ? undefined : yesOrNo(all.some((one) => has(one, 'Access-Control-Allow-Origin')));
}

export function userAgentNeedsEmail(result: CheckResult): Concluded {
  const all = answers(result);
  if (result.isContactEmail) return undefined;
  if (all.some(({ outcome }) => outcome.refusesUserAgent)) return { side: 'yes' };
  return all.some(hasData) ? { side: 'no' } : undefined;
}

export function blockedScope(result: CheckResult): Concluded {
  const isBlocked = withStatus(answers(result), 402);
  if (isBlocked.some(({ route }) => route === 'user')) return { side: 'everything' };
  return isBlocked.length > 0 ? { side: 'accountRoutes' } : undefined;
}

/**
 * Attributes of each record that are documented without a hint that they may be null (Fakturoid API v3, Users and
 * Account).
 */
const FILLED: Readonly<Record<string, readonly string[]>> = {
  user: ['full_name', 'email'],
  'user.accounts': ['name', 'logo', 'registration_no'],
  users: ['full_name', 'email'],
  account: ['registration_no', 'plan', 'plan_price', 'plan_paid_users'],
};

export function sparse(result: CheckResult): Concluded {
  const all = records(result).filter(({ count }) => count > 0);
  const named = (of: 'nulls' | 'missing'): readonly string[] => [
    ...new Set(
      all.flatMap(({ kind, attributes }) =>
        (FILLED[kind] ?? []).flatMap((name) => ((attributes[name]?.[of] ?? 0) > 0 ? `${kind}.${name}` : [])),
      ),
    ),
  ];
  if (all.length === 0) return undefined;
  const [missing, nulls] = [named('missing'), named('nulls')];
  if (missing.length > 0) return { side: 'missing', detail: missing };
  return nulls.length > 0 ? { side: 'nulls', detail: nulls } : { side: 'no' };
}

export function extraAttributes(result: CheckResult): Concluded {
  const all = records(result).filter(({ count }) => count > 0);
  if (all.length === 0) return undefined;
  const most: Record<string, number> = {};
  for (const { kind, undocumented } of all) most[kind] = Math.max(most[kind] ?? 0, undocumented);
  const detail = counts(most);
  return { ...yesOrNo(detail.length > 0), detail };
}
