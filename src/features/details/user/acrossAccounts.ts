import { env } from 'vscode';
import { present } from '../../../base/present';
import type { ResourceKey } from '../../../base/references';
import { type Shown, shown } from '../../../base/shown';
import type { Directory } from '../../../directory/directory';
import type { Loadable } from '../../../directory/loader';
import type { Membership, Person, Unread } from '../../../directory/people';
import type { CurrentUser } from '../../../fakturoid/schemas/currentUser';
import { countOfAccounts } from '../../../labels/counts';
import { wordsOfFailure } from '../../../labels/failures';
import { nameOfAccount, nameOfIdentity } from '../../../labels/names';
import { listOf, permissionLabel, scopesLabel } from '../../../labels/rights';
import { call } from '../../../platform/commands';
import { l10n } from '../../../platform/l10n';
import { rightsOf } from '../../../rights/rights';
import type { Identity } from '../../../session/sessions';
import { action, notice, section } from '../../../webview/parts';
import type { Section } from '../../../webview/toPage';
import { accountCell, accountColumns, type Cell, remedyAction } from '../sections';

/** What is known of somebody's access over all accounts. */
export interface KnownAccess {
  readonly directory: Directory;
  readonly identities: readonly Identity[];
  /** By whom the page is seen; the notice of the page says whether their accounts are known. */
  readonly identity: Identity | undefined;
  /** The user as an identity, if they are signed in. */
  readonly own: Identity | undefined;
  /** Their own view of themselves, then. */
  readonly current: CurrentUser | undefined;
  readonly person: Person | undefined;
  readonly unread: readonly Unread[];
}

/** Where a person has access, over all accounts of all identities; and where that is not known, with a way to find out. */
export function acrossAccounts(known: KnownAccess): Section {
  const { directory, identities, unread, person, own } = known;
  const memberships = person?.memberships ?? [];
  const unknown = identities.filter(
    (identity) => identity !== known.identity && directory.currentUser(identity.id).value === undefined,
  );
  const rows = [
    ...sorted(memberships.map((membership) => membershipRow(known, membership))),
    ...sorted(unread.map(unreadRow)),
    ...sorted(unknown.map((identity) => unknownRow(directory, identity))),
  ];
  const isLoading = [
    ...unread.map(({ state }) => state),
    ...identities.map(({ id }) => directory.currentUser(id)),
  ].some(({ status }) => status === 'loading');
  const isOneIdentity = identities.length === 1;
  return section('accounts', {
    heading: headingOf(own !== undefined, isLoading ? undefined : memberships.length),
    notice: notReadNotice(directory, unread, unknown),
    table: {
      columns: present(...accountColumns(), !isOneIdentity && l10n.t('Seen as')),
      rows: rows.map(({ account, slug, permission, scopes, identity }) =>
        present<Cell>(
          account,
          { text: slug },
          permission,
          { text: scopes },
          !isOneIdentity && { text: nameOfIdentity(identity) },
        ),
      ),
    },
  });
}

/** @param count undefined while it may still grow */
function headingOf(isYou: boolean, count: number | undefined): Shown {
  if (count === undefined) {
    return isYou ? l10n.t('Accounts you can reach') : l10n.t('Access to accounts');
  }
  return isYou ? l10n.t('Accounts you can reach ({0})', count) : l10n.t('Access to accounts ({0})', count);
}

function notReadNotice(directory: Directory, unread: readonly Unread[], unknown: readonly Identity[]) {
  const names = [
    ...(unread.length === 0 ? [] : [countOfAccounts(unread.length)]),
    ...unknown.map((identity) => l10n.t('accounts of {0}', nameOfIdentity(identity))),
  ];
  if (names.length === 0) {
    return undefined;
  }
  const states = [...unread.map(({ state }) => state), ...unknown.map(({ id }) => directory.currentUser(id))];
  const areSeveralIdle = states.filter(({ status }) => status === 'idle').length > 1;
  return notice(l10n.t('Not read: {0}. There may be access there too.', listOf(names)), {
    action: areSeveralIdle
      ? action('loadAll', l10n.t('Load the users of all accounts'), call('fakturoid.loadAllUsers'))
      : undefined,
  });
}

interface Row {
  readonly name: string;
  readonly account: Cell;
  readonly slug: string;
  readonly permission: Cell;
  readonly scopes: string;
  readonly identity: Identity;
}

function membershipRow({ directory, current }: KnownAccess, { identity, account, user }: Membership): Row {
  const { permission, scopes } = rightsOf(user);
  const { slug } = account;
  const name = nameOfAccount(account);
  const title = slug === current?.default_account ? l10n.t('{0} (default)', name) : name;
  const label = permissionLabel(permission);
  const state = directory.users(identity.id, slug);
  // Somebody's own rights may be known from elsewhere.
  const isStale = state.status === 'failed' && state.value?.users.includes(user) === true;
  const retry = isStale && stateCell(state, identity, { kind: 'users', identityId: identity.id, slug });
  return {
    name,
    account: accountCell(identity.id, slug, title),
    slug: shown(slug),
    permission: retry ? { ...retry, text: l10n.t('{0} (loaded earlier)', label) } : { text: label },
    scopes: scopesLabel(scopes),
    identity,
  };
}

function unreadRow({ key, identity, account, state }: Unread): Row {
  const name = nameOfAccount(account);
  return {
    name,
    account: accountCell(identity.id, account.slug, name),
    slug: shown(account.slug),
    permission: stateCell(state, identity, key),
    scopes: '',
    identity,
  };
}

/** An identity whose accounts are not known. */
function unknownRow(directory: Directory, identity: Identity): Row {
  const name = l10n.t('Accounts of {0}', nameOfIdentity(identity));
  const key: ResourceKey = { kind: 'currentUser', identityId: identity.id };
  const permission = stateCell(directory.state(key), identity, key);
  return { name, account: { text: name }, slug: '', permission, scopes: '', identity };
}

/** Why something is not known, and the way to load it. */
function stateCell(state: Loadable<unknown>, identity: Identity, key: ResourceKey): Cell {
  if (state.status === 'loading') {
    return { text: l10n.t('Loading…') };
  }
  const id = ['load', key.identityId, ...(key.kind === 'currentUser' ? [] : [key.slug])].join('/');
  if (state.status !== 'failed') {
    return {
      text: l10n.t('not loaded'),
      action: action(id, l10n.t('Load'), call('fakturoid.retry', [key])),
    };
  }
  const words = wordsOfFailure(state.failure);
  const isForbidden = state.failure.kind === 'forbidden' && key.kind === 'users';
  return {
    text: isForbidden ? l10n.t('users may not be listed') : words.what,
    action: remedyAction(words, { id, identity, keys: [key] }),
  };
}

function sorted(rows: readonly Row[]): Row[] {
  const { compare } = new Intl.Collator(env.language);
  return rows.toSorted((a, b) => compare(a.name, b.name));
}
