import { commands } from 'vscode';
import { DisposableStore } from '../base/disposables';
import type { Disposable } from '../base/event';
import { isTreeNode, type NodeOf, type TreeNode } from '../views/accountsTree/nodes';
import type { CommandContext } from './context';

/** Registers every command of the extension. What a command does is loaded when it first runs. */
export function registerCommands(context: CommandContext): Disposable {
  const disposables = new DisposableStore();
  const register = (id: string, run: (argument: unknown) => unknown): void => {
    disposables.add(commands.registerCommand(id, run));
  };
  /** A command of certain rows of the tree; without one of them, as from the palette, it asks what it is about. */
  const registerFor = <K extends TreeNode['kind']>(
    kinds: readonly K[],
    id: string,
    run: (node: NodeOf<K> | undefined) => unknown,
  ): void => {
    register(id, (argument) =>
      run(kinds.some((kind) => isTreeNode(argument, kind)) ? (argument as NodeOf<K>) : undefined),
    );
  };
  /** A command that makes no sense without its row does nothing: other extensions may call it with anything. */
  const registerOnlyFor = <K extends TreeNode['kind']>(
    kind: K,
    id: string,
    run: (node: NodeOf<K>) => unknown,
  ): void => {
    registerFor([kind], id, (node) => (node === undefined ? undefined : run(node)));
  };

  register('fakturoid.signIn', async () => (await import('./signIn')).signIn(context));
  register('fakturoid.refresh', async () => (await import('./refresh')).refresh(context));
  register('fakturoid.showCurrentUser', async () => (await import('./showUser')).showCurrentUser(context));
  register('fakturoid.showLog', () => context.log.show());
  registerFor(['identity'], 'fakturoid.signOut', async (node) =>
    (await import('./signOut')).signOut(context, node),
  );
  registerFor(['identity', 'failure'], 'fakturoid.replaceCredentials', async (node) =>
    (await import('./signIn')).replaceCredentials(context, node),
  );
  registerFor(['identity'], 'fakturoid.renameIdentity', async (node) =>
    (await import('./signIn')).renameIdentity(context, node),
  );
  register('fakturoid.repair', async () => (await import('./repair')).repair(context));
  register('fakturoid.findUser', async () => (await import('./findUser')).findUser(context));
  register('fakturoid.arrangeByAccount', async () => (await import('./arrange')).arrangeByAccount(context));
  register('fakturoid.arrangeByPerson', async () => (await import('./arrange')).arrangeByPerson(context));
  register('fakturoid.filterUsers', async () => (await import('./filter')).filterUsers(context));
  register('fakturoid.clearFilter', async () => (await import('./filter')).clearFilter(context));
  register('fakturoid.hideProgrammatic', async () =>
    (await import('./hideProgrammatic')).hideProgrammatic(context),
  );
  register('fakturoid.showProgrammatic', async () =>
    (await import('./hideProgrammatic')).showProgrammatic(context),
  );
  register('fakturoid.setUpProgrammaticUser', async () =>
    (await import('./setUpProgrammatic')).setUpProgrammatic(),
  );
  register('fakturoid.sortUsers', async () => (await import('./filter')).sortUsers(context));
  registerFor(['user'], 'fakturoid.showUser', async (node) =>
    (await import('./showUser')).showUser(context, node),
  );
  registerFor(['account'], 'fakturoid.showAccount', async (node) =>
    (await import('./showUser')).showAccount(context, node),
  );
  registerOnlyFor('failure', 'fakturoid.retry', async (node) =>
    (await import('./refresh')).retry(context, node),
  );
  registerFor(['user', 'person', 'account'], 'fakturoid.copyName', async (node) =>
    (await import('./copy')).copyName(context, node),
  );
  registerFor(['user', 'person'], 'fakturoid.copyEmail', async (node) =>
    (await import('./copy')).copyEmail(context, node),
  );
  registerFor(['user', 'person'], 'fakturoid.copyId', async (node) =>
    (await import('./copy')).copyId(context, node),
  );
  registerFor(['user', 'person', 'account'], 'fakturoid.copyJson', async (node) =>
    (await import('./copy')).copyJson(context, node),
  );
  registerFor(['account'], 'fakturoid.copySlug', async (node) =>
    (await import('./copy')).copySlug(context, node),
  );
  registerFor(['account'], 'fakturoid.copyRegistrationNumber', async (node) =>
    (await import('./copy')).copyRegistrationNumber(context, node),
  );
  registerFor(['account'], 'fakturoid.copyEndpoint', async (node) =>
    (await import('./copy')).copyEndpoint(context, node),
  );
  registerFor(['account'], 'fakturoid.copyCurl', async (node) =>
    (await import('./copy')).copyCurl(context, node),
  );
  registerFor(['account'], 'fakturoid.openInFakturoid', async (node) =>
    (await import('./openInFakturoid')).openInFakturoid(context, node),
  );
  registerFor(['account'], 'fakturoid.refreshAccount', async (node) =>
    (await import('./refresh')).refreshAccount(context, node),
  );
  registerFor(['identity'], 'fakturoid.refreshIdentity', async (node) =>
    (await import('./refresh')).refreshIdentity(context, node),
  );
  registerFor(['user', 'person'], 'fakturoid.markProgrammatic', async (node) =>
    (await import('./markProgrammatic')).markProgrammatic(context, node),
  );
  registerFor(['user', 'person'], 'fakturoid.changePurpose', async (node) =>
    (await import('./markProgrammatic')).changePurpose(context, node),
  );
  registerFor(['user', 'person'], 'fakturoid.unmarkProgrammatic', async (node) =>
    (await import('./markProgrammatic')).unmarkProgrammatic(context, node),
  );
  return disposables;
}
