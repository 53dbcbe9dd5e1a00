import * as z from 'zod/mini';
import { action, commonParts } from '../../../webview/toPage';

/** What the extension tells the page of an access review; see `toPage.ts`. */

const finding = z.object({
  severity: z.enum(['high', 'medium', 'low', 'info']),
  severityLabel: z.string(),
  what: z.string(),
  why: z.string(),
  toDo: z.string(),
  details: z.array(z.string()),
});

const grid = z.object({
  heading: z.string(),
  searchLabel: z.string(),
  /** With `{0}` for how many rows are shown and `{1}` for how many there are. */
  countLabel: z.string(),
  columns: z.array(
    z.object({
      label: z.string(),
      /** Lets choose among the values of the column; the text stands for all of them. */
      filterLabel: z.optional(z.string()),
    }),
  ),
  rows: z.array(
    z.object({
      /** Offered by the first cell. */
      action,
      cells: z.array(z.string()),
      /** For each cell, what it is sorted by before its text. */
      ranks: z.array(z.number()),
    }),
  ),
});

const reviewView = z.object({
  ...commonParts,
  findingsHeading: z.string(),
  /** Said where nothing was found. */
  noFindings: z.string(),
  /** Heads the cases of a finding, with `{0}` for how many there are. */
  detailsLabel: z.string(),
  findings: z.array(finding),
  /** What stands below the findings. */
  changes: commonParts.sections,
  grid,
});

/** All that the page of a review shows. */
export type ReviewView = z.infer<typeof reviewView>;
export type FindingView = z.infer<typeof finding>;
export type GridView = z.infer<typeof grid>;

const toReviewPage = z.object({ type: z.literal('showReview'), view: reviewView });

/** From the extension to the page of a review. */
export type ToReviewPage = z.infer<typeof toReviewPage>;

/** Undefined for anything that is not a message of ours. */
export function parseToReviewPage(data: unknown): ToReviewPage | undefined {
  return toReviewPage.safeParse(data).data;
}
