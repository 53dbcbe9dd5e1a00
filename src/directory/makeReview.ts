import {
  REVIEW_FORMAT,
  REVIEW_VERSION,
  type Review,
  type ReviewedAccount,
  type ReviewedIdentity,
  type ReviewedUser,
  type UnreadReason,
} from './review';
import { compareTexts } from './reviewIndex';
import type { ResourceKey } from '../base/references';
import type { UserList } from '../fakturoid/client';
import type { AccountAccess, CurrentUser } from '../fakturoid/schemas/currentUser';
import type { User } from '../fakturoid/schemas/user';
import type { Identity } from '../session/sessions';
import type { Directory } from './directory';
import type { Loadable } from './loader';
import { yourselfIn } from './people';

/** What a review contains that the directory does not know: the marks, and facts about the review itself. */
export interface ReviewDetails {
  /** Users marked as programmatic, by user ID, with the purpose if one was given. */
  readonly marks: ReadonlyMap<number, string | undefined>;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Version of the extension. */
  readonly madeWith: string;
}

/** What a review is made of. */
export type KnownAccess = Pick<Directory, 'currentUser' | 'users'>;

/**
 * Limits what is known to what was read just now: the rest may have been loaded long ago. Older rights are left out,
 * since they would be judged and compared with newer ones; older lists of accounts are kept, but count as incomplete.
 */
export function asRead(known: KnownAccess, wasRead: (key: ResourceKey) => boolean): KnownAccess {
  return {
    currentUser: (identityId) => {
      const state = known.currentUser(identityId);
      return wasRead({ kind: 'currentUser', identityId }) || state.value === undefined
        ? state
        : { status: 'idle', value: state.value, isPart: true };
    },
    users: (identityId, slug) => {
      const state = known.users(identityId, slug);
      if (!wasRead({ kind: 'users', identityId, slug })) {
        return { status: 'idle' };
      }
      return state.status === 'failed' && state.isPart !== true
        ? { status: 'failed', failure: state.failure }
        : state;
    },
  };
}

/** An account, collected from all identities that reach it. */
interface Collected {
  readonly access: AccountAccess;
  readonly reachedBy: number[];
  readonly users: Map<number, ReviewedUser>;
  /** `null` once one identity has read the whole list. */
  unread: UnreadReason | null;
}

/**
 * Makes a review of all that the directory knows now, without loading anything. An account that several identities
 * reach appears once, complete if one of them could read it. The identities count as users of their accounts even
 * where they must not list the users, because `/user.json` states their rights (Fakturoid API v3, Users).
 */
export function reviewOf(
  identities: readonly Identity[],
  directory: KnownAccess,
  { marks, madeAt, madeWith }: ReviewDetails,
): Review {
  const accounts = new Map</* slug */ string, Collected>();
  for (const identity of identities) {
    for (const access of directory.currentUser(identity.id).value?.accounts ?? []) {
      collect(accounts, identity, access, directory.users(identity.id, access.slug));
    }
  }
  for (const identity of identities) {
    const state = directory.currentUser(identity.id);
    const isCurrent = state.status === 'ready';
    if (state.value !== undefined && (isCurrent || state.isPart !== true)) {
      addYourself(accounts, state.value, isCurrent);
    }
  }
  return {
    format: REVIEW_FORMAT,
    version: REVIEW_VERSION,
    madeAt: new Date(madeAt).toISOString(),
    madeWith,
    identities: onceEach(
      identities.map((identity) => reviewedIdentity(identity, directory.currentUser(identity.id))),
    ).toSorted((one, other) => one.userId - other.userId),
    accounts: [...accounts.values()]
      .map(reviewedAccount)
      .toSorted((one, other) => compareTexts(one.slug, other.slug)),
    programmatic: [...marks]
      .map(([userId, purpose]) => ({ userId, purpose: purpose ?? null }))
      .toSorted((one, other) => one.userId - other.userId),
  };
}

function collect(
  accounts: Map<string, Collected>,
  { userId }: Identity,
  access: AccountAccess,
  state: Loadable<UserList>,
): void {
  const unread = unreadList(state);
  const known: Collected = accounts.get(access.slug) ?? {
    access,
    reachedBy: [],
    users: new Map(),
    unread: 'notLoaded',
  };
  accounts.set(access.slug, known);
  known.reachedBy.push(userId);
  if (known.unread === null) {
    return;
  }
  if (unread === null) {
    // Users in another identity's partial list who are missing from the complete one are gone.
    known.users.clear();
  }
  if (known.unread === 'notLoaded' || unread === null) {
    known.unread = unread;
  }
  state.value?.users.forEach((user) => addUser(known, user));
}

function addYourself(
  accounts: ReadonlyMap<string, Collected>,
  current: CurrentUser,
  isCurrent: boolean,
): void {
  for (const access of current.accounts ?? []) {
    const account = accounts.get(access.slug);
    if (account !== undefined) {
      if (isCurrent && account.unread !== null) {
        // A list that could not be read completely may be old, and must not hide the rights that `/user.json` states
        // today.
        account.users.delete(current.id);
      }
      addUser(account, yourselfIn(access, current));
    }
  }
}

function addUser({ users }: Collected, user: User): void {
  if (!users.has(user.id)) {
    users.set(user.id, {
      id: user.id,
      name: user.full_name ?? null,
      email: user.email ?? null,
      permission: user.permission ?? null,
      scopes: user.allowed_scope ?? null,
    });
  }
}

function reviewedIdentity({ userId, name, email }: Identity, state: Loadable<CurrentUser>): ReviewedIdentity {
  const { value } = state;
  return {
    userId,
    name: value?.full_name ?? name ?? null,
    email: value?.email ?? email ?? null,
    // Without a list of accounts, or with unusable rows in it, there may be accounts that are not known.
    unread: unreadReason(state) ?? (value?.accounts && !value.hasDropped ? null : 'invalidResponse'),
  };
}

/** Two windows may have signed in the same user side by side. The user counts as read if either of the two is. */
function onceEach(identities: readonly ReviewedIdentity[]): readonly ReviewedIdentity[] {
  const byUser = new Map<number, ReviewedIdentity>();
  for (const identity of identities) {
    if (byUser.get(identity.userId)?.unread !== null) {
      byUser.set(identity.userId, identity);
    }
  }
  return [...byUser.values()];
}

function reviewedAccount({ access, reachedBy, users, unread }: Collected): ReviewedAccount {
  return {
    slug: access.slug,
    name: access.name ?? null,
    registrationNumber: access.registration_no ?? null,
    reachedBy: [...new Set(reachedBy)].toSorted((one, other) => one - other),
    unread,
    users: [...users.values()].toSorted((one, other) => one.id - other.id),
  };
}

/** A list in which rows were unusable is not complete either. */
function unreadList(state: Loadable<UserList>): UnreadReason | null {
  return unreadReason(state) ?? ((state.value?.dropped ?? 0) > 0 ? 'invalidResponse' : null);
}

function unreadReason(state: Loadable<unknown>): UnreadReason | null {
  switch (state.status) {
    case 'ready':
      return null;
    case 'failed':
      return state.failure.kind;
    case 'idle':
    case 'loading':
      return 'notLoaded';
  }
}
