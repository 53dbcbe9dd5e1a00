import type { Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { VerifiedSignIn, Identity } from '../../session/sessions';
import { askToSignIn } from './signIn';
import { nameOfIdentity } from '../../labels/names';
import { focusAccountsView } from '../../platform/accountsView';
import type { SignInContext } from './context';
import { identityOf } from '../../pickers/targets';

/** *Fakturoid: Sign in*: asks for credentials, and shows the accounts. Undefined when the person left. */
export async function signIn(context: SignInContext): Promise<Identity | undefined> {
  return signInWith(context, ({ replaces }) =>
    replaces === undefined
      ? Promise.resolve(true)
      : confirm(
          l10n.t('{0} is signed in already. Replace the older credentials?', nameOfIdentity(replaces)),
          l10n.t('Replace'),
        ),
  );
}

/** *Replace credentials*, and *Sign in again* where a sign-in is no longer valid. */
export async function replaceCredentials(context: SignInContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(context, argument, l10n.t('Replace the credentials of which identity?'));
  if (identity === undefined) {
    return;
  }
  await signInWith(context, (verified) =>
    verified.userId === identity.userId
      ? Promise.resolve(true)
      : confirm(
          l10n.t(
            'These credentials belong to {0}, not to {1}. Sign in {0} as well?',
            nameOfIdentity(verified),
            nameOfIdentity(identity),
          ),
          l10n.t('Sign in'),
        ),
  );
}

/** *Rename identity*: a name such as "production", so that several can be told apart. */
export async function renameIdentity(context: SignInContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(context, argument, l10n.t('Rename which identity?'));
  if (identity === undefined) {
    return;
  }
  const label = await window.showInputBox({
    title: l10n.t('Rename {0}', nameOfIdentity(identity)),
    prompt: l10n.t(
      'A name of your own, such as “production”. Leave it empty to use the name from Fakturoid.',
    ),
    value: identity.label ?? '',
  });
  if (label !== undefined) {
    await context.sessions.rename(identity.id, label.trim());
  }
}

async function signInWith(
  context: SignInContext,
  mayKeep: (verified: VerifiedSignIn) => Promise<boolean>,
): Promise<Identity | undefined> {
  const verified = await askToSignIn(context);
  if (verified === undefined || !(await mayKeep(verified))) {
    return undefined;
  }
  const identity = await context.sessions.add(verified);
  await focusAccountsView();
  if (identity.isInMemory) {
    void window.showWarningMessage(
      l10n.t(
        'The secret storage of VS Code refused to store the sign-in, as it does without a keyring. It works until this window is closed or reloaded.',
      ),
    );
  }
  return identity;
}

async function confirm(question: Shown, button: Shown): Promise<boolean> {
  return (await window.showWarningMessage(question, { modal: true }, button)) === button;
}
