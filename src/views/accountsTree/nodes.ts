import type { Place } from '../../directory/directory';
import type { Loadable } from '../../directory/loader';
import type { UserList } from '../../fakturoid/client';
import type { Failure, FailureKind } from '../../fakturoid/errors';
import type { AccountAccess, CurrentUser } from '../../fakturoid/schemas/currentUser';
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
  readonly identity: Identity;
  /** Nothing can be loaded for it before it signs in again. */
  readonly isExpired: boolean;
}

export interface AccountNode extends NodeBase {
  readonly kind: 'account';
  readonly identity: Identity;
  readonly account: AccountAccess;
  readonly isDefault: boolean;
}

export interface UserNode extends NodeBase {
  readonly kind: 'user';
  readonly identity: Identity;
  readonly slug: string;
  readonly user: User;
  /** He is the user who is signed in. */
  readonly isYou: boolean;
}

/** A load that failed, at the place where it failed. */
export interface FailureNode extends NodeBase {
  readonly kind: 'failure';
  readonly place: Place;
  readonly failure: Failure;
  /** What was loaded before is still shown below. */
  readonly stale: boolean;
}

/** A place that loaded well and holds nothing. */
export interface EmptyNode extends NodeBase {
  readonly kind: 'empty';
  readonly what: 'accounts' | 'users';
}

/** What the tree shows, as plain data. */
export type TreeNode = IdentityNode | AccountNode | UserNode | FailureNode | EmptyNode;

/** The nodes of a kind. */
export type NodeOf<K extends TreeNode['kind']> = Extract<TreeNode, { kind: K }>;

/** Failures that only signing in again mends. */
const EXPIRED: readonly FailureKind[] = ['unauthorized', 'grantRefused'];

/** Names in the order of the person's language. */
export type Collator = Pick<Intl.Collator, 'compare'>;

/** The id of an identity's node, and the path of all that stands below it. */
export function identityNodeId(identityId: string): string {
  return `identity/${identityId}`;
}

/** The id of an account's node, and the path of its users. */
export function accountNodeId(identityId: string, slug: string): string {
  return `${identityNodeId(identityId)}/account/${slug}`;
}

export function identityNode(identity: Identity, state: Loadable<CurrentUser>): IdentityNode {
  const isExpired = state.status === 'failed' && EXPIRED.includes(state.failure.kind);
  return { kind: 'identity', id: identityNodeId(identity.id), parent: undefined, identity, isExpired };
}

/** The accounts of an identity; `parent` is undefined where they stand at the root. */
export function accountNodes(
  identity: Identity,
  state: Loadable<CurrentUser>,
  parent: IdentityNode | undefined,
  collator: Collator,
): readonly TreeNode[] {
  const path = identityNodeId(identity.id);
  const accounts = sortedBy(collator, state.value?.accounts ?? [], (account) => account.name || account.slug);
  const nodes = accounts.map((account): AccountNode => ({
    kind: 'account',
    id: accountNodeId(identity.id, account.slug),
    parent,
    identity,
    account,
    isDefault: account.slug === state.value?.default_account,
  }));
  return [...stateNodes(path, parent, { identityId: identity.id }, state, nodes, 'accounts'), ...nodes];
}

/** The users of an account. */
export function userNodes(
  parent: AccountNode,
  state: Loadable<UserList>,
  collator: Collator,
): readonly TreeNode[] {
  const { identity, account } = parent;
  const users = sortedBy(collator, state.value?.users ?? [], nameOfUser);
  const nodes = users.map((user): UserNode => ({
    kind: 'user',
    id: `${parent.id}/user/${user.id}`,
    parent,
    identity,
    slug: account.slug,
    user,
    isYou: user.id === identity.userId,
  }));
  const place = { identityId: identity.id, slug: account.slug };
  return [...stateNodes(parent.id, parent, place, state, nodes, 'users'), ...nodes];
}

/** What a user is called where there is room for one text. */
export function nameOfUser(user: Pick<User, 'id' | 'full_name' | 'email'>): string {
  return user.full_name || user.email || `#${user.id}`;
}

function stateNodes(
  path: string,
  parent: TreeNode | undefined,
  place: Place,
  state: Loadable<unknown>,
  nodes: readonly TreeNode[],
  what: EmptyNode['what'],
): readonly TreeNode[] {
  if (state.status === 'failed') {
    return [
      {
        kind: 'failure',
        id: `${path}/failure`,
        parent,
        place,
        failure: state.failure,
        stale: state.value !== undefined,
      },
    ];
  }
  if (state.status === 'ready' && nodes.length === 0) {
    return [{ kind: 'empty', id: `${path}/empty`, parent, what }];
  }
  return [];
}

function sortedBy<T>(collator: Collator, items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  return [...items].sort((a, b) => collator.compare(nameOf(a), nameOf(b)));
}

/** Whether a command was given a node of this kind. */
export function isTreeNode<K extends TreeNode['kind']>(value: unknown, kind: K): value is NodeOf<K> {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind && 'id' in value
  );
}
