import { present } from '../../../base/present';
import type { AccountReference, ResourceKey, UserReference } from '../../../base/references';
import type { Loadable } from '../../../directory/loader';
import { accountIn, personOf, yourselfIn } from '../../../directory/people';
import type { ProgrammaticUsers } from '../../../directory/programmaticUsers';
import { asStated } from '../../../directory/lookUp';
import type { AccountAccess } from '../../../fakturoid/schemas/currentUser';
import type { User } from '../../../fakturoid/schemas/user';
import { nameOfUser } from '../../../labels/names';
import { beyondPurpose, purposeLabel, suggestionToMark } from '../../../labels/purposes';
import { call } from '../../../platform/commands';
import { l10n } from '../../../platform/l10n';
import { rightsOf, type Rights } from '../../../rights/rights';
import type { Identity } from '../../../session/sessions';
import { action, section } from '../../../webview/parts';
import type { Action, Notice, Section } from '../../../webview/toPage';
import {
  accountTitle,
  commandAction,
  factsOf,
  goneNotice,
  identityMeant,
  initialsOf,
  noticeOfState,
  rightsSection,
  signedOutNotice,
  withLegend,
} from '../sections';
import type { UserState } from '../state';
import type { Details, PageMenu, Subject } from '../subject';
import { acrossAccounts, type PersonAccess } from './acrossAccounts';

/** What the details of a user are made of. */
export type UserContext = Pick<PersonAccess, 'directory'> & { readonly programmatic: ProgrammaticUsers };

/**
 * A user: who they are, what they may do where they were opened, and where else they have access.
 *
 * @param knownAs their name before the window was reloaded
 */
export function userSubject(context: UserContext, state: UserState, knownAs?: string): Subject {
  /** The user as last seen: a panel that is open does not forget whom it is about. */
  let last: User | undefined;
  return {
    state,
    key: `user/${state.userId}`,
    isAbout: ({ kind }) => kind !== 'account',
    resources: ({ id }) => keysOf(id, state.slug),
    details: (identities) => {
      const known = shownUser(context, state, identities);
      const { identity, person, here } = known;
      last = here?.user ?? person?.user ?? last;
      // What was known only through an identity that has signed out is no longer shown.
      const user = identity === undefined ? person?.user : last;
      return detailsOf(known, user, identity && knownAs);
    },
  };
}

function keysOf(identityId: string, slug: string | undefined): ResourceKey[] {
  return present<ResourceKey>(
    { kind: 'currentUser', identityId },
    slug !== undefined && { kind: 'users', identityId, slug },
  );
}

/** A user as the page shows them now. */
interface ShownUser extends PersonAccess, UserContext {
  readonly state: UserState;
  /** The user in the account where they were opened, as the identity sees them there. */
  readonly here: Here | undefined;
  /** The account in which they were opened. */
  readonly account: AccountAccess | undefined;
}

interface Here {
  readonly user: User | undefined;
  /** The state of what they were read from. */
  readonly load: Loadable<unknown>;
}

function shownUser(context: UserContext, state: UserState, identities: readonly Identity[]): ShownUser {
  const { directory } = context;
  const { slug, userId } = state;
  const identity = identityMeant(state, identities);
  // The identity that sees this page comes first, so that the table shows the same as the rest of the page.
  const inOrder = [...identities].sort((a, b) => Number(b === identity) - Number(a === identity));
  // Their default account is known only if they are signed in, which need not be the identity that sees the page.
  const own = identities.find((candidate) => candidate.userId === userId);
  const seenBy = identity && directory.currentUser(identity.id).value;
  return {
    ...context,
    ...personOf(userId, inOrder, directory),
    state,
    identities,
    identity,
    own,
    current: own && directory.currentUser(own.id).value,
    here: identity && findHere(context, state, identity),
    account: accountIn(seenBy, slug),
  };
}

function findHere({ directory }: UserContext, { slug, userId }: UserState, identity: Identity): Here {
  const isYou = userId === identity.userId;
  const own = directory.currentUser(identity.id);
  if (slug === undefined) {
    return { user: isYou && own.value ? asStated(own.value) : undefined, load: own };
  }
  const list = directory.users(identity.id, slug);
  const user = list.value?.users.find(({ id }) => id === userId);
  if (user !== undefined || !isYou) {
    // The users of an account out of reach are not loaded: then the list of accounts tells why.
    return { user, load: own.status === 'failed' && list.status === 'idle' ? own : list };
  }
  // Your own rights are stated elsewhere, also where the users of the account must not be listed.
  const account = accountIn(own.value, slug);
  return { user: own.value && account && yourselfIn(account, own.value), load: own };
}

function detailsOf(known: ShownUser, user: User | undefined, knownAs: string | undefined): Details {
  const { state, programmatic, identities, own } = known;
  const name = user === undefined ? (knownAs ?? `#${state.userId}`) : nameOfUser(user);
  const view: Details['view'] = {
    name,
    initials: user === undefined && knownAs === undefined ? '?' : initialsOf(name),
    isLogo: false,
    badges: present(
      own && l10n.t('This is you'),
      programmatic.has(state.userId) && l10n.t('Programmatic user'),
    ),
    actions: actionsOf(known, user),
    notice: noticeOf(known),
    sections: withLegend(
      present(who(known, user), rights(known), identities.length > 0 && acrossAccounts(known)),
      rightsShown(known),
    ),
  };
  return { view, pictureLink: user?.avatar_url, menu: menuOf(known) };
}

