import { env } from 'vscode';
import { present } from '../../../base/present';
import type { AccountReference, ResourceKey } from '../../../base/references';
import { line, shown } from '../../../base/shown';
import type { Directory } from '../../../directory/directory';
import type { Loadable } from '../../../directory/loader';
import { accountIn } from '../../../directory/people';
import type { UserList } from '../../../fakturoid/client';
import { curlCommand, usersEndpoint } from '../../../fakturoid/curlCommand';
import type { AccountAccess } from '../../../fakturoid/schemas/currentUser';
import type { User } from '../../../fakturoid/schemas/user';
import { nameOfAccount, nameOfIdentity, SharedNames, nameOfUser } from '../../../labels/names';
import { permissionLabel } from '../../../labels/rights';
import { call } from '../../../platform/commands';
import { l10n } from '../../../platform/l10n';
import { settings } from '../../../platform/settings';
import { defaultShell } from '../../../platform/shell';
import { rankOf } from '../../../rights/rights';
import { permissionOf, rightsOf } from '../../../rights/rights';
import type { Identity } from '../../../session/sessions';
import { action, section } from '../../../webview/parts';
import type { Fact, Notice, Section, Table } from '../../../webview/toPage';
import {
  commandAction,
  factsOf,
  goneNotice,
  identityMeant,
  initialsOf,
  loadingNotice,
  noticeOfState,
  rightsCells,
  rightsColumns,
  rightsSection,
  signedOutDetails,
  withLegend,
} from '../sections';
import type { AccountState } from '../state';
import type { Details, PageMenu, Subject } from '../subject';
import { attributeSections } from './attributes';

/** What the details of an account are made of. */
export interface AccountContext {
  readonly directory: Directory;
}

/**
 * An account as an identity sees it: what it may do there, who else has access, and what Fakturoid says of it.
 *
 * @param knownAs its name before the window was reloaded
 */
export function accountSubject(
  { directory }: AccountContext,
  state: AccountState,
  knownAs?: string,
): Subject {
  const { actsAs, slug } = state;
  return {
    state,
    // Contains the user, because an identity that signed in again has another id.
    key: `account/${actsAs}/${slug}`,
    // For the same reason, anything that is not about another account counts.
    isAbout: (key) => key.kind === 'currentUser' || key.slug === slug,
    resources: ({ id }) => Object.values(keysOf({ identityId: id, slug })),
    details: (identities) => {
      const identity = identityMeant(state, identities);
      return identity === undefined
        ? signedOutDetails({ name: slug, initials: initialsOf(slug), isLogo: true })
        : detailsOf(directory, identity, state, { identities, knownAs });
    },
  };
}

function keysOf(reference: AccountReference) {
  return {
    current: { kind: 'currentUser', identityId: reference.identityId },
    users: { kind: 'users', ...reference },
    detail: { kind: 'account', ...reference },
  } as const;
}

/** An account as an identity sees it now. */
interface Seen {
  readonly directory: Directory;
  readonly identity: Identity;
  readonly reference: AccountReference;
  /** Undefined if it is not known whether the identity reaches it. */
  readonly account: AccountAccess | undefined;
}

function detailsOf(
  directory: Directory,
  identity: Identity,
  { slug }: AccountState,
  { identities, knownAs }: { readonly identities: readonly Identity[]; readonly knownAs: string | undefined },
): Details {
  const current = directory.currentUser(identity.id).value;
  const account = accountIn(current, slug);
  const seen = { directory, identity, account, reference: { identityId: identity.id, slug } };
  const name = account === undefined ? (knownAs ?? slug) : nameOfAccount(account);
  const registrationNo = directory.account(identity.id, slug).value?.registration_no;
  const facts = factsOf([
    [l10n.t('Slug'), slug],
    [l10n.t('Registration number'), account?.registration_no || registrationNo],
    [l10n.t('Signed in as'), identities.length > 1 ? nameOfIdentity(identity) : undefined],
  ]);
  const view: Details['view'] = {
    name,
    initials: initialsOf(name),
    isLogo: true,
    badges: present(account && current?.default_account === slug && l10n.t('Default account')),
    actions:
      account === undefined
        ? []
        : [commandAction(l10n.t('Copy slug'), call('fakturoid.copySlug', seen.reference))],
    notice: pageNotice(seen),
    sections: withLegend(
      present(
        section('who', { facts }),
        account && rightsSection(l10n.t('Your rights'), account),
        ...(account === undefined ? [] : [usersSection(seen), ...examples(seen), ...detailSections(seen)]),
      ),
      [...present(account), ...(directory.users(identity.id, slug).value?.users ?? [])].map(rightsOf),
    ),
  };
  return { view, pictureLink: account?.logo, menu: menuOf(seen.reference) };
}

