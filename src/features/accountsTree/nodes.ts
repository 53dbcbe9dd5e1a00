import type { Purpose } from '../../rights/purposes';
import type { AccountReference, IdentityReference, ResourceKey, UserReference } from '../../base/references';
import type { Membership, Person, Unread } from '../../directory/people';
import type { Failure } from '../../fakturoid/errors';
import type { AccountAccess } from '../../fakturoid/schemas/currentUser';
import type { User } from '../../fakturoid/schemas/user';
import type { Identity } from '../../session/sessions';

interface NodeBase {
  /** Path-like, unique in the tree, and independent of any state. */
  readonly id: string;
  readonly parent: TreeNode | undefined;
}

/** A signed-in identity; shown only when there are several. */
export interface IdentityNode extends NodeBase {
  readonly kind: 'identity';
  readonly reference: IdentityReference;
  readonly identity: Identity;
}

export interface AccountNode extends NodeBase {
  readonly kind: 'account';
  readonly reference: AccountReference;
  readonly identity: Identity;
  readonly account: AccountAccess;
  readonly isDefault: boolean;
  /** A person chose it as the account of this workspace. */
  readonly isOfWorkspace: boolean;
  /** Another account in the same list has the same name. */
  readonly hasNamesake: boolean;
}

/** Facts about somebody that are shown in both arrangements. */
export interface Somebody {
  /** They are a user who is signed in. */
  readonly isYou: boolean;
  readonly isProgrammatic: boolean;
  /** What a programmatic user is for, where that was stated. */
  readonly purpose: Purpose | undefined;
}

/** A user below an account. */
export interface UserNode extends NodeBase, Somebody {
  readonly kind: 'user';
  readonly reference: UserReference;
  readonly user: User;
  /** Somebody else in the same list has the same name. */
  readonly hasNamesake: boolean;
}

/** A person with their access to all accounts. */
export interface PersonNode extends NodeBase, Somebody {
  readonly kind: 'person';
  /** The user as seen in the first of their accounts. */
  readonly reference: UserReference;
  readonly person: Person;
  /** Those that pass the filter. */
  readonly memberships: readonly Membership[];
  /** The user with the highest permission among them. */
  readonly strongest: User;
  /** Somebody else has the same name. */
  readonly hasNamesake: boolean;
}

/** An account below a person. */
export interface MembershipNode extends NodeBase, Somebody {
  readonly kind: 'membership';
  readonly reference: UserReference;
  /** For the commands that are about accounts. */
  readonly accountReference: AccountReference;
  readonly user: User;
  readonly account: AccountAccess;
  /** A person chose it as the account of this workspace. */
  readonly isOfWorkspace: boolean;
}

/** Something that could not be loaded, in the place where it would be. */
export interface FailureNode extends NodeBase {
  readonly kind: 'failure';
  /** The identity that it was loaded for. */
  readonly reference: IdentityReference;
  readonly keys: readonly ResourceKey[];
  /** Undefined: it was not loaded, or the load was cancelled. */
  readonly failure: Failure | undefined;
  /** What was loaded before is still shown below. */
  readonly stale: boolean;
  /** The account, if the row is not below it. */
  readonly account: AccountAccess | undefined;
}

/** The accounts whose users are not known, in the arrangement by person. */
export interface UnreadNode extends NodeBase {
  readonly kind: 'unread';
  /** What loads them. */
  readonly keys: readonly ResourceKey[];
  readonly unread: readonly Unread[];
}

/** A place that loaded well but contains nothing, nothing that passes the filter, or programmatic users only. */
export interface EmptyNode extends NodeBase {
  readonly kind: 'empty';
  readonly what: 'noAccounts' | 'noUsers' | 'filtered' | 'hidden';
}

/** Why there is no row at all, for the welcome that is shown instead. */
export type EmptyTree = Exclude<EmptyNode['what'], 'noUsers'> | 'expired';

/** What the tree shows, as plain data. */
export type TreeNode =
  | IdentityNode
  | AccountNode
  | UserNode
  | PersonNode
  | MembershipNode
  | FailureNode
  | UnreadNode
  | EmptyNode;

/** What a row shows of the current state; it changes while the row stays. */
export interface RowFacts {
  /** Nothing can be loaded for this identity before it signs in again. */
  readonly isExpired: boolean;
  /** How many users this account has, once all of them are known, and how many of them are shown. */
  readonly users: { readonly all: number; readonly shown: number } | undefined;
}

/** The id of an identity's node, which is the beginning of the ids below it. */
export function identityNodeId(identityId: string): string {
  return `identity/${identityId}`;
}

/** The id of an account's node, which is the beginning of its users' ids. */
export function accountNodeId(identityId: string, slug: string): string {
  return `${identityNodeId(identityId)}/account/${slug}`;
}

/** The id of a person's node, which is the beginning of their accounts' ids. */
export function personNodeId(userId: number): string {
  return `person/${userId}`;
}
