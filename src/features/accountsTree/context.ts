import type { AccountReference, UserReference } from '../../base/references';
import type { PickerContext } from '../../pickers/context';
import type { TreeNode } from './nodes';
import type { StoredTreeOptions } from './treeOptions';

/** What the commands of the tree work with. */
export interface TreeContext extends PickerContext {
  readonly options: StoredTreeOptions;
  readonly view: AccountsView;
}

/** The view of the accounts, as far as commands need it. */
export interface AccountsView {
  /** The row that is selected. */
  readonly selected: () => Promise<TreeNode | undefined>;
  /** Opens the view and selects an account, or a user below it. */
  readonly reveal: (reference: UserReference | AccountReference) => Promise<void>;
}
