import { calleeOf } from '../code/callees';
import { type Code, endOfChain } from '../code/code';
import type { Call } from './ownCalls';

const HAVE_BARE_CALLS = ['ruby', 'groovy', 'elixir', 'coffeescript', 'vb'];
const NO_CALLS =
  /^(?:return|if|unless|while|until|and|or|not|when|in|puts|raise|do|then|else|elsif|yield|def|class)$/i;
/** In tokens: how far to look before and after an argument. */
const LONGEST = 60;
const OPENS_ARGUMENT = [':', '[', '{', '*'];

/** The call without brackets that has these tokens among its arguments: `submit "…", data`. */
export function bareCallAt(code: Code, first: number, end: number): Call | undefined {
  const { tokens, language } = code;
  const from = HAVE_BARE_CALLS.includes(language) ? firstArgument(code, first) : -1;
  if (from < 0) {
    return undefined;
  }
  let until = end;
  while (until < end + LONGEST && tokens[until]?.line === tokens[end - 1]?.line) {
    until++;
  }
  return { callee: calleeOf(code, from), first: from, end: until };
}

/** The first token of the arguments, where a token is an argument of a call without brackets; -1 where it is not. */
function firstArgument(code: Code, at: number): number {
  const { tokens, openers, partners } = code;
  if (tokens[at - 1]?.kind === 'word') {
    return at;
  }
  let first = at;
  while (first > at - LONGEST && isOfStatement(code, first - 1, at)) {
    const closing = partners.get(first - 1);
    first = closing !== undefined && closing < first - 1 ? closing : first - 1;
  }
  const begin = endOfChain(code, first);
  const { kind, value = '' } = tokens[begin] ?? {};
  const isCall = tokens[first]?.kind === 'word' && tokens[begin - 1]?.kind === 'word' && begin < at;
  return isCall && openers[begin] === openers[at] && (kind !== 'sign' || OPENS_ARGUMENT.includes(value))
    ? begin
    : -1;
}

function isOfStatement({ tokens, openers, partners }: Code, at: number, of: number): boolean {
  const token = tokens[at];
  const opener = openers[partners.get(at) ?? at];
  return (
    token !== undefined &&
    token.line === tokens[of]?.line &&
    opener === openers[of] &&
    !['=', ';', '|'].includes(token.value) &&
    !(token.kind === 'word' && NO_CALLS.test(token.value))
  );
}
