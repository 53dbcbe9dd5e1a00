import { nextTurn } from '../base/nextTurn';
import { FakturoidError } from './errors';

/** Far more than the three levels that the API uses; deeper JSON would only block the process. */
const MAX_DEPTH = 32;
/** So many brackets parse in milliseconds however they are nested: looking closer costs more than it saves. */
const HARMLESS_BRACKETS = 64 * 1024;
/** A longer text is parsed in a turn of its own. */
const LENGTH_PER_TURN = 64 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Parses the body of an answer of success.
 *
 * @param contentType the header, where there was one. It is not relied on, but a page for people is never parsed.
 * @throws FakturoidError `invalidResponse` with `notJson` or `tooDeep`
 */
export function parseJson(text: string, contentType: string | null): unknown {
  check(text, contentType);
  return parse(text);
}

/** As {@link parseJson}; what a long text takes is spread over two turns of the event loop. */
export async function parseJsonInTurns(text: string, contentType: string | null): Promise<unknown> {
  check(text, contentType);
  if (text.length > LENGTH_PER_TURN) await nextTurn();
  return parse(text);
}

function check(text: string, contentType: string | null): void {
  if (contentType && /^\s*(text\/html|application\/xhtml)/i.test(contentType)) throw invalid('notJson');
  if (hasManyBrackets(text) && isDeep(text)) throw invalid('tooDeep');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('notJson');
  }
}

/** Parses the body of an error, which may be anything. Never throws; `undefined` when it is not JSON. */
export function tryParseJson(text: string): unknown {
  try {
    return parseJson(text, null);
  } catch {
    return undefined;
  }
}

/** Ten thousand users have a third of so many. Those within strings are counted too, which does no harm. */
function hasManyBrackets(text: string): boolean {
  if (text.length <= HARMLESS_BRACKETS) return false;
  let left = HARMLESS_BRACKETS;
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (--left < 0) return true;
    }
  }
  return false;
}

/** Counts brackets outside of strings, before parsing: V8 needs seconds for some megabytes of nested arrays. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = endOfString(text, index);
      continue;
    }
    // `[` and `{`, `]` and `}` differ in one bit only.
    const bracket = code | 0x20;
    if (bracket === 0x7b && ++depth > MAX_DEPTH) return true;
    if (bracket === 0x7d) depth--;
  }
  return false;
}

/** Jumping from quote to quote is three times as fast as reading every character. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) first--;
    if ((end - first) % 2 === 0) return end;
  }
  return text.length;
}

function invalid(reason: 'notJson' | 'tooDeep'): FakturoidError {
  return new FakturoidError({ kind: 'invalidResponse', reason });
}
