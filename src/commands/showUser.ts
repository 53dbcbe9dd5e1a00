import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import type { Identity } from '../session/sessions';
import { type IdentityNode, nameOfAccount, nameOfUser, type UserNode } from '../views/accountsTree/nodes';
import { nameOfIdentity } from '../views/words/identity';
import { ACCOUNTS_VIEW, type CommandContext } from './context';
import { offerRemedy } from './offerRemedy';
import { isAnybodySignedIn, type KnownAccount, loadAccounts, pickAccount } from './pickAccount';
import { pickIdentity } from './pickIdentity';
import { pickUser } from './pickUser';
import { signIn } from './signIn';

/**
 * *Fakturoid: Show user details*. Where a row was selected the tree keeps the focus: a person may only be looking.
 */
export async function showUser(context: CommandContext, node?: UserNode): Promise<void> {
  const of = node ?? (await pickUser(context, { title: l10n.t('Show the details of which user?') }));
  if (of === undefined) {
    return;
  }
  const { identity, slug, user } = of;
  (await context.details()).show(
    { kind: 'user', identityId: identity.id, actsAs: identity.userId, slug, userId: user.id },
    { name: nameOfUser(user), preserveFocus: node !== undefined },
  );
}

/**
 * A user of an account, as the first identity sees him that knows him there, or at least reaches the account. Who has
 * signed in anew since the review was made is asked first which accounts he reaches.
 */
export async function showUserIn(context: CommandContext, slug: string, userId: number): Promise<void> {
  let identity = identityFor(context, slug, userId);
  if (identity === undefined && (await isAnybodySignedIn(context))) {
    await loadAccounts(context);
    identity = identityFor(context, slug, userId);
    if (identity === undefined) {
      void window.showInformationMessage(l10n.t('This account is no longer within reach'));
    }
  }
  if (identity !== undefined) {
    (await context.details()).show(
      { kind: 'user', identityId: identity.id, actsAs: identity.userId, slug, userId },
      { name: `#${userId}`, preserveFocus: false },
    );
  }
}

function identityFor(
  { sessions, directory }: CommandContext,
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
export async function showAccount(context: CommandContext, node?: KnownAccount): Promise<void> {
  const of = node ?? (await pickAccount(context, l10n.t('Show the details of which account?')));
  if (of !== undefined) {
    const { identity, account } = of;
    (await context.details()).show(
      { kind: 'account', identityId: identity.id, actsAs: identity.userId, slug: account.slug },
      { name: nameOfAccount(account), preserveFocus: false },
    );
  }
}

/** *Fakturoid: Show current user*: loads and opens his details; signed out, it offers to sign in and goes on. */
export async function showCurrentUser(context: CommandContext): Promise<void> {
  const identity = await identityOrSignIn(context);
  if (identity === undefined) {
    return;
  }
  const place = { identityId: identity.id };
  await window.withProgress(
    { location: { viewId: ACCOUNTS_VIEW } },
    () => context.directory.reload(place).ended,
  );
  const state = context.directory.currentUser(identity.id);
  if (state.status === 'failed' && state.value === undefined) {
    if (await offerRemedy(context, state.failure)) {
      await showCurrentUser(context);
    }
    return;
  }
  const { id, userId } = identity;
  (await context.details()).show(
    { kind: 'user', identityId: id, actsAs: userId, userId },
    { name: nameOfIdentity(identity), preserveFocus: false },
  );
}

/** *Fakturoid: What can this token do?*: the card of an identity. */
export async function showTokenCard(
  context: CommandContext,
  node?: Pick<IdentityNode, 'identity'>,
): Promise<void> {
  const identity =
    node?.identity ?? (await pickIdentity(context, l10n.t('Show the token card of which identity?')));
  if (identity !== undefined) {
    (await context.details()).show(
      { kind: 'token', identityId: identity.id, actsAs: identity.userId },
      { name: l10n.t('What a token of {0} may do', nameOfIdentity(identity)), preserveFocus: false },
    );
  }
}

async function identityOrSignIn(context: CommandContext): Promise<Identity | undefined> {
  if ((await context.sessions.list()).length > 0) {
    return pickIdentity(context, l10n.t('Show the current user of which identity?'));
  }
  const confirm = l10n.t('Sign in');
  const answer = await window.showInformationMessage(
    l10n.t('Nobody is signed in to Fakturoid.'),
    { modal: true, detail: l10n.t('Sign in to see the current user.') },
    confirm,
  );
  return answer === confirm ? signIn(context) : undefined;
}
