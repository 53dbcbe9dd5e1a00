import * as z from 'zod/mini';

const fromPage = z.object({
  /** `ready`: the page can show something now; the others are the buttons of its notice. */
  type: z.enum(['ready', 'retry', 'signIn']),
});

/** From the page to the extension: intents only, nothing that names a file, an address or a command. */
export type FromPage = z.infer<typeof fromPage>;

/** Undefined for anything that is not a message of ours. */
export function parseFromPage(data: unknown): FromPage | undefined {
  const result = fromPage.safeParse(data);
  return result.success ? result.data : undefined;
}
