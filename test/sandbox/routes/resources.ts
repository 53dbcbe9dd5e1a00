import { blocked, forbidden, foreignSlug, formatA, formatB, unauthorized } from '../errors';
import { ALL_SCOPES, type AccountRecord, type Membership } from '../data/model';
import { Random } from '../data/random';
import { json, type Reply } from '../reply';
import type { Call } from './call';
import { accountDetailView, currentUserView, userView } from './views';

/** GET /user.json: the user whom the token stands for, and the accounts he reaches. */
export function currentUser({ state, grant }: Call): Reply {
  const user = grant && state.world.users.get(grant.userId);
  if (user === undefined) {
    return unauthorized(state.switches);
  }
  const blockedOne = state.world.accountsOf(user.id).find(({ account }) => account.blocked);
  return blockedOne !== undefined && state.switches.blockedScope === 'all'
    ? blocked(state.switches, blockedOne.account)
    : json(200, currentUserView(state, user));
}

/** GET /accounts/{slug}/account.json */
export function account(call: Call): Reply {
  return inAccount(call, call.state.switches.accountReadableBy, (record) =>
    json(200, accountDetailView(call.state, record)),
  );
}

/** GET /accounts/{slug}/users.json: a bare array, in pages. */
export function users(call: Call): Reply {
  const { state, request } = call;
  return inAccount(call, state.switches.usersReadableBy, (record) => {
    if (record.usersForbidden !== null) {
      return record.usersForbidden === 'A'
        ? formatA(403, 'base', 'You are not allowed to manage users')
        : forbidden('You are not allowed to manage users');
    }
    const { rows, isPastEnd } = pageOf(listed(call, record), call, pageNumber(request.query));
    return isPastEnd && state.switches.pastEnd === 400
      ? formatB(400, 'invalid_request', 'Page with given number does not exist')
      : json(
          200,
          rows.flatMap((membership) => {
            const user = state.world.users.get(membership.userId);
            return user === undefined ? [] : [userView(state, user, membership)];
          }),
        );
  });
}

/** The number in `page`; anything that is no page number stands for the first page. */
export function pageNumber(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}

/** Answers with what the account holds, after the refusals that all routes of an account share. */
function inAccount(
  { state, slug, grant }: Call,
  readableBy: 'everyone' | 'owner-only',
  answer: (account: AccountRecord) => Reply,
): Reply {
  const { switches, world } = state;
  const record = world.accounts.get(slug);
  const membership = grant && record?.members.get(grant.userId);
  if (record === undefined || membership === undefined) {
    return foreignSlug(switches);
  }
  if (record.blocked) {
    return blocked(switches, record);
  }
  if (readableBy === 'owner-only' && membership.permission !== 'owner') {
    return forbidden('Only the account owner can do this');
  }
  if (
    switches.scopeEnforced === 'on' &&
    !ALL_SCOPES.every((scope) => membership.allowedScope.includes(scope))
  ) {
    return forbidden('Your access is restricted to certain scopes');
  }
  return answer(record);
}

function listed({ state }: Call, record: AccountRecord): Membership[] {
  const { usersOrder, pendingInvites } = state.switches;
  const rows = [...record.members.values(), ...(pendingInvites === 'listed' ? record.invites : [])];
  // The same disorder for each page, so that the pages still add up to the whole list.
  return usersOrder === 'shuffled'
    ? new Random(state.world.seed).shuffle(rows)
    : rows.sort((left, right) => left.userId - right.userId);
}

function pageOf(
  rows: readonly Membership[],
  { state }: Call,
  page: number,
): { rows: readonly Membership[]; isPastEnd: boolean } {
  const { usersPage, usersPageSize } = state.switches;
  if (usersPage === 'ignored') {
    return { rows, isPastEnd: false };
  }
  const start = (page - 1) * usersPageSize;
  return { rows: rows.slice(start, start + usersPageSize), isPastEnd: start >= rows.length };
}
