import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type Permission, type Rights, rightsOf } from '../../access/rights';
import type { User } from '../../fakturoid/schemas/user';
import type { SignInMethod } from '../../session/sessions';
import { countOfAccounts, countOfUsers } from '../words/counts';
import { wordsOfFailure } from '../words/failures';
import { nameOfIdentity } from '../words/identity';
import { beyondPurpose, purposeLabel, suggestionToMark } from '../words/purposes';
import { permissionLabel, permissionMeaning, scopesLabel } from '../words/rights';
import {
  type AccountNode,
  type EmptyNode,
  type FailureNode,
  type IdentityNode,
  nameOfAccount,
  nameOfUser,
  type PersonNode,
  type RowFacts,
  type TreeNode,
  type UnreadNode,
  type UserNode,
} from './nodes';

/** What VS Code draws for a node. Pure: the same node and facts give the same item. */
export function toTreeItem(node: TreeNode, facts?: RowFacts): TreeItem {
  const item = itemOf(node, facts);
  item.id = node.id;
  item.contextValue = contextValueOf(node);
  return item;
}

/** What menus tell rows apart by. */
function contextValueOf(node: TreeNode): string {
  const isProgrammatic = (node.kind === 'user' || node.kind === 'person') && node.isProgrammatic;
  return isProgrammatic ? `${node.kind}.programmatic` : node.kind;
}

