import { l10n } from '../../platform/l10n';
import { call } from '../../platform/commands';
import { madeAtLabel } from '../../labels/review';
import type { Review } from '../../directory/review';
import { action, notice } from '../../webview/parts';
import type { Action, Notice } from '../../webview/toPage';
import { problemLabel } from './labels/problems';
import type { ReviewProblem } from './rules/foundReview';

/** Says that a page shows what was, and leads to what is. */
export function pastNotice(review: Review): Notice {
  return notice(l10n.t('This review was made on {0}', madeAtLabel(review)), {
    hint: l10n.t('It shows who had access then, not now.'),
    action: reviewNow(),
  });
}

/** Says why there is no review, and what else can be done: with a file another thing than with what was kept. */
export function problemNotice(problem: ReviewProblem, isFile: boolean): Notice {
  if (problem === 'gone' && !isFile) {
    return notice(problemLabel(problem), {
      hint: l10n.t('It was deleted, replaced by newer ones, or never saved.'),
      action: openAnother(),
    });
  }
  return notice(l10n.t('There is no access review to show'), {
    isError: true,
    hint: problemLabel(problem === 'gone' ? 'unreadable' : problem),
    action: isFile ? reopenAsText() : openAnother(),
  });
}

export function reviewNow(): Action {
  return action('reviewNow', l10n.t('Review access now'), call('fakturoid.reviewAccess'));
}

/** Shows the file of a page as a text. */
export function reopenAsText(): Action {
  const reopen = { command: 'workbench.action.reopenTextEditor', arguments: [] };
  return action('reopenAsText', l10n.t('Reopen as text'), reopen);
}

/** Lists the reviews that are kept. */
export function openAnother(): Action {
  return action('openAnother', l10n.t('Saved reviews…'), call('fakturoid.openReview'));
}
