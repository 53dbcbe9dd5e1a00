import type { ShellTable } from './shellTables';
import { type ShellWord, shellWords } from './shellWords';

/** `ARGS=(`, `OPTIONS="-s`, `METHOD=POST`, `$method = 'POST'`. */
const GIVEN = /(?<![\w-])\$?(\w+)[ \t]?(\+?=)[ \t]?(\(|["']-|["']?(?:GET|HEAD|POST|PUT|PATCH|DELETE)\b|\S)/gi;
const VERB = /^["']?(?:GET|HEAD|POST|PUT|PATCH|DELETE)$/i;
/** In characters. */
const LONGEST = 2_000;

/** What a script keeps of options and methods in variables. */
export class ShellVariables {
  readonly #options = new Map<string, readonly ShellWord[]>();
  /** Without a method where it is not one, or not one only. */
  readonly #verbs = new Map<string, string | undefined>();
  readonly #tables = new Map<string, string | undefined>();
  readonly #addresses = new Map<string, ShellWord>();

  constructor(text: string, tables: readonly ShellTable[]) {
    for (const { 1: name = '', 2: sign, 3: value = '', index, 0: whole } of text.matchAll(GIVEN)) {
      if (value === '(' || /^["']-/.test(value)) {
        const inside = text.slice(index + whole.length - (value === '(' ? 0 : 1), index + LONGEST);
        const end = inside.search(value === '(' ? /\)/ : /["']/);
        const words = shellWords(inside.slice(0, end < 0 ? undefined : end).replace(/\r?\n/g, ' '));
        this.#options.set(name, [...(sign === '+=' ? (this.#options.get(name) ?? []) : []), ...words]);
      } else {
        const verb = VERB.test(value) ? value.replace(/["']/, '').toUpperCase() : undefined;
        this.#verbs.set(name, this.#verbs.has(name) && this.#verbs.get(name) !== verb ? undefined : verb);
      }
    }
    for (const { name = '', uri, method } of tables) {
      if (uri !== undefined) {
        this.#addresses.set(name, uri);
      }
      this.#tables.set(name, method === undefined ? 'GET' : this.verb(method.text));
    }
  }

  /** Words, with the options that arrays hold. */
  filledIn(words: readonly ShellWord[]): readonly ShellWord[] {
    return words.flatMap((word) => {
      const [, name] = /^\{(\w+)\}$/.exec(word.text) ?? [];
      return this.#options.get(name ?? '') ?? [word];
    });
  }

  /** The method that a word is, or that the variable has which it is; undefined for any other. */
  verb(word: string | undefined): string | undefined {
    const [, name] = /^\{(\w+)\}$/.exec(word ?? '') ?? [];
    return name === undefined
      ? word === undefined || word.includes('{')
        ? undefined
        : word.toUpperCase()
      : this.#verbs.get(name);
  }

  /** The address in a table that a request is given as a whole. */
  addressOfTable(name: string): ShellWord | undefined {
    return this.#addresses.get(name);
  }

  /** The method of a table that a request is given as a whole; undefined where that is not known. */
  methodOfTable(name: string): string | undefined {
    return this.#tables.get(name);
  }
}
