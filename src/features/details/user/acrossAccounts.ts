import { env } from 'vscode';
import { present } from '../../../base/present';
import type { ResourceKey } from '../../../base/references';
import { type Shown, shown } from '../../../base/shown';
import type { Directory } from '../../../directory/directory';
import type { Loadable } from '../../../directory/loader';
import type { Membership, Person, Unread } from '../../../directory/people';
import type { CurrentUser } from '../../../fakturoid/schemas/currentUser';
import { wordsOfFailure } from '../../../labels/failures';
import { nameOfAccount, nameOfIdentity, SharedNames } from '../../../labels/names';
import { listOf } from '../../../labels/lists';
import { notLoadedParts } from '../../../labels/unread';
import { call } from '../../../platform/commands';
import { l10n } from '../../../platform/l10n';
import { AREAS } from '../../../rights/effectiveRights';
import { rightsOf } from '../../../rights/rights';
import type { Identity } from '../../../session/sessions';
import { action, notice, section } from '../../../webview/parts';
import type { Cell, Section } from '../../../webview/toPage';
import { accountCell, remedyAction, rightsCells, rightsColumns } from '../sections';

/** What is known of somebody's access over all accounts. */
export interface PersonAccess {
  readonly directory: Directory;
  readonly identities: readonly Identity[];
  /** The identity that sees the page; the notice of the page says whether its accounts are known. */
  readonly identity: Identity | undefined;
  /** The user as an identity, if they are signed in. */
  readonly own: Identity | undefined;
  /** What that identity's `/user.json` says, if they are signed in. */
  readonly current: CurrentUser | undefined;
  readonly person: Person | undefined;
  readonly unread: readonly Unread[];
}

/**
 * The accounts that a person has access to, over all identities; and those where that is not known, with a way to
 * find out.
 */
export function acrossAccounts(known: PersonAccess): Section {
  const { directory, identities, unread, person, own } = known;
  const memberships = person?.memberships ?? [];
  const unknown = identities.filter(
    (identity) => identity !== known.identity && directory.currentUser(identity.id).value === undefined,
  );
  const names = new SharedNames([...memberships, ...unread].map(({ account }) => nameOfAccount(account)));
  const rows = [
    ...sorted(memberships.map((membership) => membershipRow(known, membership, names))),
    ...sorted(unread.map((each) => unreadRow(each, names))),
    ...sorted(unknown.map((identity) => unknownRow(directory, identity))),
  ];
  const isLoading = [
    ...unread.map(({ state }) => state),
    ...identities.map(({ id }) => directory.currentUser(id)),
  ].some(({ status }) => status === 'loading');
  // A zero is stated only if everything was read.
  const isRead =
    memberships.length > 0 ||
    (unread.length === 0 && identities.every(({ id }) => directory.currentUser(id).value !== undefined));
  const isOneIdentity = identities.length === 1;
  return section('accounts', {
    heading: headingOf(own !== undefined, isLoading || !isRead ? undefined : memberships.length),
    notice: notReadNotice(directory, unread, unknown),
    table:
      rows.length === 0
        ? undefined
        : {
            columns: present(l10n.t('Account'), ...rightsColumns(), !isOneIdentity && l10n.t('Signed in as')),
            rows: rows.map(({ account, rights, identity }) =>
              present<Cell>(account, ...rights, !isOneIdentity && { text: nameOfIdentity(identity) }),
            ),
            isMatrix: true,
          },
  });
}

/** @param count undefined if it is not known or may still grow */
function headingOf(isYou: boolean, count: number | undefined): Shown {
  if (count === undefined) {
    return isYou ? l10n.t('Accounts you have access to') : l10n.t('Access to accounts');
  }
  return isYou
    ? l10n.t('Accounts you have access to ({0})', count)
    : l10n.t('Access to accounts ({0})', count);
}

function notReadNotice(directory: Directory, unread: readonly Unread[], unknown: readonly Identity[]) {
  const names = notLoadedParts(unread.length, unknown);
  if (names.length === 0) {
    return undefined;
  }
  const states = [...unread.map(({ state }) => state), ...unknown.map(({ id }) => directory.currentUser(id))];
  const areSeveralIdle = states.filter(({ status }) => status === 'idle').length > 1;
  return notice(l10n.t('Not loaded: {0}. This user may have access there too.', listOf(names)), {
    action: areSeveralIdle
      ? action('loadAll', l10n.t('Load the users of all accounts'), call('fakturoid.loadAllUsers'))
      : undefined,
  });
}

const NOTHING: Cell = { text: '' };

interface Row {
  readonly name: string;
  readonly account: Cell;
  /** As many cells as {@link rightsColumns}. */
  readonly rights: readonly Cell[];
  readonly identity: Identity;
}

function membershipRow(
  { directory, current }: PersonAccess,
  { identity, account, user }: Membership,
  names: SharedNames,
): Row {
  const { slug } = account;
  const name = names.apart(nameOfAccount(account), shown(slug));
  const title = slug === current?.default_account ? l10n.t('{0} (default)', name) : name;
  const [permission = NOTHING, ...reaches] = rightsCells(rightsOf(user));
  const state = directory.users(identity.id, slug);
  // Somebody's own rights may be known from elsewhere.
  const isStale = state.status === 'failed' && state.value?.users.includes(user) === true;
  const retry = isStale && stateCell(state, identity, { kind: 'users', identityId: identity.id, slug });
  return {
    name,
    account: accountCell(identity.id, slug, title),
    rights: [
      retry ? { ...retry, text: l10n.t('{0} (loaded earlier)', shown(permission.text)) } : permission,
      ...reaches,
    ],
    identity,
  };
}

function unreadRow({ key, identity, account, state }: Unread, names: SharedNames): Row {
  const name = names.apart(nameOfAccount(account), shown(account.slug));
  return {
    name,
    account: accountCell(identity.id, account.slug, name),
    rights: withoutRights(stateCell(state, identity, key)),
    identity,
  };
}

/** An identity whose accounts are not known. */
function unknownRow(directory: Directory, identity: Identity): Row {
  const name = l10n.t('Accounts of {0}', nameOfIdentity(identity));
  const key: ResourceKey = { kind: 'currentUser', identityId: identity.id };
  const rights = withoutRights(stateCell(directory.state(key), identity, key));
  return { name, account: { text: name }, rights, identity };
}

/** The cells of a matrix row with something else in place of the permission. */
function withoutRights(instead: Cell): Cell[] {
  return [instead, ...AREAS.map(() => NOTHING)];
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
    text: isForbidden ? l10n.t('not allowed to list users') : words.what,
    action: remedyAction(words, { id, identity, keys: [key] }),
  };
}

function sorted(rows: readonly Row[]): Row[] {
  const { compare } = new Intl.Collator(env.language);
  return rows.toSorted((a, b) => compare(a.name, b.name));
}
