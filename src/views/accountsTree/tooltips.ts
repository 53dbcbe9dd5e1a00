import { l10n, MarkdownString } from 'vscode';
import { type Rights, rightsOf } from '../../access/rights';
import type { User } from '../../fakturoid/schemas/user';
import type { SignInMethod } from '../../session/sessions';
import { countOfAccounts } from '../words/counts';
import { wordsOfFailure } from '../words/failures';
import { nameOfIdentity } from '../words/identity';
import { beyondPurpose, purposeLabel, suggestionToMark } from '../words/purposes';
import { permissionLabel, permissionMeaning, scopesLabel } from '../words/rights';
import { badges } from './items';
import {
  type AccountNode,
  type FailureNode,
  type IdentityNode,
  nameOfAccount,
  nameOfUser,
  type PersonNode,
  type RowFacts,
  type TreeNode,
  type UserNode,
} from './nodes';

/** What a row says when it is pointed at; undefined where its label says everything. */
export function tooltipOf(node: TreeNode, facts?: RowFacts): MarkdownString | undefined {
  switch (node.kind) {
    case 'identity':
      return identityTooltip(node);
    case 'account':
      return accountTooltip(node, facts?.userCount);
    case 'user':
      return userTooltip(node);
    case 'person':
      return personTooltip(node);
    case 'failure':
      return failureTooltip(node);
    case 'unread':
      return tooltip(l10n.t('Not everything could be read'), [
        [undefined, l10n.t('Whoever has access to these accounts may be missing here.')],
      ]);
    case 'empty':
      return undefined;
  }
}

function identityTooltip({ identity }: IdentityNode): MarkdownString {
  return tooltip(nameOfIdentity(identity), [
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

function accountTooltip({ account, isDefault }: AccountNode, userCount: number | undefined): MarkdownString {
  const { permission, scopes } = rightsOf(account);
  return tooltip(nameOfAccount(account), [
    [l10n.t('Slug'), account.slug],
    [l10n.t('Registration number'), account.registration_no],
    [l10n.t('Your permission'), `${permissionLabel(permission)}. ${permissionMeaning(permission)}`],
    [l10n.t('Your scopes'), scopesLabel(scopes)],
    [l10n.t('Default account'), isDefault ? l10n.t('yes') : undefined],
    [l10n.t('Users'), userCount === undefined ? undefined : String(userCount)],
  ]);
}

function userTooltip(node: UserNode): MarkdownString {
  const { user, account, isYou, isProgrammatic } = node;
  const rights = rightsOf(user);
  const { permission, scopes } = rights;
  return tooltip(nameOfUser(user), [
    [l10n.t('Account'), account === undefined ? undefined : `${nameOfAccount(account)} (${account.slug})`],
    [l10n.t('E-mail'), user.email],
    [l10n.t('User id'), String(user.id)],
    [l10n.t('Permission'), `${permissionLabel(permission)}. ${permissionMeaning(permission)}`],
    [l10n.t('Scopes'), scopesLabel(scopes)],
    [undefined, account === undefined ? badges(isYou, isProgrammatic).join(', ') : undefined],
    ...programmaticFacts(node, user, rights),
  ]);
}

function personTooltip(node: PersonNode): MarkdownString {
  const { person, memberships, isProgrammatic } = node;
  const { user, isYou } = person;
  return tooltip(nameOfUser(user), [
    [l10n.t('E-mail'), user.email],
    [l10n.t('User id'), String(user.id)],
    [undefined, [...badges(isYou, isProgrammatic), countOfAccounts(memberships.length)].join(', ')],
    ...programmaticFacts(node, user, undefined),
  ]);
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

function failureTooltip({ failure, stale }: FailureNode): MarkdownString {
  const { what, hint } = wordsOfFailure(failure);
  return tooltip(what, [
    [undefined, hint],
    [undefined, stale ? l10n.t('What is shown below was loaded earlier.') : undefined],
  ]);
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
