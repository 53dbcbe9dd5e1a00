import { placeholder, type Token } from './tokens';

/** A text that is put together when the code runs. */
export interface Expression {
  /** With what is filled in, in braces. */
  readonly value: string;
  /** Of the first token, and of the one after the last. */
  readonly first: number;
  readonly end: number;
}

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
/** An operand is looked through no further. */
const LONGEST_OPERAND = 60;
/** Texts that are put together of more are not addresses. */
const MOST_OPERANDS = 20;
const JOINED = /^\{[^{}]*\}\/?\{/;
/** Functions that put an address together of its parts. */
const JOINS =
  /^(?:join|joinpath|urljoin|url_join|appendpathsegments?|combine|paste0|concat|strcat|str_c|req_url_path(?:_append)?)$/i;

/** What stands before an operand that is no part of it: `return [base, path].join("/")`. */
const NO_OPERAND = /^(?:\d.*|return|yield|throw|else|case)$/;
const CASTS = /^(?:int|integer|string|str|float|bool)$/i;

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
      const known = places.get(token.value);
      if (known === undefined) {
        places.set(token.value, [at]);
      } else {
        known.push(at);
      }
    }
  });
  return places;
}

/** Every text of the code, put together with what it is joined to. */
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

/** What `url += "/invoices.json"` adds to. */
function addedTo({ tokens }: Code, first: number): string {
  const [name, plus, sign] = tokens.slice(Math.max(0, first - 3), first);
  const isAdded =
    name?.kind === 'word' && plus?.value === '+' && sign?.value === '=' && plus.end === sign.start;
  return isAdded ? placeholder(name.value) : '';
}

/** What begins here, with all that is joined to it. */
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
      value: value + joint.glue + operand.value,
      isText: isText || operand.isText,
      end: operand.end,
    };
  }
  return whole;
}

interface Joint {
  /** In tokens. */
  readonly length: 0 | 1;
  /** What it puts between the two. */
  readonly glue: '' | '/';
}

/** What joins what stands before to what comes after; undefined where nothing does. */
function jointAt({ tokens, language }: Code, at: number, isText: boolean): Joint | undefined {
  const token = tokens[at];
  const isJoin =
    token?.kind === 'sign' &&
    (token.value === '+' ||
      (token.value === '.' && language === 'php') ||
      (['..', '||', '<>', '&'].includes(token.value) &&
        ['lua', 'sql', 'plsql', 'elixir', 'vb', 'powerquery'].includes(language)));
  if (isJoin) {
    return { length: 1, glue: '' };
  }
  if (token?.value === '/' && ['python', 'scala'].includes(language)) {
    return { length: 1, glue: '/' };
  }
  // Python joins texts that stand one after the other.
  const isAdjacent = isText && token?.kind === 'text' && tokens[at - 1]?.kind === 'text';
  return isAdjacent && language === 'python' ? { length: 0, glue: '' } : undefined;
}

interface Operand {
  readonly value: string;
  readonly isText: boolean;
  readonly end: number;
}

/** An operand that stands behind another one: also PHP's `(int) $id`, or `(id ?? 0)` with no text of its own. */
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

function readOperand(code: Code, at: number): Operand | undefined {
  const token = code.tokens[at];
  const joined = readJoined(code, at);
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
  const words = code.tokens.slice(at, end).filter(({ kind }) => kind === 'word');
  return { value: placeholder(words.map(({ value }) => value).join('.')), isText: false, end };
}

/** `[a, b].join("/")`, `"/".join([a, b])`, `path.join(a, b)`, `"a".AppendPathSegments(b, c)`: what they give. */
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
  const opener = openerOfJoin(code, at);
  const end = partners.get(opener);
  if (first === undefined || end === undefined || end - opener > LONGEST_OPERAND) {
    return undefined;
  }
  if (first.kind === 'text' && /^join$/i.test(tokens[opener - 1]?.value ?? '')) {
    if (first.value !== '/') {
      return undefined;
    }
    const words = tokens.slice(opener + 1, end).map(({ value }) => value);
    // Also a tuple; what a generator gives is not told.
    return words[0] === '[' || words[0] === '('
      ? joinOf(code, [], opener + 1, '/', end)
      : { value: placeholder(words.join(' ')), isText: false, end: end + 1 };
  }
  const glue = /^(?:paste0|concat|strcat|str_c)$/i.test(tokens[opener - 1]?.value ?? '') ? '' : '/';
  return joinOf(code, first.kind === 'text' ? [first.value] : [], opener, glue, end);
}

/** `(str base "/invoices/" id ".json")`, from its name on. */
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

/** The bracket of the call that joins, of a text or a chain of names that begins here; -1 where none does. */
function openerOfJoin({ tokens }: Code, at: number): number {
  let end = at;
  while (end < at + 10 && isMember(tokens[end + 1]) && tokens[end + 2]?.kind === 'word') {
    end += 2;
  }
  const isCalled = tokens[end]?.kind === 'word' && tokens[end + 1]?.value === '(';
  return isCalled && JOINS.test(tokens[end]?.value ?? '') ? end + 1 : -1;
}

function isJoin(tokens: readonly Token[], at: number, glue: string): boolean {
  return (
    /^join$/i.test(tokens[at]?.value ?? '') &&
    tokens[at + 1]?.value === '(' &&
    tokens[at + 2]?.kind === 'text' &&
    tokens[at + 2]?.value === glue
  );
}

/** @param end the last bracket of the whole */
function joinOf(code: Code, before: readonly string[], opener: number, glue: string, end: number): Operand {
  const closer = code.partners.get(opener) ?? opener;
  const parts = [...before];
  let isText = before.length > 0;
  for (let at = opener + 1; at < closer;) {
    // `*segments`, `...segments`
    const isSpread = ['*', '...'].includes(code.tokens[at]?.value ?? '');
    const part = readWhole(code, isSpread ? at + 1 : at);
    // What begins with several parts has no name that is a base.
    parts.push((isSpread && parts.length === 0 ? undefined : part?.value) ?? '{}');
    isText ||= part?.isText === true;
    at = part?.end ?? at;
    while (at < closer && !(code.tokens[at]?.value === ',' && code.openers[at] === opener)) {
      at++;
    }
    at++;
  }
  const clean = parts.map((part, index) =>
    glue === '' ? part : (index > 0 ? part.replace(/^\/+/, '') : part).replace(/\/+$/, ''),
  );
  return { value: clean.join(glue), isText, end: end + 1 };
}

function isMember(token: Token | undefined): boolean {
  return token?.kind === 'sign' && ['.', '->', '?->', '::', '?.'].includes(token.value);
}

/** After `a.b(c)[d]->e`. */
export function endOfChain({ tokens, partners, language }: Code, first: number): number {
  let at = first + 1;
  while (at < first + LONGEST_OPERAND) {
    const token = tokens[at];
    const isOfIt = isMember(token) && !(token?.value === '.' && language === 'php');
    if (isOfIt && tokens[at + 1]?.kind === 'word') {
      at += 2;
    } else if (token?.kind === 'sign' && (token.value === '(' || token.value === '[')) {
      const closer = partners.get(at);
      if (closer === undefined || closer - first > LONGEST_OPERAND) {
        return at;
      }
      at = closer + 1;
    } else {
      return at;
    }
  }
  return at;
}
