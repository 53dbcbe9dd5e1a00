import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { registerCommands } from '../../platform/commands';
import { ContextKey } from '../../platform/contextKey';
import type { Services } from '../../services';

/** Fakturoid in the code of the workspace: whose credentials stand there, and which account it is about. */
export function registerInCode(services: Services): Disposable {
  const { workspaceAccount } = services;
  const disposables = new DisposableStore();
  const binding = () => import('./workspace');
  disposables.add(
    registerCommands({
      'fakturoid.stopUsingAccountInWorkspace': async () => (await binding()).stopUsingAccount(services),
      'fakturoid.useAccountInWorkspace': async (argument) => (await binding()).useAccount(services, argument),
    }),
  );
  const hasAccount = new ContextKey<boolean>('fakturoid.hasWorkspaceAccount');
  const tell = (): void => hasAccount.set(workspaceAccount.slug !== undefined);
  disposables.add(workspaceAccount.onDidChange(tell));
  tell();
  return disposables;
}
