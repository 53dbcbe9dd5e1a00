import { type Code, endOfChain, isOfChain, LONGEST_CHAIN } from './code';
import { filledWith, formatAt } from './formats';
import { separatorOf } from './separators';
import { placeholder, type Token } from './tokens';

/** A text that is put together at run time. */
export interface Expression {
  /** The text, with placeholders in braces: `{BASE}/users.json`. */
  readonly value: string;
  /** The first token, and the one after the last. */
  readonly first: number;
  readonly end: number;
}

/** In tokens: how much of an operand is read. */
const LONGEST_OPERAND = 60;
/** How many operands are joined; no address has more. */
const MOST_OPERANDS = 20;
const JOINED = /^\{[^{}]*\}\/?\{/;
/** Words that are no operand, as the first one of `return [base, path].join("/")`. */
const NO_OPERAND = /^(?:\d.*|return|yield|throw|else|case)$/;
/** Modules with joining functions; their names are no part of the result. */
const MODULES =
  /^(?:os|path|posix|posixpath|urls?|urllib|parse|strings?|filepath|paths?|file|uri|enum|str|std|http|net)$/i;
const MAKES_ADDRESS = /^(?:URL|URI|Uri|Url|url|uri)$/;
/** Types that a cast names: PHP's `(int) $id`. */
const CASTS = /^(?:int|integer|string|str|float|bool)$/i;

/** Every text of the code, with all that it is joined to: `{BASE}/users.json` for `BASE + "/users.json"`. */
export function expressionsOf(code: Code): readonly Expression[] {
  const found: Expression[] = [];
  for (let at = 0; at < code.tokens.length;) {
    const expression = readExpression(code, at);
    if (expression === undefined) {
      at++;
    } else {
      found.push(expression);
      at = expression.end;
    }
  }
  return found;
}

function readExpression(code: Code, first: number): Expression | undefined {
  const whole = readWhole(code, first);
  // `BASE + path` has no text of its own.
  const isJoined =
    whole !== undefined &&
    JOINED.test(whole.value) &&
    code.tokens.slice(first, whole.end).every(({ kind }) => kind !== 'text');
  return whole?.isText === true || isJoined
    ? { value: addedTo(code, first) + whole.value, first, end: whole.end }
    : undefined;
}

/** The name that a text is added to: `url += "/invoices.json"`. */
function addedTo({ tokens }: Code, first: number): string {
  const [name, plus, sign] = tokens.slice(Math.max(0, first - 3), first);
  const isAdded =
    name?.kind === 'word' && plus?.value === '+' && sign?.value === '=' && plus.end === sign.start;
  return isAdded ? placeholder(name.value) : '';
}

/** The value that begins at a token, with all that is joined to it. */
export function readWhole(code: Code, first: number): Operand | undefined {
  let whole = readOperand(code, first);
  for (let count = 1; whole !== undefined && count < MOST_OPERANDS; count++) {
    const { value, isText, end } = whole;
    const joint = jointAt(code, end, isText);
    const operand = joint === undefined ? undefined : readPart(code, end + joint.length);
    if (joint === undefined || operand === undefined) {
      break;
    }
    whole = {
      value: value + joint.separator + operand.value,
      isText: isText || operand.isText,
      end: operand.end,
    };
  }
  return whole;
}

interface Joint {
  /** In tokens. */
  readonly length: 0 | 1;
  /** The text between the two operands. */
  readonly separator: '' | '/';
}

/** The joint between two operands; undefined where nothing joins them. */
function jointAt({ tokens, language }: Code, at: number, isText: boolean): Joint | undefined {
  const token = tokens[at];
  const isJoin =
    token?.kind === 'sign' &&
    (token.value === '+' ||
      (token.value === '.' && language === 'php') ||
      (['..', '||', '<>', '&'].includes(token.value) &&
        ['lua', 'sql', 'plsql', 'elixir', 'vb', 'powerquery'].includes(language)));
  if (isJoin) {
    return { length: 1, separator: '' };
  }
  if (token?.value === '/' && ['python', 'scala'].includes(language)) {
    return { length: 1, separator: '/' };
  }
  // Python joins adjacent texts.
  const isAdjacent = isText && token?.kind === 'text' && tokens[at - 1]?.kind === 'text';
  return isAdjacent && language === 'python' ? { length: 0, separator: '' } : undefined;
}

interface Operand {
  readonly value: string;
  readonly isText: boolean;
  readonly end: number;
}

/** An operand after a joint: also PHP's `(int) $id`, or a bracket without an address, `(id ?? 0)`. */
function readPart(code: Code, at: number): Operand | undefined {
  const { tokens, partners } = code;
  const closer = tokens[at]?.value === '(' ? partners.get(at) : undefined;
  if (closer === undefined || closer - at > LONGEST_OPERAND) {
    return readOperand(code, at);
  }
  const inner = tokens.slice(at + 1, closer);
  if (CASTS.test(inner.map(({ value }) => value).join(''))) {
    return readOperand(code, closer + 1);
  }
  const isPlain = inner.every(({ kind, value }) => kind !== 'text' || !/[/.]/.test(value));
  const words = inner.filter(({ kind }) => kind === 'word').map(({ value }) => value);
  return isPlain
    ? { value: placeholder(words.join('.')), isText: false, end: endOfChain(code, closer) }
    : undefined;
}

/** Operands that were read already: those inside others would be read several times. */
const operands = new WeakMap<Code, Map<number, Operand | undefined>>();

function readOperand(code: Code, from: number): Operand | undefined {
  const known = operands.get(code) ?? new Map<number, Operand | undefined>();
  operands.set(code, known);
  if (!known.has(from)) {
    known.set(from, readOneOperand(code, from));
  }
  return known.get(from);
}

function readOneOperand(code: Code, from: number): Operand | undefined {
  // Rust's `&path`.
  const at = code.language === 'rust' && code.tokens[from]?.value === '&' ? from + 1 : from;
  const token = code.tokens[at];
  const joined = readJoined(code, at) ?? readFormat(code, at);
  if (joined !== undefined) {
    return joined;
  }
  if (token?.kind === 'text') {
    return { value: token.value, isText: true, end: at + 1 };
  }
  if (token?.kind !== 'word' || NO_OPERAND.test(token.value)) {
    return undefined;
  }
  const end = endOfChain(code, at);
  const words = code.tokens
    .slice(at, end)
    .filter(({ kind }, index) => kind === 'word' || isKey(code.tokens, at + index));
  return { value: placeholder(words.map(({ value }) => value).join('.')), isText: false, end };
}

/** Whether a token is a key: `obj["url"]`. */
function isKey(tokens: readonly Token[], at: number): boolean {
  const [before, key, after] = tokens.slice(at - 1, at + 2);
  return before?.value === '[' && key?.kind === 'text' && after?.value === ']';
}

function readFormat(code: Code, at: number): Operand | undefined {
  const format = formatAt(code, at);
  return (
    format && {
      value: filledWith(format, ({ first }) => readWhole(code, first)?.value),
      isText: true,
      end: format.end,
    }
  );
}

/** The result of a join: `[a, b].join("/")`, `"/".join([a, b])`, `path.join(a, b)`, `"a".AppendPathSegments(b, c)`. */
function readJoined(code: Code, at: number): Operand | undefined {
  const { tokens, partners } = code;
  if (code.language === 'clojure') {
    return joinInside(code, at);
  }
  const first = tokens[at];
  const closer = first?.value === '[' ? partners.get(at) : undefined;
  if (closer !== undefined && closer - at < LONGEST_OPERAND && isJoin(tokens, closer + 2, '/')) {
    return joinOf(code, [], at, '/', partners.get(closer + 3) ?? closer);
  }
  if (
    first?.kind === 'text' &&
    tokens[at + 1]?.value === '.' &&
    /^join$/i.test(tokens[at + 2]?.value ?? '')
  ) {
    return joinedBy(code, at);
  }
  return first === undefined || first.kind === 'sign' ? undefined : joinedChain(code, at);
}

/** Python's `"/".join([a, b])`. */
function joinedBy(code: Code, at: number): Operand | undefined {
  const { tokens, partners } = code;
  const opener = at + 3;
  const end = partners.get(opener);
  if (tokens[at]?.value !== '/' || end === undefined || end - opener > LONGEST_OPERAND) {
    return undefined;
  }
  const words = tokens.slice(opener + 1, end).map(({ value }) => value);
  // A list or a tuple; the values of a generator are not known.
  return words[0] === '[' || words[0] === '('
    ? joinOf(code, [], opener + 1, '/', end)
    : { value: placeholder(words.join(' ')), isText: false, end: end + 1 };
}

/** The result of joins in a chain: `base.AppendPathSegments("accounts", slug).AppendPathSegment(path)`. */
function joinedChain(code: Code, first: number): Operand | undefined {
  const { tokens, partners } = code;
  const { kind, value = '' } = tokens[first] ?? {};
  let base = kind === 'text' ? value : undefined;
  let joined: Operand | undefined;
  const words: string[] = kind === 'text' ? [] : [value];
  for (let at = first + 1; at < first + LONGEST_CHAIN;) {
    const opener = tokens[at]?.value === '(' && words.length > 0 ? at : undefined;
    const closer = opener === undefined ? undefined : (partners.get(opener) ?? Infinity);
    if (opener !== undefined && closer !== undefined) {
      if (closer - opener > LONGEST_OPERAND) {
        break;
      }
      const separator = separatorOf(code, words.at(-1) ?? '', opener);
      const object = words.slice(0, -1);
      if (separator !== undefined) {
        const isOfModule = object.every((word) => MODULES.test(word));
        const before = joined?.value ?? base ?? (isOfModule ? undefined : placeholder(object.join('.')));
        joined = joinOf(code, before === undefined ? [] : [before], opener, separator, closer);
      } else if (base === undefined && object.length === 0 && MAKES_ADDRESS.test(words[0] ?? '')) {
        [base] = partsIn(code, opener);
      }
      at = closer + 1;
    } else if (isOfChain(code, tokens[at]) && tokens[at + 1]?.kind === 'word') {
      words.push(tokens[at + 1]?.value ?? '');
      at += 2;
    } else if (['!', '?'].includes(tokens[at]?.value ?? '') && isOfChain(code, tokens[at + 1])) {
      at++;
    } else {
      break;
    }
  }
  return joined;
}

/** The result of Clojure's `(str base "/invoices/" id ".json")`, read from its name on. */
function joinInside({ tokens, openers, partners }: Code, at: number): Operand | undefined {
  const opener = at - 1;
  const closer =
    tokens[at]?.value === 'str' && tokens[opener]?.value === '(' ? partners.get(opener) : undefined;
  if (closer === undefined || closer - at > LONGEST_OPERAND) {
    return undefined;
  }
  const own = tokens.slice(at + 1, closer).filter((_, index) => openers[at + 1 + index] === opener);
  const parts = own.flatMap(({ kind, value, start }, index) => {
    const isGluedOn = own[index - 1]?.end === start && own[index - 1]?.kind !== 'text';
    return kind === 'text'
      ? value
      : kind === 'word' || value === '('
        ? isGluedOn
          ? []
          : placeholder(value)
        : [];
  });
  return { value: parts.join(''), isText: own.some(({ kind }) => kind === 'text'), end: closer };
}

function isJoin(tokens: readonly Token[], at: number, separator: string): boolean {
  return (
    /^join$/i.test(tokens[at]?.value ?? '') &&
    tokens[at + 1]?.value === '(' &&
    tokens[at + 2]?.kind === 'text' &&
    tokens[at + 2]?.value === separator
  );
}

/** @param end the closing bracket of the whole call */
function joinOf(
  code: Code,
  before: readonly string[],
  opener: number,
  separator: string,
  end: number,
): Operand {
  const parts = [...before, ...partsIn(code, opener).filter((part) => separator === '' || part !== '/')];
  const clean = parts.map((part, index) =>
    separator === '' ? part : (index > 0 ? part.replace(/^\/+/, '') : part).replace(/\/+$/, ''),
  );
  return { value: clean.join(separator), isText: true, end: end + 1 };
}

/** The parts in brackets, with those of lists: `base, "accounts", slug`, Go's `append([]string{slug}, parts...)`. */
function partsIn(code: Code, opener: number): readonly string[] {
  const { tokens, partners, openers } = code;
  const closer = partners.get(opener) ?? opener;
  const parts: string[] = [];
  for (let at = opener + 1; at < closer;) {
    // `*segments`, `...segments`
    const isSpread = ['*', '...'].includes(tokens[at]?.value ?? '');
    const list = listAt(code, at);
    const isNamed = tokens[at]?.kind === 'word' && tokens[at + 1]?.value === ':';
    const from = isNamed ? at + 2 : isSpread ? at + 1 : at;
    const part = list === undefined ? readWhole(code, from) : undefined;
    // Where several parts come first, there is no name that is a base.
    const isFirstSpread = isSpread && parts.length === 0;
    parts.push(
      ...(list === undefined ? [(isFirstSpread ? undefined : part?.value) ?? '{}'] : partsIn(code, list)),
    );
    at = part?.end ?? at;
    while (at < closer && !(tokens[at]?.value === ',' && openers[at] === opener)) {
      at++;
    }
    at++;
  }
  return parts;
}

/** The bracket of a list that begins at a token. */
function listAt({ tokens, partners }: Code, at: number): number | undefined {
  const [first, second, third] = tokens.slice(at, at + 3).map(({ value }) => value);
  const isPlain = first === '[' && partners.get(at) !== at + 1;
  return isPlain
    ? at
    : first === 'append' && second === '('
      ? at + 1
      : first === '[' && third !== undefined && tokens[at + 3]?.value === '{'
        ? at + 3
        : undefined;
}
