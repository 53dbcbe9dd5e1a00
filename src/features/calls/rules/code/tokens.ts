/** A token of code. What is filled into a text at run time is in braces: `/accounts/{slug}/users.json`. */
export interface Token {
  readonly kind: 'text' | 'word' | 'sign';
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** How far its line is indented. */
  readonly indent: number;
}

/** How comments begin and end. */
const COMMENTS = {
  slashes: { line: ['//'], block: ['/*', '*/'] },
  both: { line: ['//', '#'], block: ['/*', '*/'] },
  hash: { line: ['#'], block: undefined },
  dashes: { line: ['--'], block: ['/*', '*/'] },
  semicolon: { line: [';'], block: undefined },
} as const;
const COMMENT_STYLES: Readonly<Record<string, keyof typeof COMMENTS>> = {
  php: 'both',
  python: 'hash',
  ruby: 'hash',
  perl: 'hash',
  elixir: 'hash',
  r: 'hash',
  powershell: 'hash',
  yaml: 'hash',
  sql: 'dashes',
  plsql: 'dashes',
  lua: 'dashes',
  clojure: 'semicolon',
};

/** Languages in which apostrophes enclose one character, or begin a lifetime. */
const HAVE_CHARACTERS = ['go', 'csharp', 'java', 'kotlin', 'rust', 'scala', 'c', 'cpp', 'clojure'];

/** Languages whose texts may contain code in plain braces: `f"{path}"`. */
const HAVE_PLAIN_BRACES = ['python', 'csharp'];
/** Code in a text that may send a request: `get(path)`, Ruby's `client.users.current`. */
const HAS_CALL = /\w[(!?]|(?:\.|->)\w+(?:\.|->)\w/;

const WORD = /[\p{L}\p{N}_]/u;
const WHOLE_WORD = /[\p{L}\p{N}_]+/uy;
const SIGNS = ['...', '?->', '->', '=>', '::', '?.', ':=', '||', '..', '<>', '&&'];
/** Letters before a text that belong to it: `f"…"`, `r'…'`, `rb"…"`. */
const PREFIX = /^[fFrRbBuU]{1,2}$/;
/** In characters: the longest code in braces that is read as filled in. */
const LONGEST_FILLED_IN = 300;

/** Splits code into tokens, without comments and white space, in one pass. Never throws, whatever the text. */
export function tokenize(text: string, language: string): readonly Token[] {
  return new Reader(text, language).read();
}

class Reader {
  readonly #text: string;
  readonly #language: string;
  readonly #comments: (typeof COMMENTS)[keyof typeof COMMENTS];
  readonly #hasCharacters: boolean;
  readonly #hasDecorators: boolean;
  readonly #isPage: boolean;
  readonly #hasPlainBraces: boolean;
  readonly #tokens: Token[] = [];
  /** Ranges of code inside texts. */
  readonly #insides: { readonly start: number; readonly end: number }[] = [];
  #at = 0;
  #line = 0;
  #indent: number;

  constructor(text: string, language: string) {
    this.#text = text;
    this.#indent = indentAt(text, 0);
    this.#comments = COMMENTS[COMMENT_STYLES[language] ?? 'slashes'];
    this.#hasDecorators = language === 'python';
    this.#isPage = language === 'html';
    this.#hasPlainBraces = HAVE_PLAIN_BRACES.includes(language);
    this.#language = language;
    this.#hasCharacters = HAVE_CHARACTERS.includes(language);
  }

  read(): readonly Token[] {
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (character === '\n') {
        this.#line++;
        this.#at++;
        this.#indent = indentAt(this.#text, this.#at);
      } else if (character === ' ' || character === '\t' || character === '\r' || this.#skipComment()) {
        this.#at += character === ' ' || character === '\t' || character === '\r' ? 1 : 0;
      } else if (this.#isApostrophe()) {
        this.#at++;
      } else if (character === '"' || character === "'" || character === '`') {
        this.#readText(character);
      } else if (WORD.test(character)) {
        this.#readWord();
      } else {
        this.#readSign();
      }
    }
    this.#insides.forEach((inside) => this.#readInside(inside));
    return this.#tokens;
  }

  /** Appends the code inside a text after all other tokens, as a statement of its own. */
  #readInside({ start, end }: { readonly start: number; readonly end: number }): void {
    const own = new Reader(this.#text.slice(start, end), this.#language).read();
    const line = ++this.#line;
    this.#tokens.push({ kind: 'sign', value: ';', start, end: start, line, indent: 0 });
    own.forEach((token) =>
      this.#tokens.push({ ...token, start: token.start + start, end: token.end + start, line, indent: 0 }),
    );
  }

  /** Whether the next character is an apostrophe in a word of a page: `don't`. */
  #isApostrophe(): boolean {
    return this.#isPage && /^\p{L}'\p{L}/u.test(this.#text.slice(Math.max(0, this.#at - 1), this.#at + 2));
  }

  #skipComment(): boolean {
    const { line, block } = this.#comments;
    const isLine = line.some((opening) => this.#text.startsWith(opening, this.#at));
    // `#[…]` is an attribute of PHP.
    if (isLine && !this.#text.startsWith('#[', this.#at)) {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      return true;
    }
    if (block !== undefined && this.#text.startsWith(block[0], this.#at)) {
      const end = this.#text.indexOf(block[1], this.#at + 2);
      this.#moveTo(end < 0 ? this.#text.length : end + 2);
      return true;
    }
    return false;
  }

  #readWord(): void {
    const start = this.#at;
    WHOLE_WORD.lastIndex = start;
    const [value = ''] = WHOLE_WORD.exec(this.#text) ?? [];
    this.#at += value.length;
    const isPrefix = PREFIX.test(value) && /["']/.test(this.#text.charAt(this.#at));
    if (!isPrefix) {
      this.#push('word', value, start);
    }
    // Elixir's `@base "https://…"`.
    const before = this.#text.slice(Math.max(0, start - 2), start);
    if (
      this.#language === 'elixir' &&
      /^\s?@$/.test(before) &&
      /^ ["~]/.test(this.#text.slice(this.#at, this.#at + 2))
    ) {
      this.#push('sign', '=', this.#at);
    }
  }

  #readSign(): void {
    const start = this.#at;
    const value =
      SIGNS.find((sign) => this.#text.startsWith(sign, start)) ??
      String.fromCodePoint(this.#text.codePointAt(start) ?? 0);
    this.#at += value.length;
    // Sigils of variables and instance variables mean nothing here; in Python, `@` marks a decorator.
    if (value !== '$' && (value !== '@' || this.#hasDecorators)) {
      this.#push('sign', value, start);
    }
  }

  #readText(quote: string): void {
    const start = this.#at;
    if (quote === "'" && this.#hasCharacters) {
      const [whole = quote] = /^'(?:\\.|[^\\'\n])'/.exec(this.#text.slice(start, start + 4)) ?? [];
      this.#at += whole.length;
      return;
    }
    const closing = this.#text.startsWith(quote.repeat(3), start) && quote !== '`' ? quote.repeat(3) : quote;
    const isMultiline = closing.length === 3 || quote === '`';
    let value = '';
    let at = start + closing.length;
    while (at < this.#text.length && !this.#text.startsWith(closing, at)) {
      const character = this.#text.charAt(at);
      // An apostrophe in running text, for example, never closes.
      if (character === '\n' && !isMultiline) {
        break;
      }
      const filled = filledIn(this.#text, at);
      if (filled !== undefined) {
        // Java fills nothing in: `${shop.url}` is the key of a setting, and its words are no names in the code.
        value += this.#language === 'java' ? filled.value.replaceAll('.', '-') : filled.value;
        this.#keepInside(at, filled.end);
        at = filled.end;
      } else if (character === '\\') {
        value += this.#text.charAt(at + 1);
        at += 2;
      } else {
        value += character;
        at++;
      }
    }
    const line = this.#line;
    const indent = this.#indent;
    this.#moveTo(Math.min(this.#text.length, this.#text.startsWith(closing, at) ? at + closing.length : at));
    this.#tokens.push({ kind: 'text', value, start, end: this.#at, line, indent });
  }

  #keepInside(at: number, end: number): void {
    const whole = this.#text.slice(at, end);
    const opening = /^(?:[$#]\{|\\\(|\{(?=\$))/.exec(whole)?.[0] ?? (this.#hasPlainBraces ? '{' : undefined);
    if (opening !== undefined && HAS_CALL.test(whole.slice(opening.length))) {
      this.#insides.push({ start: at + opening.length, end: end - 1 });
    }
  }

  #push(kind: Token['kind'], value: string, start: number): void {
    this.#tokens.push({ kind, value, start, end: this.#at, line: this.#line, indent: this.#indent });
  }

  #moveTo(end: number): void {
    for (
      let at = this.#text.indexOf('\n', this.#at);
      at >= 0 && at < end;
      at = this.#text.indexOf('\n', at + 1)
    ) {
      this.#line++;
    }
    this.#at = end;
  }
}

