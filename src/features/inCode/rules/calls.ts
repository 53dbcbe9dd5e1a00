import type { Block } from './blocks';
import { isCommonWord, nameOf, wordsOf } from './words';

/** What a call or a list takes: credentials by their places, or whatever it may be. */
export type Takes = 'credentials' | 'anything';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What begins to work with the API, whichever language it is written in. */
const BEGINS = setOf(
  'new client manager provider auth authenticate authorize authorise authenticated authorized login signin connect configure configured ' +
    'init initialize initialise setup credentials basic oauth',
);

/** What is made of credentials, where it is a type. */
const TYPES = setOf(
  'api context service session factory connection connector sdk adapter gateway wrapper authenticator config configuration ' +
    'options settings http rest',
);

/** Say that something is made, and not what. */
const MAKES = setOf('create make build builder get use add with from of instance default register');

/** In characters. */
const LONGEST_CALLEE = 120;

/** What is called, joined to its bracket; before a blank stands a sentence. */
const CALLEE =
  /(?<isNew>\bnew\s{1,4})?(?<path>[\\\p{L}\p{N}_$@](?:[\p{L}\p{N}_$]|\\|::|[?!]?\.|\??->)*)(?:<[\w., ]{0,60}>)?$/u;
const SEPARATOR = /\\|::|[?!]?\.|\??->/;

const LIST = /^(?:array|list|tuple|listOf|arrayOf|List\.of|Arrays\.asList)$/;

/** What a list is given to: `fakturoid: [`, `'fakturoid' => array(`, `FAKTUROID: tuple[str, str] = (`. */
const GIVEN_TO =
  /(?<key>[\w$.\\-]{0,60}fakturoid[\w$.\\-]{0,60})["'`]?\]?\s{0,8}(?::[^=:;]{0,40}=|:=|=>?|:)\s{0,8}(?:array|list|tuple|listOf|arrayOf|List\.of|Arrays\.asList)?\s?$/i;

/**
 * What a block of ours takes; undefined where it is none of ours.
 *
 * @param isListed a pair of values stands in it
 */
export function takenBy(
  text: string,
  { header, bracket, start }: Block,
  isListed: boolean,
): Takes | undefined {
  if (bracket === '{' || bracket === undefined || nameOf(header).isOther) {
    return undefined;
  }
  const callee = calleeBefore(text, start);
  if (bracket === '(' && callee !== undefined && !LIST.test(callee.path)) {
    return takenByCall(callee, isListed);
  }
  const key = callee === undefined || bracket === '(' ? GIVEN_TO.exec(header)?.groups?.['key'] : undefined;
  return key === undefined ? undefined : takenByKey(key);
}

/** `new Client(`, `$manager->login(`: it is of whatever its file is about. */
export function isGeneralCall(text: string, { header, bracket, start }: Block): boolean {
  const path = bracket === '(' ? calleeBefore(text, start)?.path : undefined;
  return (
    path !== undefined && /\b(?:client|manager|provider|auth|login)$/i.test(path) && !nameOf(header).isOther
  );
}

interface Callee {
  readonly path: string;
  readonly isNew: boolean;
}

function calleeBefore(text: string, bracket: number): Callee | undefined {
  const groups = CALLEE.exec(text.slice(Math.max(0, bracket - LONGEST_CALLEE), bracket))?.groups;
  const path = groups?.['path'];
  return path === undefined ? undefined : { path, isNew: groups?.['isNew'] !== undefined };
}

function takenByCall({ path, isNew }: Callee, isListed: boolean): Takes | undefined {
  const parts = path.split(SEPARATOR);
  const ours = parts.findLastIndex((part) => /fakturoid/i.test(part));
  if (ours === -1) {
    return undefined;
  }
  const last = parts.at(-1) ?? '';
  const isOurs = ours === parts.length - 1;
  const words = parts.slice(ours).flatMap(wordsBesideOurs);
  const isType = isOurs || isNew || /^\p{Lu}/u.test(last);
  const begins = words.some((word) => BEGINS.has(word) || (isType && TYPES.has(word)));
  const isKnown = words.every(
    (word) => BEGINS.has(word) || TYPES.has(word) || MAKES.has(word) || isCommonWord(word),
  );
  const isMade = isOurs && words.every((word) => MAKES.has(word));
  return (isKnown && begins) || isMade || (isNew && isListed) ? 'credentials' : 'anything';
}

/** `fakturoid: [`, and not `fakturoidFiles: [`. */
export function takenByKey(key: string): Takes {
  const isPlain = wordsBesideOurs(key).every(
    (word) => BEGINS.has(word) || TYPES.has(word) || isCommonWord(word),
  );
  return isPlain ? 'credentials' : 'anything';
}

function wordsBesideOurs(text: string): readonly string[] {
  return wordsOf(text.replace(/fakturoid/gi, '_'));
}
