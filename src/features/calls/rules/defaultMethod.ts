import type { Code } from './expressions';
import { METHOD_KEYS, methodIn, verbOf } from './saidMethods';

/** Calls that read unless they are told otherwise. */
const READS =
  /fetch|^(?:axios|useswr|usequery|urlopen|open|file_get_contents|ajax|getjson|download|load|read|list|find|request|urlrequest)|^(?:got|ky)$/i;

const OPENERS = ['{', '[', '('];
/** Calls that cannot do anything else. */
const READS_ONLY = /^(?:open|useswr|getjson|urlretrieve|readlines)$/i;
/** Arguments that say nothing. */
const LITERALS = /^(?:true|false|null|nil|none|undefined|\d+)$/i;

/** What is sent, by the name that an argument or a key has for it. */
const BODIES = /^(?:body|json|data|payload)$/i;

/**
 * What a call does that names no method: one that is known to read does so, unless its other arguments may say otherwise.
 * Nothing is known of any other: it may send what it is given.
 */
export function methodByDefault(code: Code, opener: number, closer: number, name: string): readonly string[] {
  const { tokens, openers, language } = code;
  // Python's `urlopen` and `Request` post what they are given as `data`.
  const isPython = /^(?:Request|urlopen)$/.test(name);
  const own = tokens.slice(opener + 1, closer);
  const isSent = own.some(({ value }, at) => BODIES.test(value) && own[at + 1]?.value === '=');
  if (isSent && isPython && language === 'python') {
    return ['POST'];
  }
  const others = own.flatMap(({ value }, at) => {
    const index = opener + 1 + at;
    return value === ',' && openers[index] === opener && index + 1 < closer ? [index + 1] : [];
  });
  if (READS_ONLY.test(name)) {
    return ['GET'];
  }
  // Swift's `data(from: url)`.
  const isData = language === 'swift' && name === 'data' && own[0]?.value === 'from';
  const isKnown = READS.test(name) || isData || isOfOneThatReads(code, name);
  if (isSent || !isKnown) {
    return others.length === 0 ? methodOfParameter(code, name) : [];
  }
  // Its second argument is the body.
  const isGiven =
    isPython && language === 'python' && others.length > 0 && tokens[(others[0] ?? 0) + 1]?.value !== '=';
  if (isGiven && !LITERALS.test(tokens[others[0] ?? 0]?.value ?? '')) {
    return ['POST'];
  }
  const variables = others.filter(
    (at) => tokens[at]?.kind === 'word' && !LITERALS.test(tokens[at].value) && !isBeside(tokens, at),
  );
  const isNamed = variables.some((at) => tokens[at + 1]?.value === '=');
  const said = isNamed ? [] : variables.map((at) => methodsOfOptions(code, optionsAt(code, at)));
  if (!said.every((methods) => methods !== undefined)) {
    return [];
  }
  const all = said.flat();
  return all.length === 0 ? ['GET'] : [...new Set(all)];
}

/** `const api = $fetch.create(…)`. */
function isOfOneThatReads({ tokens, places }: Code, name: string): boolean {
  return (places.get(name) ?? []).some((at) => {
    const [sign, maker, dot, made] = tokens.slice(at + 1, at + 5).map(({ value }) => value);
    return sign === '=' && dot === '.' && READS.test(maker ?? '') && /^(?:create|extend)$/.test(made ?? '');
  });
}

/** Headers, or a parameter named like one of the query, say nothing of the method. */
function isBeside(tokens: Code['tokens'], at: number): boolean {
  const name = tokens[at]?.value ?? '';
  return (
    /^headers$/i.test(name) || (tokens[at + 1]?.value === ':' && /^(?:params|query|timeout)$/i.test(name))
  );
}

/** What a function of the same file does that is not told: `function call($path, $method = 'GET')`. */
function methodOfParameter({ tokens, places, partners }: Code, name: string): readonly string[] {
  const said = (places.get(name) ?? []).flatMap((at) => {
    const closer = tokens[at + 1]?.value === '(' ? partners.get(at + 1) : undefined;
    const isDeclared = ['{', ':', '-', '->', '=>', '='].includes(tokens[(closer ?? at) + 1]?.value ?? '');
    return closer === undefined || !isDeclared ? [] : defaultsIn(tokens, at + 2, closer);
  });
  return [...new Set(said)];
}

function defaultsIn(tokens: Code['tokens'], from: number, end: number): readonly string[] {
  const key = tokens.slice(from, end).findIndex(({ value }) => METHOD_KEYS.test(value));
  const sign =
    key < 0 ? -1 : tokens.slice(from + key, from + key + 4).findIndex(({ value }) => value === '=');
  const verb = sign < 0 ? undefined : verbOf(tokens, from + key + sign + 1);
  return verb === undefined ? [] : [verb];
}

/** The variable of an argument, also of `stream_context_create($options)`. */
function optionsAt({ tokens }: Code, at: number): string {
  const isWrapped =
    tokens[at + 1]?.value === '(' && tokens[at + 2]?.kind === 'word' && tokens[at + 3]?.value === ')';
  return tokens[isWrapped ? at + 2 : at]?.value ?? '';
}

/** What an object says that a variable holds; undefined where nothing is known of it. */
function methodsOfOptions(code: Code, name: string): readonly string[] | undefined {
  const objects = objectsOf(code, name);
  const said = objects.map(
    (opener) => methodIn(code, opener, code.partners.get(opener) ?? opener) ?? ['GET'],
  );
  return objects.length === 0 || said.some((methods) => methods.length === 0) ? undefined : said.flat();
}

/** The brackets of what a variable is given: `const options: RequestInit = {`, `$options = [`, `= array(`. */
function objectsOf({ tokens, places }: Code, name: string): readonly number[] {
  return (places.get(name) ?? []).flatMap((at) => {
    const sign = [1, 3].map((ahead) => at + ahead).find((ahead) => tokens[ahead]?.value === '=');
    if (sign === undefined) {
      return [];
    }
    const opener = tokens[sign + 1]?.kind === 'word' ? sign + 2 : sign + 1;
    const isAlone = tokens[opener + 2]?.value === ')';
    return OPENERS.includes(tokens[opener]?.value ?? '') && !isAlone ? [opener] : [];
  });
}
