import { wordsOfFailure } from '../../labels/failures';
import type { TreeContext } from './context';
import { retry } from './refresh';
import { run } from '../../platform/commands';

/** What a click on a row, or Enter, does. */
export async function openRow(context: TreeContext): Promise<void> {
  const row = await context.view.selected();
  if (row?.kind === 'user') {
    await run('fakturoid.showUser', row);
  } else if (row?.kind === 'failure') {
    const needsSignIn = row.failure !== undefined && wordsOfFailure(row.failure).remedy === 'signIn';
    await (needsSignIn ? run('fakturoid.replaceCredentials', row.reference) : retry(context, row));
  }
}
