import * as z from 'zod/mini';
import { shown, type Shown } from '../../base/shown';

const VERSION = 1;

/** A tab may grow as wide as its title. */
const LONGEST_TITLE = 60;

const identityReference = {
  identityId: z.string(),
  /** Fakturoid's ID of the user behind the identity, which finds it again after it signed in again. */
  actsAs: z.number(),
};

const content = z.union([
  z.object({
    kind: z.literal('user'),
    ...identityReference,
    /** The account from which they were opened. */
    slug: z.optional(z.string()),
    userId: z.number(),
  }),
  z.object({ kind: z.literal('account'), ...identityReference, slug: z.string() }),
  z.object({ kind: z.literal('token'), ...identityReference }),
]);

/** What a panel is about: ids only, no data. */
export type DetailsState = z.infer<typeof content>;
/** What a page is about, without the identity that sees it. */
export type DetailsAbout = WithoutIdentity<DetailsState>;
type WithoutIdentity<S> = S extends unknown ? Omit<S, keyof typeof identityReference> : never;

export type UserState = Extract<DetailsState, { kind: 'user' }>;
export type TokenState = Extract<DetailsState, { kind: 'token' }>;
export type AccountState = Extract<DetailsState, { kind: 'account' }>;

const stored = z.object({
  version: z.literal(VERSION),
  content,
  /** Absent if the state was written before there were previews. */
  isPreview: z.optional(z.boolean()),
  /** The title of the tab, which VS Code keeps as well: what the page is called until it is loaded again. */
  title: z.optional(z.string().check(z.maxLength(4 * LONGEST_TITLE))),
});

/** What the page gives to VS Code to keep. */
export function stateToStore(
  content: DetailsState,
  { isPreview, title }: { readonly isPreview: boolean; readonly title: Shown },
): z.infer<typeof stored> {
  return { version: VERSION, content, isPreview, title };
}

/** What was kept; undefined for another version or shape. */
export function parseStoredState(data: unknown): z.infer<typeof stored> | undefined {
  return stored.safeParse(data).data;
}

/** The title of a tab. VS Code stores it, so an email is cut to what comes before the `@`. */
export function tabTitle(name: string): Shown {
  return shown(name.replace(/@[^\s@]+/g, '@…'), LONGEST_TITLE);
}
