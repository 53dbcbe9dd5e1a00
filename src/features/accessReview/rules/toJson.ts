import type { Review } from '../../../directory/review';
import type { Day } from './days';
import { type Decision, plainDecision } from './decisions';

/**
 * Version of exported files, which contain a review with the decisions about it. A reader of version 1 would miss the
 * decisions and report accepted findings as open. `docs/access-review-format.md` documents both.
 */
export const EXPORT_VERSION = 2;

const DECISIONS_FORMAT = 'fakturoid-access-decisions';
const DECISIONS_VERSION = 1;

/** What was accepted of a review that was exported, as it was shown then. */
export interface ExportedDecisions {
  /** The local day of the export, on which all of them held. */
  readonly day: Day;
  readonly accepted: readonly Decision[];
}

/** The JSON form of a saved review. */
export function reviewToJson(review: Review): string {
  return jsonOf(review);
}

/** The JSON form of a review that is exported. */
export function exportToJson(review: Review, decisions: ExportedDecisions): string {
  const { day, accepted } = decisions;
  return jsonOf({
    ...review,
    version: EXPORT_VERSION,
    decisions: { day, accepted: accepted.map(plainDecision) },
  });
}

/** The decisions about a review without the review. */
export function decisionsToJson({ madeAt }: Review, { day, accepted }: ExportedDecisions): string {
  return jsonOf({
    format: DECISIONS_FORMAT,
    version: DECISIONS_VERSION,
    reviewMadeAt: madeAt,
    day,
    accepted: accepted.map(plainDecision),
  });
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
