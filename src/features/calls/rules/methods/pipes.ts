import type { Code } from '../code/code';
import { methodIn } from './saidMethods';

/** In calls. */
const LONGEST = 20;

/**
 * The methods of a request that is made of parts, as httr2 of R has it: `request(url) |> req_method("PUT") |> req_perform()`.
 * Empty where it is not told, undefined where nothing is passed on.
 *
 * @param closer the bracket that ends one of them
 */
export function methodsOfPipe(code: Code, closer: number): readonly string[] | undefined {
  const calls = code.language === 'r' ? callsAround(code, closer) : [];
  if (calls.length === 0) {
    return undefined;
  }
  const { tokens, partners } = code;
  const named = (name: RegExp): number | undefined =>
    calls.find((opener) => name.test(tokens[opener - 1]?.value ?? ''));
  const said = named(/^req_(?:method|template)$/);
  if (said !== undefined) {
    return methodIn(code, said, partners.get(said) ?? said) ?? [];
  }
  // What is kept in a variable may be given a method later.
  const isWhole = named(/^req_perform/) !== undefined;
  return named(/^req_body/) !== undefined ? ['POST'] : isWhole ? ['GET'] : [];
}

/** The opening brackets of the calls that one is passed on to, and of those that are passed on to it. */
function callsAround({ tokens, partners }: Code, closer: number): readonly number[] {
  const openers: number[] = [];
  let length = pipeAt(tokens, closer + 1);
  for (let end: number | undefined = closer; end !== undefined && length > 0 && openers.length < LONGEST;) {
    const name: number = end + 1 + length;
    const opener: number = name + (tokens[name + 1]?.value === '::' ? 3 : 1);
    end = tokens[opener]?.value === '(' ? partners.get(opener) : undefined;
    openers.push(...(end === undefined ? [] : [opener]));
    length = pipeAt(tokens, (end ?? 0) + 1);
  }
  let begin = beginOf(tokens, partners.get(closer) ?? 0);
  for (let opener; openers.length < LONGEST; begin = beginOf(tokens, opener)) {
    const before = [2, 3].find((length) => pipeAt(tokens, begin - length) === length) ?? 0;
    opener = before === 0 ? undefined : partners.get(begin - before - 1);
    if (opener === undefined) {
      break;
    }
    openers.push(opener);
  }
  return openers;
}

/** Of the name that stands before a bracket, with that of its package. */
function beginOf(tokens: Code['tokens'], opener: number): number {
  return tokens[opener - 2]?.value === '::' ? opener - 3 : opener - 1;
}

/** How many tokens `|>` or `%>%` has at a place; 0 where none stands there. */
function pipeAt(tokens: Code['tokens'], at: number): number {
  const signs = tokens.slice(Math.max(0, at), at + 3).map(({ value }) => value);
  return signs.slice(0, 2).join('') === '|>' ? 2 : signs.join('') === '%>%' ? 3 : 0;
}
