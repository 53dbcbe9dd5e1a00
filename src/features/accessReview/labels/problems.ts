import type { Shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import type { ReviewProblem } from '../rules/readReview';

/** What is wrong with a file in which a review should be, in whole sentences. */
export function problemLabel(problem: ReviewProblem): Shown {
  switch (problem) {
    case 'notJson':
      return l10n.t('The file isn’t valid JSON or is incomplete.');
    case 'foreign':
      return l10n.t('The file isn’t an access review that was exported as JSON.');
    case 'damaged':
      return l10n.t('The access review in the file is damaged: something is missing or has been changed.');
    case 'older':
      return l10n.t('The format of the file is older than any that the extension can open.');
    case 'newer':
      return l10n.t(
        'The review was exported by a newer version of the extension. Update the extension first.',
      );
    case 'tooLarge':
      return l10n.t('The file is too large to be an access review.');
    case 'unreadable':
      return l10n.t('The file couldn’t be read.');
    case 'gone':
      return l10n.t('The access review isn’t saved on this computer.');
  }
}