function noticeOf({ state, identity, here, account }: ShownUser): Notice | undefined {
  if (identity === undefined || here === undefined) {
    return signedOutNotice();
  }
  const retry = { id: 'retry', identity, keys: keysOf(identity.id, state.slug), stated: account };
  const said = noticeOfState(here.load, retry);
  if (said !== undefined || here.user !== undefined) {
    return said;
  }
  const hint = l10n.t('Their access was removed, or they never had any.');
  return goneNotice(l10n.t('This user is no longer in the account'), hint, retry);
}

/** The most frequent actions; the rest is in the menus of VS Code. */
function actionsOf(known: ShownUser, user: User | undefined): Action[] {
  const { identity, state, own, programmatic } = known;
  if (identity === undefined || user === undefined) {
    return [];
  }
  const reference = referenceSeenHere(known, identity);
  return present(
    !!user.email && commandAction(l10n.t('Copy email'), call('fakturoid.copyEmail', reference)),
    programmatic.has(state.userId)
      ? commandAction(l10n.t('Change purpose…'), call('fakturoid.changePurpose', reference))
      : commandAction(l10n.t('Mark as programmatic user…'), call('fakturoid.markProgrammatic', reference)),
    // For anybody else, what a token can do follows from their rights.
    own &&
      action(
        'showTokenCard',
        l10n.t('What can this token do?'),
        call('fakturoid.showTokenCard', { identityId: own.id }),
      ),
  );
}

function menuOf(known: ShownUser): PageMenu | undefined {
  const { identity, state, programmatic } = known;
  if (identity === undefined) {
    return undefined;
  }
  const account = accountOf(known);
  return {
    section: programmatic.has(state.userId) ? 'userProgrammatic' : 'user',
    reference: referenceSeenHere(known, identity),
    refresh: call('fakturoid.retry', [...keysOf(identity.id, state.slug), ...listsOf(known)]),
    openInFakturoid: account && call('fakturoid.openInFakturoid', account),
  };
}

/** An account in which they are known: the one where they were opened, if they are there. */
function accountOf({ person, state }: ShownUser): AccountReference | undefined {
  const memberships = person?.memberships ?? [];
  const where = memberships.find(({ account }) => account.slug === state.slug) ?? memberships[0];
  return where && { identityId: where.identity.id, slug: where.account.slug };
}

/** The user as seen here, or else in an account where they are known. */
function referenceSeenHere(known: ShownUser, identity: Identity): UserReference {
  const { here, state } = known;
  const seen = here?.user === undefined ? accountOf(known) : undefined;
  return { ...(seen ?? { identityId: identity.id, slug: state.slug }), userId: state.userId };
}

/** The loaded lists that contain their access on this page. */
function listsOf({ person, directory }: ShownUser): ResourceKey[] {
  return (person?.memberships ?? [])
    .map(({ identity, account }) => ({ kind: 'users', identityId: identity.id, slug: account.slug }) as const)
    .filter((key) => directory.state(key).value !== undefined);
}

/** Labels are there from the start, so that nothing moves when their values arrive. */
function who({ state, programmatic, account, current, here }: ShownUser, user: User | undefined): Section {
  const { slug, userId } = state;
  const isProgrammatic = programmatic.has(userId);
  const suggestion = isProgrammatic ? undefined : suggestionToMark(user ?? {});
  const email = user === undefined && here?.load.status === 'loading' ? '…' : user?.email;
  const defaultSlug = current?.default_account;
  const defaultAccount = accountIn(current, defaultSlug);
  return section('who', {
    facts: factsOf([
      [l10n.t('Email'), email],
      [l10n.t('User ID'), String(userId)],
      [l10n.t('Account'), slug === undefined ? undefined : accountTitle(account, slug)],
      [l10n.t('Default account'), defaultSlug && accountTitle(defaultAccount, defaultSlug)],
      [l10n.t('Purpose'), isProgrammatic ? purposeLabel(programmatic.purposeOf(userId)) : undefined],
    ]),
    texts: present(suggestion),
  });
}

/** All rights that the signs of the page show. */
function rightsShown({ here, person }: ShownUser): Rights[] {
  const users = present(here?.user, ...(person?.memberships ?? []).map(({ user }) => user));
  return users.map(rightsOf);
}

/** Their rights in the account in which they were opened. */
function rights({ state, programmatic, account, here }: ShownUser): Section | undefined {
  const { slug, userId } = state;
  if (slug === undefined || here === undefined) {
    return undefined;
  }
  const heading = l10n.t('Rights in {0}', accountTitle(account, slug));
  if (here.user !== undefined) {
    const purpose = programmatic.purposeOf(userId);
    const beyond = purpose && beyondPurpose(rightsOf(here.user), purpose);
    return rightsSection(heading, here.user, beyond);
  }
  const facts = factsOf([[l10n.t('Scopes'), '…']]);
  return here.load.status === 'loading' ? section('rights', { heading, facts }) : undefined;
}
