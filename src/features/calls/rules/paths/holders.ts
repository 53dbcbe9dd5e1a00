import { SCRIPTS } from '../languages';
import { isBeginning } from './bases';
import { placeholder } from '../code/tokens';
import { callsAt, type FoundCall, isOfOtherApi, type OpenAddress } from '../callsAt';
import { chainBefore, type Code } from '../code/code';
import type { Expression } from '../code/expressions';
import { functionsIn } from '../code/functions';
import { methodsAt } from '../methods/methods';
import { openerAfterName } from '../code/nameBefore';
import { type Argument, argumentsOf } from '../code/parameters';
import { METHOD_KEYS, verbOf } from '../methods/saidMethods';
import { type FoundAddresses, wordsOf } from './givenPaths';

/** Functions that send a request: `get`, `PostAsJsonAsync`, `getForObject`. */
const ASKS = /^(?:[Gg]et|[Pp]ost|[Pp]ut|[Pp]atch|[Dd]elete|[Hh]ead|[Rr]equest|[Ff]etch)(?![a-z])/;
/** Functions whose first argument is the method: `connection.public_send(method, path)`. */
const GIVEN_METHOD = /^(?:public_send|send|run_request|exchange)$/;
const MEMBER = ['.', '->', '?->', '::', '?.'];
/** Functions that set the path, where the one with the verb does not: `client.get().uri(path)`. */
const GIVES = /^(?:uri|url|path)$/i;
/** The function that RTK Query makes its requests with. */
const OF_QUERIES = 'baseQuery';
const LONGEST_REQUEST = 20;
const LONGEST_MADE = 80;

/**
 * Calls such as `client.get(path)`, where `client` contains the base address and the path was not found yet. They are open
 * where the code does not show the path.
 */
export function callsOfHolders(
  code: Code,
  expressions: readonly Expression[],
  bases: ReadonlyMap<string, string>,
  found: FoundAddresses,
): readonly { readonly argument: Argument; readonly calls: readonly (FoundCall | OpenAddress)[] }[] {
  const holders = new Map([...bases].filter(([, base]) => isBeginning(base)));
  const texts = new Map(expressions.map((one) => [one.first, one]));
  return code.tokens.flatMap(({ kind }, at) => {
    const holder = kind === 'word' && holders.size > 0 ? holderAsked(code, at, holders) : undefined;
    const argument =
      holder === undefined ? undefined : holder === OF_QUERIES ? queryAt(code, at) : pathGiven(code, at);
    const base = holders.get(holder ?? '');
    if (argument === undefined || base === undefined) {
      return [];
    }
    const calls = callsWith(code, base, argument, texts, found);
    return calls.length === 0 ? [] : [{ argument, calls }];
  });
}

/** Whether the code that declares a function also calls it, outside of its body. */
export function isCalled(code: Code, name: string): boolean {
  const own = functionsIn(code).get(name) ?? [];
  return (code.places.get(name) ?? []).some((at) => {
    const next = code.tokens[at + 1];
    const isAsked = next?.value === '(' || (code.language === 'ruby' && next?.kind === 'text');
    return isAsked && own.every((one) => at !== one.at && (at < one.from || at >= one.to));
  });
}

/** Whether a path is a parameter of a method that Ruby's `define_method(verb) do |path|` makes. */
export function isOfMadeMethod({ tokens, places }: Code, first: number, words: readonly string[]): boolean {
  const made = (places.get('define_method') ?? []).findLast((at) => at < first && first - at < LONGEST_MADE);
  const head = made === undefined ? [] : tokens.slice(made, first);
  const [begin = -1, end = -1] = head.flatMap(({ value }, at) => (value === '|' ? at : []));
  return head.slice(begin + 1, Math.max(0, end)).some(({ value }) => words.includes(value));
}

/** The name of the client that sends a request at a token. */
function holderAsked(code: Code, at: number, holders: ReadonlyMap<string, string>): string | undefined {
  const { tokens, language } = code;
  const name = tokens[at]?.value ?? '';
  if (MEMBER.includes(tokens[at - 1]?.value ?? '')) {
    const words = ASKS.test(name) || GIVEN_METHOD.test(name) ? chainBefore(code, at).words : [];
    // `api.defaults.headers.get(name)` is not a request.
    const isCalledBefore = tokens[at - 2]?.kind === 'sign';
    return words.slice(isCalledBefore ? 0 : -1).findLast((word) => holders.has(word));
  }
  // `new RestRequest(path)` is passed to a client that contains the address.
  const isMade =
    tokens[at - 1]?.value === 'new' &&
    (name === 'RestRequest' || (name === 'HttpRequestMessage' && code.places.has('BaseAddress')));
  if (isMade) {
    return [...holders.keys()].at(-1);
  }
  if (name === 'query' && tokens[at + 1]?.value === ':' && holders.has(OF_QUERIES)) {
    return OF_QUERIES;
  }
  // `got.extend({ prefixUrl: … })` returns a function.
  const isCalled = SCRIPTS.includes(language) && tokens[openerAfterName(code, at)]?.value === '(';
  const isOwn = functionsIn(code).has(name) || /^(?:new|function)$/.test(tokens[at - 1]?.value ?? '');
  return isCalled && holders.has(name) && !isOwn ? name : undefined;
}

