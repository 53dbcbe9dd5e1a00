import { l10n, window } from 'vscode';
import type { Failure } from '../fakturoid/errors';
import { sentenceOfFailure, wordsOfFailure } from '../views/words/failures';
import { withoutLinks } from '../views/words/icons';
import type { CommandContext } from './context';
import { signIn } from './signIn';

/** Says why a command failed and offers the next step. True when the person took it: the command may go on. */
export async function offerRemedy(context: CommandContext, failure: Failure): Promise<boolean> {
  if (failure.kind === 'cancelled') {
    return false;
  }
  const { remedy } = wordsOfFailure(failure);
  const action = remedy === 'signIn' ? l10n.t('Sign in again') : l10n.t('Retry');
  const showLog = l10n.t('Show log');
  const answer = await window.showErrorMessage(withoutLinks(sentenceOfFailure(failure)), action, showLog);
  if (answer === showLog) {
    context.log.show();
  }
  return answer === action && (remedy === 'retry' || (await signIn(context)) !== undefined);
}
