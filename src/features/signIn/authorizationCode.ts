import { env, ProgressLocation, ThemeIcon, Uri } from 'vscode';
import { line, shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import { authorizationUrl, type ClientCredentials } from '../../fakturoid/oauth';
import { AuthorizationRequest } from '../../session/authorizationRequest';
import { ask, type Checked, helpButton, Refused, type Question } from './inputStep';
import type { PickerContext } from '../../pickers/context';
import type { SignInContext } from './context';
import { askForPair, emptyPair } from './clientCredentials';

const REDIRECT_KEY = 'fakturoid.redirectUri';

/** What a sign-in through the browser needs. */
export type AuthorizationContext = Omit<SignInContext, keyof PickerContext>;

/** What a person has allowed in the browser. */
export interface Authorized {
  readonly pair: ClientCredentials;
  readonly code: string;
  readonly redirectUri: string;
}

/**
 * Signs in with an integration of the person's own: asks for its pair and redirect address, opens the browser, and
 * waits until the answer comes to VS Code or is pasted. Undefined when the person left.
 */
export async function askForAuthorization<T>(
  context: AuthorizationContext,
  accept: (authorized: Authorized, signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  const typed = emptyPair();
  const redirect = { text: context.memento.get(REDIRECT_KEY, context.callbackUri) };
  for (;;) {
    const pair = await askForPair('integration', 4, typed, (entered) => Promise.resolve(entered));
    if (pair === undefined) {
      return undefined;
    }
    const redirectUri = await ask(redirectQuestion(), redirect, (value) => Promise.resolve(value));
    if (redirectUri === undefined) {
      return undefined;
    }
    if (redirectUri !== 'back') {
      await context.memento.update(REDIRECT_KEY, redirectUri.value);
      const answer = await waitForAnswer(context, pair.value, redirectUri.value, accept);
      if (answer !== 'back') {
        return answer;
      }
    }
  }
}

async function waitForAnswer<T>(
  context: AuthorizationContext,
  pair: ClientCredentials,
  redirectUri: string,
  accept: (authorized: Authorized, signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | 'back' | undefined> {
  let request = new AuthorizationRequest(context.clock);
  const openBrowser = (): void => {
    request = new AuthorizationRequest(context.clock);
    context.onSecret(request.state);
    const { apiBase } = context;
    const address = authorizationUrl({ apiBase, clientId: pair.clientId, redirectUri, state: request.state });
    void env.openExternal(Uri.parse(address, true));
  };
  openBrowser();
  return window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Waiting for Fakturoid in the browser…'),
      cancellable: true,
    },
    (_, cancelled) =>
      ask(
        answerQuestion(openBrowser),
        { text: '' },
        (address, signal) => accept({ pair, code: codeOf(request, address), redirectUri }, signal),
        { listen: (answer) => context.callbacks.listen(answer), onCancel: cancelled.onCancellationRequested },
      ),
  );
}

/** @throws Refused, which the box says */
function codeOf(request: AuthorizationRequest, address: string): string {
  const answer = request.answer(address);
  switch (answer.kind) {
    case 'code':
      return answer.code;
    case 'denied':
      throw new Refused(
        answer.description === undefined
          ? l10n.t('Fakturoid did not allow the access. Open the browser again to repeat it.')
          : l10n.t(
              'Fakturoid did not allow the access ({0}). Open the browser again to repeat it.',
              shown(answer.description),
            ),
      );
    case 'empty':
      throw new Refused(
        l10n.t(
          'This address holds no answer from Fakturoid. If you refused the access there, open the browser again to allow it.',
        ),
      );
    case 'foreign':
      throw new Refused(l10n.t('This address does not answer this sign-in. Paste the newest one.'));
    case 'used':
      throw new Refused(l10n.t('This answer was used already. Open the browser again to get a new one.'));
    case 'expired':
      throw new Refused(l10n.t('The ten minutes are over. Open the browser again to get a new answer.'));
    case 'unreadable':
      throw new Refused(l10n.t('This is not an address. Copy the whole of it from the browser.'));
  }
}

function redirectQuestion(): Question {
  return {
    step: 3,
    totalSteps: 4,
    prompt: l10n.t('URL for redirect, exactly as it stands in the settings of your integration.'),
    placeholder: line`https://…`,
    isMasked: false,
    check: checkRedirect,
    buttons: [helpButton()],
  };
}

function checkRedirect(text: string): Checked {
  const value = text.trim();
  if (!URL.canParse(value)) {
    return { fault: l10n.t('Enter a complete address, such as https://example.com/callback.') };
  }
  const { protocol, hostname } = new URL(value);
  if (hostname === 'localhost') {
    return { fault: l10n.t('Fakturoid does not allow localhost here.') };
  }
  return protocol === 'https:' || protocol === `${env.uriScheme}:`
    ? { value }
    : { fault: l10n.t('The address must begin with https:// or {0}://.', shown(env.uriScheme)) };
}

function answerQuestion(openBrowser: () => void): Question {
  return {
    step: 4,
    totalSteps: 4,
    prompt: l10n.t(
      'Allow the access in the browser. If VS Code does not go on by itself, paste the address you were sent to.',
    ),
    placeholder: l10n.t('Address from the browser'),
    // It holds the code.
    isMasked: true,
    check: (text) =>
      text.trim() === '' ? { fault: l10n.t('Paste the address from the browser.') } : { value: text },
    buttons: [
      {
        button: { iconPath: new ThemeIcon('globe'), tooltip: l10n.t('Open the browser again') },
        press: openBrowser,
      },
    ],
  };
}
