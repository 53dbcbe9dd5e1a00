import * as z from 'zod/mini';
import { action, commonParts } from '../../../webview/toPage';

/** What the extension tells the page of an access review; see `toPage.ts`. */

/** A text in parts; a number is the index in `links` of the action that a part opens. */
const phrase = z.array(z.union([z.string(), z.number()]));

const entry = z.object({
  text: phrase,
  /** Folded up under the label, as there are many. */
  cases: z.array(phrase),
  countLabel: z.string(),
  actions: z.array(action),
});

const group = z.object({
  /** Stays the same from one view to the next. */
  id: z.string(),
  severity: z.optional(z.enum(['high', 'medium', 'low', 'info'])),
  severityLabel: z.string(),
  heading: z.string(),
  texts: z.array(z.string()),
  entries: z.array(entry),
  actions: z.array(action),
});

const part = z.object({
  id: z.string(),
  heading: z.string(),
  texts: z.array(z.string()),
  groups: z.array(group),
  /** What is folded up behind them. */
  folded: z.optional(z.object({ id: z.string(), label: z.string(), groups: z.array(group) })),
});

/** A text in parts, some of which lead to another place of the page, by its id. */
const pointer = z.array(z.union([z.string(), z.object({ text: z.string(), target: z.string() })]));

/** The columns of the grid, in the order of the cells in a row. */
export const COLUMNS = ['user', 'email', 'account', 'permission', 'scopes', 'note'] as const;

const grid = z.object({
  heading: z.string(),
  searchLabel: z.string(),
  /** With `{0}` for how many rows are shown and `{1}` for how many there are. */
  countLabel: z.string(),
  /** Shown if there are no rows. */
  emptyLabel: z.string(),
  clearLabel: z.string(),
  sortLabel: z.string(),
  /** With `{0}` for the column. */
  ascendingLabel: z.string(),
  descendingLabel: z.string(),
  viewLabel: z.string(),
  listLabel: z.string(),
  matrixLabel: z.string(),
  /** What an empty cell of the matrix stands for. */
  noAccessLabel: z.string(),
  /** Shown instead in these accounts (numbered as in the rows): not all of their users are known. */
  notLoaded: z.object({ sign: z.string(), label: z.string(), accounts: z.array(z.number()) }),
  columns: z.array(
    z.object({
      label: z.string(),
      /** Label of the filter for all values of the column; absent if it has no filter. */
      filterLabel: z.optional(z.string()),
      /** Whether its values are sorted by the ranks of their rows. */
      isRanked: z.boolean(),
    }),
  ),
  /** A sign and a word for each rank. */
  ranks: z.array(z.object({ sign: z.string(), label: z.string() })),
  rows: z.array(
    z.object({
      /**
       * Indexes in `links` of what the first cell and the account open. A negative one opens nothing; each account
       * has its own.
       */
      user: z.number(),
      account: z.number(),
      /** Tells people of the same name from each other. */
      userId: z.number(),
      /** In the order of `COLUMNS`. */
      cells: z.array(z.string()),
      rank: z.number(),
    }),
  ),
});

const reviewView = z.object({
  ...commonParts,
  /** Tells one review, or comparison, from another. */
  key: z.string(),
  /** Announced to screen readers when a review has arrived. */
  announcement: z.string(),
  /** What changed. */
  lead: pointer,
  facts: z.array(z.object({ label: z.string(), value: pointer })),
  /** Everything that can be opened somewhere on the page, each once. */
  links: z.array(action),
  parts: z.array(part),
  /** Stands for the entries of a group that are folded up, with `{0}` for how many. */
  moreLabel: z.string(),
  grid: z.optional(grid),
});

const progressView = z.object({
  text: z.string(),
  done: z.number(),
  /** 0: not known yet. */
  all: z.number(),
  cancel: action,
});

/** All that the page of a review shows. */
export type ReviewView = z.infer<typeof reviewView>;
export type EntryView = z.infer<typeof entry>;
export type GroupView = z.infer<typeof group>;
export type PartView = z.infer<typeof part>;
export type PhraseView = z.infer<typeof phrase>;
export type PointerView = z.infer<typeof pointer>;
export type GridView = z.infer<typeof grid>;
export type ProgressView = z.infer<typeof progressView>;

const toReviewPage = z.union([
  z.object({ type: z.literal('showReview'), view: reviewView }),
  /** Without a view when nothing is under way. */
  z.object({ type: z.literal('showProgress'), view: z.optional(progressView) }),
  /** Given back when the page is restored after the window was reloaded; ids and addresses of files only. */
  z.object({ type: z.literal('keepState'), view: z.unknown() }),
]);

/** From the extension to the page of a review. */
export type ToReviewPage = z.infer<typeof toReviewPage>;

/** Parses a message; undefined for anything that is not a message of ours. */
export function parseToReviewPage(data: unknown): ToReviewPage | undefined {
  return toReviewPage.safeParse(data).data;
}
