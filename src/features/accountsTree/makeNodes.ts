import type { ResourceKey } from '../../base/references';
import type { Directory } from '../../directory/directory';
import type { Loadable } from '../../directory/loader';
import { isWhole, type Membership, type People, referenceOf } from '../../directory/people';
import type { Marks } from '../../directory/programmaticUsers';
import { firstOf } from '../../directory/workspaceAccount';
import type { UserList } from '../../fakturoid/client';
import type { FailureKind } from '../../fakturoid/errors';
import type { CurrentUser } from '../../fakturoid/schemas/currentUser';
import type { User } from '../../fakturoid/schemas/user';
import { nameOfAccount, SharedNames, nameOfUser } from '../../labels/names';
import { rankOf } from '../../rights/rights';
import { isFiltering, passes } from './rules/filter';
import type { Identity } from '../../session/sessions';
import {
  accountNodeId,
  type AccountNode,
  type EmptyNode,
  type FailureNode,
  type IdentityNode,
  identityNodeId,
  type MembershipNode,
  type PersonNode,
  personNodeId,
  type RowFacts,
  type TreeNode,
  type UnreadNode,
  type UserNode,
} from './nodes';
import type { TreeOptions } from './treeOptions';

/** Failures that only signing in again mends. */
const EXPIRED: readonly FailureKind[] = ['unauthorized', 'grantRefused'];

/** Names in the order of the person's language. */
export type Collator = Pick<Intl.Collator, 'compare'>;

/** What decides how nodes are made, besides what is known. */
export interface NodeContext {
  readonly options: TreeOptions;
  readonly collator: Collator;
  /** The users who are marked as programmatic. */
  readonly marks: Marks;
  /** The account of this workspace. */
  readonly workspaceSlug: string | undefined;
}

export function identityNode(identity: Identity): IdentityNode {
  return {
    kind: 'identity',
    id: identityNodeId(identity.id),
    parent: undefined,
    reference: { identityId: identity.id },
    identity,
  };
}

/** Whether only signing in again mends what failed. */
export function isExpired(state: Loadable<unknown>): boolean {
  return state.status === 'failed' && EXPIRED.includes(state.failure.kind);
}

/** The facts of an identity's or account's row, from the state of what is below it. */
export function rowFacts(state: Loadable<CurrentUser> | Loadable<UserList>, context: NodeContext): RowFacts {
  const users =
    state.status === 'ready' && 'users' in state.value
      ? { all: state.value.users.length, shown: shownOf(state.value.users, context).shown.length }
      : undefined;
  return { isExpired: isExpired(state), users };
}

/** Whether the filter hides an account. It never hides one whose users are not all known: one of them may pass. */
export function isFilteredOut(state: Loadable<UserList>, { filter }: TreeOptions): boolean {
  return isFiltering(filter) && isWhole(state) && !state.value?.users.some((user) => passes(filter, user));
}

/** The accounts of an identity that are shown; `parent` is undefined if they are at the root. */
export function accountNodes(
  identity: Identity,
  parent: IdentityNode | undefined,
  directory: Pick<Directory, 'currentUser' | 'users'>,
  { collator, options, workspaceSlug }: NodeContext,
): readonly TreeNode[] {
  const state = directory.currentUser(identity.id);
  const path = identityNodeId(identity.id);
  const all = state.value?.accounts ?? [];
  const accounts = all
    .filter(({ slug }) => !isFilteredOut(directory.users(identity.id, slug), options))
    .sort((a, b) => collator.compare(nameOfAccount(a), nameOfAccount(b)))
    .sort(firstOf(workspaceSlug, ({ slug }) => slug));
  const names = new SharedNames(accounts.map(nameOfAccount));
  const nodes = accounts.map((account): AccountNode => ({
    kind: 'account',
    id: accountNodeId(identity.id, account.slug),
    parent,
    reference: { identityId: identity.id, slug: account.slug },
    identity,
    account,
    isDefault: account.slug === state.value?.default_account,
    isOfWorkspace: account.slug === workspaceSlug,
    hasNamesake: names.isShared(nameOfAccount(account)),
  }));
  const why = all.length === 0 ? 'noAccounts' : 'filtered';
  const empty = nodes.length === 0 ? why : undefined;
  return [
    ...stateNodes(path, parent, { kind: 'currentUser', identityId: identity.id }, state, empty),
    ...nodes,
  ];
}

/** The users of an account that are shown. */
export function userNodes(
  parent: AccountNode,
  state: Loadable<UserList>,
  context: NodeContext,
): readonly TreeNode[] {
  const { identity, account } = parent;
  const all = state.value?.users ?? [];
  const { passing, shown } = shownOf(all, context);
  const inOrder = sorted(shown, (user) => user, nameOfUser, context);
  const names = new SharedNames(inOrder.map(nameOfUser));
  const nodes = inOrder.map((user): UserNode => ({
    kind: 'user',
    id: `${parent.id}/user/${user.id}`,
    parent,
    reference: { ...parent.reference, userId: user.id },
    user,
    isYou: user.id === identity.userId,
    isProgrammatic: context.marks.has(user.id),
    purpose: context.marks.get(user.id),
    hasNamesake: names.isShared(nameOfUser(user)),
  }));
  const key: ResourceKey = { kind: 'users', identityId: identity.id, slug: account.slug };
  const empty = all.length === 0 ? 'noUsers' : whyEmpty(passing, shown);
  return [...stateNodes(parent.id, parent, key, state, empty), ...nodes];
}

