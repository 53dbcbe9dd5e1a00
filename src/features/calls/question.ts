import * as z from 'zod/mini';
import type { AskedCall } from './rules/typedRequest';

/** In characters: nothing that is asked about is longer. */
const text = z.string().check(z.maxLength(2_000));

const question = z.strictObject({
  method: z.string().check(z.regex(/^[A-Z]{1,10}$/)),
  path: text,
  event: z.optional(text),
  identityId: z.optional(text),
  slug: z.optional(text),
});

/** A call that is asked about, and the identity and the account, as far as they are known. */
export type Question = z.infer<typeof question>;

/** Reads the argument of a command; undefined for anything that is no question of ours. */
export function parseQuestion(argument: unknown): Question | undefined {
  return question.safeParse(argument).data;
}

/** The slug in a path; undefined where it has none, or a placeholder for one. */
export function slugIn(path: string): string | undefined {
  return /^\/accounts\/([^/{}$]+)\//.exec(path)?.[1];
}

export function questionOf({ method, path, event }: AskedCall): Question {
  return { method, path, ...(event === undefined ? {} : { event }) };
}
