import { addTo } from '../../../../base/addTo';
import type { Token } from './tokens';

/** The tokens of a file, with the bracket that each stands in. */
export interface Code {
  readonly tokens: readonly Token[];
  readonly language: string;
  /** Index of the opening bracket round each token; -1 outside of all. */
  readonly openers: readonly number[];
  /** Index of the other bracket of each, whichever of the two it is. */
  readonly partners: ReadonlyMap<number, number>;
  /** Where each word stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Where each text stands that takes something out: `ENDPOINTS["invoices"]`. */
  readonly keys: ReadonlyMap<string, readonly number[]>;
}

export const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** Of brackets within one another, before one that closes. */
const MOST_LEFT_OPEN = 7;
/** In tokens. */
export const LONGEST_CHAIN = 60;

export function codeOf(tokens: readonly Token[], language: string): Code {
  const openers: number[] = [];
  const partners = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach(({ kind, value }, at) => {
    const opening = kind === 'sign' ? CLOSING[value] : undefined;
    if (opening !== undefined) {
      // Closes the last one of its kind; what was left open in between is closed with it.
      const last = open.slice(-MOST_LEFT_OPEN);
      const index = last.findLastIndex((candidate) => tokens[candidate]?.value === opening);
      if (index >= 0) {
        const [opener = -1] = open.splice(index - last.length);
        partners.set(opener, at).set(at, opener);
      }
    }
    openers.push(open.at(-1) ?? -1);
    if (kind === 'sign' && (value === '(' || value === '[' || value === '{')) {
      open.push(at);
    }
  });
  const places = placesOf(tokens, ({ kind }) => kind === 'word');
  const keys = placesOf(
    tokens,
    ({ kind }, at) => kind === 'text' && tokens[at - 1]?.value === '[' && tokens[at + 1]?.value === ']',
  );
  return { tokens, language, openers, partners, places, keys };
}

function placesOf(
  tokens: readonly Token[],
  isMeant: (token: Token, at: number) => boolean,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  tokens.forEach((token, at) => {
    if (isMeant(token, at)) {
      addTo(places, token.value, at);
    }
  });
  return places;
}

/** Whether a sign takes a member out: `a.b`, `a->b`. */
export function isMember(token: Token | undefined): boolean {
  return token?.kind === 'sign' && ['.', '->', '?->', '::', '?.'].includes(token.value);
}

/** Whether a sign goes on with a chain: in PHP a dot joins texts. */
export function isOfChain({ language }: Code, token: Token | undefined): boolean {
  return isMember(token) && !(token?.value === '.' && language === 'php');
}

/** After `a.b(c)[d]->e`. */
export function endOfChain(code: Code, first: number): number {
  const { tokens, partners } = code;
  let at = first + 1;
  while (at < first + LONGEST_CHAIN) {
    const token = tokens[at];
    if (isOfChain(code, token) && tokens[at + 1]?.kind === 'word') {
      at += 2;
    } else if (token?.kind === 'sign' && (token.value === '(' || token.value === '[')) {
      const closer = partners.get(at);
      if (closer === undefined || closer - first > LONGEST_CHAIN) {
        return at;
      }
      at = closer + 1;
    } else {
      return at;
    }
  }
  return at;
}

/** The words before a member, and where they begin: `client`, `invoices` before `all`. */
export function chainBefore(code: Code, at: number): { words: readonly string[]; first: number } {
  const { tokens, partners } = code;
  const words: string[] = [];
  let first = at;
  let back = at - 1;
  while (words.length < 8 && isOfChain(code, tokens[back])) {
    let word = back - 1;
    while (tokens[word]?.value === ')' || tokens[word]?.value === ']') {
      word = (partners.get(word) ?? 0) - 1;
    }
    const token = tokens[word];
    if (token?.kind !== 'word') {
      break;
    }
    words.unshift(token.value);
    first = word;
    back = word - 1;
  }
  return { words, first };
}
