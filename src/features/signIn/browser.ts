import { env, ProgressLocation, ThemeIcon, Uri } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import { line, shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import { authorizationUrl } from '../../fakturoid/oauth';
import { type AuthorizationAnswer, AuthorizationRequest } from './authorizationRequest';
import type { SignInContext } from './context';
import { clientCredentials, namingRefusal } from './credentials';
import { askInTurn, type Checked, type Form, type Step } from './steps';
import { menu } from '../../labels/menus';

const REDIRECT_KEY = 'fakturoid.redirectUri';

/**
 * Signs in with an integration of the person's own: asks for its credentials and redirect address, opens the browser, and
 * waits until the answer comes to VS Code or is pasted.
 *
 * @param replaces whether it replaces a sign-in that was accepted before
 */
export function authorizationForm(context: SignInContext, replaces: boolean): Form {
  const { apiBase, callbacks, callbackUri, clock, memento, sessions } = context;
  const credentials = clientCredentials(
    l10n.t('Client ID of your integration. In Fakturoid: {0}.', menu('ownIntegration')),
  );
  const redirect: Step = {
    prompt: l10n.t('URL for redirect, exactly as it appears in your integration’s settings.'),
    placeholder: line`https://…`,
    isMasked: false,
    text: memento.get(REDIRECT_KEY, callbackUri),
    check: checkRedirect,
  };
  let request = new AuthorizationRequest(clock);
  const openBrowser = (): void => {
    request = new AuthorizationRequest(clock);
    context.onSecret(request.state);
    const { clientId } = credentials.client();
    const parameters = { clientId, redirectUri: redirect.text, state: request.state };
    void env.openExternal(Uri.parse(authorizationUrl({ apiBase, ...parameters }), true));
  };
  const address: Step = {
    prompt: l10n.t(
      'Allow access in the browser. If VS Code doesn’t continue automatically, paste the address you were redirected to.',
    ),
    placeholder: l10n.t('Address from the browser'),
    // The address contains the code.
    isMasked: true,
    text: '',
    check: (text) =>
      text.trim() === '' ? { fault: l10n.t('Paste the address from the browser.') } : { value: text },
    button: {
      button: { iconPath: new ThemeIcon('globe'), tooltip: l10n.t('Open the browser again') },
      press: openBrowser,
    },
    onOpen: (submit, leave) => {
      void memento.update(REDIRECT_KEY, redirect.text);
      openBrowser();
      const open = new DisposableStore();
      open.add(callbacks.listen(submit));
      const closed = new Promise<void>((resolve) => open.add({ dispose: resolve }));
      const title = l10n.t('Waiting for Fakturoid in the browser…');
      void window.withProgress(
        { location: ProgressLocation.Notification, title, cancellable: true },
        (_, cancelled) => {
          open.add(cancelled.onCancellationRequested(leave));
          return closed;
        },
      );
      // The next request must not take this answer.
      open.add({ dispose: () => (address.text = '') });
      return open;
    },
  };
  const verify = async (signal: AbortSignal) => {
    const code = codeOf(request.answer(address.text));
    if ('fault' in code) {
      return code;
    }
    const client = credentials.client();
    const redirectUri = redirect.text;
    return namingRefusal(
      sessions.verify({ type: 'authorizationCode', client, code: code.value, redirectUri }, signal),
      replaces
        ? l10n.t(
            'Fakturoid rejected the sign-in. If it worked before, the Client ID and Client Secret of your integration were replaced or deleted. Otherwise they may be swapped or mistyped, or the URL for redirect may differ from the one in its settings.',
          )
        : l10n.t(
            'Fakturoid rejected the sign-in. The Client ID and Client Secret may be swapped, mistyped or deleted, or the URL for redirect may differ from the one in the settings of your integration. Those from {0} don’t work here.',
            menu('userAccount'),
          ),
    );
  };
  return (title) => askInTurn(title, [...credentials.steps, redirect, address], verify);
}

const FAULTS: Readonly<Record<Exclude<AuthorizationAnswer['kind'], 'code' | 'denied'>, Shown>> = {
  empty: l10n.t(
    'This address contains no response from Fakturoid. If you denied access there, open the browser again to allow it.',
  ),
  foreign: l10n.t('This address doesn’t belong to this sign-in. Paste the latest one.'),
  used: l10n.t('This address has already been used. Open the browser again to get a new one.'),
  expired: l10n.t('The sign-in timed out after ten minutes. Open the browser again to get a new address.'),
  unreadable: l10n.t('This isn’t a complete address. Copy all of it from the browser’s address bar.'),
};

function codeOf(answer: AuthorizationAnswer): Checked {
  if (answer.kind === 'code') {
    return { value: answer.code };
  }
  if (answer.kind !== 'denied') {
    return { fault: FAULTS[answer.kind] };
  }
  return {
    fault:
      answer.description === undefined
        ? l10n.t('Fakturoid denied access. Open the browser again to retry.')
        : l10n.t(
            'Fakturoid denied access ({0}). Open the browser again to retry.',
            shown(answer.description),
          ),
  };
}

function checkRedirect(text: string): Checked {
  const value = text.trim();
  if (!URL.canParse(value)) {
    return { fault: l10n.t('Enter a complete address, such as https://example.com/callback.') };
  }
  const { protocol, hostname } = new URL(value);
  if (hostname === 'localhost') {
    return { fault: l10n.t('Fakturoid doesn’t allow localhost here.') };
  }
  return protocol === 'https:' || protocol === `${env.uriScheme}:`
    ? { value }
    : { fault: l10n.t('The address must begin with https:// or {0}://.', shown(env.uriScheme)) };
}
