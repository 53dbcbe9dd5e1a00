import type { ReviewContext } from '../context';
import { DecisionStore } from './decisionStore';
import { localDay } from '../rules/days';
import { type Decision, judge, type Judged } from '../rules/decisions';
import type { ExportedDecisions } from '../rules/toJson';
import type { ShownReview } from '../shownReview';

/** What was decided about a review. */
export interface DecidedReview {
  readonly judged: Judged;
  /** Decisions that an export of the review contains. */
  readonly decisions: ExportedDecisions;
}

type Decidable = Pick<ShownReview, 'review' | 'findings' | 'decisions' | 'file'>;

/** Judges a review by the current decisions of this machine. If they cannot be read, everything is open. Never throws. */
export async function decidedNow(
  { reviewsFolder, log, clock }: Pick<ReviewContext, 'reviewsFolder' | 'log' | 'clock'>,
  shown: Decidable,
): Promise<DecidedReview> {
  if (shown.file !== undefined) {
    return decidedInFile(shown);
  }
  const decisions = await new DecisionStore(reviewsFolder).all().catch((error: unknown) => {
    log.warn(`Decisions could not be read: ${String(error)}`);
    return [];
  });
  return decide(shown, decisions, localDay(clock.now()));
}

/** A review from a file is judged by the decisions that came with it, as of its day: those of this computer are not about it. */
export function decidedInFile(shown: Decidable): DecidedReview {
  const { day = shown.review.madeAt.slice(0, 10), accepted = [] } = shown.decisions ?? {};
  return decide(shown, accepted, day);
}

function decide({ review, findings }: Decidable, all: readonly Decision[], day: string): DecidedReview {
  const judged = judge(findings, all, review, day);
  const accepted = [...new Set(judged.accepted.map(({ decision }) => decision))];
  return { judged, decisions: { day, accepted } };
}
