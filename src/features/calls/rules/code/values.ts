import { classAround } from './classes';
import type { Code } from './code';
import { functionAround } from './functionAround';
import { functionsAround } from './functions';
import type { Token } from './tokens';

/** First tokens of known texts, with the token after each. */
export type Texts = ReadonlyMap<number, number>;

/** In tokens: the longest value, and how far around a name its assignment is looked for. */
const LONGEST_VALUE = 80;
export const LONGEST_TARGETS = 12;
export const MOST_PLACES = 200;
const LEVELS = 3;
const NOTHING = /^(?:null|nil|None|undefined|NULL)$/;
const TYPE = /^(?:string|str|number|int|bool|any|&|(?!None$)\p{Lu}\w*)$/u;
/** Signs that add to the value of a name, where an equals sign follows them. */
const ADDS = ['+', '.', '||', '?', '&&', '*', '-'];
const CHANGES =
  /^(?:push|append|add|addAll|unshift|insert|concat|extend|update|set|put|assign|merge|delete|prepend|splice|appendContentsOf|push_back)!?$/;
/** Functions that change their first argument. */
const CHANGES_FIRST = /^(?:assign|merge|extend|array_push|array_unshift|array_splice)$/;
export const DECLARES =
  /^(?:const|let|var|val|final|string|String|auto|mut|new|return|await|export|public|private|static|readonly)$/;
/** Signs that choose one of two values. */
const OR = ['||', 'or'];
const GOES_ON_AFTER = [
  '?',
  ':',
  '||',
  '&&',
  '+',
  '.',
  '->',
  '?.',
  '??',
  '=',
  '=>',
  '(',
  '[',
  '{',
  ',',
  'or',
  'else',
];
/** Declarations whose head is their constructor. */
const HEADS = /^(?:class|record|struct|object)$/;
/** Tokens that begin a line which continues the one before. */
const GOES_ON = ['?', ':', '||', '&&', '+', '.', '->', '?.', 'or'];
/** Languages in which an assignment in a function makes a local name. */
const HAVE_OWN_NAMES = ['python', 'php', 'ruby'];

/** Whether a name assigned at one place is visible at another: in the same function, or outside of all functions. */
export function isInScope(code: Code, written: number, at: number): boolean {
  const own = functionsAround(code, written).filter(
    (one) => one.at !== written && !HEADS.test(code.tokens[one.at - 1]?.value ?? ''),
  );
  return own.every(({ from, to }) => from <= at && at < to);
}

/**
 * Whether all values of a name are known, as after `kind = isSales ? "invoices" : "expenses"`: only known texts are
 * assigned to it, and nothing changes it. Code that can't be read counts as unknown.
 *
 * @param at where the name is used
 * @param owner the class that it is a member of
 */
export function isWhollyKnown(
  code: Code,
  name: string,
  at: number,
  texts: Texts,
  owner?: string,
  level = 0,
): boolean {
  const all = code.places.get(name) ?? [];
  // Other classes have names of their own.
  const isOfOther = (place: number): boolean =>
    (classAround(code, place)?.name ?? owner) !== owner && code.tokens[place - 2]?.value !== owner;
  const places = owner === undefined ? all : all.filter((place) => !isOfOther(place));
  return places.length <= MOST_PLACES && places.every((place) => isKnownAt(code, place, at, texts, level));
}

function isKnownAt(code: Code, place: number, at: number, texts: Texts, level: number): boolean {
  const { tokens } = code;
  if (!isInScope(code, place, at) && isOwn(code, place)) {
    return true;
  }
  const [sign = '', next = '', third = ''] = tokens.slice(place + 1, place + 4).map(({ value }) => value);
  const isAdding =
    (ADDS.includes(sign) && (next === '=' || (next === sign && third === '='))) ||
    (sign === '<' && next === '<');
  if (
    isAdding ||
    isChanged(code, place) ||
    isGoingThrough(code, place) ||
    isReferred(code, place) ||
    isSpread(code, place) ||
    isTakenApart(code, place)
  ) {
    return false;
  }
  const isCompared = sign === '=' && next === '=';
  if (isCompared || !['=', ':=', ':', '=>'].includes(sign)) {
    return true;
  }
  // C#'s `string Path => "…"` is no arrow.
  const isGiving =
    ['php', 'ruby'].includes(code.language) ||
    (code.language === 'csharp' && tokens[place - 1]?.kind === 'word');
  const isArrow = sign === '=>' && !isGiving;
  const isOther = sign === ':' && (isOfChoice(code, place) || isLabel(code, place));
  // `path: string = "…"`
  const typed = sign === ':' ? typedUntil(code, place + 2) : undefined;
  const from = typed ?? place + 2;
  return isArrow || isOther || from < 0 || isKnownValue(code, from, at, texts, level);
}

/** Whether a name is the variable of a loop: `for kind in load():`. */
function isGoingThrough({ tokens }: Code, place: number): boolean {
  const before = tokens.slice(Math.max(0, place - 4), place);
  return (
    ['in', 'of'].includes(tokens[place + 1]?.value ?? '') &&
    before.some(({ value }) => /^for(?:each)?$/.test(value))
  );
}

