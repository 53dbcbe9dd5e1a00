import type { Code } from '../code/code';
import { methodIn } from './saidMethods';

/** In calls: how much of a pipe is read. */
const LONGEST = 20;

/**
 * The methods of a request that is built by a pipe, as in R's httr2: `request(url) |> req_method("PUT") |> req_perform()`.
 * Empty where the pipe does not show them, undefined where there is no pipe.
 *
 * @param closer the bracket that closes one of its calls
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
  // A request that is kept in a variable may get a method later.
  const isWhole = named(/^req_perform/) !== undefined;
  return named(/^req_body/) !== undefined ? ['POST'] : isWhole ? ['GET'] : [];
}

/** The opening brackets of the other calls in the pipe of a call. */
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

/** The first token of the name before a bracket, including its package: `httr2::request(`. */
function beginOf(tokens: Code['tokens'], opener: number): number {
  return tokens[opener - 2]?.value === '::' ? opener - 3 : opener - 1;
}

/** The number of tokens of the `|>` or `%>%` at a place; 0 where there is none. */
function pipeAt(tokens: Code['tokens'], at: number): number {
  const signs = tokens.slice(Math.max(0, at), at + 3).map(({ value }) => value);
  return signs.slice(0, 2).join('') === '|>' ? 2 : signs.join('') === '%>%' ? 3 : 0;
}
