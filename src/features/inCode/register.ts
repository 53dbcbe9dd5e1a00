import { workspace } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { lazy } from '../../base/lazy';
import { nextTurn } from '../../base/nextTurn';
import { registerCommands } from '../../platform/commands';
import { ContextKey } from '../../platform/contextKey';
import { settings } from '../../platform/settings';
import type { Services } from '../../services';

/** Fakturoid in the code of the workspace: whose credentials stand there, and which account it is about. */
export function registerInCode(services: Services): Disposable {
  const { workspaceAccount } = services;
  const disposables = new DisposableStore();
  const binding = () => import('./workspace');
  const inCode = lazy(async () =>
    disposables.add((await import('./inCode')).createInCode(services, () => settings.isInCodeEnabled())),
  );
  const found = () => import('./whoseIsThis');
  disposables.add(
    registerCommands({
      'fakturoid.findCredentials': async () =>
        (await import('./findCredentials')).findCredentials((await inCode()).context),
      'fakturoid.ignoreFound': async (argument) =>
        (await found()).ignoreFound((await inCode()).context, argument),
      'fakturoid.signInWithFound': async (argument) =>
        (await found()).signInWithFound((await inCode()).context, argument),
      'fakturoid.stopUsingAccountInWorkspace': async () => (await binding()).stopUsingAccount(services),
      'fakturoid.useAccountInWorkspace': async (argument) => (await binding()).useAccount(services, argument),
      'fakturoid.whoseIsThis': async (argument) =>
        (await found()).whoseIsThis((await inCode()).context, argument),
    }),
  );
  const hasAccount = new ContextKey<boolean>('fakturoid.hasWorkspaceAccount');
  const tell = (): void => hasAccount.set(workspaceAccount.slug !== undefined);
  disposables.add(workspaceAccount.onDidChange(tell));
  tell();
  // In a turn of its own: the start does not wait for it, and where it is off nothing of it is loaded.
  const begin = (): void => {
    if (settings.isInCodeEnabled() && workspace.isTrusted) {
      void nextTurn().then(inCode);
    }
  };
  disposables.add(settings.onDidChange(begin));
  disposables.add(workspace.onDidGrantWorkspaceTrust(begin));
  begin();
  return disposables;
}
