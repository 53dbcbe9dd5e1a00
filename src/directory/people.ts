import type { ResourceKey, UserReference } from '../base/references';
import type { UserList } from '../fakturoid/client';
import type { AccountAccess, CurrentUser } from '../fakturoid/schemas/currentUser';
import type { User } from '../fakturoid/schemas/user';
import type { Identity } from '../session/sessions';
import type { Directory } from './directory';
import type { Loadable } from './loader';

/** One person's access to one account, as the first identity that could read it saw it; what is stale counts last. */
export interface Membership {
  readonly identity: Identity;
  readonly account: AccountAccess;
  /** The user with the permission and scopes in this account. */
  readonly user: User;
}

/** A person, by Fakturoid's user ID, with every account in which they are known. */
export interface Person {
  readonly user: User;
  /** One of the signed-in users. */
  readonly isYou: boolean;
  readonly memberships: readonly Membership[];
}

/** An account whose users are not known, not all of them, or only from earlier. */
export interface Unread {
  readonly key: ResourceKey;
  readonly identity: Identity;
  readonly account: AccountAccess;
  readonly state: Loadable<UserList>;
}

/** Everybody who is known, and what could not be read. */
export interface People {
  readonly people: readonly Person[];
  readonly unread: readonly Unread[];
}

/**
 * Brings together who is known in all accounts of all identities, by user ID: the same person has the same ID in every
 * answer (Fakturoid API v3, Users). The signed-in users count as known in their accounts even where those must not be
 * listed.
 */
export function peopleOf(identities: readonly Identity[], directory: Directory): People {
  return gather(identities, directory, () => true);
}

/** Like {@link peopleOf}, but for one user. The person is undefined if they are not known in any account. */
export function personOf(
  userId: number,
  identities: readonly Identity[],
  directory: Directory,
): { readonly person: Person | undefined; readonly unread: readonly Unread[] } {
  const { people, unread } = gather(identities, directory, (id) => id === userId);
  const [person] = people;
  const known = new Set(person?.memberships.map(({ account }) => account.slug));
  return { person, unread: unread.filter(({ account }) => !known.has(account.slug)) };
}

function gather(
  identities: readonly Identity[],
  directory: Directory,
  accepts: (userId: number) => boolean,
): People {
  const people = new Map<number, { user: User; isYou: boolean; memberships: Map<string, Membership> }>();
  const unread = new Map</* slug */ string, Unread>();
  const readSlugs = new Set<string>();
  const own = new Set(identities.map(({ userId }) => userId));
  const add = (membership: Membership): void => {
    const { user, account } = membership;
    if (!accepts(user.id)) {
      return;
    }
    const person = people.get(user.id) ?? { user, isYou: own.has(user.id), memberships: new Map() };
    people.set(user.id, person);
    if (!person.memberships.has(account.slug)) {
      person.memberships.set(account.slug, membership);
    }
  };
  const lists = knownAccounts(directory, identities).map((known) => ({
    ...known,
    state: directory.users(known.identity.id, known.account.slug),
  }));
  const addAll = ({ identity, account, state }: (typeof lists)[number]): void =>
    state.value?.users.forEach((user) => add({ identity, account, user }));
  // What a failed load left is old: it counts only if nothing newer is known of the same user.
  lists.filter(({ state }) => state.status !== 'failed').forEach(addAll);
  addYourselves(identities, directory, add);
  lists.filter(({ state }) => state.status === 'failed').forEach(addAll);
  for (const { identity, account, state } of lists) {
    const before = unread.get(account.slug);
    if (isWhole(state)) {
      readSlugs.add(account.slug);
    } else if (before === undefined || (before.state.status === 'failed' && state.status !== 'failed')) {
      // Prefers an identity whose load has not failed: it may still be asked.
      const key: ResourceKey = { kind: 'users', identityId: identity.id, slug: account.slug };
      unread.set(account.slug, { key, identity, account, state });
    }
  }
  return {
    people: [...people.values()].map(({ user, isYou, memberships }) => ({
      user,
      isYou,
      memberships: [...memberships.values()],
    })),
    unread: [...unread.values()].filter(({ account }) => !readSlugs.has(account.slug)),
  };
}

/** Whether a list is complete, as far as is known: it is loaded, or was before and is being loaded again. */
export function isWhole(state: Loadable<UserList>): boolean {
  return (
    state.status === 'ready' || (state.status === 'loading' && state.value !== undefined && !state.isPart)
  );
}

/** The accounts of identities, as far as they are known. */
export function knownAccounts(
  directory: Pick<Directory, 'currentUser'>,
  identities: readonly Identity[],
): readonly Pick<Membership, 'identity' | 'account'>[] {
  return identities.flatMap((identity) =>
    (directory.currentUser(identity.id).value?.accounts ?? []).map((account) => ({ identity, account })),
  );
}

/** Finds an account among those that a user reaches; undefined if it is not one of them. */
export function accountIn(
  current: CurrentUser | undefined,
  slug: string | null | undefined,
): AccountAccess | undefined {
  return current?.accounts?.find((account) => account.slug === slug);
}

/** The current user as a user of one of their accounts, which perhaps does not let them list its users. */
export function yourselfIn(account: AccountAccess, current: CurrentUser): User {
  const { id, full_name, email, avatar_url } = current;
  const { permission, allowed_scope } = account;
  return { id, full_name, email, avatar_url, permission, allowed_scope };
}

/** How many of these users, by id, are known in any account or are signed in. Each counts once. */
export function countKnown(
  identities: readonly Identity[],
  directory: Directory,
  ids: Pick<ReadonlySet<number>, 'has'>,
): number {
  const found = new Set<number>();
  const look = (id: number): void => {
    if (ids.has(id)) {
      found.add(id);
    }
  };
  for (const { id, userId } of identities) {
    const current = directory.currentUser(id).value;
    if (current !== undefined) {
      look(userId);
      for (const { slug } of current.accounts ?? []) {
        directory.users(id, slug).value?.users.forEach((user) => look(user.id));
      }
    }
  }
  return found.size;
}

function addYourselves(
  identities: readonly Identity[],
  directory: Directory,
  add: (membership: Membership) => void,
): void {
  for (const identity of identities) {
    const current = directory.currentUser(identity.id).value;
    if (current !== undefined) {
      (current.accounts ?? []).forEach((account) =>
        add({ identity, account, user: yourselfIn(account, current) }),
      );
    }
  }
}

/** A user as an identity sees them in one of their accounts. */
export function referenceOf({ identity, account, user }: Membership): UserReference {
  return { identityId: identity.id, slug: account.slug, userId: user.id };
}
