import { basename } from 'node:path/posix';
import type { Uri } from 'vscode';
import { nextTurn } from '../../base/nextTurn';
import type { Compared } from './labels/report';
import { compareReviews } from './rules/comparison';
import { findingsOf } from './rules/findings';
import type { ShownReview } from './view/reviewView';

/** A review before anything is made of it. */
export type ReviewSource = Omit<ShownReview, 'findings' | 'compared'>;
type WithDecisions = Pick<ReviewSource, 'review' | 'decisions'>;
interface WithFile {
  readonly file: string;
  readonly uri: string;
}
/** What a review is compared with. */
export type Earlier = Omit<Compared, 'comparison'>;

/** A review that was read from a file. */
export function sourceOfFile({ review, decisions }: WithDecisions, uri: Uri): ReviewSource & WithFile {
  const file = basename(uri.path);
  return { review, wasCancelled: false, isPast: true, file, uri: uri.toString(), decisions };
}

/** Makes of a review all that is shown of it, each in a turn of its own: the largest take a tenth of a second for each. */
export async function makeShown(source: ReviewSource, earlier: Earlier | undefined): Promise<ShownReview> {
  const findings = findingsOf(source.review);
  await nextTurn();
  const compared = earlier && { ...earlier, comparison: compareReviews(earlier.before, source.review) };
  await nextTurn();
  return { ...source, findings, compared };
}

/** What another review is compared with. */
export function earlierOf({ review, file, uri, keptAs }: ReviewSource): Earlier {
  return {
    before: review,
    ...(file === undefined ? {} : { file }),
    ...(uri === undefined ? {} : { uri }),
    ...(keptAs === undefined ? {} : { keptAs }),
  };
}

/** Two reviews in the order of time, whichever was chosen first: else who came would be told as gone. */
export function makeCompared(one: ReviewSource, other: ReviewSource): Promise<ShownReview> {
  const isLater = Date.parse(other.review.madeAt) > Date.parse(one.review.madeAt);
  const [before, after] = isLater ? [one, other] : [other, one];
  return makeShown(after, earlierOf(before));
}
