import { ThemeIcon } from 'vscode';
import type { ResourceKey, UserReference } from '../../base/references';
import { joined, line, shown, type Shown } from '../../base/shown';
import type { Directory } from '../../directory/directory';
import { type Membership, referenceOf, type Unread } from '../../directory/people';
import { countOfAccounts, countOfUsers } from '../../labels/counts';
import { wordsOfFailure } from '../../labels/failures';
import { nameOfAccount } from '../../labels/names';
import { permissionLabel } from '../../labels/rights';
import { notLoadedParts } from '../../labels/unread';
import { briefListOf, listOf } from '../../labels/lists';
import { sortedByLabel } from '../../pickers/pickLoaded';
import { userItem } from '../../pickers/pickUser';
import { l10n } from '../../platform/l10n';
import type { QuickPickItem } from '../../platform/window';
import { rightsOf } from '../../rights/rights';
import type { Identity } from '../../session/sessions';
import type { Found } from './search';

/** What choosing a row does. */
export type Choice =
  | { readonly kind: 'show'; readonly reference: UserReference }
  | { readonly kind: 'enter'; readonly found: Found }
  | { readonly kind: 'load'; readonly keys: readonly ResourceKey[] }
  | { readonly kind: 'nothing' };

export interface Row extends QuickPickItem {
  /** Identifies the row while the list changes. */
  readonly key: string;
  readonly choice: Choice;
}

/** How many accounts of a person are named. */
const NAMED = 3;

/** A person, with their accounts below. */
export function personRow(found: Found, isProgrammatic: boolean): Row {
  const { person, memberships, meant } = found;
  const [first] = memberships;
  const only = meant === 1 ? first : undefined;
  const item = userItem(person.user, isProgrammatic);
  return {
    ...item,
    description: joined([countOfAccounts(memberships.length), item.description], ' · '),
    ...(first !== undefined && { detail: memberships.length === 1 ? accessIn(first) : namesOf(memberships) }),
    buttons: only === undefined ? [] : [revealButton()],
    // VS Code's own filter would hide what was found by a registration number or without diacritics.
    alwaysShow: true,
    key: `person ${person.user.id}`,
    choice: only === undefined ? { kind: 'enter', found } : { kind: 'show', reference: referenceOf(only) },
  };
}

/** The accounts of a person: those that were meant, and then the others, each by name. */
export function accountRows({ memberships, meant }: Found): readonly Row[] {
  const rows = memberships.map(accountRow);
  return [...sortedByLabel(rows.slice(0, meant)), ...sortedByLabel(rows.slice(meant))];
}

function accountRow(membership: Membership): Row {
  const { account, user } = membership;
  const { permission } = rightsOf(user);
  return {
    label: nameOfAccount(account),
    description: joined([shown(account.slug), permissionLabel(permission)], ' · '),
    iconPath: new ThemeIcon('briefcase'),
    buttons: [revealButton()],
    key: `account ${account.slug}`,
    choice: { kind: 'show', reference: referenceOf(membership) },
  };
}

/** Says that a long list was cut. */
export function moreRow(count: number): Row {
  return note('more', 'ellipsis', l10n.t('Not listed: {0}', countOfUsers(count)), {
    description: l10n.t('Type more to narrow the list.'),
  });
}

/** @param count how many accounts were searched */
export function nobodyRow(count: number): Row {
  return note('nobody', 'search-stop', l10n.t('Nobody found in {0}', countOfAccounts(count)));
}

/** A row that says what was not searched, and loads it; undefined if nothing is missing. */
export function notLoadedRow(
  directory: Directory,
  identities: readonly Identity[],
  unread: readonly Unread[],
  isLoading: boolean,
): Row | undefined {
  const unknown = identities.filter(({ id }) => directory.currentUser(id).status !== 'ready');
  const keys: ResourceKey[] = [
    ...unknown.map(({ id }): ResourceKey => ({ kind: 'currentUser', identityId: id })),
    ...unread.map(({ key }) => key),
  ];
  if (keys.length === 0) {
    return undefined;
  }
  const what = listOf(notLoadedParts(unread.length, unknown));
  if (isLoading) {
    return note('notLoaded', 'loading~spin', l10n.t('Still loading: {0}', what));
  }
  const reasons = keys.map((key) => {
    const state = directory.state(key);
    return state.status === 'failed' ? wordsOfFailure(state.failure).what : undefined;
  });
  return note('notLoaded', 'warning', l10n.t('Not loaded: {0}', what), {
    description: joined([...new Set(reasons)], ' · '),
    detail: l10n.t('Someone may have access there too. Select this to load again.'),
    choice: { kind: 'load', keys },
  });
}

function note(key: string, icon: string, label: Shown, more: Partial<Row> = {}): Row {
  return {
    label,
    iconPath: new ThemeIcon(icon),
    alwaysShow: true,
    key,
    choice: { kind: 'nothing' },
    ...more,
  };
}

function accessIn({ account, user }: Membership): Shown {
  return line`${nameOfAccount(account)} (${shown(account.slug)}) · ${permissionLabel(rightsOf(user).permission)}`;
}

function namesOf(memberships: readonly Membership[]): Shown {
  return briefListOf(
    memberships.map(({ account }) => nameOfAccount(account)),
    NAMED,
  );
}

function revealButton(): NonNullable<Row['buttons']>[number] {
  return { iconPath: new ThemeIcon('list-tree'), tooltip: l10n.t('Reveal in tree') };
}
