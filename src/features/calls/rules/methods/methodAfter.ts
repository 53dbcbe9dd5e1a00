import { calleeOf, isBuilder } from '../code/callees';
import type { Code } from '../code/code';
import { VERBS } from '../code/verbs';
import { isReading } from './defaultMethod';
import { methodOfCallee } from './methodOfCallee';
import { methodsOfPipe } from './pipes';
import { METHOD_KEYS, methodIn } from './saidMethods';

const LEVELS = 6;
/** In tokens: how far after a pipe the bracket of its call may be. */
const LONGEST_CALLEE = 30;

/**
 * The method in the calls that are chained to an address or a call: `HttpRequest.newBuilder(…).POST(…)`,
 * `.url(…).delete()`, `.method("PATCH", …)`. Empty where a variable contains it, undefined where there is none.
 */
export function methodAfter(code: Code, closer: number): readonly string[] | undefined {
  const { tokens, partners } = code;
  const piped = code.language === 'elixir' ? methodOfPiped(code, closer) : methodsOfPipe(code, closer);
  if (piped !== undefined) {
    return piped;
  }
  let at = closer + 1;
  for (let link = 0; link < 12; link++) {
    const name = tokens[at + 1];
    if (!['.', '->', '?.'].includes(tokens[at]?.value ?? '') || name?.kind !== 'word') {
      return undefined;
    }
    const inName = /^(?:http(?=[A-Z]\w+$)|(?=\w+Async$))(Get|Post|Patch|Put|Delete)(?!\w*Header)/.exec(
      name.value,
    );
    if (inName?.[1] !== undefined) {
      return [inName[1].toUpperCase()];
    }
    const opener = at + 2;
    const end = partners.get(opener);
    const verb = VERBS.find((one) => one === name.value.toLowerCase())?.toUpperCase();
    const isCalled = tokens[opener]?.value === '(' && end !== undefined;
    if (verb !== undefined && (isCalled || code.language === 'ruby')) {
      return [verb];
    }
    if (!isCalled) {
      return undefined;
    }
    if (METHOD_KEYS.test(name.value)) {
      return methodIn(code, opener, end) ?? [];
    }
    if (name.value === 'build' && isBuilder(code, closer)) {
      return ['GET'];
    }
    at = end + 1;
  }
  return undefined;
}

/** The method of the calls that Elixir pipes an address into: `url |> HTTPoison.get!(headers)`. */
function methodOfPiped(code: Code, end: number): readonly string[] | undefined {
  const { tokens, partners } = code;
  for (
    let at = end + 1, link = 0;
    link < LEVELS && tokens[at]?.value === '|' && tokens[at + 1]?.value === '>';
    link++
  ) {
    const ahead = tokens.slice(at, at + LONGEST_CALLEE).findIndex(({ value }) => value === '(');
    const closer = partners.get(at + ahead);
    if (ahead < 0 || closer === undefined) {
      return undefined;
    }
    const callee = calleeOf(code, at + ahead);
    const said = methodOfCallee(callee) ?? (isReading(callee.at(-1) ?? '') ? ['GET'] : undefined);
    if (said !== undefined) {
      return said;
    }
    at = closer + 1;
  }
  return undefined;
}
