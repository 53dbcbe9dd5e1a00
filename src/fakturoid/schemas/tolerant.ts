import * as z from 'zod/mini';
import { FakturoidError } from '../errors';

/** An attribute that may be null or missing. Which ones ever are is not documented. */
export function maybe<T extends z.core.SomeType>(type: T): z.ZodMiniOptional<z.ZodMiniNullable<T>> {
  return z.optional(z.nullable(type));
}

/** In UTF-16 units. The signed address of a picture has 600. */
const LONGEST_TEXT = 2_000;
const MOST_TEXTS = 100;
const LONGEST_OF_TEXTS = 200;
/** So many accounts, or users where the server knows no pages, are several times what anybody has. */
const MOST_RECORDS = 2_000;

/** A text of up to so many UTF-16 units; like any attribute it may be null or missing. */
export function textUpTo(longest: number) {
  return maybe(z.string().check(z.maxLength(longest)));
}

export const text = textUpTo(LONGEST_TEXT);

/** A short list of short texts. One check, which ends at the length of a list that is too long. */
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

type Check = (value: unknown) => boolean;

/** The attributes of a record, and what the value of each must pass. */
interface Attributes {
  readonly names: readonly string[];
  readonly checks: readonly Check[];
}

const attributesBySchema = new WeakMap<z.ZodMiniObject, Attributes>();

function attributesOf(schema: z.ZodMiniObject): Attributes {
  let attributes = attributesBySchema.get(schema);
  if (!attributes) {
    attributes = {
      names: Object.keys(schema.shape),
      checks: Object.values(schema.shape).map((type) => checkOf(type)),
    };
    attributesBySchema.set(schema, attributes);
  }
  return attributes;
}

/**
 * Parses a record that has nothing wrong, as nearly all have; `undefined` leaves the others to zod, which tells what is
 * wrong but takes ten times as long. A record without unknown attributes is given back as it is.
 */
function parseUsual(
  { names, checks }: Attributes,
  value: unknown,
): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const record = value as Readonly<Record<string, unknown>>;
  let known = 0;
  for (let index = 0; index < names.length; index++) {
    const attribute = record[names[index] ?? ''];
    if (checks[index]?.(attribute) !== true) return undefined;
    if (attribute !== undefined) known++;
  }
  if (Object.keys(record).length === known) return record;
  return Object.fromEntries(
    names.filter((name) => record[name] !== undefined).map((name) => [name, record[name]]),
  );
}

/** Whether a value is of a type of zod. What it does not know it asks zod. */
function checkOf(type: z.core.$ZodType): Check {
  const { def } = (type as z.core.$ZodTypes)._zod;
  const refinements = (def.checks ?? []).map((check) => check._zod.def);
  const base = baseCheckOf(def);
  if (!base || !refinements.every(isCustom)) return (value) => z.safeParse(type, value).success;
  const [first, ...others] = refinements.map(({ fn }) => fn as Check);
  if (!first) return base;
  return (value) => base(value) && first(value) && others.every((check) => check(value));
}

function isCustom(def: z.core.$ZodCheckDef): def is z.core.$ZodCustomDef {
  return def.check === 'custom';
}

function baseCheckOf(def: z.core.$ZodTypes['_zod']['def']): Check | undefined {
  switch (def.type) {
    case 'optional': {
      const check = checkOf(def.innerType);
      return (value) => value === undefined || check(value);
    }
    case 'nullable': {
      const check = checkOf(def.innerType);
      return (value) => value === null || check(value);
    }
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return Number.isFinite;
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'custom':
      return def.fn as Check;
    default:
      return undefined;
  }
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
  return (
    (parseUsual(attributesOf(schema), value) as z.infer<S> | undefined) ??
    repair(schema, value, at, complaints)
  );
}

/** What zod makes of a record, and of what is left of it without what is wrong. */
function repair<S extends z.ZodMiniObject>(
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
  const attributes = attributesOf(schema);
  for (const item of value) {
    const record =
      (parseUsual(attributes, item) as z.infer<S> | undefined) ?? repair(schema, item, `${at}[]`, complaints);
    if (record !== undefined) records.push(record);
  }
  return { records, dropped: value.length - records.length };
}

/** @param detail path and expected type, never a value */
export function shapeError(detail: string): FakturoidError {
  return new FakturoidError({ kind: 'invalidResponse', reason: 'shape', detail });
}
