import { commands } from 'vscode';
import { DisposableStore } from '../base/disposables';
import type { Disposable } from '../base/event';
import { isTreeNode, type TreeNode } from '../views/accountsTree/nodes';
import type { CommandContext } from './context';

/** Registers every command of the extension. What a command does is loaded when it first runs. */
export function registerCommands(context: CommandContext): Disposable {
  const disposables = new DisposableStore();
  const register = (id: string, run: (argument: unknown) => unknown): void => {
    disposables.add(commands.registerCommand(id, run));
  };
  /** A command of one kind of tree node does nothing without it: other extensions may call it with anything. */
  const registerFor = <K extends TreeNode['kind']>(
    kind: K,
    id: string,
    run: (node: Extract<TreeNode, { kind: K }>) => unknown,
  ): void => {
    register(id, (argument) => (isTreeNode(argument, kind) ? run(argument) : undefined));
  };

  register('fakturoid.signIn', async () => (await import('./signIn')).signIn(context));
  register('fakturoid.signOut', async () => (await import('./signOut')).signOut(context));
  register('fakturoid.refresh', async () => (await import('./refresh')).refresh(context));
  register('fakturoid.showCurrentUser', async () => (await import('./showUser')).showCurrentUser(context));
  register('fakturoid.showLog', () => context.log.show());
  registerFor('user', 'fakturoid.showUser', async (node) =>
    (await import('./showUser')).showUser(context, node),
  );
  registerFor('failure', 'fakturoid.retry', async (node) => (await import('./refresh')).retry(context, node));
  return disposables;
}