/** Whether a name is passed by reference: `read(&kind)`, `read(ref kind)`, `read_line(&mut kind)`. */
function isReferred({ tokens, language }: Code, place: number): boolean {
  const before = tokens[place - 1]?.value ?? '';
  const isMutable = before === 'mut' && tokens[place - 2]?.value === '&';
  return (
    isMutable ||
    (before === '&' && ['go', 'c', 'cpp', 'php', 'swift'].includes(language)) ||
    (['ref', 'out'].includes(before) && language === 'csharp')
  );
}

/** Whether an object that is spread may replace the value of a key: `{ path: "…", ...options }`. */
function isSpread({ tokens, openers, partners }: Code, place: number): boolean {
  const opener = openers[place] ?? -1;
  const end = Math.min(partners.get(opener) ?? 0, place + LONGEST_VALUE);
  const isKey = tokens[opener]?.value === '{' && [':', '=>'].includes(tokens[place + 1]?.value ?? '');
  return (
    isKey &&
    tokens
      .slice(place, Math.max(place, end))
      .some(({ value }, index) => value === '...' && openers[place + index] === opener)
  );
}

/** The token after the type and the equals sign of a name; negative where it has only a type, undefined without one. */
function typedUntil({ tokens }: Code, from: number): number | undefined {
  const [type, sign] = tokens.slice(from, from + 2);
  if (!TYPE.test(type?.value ?? '') || sign?.value === '.' || sign?.value === '(') {
    return undefined;
  }
  const length = tokens.slice(from, from + 6).findIndex(({ value }) => value === '=');
  return length < 0 ? -1 : from + length + 1;
}

/** Whether a name is local to the function around it. */
function isOwn({ tokens, places, language }: Code, place: number): boolean {
  const isMember = ['.', '->', '::', '@'].includes(tokens[place - 1]?.value ?? '');
  const isDeclared = DECLARES.test(tokens[place - 1]?.value ?? '') || tokens[place + 1]?.value === ':=';
  const isShared = ['global', 'nonlocal'].some((word) =>
    (places.get(word) ?? []).some((at) => tokens[at + 1]?.value === tokens[place]?.value),
  );
  return !isMember && (isDeclared || (HAVE_OWN_NAMES.includes(language) && !isShared));
}

/** Whether the colon after a name belongs to a choice: `isSales ? kind : other`. */
function isOfChoice({ tokens }: Code, place: number): boolean {
  const before = tokens.slice(Math.max(0, place - 3), place);
  return before.some(({ value }) => value === '?');
}

/** Whether the colon after a name assigns nothing: `for name in NAMES:`, `case NAME:`. */
function isLabel({ tokens, language }: Code, place: number): boolean {
  const { line } = tokens[place] ?? {};
  const before = tokens.slice(Math.max(0, place - LONGEST_TARGETS), place);
  const isTyped = tokens
    .slice(place, place + LONGEST_TARGETS)
    .some((token) => token.value === '=' && token.line === line);
  return language === 'python' ? !isTyped : before.some((one) => one.value === 'case' && one.line === line);
}

/** Whether the value of a name is changed: `names.push(other)`, `Object.assign(names, others)`, `names[0] = other`. */
export function isChanged(code: Code, place: number): boolean {
  const { tokens } = code;
  const [sign = '', next = ''] = tokens.slice(place + 1, place + 3).map(({ value }) => value);
  const isFirst = tokens[place - 1]?.value === '(' && CHANGES_FIRST.test(tokens[place - 2]?.value ?? '');
  return (['.', '->', '?.'].includes(sign) && CHANGES.test(next)) || isFirst || isKeySet(code, place);
}

/** Whether an element of a list is assigned: `names[0] = other`. */
function isKeySet({ tokens, partners }: Code, place: number): boolean {
  const closer = tokens[place + 1]?.value === '[' ? (partners.get(place + 1) ?? -2) : -2;
  const after = tokens[closer + 1];
  const isSet = after?.value === '=' && tokens[closer + 2]?.value !== '=';
  // The type of a list may be there as well: `names[] = {…}`.
  return isSet && closer > place + 2;
}

/** Whether a name is assigned by destructuring: `const { path } = options`, `path, rest = split(given)`. */
function isTakenApart({ tokens, openers, partners }: Code, place: number): boolean {
  const opener = openers[place] ?? -1;
  const closer = ['{', '['].includes(tokens[opener]?.value ?? '') ? (partners.get(opener) ?? -2) : -2;
  const isPattern = tokens[closer + 1]?.value === '=' && tokens[closer + 2]?.value !== '=';
  const ahead = tokens.slice(place + 1, place + LONGEST_TARGETS);
  const end = ahead.findIndex(({ kind, value }) => kind !== 'word' && value !== ',');
  const isTarget =
    ahead[0]?.value === ',' &&
    ['=', ':='].includes(ahead[end]?.value ?? '') &&
    ahead[end]?.line === tokens[place]?.line &&
    !['(', '[', '{'].includes(tokens[opener]?.value ?? '') &&
    tokens[place - 1]?.value !== '=';
  return isPattern || isTarget;
}

