import type { CommandContext } from './context';

/** *Reveal in tree*: selects an account, or a user below it. */
export async function reveal(
  { view, tree }: CommandContext,
  identityId: string,
  slug: string,
  userId?: number,
): Promise<void> {
  if (tree.view.arrangement !== 'byAccount') {
    await tree.set({ arrangement: 'byAccount' });
  }
  await view.reveal(identityId, slug, userId);
}
