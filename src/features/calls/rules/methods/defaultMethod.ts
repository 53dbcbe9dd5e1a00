import type { Code } from '../code/code';
import type { OwnFunction } from '../code/functions';
import { methodIn } from './saidMethods';

/** Calls that read unless an argument says otherwise. */
const READS =
  /fetch|^(?:axios|useswr|usequery|urlopen|open|file_get_contents|ajax|getjson|download|load|read|list|find|request|urlrequest)|^(?:got|ky)$/i;

const OPENERS = ['{', '[', '('];
/** Calls that can only read. */
const READS_ONLY = /^(?:open|useswr|getjson|urlretrieve|readlines)$/i;
/** Arguments that say nothing about the method. */
const LITERALS = /^(?:true|false|null|nil|none|undefined|\d+)$/i;

/** Names of arguments and keys for the data that is sent. */
const BODIES = /^(?:body|json|data|payload)$/i;

/** Whether a call of this name reads unless an argument says otherwise. */
export function isReading(name: string): boolean {
  return READS.test(name);
}

/**
 * The methods of a call that names none: `fetch(url)` reads, unless its other arguments may say otherwise. Empty for a
 * call that is not known to read, as it may send what it gets.
 *
 * @param within the function around the call; its parameters say nothing here, as the arguments for them are looked at
 * where it is called
 */
export function methodByDefault(
  code: Code,
  opener: number,
  closer: number,
  name: string,
  within: OwnFunction | undefined,
): readonly string[] {
  const { tokens, openers, language } = code;
  const own = tokens.slice(opener + 1, closer);
  const others = own.flatMap(({ value }, at) => {
    const index = opener + 1 + at;
    return value === ',' && openers[index] === opener && index + 1 < closer ? [index + 1] : [];
  });
  const isSent = own.some(({ value }, at) => BODIES.test(value) && own[at + 1]?.value === '=');
  if (isRequestOfPython(code, opener + 1) && (isSent || hasSecond(code, others))) {
    return isSentWhereGiven(code, own, within) ? ['GET', 'POST'] : ['POST'];
  }
  if (language === 'powerquery' && name === 'Contents') {
    return methodsOfContents(code, opener, closer, others);
  }
  // A request of R's httr2 may get a method wherever it is used.
  if (language === 'r' && name === 'request') {
    return [];
  }
  if (READS_ONLY.test(name)) {
    return ['GET'];
  }
  // Swift's `data(from: url)`.
  const isData = language === 'swift' && name === 'data' && own[0]?.value === 'from';
  if (isSent || !(READS.test(name) || isData || isOfOneThatReads(code, name))) {
    return [];
  }
  const given = (within?.parameters ?? []).flatMap(({ names }) => names);
  const said = [...others, ...spreadIn(code, opener, closer)]
    .filter((at) => isVariable(tokens, at))
    .map((at) => optionsAt(code, at))
    .filter((variable) => !given.includes(variable))
    .map((variable) => methodsOfOptions(code, variable));
  const isKnown = said.every((methods) => methods !== undefined);
  return !isKnown ? [] : said.length === 0 ? ['GET'] : [...new Set(said.flat())];
}

/**
 * Whether a token is an argument of Python's `Request` or `urlopen` (`urllib.request`), which post where they get data and
 * read otherwise.
 */
export function isRequestOfPython(code: Code, at: number): boolean {
  const name = code.tokens[(code.openers[at] ?? 0) - 1]?.value ?? '';
  return code.language === 'python' && /^(?:Request|urlopen)$/.test(name);
}

/** Whether the data is a parameter of the function around the call that may be `None`: `Request(url, data=data)`. */
function isSentWhereGiven({ tokens }: Code, own: Code['tokens'], within: OwnFunction | undefined): boolean {
  const at = own.findIndex(({ value }, index) => value === 'data' && own[index + 1]?.value === '=');
  const name = own[at + 2]?.value ?? '';
  return (within?.parameters ?? []).some(
    ({ names, first, end }) =>
      names.includes(name) && tokens.slice(first, end).some(({ value }) => value === 'None'),
  );
}