/** Whether the value that begins at a token is a known text, or a choice of known texts. */
function isKnownValue(code: Code, from: number, at: number, texts: Texts, level = 0): boolean {
  const end = valueUntil(code, from);
  return end !== undefined && isKnownBetween(code, from, end, at, texts, level);
}

export function isKnownBetween(
  code: Code,
  from: number,
  end: number,
  at: number,
  texts: Texts,
  level = 0,
): boolean {
  const { tokens, openers, partners } = code;
  const first = tokens[from];
  if (first === undefined || end <= from || level > LEVELS) {
    return false;
  }
  const isWhole = texts.get(from) === end;
  const isPlain =
    end === from + 1 && (first.kind === 'text' ? !first.value.includes('{') : NOTHING.test(first.value));
  const known = (one: number, to: number): boolean => isKnownBetween(code, one, to, at, texts, level + 1);
  if (isWhole || isPlain) {
    return true;
  }
  const isInBrackets = ['(', '{'].includes(first.value) && partners.get(from) === end - 1;
  if (isInBrackets && isKnownBetween(code, from + 1, end - 1, at, texts, level)) {
    return true;
  }
  const isDirect = (index: number): boolean => openers[index] === openers[from];
  const signAt = (values: readonly string[], start = from): number =>
    tokens
      .slice(start, end)
      .findIndex(({ value }, index) => values.includes(value) && isDirect(start + index)) + start;
  const asked = signAt(['?']);
  const other = asked < from ? -1 : signAt([':'], asked);
  if (asked > from && other > asked) {
    return known(asked + 1, other) && known(other + 1, end);
  }
  const otherwise = signAt(['else']);
  if (otherwise > from) {
    const condition = signAt(['if']);
    const body = first.value === 'if' ? bodyOf(code, from, otherwise) : undefined;
    return body === undefined
      ? condition > from && known(from, condition) && known(otherwise + 1, end)
      : known(body, otherwise) && known(otherwise + 1, end);
  }
  const either = signAt(OR);
  if (either > from) {
    return known(from, either) && known(either + 1, end);
  }
  const isList = ['[', '{', '('].includes(first.value) || first.value === 'new';
  return !isList && isKnownName(code, from, end, at, texts, level);
}

/** The token after a condition: `if (isSales) "invoices" else "expenses"`, `if is_sales { "invoices" } else { … }`. */
function bodyOf({ tokens, partners }: Code, from: number, otherwise: number): number {
  const closer = tokens[from + 1]?.value === '(' ? partners.get(from + 1) : undefined;
  return closer === undefined ? (partners.get(otherwise - 1) ?? from) : closer + 1;
}

/** Whether a value is a name whose values are all known: `fakturoid.Invoices`. */
function isKnownName(
  code: Code,
  from: number,
  end: number,
  at: number,
  texts: Texts,
  level: number,
): boolean {
  const own = code.tokens.slice(from, end);
  const name = own.at(-1)?.value ?? '';
  const isChain = own.every(({ kind, value }) => kind === 'word' || ['.', '::', '->'].includes(value));
  const written = (code.places.get(name) ?? []).filter((one) => isGivenText(code, one, texts));
  return isChain && written.length > 0 && isWhollyKnown(code, name, at, texts, undefined, level + 1);
}

function isGivenText({ tokens }: Code, place: number, texts: Texts): boolean {
  const ahead = tokens.slice(place + 1, place + LONGEST_TARGETS);
  const sign = ahead.findIndex(({ value }) => ['=', ':=', ':', '=>', '('].includes(value));
  return sign >= 0 && texts.has(place + 2 + sign);
}

/** The token after a value; undefined where the value is too long. */
export function valueUntil({ tokens, openers, partners }: Code, from: number): number | undefined {
  const limit = partners.get(openers[from] ?? -1) ?? tokens.length;
  for (let at = from; at <= from + LONGEST_VALUE;) {
    const token = tokens[at];
    const isEnd = at >= limit || token === undefined || [';', ','].includes(token.value);
    if (isEnd || (at > from && isNewLine(tokens, at))) {
      return at;
    }
    const closer = partners.get(at);
    at = (closer !== undefined && closer > at ? closer : at) + 1;
  }
  return undefined;
}

function isNewLine(tokens: readonly Token[], at: number): boolean {
  const [before, token] = tokens.slice(at - 1, at + 1);
  const isJoined =
    before === undefined ||
    token === undefined ||
    (before.kind !== 'text' && GOES_ON_AFTER.includes(before.value)) ||
    (token.kind !== 'text' && GOES_ON.includes(token.value));
  return !isJoined && before.line < token.line;
}

/** Whether the function that returns a text returns known texts only. */
export function isAllReturned(code: Code, part: number, texts: Texts): boolean {
  const own = functionAround(code, part);
  const returns = (code.places.get('return') ?? []).filter(
    (at) => own !== undefined && own.from <= at && at < own.to,
  );
  return returns.every((at) => isKnownValue(code, at + 1, at, texts));
}
