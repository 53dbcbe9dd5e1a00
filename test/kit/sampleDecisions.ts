import fc from 'fast-check';
import type { Review } from '../../src/directory/review';
import { acceptableParts } from '../../src/features/accessReview/rules/cases';
import { addDays } from '../../src/features/accessReview/rules/days';
import { type Decision, decisionOn } from '../../src/features/accessReview/rules/decisions';
import { type Finding, findingsOf } from '../../src/features/accessReview/rules/findings';

export const TODAY = '2026-11-27';

/** Accepted today for a month by user 1, unless said otherwise. */
export function accepting(finding: Finding, review: Review, rest: Partial<Decision> = {}): Decision {
  return {
    ...decisionOn(finding, review, {
      reason: 'They are the accountant.',
      acceptedOn: TODAY,
      until: addDays(TODAY, 30),
      acceptedBy: { userId: 1, name: 'Jana Vzorová', email: 'jana@example.org' },
    }),
    ...rest,
  };
}

/** Decisions on all that a review finds. */
export function acceptingAll(review: Review, rest: Partial<Decision> = {}): readonly Decision[] {
  return findingsOf(review)
    .flatMap(acceptableParts)
    .map((part) => accepting(part, review, rest));
}

/** Decisions on some of what a review finds. */
export function someDecisions(review: Review): fc.Arbitrary<readonly Decision[]> {
  return fc.subarray([...acceptingAll(review)]);
}
