import { commands } from 'vscode';
import { DisposableStore } from '../base/disposables';
import type { Disposable } from '../base/event';
import { isTreeNode, type NodeOf, type TreeNode } from '../views/accountsTree/nodes';
import type * as rare from './access';
import type * as all from './all';
import type { CommandContext } from './context';

type All = typeof all;

/** Registers every command of the extension. What commands do is loaded when the first of them runs. */
export function registerCommands(context: CommandContext): Disposable {
  const disposables = new DisposableStore();
  const add = (id: string, run: (argument: unknown) => unknown): void => {
    disposables.add(commands.registerCommand(id, run));
  };
  const register = (id: string, run: (all: All, argument: unknown) => unknown): void => {
    add(id, async (argument) => run(await import('./all'), argument));
  };
  /** A command of certain rows of the tree; without one of them, as from the palette, it asks what it is about. */
  const registerFor = <K extends TreeNode['kind']>(
    kinds: readonly K[],
    id: string,
    run: (all: All, node: NodeOf<K> | undefined) => unknown,
  ): void => {
    register(id, (all, argument) =>
      run(all, kinds.some((kind) => isTreeNode(argument, kind)) ? (argument as NodeOf<K>) : undefined),
    );
  };
  /** A command that makes no sense without its row does nothing: other extensions may call it with anything. */
  const registerOnlyFor = <K extends TreeNode['kind']>(
    kind: K,
    id: string,
    run: (all: All, node: NodeOf<K>) => unknown,
  ): void => {
    registerFor([kind], id, (all, node) => (node === undefined ? undefined : run(all, node)));
  };

  const access = (): Promise<typeof rare> => import('./access');

  register('fakturoid.signIn', (all) => all.signIn(context));
  register('fakturoid.refresh', (all) => all.refresh(context));
  register('fakturoid.showCurrentUser', (all) => all.showCurrentUser(context));
  add('fakturoid.showLog', () => context.log.show());
  registerFor(['identity'], 'fakturoid.signOut', (all, node) => all.signOut(context, node));
  registerFor(['identity', 'failure'], 'fakturoid.replaceCredentials', (all, node) =>
    all.replaceCredentials(context, node),
  );
  registerFor(['identity'], 'fakturoid.renameIdentity', (all, node) => all.renameIdentity(context, node));
  register('fakturoid.repair', (all) => all.repair(context));
  register('fakturoid.findUser', (all) => all.findUser(context));
  register('fakturoid.arrangeByAccount', (all) => all.arrangeByAccount(context));
  register('fakturoid.arrangeByPerson', (all) => all.arrangeByPerson(context));
  register('fakturoid.filterUsers', (all) => all.filterUsers(context));
  register('fakturoid.clearFilter', (all) => all.clearFilter(context));
  register('fakturoid.hideProgrammatic', (all) => all.hideProgrammatic(context));
  register('fakturoid.showProgrammatic', (all) => all.showProgrammatic(context));
  register('fakturoid.setUpProgrammaticUser', (all) => all.setUpProgrammatic());
  register('fakturoid.sortUsers', (all) => all.sortUsers(context));
  register('fakturoid.openRow', (all) => all.openRow(context));
  registerFor(['user'], 'fakturoid.showUser', (all, node) => all.showUser(context, node));
  registerFor(['account'], 'fakturoid.showAccount', (all, node) => all.showAccount(context, node));
  registerOnlyFor('failure', 'fakturoid.retry', (all, node) => all.retry(context, node));
  registerFor(['user', 'person', 'account'], 'fakturoid.copyName', (all, node) =>
    all.copyName(context, node),
  );
  registerFor(['user', 'person'], 'fakturoid.copyEmail', (all, node) => all.copyEmail(context, node));
  registerFor(['user', 'person'], 'fakturoid.copyId', (all, node) => all.copyId(context, node));
  registerFor(['user', 'person', 'account'], 'fakturoid.copyJson', (all, node) =>
    all.copyJson(context, node),
  );
  registerFor(['account'], 'fakturoid.copySlug', (all, node) => all.copySlug(context, node));
  registerFor(['account'], 'fakturoid.copyRegistrationNumber', (all, node) =>
    all.copyRegistrationNumber(context, node),
  );
  registerFor(['account'], 'fakturoid.copyEndpoint', (all, node) => all.copyEndpoint(context, node));
  registerFor(['account'], 'fakturoid.copyCurl', (all, node) => all.copyCurl(context, node));
  registerFor(['account'], 'fakturoid.openInFakturoid', (all, node) => all.openInFakturoid(context, node));
  registerFor(['account'], 'fakturoid.refreshAccount', (all, node) => all.refreshAccount(context, node));
  registerFor(['identity'], 'fakturoid.refreshIdentity', (all, node) => all.refreshIdentity(context, node));
  registerFor(['user', 'person'], 'fakturoid.markProgrammatic', (all, node) =>
    all.markProgrammatic(context, node),
  );
  registerFor(['user', 'person'], 'fakturoid.changePurpose', (all, node) => all.changePurpose(context, node));
  registerFor(['user', 'person'], 'fakturoid.unmarkProgrammatic', (all, node) =>
    all.unmarkProgrammatic(context, node),
  );
  registerFor(['identity'], 'fakturoid.showTokenCard', (all, node) => all.showTokenCard(context, node));
  registerFor(['identity'], 'fakturoid.copyTokenCard', async (_, node) =>
    (await access()).copyTokenCard(context, node),
  );
  registerFor(['identity'], 'fakturoid.saveTokenCard', async (_, node) =>
    (await access()).saveTokenCard(context, node),
  );
  add('fakturoid.reviewAccess', async () => (await access()).reviewAccess(context));
  add('fakturoid.exportReview', async () => (await access()).exportReview(context));
  add('fakturoid.compareWithFile', async () => (await access()).compareWithFile(context));
  add('fakturoid.deleteSavedReviews', async () => (await access()).deleteSavedReviews(context));
  return disposables;
}
