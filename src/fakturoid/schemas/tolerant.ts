import * as z from 'zod/mini';
import { FakturoidError } from '../errors';

// Any attribute may be null or missing, hence `z.nullish`: which ones ever are is not documented.

/** In UTF-16 units. The signed address of a picture has 600. */
const LONGEST_TEXT = 2_000;
const MOST_TEXTS = 100;
const LONGEST_OF_TEXTS = 200;
/** Several times as many accounts as anybody has, or users if the server sends them without pages. */
const MOST_RECORDS = 2_000;

/** A text of up to `longest` UTF-16 units; like any attribute it may be null or missing. */
export function textUpTo(longest: number) {
  return z.nullish(z.string().check(z.maxLength(longest)));
}

export const text = textUpTo(LONGEST_TEXT);

/** A short list of short texts. A single check, which stops at the length if the list is too long. */
export const texts = z.custom<readonly string[]>(
  (value) =>
    Array.isArray(value) &&
    value.length <= MOST_TEXTS &&
    value.every((item) => typeof item === 'string' && item.length <= LONGEST_OF_TEXTS),
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
 * @param at place of the record in the answer, for complaints
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
  const repaired = z.safeParse(schema, without(wrong, schema, value as Readonly<Record<string, unknown>>));
  return repaired.success ? repaired.data : undefined;
}

/** The attributes of a record that are known and not wrong. There may be any number of unknown ones. */
function without(
  wrong: ReadonlySet<unknown>,
  { shape }: z.ZodMiniObject,
  record: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const right = Object.keys(shape).filter((name) => !wrong.has(name) && Object.hasOwn(record, name));
  return Object.fromEntries(right.map((name) => [name, record[name]]));
}

/**
 * Parses a list of records, each on its own: a bad one costs no other.
 *
 * @throws FakturoidError `invalidResponse` with `shape` when it is no list, or `tooMany` for more than 2,000 records
 */
export function parseRecords<S extends z.ZodMiniObject>(
  schema: S,
  value: unknown,
  at: string,
  complaints: Complaints,
): Records<z.infer<S>> {
  if (!Array.isArray(value)) throw shapeError(`${at}: expected array`);
  if (value.length > MOST_RECORDS) throw new FakturoidError({ kind: 'invalidResponse', reason: 'tooMany' });
  const records: z.infer<S>[] = [];
  for (const item of value) {
    const record = parseRecord(schema, item, `${at}[]`, complaints);
    if (record !== undefined) records.push(record);
  }
  return { records, dropped: value.length - records.length };
}

/** @param detail path and expected type, never a value */
export function shapeError(detail: string): FakturoidError {
  return new FakturoidError({ kind: 'invalidResponse', reason: 'shape', detail });
}
