import { env, l10n } from 'vscode';
import { rightsOf } from '../../access/rights';
import type { Directory } from '../../directory/directory';
import type { Loadable } from '../../directory/loader';
import { yourselfIn } from '../../directory/people';
import type { AccountAccess, CurrentUser } from '../../fakturoid/schemas/currentUser';
import type { User } from '../../fakturoid/schemas/user';
import type { Identity } from '../../session/sessions';
import type { UserView } from '../../webview/toPage';
import { nameOfUser } from '../accountsTree/nodes';
import { wordsOfFailure } from '../words/failures';
import { permissionLabel, permissionMeaning, scopesLabel, scopesMeaning } from '../words/rights';

/** Whose details are shown, and from which account they were opened; ids only. */
export interface UserReference {
  readonly identityId: string;
  readonly slug?: string | undefined;
  readonly userId: number;
}

/** What is known of a user: from the list of the account he was opened from, or he is the current user himself. */
export interface KnownUser {
  readonly user: User | undefined;
  /** He is the one who is signed in. */
  readonly isYou: boolean;
  /** The state of what he was read from. */
  readonly state: Loadable<unknown>;
}

/** Looks a user up in what the directory knows now. */
export function findUser(directory: Directory, identity: Identity, reference: UserReference): KnownUser {
  const isYou = reference.userId === identity.userId;
  if (reference.slug === undefined) {
    const state = directory.currentUser(identity.id);
    return { user: isYou ? state.value : undefined, isYou, state };
  }
  const state = directory.users(identity.id, reference.slug);
  const user = state.value?.users.find(({ id }) => id === reference.userId);
  if (user !== undefined || !isYou) {
    return { user, isYou, state };
  }
  // Your own rights are stated elsewhere, also where the users of the account may not be listed.
  const own = directory.currentUser(identity.id);
  const account = own.value?.accounts?.find(({ slug }) => slug === reference.slug);
  return { user: own.value && account && yourselfIn(account, own.value), isYou, state: own };
}

/** The whole page of a user, in words. `picture` is a `data:` URI. */
export function userView(
  directory: Directory,
  identity: Identity | undefined,
  reference: UserReference,
  picture: string | undefined,
): UserView {
  const { slug, userId } = reference;
  const lang = env.language;
  if (identity === undefined) {
    const name = `#${userId}`;
    return { lang, name, initials: '?', badges: [], facts: [], notice: signedOutNotice() };
  }
  const { user, isYou, state } = findUser(directory, identity, reference);
  const currentUser = directory.currentUser(identity.id).value;
  const account = currentUser?.accounts?.find((candidate) => candidate.slug === slug);
  const notice = noticeOf(state, user);
  return {
    lang,
    name: user === undefined ? `#${userId}` : nameOfUser(user),
    initials: user === undefined ? '?' : initialsOf(nameOfUser(user)),
    badges: isYou ? [l10n.t('This is you')] : [],
    facts: facts([
      [l10n.t('E-mail'), user?.email],
      [l10n.t('User id'), String(userId)],
      [l10n.t('Account'), slug === undefined ? undefined : accountName(account, slug)],
      [l10n.t('Default account'), isYou ? defaultAccount(currentUser) : undefined],
    ]),
    ...(picture === undefined ? {} : { picture }),
    ...(user === undefined || slug === undefined
      ? {}
      : { rights: rightsSection(user, accountName(account, slug)) }),
    ...(isYou && currentUser !== undefined ? { accounts: accountsTable(currentUser) } : {}),
    ...(notice === undefined ? {} : { notice }),
  };
}

function rightsSection(user: User, account: string): NonNullable<UserView['rights']> {
  const rights = rightsOf(user);
  const about = scopesMeaning(rights);
  return {
    heading: l10n.t('Rights in {0}', account),
    facts: [
      { label: l10n.t('Permission'), value: permissionLabel(rights.permission) },
      { label: l10n.t('Scopes'), value: scopesLabel(rights.scopes) },
    ],
    sentences: [permissionMeaning(rights.permission), ...(about === undefined ? [] : [about])],
  };
}

function accountsTable(currentUser: CurrentUser): NonNullable<UserView['accounts']> {
  const collator = new Intl.Collator(env.language);
  const accounts = [...(currentUser.accounts ?? [])].sort((a, b) =>
    collator.compare(a.name || a.slug, b.name || b.slug),
  );
  return {
    heading: l10n.t('Accounts you can reach ({0})', accounts.length),
    columns: [l10n.t('Account'), l10n.t('Slug'), l10n.t('Permission'), l10n.t('Scopes')],
    rows: accounts.map((account) => {
      const { permission, scopes } = rightsOf(account);
      const name = account.name || account.slug;
      return [
        account.slug === currentUser.default_account ? l10n.t('{0} (default)', name) : name,
        account.slug,
        permissionLabel(permission),
        scopesLabel(scopes),
      ];
    }),
  };
}

function noticeOf(state: Loadable<unknown>, user: User | undefined): UserView['notice'] {
  if (state.status === 'failed') {
    const { what, hint, remedy } = wordsOfFailure(state.failure);
    return {
      isError: true,
      text: what,
      hint: user === undefined ? hint : [hint, l10n.t('What is shown below was loaded earlier.')].join('\n'),
      button:
        remedy === 'signIn'
          ? { label: l10n.t('Sign in again'), action: 'signIn' }
          : { label: l10n.t('Retry'), action: 'retry' },
    };
  }
  if (user !== undefined) {
    return undefined;
  }
  if (state.status === 'loading') {
    return { isError: false, text: l10n.t('Loading…'), hint: '' };
  }
  return {
    isError: false,
    text: l10n.t('This user is no longer there'),
    hint: l10n.t('The access to the account has ended since, or there never was any.'),
    button: { label: l10n.t('Load again'), action: 'retry' },
  };
}

function signedOutNotice(): NonNullable<UserView['notice']> {
  return {
    isError: false,
    text: l10n.t('You are signed out'),
    hint: l10n.t('Sign in to see this user.'),
    button: { label: l10n.t('Sign in'), action: 'signIn' },
  };
}

function defaultAccount(currentUser: CurrentUser | undefined): string | undefined {
  const slug = currentUser?.default_account;
  return slug === undefined || slug === null
    ? undefined
    : accountName(
        currentUser?.accounts?.find((account) => account.slug === slug),
        slug,
      );
}

function accountName(account: AccountAccess | undefined, slug: string): string {
  return account?.name ? `${account.name} (${slug})` : slug;
}

/** The first letters of the first and the last word; whole characters, so that no emoji is torn. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s@._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  const initials = ends.map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '').join('');
  return initials === '' ? '?' : initials.toLocaleUpperCase();
}

function facts(
  entries: readonly (readonly [label: string, value: string | null | undefined])[],
): UserView['facts'] {
  return entries.flatMap(([label, value]) =>
    value === undefined || value === null || value === '' ? [] : [{ label, value }],
  );
}