/** The function that describes the request in RTK Query's `build.query({ query: (id) => … })`. */
function queryAt(code: Code, at: number): Argument | undefined {
  const opener = code.openers[at] ?? -1;
  const parts = argumentsOf(code, opener + 1, code.partners.get(opener) ?? at);
  return parts.find(({ first }) => first === at + 2);
}

/** The argument of a request that is its path. */
function pathGiven(code: Code, at: number): Argument | undefined {
  const { tokens, partners, language } = code;
  // `resource[path].get`
  const bracket = tokens[at - 2]?.value === ']' ? partners.get(at - 2) : undefined;
  if (bracket !== undefined && !/^\d/.test(tokens[bracket + 1]?.value ?? '')) {
    return argumentsOf(code, bracket + 1, at - 2)[0];
  }
  const opener = openerAfterName(code, at);
  const closer = tokens[opener]?.value === '(' ? partners.get(opener) : undefined;
  const all = closer === undefined ? [] : argumentsOf(code, opener + 1, closer);
  const isMethodFirst = isMethod(code, all[0]);
  const given = closer === undefined ? bareArgument(code, at) : all[isMethodFirst ? 1 : 0];
  if (given !== undefined || isMethodFirst) {
    return GIVEN_METHOD.test(tokens[at]?.value ?? '') && !isMethodFirst ? undefined : given;
  }
  // `import io.ktor.client.request.get` is not a request.
  if (closer === undefined && language !== 'ruby' && tokens[opener]?.value !== '{') {
    return undefined;
  }
  const from = (closer ?? at) + 1;
  const giving = tokens.slice(from, from + LONGEST_REQUEST).findIndex(({ value }) => GIVES.test(value));
  const end = partners.get(from + giving + 1);
  return giving < 0
    ? undefined
    : end === undefined
      ? bareArgument(code, from + giving)
      : argumentsOf(code, from + giving + 2, end)[0];
}

/** Whether an argument is the method, and the next one the path: `client.request("GET", path)`. */
function isMethod({ tokens }: Code, argument: Argument | undefined): boolean {
  return (
    argument !== undefined &&
    tokens
      .slice(argument.first, argument.end)
      .some(({ value }, at) => METHOD_KEYS.test(value) || verbOf(tokens, argument.first + at) !== undefined)
  );
}

/** The argument of a Ruby call without brackets: `connection.get path`. */
function bareArgument({ tokens, language }: Code, at: number): Argument | undefined {
  const [asked, next] = tokens.slice(at, at + 2);
  const isGiven =
    language === 'ruby' &&
    next?.line === asked?.line &&
    next?.kind !== 'sign' &&
    !/^(?:do|if|unless|and|or|then|end|rescue)$/.test(next?.value ?? 'do');
  return isGiven ? { name: undefined, first: at + 1, end: at + 2 } : undefined;
}

/** The path of a request as a placeholder that follows a base: `{path}`. */
function filledIn({ tokens }: Code, first: number, end: number): string {
  return placeholder(
    tokens
      .slice(first, end)
      .map(({ value }) => value)
      .join('.'),
  );
}

/** The path below the base of the API. */
function pathBelow(base: string, path: string): string {
  return `${base.replace(/^.*?(?=\/accounts\/)|^.*/, '').replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
}

function callsWith(
  code: Code,
  base: string,
  argument: Argument,
  texts: ReadonlyMap<number, Expression>,
  found: FoundAddresses,
): readonly (FoundCall | OpenAddress)[] {
  const { first } = argument;
  const { tokens } = code;
  const text = texts.get(first);
  const end = Math.max(argument.end, text?.end ?? 0);
  const { words, isKnown } = wordsOf(code, { ...argument, end }, found);
  const isFound = isKnown || [...found.places.keys()].some((place) => first <= place && place < end);
  const isPlain =
    text === undefined ? words.length === 0 || /^\d/.test(words[0] ?? '') : !text.value.includes('{');
  if (isFound || isPlain || (text !== undefined && isOfOtherApi(text.value))) {
    return [];
  }
  const start = tokens[first]?.start ?? 0;
  const methods = methodsAt(code, first, end);
  const path = (text?.value ?? '').replace(/^\//, '');
  const known =
    text === undefined || !/\.json|\/download/.test(path)
      ? []
      : callsAt(
          `${base.replace(/\/$/, '')}/${path}`,
          methods,
          { start, end: tokens[end - 1]?.end ?? start },
          methods.length > 0,
          undefined,
        );
  const meant = known.filter((one) => !('match' in one) || one.match.kind === 'documented');
  return meant.length > 0
    ? meant
    : [
        {
          kind: 'open',
          start,
          names: words,
          path: pathBelow(base, text?.value ?? filledIn(code, first, end)),
          methods,
        },
      ];
}
