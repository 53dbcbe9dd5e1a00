import * as z from 'zod/mini';
import type { ShownReview } from './view';

const VERSION = 1;

const stored = z.object({
  /** The page keeps what else it needs beside it. */
  shown: z.object({
    version: z.literal(VERSION),
    /** The id of a review that is kept; absent where the one on the page was not. */
    review: z.optional(z.string()),
    /** The id of the one that it was compared with, if a person chose that. */
    before: z.optional(z.string()),
  }),
});

/** What the page shows: ids only, no data. */
export type PanelState = z.infer<typeof stored>['shown'];

/** What the page gives to VS Code to keep. */
export function stateToStore(shown: ShownReview | undefined): PanelState {
  const before = shown?.compared?.keptAs;
  return {
    version: VERSION,
    ...(shown?.keptAs === undefined ? {} : { review: shown.keptAs }),
    ...(before === undefined ? {} : { before }),
  };
}

/** What was kept; undefined for another version or shape. */
export function parseStoredState(data: unknown): PanelState | undefined {
  return stored.safeParse(data).data?.shown;
}
