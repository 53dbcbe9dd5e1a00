import type { Loadable } from '../../directory/loader';
import { isExpired } from './makeNodes';
import type { EmptyTree, TreeNode } from './nodes';

/**
 * Why the tree has no row at all. If the only row would say that there is nothing, a welcome says so instead, and
 * what can be done. Undefined if there are rows, or nobody is signed in.
 *
 * @param states what is known of each identity
 */
export function emptinessOf(
  roots: readonly TreeNode[],
  states: readonly Loadable<unknown>[],
): EmptyTree | undefined {
  if (areExpired(states)) {
    return 'expired';
  }
  const [only, ...others] = roots;
  if (only === undefined) {
    return states.length === 0 ? undefined : 'noAccounts';
  }
  return others.length === 0 && only.kind === 'empty' && only.what !== 'noUsers' ? only.what : undefined;
}

/** Whether nobody who is signed in can load anything, and nothing was loaded before. */
export function areExpired(states: readonly Loadable<unknown>[]): boolean {
  return states.length > 0 && states.every((state) => state.value === undefined && isExpired(state));
}
