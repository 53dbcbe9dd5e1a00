import type { IdentityReference } from '../../base/references';
import { accountIn } from '../../directory/people';
import { lookUpIdentity } from '../../directory/lookUp';
import {
  accountArgument,
  type ParseArgument,
  reviewedArgument,
  userArgument,
  userOrAccountArgument,
} from '../../pickers/commandArguments';
import { offerRemedy } from '../../pickers/offerRemedy';
import { ensureSignedIn } from '../../pickers/ensureSignedIn';
import { failureOfAccounts, loadAccounts } from '../../directory/lookUp';
import { pickAccount } from '../../pickers/pickAccount';
import { pickIdentity } from '../../pickers/pickIdentity';
import { pickUser } from '../../pickers/pickUser';
import { identityOf, refuseArgument } from '../../pickers/targets';
import { withProgressInView } from '../../platform/accountsView';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { Identity } from '../../session/sessions';
import type { DetailsContext } from './panels';
import type { DetailsAbout } from './state';

/**
 * *Fakturoid: Show user details*. Called from a row of the tree, it leaves the focus there. The page itself finds out
 * whether the user exists.
 *
 * @param how `keep`, `look`, or what VS Code passes from a menu of rows
 */
export async function showUser(context: DetailsContext, argument?: unknown, how?: unknown): Promise<void> {
  const given = userArgument(argument);
  const reference = await givenOrPicked(given, async () => {
    const picked = await pickUser(context, { title: l10n.t('Select the user to show') });
    return picked && { identityId: picked.identity.id, slug: picked.slug, userId: picked.user.id };
  });
  const identity = reference && (await signedIn(context, reference));
  if (reference !== undefined && identity !== undefined) {
    const { slug, userId } = reference;
    const preserveFocus = how === 'look' || (given.kind === 'reference' && given.isRow);
    const panels = await context.panels();
    panels.show(identity, { kind: 'user', slug, userId }, { preserveFocus, isKept: how === 'keep' });
  }
}

/** *Fakturoid: Show account details*. */
export async function showAccount(context: DetailsContext, argument?: unknown): Promise<void> {
  const reference = await givenOrPicked(accountArgument(argument), async () => {
    const picked = await pickAccount(context, l10n.t('Select the account to show'));
    return picked && { identityId: picked.identity.id, slug: picked.account.slug };
  });
  const identity = reference && (await signedIn(context, reference));
  if (reference !== undefined && identity !== undefined) {
    (await context.panels()).show(identity, { kind: 'account', slug: reference.slug });
  }
}

/** *Open to the side*: a user or an account, or else the page that is in front. */
export async function openToSide(context: DetailsContext, argument?: unknown): Promise<void> {
  const given = userOrAccountArgument(argument);
  const panels = await context.panels();
  if (given.kind === 'reference') {
    const identity = await signedIn(context, given.reference);
    if (identity !== undefined) {
      panels.show(identity, aboutOf(given.reference), { isBeside: true });
    }
  } else if (panels.active !== undefined) {
    // From the title of a page VS Code passes an address of its own.
    panels.moveActiveToSide();
  } else if (given.kind === 'wrong') {
    refuseArgument();
  }
}

/** The identity of a reference; if it has signed out since, the person is told. */
async function signedIn(
  { directory }: DetailsContext,
  reference: IdentityReference,
): Promise<Identity | undefined> {
  const identity = await lookUpIdentity(directory, reference);
  if (identity === undefined) {
    void window.showInformationMessage(l10n.t('This identity is signed out.'));
  }
  return identity;
}

/** What a page about a user or an account is about. */
function aboutOf(reference: {
  readonly slug?: string | undefined;
  readonly userId?: number | undefined;
}): DetailsAbout {
  const { slug, userId } = reference;
  return userId === undefined ? { kind: 'account', slug: slug ?? '' } : { kind: 'user', slug, userId };
}

/**
 * What a command is about; undefined if the person left, or if it was called with something else, which the person is
 * told.
 */
async function givenOrPicked<R extends IdentityReference>(
  given: ReturnType<ParseArgument<R>>,
  pick: () => Promise<R | undefined>,
): Promise<R | undefined> {
  switch (given.kind) {
    case 'none':
      return pick();
    case 'wrong':
      refuseArgument();
      return undefined;
    case 'reference':
      return given.reference;
  }
}

/**
 * Shows an account of a review, or a user as seen by the first identity that knows them in the account, or at least
 * reaches it. If an identity has signed in again since the review was made, the accounts that it reaches are loaded
 * first.
 */
export async function showReviewed(context: DetailsContext, argument: unknown): Promise<void> {
  const given = reviewedArgument(argument);
  if (given.kind !== 'reference') {
    refuseArgument();
    return;
  }
  const { slug, userId } = given.reference;
  let identity = identityFor(context, slug, userId);
  if (identity === undefined) {
    if (!(await ensureSignedIn(context))) {
      return;
    }
    await loadAccounts(context);
    identity = identityFor(context, slug, userId);
  }
  if (identity !== undefined) {
    (await context.panels()).show(identity, aboutOf(given.reference));
    return;
  }
  const failure = failureOfAccounts(context);
  if (failure === undefined) {
    void window.showInformationMessage(l10n.t('You no longer have access to this account'));
  } else if (await offerRemedy(context, failure)) {
    await showReviewed(context, argument);
  }
}

function identityFor(
  { sessions, directory }: DetailsContext,
  slug: string,
  userId: number | undefined,
): Identity | undefined {
  const reaching = sessions.known.filter(({ id }) => accountIn(directory.currentUser(id).value, slug));
  return (
    reaching.find(({ id }) => directory.users(id, slug).value?.users.some((user) => user.id === userId)) ??
    reaching.find((own) => own.userId === userId) ??
    reaching[0]
  );
}

/** *Fakturoid: Show current user*: loads and opens their details. */
export async function showCurrentUser(context: DetailsContext): Promise<void> {
  const identity = await pickIdentity(context, l10n.t('Select the identity whose user to show'));
  if (identity === undefined) {
    return;
  }
  const { directory } = context;
  await withProgressInView(() => directory.reload({ kind: 'currentUser', identityId: identity.id }).settled);
  const state = directory.currentUser(identity.id);
  if (state.status !== 'failed' || state.value !== undefined) {
    (await context.panels()).show(identity, { kind: 'user', userId: identity.userId });
  } else if (await offerRemedy(context, state.failure)) {
    await showCurrentUser(context);
  }
}

/** *Fakturoid: What can this token do?*: the card of an identity. */
export async function showTokenCard(context: DetailsContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(
    context,
    argument,
    l10n.t('Select the identity whose token card to show'),
  );
  if (identity !== undefined) {
    (await context.panels()).show(identity, { kind: 'token' });
  }
}
