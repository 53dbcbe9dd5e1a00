import type { Memento } from 'vscode';
import type { Shown } from '../../base/shown';
import { pickOne } from '../../pickers/pickOne';
import { isUsableContact } from '../../fakturoid/userAgent';
import { l10n } from '../../platform/l10n';
import { settings } from '../../platform/settings';
import type { QuickPickItem } from '../../platform/window';
import type { SignInMethod, VerifiedSignIn } from '../../session/sessions';
import { authorizationForm } from './browser';
import { contactItem, enterContact } from './contact';
import type { SignInContext } from './context';
import { accessTokenForm, clientCredentialsForm } from './credentials';
import type { Form } from './steps';
import { menu } from '../../labels/menus';

const METHOD_KEY = 'fakturoid.signInMethod';

/**
 * Asks how to sign in, then for what that way needs; the person may go back to the choice. Undefined when they left.
 *
 * @param replaces whether the answer replaces a sign-in that was accepted before
 */
export async function askToSignIn(
  context: SignInContext,
  title: Shown,
  replaces: boolean,
): Promise<VerifiedSignIn | undefined> {
  const { memento, sessions } = context;
  const forms: Readonly<Record<SignInMethod, Form>> = {
    clientCredentials: clientCredentialsForm(sessions, replaces),
    accessToken: accessTokenForm(sessions),
    authorizationCode: authorizationForm(context, replaces),
  };
  let method = await pickMethod(title, usualMethod(memento));
  while (method !== undefined) {
    if (method === 'contact') {
      await enterContact();
      method = await pickMethod(title, usualMethod(memento));
      continue;
    }
    const answer = await forms[method](title);
    if (answer === undefined) {
      return undefined;
    }
    if (answer !== 'back') {
      await memento.update(METHOD_KEY, method);
      return answer;
    }
    method = await pickMethod(title, method);
  }
  return undefined;
}

/**
 * The last method used, unless its sign-in ends after two hours: that must not become the default because of a single
 * use.
 */
function usualMethod(memento: Pick<Memento, 'get'>): string | undefined {
  const last = memento.get<string>(METHOD_KEY);
  return last === 'accessToken' ? undefined : last;
}

/** A way to sign in, or the contact to set first, which is offered while there is none. */
type Choice = SignInMethod | 'contact';

async function pickMethod(title: Shown, last: string | undefined): Promise<Choice | undefined> {
  const items: readonly (QuickPickItem & { readonly method: Choice })[] = [
    {
      method: 'clientCredentials',
      label: l10n.t('Client ID and Client Secret'),
      detail: l10n.t('Recommended: from {0}. Renewed automatically.', menu('userAccount')),
    },
    {
      method: 'accessToken',
      label: l10n.t('Access token'),
      detail: l10n.t('A token you already have. Expires after two hours at most and can’t be renewed.'),
    },
    {
      method: 'authorizationCode',
      label: l10n.t('Through the browser'),
      detail: l10n.t('For developers: with your own integration. Renewed automatically.'),
    },
    ...(isUsableContact(settings.contact()) ? [] : [contactItem()]),
  ];
  const picked = await pickOne(items, {
    title,
    placeholder: l10n.t('How do you want to sign in?'),
    isCurrent: ({ method }) => method === last,
    mark: l10n.t('used last'),
  });
  return picked?.method;
}
