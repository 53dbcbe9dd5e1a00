import type { Memento } from 'vscode';
import { l10n } from '../../platform/l10n';
import { type QuickPickItem, window } from '../../platform/window';
import type { SignInMethod, VerifiedSignIn } from '../../session/sessions';
import { askForAuthorization } from './browser';
import type { SignInContext } from './context';
import { askForAccessToken, askForClientCredentials } from './credentials';

const METHOD_KEY = 'fakturoid.signInMethod';

/** Asks how to sign in, then for what that way needs. Undefined when the person left. */
export async function askToSignIn(context: SignInContext): Promise<VerifiedSignIn | undefined> {
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
