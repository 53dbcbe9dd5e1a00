import { authentication, env, EventEmitter } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { letRun } from '../../base/log';
import { registerCommands } from '../../platform/commands';
import { ContextKey } from '../../platform/contextKey';
import { window } from '../../platform/window';
import type { Services } from '../../services';
import { FakturoidAuthenticationProvider } from '../../session/authenticationProvider';
import { AuthorizationCallbacks } from './callbacks';
import type { SignInContext } from './context';
import { showIdentitiesInStatusBar } from './statusBar';
import type * as OnFirstUse from './onFirstUse';

/** Signing in and out, for the person and for other extensions, and who is signed in. */
export function registerSignIn(services: Services, onFirstUse: () => Promise<typeof OnFirstUse>): Disposable {
  const { sessions, memento, extensionId, log } = services;
  const disposables = new DisposableStore();
  const callbacks = new AuthorizationCallbacks();
  const callbackUri = `${env.uriScheme}://${extensionId}/callback`;
  const context: SignInContext = { ...services, callbacks, callbackUri };
  const provider = disposables.add(
    new FakturoidAuthenticationProvider(
      sessions,
      async () => (await onFirstUse()).signIn(context),
      new EventEmitter(),
    ),
  );
  disposables.add(
    authentication.registerAuthenticationProvider('fakturoid', 'Fakturoid', provider, {
      supportsMultipleAccounts: true,
    }),
  );
  disposables.add(window.registerUriHandler(callbacks));
  disposables.add(
    registerCommands({
      'fakturoid.addIdentity': async () => (await onFirstUse()).runSignIn(context, false),
      'fakturoid.renameIdentity': async (argument) => (await onFirstUse()).renameIdentity(context, argument),
      'fakturoid.removeUnreadable': async () => (await onFirstUse()).removeUnreadable(sessions),
      'fakturoid.replaceCredentials': async (argument) =>
        (await onFirstUse()).replaceCredentials(context, argument),
      'fakturoid.signIn': async (goesOn) => (await onFirstUse()).runSignIn(context, goesOn),
      'fakturoid.signInAgain': async (argument) => (await onFirstUse()).signInAgain(context, argument),
      'fakturoid.signOut': async (argument) => (await onFirstUse()).signOut(context, argument),
      'fakturoid.signOutAll': async () => (await onFirstUse()).signOutAll(context),
    }),
  );
  const state = new ContextKey<'signedIn' | 'signedOut'>('fakturoid.state');
  const hasUnreadable = new ContextKey<boolean>('fakturoid.hasUnreadable');
  disposables.add(
    sessions.onDidRead((known) => {
      state.set(known.length === 0 ? 'signedOut' : 'signedIn');
      hasUnreadable.set(sessions.unreadable.length > 0);
      if (sessions.unreadable.length > 0) {
        letRun(
          onFirstUse().then(({ tellOfUnreadable }) => tellOfUnreadable(sessions, memento)),
          log,
        );
      }
    }),
  );
  disposables.add(showIdentitiesInStatusBar(sessions));
  return disposables;
}