function itemOf(node: TreeNode, facts: RowFacts | undefined): TreeItem {
  switch (node.kind) {
    case 'identity':
      return identityItem(node, facts?.isExpired === true);
    case 'account':
      return accountItem(node, facts?.userCount);
    case 'user':
      return userItem(node);
    case 'person':
      return personItem(node);
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
  const email = identity.email === label ? '' : (identity.email ?? '');
  item.description = [...(isExpired ? [l10n.t('expired')] : []), email]
    .filter((text) => text !== '')
    .join(' · ');
  item.iconPath = isExpired
    ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
    : new ThemeIcon('account');
  item.tooltip = tooltip(label, [
    [l10n.t('Name'), identity.name],
    [l10n.t('E-mail'), identity.email],
    [l10n.t('User id'), String(identity.userId)],
    [l10n.t('Signed in with'), methodLabel(identity.method)],
    [
      undefined,
      identity.isInMemory
        ? l10n.t('Could not be stored: ends when this window is closed or reloaded.')
        : undefined,
    ],
  ]);
  item.accessibilityInformation = {
    label: isExpired
      ? l10n.t('Identity {0}, {1}, the sign-in is no longer valid', label, email)
      : l10n.t('Identity {0}, {1}', label, email),
  };
  return item;
}

function methodLabel(method: SignInMethod): string {
  switch (method) {
    case 'clientCredentials':
      return l10n.t('client id and secret, renewed by itself');
    case 'authorizationCode':
      return l10n.t('an authorization in the browser, renewed by itself');
    case 'accessToken':
      return l10n.t('an access token, which cannot be renewed');
  }
}

function accountItem({ account, isDefault }: AccountNode, userCount: number | undefined): TreeItem {
  const name = nameOfAccount(account);
  const { permission, scopes } = rightsOf(account);
  const role = permissionLabel(permission);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.description = [
    ...(isDefault ? [l10n.t('default')] : []),
    account.slug,
    role,
    ...(userCount === undefined ? [] : [countOfUsers(userCount)]),
  ].join(' · ');
  item.iconPath = new ThemeIcon('briefcase', isDefault ? new ThemeColor('charts.blue') : undefined);
  item.tooltip = tooltip(name, [
    [l10n.t('Slug'), account.slug],
    [l10n.t('Registration number'), account.registration_no],
    [l10n.t('Your permission'), `${role}. ${permissionMeaning(permission)}`],
    [l10n.t('Your scopes'), scopesLabel(scopes)],
    [l10n.t('Default account'), isDefault ? l10n.t('yes') : undefined],
    [l10n.t('Users'), userCount === undefined ? undefined : String(userCount)],
  ]);
  const label = isDefault
    ? l10n.t('Account {0}, {1}, your permission: {2}, default account', name, account.slug, role)
    : l10n.t('Account {0}, {1}, your permission: {2}', name, account.slug, role);
  item.accessibilityInformation = {
    label: userCount === undefined ? label : `${label}, ${countOfUsers(userCount)}`,
  };
  return item;
}

/** Below an account it is named after the user, below a person after the account. */
function userItem(node: UserNode): TreeItem {
  const { user, account, isYou, isProgrammatic } = node;
  const name = nameOfUser(user);
  const rights = rightsOf(user);
  const { permission, scopes } = rights;
  const role = permissionLabel(permission);
  const item = new TreeItem(
    account === undefined ? name : nameOfAccount(account),
    TreeItemCollapsibleState.None,
  );
  const marks = account === undefined ? badges(isYou, isProgrammatic) : [];
  item.description = [...marks, role, ...(account === undefined ? [] : [account.slug])].join(' · ');
  item.iconPath = isProgrammatic ? PROGRAMMATIC_ICON : permissionIcon(permission);
  item.tooltip = tooltip(name, [
    [l10n.t('Account'), account === undefined ? undefined : `${nameOfAccount(account)} (${account.slug})`],
    [l10n.t('E-mail'), user.email],
    [l10n.t('User id'), String(user.id)],
    [l10n.t('Permission'), `${role}. ${permissionMeaning(permission)}`],
    [l10n.t('Scopes'), scopesLabel(scopes)],
    [undefined, marks.join(', ')],
    ...programmaticFacts(node, user, rights),
  ]);
  item.accessibilityInformation = {
    label:
      account === undefined
        ? [l10n.t('User {0}, permission: {1}', name, role), ...marks].join(', ')
        : l10n.t('{0} in account {1}, permission: {2}', name, nameOfAccount(account), role),
  };
  item.command = { command: 'fakturoid.showUser', title: l10n.t('Show user details'), arguments: [node] };
  return item;
}

function personItem(node: PersonNode): TreeItem {
  const { person, memberships, isProgrammatic } = node;
  const { user, isYou } = person;
  const name = nameOfUser(user);
  const marks = badges(isYou, isProgrammatic);
  const count = countOfAccounts(memberships.length);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.description = [...marks, count].join(' · ');
  item.iconPath = isProgrammatic ? PROGRAMMATIC_ICON : new ThemeIcon('person');
  item.tooltip = tooltip(name, [
    [l10n.t('E-mail'), user.email],
    [l10n.t('User id'), String(user.id)],
    [undefined, [...marks, count].join(', ')],
    ...programmaticFacts(node, user, undefined),
  ]);
  item.accessibilityInformation = { label: [l10n.t('Person {0}', name), ...marks, count].join(', ') };
  return item;
}

/** What a programmatic user is for and what he may do beyond it, or that somebody looks like one. */
function programmaticFacts(
  { isProgrammatic, purpose }: UserNode | PersonNode,
  user: User,
  rights: Rights | undefined,
): readonly Fact[] {
  return isProgrammatic
    ? [
        [l10n.t('Purpose'), purposeLabel(purpose)],
        [undefined, purpose && rights && beyondPurpose(rights, purpose)],
      ]
    : [[undefined, suggestionToMark(user)]];
}

function unreadItem({ unread }: UnreadNode): TreeItem {
  const item = new TreeItem(l10n.t('Not everything could be read'), TreeItemCollapsibleState.Collapsed);
  item.description = countOfAccounts(unread.length);
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.tooltip = l10n.t('Whoever has access to these accounts may be missing here.');
  item.accessibilityInformation = { label: `${l10n.t('Not everything could be read')}, ${item.description}` };
  return item;
}

/** What is special about a user, in a word each. */
function badges(isYou: boolean, isProgrammatic: boolean): readonly string[] {
  return [...(isYou ? [l10n.t('you')] : []), ...(isProgrammatic ? [l10n.t('programmatic')] : [])];
}

function failureItem(node: FailureNode): TreeItem {
  const { what, hint, remedy, icon } = wordsOfFailure(node.failure);
  const label = node.account === undefined ? what : nameOfAccount(node.account);
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const action = remedy === 'signIn' ? l10n.t('Sign in again') : l10n.t('Retry');
  item.description = node.account === undefined ? action : `${what} · ${action}`;
  item.iconPath = new ThemeIcon(icon, new ThemeColor('list.warningForeground'));
  item.tooltip = tooltip(what, [
    [undefined, hint],
    [undefined, node.stale ? l10n.t('What is shown below was loaded earlier.') : undefined],
  ]);
  const spoken = node.account === undefined ? what : `${label}: ${what}`;
  item.accessibilityInformation = {
    label: node.stale
      ? l10n.t('{0}. What is shown below was loaded earlier. Press Enter: {1}', spoken, action)
      : l10n.t('{0}. Press Enter: {1}', spoken, action),
  };
  item.command =
    remedy === 'signIn'
      ? { command: 'fakturoid.replaceCredentials', title: action, arguments: [node] }
      : { command: 'fakturoid.retry', title: action, arguments: [node] };
  return item;
}

function emptyItem({ what }: EmptyNode): TreeItem {
  const item = new TreeItem(emptyLabel(what), TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon(what === 'filtered' ? 'filter' : 'info');
  if (what === 'filtered') {
    item.description = l10n.t('Clear the filter');
    item.command = { command: 'fakturoid.clearFilter', title: item.description };
    item.accessibilityInformation = {
      label: l10n.t('{0}. Press Enter: {1}', emptyLabel(what), item.description),
    };
  }
  return item;
}

function emptyLabel(what: EmptyNode['what']): string {
  switch (what) {
    case 'accounts':
      return l10n.t('This user can reach no account');
    case 'users':
      return l10n.t('Nobody has access to this account');
    case 'filtered':
      return l10n.t('The filter hides everybody');
  }
}

const PROGRAMMATIC_ICON = new ThemeIcon('robot', new ThemeColor('charts.purple'));

/** Shapes differ as well as colours, so that nothing is told by colour alone. */
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

/** A line of a tooltip, which is left out where there is no value. */
type Fact = readonly [label: string | undefined, value: string | null | undefined];

/** Lines of facts under a heading. Every text is escaped: it comes from the API. */
function tooltip(heading: string, facts: readonly Fact[]): MarkdownString {
  const markdown = new MarkdownString();
  markdown.appendMarkdown('**').appendText(heading).appendMarkdown('**');
  for (const [label, value] of facts) {
    if (value !== undefined && value !== null && value !== '') {
      markdown.appendMarkdown('\n\n').appendText(label === undefined ? value : `${label}: ${value}`);
    }
  }
  return markdown;
}
