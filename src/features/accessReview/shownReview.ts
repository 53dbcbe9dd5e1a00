import { basename } from 'node:path/posix';
import type { Uri } from 'vscode';
import { nextTurn } from '../../base/nextTurn';
import type { Review } from '../../directory/review';
import { type Comparison, comparisonOf } from './rules/comparison';
import { type Finding, findingsOf } from './rules/findings';
import type { LostFile } from './rules/readReview';
import type { ExportedDecisions } from './rules/toJson';

/** A review together with what it was compared with. */
export interface Compared {
  readonly before: Review;
  readonly comparison: Comparison;
  /** The name of the file that the earlier review came from, if a person chose it. */
  readonly file?: string;
  /** The address of that file. */
  readonly uri?: string;
  /** Its id among the saved ones, if a person chose it there. */
  readonly savedAs?: string;
}

/** A review with all that was made of it. */
export interface ShownReview {
  readonly review: Review;
  readonly findings: readonly Finding[];
  /** What it was compared with, if there was anything. */
  readonly compared: Compared | undefined;
  /** Loading was given up: the review is based on what had been loaded by then. */
  readonly wasCancelled: boolean;
  /** It was made earlier: saved since, or read from a file. */
  readonly isPast?: boolean;
  /** Its id among the saved ones. */
  readonly savedAs?: string | undefined;
  /** The name of the file that it was read from. */
  readonly file?: string | undefined;
  /** The address of that file. */
  readonly uri?: string | undefined;
  /** What it was compared with before the window was reloaded, and why that cannot be used now. */
  readonly lost?: LostFile | undefined;
  /** Decisions that came with the file, only to be shown. */
  readonly decisions?: ExportedDecisions | undefined;
}

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

/**
 * Makes everything that is shown of a review, each part in a turn of its own: for the largest, each takes a tenth of
 * a second.
 */
export async function makeShown(source: ReviewSource, earlier: Earlier | undefined): Promise<ShownReview> {
  const findings = findingsOf(source.review);
  await nextTurn();
  const compared = earlier && { ...earlier, comparison: comparisonOf(earlier.before, source.review) };
  await nextTurn();
  return { ...source, findings, compared };
}

/** What another review is compared with. */
export function earlierOf({ review, file, uri, savedAs }: ReviewSource): Earlier {
  return {
    before: review,
    ...(file === undefined ? {} : { file }),
    ...(uri === undefined ? {} : { uri }),
    ...(savedAs === undefined ? {} : { savedAs }),
  };
}

/**
 * Compares two reviews in the order of time, whichever was chosen first: otherwise added users would be reported as
 * removed.
 */
export function makeCompared(one: ReviewSource, other: ReviewSource): Promise<ShownReview> {
  const isLater = Date.parse(other.review.madeAt) > Date.parse(one.review.madeAt);
  const [before, after] = isLater ? [one, other] : [other, one];
  return makeShown(after, earlierOf(before));
}

/** Whether a review is worth keeping: one that was given up or could read nothing would only blur the next comparison. */
export function isWorthSaving({
  review,
  wasCancelled,
}: Pick<ShownReview, 'review' | 'wasCancelled'>): boolean {
  return !wasCancelled && review.identities.some(({ unread }) => unread === null);
}
