import type { Clock } from '../../base/clock';
import type { TreeNode } from './nodes';

/** Milliseconds: more than VS Code takes to draw the tree anew from a machine far away. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 20;

/**
 * The row that is selected, or undefined. VS Code keeps the selection while it draws the tree anew, but for that moment
 * knows none of its rows.
 */
export async function selectedRow(
  view: { readonly selection: readonly TreeNode[] },
  clock: Clock,
): Promise<TreeNode | undefined> {
  for (let waited = 0; view.selection.length === 0 && waited < PATIENCE_MS; waited += PAUSE_MS) {
    await clock.sleep(PAUSE_MS);
  }
  return view.selection[0];
}
