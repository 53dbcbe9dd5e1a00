import type { ShellTable } from './shellTables';
import { type ShellWord, shellWords } from './shellWords';

/** An assignment of options or a method: `ARGS=(`, `OPTIONS="-s`, `METHOD=POST`, `$method = 'POST'`. */
const GIVEN = /(?<![\w-])\$?(\w+)[ \t]?(\+?=)[ \t]?(\(|["']-|["']?(?:GET|HEAD|POST|PUT|PATCH|DELETE)\b|\S)/gi;
const VERB = /^["']?(?:GET|HEAD|POST|PUT|PATCH|DELETE)$/i;
/** In characters: how far the options in a variable are read. */
const LONGEST = 2_000;

/** Options, methods and addresses that a script keeps in variables: `METHOD=POST`, `ARGS=(-s -X POST)`. */
export class ShellVariables {
  readonly #options = new Map<string, readonly ShellWord[]>();
  /** Undefined where the value is no method, or not always the same one. */
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

  /** The words, with variables replaced by the options in them. */
  filledIn(words: readonly ShellWord[]): readonly ShellWord[] {
    return words.flatMap((word) => {
      const [, name] = /^\{(\w+)\}$/.exec(word.text) ?? [];
      return this.#options.get(name ?? '') ?? [word];
    });
  }

  /** The method that a word is, or that its variable contains; undefined for any other word. */
  verb(word: string | undefined): string | undefined {
    const [, name] = /^\{(\w+)\}$/.exec(word ?? '') ?? [];
    return name === undefined
      ? word === undefined || word.includes('{')
        ? undefined
        : word.toUpperCase()
      : this.#verbs.get(name);
  }

  /** The address in a table that a request gets as a whole: `irm @request`. */
  addressOfTable(name: string): ShellWord | undefined {
    return this.#addresses.get(name);
  }

  /** The method in a table that a request gets as a whole; undefined where it is not known. */
  methodOfTable(name: string): string | undefined {
    return this.#tables.get(name);
  }
}
