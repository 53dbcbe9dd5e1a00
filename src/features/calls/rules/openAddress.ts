import type { Code, Expression } from './expressions';

/** The address of a function through which all calls go: `…/accounts/{slug}/{path}.json`. */
const OPEN = /\/api\/v3\/(?:.*\/)?\{[^{}]*\}\.json(?:\?.*|\{[^{}]*\})?$/s;
/** In tokens: a function begins no farther before the address in it. */
const FARTHEST = 150;
const FILLED = 8;
const BODY = new Set(['{', ':', '->', '=>', '=', 'throws']);
const NO_FUNCTIONS = /^(?:if|for|foreach|while|switch|catch|with|return|elif|elsif|unless|match)$/;
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
    const name = functionAround(code, at);
    if (name !== undefined) {
      names.add(name);
    }
  };
  expressions.filter(({ value }) => OPEN.test(addressOf(value))).forEach(({ first }) => add(first));
  for (let level = 1; level < LEVELS; level++) {
    for (const name of [...names]) {
      (code.places.get(name) ?? []).filter((at) => !isDeclared(code, at)).forEach(add);
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
  const { tokens, partners } = code;
  // What takes the place of `%s` stands behind the text.
  const filled = open.includes('s') ? tokens.slice(after, after + FILLED).map(({ value }) => value) : [];
  const names = [...open, ...filled.filter((value) => /^\p{L}/u.test(value))];
  for (let at = first - 1; at >= Math.max(0, first - FARTHEST); at--) {
    const opener = isDeclared(code, at)
      ? [1, 2, 3, 4, 5, 6].map((ahead) => at + ahead).find((ahead) => tokens[ahead]?.value === '(')
      : undefined;
    const end = opener === undefined ? undefined : partners.get(opener);
    const given = opener === undefined ? [] : tokens.slice(opener, end);
    const isArrow = tokens[at + 1]?.value === '=>' && tokens[at - 1]?.value === '=';
    if (
      given.some(({ value }) => names.includes(value)) ||
      (isArrow && names.includes(tokens[at]?.value ?? ''))
    ) {
      return true;
    }
  }
  return false;
}

/** The name of the nearest function that is declared before. */
function functionAround(code: Code, from: number): string | undefined {
  for (let at = from - 1; at >= Math.max(0, from - FARTHEST); at--) {
    if (isDeclared(code, at)) {
      return code.tokens[at]?.value;
    }
  }
  return undefined;
}

/** `name(…) {`, `def name(…):`, `name = (…) =>`. */
function isDeclared({ tokens, partners, language }: Code, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || NO_FUNCTIONS.test(token.value)) {
    return false;
  }
  if (/^(?:def|func|function|fun|fn|defp|sub)$/.test(tokens[at - 1]?.value ?? '')) {
    return true;
  }
  // Go's `func (c *Client) call(`.
  if (tokens[at - 1]?.value === ')' && tokens[(partners.get(at - 1) ?? 0) - 1]?.value === 'func') {
    return true;
  }
  const isArrow = tokens[at + 1]?.value === '=';
  const begin = isArrow ? (tokens[at + 2]?.value === 'async' ? at + 3 : at + 2) : at + 1;
  const isGeneric = tokens[begin]?.value === '<';
  const closing = isGeneric ? tokens.slice(begin, begin + 8).findIndex(({ value }) => value === '>') : -1;
  const opener = begin + closing + 1;
  const closer = tokens[opener]?.value === '(' ? partners.get(opener) : undefined;
  const after = closer === undefined ? '' : (tokens[closer + 1]?.value ?? '');
  return (
    (isArrow ? after === '=>' || after === ':' : BODY.has(after)) && !(after === '=' && language === 'python')
  );
}
