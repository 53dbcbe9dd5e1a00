import { isBeside, isGiven, isMember, ownKeyOf } from './chains';
import type { Shape } from './shapes';
import { type Name, nameOf } from './words';

/** The name that a value has from the text around it. */
export interface Called {
  /** The name that says what it is; undefined if nothing does. */
  readonly name: Name | undefined;
  /** The word Fakturoid is on the way to the name, outside of the name. */
  readonly isNearOurs: boolean;
  /** The text says that it is something else. */
  readonly isOther: boolean;
}

/** In characters and in lines: a name farther away belongs to something else. */
const FARTHEST = 300;
const MOST_LINES = 4;

const IDENTIFIER = /[\p{L}\p{N}_$]+(?:[-.][\p{L}\p{N}_$]+)*/gu;

/** Matches `curl -u somebody:`, and the part of an address before its password. */
const PASSWORD_FOLLOWS = /(?:(?:^|\s)(?:-u|--user|--basic)[\s=]{0,3}["']?|:\/\/)[^\s"'/]{0,100}:$/;

/** The address of a page, not of the API. */
const WEB_ADDRESS = /https?:\/\/app\.fakturoid\.cz\/(?!api\b)[^\s"'`]*/gi;

/** An object that is closed says nothing about the next one. */
const CLOSED_OBJECT = /["']?[\w-]{0,60}["']?\s?(?:=>|[:=])\s?\{[^{}]*\}/g;

/** An address before the value does not name it, except for what is in its query. */
const IN_ADDRESS = /:\/\/[^\s"'`?]*$/;

const WORDS_BEFORE = /(?:[\p{L}\p{N}_]{1,40} ){1,2}$/u;

/** The columns of an INSERT, and the values before this one. */
const INSERT = /[\w.`"]{0,60}\s{0,3}\(([^()]*)\)\s*values\s*\(([^()]*)$/i;

/** What Fakturoid sends with a webhook is a secret of the receiver, whatever its scheme. */
const OF_WEBHOOK = /auth[-_]?header["'`]?\s{0,3}(?:=>|[:=])\s{0,3}["'`]?\w{1,20}\s$/i;

/** PowerShell turns a text into a secret: `ConvertTo-SecureString '…' -AsPlainText`, `'…' | ConvertTo-SecureString`. */
const MADE_SECRET = /ConvertTo-SecureString(?:\s{1,9}-(?:String|AsPlainText|Force)){0,3}\s{1,9}["']$/i;
/** In characters, between the two parts of a pair. */
const LONGEST_PAIR = 40;
const IS_MADE_SECRET = /^["']\s{0,9}\|\s{0,9}ConvertTo-SecureString\b/i;

const CALLED_OTHER: Called = { name: undefined, isNearOurs: false, isOther: true };

/**
 * The name of a value: the nearest words before it that say something, on its line or on the lines above if nothing
 * else is there; otherwise what comes after it.
 *
 * @param previousEnd end of the previous value: what comes before that is about that one
 * @param nextStart start of the next value
 */
export function calledBy(text: string, shape: Shape, previousEnd: number, nextStart: number): Called {
  const before = text.slice(Math.max(previousEnd, shape.start - FARTHEST), shape.start);
  if (before.endsWith(':') && PASSWORD_FOLLOWS.test(before)) {
    return { name: nameOf('client_password'), isNearOurs: false, isOther: false };
  }
  if (
    OF_WEBHOOK.test(before) &&
    /webhook/i.test(text.slice(shape.start - before.length, shape.end + FARTHEST))
  ) {
    return CALLED_OTHER;
  }
  const column = columnOf(text, shape.start);
  const isColumn = column !== undefined && (column.name.says !== undefined || column.name.isOther);
  const called = isColumn ? found(column.name, column.isNearOurs) : walkBack(before);
  const isNameless = called.name === undefined && !called.isOther;
  // Directly after an id, it is the other part of a pair.
  const isAlone = previousEnd === 0 || shape.start - previousEnd > LONGEST_PAIR;
  const after = text.slice(shape.end, shape.end + 60);
  if (isNameless && isAlone && (MADE_SECRET.test(before) || IS_MADE_SECRET.test(after))) {
    return found(nameOf('client_password'), called.isNearOurs);
  }
  return isNameless && !called.isNearOurs
    ? (namedBehind(text.slice(shape.end, Math.min(nextStart, shape.end + FARTHEST / 2))) ?? called)
    : called;
}

function walkBack(before: string): Called {
  const identifiers = [...before.matchAll(IDENTIFIER)].reverse();
  const key = ownKeyOf(before);
  let isNearOurs = false;
  let passed: 'nothing' | 'checks' | 'arguments' = 'nothing';
  for (const { 0: text, index } of identifiers) {
    const between = before.slice(index + text.length);
    const lines = between.split('\n').length - 1;
    if (lines > (isNearOurs ? 0 : MOST_LINES)) {
      break;
    }
    const start = before.slice(0, index);
    if (start.endsWith('</') || (IN_ADDRESS.test(start) && /[\s"'`]/.test(between))) {
      continue;
    }
    const name = withWordsBefore(text, start);
    if (name.isOther) {
      return CALLED_OTHER;
    }
    if (key !== 'other' && isMember(start, between)) {
      passed = passed === 'nothing' ? 'checks' : passed;
      continue;
    }
    if (name.says !== undefined) {
      const isFar = passed === 'arguments' && lines > 0;
      if (passed !== 'nothing' && (isFar || !isGiven(between, key))) {
        break;
      }
      return found(name, isNearOurs || isOursBefore(start));
    }
    isNearOurs ||= name.isOurs && lines === 0 && passed === 'nothing';
    const isCall = /^\s{0,3}(?:\.\w+)?\(/.test(between);
    if (!name.isNoise && (!name.isOurs || isCall)) {
      if (name.isOurs || key === 'other' || lines > 0 || !isBeside(start, between)) {
        break;
      }
      passed = 'arguments';
    }
  }
  return { name: undefined, isNearOurs, isOther: false };
}

/** In a comment a name is written in several words: `Client ID`, `Fakturoid Client Secret`, `Tajný klíč`. */
function withWordsBefore(text: string, before: string): Name {
  const name = nameOf(text);
  const words = name.says !== undefined && name.isVague ? WORDS_BEFORE.exec(before) : null;
  const whole = words === null ? name : nameOf(`${words[0]}${text}`);
  if (name.says === 'key' && whole.says === 'secret' && !whole.isForeign) {
    return whole;
  }
  return whole.isOurs || !(whole.isVague || whole.isForeign) ? whole : name;
}

function found(name: Name, isNearOurs: boolean): Called {
  return { name, isNearOurs, isOther: name.isOther };
}

/**
 * Whether Fakturoid is named earlier on the same line: `config.fakturoid['secret']`. Web addresses of records do not
 * count: they are beside data of any kind.
 */
function isOursBefore(text: string): boolean {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return /fakturoid/i.test(line.replace(WEB_ADDRESS, '').replace(CLOSED_OBJECT, ''));
}

/** The column of an INSERT that a value is for. */
function columnOf(text: string, start: number): { name: Name; isNearOurs: boolean } | undefined {
  const before = text.slice(Math.max(0, start - 1000), start);
  const insert = /values/i.test(before) ? INSERT.exec(before) : null;
  const column = insert?.[1]?.split(',')[(insert[2] ?? '').split(',').length - 1];
  return column === undefined
    ? undefined
    : { name: nameOf(column.trim()), isNearOurs: /fakturoid/i.test(insert?.[0] ?? '') };
}

/** The name after a value: `echo … | gh secret set FAKTUROID_CLIENT_SECRET`, or a comment. */
function namedBehind(after: string): Called | undefined {
  const [line = ''] = after.split('\n', 1);
  const names = Array.from(line.matchAll(IDENTIFIER), ([text]) => nameOf(text));
  const name = names.find(({ says, isOurs, isOther }) => isOurs && says !== undefined && !isOther);
  return name && found(name, true);
}
