import { env } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { ACCOUNTS_VIEW } from '../../platform/accountsView';
import { registerCommands } from '../../platform/commands';
import { window } from '../../platform/window';
import type { Services } from '../../services';
import { PeopleLoading } from './peopleLoading';
import { AccountsTreeProvider } from './provider';
import { selectedRow } from './workarounds';
import { syncViewState } from './syncViewState';
import { StoredTreeOptions } from './treeOptions';
import type { TreeContext } from './commands';
import type * as Items from './items';
import type * as OnFirstUse from './onFirstUse';

/** The view in the sidebar: accounts and their users, or people and their accounts. */
export function registerAccountsTree(
  services: Services,
  items: () => Promise<typeof Items>,
  onFirstUse: () => Promise<typeof OnFirstUse>,
): Disposable {
  const { directory, programmatic, workspaceAccount, clock } = services;
  const disposables = new DisposableStore();
  const options = disposables.add(new StoredTreeOptions(services.memento));
  const people = disposables.add(new PeopleLoading(directory));
  // The first collator of a process reads the rules of its language, which takes as long as all the rest here.
  let collator: Intl.Collator | undefined;
  const tree = disposables.add(
    new AccountsTreeProvider(
      directory,
      options,
      programmatic,
      workspaceAccount,
      people,
      {
        compare: (a, b) => (collator ??= new Intl.Collator(env.language)).compare(a, b),
      },
      { items, tooltips: onFirstUse },
    ),
  );
  const view = disposables.add(
    window.createTreeView(ACCOUNTS_VIEW, { treeDataProvider: tree, showCollapseAll: true }),
  );
  tree.follow(view);
  disposables.add(syncViewState(view, options, { ...services, tree, people }));
  const context: TreeContext = {
    ...services,
    options,
    people,
    view: {
      selected: () => selectedRow(view, clock),
      reveal: async (reference) => {
        const row = await tree.rowOf(reference);
        if (row !== undefined) {
          await view.reveal(row, { select: true, focus: true });
        }
        return row !== undefined;
      },
    },
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
