import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type Permission, rightsOf } from '../../access/rights';
import type { SignInMethod } from '../../session/sessions';
import { wordsOfFailure } from '../words/failures';
import { nameOfIdentity } from '../words/identity';
import { permissionLabel, permissionMeaning, scopesLabel } from '../words/rights';
import {
  type AccountNode,
  type EmptyNode,
  type FailureNode,
  type IdentityNode,
  nameOfUser,
  type TreeNode,
  type UserNode,
} from './nodes';

/** What VS Code draws for a node. Pure: the same node gives the same item. */
export function toTreeItem(node: TreeNode): TreeItem {
  const item = itemOf(node);
  item.id = node.id;
  item.contextValue = node.kind;
  return item;
}

function itemOf(node: TreeNode): TreeItem {
  switch (node.kind) {
    case 'identity':
      return identityItem(node);
    case 'account':
      return accountItem(node);
    case 'user':
      return userItem(node);
    case 'failure':
      return failureItem(node);
    case 'empty':
      return emptyItem(node);
  }
}

function identityItem({ identity, isExpired }: IdentityNode): TreeItem {
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

function accountItem({ account, isDefault }: AccountNode): TreeItem {
  const name = account.name || account.slug;
  const { permission, scopes } = rightsOf(account);
  const role = permissionLabel(permission);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.description = [...(isDefault ? [l10n.t('default')] : []), account.slug, role].join(' · ');
  item.iconPath = new ThemeIcon('briefcase', isDefault ? new ThemeColor('charts.blue') : undefined);
  item.tooltip = tooltip(name, [
    [l10n.t('Slug'), account.slug],
    [l10n.t('Registration number'), account.registration_no],
    [l10n.t('Your permission'), `${role}. ${permissionMeaning(permission)}`],
    [l10n.t('Your scopes'), scopesLabel(scopes)],
    [l10n.t('Default account'), isDefault ? l10n.t('yes') : undefined],
  ]);
  item.accessibilityInformation = {
    label: isDefault
      ? l10n.t('Account {0}, {1}, your permission: {2}, default account', name, account.slug, role)
      : l10n.t('Account {0}, {1}, your permission: {2}', name, account.slug, role),
  };
  return item;
}

function userItem(node: UserNode): TreeItem {
  const { user, isYou } = node;
  const name = nameOfUser(user);
  const { permission, scopes } = rightsOf(user);
  const role = permissionLabel(permission);
  const item = new TreeItem(name, TreeItemCollapsibleState.None);
  item.description = isYou ? `${l10n.t('you')} · ${role}` : role;
  item.iconPath = permissionIcon(permission);
  item.tooltip = tooltip(name, [
    [l10n.t('E-mail'), user.email],
    [l10n.t('User id'), String(user.id)],
    [l10n.t('Permission'), `${role}. ${permissionMeaning(permission)}`],
    [l10n.t('Scopes'), scopesLabel(scopes)],
  ]);
  item.accessibilityInformation = {
    label: isYou
      ? l10n.t('User {0}, this is you, permission: {1}', name, role)
      : l10n.t('User {0}, permission: {1}', name, role),
  };
  item.command = { command: 'fakturoid.showUser', title: l10n.t('Show user details'), arguments: [node] };
  return item;
}

function failureItem(node: FailureNode): TreeItem {
  const { what, hint, remedy } = wordsOfFailure(node.failure);
  const item = new TreeItem(what, TreeItemCollapsibleState.None);
  const action = remedy === 'signIn' ? l10n.t('Sign in again') : l10n.t('Retry');
  item.description = action;
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.tooltip = tooltip(what, [
    [undefined, hint],
    [undefined, node.stale ? l10n.t('What is shown below was loaded earlier.') : undefined],
  ]);
  item.accessibilityInformation = {
    label: node.stale
      ? l10n.t('{0}. What is shown below was loaded earlier. Press Enter: {1}', what, action)
      : l10n.t('{0}. Press Enter: {1}', what, action),
  };
  item.command =
    remedy === 'signIn'
      ? { command: 'fakturoid.replaceCredentials', title: action, arguments: [node] }
      : { command: 'fakturoid.retry', title: action, arguments: [node] };
  return item;
}

function emptyItem({ what }: EmptyNode): TreeItem {
  const item = new TreeItem(
    what === 'accounts'
      ? l10n.t('This user can reach no account')
      : l10n.t('Nobody has access to this account'),
    TreeItemCollapsibleState.None,
  );
  item.iconPath = new ThemeIcon('info');
  return item;
}

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

/** Lines of facts under a heading. Every text is escaped: it comes from the API. */
function tooltip(
  heading: string,
  facts: readonly (readonly [label: string | undefined, value: string | null | undefined])[],
): MarkdownString {
  const markdown = new MarkdownString();
  markdown.appendMarkdown('**').appendText(heading).appendMarkdown('**');
  for (const [label, value] of facts) {
    if (value !== undefined && value !== null && value !== '') {
      markdown.appendMarkdown('\n\n').appendText(label === undefined ? value : `${label}: ${value}`);
    }
  }
  return markdown;
}
