import * as z from 'zod/mini';
import { parseJson } from '../../../fakturoid/json';
import { REVIEW_FORMAT, type Review } from '../../../directory/review';
import type { ExportedDecisions } from './exported';
import { parseReview } from './parseReview';

/** The first version of the format that was ever released. */
const OLDEST_VERSION = 1;

/** Why there is no review to show: what a text turned out to be, or that there is none. */
export type ReviewProblem =
  | 'notJson'
  /** JSON of something else. */
  | 'foreign'
  /** A review of which parts are missing or wrong. */
  | 'damaged'
  /** Of a format from before the first release. */
  | 'older'
  | 'newer'
  | 'tooLarge'
  | 'gone'
  | 'unreadable';

/** A file with which a review is no longer compared. */
export interface LostFile {
  readonly file: string;
  readonly problem: ReviewProblem;
}

/** What was found where a review should be. */
export type FoundReview =
  | {
      readonly kind: 'review';
      readonly review: Review;
      /** What came with it from an export, only to be shown. */
      readonly decisions?: ExportedDecisions;
    }
  | { readonly kind: ReviewProblem };

const Ours = z.object({ format: z.literal(REVIEW_FORMAT), version: z.optional(z.unknown()) });

/** Reads the JSON of a review, and tells what else it is where it is none. Never throws. */
export function readReview(content: string): FoundReview {
  const parsed = parseReview(content);
  return parsed.kind === 'notReview' ? { kind: whatElse(content) } : parsed;
}

/** Of JSON that is no review, or a damaged one. */
function whatElse(content: string): ReviewProblem {
  const ours = z.safeParse(Ours, parseJson(content.replace(/^\uFEFF/, ''), null));
  if (!ours.success) {
    return 'foreign';
  }
  const { version } = ours.data;
  return typeof version === 'number' && version < OLDEST_VERSION ? 'older' : 'damaged';
}