/** Power Query's `Web.Contents` posts where its options have a `Content` (Microsoft's reference of the function). */
function methodsOfContents(
  { tokens }: Code,
  opener: number,
  closer: number,
  [options]: readonly number[],
): readonly string[] {
  const isKnown = options === undefined || tokens[options]?.value === '[';
  const isSent = tokens.slice(opener, closer).some(({ value }, at) => {
    return value === 'Content' && tokens[opener + at + 1]?.value === '=';
  });
  return !isKnown ? [] : isSent ? ['POST'] : ['GET'];
}

/** Whether there is a second argument with a value, which Python's `urlopen` and `Request` post. */
function hasSecond({ tokens }: Code, [second]: readonly number[]): boolean {
  const value = tokens[second ?? -1]?.value;
  return second !== undefined && tokens[second + 1]?.value !== '=' && !LITERALS.test(value ?? '');
}

/** Variables that are spread into a call, or into an object among its arguments: `{ ...options }`, `**options`. */
function spreadIn({ tokens, openers }: Code, opener: number, closer: number): readonly number[] {
  return tokens.slice(opener, closer).flatMap(({ value }, index) => {
    const at = opener + index;
    const inside = openers[at] ?? -1;
    const isSpread = value === '...' || (value === '*' && tokens[at - 1]?.value === '*');
    return isSpread && (inside === opener || openers[inside] === opener) ? [at + 1] : [];
  });
}

/** Whether an argument may contain the method: headers and named arguments do not. */
function isVariable(tokens: Code['tokens'], at: number): boolean {
  const { kind, value = '' } = tokens[at] ?? {};
  const after = tokens[at + 1]?.value ?? '';
  const isNamed = after === '=' || (after === ':' && /^(?:params|query|timeout)$/i.test(value));
  return kind === 'word' && !LITERALS.test(value) && !/^headers$/i.test(value) && !isNamed;
}

/** Whether a name is a function made by one that reads: `const api = $fetch.create(…)`. */
function isOfOneThatReads({ tokens, places }: Code, name: string): boolean {
  return (places.get(name) ?? []).some((at) => {
    const [sign, maker, dot, made] = tokens.slice(at + 1, at + 5).map(({ value }) => value);
    return sign === '=' && dot === '.' && READS.test(maker ?? '') && /^(?:create|extend)$/.test(made ?? '');
  });
}

/** The variable in an argument, also in `stream_context_create($options)`. */
function optionsAt({ tokens }: Code, at: number): string {
  const isWrapped =
    tokens[at + 1]?.value === '(' && tokens[at + 2]?.kind === 'word' && tokens[at + 3]?.value === ')';
  return tokens[isWrapped ? at + 2 : at]?.value ?? '';
}

/**
 * The methods in the objects that a variable is assigned; undefined where there is none, or one does not show its method.
 */
export function methodsOfOptions(code: Code, name: string): readonly string[] | undefined {
  const objects = objectsOf(code, name);
  const said = objects.map(
    (opener) => methodIn(code, opener, code.partners.get(opener) ?? opener) ?? ['GET'],
  );
  return objects.length === 0 || said.some((methods) => methods.length === 0) ? undefined : said.flat();
}

/**
 * The opening brackets of the objects that a variable is assigned: `const options: RequestInit = {`, `$options = [`,
 * `= array(`.
 */
function objectsOf({ tokens, places }: Code, name: string): readonly number[] {
  return (places.get(name) ?? []).flatMap((at) => {
    // Perhaps with a type, but not `options.headers = {`.
    const isTyped = tokens[at + 1]?.value !== '.';
    const sign = [at + 1, at + 3].find(
      (ahead, index) => tokens[ahead]?.value === '=' && (index === 0 || isTyped),
    );
    if (sign === undefined) {
      return [];
    }
    const opener = tokens[sign + 1]?.kind === 'word' ? sign + 2 : sign + 1;
    const isAlone = tokens[opener + 2]?.value === ')';
    return OPENERS.includes(tokens[opener]?.value ?? '') && !isAlone ? [opener] : [];
  });
}
