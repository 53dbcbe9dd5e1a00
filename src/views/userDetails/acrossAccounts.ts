import { env, l10n } from 'vscode';
import { rightsOf } from '../../access/rights';
import type { Membership, Person, Unread } from '../../directory/people';
import type { CurrentUser } from '../../fakturoid/schemas/currentUser';
import type { Identity } from '../../session/sessions';
import type { Action, Notice, Section } from '../../webview/toPage';
import { nameOfAccount } from '../accountsTree/nodes';
import type { Actions } from '../details/actions';
import { accountCell, type Cell, remedyAction, section } from '../details/sections';
import { countOfAccounts } from '../words/counts';
import { wordsOfFailure } from '../words/failures';
import { nameOfIdentity } from '../words/identity';
import { permissionLabel, scopesLabel } from '../words/rights';
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
    /** His own view of himself, if he is signed in. */
    readonly current: CurrentUser | undefined;
  },
  actions: Actions,
): Section {
  const { directory } = context;
  const { isYou, person, unread, identities, current } = known;
  const memberships = person?.memberships ?? [];
  const isOneIdentity = identities.length === 1;
  const whose = (identity: Identity | undefined): Cell[] =>
    isOneIdentity ? [] : [{ text: identity === undefined ? '' : nameOfIdentity(identity) }];
  const rows = [
    ...sorted(
      memberships.map((membership) => membershipRow(context, membership, { current, whose, actions })),
    ),
    ...sorted(unread.map((entry) => unreadRow(context, entry, { identities, whose, actions }))),
  ];
  const notAsked = unread.filter(
    ({ failure, place }) => failure === undefined && !directory.isLoading(place),
  );
  const notRead = (): Notice => ({
    isError: false,
    text: l10n.t('Not read: {0}. There may be access there too.', countOfAccounts(unread.length)),
    hint: '',
    ...(notAsked.length > 1 ? { action: loadAll() } : {}),
  });
  const loadAll = (): Action =>
    actions.add('loadAll', l10n.t('Load the users of all accounts'), () =>
      directory.loadAll(() => undefined),
    );
  return section('accounts', {
    heading: isYou
      ? l10n.t('Accounts you can reach ({0})', memberships.length)
      : l10n.t('Access to accounts ({0})', memberships.length),
    ...(unread.length === 0 ? {} : { notice: notRead() }),
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

function membershipRow(
  { run }: Pick<UserContext, 'run'>,
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
  return {
    name,
    cells: [
      accountCell(actions, run, { identity, account }, isDefault ? l10n.t('{0} (default)', name) : name),
      { text: account.slug },
      { text: permissionLabel(permission) },
      { text: scopesLabel(scopes) },
      ...whose(identity),
    ],
  };
}

function unreadRow(
  { directory, run }: Pick<UserContext, 'directory' | 'run'>,
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
  const id = `load/${place.identityId}/${account.slug}`;
  const retry = (): unknown => directory.reload(place);
  const name = nameOfAccount(account);
  const state = (): Cell => {
    if (directory.isLoading(place)) {
      return { text: l10n.t('Loading…') };
    }
    if (failure === undefined || identity === undefined) {
      return { text: l10n.t('not loaded'), action: actions.add(id, l10n.t('Load'), retry) };
    }
    const { what, remedy } = wordsOfFailure(failure);
    const text = failure.kind === 'forbidden' ? l10n.t('users may not be listed') : what;
    return { text, action: remedyAction(actions, remedy, { id, retry, identity, run }) };
  };
  return {
    name,
    cells: [
      identity === undefined ? { text: name } : accountCell(actions, run, { identity, account }, name),
      { text: account.slug },
      state(),
      { text: '' },
      ...whose(identity),
    ],
  };
}

function sorted(rows: readonly Row[]): Row[] {
  const { compare } = new Intl.Collator(env.language);
  return rows.toSorted((a, b) => compare(a.name, b.name));
}
