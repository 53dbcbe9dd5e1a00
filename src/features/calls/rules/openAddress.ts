import { calleeOf } from './callees';
import type { Code, Expression } from './expressions';
import { type Argument, argumentsOf, functionsAround, functionsIn } from './functions';

/** The address of a function through which all calls go: `…/accounts/{slug}/{path}.json`. */
const OPEN = /\/api\/v3\/(?:.*\/)?\{[^{}]*\}\.json(?:\?.*|\{[^{}]*\})?$/s;
/** What further calls are given counts as not told. */
const MOST_CALLS = 1_000;
/** In tokens. */
const FILLED = 12;
const FORMATS = /format|printf/i;
/** `get(path)` may call `request("GET", path)`. */
const LEVELS = 2;

/**
 * The functions that add `.json` to the path they are given: what they are called with is a route without its ending.
 *
 * @param addressOf of an expression, with what is known filled in
 */
export function functionsThatEnd(
  code: Code,
  expressions: readonly Expression[],
  addressOf: (value: string) => string,
): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (at: number): void => {
    const inner = functionsAround(code, at).toSorted((a, b) => b.from - a.from)[0];
    if (inner !== undefined) {
      names.add(inner.name);
    }
  };
  expressions.filter(({ value }) => OPEN.test(addressOf(value))).forEach(({ first }) => add(first));
  for (let level = 1; level < LEVELS; level++) {
    for (const name of [...names]) {
      const declared = (functionsIn(code).get(name) ?? []).map(({ at }) => at);
      (code.places.get(name) ?? []).filter((at) => !declared.includes(at)).forEach(add);
    }
  }
  return names;
}

/** What a function is given, by its name and the place of a parameter. */
export interface Given {
  readonly name: string;
  readonly parameter: number;
}

/** The functions round an address that are given a part of it: what they are called with counts then, and not the address there. */
export function givenTo(
  code: Code,
  { first, end: after }: Pick<Expression, 'first' | 'end'>,
  open: readonly string[],
): readonly Given[] {
  // What takes the place of `%s` or `{}` stands behind the text, the path last.
  const isFilled = open.length === 0 || open.some((name) => /^(?:s|\d+)$/.test(name));
  const filled = isFilled ? code.tokens.slice(after, after + FILLED).map(({ value }) => value) : [];
  return withParameter(code, first, [...open, ...filled.toReversed()]);
}

/** The functions round a place with a parameter of one of these names, the first that there is. */
function withParameter(code: Code, place: number, names: readonly string[]): readonly Given[] {
  return functionsAround(code, place).flatMap(({ name, parameters }) => {
    const found = names.map((own) => parameters.findIndex((one) => one.names.includes(own)));
    const parameter = found.find((index) => index >= 0);
    return parameter === undefined ? [] : [{ name, parameter }];
  });
}

/** Addresses of calls that were found in code. */
export interface FoundAddresses {
  /** Where they begin, with where they end. */
  readonly places: ReadonlyMap<number, number>;
  /** What holds them. */
  readonly names: ReadonlySet<string>;
}

/** Where functions that are given their path are called with one that the code does not tell. */
export function openCallsOf(
  code: Code,
  given: readonly Given[],
  { places: found, names }: FoundAddresses,
): readonly number[] {
  const { tokens, places, partners } = code;
  const open = new Set<number>();
  const all = new Map(given.map((one) => [one.name, one]));
  let left = MOST_CALLS;
  // Those that are added on the way are gone through as well.
  for (const { name, parameter } of all.values()) {
    const declared = new Set((functionsIn(code).get(name) ?? []).map(({ at }) => at));
    for (const at of places.get(name) ?? []) {
      const closer = tokens[at + 1]?.value === '(' ? partners.get(at + 1) : undefined;
      const argument = closer === undefined ? undefined : argumentsOf(code, at + 2, closer)[parameter];
      if (argument === undefined || declared.has(at)) {
        continue;
      }
      left--;
      const { words, isKnown } = wordsOf(code, argument, { places: found, names });
      const further = withParameter(code, argument.first, words);
      further.filter((one) => !all.has(one.name)).forEach((one) => all.set(one.name, one));
      if (left < 0 || (further.length === 0 && !isKnown)) {
        open.add(tokens[argument.first]?.start ?? 0);
      }
    }
  }
  return [...open];
}

/** The words of an argument other than those in an address that was found, or in what a function is given that makes one. */
export function wordsOf(
  code: Code,
  { first, end }: Argument,
  { places, names }: FoundAddresses,
): { readonly words: readonly string[]; readonly isKnown: boolean } {
  const { tokens, openers, partners } = code;
  const words: string[] = [];
  let isKnown = false;
  for (let at = first; at < end; at++) {
    const value = tokens[at]?.value ?? '';
    const after = places.get(at) ?? (names.has(value) ? partners.get(at + 1) : undefined);
    isKnown ||= after !== undefined || names.has(value);
    if (after === undefined) {
      words.push(...(value.match(/[\p{L}\p{N}_]+/gu) ?? []));
    }
    // What is filled into a text stands behind it: `format!("/webhooks/{}.json", id)`.
    const opener = after === undefined ? -1 : (openers[at] ?? -1);
    const isFormatted = opener >= first && FORMATS.test(calleeOf(code, opener).at(-1) ?? '');
    at = Math.max(at, ((isFormatted ? partners.get(opener) : after) ?? 0) - 1);
  }
  return { words, isKnown };
}
