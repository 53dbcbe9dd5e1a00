import { env } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { TreeView } from '../../platform/window';
import type { Services } from '../../services';
import type { AccountsView } from './commands';
import type { TreeNode } from './nodes';
import { PeopleLoading } from './peopleLoading';
import { AccountsTreeProvider } from './provider';
import { syncViewState } from './syncViewState';
import type * as Tooltips from './tooltips';
import type { StoredTreeOptions } from './treeOptions';
import { selectedRow } from './workarounds';

/** What fills the view. */
export interface AccountsTree extends AccountsView, Disposable {
  readonly provider: AccountsTreeProvider;
}

/** Evaluated when the view is first open, identities are first read, or a command first needs the view. */
export function createTree(
  view: TreeView<TreeNode>,
  options: StoredTreeOptions,
  services: Services,
  tooltips: () => Promise<Pick<typeof Tooltips, 'tooltipOf'>>,
): AccountsTree {
  const { directory, programmatic, workspaceAccount, clock } = services;
  const disposables = new DisposableStore();
  const people = disposables.add(new PeopleLoading(directory));
  // The first collator of a process reads the rules of its language, which takes as long as all the rest here.
  let collator: Intl.Collator | undefined;
  const provider = disposables.add(
    new AccountsTreeProvider({
      directory,
      options,
      programmatic,
      workspaceAccount,
      people,
      collator: { compare: (a, b) => (collator ??= new Intl.Collator(env.language)).compare(a, b) },
      tooltips,
    }),
  );
  provider.follow(view);
  disposables.add(syncViewState(view, options, { ...services, tree: provider, people }));
  return {
    provider,
    people,
    selected: () => selectedRow(view, clock),
    reveal: async (reference) => {
      const row = await provider.rowOf(reference);
      if (row !== undefined) {
        await view.reveal(row, { select: true, focus: true });
      }
      return row !== undefined;
    },
    dispose: () => disposables.dispose(),
  };
}
