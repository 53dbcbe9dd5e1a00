import type { Code, Expression } from './expressions';
import { functionsAround, functionsIn } from './functions';

/** The address of a function through which all calls go: `…/accounts/{slug}/{path}.json`. */
const OPEN = /\/api\/v3\/(?:.*\/)?\{[^{}]*\}\.json(?:\?.*|\{[^{}]*\})?$/s;
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

/** Whether one of these is what a function is given round a place: what it is called with counts then, and not its own address. */
export function isGivenToFunction(
  code: Code,
  { first, end: after }: Pick<Expression, 'first' | 'end'>,
  open: readonly string[],
): boolean {
  // What takes the place of `%s` stands behind the text.
  const filled = open.includes('s') ? code.tokens.slice(after, after + FILLED).map(({ value }) => value) : [];
  const names = [...open, ...filled.filter((value) => /^\p{L}/u.test(value))];
  return functionsAround(code, first).some(({ parameters }) =>
    parameters.some((parameter) => parameter.names.some((name) => names.includes(name))),
  );
}
