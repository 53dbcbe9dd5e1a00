import { l10n, window } from 'vscode';
import type { User } from '../fakturoid/schemas/user';
import { nameOfUser, type PersonNode } from '../views/accountsTree/nodes';
import { withoutIcons } from '../views/words/icons';
import type { CommandContext } from './context';
import { type KnownUser, pickUser, userOf } from './pickUser';

const MESSAGE_MS = 3000;

/** *Mark as programmatic*: notes on this side that a user exists only for an integration. */
export async function markProgrammatic(
  context: CommandContext,
  node?: KnownUser | PersonNode,
): Promise<void> {
  const user = await setMark(context, node, true, l10n.t('Mark which user as programmatic?'));
  if (user !== undefined) {
    say(l10n.t('Marked as programmatic: {0}', nameOfUser(user)));
  }
}

/** *Unmark as programmatic*: takes the mark back. */
export async function unmarkProgrammatic(
  context: CommandContext,
  node?: KnownUser | PersonNode,
): Promise<void> {
  const user = await setMark(context, node, false, l10n.t('Which user is not programmatic any more?'));
  if (user !== undefined) {
    say(l10n.t('No longer marked as programmatic: {0}', nameOfUser(user)));
  }
}

/** The user who now has the mark, or no longer has it; asks among those with whom it is the other way round. */
async function setMark(
  context: CommandContext,
  node: KnownUser | PersonNode | undefined,
  isProgrammatic: boolean,
  title: string,
): Promise<User | undefined> {
  const { programmatic } = context;
  const accepts = ({ user }: KnownUser): boolean => programmatic.has(user.id) !== isProgrammatic;
  const of = node ?? (await pickUser(context, { title, accepts, isOnceEach: true }));
  const user = of && userOf(of);
  if (user !== undefined) {
    await programmatic.mark(user.id, isProgrammatic);
  }
  return user;
}

function say(message: string): void {
  window.setStatusBarMessage(withoutIcons(message), MESSAGE_MS);
}
