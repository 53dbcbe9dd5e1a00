import { userOrAccountArgument } from '../../directory/references';
import type { TreeContext } from './context';
import { refuseArgument } from '../../pickers/targets';

/** *Reveal in tree*: selects an account, or a user below it. */
export async function reveal({ view, options }: TreeContext, argument: unknown): Promise<void> {
  const given = userOrAccountArgument(argument);
  if (given.kind !== 'reference') {
    refuseArgument();
    return;
  }
  if (options.current.arrangement !== 'byAccount') {
    await options.set({ arrangement: 'byAccount' });
  }
  await view.reveal(given.reference);
}