function pageNotice({ directory, identity, reference, account }: Seen): Notice | undefined {
  const { current, users, detail } = keysOf(reference);
  const retry = { id: 'retry/currentUser', identity, keys: [current] };
  const said = noticeOfState(directory.state(current), retry);
  if (said !== undefined) {
    return said;
  }
  if (account === undefined) {
    const hint = l10n.t('Your access was removed, or you never had any.');
    return goneNotice(l10n.t('You no longer have access to this account'), hint, retry);
  }
  // Shown here for all parts of the page, because a line is reserved for it here.
  const isLoading = [users, detail].some((key) => directory.state(key).status === 'loading');
  return isLoading ? loadingNotice() : undefined;
}

/** Why a part of the page is missing or stale; that it is loading is said at the top. */
function partNotice({ directory, identity, account }: Seen, key: ResourceKey): Notice | undefined {
  const state = directory.state(key);
  const retry = { id: `retry/${key.kind}`, identity, keys: [key], stated: account };
  return state.status === 'loading' ? undefined : noticeOfState(state, retry);
}

function menuOf(reference: AccountReference): PageMenu {
  return {
    section: 'account',
    reference,
    refresh: call('fakturoid.retry', Object.values(keysOf(reference))),
    openInFakturoid: call('fakturoid.openInFakturoid', reference),
  };
}

function usersSection(seen: Seen): Section {
  const { identityId, slug } = seen.reference;
  const state = seen.directory.users(identityId, slug);
  // Some were not readable, or the rest did not arrive; what is still loading does not count.
  const isIncomplete = (state.value?.dropped ?? 0) > 0 || (state.status === 'failed' && state.isPart);
  return section('users', {
    heading: l10n.t('Users'),
    notice: partNotice(seen, keysOf(seen.reference).users),
    facts: usersByPermission(state),
    texts: isIncomplete ? [l10n.t('Not everything could be loaded')] : [],
    table: usersTable(seen.reference, state.value?.users ?? []),
  });
}

/** A table of who may do what here; undefined if nobody is known. */
function usersTable(account: AccountReference, users: readonly User[]): Table | undefined {
  const { compare } = new Intl.Collator(env.language);
  const named = users.map((user) => ({ user, name: nameOfUser(user) }));
  const names = new SharedNames(named.map(({ name }) => name));
  const rows = named
    .toSorted((one, other) => compare(one.name, other.name))
    .map(({ user, name }) => {
      const label = names.apart(name, line`#${user.id}`);
      const open = call('fakturoid.showUser', { ...account, userId: user.id });
      return [{ text: '', action: action(`user/${user.id}`, label, open) }, ...rightsCells(rightsOf(user))];
    });
  return rows.length === 0
    ? undefined
    : {
        columns: [l10n.t('User'), ...rightsColumns()],
        rows,
        isMatrix: true,
      };
}

/** How many users there are, in all and with each permission; the label is there before the numbers are. */
function usersByPermission(state: Loadable<UserList>): Fact[] {
  const { value } = state;
  const isPart = value === undefined || (state.status !== 'ready' && state.isPart === true);
  if (isPart && state.status === 'loading') {
    return [{ label: l10n.t('Total'), value: '…' }];
  }
  const users = value?.users ?? [];
  const counts = new Map</* as stated */ string, { user: User; count: number }>();
  for (const user of users) {
    const key = user.permission ?? '';
    counts.set(key, { user, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const byRank = [...counts.values()].sort((a, b) => rankOf(a.user) - rankOf(b.user) || b.count - a.count);
  return [
    ...(isPart ? [] : [{ label: l10n.t('Total'), value: String(users.length) }]),
    ...byRank.map(({ user, count }) => ({
      label: permissionLabel(permissionOf(user.permission)),
      value: String(count),
    })),
  ];
}

function examples({ identity, reference }: Seen): Section[] {
  const variable = shown('FAKTUROID_TOKEN');
  return [
    section('endpoint', {
      heading: l10n.t('Use in your code'),
      texts: [l10n.t('The users of this account:')],
      code: usersEndpoint(reference.slug),
      actions: [action('copyEndpoint', l10n.t('Copy API URL'), call('fakturoid.copyEndpoint', reference))],
    }),
    section('curl', {
      texts: [
        l10n.t(
          'The same in a shell. The command doesn’t contain the token; it reads it from the {0} environment variable.',
          variable,
        ),
      ],
      code: curlCommand(reference.slug, identity.email ?? settings.contact(), defaultShell()),
      actions: [
        action('copyCurl', l10n.t('Copy curl command'), call('fakturoid.copyCurl', reference)),
        action('copyHttp', l10n.t('Copy as .http request'), call('fakturoid.copyHttpRequest', reference)),
        action(
          'terminal',
          l10n.t('Open terminal as this identity'),
          call('fakturoid.openTerminal', reference),
        ),
      ],
    }),
  ];
}

function detailSections(seen: Seen): Section[] {
  const said = partNotice(seen, keysOf(seen.reference).detail);
  const { value } = seen.directory.account(seen.identity.id, seen.reference.slug);
  const heading = l10n.t('Account details from Fakturoid');
  return [
    ...(said === undefined ? [] : [section('detail', { heading, notice: said })]),
    ...(value === undefined ? [] : attributeSections(value)),
  ];
}