/** Everybody who has at least one access that passes the filter, then what could not be read. */
export function personNodes({ people, unread }: People, context: NodeContext): readonly TreeNode[] {
  const passing = people.flatMap((person) => {
    const memberships = person.memberships.filter(({ user }) => passes(context.options.filter, user));
    const isProgrammatic = context.marks.has(person.user.id);
    const purpose = context.marks.get(person.user.id);
    const [first] = memberships;
    return first === undefined
      ? []
      : [{ person, memberships, first, strongest: strongest(memberships), isProgrammatic, purpose }];
  });
  const shown = passing.filter(({ person }) => !isHidden(person.user.id, context));
  const inOrder = sorted(
    shown,
    (entry) => entry.strongest,
    ({ person }) => nameOfUser(person.user),
    context,
  );
  const names = new SharedNames(inOrder.map(({ person }) => nameOfUser(person.user)));
  const nodes = inOrder.map(({ first, ...entry }): PersonNode => ({
    kind: 'person',
    id: personNodeId(entry.person.user.id),
    parent: undefined,
    reference: referenceOf(first),
    isYou: entry.person.isYou,
    hasNamesake: names.isShared(nameOfUser(entry.person.user)),
    ...entry,
  }));
  const why = people.length === 0 ? undefined : whyEmpty(passing, shown);
  const empty: readonly EmptyNode[] =
    why === undefined ? [] : [{ kind: 'empty', id: 'person/empty', parent: undefined, what: why }];
  const rest: readonly UnreadNode[] =
    unread.length === 0
      ? []
      : [
          {
            kind: 'unread',
            id: 'person/unread',
            parent: undefined,
            keys: unread.map(({ key }) => key),
            unread,
          },
        ];
  return [...rest, ...empty, ...nodes];
}

/** The accounts of a person, with their permission in each. */
export function membershipNodes(
  parent: PersonNode,
  { collator, workspaceSlug }: NodeContext,
): readonly TreeNode[] {
  return [...parent.memberships]
    .sort((a, b) => collator.compare(nameOfAccount(a.account), nameOfAccount(b.account)))
    .sort(firstOf(workspaceSlug, ({ account }) => account.slug))
    .map((membership): MembershipNode => ({
      kind: 'membership',
      id: `${parent.id}/account/${membership.account.slug}`,
      parent,
      reference: referenceOf(membership),
      accountReference: { identityId: membership.identity.id, slug: membership.account.slug },
      user: membership.user,
      account: membership.account,
      isOfWorkspace: membership.account.slug === workspaceSlug,
      isYou: parent.isYou,
      isProgrammatic: parent.isProgrammatic,
      purpose: parent.purpose,
    }));
}

/** The accounts that could not be read, each with its reason. */
export function unreadNodes(parent: UnreadNode, { collator }: NodeContext): readonly TreeNode[] {
  return [...parent.unread]
    .sort((a, b) => collator.compare(nameOfAccount(a.account), nameOfAccount(b.account)))
    .map(({ key, account, state }): FailureNode => ({
      kind: 'failure',
      id: `${parent.id}/${accountNodeId(key.identityId, account.slug)}`,
      parent,
      reference: { identityId: key.identityId },
      keys: [key],
      failure: state.status === 'failed' ? state.failure : undefined,
      stale: false,
      account,
    }));
}

/** Rows that come first in a place: why it failed, that it was not loaded, or that it is empty. */
function stateNodes(
  path: string,
  parent: TreeNode | undefined,
  key: ResourceKey,
  state: Loadable<unknown>,
  empty: EmptyNode['what'] | undefined,
): readonly TreeNode[] {
  if (state.status === 'ready') {
    return empty === undefined ? [] : [{ kind: 'empty', id: `${path}/empty`, parent, what: empty }];
  }
  if (state.status === 'loading' && state.value !== undefined) {
    return [];
  }
  return [
    {
      kind: 'failure',
      id: `${path}/failure`,
      parent,
      reference: { identityId: key.identityId },
      keys: [key],
      failure: state.status === 'failed' ? state.failure : undefined,
      stale: state.value !== undefined && !state.isPart,
      account: undefined,
    },
  ];
}

/** Users who pass the filter, and those of them who are not hidden. */
function shownOf(
  users: readonly User[],
  context: NodeContext,
): { readonly passing: readonly User[]; readonly shown: readonly User[] } {
  const passing = users.filter((user) => passes(context.options.filter, user));
  return { passing, shown: passing.filter(({ id }) => !isHidden(id, context)) };
}

/** Whether a programmatic user is kept out of the everyday lists. */
function isHidden(userId: number, { options, marks }: NodeContext): boolean {
  return options.hidesProgrammatic && marks.has(userId);
}

/** Why nobody is shown although there are users; undefined if somebody is shown. */
function whyEmpty(passing: readonly unknown[], shown: readonly unknown[]): 'filtered' | 'hidden' | undefined {
  if (shown.length > 0) {
    return undefined;
  }
  return passing.length === 0 ? 'filtered' : 'hidden';
}

function strongest(memberships: readonly Membership[]): User {
  return memberships
    .map(({ user }) => user)
    .reduce((best, user) => (rankOf(user) < rankOf(best) ? user : best));
}

function sorted<T>(
  items: readonly T[],
  rightsIn: (item: T) => User,
  nameOf: (item: T) => string,
  { options, collator }: NodeContext,
): readonly T[] {
  const rank = options.order === 'byPermission' ? (item: T) => rankOf(rightsIn(item)) : () => 0;
  return items
    .map((item) => ({ item, rank: rank(item), name: nameOf(item) }))
    .sort((a, b) => a.rank - b.rank || collator.compare(a.name, b.name))
    .map(({ item }) => item);
}
