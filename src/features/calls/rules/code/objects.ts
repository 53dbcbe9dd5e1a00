import { classAround } from './classes';
import type { Code } from './code';
import { DECLARES, isChanged, LONGEST_TARGETS, MOST_PLACES, valueUntil } from './values';

/** How many classes that extend one another are followed. */
const LEVELS = 3;

/**
 * Whether a text belongs to the object that a member is read from: for `paths.invoices` to `paths`, for `this.path` to the
 * class around it or to one that extends this class.
 */
export function isOfObject(code: Code, words: readonly string[], part: number, at: number): boolean {
  const { tokens, openers } = code;
  const [object = '', ...rest] = words;
  if (rest.length === 0 || /^\p{Lu}/u.test(words.at(-1) ?? '')) {
    return true;
  }
  if (/^(?:this|self|cls|static)$/.test(object)) {
    return isOfClass(code, part, at);
  }
  const holders = new Set<string>();
  for (let opener = openers[part] ?? -1; opener >= 0; opener = openers[opener] ?? -1) {
    const { line } = tokens[opener] ?? {};
    tokens
      .slice(Math.max(0, opener - LONGEST_TARGETS), opener)
      .filter((token) => token.kind === 'word' && token.line === line && !DECLARES.test(token.value))
      .forEach(({ value }) => holders.add(value));
  }
  const own = classAround(code, part)?.name;
  const isHeld = (name: string): boolean => name === own || holders.has(name);
  const given = (code.places.get(object) ?? [])
    .map((place) => wordsGiven(code, place))
    .filter((one) => one.length > 0);
  if (words.some((word) => holders.has(word) && isReplaced(code, word, part))) {
    return false;
  }
  return words.some(isHeld) || (given.length > 0 && given.every((one) => one.some(isHeld)));
}

/** Whether an object is replaced or changed as a whole elsewhere. */
function isReplaced(code: Code, name: string, part: number): boolean {
  const { tokens } = code;
  const places = code.places.get(name) ?? [];
  return places.slice(0, MOST_PLACES).some((place) => {
    const [sign, next] = tokens.slice(place + 1, place + 3).map(({ value }) => value);
    const end = sign === '=' && next !== '=' ? (valueUntil(code, place + 2) ?? place) : undefined;
    const isOther = end !== undefined && !(place < part && part < end);
    return isOther || isChanged(code, place);
  });
}

/**
 * The words of the value or the type of a name, or of what it loops over: `resource = RESOURCES[kind]`,
 * `for (const one of RESOURCES)`.
 */
function wordsGiven({ tokens }: Code, place: number): readonly string[] {
  const [before, , after] = tokens.slice(Math.max(0, place - 1), place + 2);
  const sign = after?.value ?? '';
  const isGiven = ['=', ':=', 'of', 'in', ':'].includes(sign) || before?.value === 'as';
  const line = tokens[place]?.line;
  const from = before?.value === 'as' ? place - LONGEST_TARGETS : place + 1;
  const own = isGiven ? tokens.slice(Math.max(0, from), place + LONGEST_TARGETS) : [before, after];
  return own.flatMap((token) =>
    token?.kind === 'word' && token.line === line && !DECLARES.test(token.value) ? token.value : [],
  );
}

/** Whether a text is in the class around a place, or in one that extends it. */
export function isOfClass(code: Code, part: number, at: number): boolean {
  const asked = classAround(code, at);
  let own = classAround(code, part);
  for (let level = 0; own !== undefined && asked !== undefined && level <= LEVELS; level++) {
    if (own.from === asked.from || own.parents.includes(asked.name)) {
      return true;
    }
    const declared = own.parents.flatMap((name) => code.places.get(name) ?? []);
    const parent = declared.find((place) => code.tokens[place - 1]?.value === 'class');
    own = parent === undefined ? undefined : classAround(code, parent);
  }
  return asked === undefined;
}
