import { joined, line, shown } from '../../../base/shown';
import { countOfAccounts } from '../../../labels/counts';
import { unreadLabel } from '../../../labels/unread';
import { unreadAdvice, unreadRemedy } from '../labels/unread';
import { l10n } from '../../../platform/l10n';
import { call } from '../../../platform/commands';
import { madeAtLabel, namesIn } from '../../../labels/review';
import type { Review, ReviewOrigin } from '../../../directory/review';
import type { Identity } from '../../../session/sessions';
import { action, notice } from '../../../webview/parts';
import type { Action, Notice } from '../../../webview/toPage';
import { problemLabel } from '../labels/problems';
import { replaceCredentials } from './links';
import type { LostFile, ReviewProblem } from '../rules/readReview';

/** Says that a page shows an earlier state, and leads to the current one. */
export function pastNotice(review: ReviewOrigin, lost?: LostFile): Notice {
  const wasCompared =
    lost && l10n.t('It was compared with {0}. {1}', shown(lost.file), problemLabel(lost.problem));
  return notice(l10n.t('This review was made on {0}', madeAtLabel(review)), {
    hint: joined([l10n.t('It shows who had access then, not now.'), wasCompared], ' '),
    action: reviewNow(),
  });
}

/** Says why there is no review, and what else can be done, which differs between a file and a review that was kept. */
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

/** Says that nothing could be read, and why for each identity. */
export function failureNotice(
  failed: Review,
  shown: { readonly review: Review } | undefined,
  identities: readonly Identity[],
): Notice {
  const names = namesIn(failed);
  const reasons = failed.identities.map(({ userId, unread }) => ({ userId, reason: unread ?? 'notLoaded' }));
  const only = reasons.length === 1 ? reasons[0] : undefined;
  const expired = identities.find(({ userId }) => userId === only?.userId);
  return notice(l10n.t('Nothing could be loaded'), {
    isError: true,
    hint: [
      ...reasons.map(
        ({ userId, reason }) => line`${names.user(userId)}: ${unreadLabel(reason)}. ${unreadAdvice(reason)}`,
      ),
      ...(shown === undefined
        ? []
        : [l10n.t('Below is the earlier review of {0}.', madeAtLabel(shown.review))]),
    ].join('\n'),
    action:
      expired !== undefined && unreadRemedy(only?.reason ?? '') === 'signIn'
        ? replaceCredentials(expired.id)
        : action('retry', l10n.t('Retry'), call('fakturoid.reviewAccess')),
  });
}

/** Says what a review whose loading was given up is based on. */
export function cancelledNotice(review: Review): Notice {
  const missing = review.accounts.filter((account) => account.unread !== null).length;
  const areAllKnown = review.identities.every((identity) => identity.unread === null);
  return notice(l10n.t('Loading was cancelled'), {
    hint: areAllKnown
      ? l10n.t('Not fully loaded: {0}. The results below are based on the rest.', countOfAccounts(missing))
      : l10n.t('The list of accounts may be incomplete. The results below are based on what was loaded.'),
  });
}

/** Shows the file of a page as a text. */
export function reopenAsText(): Action {
  const reopen = { command: 'workbench.action.reopenTextEditor', arguments: [] };
  return action('reopenAsText', l10n.t('Reopen as text'), reopen);
}

/** Lists the saved reviews. */
export function openAnother(): Action {
  return action('openAnother', l10n.t('Saved reviews…'), call('fakturoid.openReview'));
}
