import * as z from 'zod/mini';
import type { ShownReview } from '../shownReview';

const VERSION = 1;

const text = z.string().check(z.maxLength(4000));
const stored = z.object({
  /** Stored under a key of its own, as the page keeps other things, too. */
  shown: z.object({
    version: z.literal(VERSION),
    /** The id of a saved review; absent if the one on the page was not saved. */
    review: z.optional(text),
    /** The address of the file that it came from instead. */
    file: z.optional(text),
    /** The id of the review that it was compared with, if a person chose that. */
    before: z.optional(text),
    beforeFile: z.optional(text),
  }),
});

/** What the page shows: ids and addresses only, no data. */
export type PanelState = z.infer<typeof stored>['shown'];

/** What the page gives to VS Code to keep. */
export function stateToStore(shown: ShownReview | undefined): PanelState {
  const { savedAs: before, uri: beforeFile } = shown?.compared ?? {};
  const all = { review: shown?.savedAs, file: shown?.uri, before, beforeFile };
  const known = Object.entries(all).filter(([, value]) => value !== undefined);
  return { version: VERSION, ...Object.fromEntries(known) };
}

/** What was kept; undefined for another version or shape. */
export function parseStoredState(data: unknown): PanelState | undefined {
  return stored.safeParse(data).data?.shown;
}
