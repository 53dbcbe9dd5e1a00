import { EventEmitter } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { lazy } from '../../base/lazy';
import { letRun } from '../../base/log';
import { ACCOUNTS_VIEW } from '../../platform/accountsView';
import { registerCommands } from '../../platform/commands';
import { type TreeItem, window } from '../../platform/window';
import type { Services } from '../../services';
import type { TreeContext } from './commands';
import type * as Rows from './createTree';
import type { AccountsTree } from './createTree';
import type { TreeNode } from './nodes';
import type * as OnFirstUse from './onFirstUse';
import { StoredTreeOptions, syncOptions } from './treeOptions';

/** The view in the sidebar: accounts and their users, or people and their accounts. */
export function registerAccountsTree(
  services: Services,
  rows: () => Promise<typeof Rows>,
  onFirstUse: () => Promise<typeof OnFirstUse>,
): Disposable {
  const disposables = new DisposableStore();
  const options = disposables.add(new StoredTreeOptions(services.memento));
  disposables.add(syncOptions(options));
  const changed = disposables.add(new EventEmitter<TreeNode | undefined>());
  const tree = lazy(async (): Promise<AccountsTree> => {
    const made = disposables.add((await rows()).createTree(view, options, services, onFirstUse));
    disposables.add(made.provider.onDidChangeTreeData((node) => changed.fire(node)));
    return made;
  });
  const provider = async () => (await tree()).provider;
  const view = disposables.add(
    window.createTreeView<TreeNode>(ACCOUNTS_VIEW, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: async (node) => (await provider()).getChildren(node),
        getTreeItem: async (node) => (await provider()).getTreeItem(node),
        resolveTreeItem: async (item: TreeItem, node) => (await provider()).resolveTreeItem(item, node),
        getParent: async (node) => (await provider()).getParent(node),
      },
    }),
  );
  // Nothing is loaded before this, so the view can report all loading, even if it is opened only later.
  disposables.add(services.sessions.onDidRead(() => letRun(tree(), services.log)));
  const context: TreeContext = {
    ...services,
    options,
    view: tree,
  };
  disposables.add(
    registerCommands({
      'fakturoid.arrangeByAccount': async () => (await onFirstUse()).arrangeByAccount(context),
      'fakturoid.arrangeByPerson': async () => (await onFirstUse()).arrangeByPerson(context),
      'fakturoid.clearFilter': async () => (await onFirstUse()).clearFilter(context),
      'fakturoid.filterUsers': async () => (await onFirstUse()).filterUsers(context),
      'fakturoid.focusIdentity': async (argument) => (await onFirstUse()).focusIdentity(context, argument),
      'fakturoid.hideProgrammatic': async () => (await onFirstUse()).hideProgrammatic(context),
      'fakturoid.loadAllUsers': async () => (await onFirstUse()).loadAllUsers(context),
      'fakturoid.openRow': async () => (await onFirstUse()).openRow(context),
      'fakturoid.refresh': async () => (await onFirstUse()).refresh(context),
      'fakturoid.refreshAccount': async (argument) => (await onFirstUse()).refreshAccount(context, argument),
      'fakturoid.refreshIdentity': async (argument) =>
        (await onFirstUse()).refreshIdentity(context, argument),
      'fakturoid.retry': async (argument) => (await onFirstUse()).retry(context, argument),
      'fakturoid.reveal': async (argument) => (await onFirstUse()).reveal(context, argument),
      'fakturoid.showProgrammatic': async () => (await onFirstUse()).showProgrammatic(context),
      'fakturoid.stopLoading': async () => (await onFirstUse()).stopLoading(context),
      'fakturoid.sortUsers': async () => (await onFirstUse()).sortUsers(context),
    }),
  );
  return disposables;
}
