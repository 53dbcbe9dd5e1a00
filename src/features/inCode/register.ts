import { workspace } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { lazy } from '../../base/lazy';
import { nextTurn } from '../../base/nextTurn';
import { registerCommands } from '../../platform/commands';
import { ContextKey } from '../../platform/contextKey';
import { settings } from '../../platform/settings';
import type { Services } from '../../services';
import type * as OnFirstUse from './onFirstUse';

/** Fakturoid in the code of the workspace: whose credentials it contains, and which account it is about. */
export function registerInCode(services: Services, onFirstUse: () => Promise<typeof OnFirstUse>): Disposable {
  const { workspaceAccount } = services;
  const disposables = new DisposableStore();
  const inCode = lazy(async () =>
    disposables.add((await onFirstUse()).createInCode(services, () => settings.isInCodeEnabled())),
  );
  const context = async () => (await inCode()).context;
  disposables.add(
    registerCommands({
      'fakturoid.findCredentials': async () => (await onFirstUse()).findCredentials(await context()),
      'fakturoid.ignoreFound': async (argument) =>
        (await onFirstUse()).ignoreFound(await context(), argument),
      'fakturoid.signInWithFound': async (argument) =>
        (await onFirstUse()).signInWithFound(await context(), argument),
      'fakturoid.stopUsingAccountInWorkspace': async () => (await onFirstUse()).stopUsingAccount(services),
      'fakturoid.useAccountInWorkspace': async (argument) =>
        (await onFirstUse()).useAccount(services, argument),
      'fakturoid.whoseIsThis': async (argument) =>
        (await onFirstUse()).whoseIsThis(await context(), argument),
    }),
  );
  const hasAccount = new ContextKey<boolean>('fakturoid.hasWorkspaceAccount');
  const tell = (): void => hasAccount.set(workspaceAccount.slug !== undefined);
  disposables.add(workspaceAccount.onDidChange(tell));
  tell();
  // In a turn of its own: the start does not wait for it. If no document is open or it is off, none of it is loaded.
  const begin = (): void => {
    if (workspace.textDocuments.length > 0 && workspace.isTrusted && settings.isInCodeEnabled()) {
      void nextTurn().then(inCode);
    }
  };
  disposables.add(workspace.onDidOpenTextDocument(begin));
  disposables.add(workspace.onDidGrantWorkspaceTrust(begin));
  disposables.add(settings.onDidChange(begin));
  begin();
  return disposables;
}
