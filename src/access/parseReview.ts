import * as z from 'zod/mini';
import { parseJson } from '../fakturoid/json';
import { REVIEW_FORMAT, REVIEW_VERSION, type Review } from './review';

/** In UTF-16 units. Ten times a review of 10,000 memberships; a larger file is not ours. */
export const LARGEST_REVIEW = 32 * 1024 * 1024;
/** A file that is larger cannot pass: a character takes three bytes of UTF-8 at most for each unit that is counted. */
export const LARGEST_REVIEW_BYTES = 3 * LARGEST_REVIEW;

/** What a text turned out to be. */
export type ParsedReview =
  | { readonly kind: 'review'; readonly review: Review }
  | { readonly kind: 'notJson' }
  /** JSON, but no review, or a damaged one. It is not repaired: a row left out would look like a removal. */
  | { readonly kind: 'notReview' }
  /** Written by a newer version, which this one might misread. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'tooLarge' };

const text = z.nullable(z.string());
const userId = z.number().check(z.refine(Number.isSafeInteger));
const unread = text;

const Reviewed = z.object({
  format: z.literal(REVIEW_FORMAT),
  version: z.literal(REVIEW_VERSION),
  madeAt: z.string().check(z.refine((value) => /^\d{4}-\d{2}-\d{2}T/.test(value) && isTime(value))),
  madeWith: z.string(),
  identities: z
    .array(z.object({ userId, name: text, email: text, unread }))
    .check(z.refine((identities) => areUnique(identities.map((identity) => identity.userId)))),
  accounts: z
    .array(
      z.object({
        slug: z.string(),
        name: text,
        registrationNumber: text,
        reachedBy: z.array(userId),
        unread,
        users: z
          .array(
            z.object({
              id: userId,
              name: text,
              email: text,
              permission: text,
              scopes: z.nullable(z.array(z.string())),
            }),
          )
          .check(z.refine((users) => areUnique(users.map(({ id }) => id)))),
      }),
    )
    .check(z.refine((accounts) => areUnique(accounts.map(({ slug }) => slug)))),
  programmatic: z
    .array(z.object({ userId, purpose: text }))
    .check(z.refine((marks) => areUnique(marks.map((mark) => mark.userId)))),
});

/** Reads what came before anything else is looked at: a newer version may have changed all the rest. */
const Header = z.object({ format: z.literal(REVIEW_FORMAT), version: z.number() });

/** Parses the JSON form of a review. Fields that are new are left out. Never throws. */
export function parseReview(content: string): ParsedReview {
  if (content.length > LARGEST_REVIEW) {
    return { kind: 'tooLarge' };
  }
  let json: unknown;
  try {
    json = parseJson(content.replace(/^\uFEFF/, ''), null);
  } catch {
    return { kind: 'notJson' };
  }
  const header = z.safeParse(Header, json);
  if (header.success && header.data.version > REVIEW_VERSION) {
    return { kind: 'newer', version: header.data.version };
  }
  const parsed = z.safeParse(Reviewed, json);
  return parsed.success ? { kind: 'review', review: parsed.data } : { kind: 'notReview' };
}

function isTime(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}

function areUnique(keys: readonly unknown[]): boolean {
  return new Set(keys).size === keys.length;
}
