import { userOrAccountArgument } from '../directory/references';
import type { CommandContext } from './context';
import { refuseArgument } from './targets';

/** *Reveal in tree*: selects an account, or a user below it. */
export async function reveal({ view, tree }: CommandContext, argument: unknown): Promise<void> {
  const given = userOrAccountArgument(argument);
  if (given.kind !== 'reference') {
    refuseArgument();
    return;
  }
  if (tree.view.arrangement !== 'byAccount') {
    await tree.set({ arrangement: 'byAccount' });
  }
  await view.reveal(given.reference);
}
