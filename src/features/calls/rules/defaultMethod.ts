import type { Code } from './expressions';
import { methodIn } from './saidMethods';

/** Calls that read unless they are told otherwise. */
const READS =
  /fetch|^(?:axios|got|ky|useswr|urlopen|open|file_get_contents|ajax|getjson|download|load|read|list|find)/i;

const OPENERS = ['{', '[', '('];
/** Calls that cannot do anything else. */
const READS_ONLY = /^(?:open|useswr|getjson|urlretrieve|readlines)$/i;
/** Arguments that say nothing. */
const LITERALS = /^(?:true|false|null|nil|none|undefined|\d+)$/i;

/** What a call does that names no method: it reads, unless its other arguments may say otherwise. */
export function methodByDefault(code: Code, opener: number, closer: number, name: string): readonly string[] {
  const { tokens, openers, language } = code;
  // Python's `urlopen` and `Request` post what they are given as `data`.
  const isPython = /^(?:Request|urlopen)$/.test(name);
  const own = tokens.slice(opener + 1, closer);
  if (isPython && own.some(({ value }, at) => value === 'data' && own[at + 1]?.value === '=')) {
    return ['POST'];
  }
  const others = own.flatMap(({ value }, at) => {
    const index = opener + 1 + at;
    return value === ',' && openers[index] === opener && index + 1 < closer ? [index + 1] : [];
  });
  if (others.length === 0 || READS_ONLY.test(name)) {
    return ['GET'];
  }
  // Its second argument is the body.
  const isGiven = isPython && language === 'python' && tokens[(others[0] ?? 0) + 1]?.value !== '=';
  if (isGiven && !LITERALS.test(tokens[others[0] ?? 0]?.value ?? '')) {
    return ['POST'];
  }
  const variables = others.filter((at) => tokens[at]?.kind === 'word' && !LITERALS.test(tokens[at].value));
  const isNamed = variables.some((at) => tokens[at + 1]?.value === '=');
  if (!READS.test(name) && !isNamed) {
    return own.some(({ value }) => value === 'headers') ? ['GET'] : [];
  }
  const said = isNamed ? [] : variables.map((at) => methodsOfOptions(code, optionsAt(code, at)));
  if (!said.every((methods) => methods !== undefined)) {
    return [];
  }
  const all = said.flat();
  return all.length === 0 ? ['GET'] : [...new Set(all)];
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
