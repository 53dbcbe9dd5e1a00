import { line } from '../../base/shown';
import {
  accountArgument,
  findIdentity,
  reviewedUserArgument,
  userArgument,
} from '../../directory/references';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { Identity } from '../../session/sessions';
import { nameOfIdentity, nameOfAccount, nameOfUser } from '../../labels/names';
import { withProgressInView } from '../../platform/accountsView';
import { run } from '../../platform/commands';
import type { DetailsContext } from './context';
import { offerRemedy } from '../../pickers/offerRemedy';
import { isAnybodySignedIn, loadAccounts, pickAccount } from '../../pickers/pickAccount';
import { pickIdentity } from '../../pickers/pickIdentity';
import { pickUser } from '../../pickers/pickUser';
import { identityOf, refuseArgument } from '../../pickers/targets';

/**
 * *Fakturoid: Show user details*. Where a row was selected the tree keeps the focus: a person may only be looking.
 */
export async function showUser(context: DetailsContext, argument?: unknown): Promise<void> {
  const given = userArgument(argument);
  if (given.kind === 'wrong') {
    refuseArgument();
  } else if (given.kind === 'none') {
    const known = await pickUser(context, { title: l10n.t('Show the details of which user?') });
    if (known !== undefined) {
      const { identity, slug, user } = known;
      await showUserAs(context, identity, slug, user.id);
    }
  } else {
    const { slug, userId } = given.reference;
    const identity = await findIdentity(context.directory, given.reference);
    if (identity !== undefined) {
      await showUserAs(context, identity, slug, userId, given.isRow);
    }
  }
}

/** The page finds out by itself whether the user is there. */
async function showUserAs(
  { directory, panels }: DetailsContext,
  identity: Identity,
  slug: string | undefined,
  userId: number,
  preserveFocus = false,
): Promise<void> {
  const users = slug === undefined ? [] : (directory.users(identity.id, slug).value?.users ?? []);
  const user = users.find(({ id }) => id === userId);
  const name = user === undefined ? line`#${userId}` : nameOfUser(user);
  (await panels()).show(identity, { kind: 'user', slug, userId }, { name, preserveFocus });
}

/**
 * Shows a user of a review, as the first identity sees them that knows them in the account, or at least reaches it. An
 * identity that has signed in again since the review was made is asked first which accounts it reaches.
 */
export async function showReviewedUser(context: DetailsContext, argument: unknown): Promise<void> {
  const given = reviewedUserArgument(argument);
  if (given.kind !== 'reference') {
    refuseArgument();
    return;
  }
  const { slug, userId } = given.reference;
  let identity = identityFor(context, slug, userId);
  if (identity === undefined && (await isAnybodySignedIn(context))) {
    await loadAccounts(context);
    identity = identityFor(context, slug, userId);
    if (identity === undefined) {
      void window.showInformationMessage(l10n.t('This account is no longer within reach'));
    }
  }
  if (identity !== undefined) {
    await showUserAs(context, identity, slug, userId);
  }
}

function identityFor(
  { sessions, directory }: DetailsContext,
  slug: string,
  userId: number,
): Identity | undefined {
  const reaching = sessions.known.filter(({ id }) =>
    directory.currentUser(id).value?.accounts?.some((account) => account.slug === slug),
  );
  return (
    reaching.find(({ id }) => directory.users(id, slug).value?.users.some((user) => user.id === userId)) ??
    reaching.find((own) => own.userId === userId) ??
    reaching[0]
  );
}

/** *Fakturoid: Show account details*. */
export async function showAccount(context: DetailsContext, argument?: unknown): Promise<void> {
  const given = accountArgument(argument);
  if (given.kind === 'wrong') {
    refuseArgument();
  } else if (given.kind === 'none') {
    const known = await pickAccount(context, l10n.t('Show the details of which account?'));
    if (known !== undefined) {
      await showAccountAs(context, known.identity, known.account.slug);
    }
  } else {
    const identity = await findIdentity(context.directory, given.reference);
    if (identity !== undefined) {
      await showAccountAs(context, identity, given.reference.slug);
    }
  }
}

async function showAccountAs(
  { directory, panels }: DetailsContext,
  identity: Identity,
  slug: string,
): Promise<void> {
  const accounts = directory.currentUser(identity.id).value?.accounts ?? [];
  const account = accounts.find((candidate) => candidate.slug === slug);
  const name = account === undefined ? slug : nameOfAccount(account);
  (await panels()).show(identity, { kind: 'account', slug }, { name, preserveFocus: false });
}

/** *Fakturoid: Show current user*: loads and opens their details; signed out, it offers to sign in and goes on. */
export async function showCurrentUser(context: DetailsContext): Promise<void> {
  const identity = await identityOrSignIn(context);
  if (identity === undefined) {
    return;
  }
  await withProgressInView(
    () => context.directory.reload({ kind: 'currentUser', identityId: identity.id }).settled,
  );
  const state = context.directory.currentUser(identity.id);
  if (state.status === 'failed' && state.value === undefined) {
    if (await offerRemedy(context, state.failure)) {
      await showCurrentUser(context);
    }
    return;
  }
  (await context.panels()).show(
    identity,
    { kind: 'user', userId: identity.userId },
    { name: nameOfIdentity(identity), preserveFocus: false },
  );
}

/** *Fakturoid: What can this token do?*: the card of an identity. */
export async function showTokenCard(context: DetailsContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(context, argument, l10n.t('Show the token card of which identity?'));
  if (identity !== undefined) {
    (await context.panels()).show(
      identity,
      { kind: 'token' },
      { name: l10n.t('What a token of {0} may do', nameOfIdentity(identity)), preserveFocus: false },
    );
  }
}

async function identityOrSignIn(context: DetailsContext): Promise<Identity | undefined> {
  if ((await context.sessions.list()).length > 0) {
    return pickIdentity(context, l10n.t('Show the current user of which identity?'));
  }
  const confirm = l10n.t('Sign in');
  const answer = await window.showInformationMessage(
    l10n.t('Nobody is signed in to Fakturoid.'),
    { modal: true, detail: l10n.t('Sign in to see the current user.') },
    confirm,
  );
  if (answer !== confirm) {
    return undefined;
  }
  await run('fakturoid.signIn');
  return context.sessions.known[0];
}