const BLANKS = /[ \t]*/y;

function indentAt(text: string, start: number): number {
  BLANKS.lastIndex = start;
  return BLANKS.exec(text)?.[0].length ?? 0;
}

/**
 * The placeholder at a place of a text, in any language: `${x}`, `#{x}`, `%{x}`, `{x}`, `\(x)`, `$x`, `%d`, `%<x>d`,
 * `:id`, `<id>`.
 */
function filledIn(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const character = text.charAt(at);
  const next = text.charAt(at + 1);
  if (character === '{' || ((character === '$' || character === '#') && next === '{')) {
    return bracketed(text, character === '{' ? at : at + 1, '{', '}');
  }
  // Ruby's `%{x}`.
  if (character === '%' && next === '{') {
    return bracketed(text, at + 1, '{', '}');
  }
  if (character === '\\' && next === '(') {
    return bracketed(text, at + 1, '(', ')');
  }
  if (!'$%:<'.includes(character) || character === '') {
    return undefined;
  }
  const ahead = text.slice(at, at + 60);
  const match =
    /^\$[A-Za-z_]\w*(?:->\w+|\[['"]?\w+['"]?\])*/.exec(ahead) ??
    /^%(?:\d+\$|<\w+>)?[sdvi](?![0-9A-Za-z])/.exec(ahead) ??
    (text.charAt(at - 1) === '/' ? (/^:[a-z_]\w*/i.exec(ahead) ?? /^<\w+>/.exec(ahead)) : null);
  return match === null
    ? undefined
    : { value: placeholder(match[0].replace(/^(%<\w+>).$/, '$1')), end: at + match[0].length };
}

function bracketed(
  text: string,
  start: number,
  opening: string,
  closing: string,
): { readonly value: string; readonly end: number } | undefined {
  let depth = 0;
  const limit = Math.min(text.length, start + LONGEST_FILLED_IN);
  for (let at = start; at < limit; at++) {
    const character = text.charAt(at);
    if (character === opening) {
      depth++;
    } else if (character === closing && --depth === 0) {
      return { value: placeholder(text.slice(start + 1, at)), end: at + 1 };
    }
  }
  return undefined;
}

/** The words of an expression in braces, so that a variable can be looked up: `{this.base}`. */
export function placeholder(expression: string): string {
  return `{${(expression.match(/[\p{L}\p{N}_]+/gu) ?? []).slice(0, 6).join('.')}}`;
}
