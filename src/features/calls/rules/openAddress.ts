import type { Code, Expression } from './expressions';
import { argumentsOf, functionsAround, functionsIn } from './functions';

/** The address of a function through which all calls go: `…/accounts/{slug}/{path}.json`. */
const OPEN = /\/api\/v3\/(?:.*\/)?\{[^{}]*\}\.json(?:\?.*|\{[^{}]*\})?$/s;
/** What further calls are given counts as not told. */
const MOST_CALLS = 1_000;
/** In tokens. */
const FILLED = 8;
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

/** The functions round a place that are given one of these: what they are called with counts then, and not the address there. */
export function givenTo(
  code: Code,
  { first, end: after }: Pick<Expression, 'first' | 'end'>,
  open: readonly string[],
): readonly Given[] {
  // What takes the place of `%s` stands behind the text.
  const filled = open.includes('s') ? code.tokens.slice(after, after + FILLED).map(({ value }) => value) : [];
  const names = [...open, ...filled.filter((value) => /^\p{L}/u.test(value))];
  return functionsAround(code, first).flatMap(({ name, parameters }) => {
    const parameter = parameters.findIndex((one) => one.names.some((own) => names.includes(own)));
    return parameter < 0 ? [] : [{ name, parameter }];
  });
}

/**
 * Where functions that are given their path are called with one that the code does not tell.
 *
 * @param isKnown whether a call was found in what stands from one token to another, or in what a variable there holds
 */
export function openCallsOf(
  code: Code,
  given: readonly Given[],
  isKnown: (first: number, end: number) => boolean,
): readonly number[] {
  const { tokens, places, partners } = code;
  const found = new Set<number>();
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
      const words = tokens
        .slice(argument.first, argument.end)
        .flatMap(({ value }) => value.match(/[\p{L}\p{N}_]+/gu) ?? []);
      const further = givenTo(code, argument, words);
      further.filter((one) => !all.has(one.name)).forEach((one) => all.set(one.name, one));
      if (left < 0 || (further.length === 0 && !isKnown(argument.first, argument.end))) {
        found.add(tokens[argument.first]?.start ?? 0);
      }
    }
  }
  return [...found];
}
