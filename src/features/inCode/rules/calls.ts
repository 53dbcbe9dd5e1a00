import type { Block } from './blocks';
import { isCommonWord, nameOf, wordsOf } from './words';

/** What a call or a list takes: credentials by position, or anything. */
export type Takes = 'credentials' | 'anything';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Names of what starts working with the API, in any language. */
const BEGINS = setOf(
  'new client manager provider auth authenticate authorize authorise authenticated authorized login signin connect configure configured ' +
    'init initialize initialise setup credentials basic oauth',
);

/** Names of types that are made from credentials. */
const TYPES = setOf(
  'api context service session factory connection connector sdk adapter gateway wrapper authenticator config configuration ' +
    'options settings http rest',
);

/** Words that say that something is made, but not what. */
const MAKES = setOf('create make build builder get use add with from of instance default register');

/** In characters. */
const LONGEST_CALLEE = 120;

/** The name of what is called, directly before its bracket; a blank in between means a sentence. */
const CALLEE =
  /(?<isNew>\bnew\s{1,4})?(?<path>[\\\p{L}\p{N}_$@](?:[\p{L}\p{N}_$]|\\|::|[?!]?\.|\??->)*)(?:<[\w., ]{0,60}>)?$/u;
const SEPARATOR = /\\|::|[?!]?\.|\??->/;

const LIST = /^(?:array|list|tuple|listOf|arrayOf|List\.of|Arrays\.asList)$/;

/** The key that a list is assigned to: `fakturoid: [`, `'fakturoid' => array(`, `FAKTUROID: tuple[str, str] = (`. */
const GIVEN_TO =
  /(?<key>[\w$.\\-]{0,60}fakturoid[\w$.\\-]{0,60})["'`]?\]?\s{0,8}(?::[^=:;]{0,40}=|:=|=>?|:)\s{0,8}(?:array|list|tuple|listOf|arrayOf|List\.of|Arrays\.asList)?\s?$/i;

/**
 * What a block of ours takes; undefined if it is not ours.
 *
 * @param isListed whether the block contains a pair of values
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

/**
 * Whether a call has a general name, such as `new Client(` or `$manager->login(`: it belongs to whatever its file is
 * about.
 */
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

/** What a list with this key takes: credentials for `fakturoid: [`, but not for `fakturoidFiles: [`. */
export function takenByKey(key: string): Takes {
  const isPlain = wordsBesideOurs(key).every(
    (word) => BEGINS.has(word) || TYPES.has(word) || isCommonWord(word),
  );
  return isPlain ? 'credentials' : 'anything';
}

function wordsBesideOurs(text: string): readonly string[] {
  return wordsOf(text.replace(/fakturoid/gi, '_'));
}
