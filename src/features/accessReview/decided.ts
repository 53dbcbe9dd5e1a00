import { type Day, localDay } from './rules/days';
import { type Decision, judge, type Judged } from './rules/decisions';
import type { ExportedDecisions } from './rules/exported';
import type { ShownReview } from './view';

/** Decisions that may be about a review. */
export interface KnownDecisions {
  readonly all: readonly Decision[];
  /** Of those that came with a file: for which day they are told. Undefined: they are of this machine, as of now. */
  readonly day?: Day;
}

/** A review with what is decided about it. */
export interface DecidedReview {
  readonly judged: Judged;
  /** What an export of it brings along. */
  readonly decisions: ExportedDecisions;
}

/** @param now in milliseconds since 1970 */
export function decide(
  { review, findings, decisions }: Pick<ShownReview, 'review' | 'findings' | 'decisions'>,
  now: number,
): DecidedReview {
  const day = decisions?.day ?? localDay(now);
  const judged = judge(findings, decisions?.all ?? [], review, day);
  const accepted = [...new Set(judged.accepted.map(({ decision }) => decision))];
  return { judged, decisions: { day, accepted } };
}
