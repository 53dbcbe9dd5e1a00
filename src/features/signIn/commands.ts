import type { IdentityReference } from '../../base/references';
import type { Shown } from '../../base/shown';
import { nameOfIdentity } from '../../labels/names';
import { ensureSignedIn } from '../../pickers/ensureSignedIn';
import { identityOf } from '../../pickers/targets';
import { focusAccountsView } from '../../platform/accountsView';
import { run } from '../../platform/commands';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { Identity, VerifiedSignIn } from '../../session/sessions';
import { confirm } from '../../pickers/confirm';
import { keepSignIn, mayReplace } from '../../pickers/keepSignIn';
import type { SignInContext } from './context';
import { askToSignIn } from './methods';

/**
 * *Fakturoid: Sign in* and *Add another user…*: moves to the accounts afterwards, unless another command asked for it
 * and goes on.
 */
export async function runSignIn(
  context: SignInContext,
  goesOn: unknown,
): Promise<IdentityReference | undefined> {
  const identity = await signIn(context);
  if (identity !== undefined && goesOn !== true) {
    await goToAccounts(identity);
  }
  return identity && { identityId: identity.id };
}

/** *Sign in again* in the tree: like {@link replaceCredentials}, but moves to the accounts afterwards. */
export async function signInAgain(context: SignInContext, argument?: unknown): Promise<void> {
  const identity = await replaceCredentials(context, argument);
  if (identity !== undefined) {
    await goToAccounts(identity);
  }
}

/** Asks for credentials. Undefined when the person left. */
export async function signIn(context: SignInContext): Promise<Identity | undefined> {
  const question = { title: l10n.t('Sign in to Fakturoid'), replaces: false };
  return signInWith(context, question, mayReplace);
}

/** *Replace credentials*. Undefined when the person left, or nobody was signed in before. */
export async function replaceCredentials(
  context: SignInContext,
  argument?: unknown,
): Promise<Identity | undefined> {
  if ((await context.sessions.list()).length === 0) {
    // Somebody who signs in for the first time has nothing to replace.
    await ensureSignedIn(context);
    return undefined;
  }
  const identity = await identityOf(
    context,
    argument,
    l10n.t('Select the identity whose credentials to replace'),
  );
  if (identity === undefined) {
    return undefined;
  }
  const question = { title: l10n.t('Replace credentials of {0}', nameOfIdentity(identity)), replaces: true };
  return signInWith(context, question, (verified) =>
    verified.userId === identity.userId
      ? Promise.resolve(true)
      : confirm(
          l10n.t(
            'These credentials belong to {0}, not to {1}. Sign in as {0} too?',
            nameOfIdentity(verified),
            nameOfIdentity(identity),
          ),
          l10n.t('Sign in'),
        ),
  );
}

/** *Rename identity*: a name such as "production", so that several can be told apart. */
export async function renameIdentity(context: SignInContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(context, argument, l10n.t('Select the identity to rename'));
  if (identity === undefined) {
    return;
  }
  const label = await window.showInputBox({
    title: l10n.t('Rename {0}', nameOfIdentity(identity)),
    prompt: l10n.t('Enter a name, such as “production”, or leave it empty to use the name from Fakturoid.'),
    value: identity.label ?? '',
    ignoreFocusOut: true,
  });
  if (label !== undefined) {
    await context.sessions.rename(identity.id, label.trim());
  }
}

async function signInWith(
  context: SignInContext,
  { title, replaces }: { readonly title: Shown; readonly replaces: boolean },
  mayKeep: (verified: VerifiedSignIn) => Promise<boolean>,
): Promise<Identity | undefined> {
  const verified = await askToSignIn(context, title, replaces);
  if (verified === undefined || !(await mayKeep(verified))) {
    return undefined;
  }
  return keepSignIn(context, verified);
}

async function goToAccounts({ id }: Identity): Promise<void> {
  await focusAccountsView();
  // The rows that will replace what had the focus are still to come.
  await run('fakturoid.focusIdentity', { identityId: id });
}
