import { wordsOfFailure } from '../views/words/failures';
import type { CommandContext } from './context';
import { retry } from './refresh';
import { showUser } from './showUser';
import { replaceCredentials } from './signIn';

/** What a click on a row, or Enter, does. */
export async function openRow(context: CommandContext): Promise<void> {
  const row = await context.view.selected();
  if (row?.kind === 'user') {
    await showUser(context, row);
  } else if (row?.kind === 'failure') {
    const needsSignIn = row.failure !== undefined && wordsOfFailure(row.failure).remedy === 'signIn';
    await (needsSignIn ? replaceCredentials : retry)(context, row);
  }
}
