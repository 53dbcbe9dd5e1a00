import * as z from 'zod/mini';

const fromPage = z.union([
  /** The page can show something now. */
  z.object({ type: z.literal('ready') }),
  /** A button was pressed: one of the actions of the view that was sent last, by its id. */
  z.object({ type: z.literal('action'), id: z.string() }),
]);

/** From the page to the extension: intents only, nothing that names a file, an address or a command. */
export type FromPage = z.infer<typeof fromPage>;

/** Parses a message; undefined for anything that is not a message of ours. */
export function parseFromPage(data: unknown): FromPage | undefined {
  return fromPage.safeParse(data).data;
}
