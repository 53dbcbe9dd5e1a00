import * as z from 'zod/mini';
import { FakturoidError } from '../errors';

/** An attribute that may be null or missing. Which ones ever are is not documented. */
export function maybe<T extends z.core.SomeType>(type: T): z.ZodMiniOptional<z.ZodMiniNullable<T>> {
  return z.optional(z.nullable(type));
}

/** A list of texts, as one check: a schema for each text would take a third of the time of a page of users. */
export const texts = z.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
);

/** Collects what did not have its documented type: path, expected type and how often; never a value. */
export class Complaints {
  readonly #times = new Map<string, number>();

  add(at: string, issue: z.core.$ZodIssue): void {
    const path = issue.path.map((step) => (typeof step === 'number' ? '[]' : `.${String(step)}`)).join('');
    const expected = issue.code === 'invalid_type' ? issue.expected : 'usable value';
    const line = `${at}${path}: expected ${expected}`;
    this.#times.set(line, (this.#times.get(line) ?? 0) + 1);
  }

  get lines(): readonly string[] {
    return [...this.#times].map(([line, times]) => (times === 1 ? line : `${line} (${times} times)`));
  }
}

/** Usable records, and how many were not. */
export interface Records<T> {
  readonly records: T[];
  readonly dropped: number;
}

/**
 * Parses a record. A field of a wrong type is left out, with a complaint, rather than losing the record.
 *
 * @param at where the record stands in the answer, for complaints
 * @returns `undefined` when it is no record or what identifies it is unusable
 */
export function parseRecord<S extends z.ZodMiniObject>(
  schema: S,
  value: unknown,
  at: string,
  complaints: Complaints,
): z.infer<S> | undefined {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) complaints.add(at, issue);
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  // An issue without a path is about the value as a whole.
  if (wrong.has(undefined)) return undefined;
  const right = Object.fromEntries(Object.entries(value as object).filter(([name]) => !wrong.has(name)));
  const repaired = z.safeParse(schema, right);
  return repaired.success ? repaired.data : undefined;
}

/**
 * Parses a list of records, each on its own: a bad one costs no other.
 *
 * @throws FakturoidError `invalidResponse` with `shape` when it is no list
 */
export function parseRecords<S extends z.ZodMiniObject>(
  schema: S,
  value: unknown,
  at: string,
  complaints: Complaints,
): Records<z.infer<S>> {
  if (!Array.isArray(value)) throw shapeError(`${at}: expected array`);
  const records = value
    .map((item) => parseRecord(schema, item, `${at}[]`, complaints))
    .filter((record) => record !== undefined);
  return { records, dropped: value.length - records.length };
}

/** @param detail path and expected type, never a value */
export function shapeError(detail: string): FakturoidError {
  return new FakturoidError({ kind: 'invalidResponse', reason: 'shape', detail });
}
