import * as z from 'zod/mini';
import { texts } from '../../../fakturoid/schemas/tolerant';
import { REVIEW_FORMAT, REVIEW_VERSION, type Review } from '../../../directory/review';
import { EXPORT_VERSION, type ExportedDecisions } from './toJson';
import { parseExportedDecisions } from './parseDecision';

/** Three times a review of 5,000 memberships. A larger file is not ours. */
export const LARGEST_REVIEW_BYTES = 5 * 1024 * 1024;
/**
 * How many `{`, `[`, `:` and `,` a review may have: three times those of 5,000 memberships. They determine how long
 * parsing takes, not the bytes: a crafted file would hold up everything for seconds.
 */
const MOST_SIGNS = 300_000;
/** The first version of the format that was ever released. */
const OLDEST_VERSION = 1;

/** Why there is no review to show: what a text turned out to be, or that there is none. */
export type ReviewProblem =
  | 'notJson'
  /** JSON of something else. */
  | 'foreign'
  /** A review with parts that are missing or wrong. It is not repaired: a row left out would look like a removal. */
  | 'damaged'
  /** In a format from before the first release. */
  | 'older'
  /** Written by a newer version, which this one might misread. */
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
      /** Decisions that came with it from an export, only to be shown. */
      readonly decisions?: ExportedDecisions;
    }
  | { readonly kind: ReviewProblem };

const text = z.nullable(z.string());
const userId = z.number().check(z.refine(Number.isSafeInteger));
const userIds = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((item) => Number.isSafeInteger(item)),
);
const unread = text;
const time = z.string().check(
  z.maxLength(40),
  z.refine((value) => /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value))),
);

const User = z.object({
  id: userId,
  name: text,
  email: text,
  permission: text,
  scopes: z.nullable(texts),
});

const Account = z.object({
  slug: z.string(),
  name: text,
  registrationNumber: text,
  reachedBy: userIds,
  unread,
  users: uniqueItems(User, ({ id }) => id),
});

const Reviewed = z.object({
  format: z.literal(REVIEW_FORMAT),
  version: z.pipe(
    z.literal([REVIEW_VERSION, EXPORT_VERSION]),
    z.transform((): typeof REVIEW_VERSION => REVIEW_VERSION),
  ),
  madeAt: time,
  madeWith: z.string(),
  identities: uniqueItems(z.object({ userId, name: text, email: text, unread }), ({ userId: id }) => id),
  accounts: uniqueItems(Account, ({ slug }) => slug),
  programmatic: uniqueItems(z.object({ userId, purpose: text }), ({ userId: id }) => id),
  /** Damaged decisions do not make the review unusable: what they were about is then open. */
  decisions: z.optional(z.unknown()),
});

/** Read first: a newer version may have changed all the rest. */
const Header = z.object({ format: z.literal(REVIEW_FORMAT), version: z.catch(z.number(), OLDEST_VERSION) });

/** Reads the JSON of a review; if it is none, tells what else it is. Ignores new fields. Never throws. */
export function readReview(content: string): FoundReview {
  if (isTooLarge(content)) {
    return { kind: 'tooLarge' };
  }
  let json: unknown;
  try {
    json = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'notJson' };
  }
  const header = z.safeParse(Header, json).data;
  if (header === undefined) {
    return { kind: 'foreign' };
  }
  if (header.version > EXPORT_VERSION) {
    return { kind: 'newer' };
  }
  const parsed = z.safeParse(Reviewed, json).data;
  if (parsed === undefined) {
    return { kind: header.version < OLDEST_VERSION ? 'older' : 'damaged' };
  }
  const { decisions: shown, ...review } = parsed;
  const decisions = header.version === EXPORT_VERSION ? parseExportedDecisions(shown) : undefined;
  return { kind: 'review', review, ...(decisions && { decisions }) };
}

/** Whether a text is too large to be read back as a review. */
export function isTooLarge(content: string): boolean {
  if (Buffer.byteLength(content) > LARGEST_REVIEW_BYTES) {
    return true;
  }
  let left = MOST_SIGNS;
  for (const sign of ['{', '[', ':', ',']) {
    for (let at = content.indexOf(sign); at !== -1; at = content.indexOf(sign, at + 1)) {
      if (--left < 0) {
        return true;
      }
    }
  }
  return false;
}

/**
 * A list in which each key occurs once. Parsing ends at the first wrong item: zod alone would collect a complaint for
 * each of some hundred thousand.
 */
function uniqueItems<S extends z.ZodMiniObject>(item: S, keyOf: (item: z.output<S>) => unknown) {
  return z.pipe(
    z.custom<readonly unknown[]>(Array.isArray),
    z.transform((values, context): readonly z.output<S>[] => {
      const items = new Map<unknown, z.output<S>>();
      for (const value of values) {
        const parsed = z.safeParse(item, value);
        if (!parsed.success || items.has(keyOf(parsed.data))) {
          context.issues.push({ code: 'custom', input: value });
          return z.NEVER;
        }
        items.set(keyOf(parsed.data), parsed.data);
      }
      return [...items.values()];
    }),
  );
}
