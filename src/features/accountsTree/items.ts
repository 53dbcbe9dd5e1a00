import { ThemeColor, ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import { present } from '../../base/present';
import { joined, line, shown, type Shown, spokenLabel } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { type Command, TreeItem } from '../../platform/window';
import { type Permission, permissionOf, rightsOf } from '../../rights/rights';
import type { User } from '../../fakturoid/schemas/user';
import { countOfAccounts, countOfUsers, partOfAccounts, partOfUsers } from '../../labels/counts';
import { type FailureWords, notLoaded, wordsOfFailure } from '../../labels/failures';
import { nameOfIdentity, nameOfAccount, nameOfUser } from '../../labels/names';
import { beyondPurpose } from '../../labels/purposes';
import { permissionLabel } from '../../labels/rights';
import {
  type AccountNode,
  type EmptyNode,
  type FailureNode,
  type IdentityNode,
  type MembershipNode,
  type PersonNode,
  type RowFacts,
  type Somebody,
  type TreeNode,
  type UnreadNode,
  type UserNode,
} from './nodes';

/**
 * What VS Code draws for a node, without its tooltip, which is made when it is first asked for. Pure: the same node and
 * facts give the same item.
 */
export function toTreeItem(node: TreeNode, facts?: RowFacts): TreeItem {
  const item = itemOf(node, facts);
  item.id = node.id;
  item.contextValue = contextValueOf(node, facts);
  return item;
}

/** The value by which menus tell rows apart. */
function contextValueOf(node: TreeNode, facts: RowFacts | undefined): string {
  if ('isProgrammatic' in node && node.isProgrammatic) {
    return `${node.kind}.programmatic`;
  }
  if (node.kind === 'identity' && facts?.isExpired === true) {
    return 'identity.expired';
  }
  if (node.kind === 'account' && node.isOfWorkspace) {
    return 'account.ofWorkspace';
  }
  const needsSignIn = node.kind === 'failure' && wordsOf(node).remedy === 'signIn';
  return needsSignIn ? 'failure.signIn' : node.kind;
}

function itemOf(node: TreeNode, facts: RowFacts | undefined): TreeItem {
  switch (node.kind) {
    case 'identity':
      return identityItem(node, facts?.isExpired === true);
    case 'account':
      return accountItem(node, facts);
    case 'user':
      return userItem(node);
    case 'person':
      return personItem(node);
    case 'membership':
      return membershipItem(node);
    case 'failure':
      return failureItem(node);
    case 'unread':
      return unreadItem(node);
    case 'empty':
      return emptyItem(node);
  }
}

function identityItem({ identity }: IdentityNode, isExpired: boolean): TreeItem {
  const label = nameOfIdentity(identity);
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  const email = shown(identity.email ?? '');
  const other = email === label ? undefined : email;
  item.description = joined([isExpired ? l10n.t('expired') : undefined, other], ' · ');
  item.iconPath = isExpired
    ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
    : new ThemeIcon('account');
  item.accessibilityInformation = {
    label: spokenLabel([
      l10n.t('Identity {0}', label),
      other,
      isExpired ? l10n.t('the sign-in is no longer valid') : undefined,
    ]),
  };
  return item;
}

function accountItem(node: AccountNode, facts: RowFacts | undefined): TreeItem {
  const { account, isDefault, isOfWorkspace, hasNamesake } = node;
  const name = hasNamesake
    ? line`${nameOfAccount(account)} (${shown(account.slug)})`
    : nameOfAccount(account);
  const { permission } = rightsOf(account);
  const role = permissionLabel(permission);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  const count = facts?.users && countOfShown(facts.users);
  // What matters most comes first: in a narrow view the end is cut off.
  item.description = joined(
    present(role, isOfWorkspace && l10n.t('this workspace'), count, isDefault && l10n.t('default')),
    ' · ',
  );
  item.iconPath = new ThemeIcon(
    isOfWorkspace ? 'folder-active' : 'briefcase',
    isDefault ? new ThemeColor('charts.blue') : undefined,
  );
  item.accessibilityInformation = {
    label: spokenLabel(
      present(
        l10n.t('Account {0}, your permission: {1}', name, role),
        isOfWorkspace && l10n.t('account of this workspace'),
        count,
        isDefault && l10n.t('default account'),
      ),
    ),
  };
  return item;
}

function countOfShown({ all, shown: some }: NonNullable<RowFacts['users']>): Shown {
  return some === all ? countOfUsers(all) : partOfUsers(some, all);
}

function userItem(node: UserNode): TreeItem {
  const name = labelOf(node.user, node.hasNamesake);
  const permission = permissionOf(node.user.permission);
  const role = permissionLabel(permission);
  const beyond = beyondOf(node, [node.user]);
  const item = new TreeItem(name, TreeItemCollapsibleState.None);
  item.description = joined([role, ...marksOf(node, beyond)], ' · ');
  item.iconPath = iconOf(node, permission, beyond);
  const spoken = l10n.t('User {0}, permission: {1}', name, role);
  item.accessibilityInformation = { label: spokenLabel([spoken, ...badges(node), beyond]) };
  item.command = onClick(l10n.t('Show user details'));
  return item;
}

/** A person with one account is shown with it: a count of one says little. The icon shows the permission. */
function personItem(node: PersonNode): TreeItem {
  const { person, memberships, strongest } = node;
  const name = labelOf(person.user, node.hasNamesake);
  const permission = permissionOf(strongest.permission);
  const role = permissionLabel(permission);
  const users = memberships.map(({ user }) => user);
  const beyond = beyondOf(node, users);
  const [only] = person.memberships.length === 1 ? memberships : [];
  const all = person.memberships.length;
  const shownCount = memberships.length;
  const count = shownCount === all ? countOfAccounts(all) : partOfAccounts(shownCount, all);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  const access = only === undefined ? [count] : [nameOfAccount(only.account), role];
  item.description = joined([...access, ...marksOf(node, beyond)], ' · ');
  item.iconPath = iconOf(node, permission, beyond);
  const spokenName = l10n.t('Person {0}', name);
  const spoken =
    only === undefined
      ? [
          spokenName,
          count,
          mayBeHigher(node)
            ? l10n.t('highest known permission: {0}', role)
            : l10n.t('highest permission: {0}', role),
        ]
      : [l10n.t('{0} in account {1}, permission: {2}', spokenName, nameOfAccount(only.account), role)];
  item.accessibilityInformation = { label: spokenLabel([...spoken, ...badges(node), beyond]) };
  item.command = onClick(l10n.t('Show user details'));
  return item;
}

/** Whether another permission of a person, which is not known, may allow more: only an owner has the highest for certain. */
export function mayBeHigher({ memberships, strongest }: PersonNode): boolean {
  const highest = permissionOf(strongest.permission);
  return (
    highest.kind === 'known' &&
    highest.value !== 'owner' &&
    memberships.some(({ user }) => permissionOf(user.permission).kind !== 'known')
  );
}

/** Named after the account, because the row is below the person. */
function membershipItem(node: MembershipNode): TreeItem {
  const account = nameOfAccount(node.account);
  const permission = permissionOf(node.user.permission);
  const role = permissionLabel(permission);
  const beyond = beyondOf(node, [node.user]);
  const item = new TreeItem(account, TreeItemCollapsibleState.None);
  item.description = joined(
    present(role, node.isOfWorkspace && l10n.t('this workspace'), beyond && l10n.t('more than it needs')),
    ' · ',
  );
  item.iconPath = iconOf(node, permission, beyond);
  const spoken = l10n.t('{0} in account {1}, permission: {2}', nameOfUser(node.user), account, role);
  const ofWorkspace = node.isOfWorkspace && l10n.t('account of this workspace');
  item.accessibilityInformation = { label: spokenLabel(present(spoken, ofWorkspace, beyond)) };
  item.command = onClick(l10n.t('Show user details'));
  return item;
}

/** The id tells people of the same name apart. */
function labelOf(user: User, hasNamesake: boolean): Shown {
  return hasNamesake ? line`${nameOfUser(user)} (#${user.id})` : nameOfUser(user);
}

/** What a programmatic user has beyond their purpose, in one sentence; undefined if that is nothing. */
function beyondOf({ purpose }: Somebody, users: readonly User[]): Shown | undefined {
  return purpose && users.flatMap((user) => beyondPurpose(rightsOf(user), purpose) ?? []).at(0);
}

/** What is special about a user, in a word each; what to look into comes first. */
function marksOf(somebody: Somebody, beyond: Shown | undefined): readonly (Shown | undefined)[] {
  return [beyond && l10n.t('more than it needs'), ...badges(somebody)];
}

/** What is special about a user, in a word each. */
export function badges({ isYou, isProgrammatic }: Somebody): readonly Shown[] {
  return [...(isYou ? [l10n.t('you')] : []), ...(isProgrammatic ? [l10n.t('programmatic')] : [])];
}

function unreadItem({ unread }: UnreadNode): TreeItem {
  const item = new TreeItem(l10n.t('Not everything could be loaded'), TreeItemCollapsibleState.Collapsed);
  const count = countOfAccounts(unread.length);
  item.description = count;
  item.contextValue = 'unread';
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.accessibilityInformation = { label: spokenLabel([l10n.t('Not everything could be loaded'), count]) };
  return item;
}

function failureItem(node: FailureNode): TreeItem {
  const { what, remedy, icon } = wordsOf(node);
  const label = node.account === undefined ? what : nameOfAccount(node.account);
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const action = remedy === 'signIn' ? l10n.t('Sign in again') : l10n.t('Retry');
  item.description = node.account === undefined ? action : joined([what, action], ' · ');
  item.iconPath = new ThemeIcon(icon, new ThemeColor('list.warningForeground'));
  const spoken = node.account === undefined ? what : line`${label}: ${what}`;
  item.accessibilityInformation = {
    label: node.stale
      ? l10n.t('{0}. The data below was loaded earlier. Press Enter: {1}', spoken, action)
      : l10n.t('{0}. Press Enter: {1}', spoken, action),
  };
  item.command = onClick(action);
  return item;
}

function wordsOf({ failure }: FailureNode): FailureWords {
  return failure === undefined ? notLoaded() : wordsOfFailure(failure);
}

/**
 * The command has no arguments: VS Code forgets those when it redraws a row, and then cannot run the command of the
 * row that is still on the screen.
 */
function onClick(title: Shown): Command {
  return { command: 'fakturoid.openRow', title };
}

function emptyItem({ what }: EmptyNode): TreeItem {
  const item = new TreeItem(emptyLabel(what), TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon(what === 'filtered' ? 'filter' : what === 'hidden' ? 'robot' : 'info');
  return item;
}

function emptyLabel(what: EmptyNode['what']): Shown {
  switch (what) {
    case 'noAccounts':
      return l10n.t('This user has no accounts');
    case 'noUsers':
      return l10n.t('Nobody has access to this account');
    case 'filtered':
      return l10n.t('No users match the filter');
    case 'hidden':
      return l10n.t('Only programmatic users, and they are hidden');
  }
}

function iconOf({ isProgrammatic }: Somebody, permission: Permission, beyond: Shown | undefined): ThemeIcon {
  if (beyond !== undefined) {
    return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  }
  return isProgrammatic
    ? new ThemeIcon('robot', new ThemeColor('charts.purple'))
    : permissionIcon(permission);
}

/** Shapes differ as well as colours, so that no meaning depends on colour alone. */
function permissionIcon(permission: Permission): ThemeIcon {
  if (permission.kind !== 'known') {
    return new ThemeIcon('question');
  }
  switch (permission.value) {
    case 'owner':
      return new ThemeIcon('key', new ThemeColor('charts.yellow'));
    case 'write':
      return new ThemeIcon('edit', new ThemeColor('charts.green'));
    case 'read':
      return new ThemeIcon('eye', new ThemeColor('charts.blue'));
  }
}
