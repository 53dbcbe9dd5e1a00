import type { Memento } from 'vscode';
import { line, type Shown } from '../../base/shown';
import { nameOfIdentity } from '../../labels/names';
import { identityOf } from '../../pickers/targets';
import { focusAccountsView } from '../../platform/accountsView';
import { run } from '../../platform/commands';
import { l10n } from '../../platform/l10n';
import { say } from '../../platform/statusMessage';
import { type QuickPickItem, window } from '../../platform/window';
import type { Identity, SignInMethod, VerifiedSignIn } from '../../session/sessions';
import { askForAuthorization } from './browser';
import type { SignInContext } from './context';
import { askForAccessToken, askForClientCredentials } from './credentials';

const METHOD_KEY = 'fakturoid.signInMethod';

/** What stays valid depends on the way of signing in (Fakturoid API v3, Authorization and Webhooks). */
const WHAT_HAPPENS: Readonly<Record<SignInMethod, Shown>> = {
  clientCredentials: l10n.t(
    'The Client ID, Client Secret and token are removed from this computer. In Fakturoid they stay valid until you delete the pair under Settings → User account; that also deletes its webhooks. A window that is open elsewhere on this server notices when it next loads.',
  ),
  authorizationCode: l10n.t(
    'The tokens, Client ID and Client Secret are removed from this computer, and Fakturoid is asked to end the access that you allowed. The integration itself stays in Fakturoid. A window that is open elsewhere on this server notices when it next loads.',
  ),
  accessToken: l10n.t(
    'The token is removed from this computer. In Fakturoid it stays valid until it ends, two hours after it was made at most.',
  ),
};

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

/**
 * *Fakturoid: Sign out*: forgets an identity on this computer, once confirmed. An access that was given through the
 * browser is ended at Fakturoid, too, and the message says whether that worked.
 */
export async function signOut(context: SignInContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(context, argument, l10n.t('Sign out of which identity?'));
  if (identity === undefined) {
    return;
  }
  const name = nameOfIdentity(identity);
  if (!(await confirm(l10n.t('Sign out {0}?', name), l10n.t('Sign out'), WHAT_HAPPENS[identity.method]))) {
    return;
  }
  switch (await context.sessions.signOut(identity.id)) {
    case 'revoked':
      void window.showInformationMessage(
        l10n.t('{0} is signed out, and Fakturoid has ended the access that you allowed.', name),
      );
      return;
    case 'notRevoked':
      void window.showWarningMessage(
        l10n.t(
          '{0} is signed out on this computer, but Fakturoid could not be told: the access that you allowed may still work. End it in Fakturoid under Settings → Connect other apps.',
          name,
        ),
      );
      return;
    case 'kept':
      say(l10n.t('Signed out: {0}', name));
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
  // The rows, which take the place of what had the focus, are still to come.
  void run('fakturoid.focusIdentity', { identityId: identity.id });
  if (identity.isInMemory) {
    void window.showWarningMessage(
      l10n.t(
        'The secret storage of VS Code refused to store the sign-in, as it does without a keyring. It works until this window is closed or reloaded.',
      ),
    );
  }
  return identity;
}

async function confirm(question: Shown, button: Shown, detail = line``): Promise<boolean> {
  return (await window.showWarningMessage(question, { modal: true, detail }, button)) === button;
}

/** Asks how to sign in, then for what that way needs. Undefined when the person left. */
async function askToSignIn(context: SignInContext): Promise<VerifiedSignIn | undefined> {
  const { memento, sessions } = context;
  const method = await pickMethod(memento);
  if (method !== undefined) {
    await memento.update(METHOD_KEY, method);
  }
  switch (method) {
    case 'clientCredentials':
      return askForClientCredentials(sessions);
    case 'accessToken':
      return askForAccessToken(sessions);
    case 'authorizationCode':
      return askForAuthorization(context);
    case undefined:
      return undefined;
  }
}

/** The way that was used last stands first, so that Enter takes it again. */
async function pickMethod(memento: Memento): Promise<SignInMethod | undefined> {
  const items: readonly (QuickPickItem & { readonly method: SignInMethod })[] = [
    {
      method: 'clientCredentials',
      label: l10n.t('Client id and secret'),
      detail: l10n.t('The usual way: your own pair from Settings → User account. Renewed by itself.'),
    },
    {
      method: 'accessToken',
      label: l10n.t('Access token'),
      detail: l10n.t('A token that you have already. Ends after two hours at the latest, cannot be renewed.'),
    },
    {
      method: 'authorizationCode',
      label: l10n.t('Through the browser'),
      detail: l10n.t('For developers: with your own integration (Connect other apps). Renewed by itself.'),
    },
  ];
  const last = memento.get<string>(METHOD_KEY);
  const lastFirst = items.toSorted((a, b) => Number(b.method === last) - Number(a.method === last));
  const picked = await window.showQuickPick(lastFirst, {
    title: l10n.t('Sign in to Fakturoid'),
    placeHolder: l10n.t('How do you want to sign in?'),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.method;
}
