import * as z from 'zod/mini';

const VERSION = 1;

const identityReference = {
  identityId: z.string(),
  /** Fakturoid's id of the user behind the identity, by which it is found again after it signed in anew. */
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

/** What a panel shows: ids only, no data. */
export type DetailsState = z.infer<typeof content>;
/** What a page is about, apart from by whom it is seen. */
export type DetailsAbout = WithoutIdentity<DetailsState>;
type WithoutIdentity<S> = S extends unknown ? Omit<S, keyof typeof identityReference> : never;

export type UserState = Extract<DetailsState, { kind: 'user' }>;
export type TokenState = Extract<DetailsState, { kind: 'token' }>;
export type AccountState = Extract<DetailsState, { kind: 'account' }>;

const stored = z.object({
  version: z.literal(VERSION),
  content,
  /** Absent where it was written before there were previews. */
  isPreview: z.optional(z.boolean()),
});

/** What the page gives to VS Code to keep. */
export function stateToStore(content: DetailsState, isPreview: boolean): z.infer<typeof stored> {
  return { version: VERSION, content, isPreview };
}

/** What was kept; undefined for another version or shape. */
export function parseStoredState(data: unknown): z.infer<typeof stored> | undefined {
  return stored.safeParse(data).data;
}
