import * as z from 'zod/mini';
import { texts } from '../../../fakturoid/schemas/tolerant';
import { isDay } from './days';
import { type Decision, isReason, reasonOf } from './decisions';
import type { ExportedDecisions } from './toJson';

/** Many more than a user with access to every account has, in files that people do not write by hand. */
const MOST_CASES = 10_000;

const text = z.string().check(z.maxLength(2000));
const userId = z.number().check(z.refine(Number.isSafeInteger));
const day = z.string().check(z.refine(isDay));

const Case = z.object({
  slug: z.nullable(text),
  userId: z.nullable(userId),
  permission: z.nullable(text),
  scopes: z.nullable(texts),
  detail: z.nullable(text),
});

const Accepted = z.object({
  kind: text,
  severity: text,
  cases: z.pipe(
    z.custom<readonly unknown[]>(
      (value) => Array.isArray(value) && value.length > 0 && value.length <= MOST_CASES,
    ),
    z.array(Case),
  ),
  reason: z.pipe(z.string().check(z.refine(isReason)), z.transform(reasonOf)),
  acceptedOn: day,
  until: day,
  acceptedBy: z.object({ userId, name: z.nullable(text), email: z.nullable(text) }),
});

const Exported = z.object({ day, accepted: z.custom<readonly unknown[]>(Array.isArray) });

/** Parses a decision; undefined if it is none or damaged: what it was about is then not accepted. */
export function parseDecision(json: unknown): Decision | undefined {
  return z.safeParse(Accepted, json).data;
}

/** Parses the decisions of an exported file. Damaged ones are left out. Undefined if there are none to be read. */
export function parseExportedDecisions(json: unknown): ExportedDecisions | undefined {
  const { data } = z.safeParse(Exported, json);
  return (
    data && {
      day: data.day,
      accepted: data.accepted.map(parseDecision).filter((decision) => decision !== undefined),
    }
  );
}
