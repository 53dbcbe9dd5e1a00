import { addTo } from '../../../../base/addTo';
import type { Token } from './tokens';

/** The tokens of a file, with the bracket around each. */
export interface Code {
  readonly tokens: readonly Token[];
  readonly language: string;
  /** Index of the opening bracket around each token; -1 outside of all. */
  readonly openers: readonly number[];
  /** Index of the matching bracket for each bracket, opening or closing. */
  readonly partners: ReadonlyMap<number, number>;
  /** Indexes of the tokens of each word. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Indexes of the texts that are used as a key: `ENDPOINTS["invoices"]`. */
  readonly keys: ReadonlyMap<string, readonly number[]>;
}

export const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** How many open brackets are looked through for the one that a bracket closes. */
const MOST_LEFT_OPEN = 7;
/** In tokens: the longest chain of members, calls and keys. */
export const LONGEST_CHAIN = 60;

/** Matches the brackets of tokens and indexes their words, once for everything that reads them. */
export function codeOf(tokens: readonly Token[], language: string): Code {
  const openers: number[] = [];
  const partners = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach(({ kind, value }, at) => {
    const opening = kind === 'sign' ? CLOSING[value] : undefined;
    if (opening !== undefined) {
      // A bracket closes the last open one of its kind, and all that were left open in between.
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

/** Whether a sign accesses a member: `a.b`, `a->b`. */
export function isMember(token: Token | undefined): boolean {
  return token?.kind === 'sign' && ['.', '->', '?->', '::', '?.'].includes(token.value);
}

/** Whether a sign continues a chain. In PHP, a dot joins texts instead. */
export function isOfChain({ language }: Code, token: Token | undefined): boolean {
  return isMember(token) && !(token?.value === '.' && language === 'php');
}

/** The index after a chain: `a.b(c)[d]->e`. */
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

/** The words before a member, with the index of the first: `client`, `invoices` before `all`. */
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
