import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import type { Failure } from '../fakturoid/errors';
import { sentenceOfFailure, wordsOfFailure } from '../labels/failures';
import type { PickerContext } from './context';
import { run } from '../platform/commands';

/** Says why a command failed and offers the next step. True when the person took it: the command may go on. */
export async function offerRemedy(context: PickerContext, failure: Failure): Promise<boolean> {
  const { remedy } = wordsOfFailure(failure);
  const action = remedy === 'signIn' ? l10n.t('Sign in again') : l10n.t('Retry');
  const showLog = l10n.t('Show log');
  const answer = await window.showErrorMessage(sentenceOfFailure(failure), action, showLog);
  if (answer === showLog) {
    context.log.show();
  }
  return answer === action && (remedy === 'retry' || (await run('fakturoid.signIn', true)) !== undefined);
}
