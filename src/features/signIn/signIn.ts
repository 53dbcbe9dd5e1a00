import { type Memento, QuickPickItemKind } from 'vscode';
import { l10n } from '../../platform/l10n';
import { type QuickPickItem, window } from '../../platform/window';
import type { SignInMethod, VerifiedSignIn } from '../../session/sessions';
import type { SignInRequest } from '../../session/tokenRequests';
import { askForAccessToken } from './accessToken';
import { askForAuthorization, type AuthorizationContext } from './authorizationCode';
import { askForPair, emptyPair } from './clientCredentials';

const METHOD_KEY = 'fakturoid.signInMethod';

/** Tries what a person has entered; throws a FakturoidError that the box then says. */
export type VerifySignIn = (request: SignInRequest, signal: AbortSignal) => Promise<VerifiedSignIn>;

/** Asks how to sign in, then for what that way needs. Undefined when the person left. */
export async function askToSignIn(
  context: AuthorizationContext,
  verify: VerifySignIn,
): Promise<VerifiedSignIn | undefined> {
  const method = await pickMethod(context.memento);
  if (method === undefined) {
    return undefined;
  }
  await context.memento.update(METHOD_KEY, method);
  return (await askBy(method, context, verify))?.value;
}

function askBy(
  method: SignInMethod,
  context: AuthorizationContext,
  verify: VerifySignIn,
): Promise<{ readonly value: VerifiedSignIn } | undefined> {
  switch (method) {
    case 'clientCredentials':
      return askForPair('user', 2, emptyPair(), (pair, signal) =>
        verify({ type: 'clientCredentials', pair }, signal),
      );
    case 'accessToken':
      return askForAccessToken((accessToken, signal) => verify({ type: 'accessToken', accessToken }, signal));
    case 'authorizationCode':
      return askForAuthorization(context, (authorized, signal) =>
        verify({ type: 'authorizationCode', ...authorized }, signal),
      );
  }
}

interface MethodItem extends QuickPickItem {
  readonly method: SignInMethod;
}

/** The way that was used last stands first, so that Enter takes it again. */
async function pickMethod(memento: Memento): Promise<SignInMethod | undefined> {
  const last = memento.get<string>(METHOD_KEY);
  const items = methodItems().toSorted((a, b) => Number(b.method === last) - Number(a.method === last));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Sign in to Fakturoid'),
    placeHolder: l10n.t('How do you want to sign in?'),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.method;
}

function methodItems(): readonly MethodItem[] {
  return [
    {
      kind: QuickPickItemKind.Default,
      method: 'clientCredentials',
      label: l10n.t('Client id and secret'),
      detail: l10n.t('The usual way: your own pair from Settings → User account. Renewed by itself.'),
    },
    {
      kind: QuickPickItemKind.Default,
      method: 'accessToken',
      label: l10n.t('Access token'),
      detail: l10n.t('A token that you have already. Ends after two hours at the latest, cannot be renewed.'),
    },
    {
      kind: QuickPickItemKind.Default,
      method: 'authorizationCode',
      label: l10n.t('Through the browser'),
      detail: l10n.t('For developers: with your own integration (Connect other apps). Renewed by itself.'),
    },
  ];
}
