import * as z from 'zod/mini';
import type { AccountReference, IdentityReference, ResourceKey, UserReference } from '../base/references';
import type { AccountAccess, CurrentUser } from '../fakturoid/schemas/currentUser';
import type { User } from '../fakturoid/schemas/user';
import type { Identity } from '../session/sessions';
import type { Directory } from './directory';
import { accountIn, yourselfIn } from './people';

/** No id is longer; whatever is, is none of ours. */
const id = z.string().check(z.maxLength(300));
const identityReference = z.strictObject({ identityId: id });
const accountReference = z.strictObject({ identityId: id, slug: id });
const userReference = z.strictObject({ identityId: id, slug: z.optional(id), userId: z.int() });
const reviewed = z.strictObject({ slug: id, userId: z.optional(z.int()) });
const resourceKey = z.union([
  z.object({ kind: z.literal('currentUser'), identityId: id }),
  z.object({ kind: z.literal('users'), identityId: id, slug: id }),
  z.object({ kind: z.literal('account'), identityId: id, slug: id }),
]);
/** What VS Code makes of the context that a page gives, with more of its own. */
const pageContext = z.object({ webviewSection: z.string(), reference: z.unknown() });
const resourceKeys = z.array(resourceKey).check(z.maxLength(10_000));

/** What a command was called with: nothing that it is about, a reference, or something that no caller of ours passes. */
export type Argument<R> =
  | { readonly kind: 'none' }
  | { readonly kind: 'reference'; readonly reference: R; readonly isRow: boolean }
  | { readonly kind: 'wrong' };

/** Reads the argument of a command, whatever it is. Never throws. */
export type ParseArgument<R> = (argument: unknown) => Argument<R>;

/** What rows of the tree call what they are about. */
type NameInRow = 'reference' | 'accountReference' | 'keys';

/** The account below a person is about both, and called by the account. */
const ABOUT_ACCOUNTS: readonly NameInRow[] = ['accountReference', 'reference'];

export const identityArgument: ParseArgument<IdentityReference> = argumentOf(identityReference);
export const accountArgument: ParseArgument<AccountReference> = argumentOf(accountReference, ABOUT_ACCOUNTS);
export const userArgument: ParseArgument<UserReference> = argumentOf(userReference);
export const userOrAccountArgument: ParseArgument<UserReference | AccountReference> = argumentOf(
  z.union([userReference, accountReference]),
  ABOUT_ACCOUNTS,
);
export const reviewedArgument: ParseArgument<z.infer<typeof reviewed>> = argumentOf(reviewed);
export const resourceKeysArgument: ParseArgument<readonly ResourceKey[]> = argumentOf(resourceKeys, ['keys']);

/**
 * A row of the tree holds what it is about under names of its own, and the context menu of a page passes its reference
 * among other things. VS Code passes the row that has the focus to the commands of the view as well, so a row that is about
 * something else counts as nothing.
 */
function argumentOf<R>(
  schema: z.ZodMiniType<R>,
  names: readonly NameInRow[] = ['reference'],
): ParseArgument<R> {
  return (argument) => {
    if (argument === undefined || argument === null) {
      return { kind: 'none' };
    }
    const isRow = isRowOfTree(argument);
    const result = schema.safeParse(isRow ? heldByRow(argument, names) : heldByPage(argument));
    if (result.success) {
      return { kind: 'reference', reference: result.data, isRow };
    }
    return { kind: isRow ? 'none' : 'wrong' };
  };
}

function isRowOfTree(argument: unknown): argument is Partial<Record<NameInRow, unknown>> {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && 'parent' in argument;
}

/** What was right-clicked on a page, or the argument itself where it comes from none. */
function heldByPage(argument: unknown): unknown {
  const page = pageContext.safeParse(argument);
  return page.success ? page.data.reference : argument;
}

function heldByRow(row: Partial<Record<NameInRow, unknown>>, names: readonly NameInRow[]): unknown {
  return names.map((name) => row[name]).find((held) => held !== undefined);
}

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
export async function findIdentity(
  directory: Pick<Directory, 'identities'>,
  { identityId }: IdentityReference,
): Promise<Identity | undefined> {
  return (await directory.identities()).find((identity) => identity.id === identityId);
}

/** The account of a reference, loaded where it is not known yet; undefined where the identity cannot reach it. */
export async function findAccount(
  directory: Lookup,
  { identityId, slug }: AccountReference,
): Promise<KnownAccount | undefined> {
  const identity = await findIdentity(directory, { identityId });
  await directory.ensure({ kind: 'currentUser', identityId }).settled;
  const account = accountIn(directory.currentUser(identityId).value, slug);
  return identity && account && { identity, account };
}

/** The user of a reference, loaded where they are not known yet; undefined where they are not there. */
export async function lookUpUser(
  directory: Lookup,
  { identityId, slug, userId }: UserReference,
): Promise<KnownUser | undefined> {
  const identity = await findIdentity(directory, { identityId });
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
