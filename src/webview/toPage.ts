import * as z from 'zod/mini';

/**
 * Messages from the extension to a page of details. Both sides keep to it, and the page parses what it gets. The page
 * has no words of its own: all text comes from the extension, in the person's language.
 */

/** Something a person can do, by a command. The page only says which one they chose. */
export const action = z.object({
  /** Stays the same from one view to the next, so that the focus can stay too. */
  id: z.string(),
  label: z.string(),
  command: z.string(),
  arguments: z.readonly(z.array(z.unknown())),
});

const fact = z.object({ label: z.string(), value: z.string() });

const notice = z.object({
  /** A failure is announced at once, anything else politely. */
  isError: z.boolean(),
  text: z.string(),
  hint: z.string(),
  /** Addresses where something can be done about it; VS Code opens them. Only https is shown. */
  links: z.optional(z.readonly(z.array(z.string()))),
  action: z.optional(action),
});

const cell = z.object({
  text: z.string(),
  /** Shows the text at a glance. In a matrix only the sign is visible; the text is for screen readers and on hovering. */
  sign: z.optional(z.string()),
  action: z.optional(action),
});

const table = z.object({
  columns: z.array(z.string()),
  /** The first cell names the row. */
  rows: z.array(z.array(cell)),
  /** Shown below the table: what its signs mean. */
  legend: z.optional(z.array(z.string())),
  isMatrix: z.optional(z.boolean()),
});

const section = z.object({
  /** Stays the same from one view to the next. */
  id: z.string(),
  /** Empty if the title of the page says it. */
  heading: z.string(),
  notice: z.optional(notice),
  facts: z.array(fact),
  texts: z.array(z.string()),
  lists: z.array(z.object({ label: z.string(), items: z.array(z.string()) })),
  /** To be copied into a shell or a program. */
  code: z.string(),
  table: z.optional(table),
  actions: z.array(action),
});

/** What the view of every page has. */
export const commonParts = {
  lang: z.string(),
  name: z.string(),
  badges: z.array(z.string()),
  actions: z.array(action),
  notice: z.optional(notice),
};

const pageView = z.object({
  ...commonParts,
  sections: z.array(section),
  /** What VS Code's context menu of the page is about, as JSON. */
  context: z.optional(z.string()),
  /** Shown if there is no picture; without initials no place is reserved for one. */
  initials: z.optional(z.string()),
  /** A `data:` URI made by the extension from bytes that it has checked. */
  picture: z.optional(z.string()),
  /** A logo, which would lose its corners in a circle. */
  isLogo: z.boolean(),
});

/** All that a page shows. */
export type PageView = z.infer<typeof pageView>;
export type Action = z.infer<typeof action>;
export type Fact = z.infer<typeof fact>;
export type Notice = z.infer<typeof notice>;
export type Section = z.infer<typeof section>;
export type Table = z.infer<typeof table>;
export type Cell = z.infer<typeof cell>;

const toPage = z.object({
  type: z.literal('show'),
  view: pageView,
  /** Given back when the page is restored after the window was reloaded: ids and the title of the tab. */
  state: z.unknown(),
});

/** From the extension to the page. */
export type ToPage = z.infer<typeof toPage>;

/** Parses a message; undefined for anything that is not a message of ours. */
export function parseToPage(data: unknown): ToPage | undefined {
  return toPage.safeParse(data).data;
}
