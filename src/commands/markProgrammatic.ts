import { l10n, window } from 'vscode';
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
  const { programmatic } = context;
  const of =
    node ??
    (await pickUser(context, {
      title: l10n.t('Mark which user as programmatic?'),
      accepts: ({ user }) => !programmatic.has(user.id),
      isOnceEach: true,
    }));
  if (of !== undefined) {
    const user = userOf(of);
    await programmatic.mark(user.id, true);
    say(l10n.t('Marked as programmatic: {0}', nameOfUser(user)));
  }
}

/** *Unmark as programmatic*: takes the mark back. */
export async function unmarkProgrammatic(
  context: CommandContext,
  node?: KnownUser | PersonNode,
): Promise<void> {
  const { programmatic } = context;
  const of =
    node ??
    (await pickUser(context, {
      title: l10n.t('Which user is not programmatic any more?'),
      accepts: ({ user }) => programmatic.has(user.id),
      isOnceEach: true,
    }));
  if (of !== undefined) {
    const user = userOf(of);
    await programmatic.mark(user.id, false);
    say(l10n.t('No longer marked as programmatic: {0}', nameOfUser(user)));
  }
}

function say(message: string): void {
  window.setStatusBarMessage(withoutIcons(message), MESSAGE_MS);
}
