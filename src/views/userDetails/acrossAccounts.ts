import { env } from 'vscode';
import { type Shown, shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { rightsOf } from '../../access/rights';
import type { Place } from '../../directory/directory';
import type { Membership, Person, Unread } from '../../directory/people';
import type { Failure } from '../../fakturoid/errors';
import type { CurrentUser } from '../../fakturoid/schemas/currentUser';
import type { Identity } from '../../session/sessions';
import type { Action, Notice, Section } from '../../webview/toPage';
import { nameOfAccount } from '../accountsTree/nodes';
import type { Actions } from '../details/actions';
import { accountCell, type Cell, remedyAction, section } from '../details/sections';
import { countOfAccounts } from '../words/counts';
import { wordsOfFailure } from '../words/failures';
import { nameOfIdentity } from '../words/identity';
import { listOf, permissionLabel, scopesLabel } from '../words/rights';
import type { UserContext } from './subject';

interface Row {
  readonly name: string;
  readonly cells: readonly Cell[];
}

/** Where a person has access, over all accounts of all identities; and where that is not known, with a way to find out. */
export function acrossAccounts(
  context: Pick<UserContext, 'directory' | 'run'>,
  known: {
    readonly isYou: boolean;
    readonly person: Person | undefined;
    readonly unread: readonly Unread[];
    readonly identities: readonly Identity[];
    /** By whom the page is seen; the notice of the page says whether his accounts are known. */
    readonly identity: Identity | undefined;
    /** His own view of himself, if he is signed in. */
    readonly current: CurrentUser | undefined;
  },
  actions: Actions,
): Section {
  const { directory } = context;
  const { isYou, person, unread, identities, identity: seenBy, current } = known;
  const memberships = person?.memberships ?? [];
  const unknown = unknownAccounts(directory, identities, seenBy);
  const isLoading = [
    ...identities.map(({ id }): Place => ({ identityId: id })),
    ...unread.map(({ place }) => place),
  ].some((place) => directory.isLoading(place));
  const isOneIdentity = identities.length === 1;
  const whose = (identity: Identity | undefined): Cell[] =>
    isOneIdentity ? [] : [{ text: identity === undefined ? '' : nameOfIdentity(identity) }];
  const rows = [
    ...sorted(
      memberships.map((membership) => membershipRow(context, membership, { current, whose, actions })),
    ),
    ...sorted(unread.map((entry) => unreadRow(context, entry, { identities, whose, actions }))),
    ...sorted(unknown.map((entry) => unknownRow(context, entry, { whose, actions }))),
  ];
  const notAsked = [...unread, ...unknown].filter(
    ({ failure, place }) => failure === undefined && !directory.isLoading(place),
  );
  const notReadNames = [
    ...(unread.length === 0 ? [] : [countOfAccounts(unread.length)]),
    ...unknown.map(({ identity }) => l10n.t('accounts of {0}', nameOfIdentity(identity))),
  ];
  const notRead = (): Notice => ({
    isError: false,
    text: l10n.t('Not read: {0}. There may be access there too.', listOf(notReadNames)),
    hint: '',
    ...(notAsked.length > 1 ? { action: loadAll() } : {}),
  });
  const loadAll = (): Action =>
    actions.add('loadAll', l10n.t('Load the users of all accounts'), () =>
      directory.loadAll(() => undefined),
    );
  return section('accounts', {
    heading: headingOf(isYou, isLoading ? undefined : memberships.length),
    ...(notReadNames.length === 0 ? {} : { notice: notRead() }),
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

/** The accounts of an identity that are not known. */
interface Unknown {
  readonly place: Place;
  readonly identity: Identity;
  readonly failure: Failure | undefined;
}

function unknownAccounts(
  directory: UserContext['directory'],
  identities: readonly Identity[],
  seenBy: Identity | undefined,
): Unknown[] {
  return identities.flatMap((identity) => {
    const state = directory.currentUser(identity.id);
    const failure = state.status === 'failed' ? state.failure : undefined;
    return identity === seenBy || state.value !== undefined
      ? []
      : [{ place: { identityId: identity.id }, identity, failure }];
  });
}

function membershipRow(
  { directory, run }: Pick<UserContext, 'directory' | 'run'>,
  { identity, account, user }: Membership,
  {
    current,
    whose,
    actions,
  }: {
    current: CurrentUser | undefined;
    whose: (identity: Identity) => Cell[];
    actions: Actions;
  },
): Row {
  const { permission, scopes } = rightsOf(user);
  const name = nameOfAccount(account);
  const isDefault = account.slug === current?.default_account;
  const place = { identityId: identity.id, slug: account.slug };
  const state = directory.users(place.identityId, place.slug);
  // His own rights may be known from elsewhere.
  const isStale = state.status === 'failed' && state.value?.users.includes(user);
  const label = permissionLabel(permission);
  const permissionCell = (): Cell =>
    isStale
      ? {
          ...stateCell({ directory, run }, { place, identity, failure: state.failure }, actions),
          text: l10n.t('{0} (loaded earlier)', label),
        }
      : { text: label };
  return {
    name,
    cells: [
      accountCell(actions, run, { identity, account }, isDefault ? l10n.t('{0} (default)', name) : name),
      { text: shown(account.slug) },
      permissionCell(),
      { text: scopesLabel(scopes) },
      ...whose(identity),
    ],
  };
}

function unreadRow(
  context: Pick<UserContext, 'directory' | 'run'>,
  { place, account, failure }: Unread,
  {
    identities,
    whose,
    actions,
  }: {
    identities: readonly Identity[];
    whose: (identity: Identity | undefined) => Cell[];
    actions: Actions;
  },
): Row {
  const identity = identities.find(({ id }) => id === place.identityId);
  const name = nameOfAccount(account);
  return {
    name,
    cells: [
      identity === undefined
        ? { text: name }
        : accountCell(actions, context.run, { identity, account }, name),
      { text: shown(account.slug) },
      stateCell(context, { place, identity, failure }, actions),
      { text: '' },
      ...whose(identity),
    ],
  };
}

function unknownRow(
  context: Pick<UserContext, 'directory' | 'run'>,
  unknown: Unknown,
  { whose, actions }: { whose: (identity: Identity) => Cell[]; actions: Actions },
): Row {
  const { identity } = unknown;
  const name = l10n.t('Accounts of {0}', nameOfIdentity(identity));
  return {
    name,
    cells: [
      { text: name },
      { text: '' },
      stateCell(context, unknown, actions),
      { text: '' },
      ...whose(identity),
    ],
  };
}

/** Why something is not known, and the way to load it. */
function stateCell(
  { directory, run }: Pick<UserContext, 'directory' | 'run'>,
  {
    place,
    identity,
    failure,
  }: { place: Place; identity: Identity | undefined; failure: Failure | undefined },
  actions: Actions,
): Cell {
  if (directory.isLoading(place)) {
    return { text: l10n.t('Loading…') };
  }
  const id = ['load', place.identityId, ...(place.slug === undefined ? [] : [place.slug])].join('/');
  const retry = (): unknown => directory.reload(place);
  if (failure === undefined || identity === undefined) {
    return { text: l10n.t('not loaded'), action: actions.add(id, l10n.t('Load'), retry) };
  }
  const { what, remedy } = wordsOfFailure(failure);
  const text =
    failure.kind === 'forbidden' && place.slug !== undefined ? l10n.t('users may not be listed') : what;
  return { text, action: remedyAction(actions, remedy, { id, retry, identity, run }) };
}

function sorted(rows: readonly Row[]): Row[] {
  const { compare } = new Intl.Collator(env.language);
  return rows.toSorted((a, b) => compare(a.name, b.name));
}
