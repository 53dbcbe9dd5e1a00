import { joined, line, shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { type Tooltip, tooltip, type TooltipLine } from '../../platform/tooltip';
import { permissionOf, rightsOf } from '../../rights/rights';
import type { AccountAccess } from '../../fakturoid/schemas/currentUser';
import type { User } from '../../fakturoid/schemas/user';
import type { SignInMethod } from '../../session/sessions';
import { countOfAccounts } from '../../labels/counts';
import { notLoaded, wordsOfFailure } from '../../labels/failures';
import { nameOfIdentity, nameOfAccount, nameOfUser } from '../../labels/names';
import { beyondPurpose, purposeLabel, suggestionToMark } from '../../labels/purposes';
import { permissionLabel, permissionMeaning, scopesLabel } from '../../labels/rights';
import { refusalExplained } from '../../labels/refusals';
import { badges, mayBeHigher } from './items';
import {
  type AccountNode,
  type FailureNode,
  type IdentityNode,
  type MembershipNode,
  type PersonNode,
  type RowFacts,
  type Somebody,
  type TreeNode,
  type UserNode,
} from './nodes';

/** What a row says when it is pointed at; undefined where its label says everything. */
export function tooltipOf(node: TreeNode, facts?: RowFacts): Tooltip | undefined {
  switch (node.kind) {
    case 'identity':
      return identityTooltip(node);
    case 'account':
      return accountTooltip(node, facts?.users?.all);
    case 'user':
      return userTooltip(node, undefined);
    case 'person':
      return personTooltip(node);
    case 'membership':
      return userTooltip(node, node.account);
    case 'failure':
      return failureTooltip(node);
    case 'unread':
      return tooltip(l10n.t('Not everything could be loaded'), [
        [undefined, l10n.t('People with access to these accounts may be missing here.')],
      ]);
    case 'empty':
      return undefined;
  }
}

function identityTooltip({ identity }: IdentityNode): Tooltip {
  return tooltip(nameOfIdentity(identity), [
    [l10n.t('Name'), shown(identity.name ?? '')],
    [l10n.t('Email'), shown(identity.email ?? '')],
    [l10n.t('User ID'), line`${identity.userId}`],
    [l10n.t('Signed in with'), methodLabel(identity.method)],
    [
      undefined,
      identity.isInMemory
        ? l10n.t('Couldn’t be saved. You’ll be signed out when this window is closed or reloaded.')
        : undefined,
    ],
  ]);
}

function methodLabel(method: SignInMethod): Shown {
  switch (method) {
    case 'clientCredentials':
      return l10n.t('Client ID and Client Secret, renewed automatically');
    case 'authorizationCode':
      return l10n.t('browser sign-in, renewed automatically');
    case 'accessToken':
      return l10n.t('an access token, which can’t be renewed');
  }
}

function accountTooltip({ account, isDefault }: AccountNode, userCount: number | undefined): Tooltip {
  const { permission, scopes } = rightsOf(account);
  return tooltip(nameOfAccount(account), [
    [l10n.t('Slug'), shown(account.slug)],
    [l10n.t('Registration number'), shown(account.registration_no ?? '')],
    [l10n.t('Your permission'), line`${permissionLabel(permission)}. ${permissionMeaning(permission)}`],
    [l10n.t('Your scopes'), scopesLabel(scopes)],
    [l10n.t('Default account'), isDefault ? l10n.t('yes') : undefined],
    [l10n.t('Users'), userCount === undefined ? undefined : line`${userCount}`],
  ]);
}

function userTooltip(node: UserNode | MembershipNode, account: AccountAccess | undefined): Tooltip {
  const { user } = node;
  const rights = rightsOf(user);
  const { permission, scopes } = rights;
  return tooltip(nameOfUser(user), [
    [
      l10n.t('Account'),
      account === undefined ? undefined : line`${nameOfAccount(account)} (${shown(account.slug)})`,
    ],
    [l10n.t('Email'), shown(user.email ?? '')],
    [l10n.t('User ID'), line`${user.id}`],
    [l10n.t('Permission'), line`${permissionLabel(permission)}. ${permissionMeaning(permission)}`],
    [l10n.t('Scopes'), scopesLabel(scopes)],
    [undefined, account === undefined ? joined(badges(node), ' · ') : undefined],
    ...programmaticFacts(node, user),
    [undefined, node.purpose && beyondPurpose(rights, node.purpose)],
  ]);
}

function personTooltip(node: PersonNode): Tooltip {
  const { person, memberships, strongest } = node;
  const { user } = person;
  return tooltip(nameOfUser(user), [
    [l10n.t('Email'), shown(user.email ?? '')],
    [l10n.t('User ID'), line`${user.id}`],
    [
      mayBeHigher(node) ? l10n.t('Highest known permission') : l10n.t('Highest permission'),
      permissionLabel(permissionOf(strongest.permission)),
    ],
    [undefined, joined([countOfAccounts(memberships.length), ...badges(node)], ' · ')],
    ...programmaticFacts(node, user),
    ...memberships.map(({ user: inAccount, account }): TooltipLine => [
      nameOfAccount(account),
      node.purpose && beyondPurpose(rightsOf(inAccount), node.purpose),
    ]),
  ]);
}

/** What a programmatic user is for, or that somebody looks like one. */
function programmaticFacts({ isProgrammatic, purpose }: Somebody, user: User): readonly TooltipLine[] {
  return isProgrammatic
    ? [[l10n.t('Purpose'), purposeLabel(purpose)]]
    : [[undefined, suggestionToMark(user)]];
}

function failureTooltip({ failure, stale, keys, account, parent }: FailureNode): Tooltip {
  const { what, hint } = failure === undefined ? notLoaded() : wordsOfFailure(failure);
  const stated = account ?? (parent?.kind === 'account' ? parent.account : undefined);
  const [key] = keys;
  return tooltip(what, [
    [undefined, hint],
    [undefined, failure && key && refusalExplained(failure, key, stated)],
    [undefined, stale ? l10n.t('The data below was loaded earlier.') : undefined],
  ]);
}
