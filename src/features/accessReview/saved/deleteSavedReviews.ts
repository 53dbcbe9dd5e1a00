import { joined, shown as harmless, type Shown } from '../../../base/shown';
import { present } from '../../../base/present';
import { countOfDecisions, countOfReviews, countOfUnfinishedFiles } from '../labels/counts';
import { listOf } from '../../../labels/lists';
import { confirm } from '../../../pickers/confirm';
import { l10n } from '../../../platform/l10n';
import { say } from '../../../platform/statusMessage';
import { window } from '../../../platform/window';
import type { ReviewContext } from '../context';
import { DecisionStore } from '../decisions/decisionStore';
import type { FileCounts } from '../privateFiles';
import { SavedReviews } from './savedReviews';

/** How many files tell who has access to what, or who accepted that. */
interface SavedFiles {
  readonly reviews: number;
  readonly decisions: number;
  readonly unfinished: number;
}

/**
 * *Fakturoid: Delete saved reviews*: deletes all reviews on this machine and the decisions about them; exported files
 * stay.
 */
export async function deleteSavedReviews(context: ReviewContext): Promise<void> {
  const { reviewsFolder, lastReview, log } = context;
  try {
    await askAndDelete(new SavedReviews(reviewsFolder), new DecisionStore(reviewsFolder));
    await (await context.unfinished()).tidy();
    await lastReview.look();
    (await context.panel()).update();
  } catch (error) {
    log.warn(`Saved reviews could not be deleted: ${String(error)}`);
    void window.showErrorMessage(l10n.t('Access reviews couldn’t be deleted: {0}', harmless(reviewsFolder)));
  }
}

async function askAndDelete(reviews: SavedReviews, decisions: DecisionStore): Promise<void> {
  const saved = sumOf(await reviews.count(), await decisions.count());
  if (saved.reviews + saved.decisions + saved.unfinished === 0) {
    void window.showInformationMessage(l10n.t('There are no saved access reviews on this computer.'));
    return;
  }
  const detail = [
    l10n.t('The next review will have nothing to compare with. Exported files are kept.'),
    saved.decisions === 0 ? undefined : l10n.t('Accepted findings will be open again.'),
  ];
  const question = l10n.t('Delete from this computer: {0}?', wordsOf(saved));
  if (await confirm(question, l10n.t('Delete'), joined(detail, ' '))) {
    const [ofReviews, ofDecisions] = await Promise.all([reviews.deleteAll(), decisions.deleteAll()]);
    say(l10n.t('Deleted: {0}', wordsOf(sumOf(ofReviews, ofDecisions))));
  }
}

function sumOf(ofReviews: FileCounts, ofDecisions: FileCounts): SavedFiles {
  return {
    reviews: ofReviews.whole,
    decisions: ofDecisions.whole,
    unfinished: ofReviews.unfinished + ofDecisions.unfinished,
  };
}

function wordsOf({ reviews, decisions, unfinished }: SavedFiles): Shown {
  return listOf(
    present(
      reviews > 0 && countOfReviews(reviews),
      decisions > 0 && countOfDecisions(decisions),
      unfinished > 0 && countOfUnfinishedFiles(unfinished),
    ),
  );
}
