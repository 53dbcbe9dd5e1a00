import { blocked, lacksRight, unauthorized } from '../errors';
import type { AccountRecord, Membership, UserRecord } from '../data/model';
import { Random } from '../data/random';
import { json, type Reply } from '../reply';
import type { Call } from './call';
import { inAccount } from './inAccount';
import { page } from './pages';
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
    const view = ({ user, membership }: Row): unknown => userView(state, user, membership);
    const rows = listed(call, record);
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
