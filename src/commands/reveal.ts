import type { Membership } from '../directory/people';
import type { CommandContext } from './context';

/** *Reveal in tree*: selects a user below his account. */
export async function revealUser(
  { view, tree }: CommandContext,
  { identity, account, user }: Membership,
): Promise<void> {
  if (tree.view.arrangement !== 'byAccount') {
    await tree.set({ arrangement: 'byAccount' });
  }
  await view.reveal(identity.id, account.slug, user.id);
}
