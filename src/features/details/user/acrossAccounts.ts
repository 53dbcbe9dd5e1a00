import { env } from 'vscode';
import { type Shown, shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import { rightsOf } from '../../../rights/rights';
import type { ResourceKey } from '../../../base/references';
import type { Directory } from '../../../directory/directory';
import type { Loadable } from '../../../directory/loader';
import type { Membership, Person, Unread } from '../../../directory/people';
import type { CurrentUser } from '../../../fakturoid/schemas/currentUser';
import type { Identity } from '../../../session/sessions';
import { call } from '../../../platform/commands';
import { action, section } from '../../../webview/parts';
import type { Section } from '../../../webview/toPage';
import { accountCell, type Cell, remedyAction } from '../sections';
import { countOfAccounts } from '../../../labels/counts';
import { wordsOfFailure } from '../../../labels/failures';
import { nameOfIdentity, nameOfAccount } from '../../../labels/names';
import { listOf, permissionLabel, scopesLabel } from '../../../labels/rights';

interface Row {
  readonly name: string;
  readonly cells: readonly Cell[];
}

/** What is known of somebody's access over all accounts. */
export interface KnownAccess {
  readonly isYou: boolean;
  readonly person: Person | undefined;
  readonly unread: readonly Unread[];
  readonly identities: readonly Identity[];
  /** By whom the page is seen; the notice of the page says whether their accounts are known. */
  readonly identity: Identity | undefined;
  /** Their own view of themselves, if they are signed in. */
  readonly current: CurrentUser | undefined;
}

/** Where a person has access, over all accounts of all identities; and where that is not known, with a way to find out. */
export function acrossAccounts(directory: Directory, known: KnownAccess): Section {
  const { isYou, person, unread, identities, identity: seenBy, current } = known;
  const memberships = person?.memberships ?? [];
  const unknown = identities.filter(
    (identity) => identity !== seenBy && directory.currentUser(identity.id).value === undefined,
  );
  const isOneIdentity = identities.length === 1;
  const seenAs = (identity: Identity): Cell[] => (isOneIdentity ? [] : [{ text: nameOfIdentity(identity) }]);
  const rows = [
    ...sorted(memberships.map((membership) => membershipRow(directory, membership, current, seenAs))),
    ...sorted(unread.map((entry) => unreadRow(entry, seenAs))),
    ...sorted(unknown.map((identity) => unknownRow(directory, identity, seenAs))),
  ];
  const states = [...unread.map(({ state }) => state), ...unknown.map(({ id }) => directory.currentUser(id))];
  const notReadNames = [
    ...(unread.length === 0 ? [] : [countOfAccounts(unread.length)]),
    ...unknown.map((identity) => l10n.t('accounts of {0}', nameOfIdentity(identity))),
  ];
  const isLoading = [...states, ...identities.map(({ id }) => directory.currentUser(id))].some(
    ({ status }) => status === 'loading',
  );
  const isSeveralIdle = states.filter(({ status }) => status === 'idle').length > 1;
  return section('accounts', {
    heading: headingOf(isYou, isLoading ? undefined : memberships.length),
    ...(notReadNames.length > 0 && {
      notice: {
        isError: false,
        text: l10n.t('Not read: {0}. There may be access there too.', listOf(notReadNames)),
        hint: '',
        ...(isSeveralIdle && {
          action: action('loadAll', l10n.t('Load the users of all accounts'), call('fakturoid.loadAllUsers')),
        }),
      },
    }),
    table: {
      columns: [
        l10n.t('Account'),
        l10n.t('Slug'),
        l10n.t('Permission'),
        l10n.t('Scopes'),
        ...(isOneIdentity ? [] : [l10n.t('Seen as')]),
      ],
      rows: rows.map(({ cells }) => [...cells]),
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

function membershipRow(
  directory: Directory,
  { identity, account, user }: Membership,
  current: CurrentUser | undefined,
  seenAs: (identity: Identity) => Cell[],
): Row {
  const { permission, scopes } = rightsOf(user);
  const name = nameOfAccount(account);
  const { slug } = account;
  const state = directory.users(identity.id, slug);
  // Somebody's own rights may be known from elsewhere.
  const isStale = state.status === 'failed' && state.value?.users.includes(user) === true;
  const label = permissionLabel(permission);
  return {
    name,
    cells: [
      accountCell(
        identity.id,
        slug,
        slug === current?.default_account ? l10n.t('{0} (default)', name) : name,
      ),
      { text: shown(slug) },
      isStale
        ? {
            ...stateCell(state, identity, { kind: 'users', identityId: identity.id, slug }),
            text: l10n.t('{0} (loaded earlier)', label),
          }
        : { text: label },
      { text: scopesLabel(scopes) },
      ...seenAs(identity),
    ],
  };
}

function unreadRow({ key, identity, account, state }: Unread, seenAs: (identity: Identity) => Cell[]): Row {
  const name = nameOfAccount(account);
  return {
    name,
    cells: [
      accountCell(identity.id, account.slug, name),
      { text: shown(account.slug) },
      stateCell(state, identity, key),
      { text: '' },
      ...seenAs(identity),
    ],
  };
}

/** An identity whose accounts are not known. */
function unknownRow(directory: Directory, identity: Identity, seenAs: (identity: Identity) => Cell[]): Row {
  const name = l10n.t('Accounts of {0}', nameOfIdentity(identity));
  const key: ResourceKey = { kind: 'currentUser', identityId: identity.id };
  return {
    name,
    cells: [
      { text: name },
      { text: '' },
      stateCell(directory.state(key), identity, key),
      { text: '' },
      ...seenAs(identity),
    ],
  };
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
  const text =
    state.failure.kind === 'forbidden' && key.kind === 'users'
      ? l10n.t('users may not be listed')
      : words.what;
  return { text, action: remedyAction(words, { id, identity, keys: [key] }) };
}

function sorted(rows: readonly Row[]): Row[] {
  const { compare } = new Intl.Collator(env.language);
  return rows.toSorted((a, b) => compare(a.name, b.name));
}
