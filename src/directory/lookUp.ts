import type { AccountReference, IdentityReference, ResourceKey, UserReference } from '../base/references';
import type { Failure } from '../fakturoid/errors';
import type { AccountAccess, CurrentUser } from '../fakturoid/schemas/currentUser';
import type { User } from '../fakturoid/schemas/user';
import type { Identity, Sessions } from '../session/sessions';
import type { Directory } from './directory';
import { accountIn, knownAccounts, yourselfIn } from './people';

/** An account of an identity, with what the identity can do there. */
export interface KnownAccount {
  readonly identity: Identity;
  readonly account: AccountAccess;
}

/** A user as an identity sees them. */
export interface KnownUser {
  readonly identity: Identity;
  /** The account in which they were seen; undefined: the identity's own user. */
  readonly slug: string | undefined;
  readonly user: User;
}

type Lookup = Pick<Directory, 'identities' | 'ensure' | 'currentUser' | 'users'>;

/** The identity of a reference, unless it has signed out. */
export async function lookUpIdentity(
  directory: Pick<Directory, 'identities'>,
  { identityId }: IdentityReference,
): Promise<Identity | undefined> {
  return (await directory.identities()).find((identity) => identity.id === identityId);
}

/** The account of a reference, loaded where it is not known yet; undefined where the identity cannot reach it. */
export async function lookUpAccount(
  directory: Lookup,
  { identityId, slug }: AccountReference,
): Promise<KnownAccount | undefined> {
  const identity = await lookUpIdentity(directory, { identityId });
  await directory.ensure({ kind: 'currentUser', identityId }).settled;
  const account = accountIn(directory.currentUser(identityId).value, slug);
  return identity && account && { identity, account };
}

/** The user of a reference, loaded where they are not known yet; undefined where they are not there. */
export async function lookUpUser(
  directory: Lookup,
  { identityId, slug, userId }: UserReference,
): Promise<KnownUser | undefined> {
  const identity = await lookUpIdentity(directory, { identityId });
  await directory.ensure({ kind: 'currentUser', identityId }).settled;
  const current = directory.currentUser(identityId).value;
  const isOwn = current?.id === userId;
  if (identity === undefined) {
    return undefined;
  }
  if (slug === undefined) {
    return isOwn ? { identity, slug, user: asStated(current) } : undefined;
  }
  await directory.ensure({ kind: 'users', identityId, slug }).settled;
  const listed = directory.users(identityId, slug).value?.users.find((user) => user.id === userId);
  const account = accountIn(current, slug);
  const user = listed ?? (isOwn && account ? yourselfIn(account, current) : undefined);
  return user && { identity, slug, user };
}

/** The current user as Fakturoid stated them, without our own note on the answer. */
export function asStated(current: CurrentUser): User {
  const { id, full_name, email, avatar_url, default_account, accounts } = current;
  const stated = { id, full_name, email, avatar_url, default_account, accounts };
  return stated;
}

interface LoadContext {
  readonly sessions: Pick<Sessions, 'known' | 'list'>;
  readonly directory: Directory;
}

/** The accounts of all identities, loaded where they are not known yet. */
export async function loadAccounts({ sessions, directory }: LoadContext): Promise<readonly KnownAccount[]> {
  const identities = await sessions.list();
  await Promise.all(
    identities.map(({ id }) => loadUnlessReady(directory, { kind: 'currentUser', identityId: id })),
  );
  return knownAccounts(directory, identities);
}

/** Why the accounts of an identity are not known; undefined where all are. */
export function failureOfAccounts({ sessions, directory }: LoadContext): Failure | undefined {
  const states = sessions.known.map(({ id }) => directory.currentUser(id));
  return states.find((state) => state.status === 'failed')?.failure;
}

/** Loads what is not known yet, and what failed before. */
export async function loadUnlessReady(directory: Directory, key: ResourceKey): Promise<void> {
  const { status } = directory.state(key);
  await (status === 'failed' ? directory.reload(key) : directory.ensure(key)).settled;
}
