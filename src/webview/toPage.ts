import * as z from 'zod/mini';

/**
 * What the extension tells the page of the user details. Both sides keep to it, and the page parses what it gets. The
 * page has no words of its own: all text comes from the extension, in the person's language.
 */

const fact = z.object({ label: z.string(), value: z.string() });

const userView = z.object({
  lang: z.string(),
  name: z.string(),
  initials: z.string(),
  /** A `data:` URI made by the extension from bytes that it has checked. */
  picture: z.optional(z.string()),
  badges: z.array(z.string()),
  facts: z.array(fact),
  /** Permission and scopes in one account, in words. */
  rights: z.optional(z.object({ heading: z.string(), facts: z.array(fact), sentences: z.array(z.string()) })),
  accounts: z.optional(
    z.object({ heading: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  ),
  notice: z.optional(
    z.object({
      /** A failure is announced at once, anything else politely. */
      isError: z.boolean(),
      text: z.string(),
      hint: z.string(),
      button: z.optional(z.object({ label: z.string(), action: z.enum(['retry', 'signIn']) })),
    }),
  ),
});

/** All that the page of a user shows. */
export type UserView = z.infer<typeof userView>;

const toPage = z.object({ type: z.literal('show'), view: userView });

/** From the extension to the page. */
export type ToPage = z.infer<typeof toPage>;

/** Undefined for anything that is not a message of ours. */
export function parseToPage(data: unknown): ToPage | undefined {
  const result = toPage.safeParse(data);
  return result.success ? result.data : undefined;
}
