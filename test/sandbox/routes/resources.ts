import { blocked, foreignSlug, formatB, lacksRight, unauthorized } from '../errors';
import { ALL_SCOPES, type AccountRecord, type Membership, type UserRecord } from '../data/model';
import { Random } from '../data/random';
import { json, type Reply } from '../reply';
import type { Call } from './call';
import { accountDetailView, currentUserView, userView } from './views';

/** GET /user.json: the user whom the token stands for, and the accounts they reach. */
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
  const { state } = call;
  const { usersReadableBy, usersPage, usersPageSize } = state.switches;
  return inAccount(call, usersReadableBy, (record) => {
    if (record.usersForbidden) {
      return lacksRight(state.switches, 'You are not allowed to manage users');
    }
    const rows = listed(call, record);
    const view = (row: Row): unknown => userView(state, row.user, row.membership);
    return usersPage === 'ignored' ? json(200, rows.map(view)) : page(call, rows, usersPageSize, view);
  });
}

interface Row {
  readonly user: UserRecord;
  readonly membership: Membership;
}

function listed({ state: { switches, world } }: Call, record: AccountRecord): Row[] {
  const invites = switches.pendingInvites === 'listed' ? record.invites : [];
  const rows = [...record.members.values(), ...invites].flatMap((membership) => {
    const user = world.users.get(membership.userId);
    return user === undefined ? [] : [{ user, membership }];
  });
  // The same disorder for each page, so that the pages still add up to the whole list.
  return switches.usersOrder === 'shuffled'
    ? new Random(1).shuffle(rows)
    : rows.sort((left, right) => left.user.id - right.user.id);
}

/** Answers with what the account holds, after the refusals that all routes of an account share. */
export function inAccount(
  { state, slug, grant }: Call,
  readableBy: 'everyone' | 'owner-only',
  answer: (account: AccountRecord, membership: Membership) => Reply,
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
    return lacksRight(switches, 'Only the account owner can do this');
  }
  if (
    switches.scopeEnforced === 'on' &&
    !ALL_SCOPES.every((scope) => membership.allowedScope.includes(scope))
  ) {
    return lacksRight(switches, 'Your access is restricted to certain scopes');
  }
  return answer(record, membership);
}

/** The asked-for page of a list as a bare array. */
export function page<T>(
  { state, request }: Call,
  rows: readonly T[],
  size: number,
  view: (row: T) => unknown,
): Reply {
  const start = (pageNumber(request.query) - 1) * size;
  return start > 0 && start >= rows.length && state.switches.pastEnd === 400
    ? formatB(400, 'invalid_request', 'Page with given number does not exist')
    : json(200, rows.slice(start, start + size).map(view));
}

/** The number in `page`; anything that is no page number stands for the first page. */
export function pageNumber(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
