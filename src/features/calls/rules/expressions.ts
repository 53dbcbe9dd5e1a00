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
}

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** Of brackets within one another, before one that closes. */
const MOST_LEFT_OPEN = 7;
/** An operand is looked through no further. */
const LONGEST_OPERAND = 60;
/** Texts that are put together of more are not addresses. */
const MOST_OPERANDS = 20;

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
  const places = new Map<string, number[]>();
  tokens.forEach(({ kind, value }, at) => {
    if (kind === 'word') {
      const known = places.get(value);
      if (known === undefined) {
        places.set(value, [at]);
      } else {
        known.push(at);
      }
    }
  });
  return { tokens, language, openers, partners, places };
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
  let operand = readOperand(code, first);
  if (operand === undefined) {
    return undefined;
  }
  let { value, isText, end } = operand;
  for (let count = 1; count < MOST_OPERANDS; count++) {
    const joint = jointAt(code, end, isText);
    operand = joint === undefined ? undefined : readOperand(code, end + joint);
    if (operand === undefined) {
      break;
    }
    value += operand.value;
    isText ||= operand.isText;
    end = operand.end;
  }
  return isText ? { value, first, end } : undefined;
}

/** How many tokens join what stands before to what comes after; undefined where nothing does. */
function jointAt({ tokens, language }: Code, at: number, isText: boolean): 0 | 1 | undefined {
  const token = tokens[at];
  const isJoin =
    token?.kind === 'sign' &&
    (token.value === '+' ||
      (token.value === '.' && language === 'php') ||
      (['..', '||', '<>', '&'].includes(token.value) &&
        ['lua', 'sql', 'plsql', 'elixir', 'vb'].includes(language)));
  if (isJoin) {
    return 1;
  }
  // Python joins texts that stand one after the other.
  const isAdjacent = isText && token?.kind === 'text' && tokens[at - 1]?.kind === 'text';
  return isAdjacent && language === 'python' ? 0 : undefined;
}

interface Operand {
  readonly value: string;
  readonly isText: boolean;
  readonly end: number;
}

function readOperand(code: Code, at: number): Operand | undefined {
  const token = code.tokens[at];
  if (token?.kind === 'text') {
    return { value: token.value, isText: true, end: at + 1 };
  }
  if (token?.kind !== 'word' || /^\d/.test(token.value)) {
    return undefined;
  }
  const end = endOfChain(code, at);
  const words = code.tokens.slice(at, end).filter(({ kind }) => kind === 'word');
  return { value: placeholder(words.map(({ value }) => value).join('.')), isText: false, end };
}

/** After `a.b(c)[d]->e`. */
export function endOfChain({ tokens, partners, language }: Code, first: number): number {
  let at = first + 1;
  while (at < first + LONGEST_OPERAND) {
    const token = tokens[at];
    const isMember =
      token?.kind === 'sign' &&
      (['->', '?->', '::', '?.'].includes(token.value) || (token.value === '.' && language !== 'php'));
    if (isMember && tokens[at + 1]?.kind === 'word') {
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

/** The name that a value is given where it stands: `name = …`, `name: …`, `'name' => …`, `define('NAME', …)`. */
export function nameGiven({ tokens, openers }: Code, first: number): string | undefined {
  let line = tokens[first]?.line ?? 0;
  for (let at = first - 1; at >= 0 && at >= first - 14; at--) {
    const token = tokens[at];
    const before = tokens[at - 1];
    // A line goes on only behind a sign that opens or joins something.
    const isOtherLine = token !== undefined && token.line < line;
    if (token === undefined || token.value === ';' || (isOtherLine && !isOpenEnd(token))) {
      return undefined;
    }
    line = token.line;
    const isGiving = token.kind === 'sign' && ['=', ':=', ':', '=>'].includes(token.value);
    // `int x: string = …` names the type last; the name stands before it.
    if (isGiving && before !== undefined && before.kind !== 'sign') {
      const typed = token.value === '=' && tokens[at - 2]?.value === ':' ? tokens[at - 3] : undefined;
      return (typed ?? before).value;
    }
    if (token.value === ',' && tokens[(openers[at] ?? 0) - 1]?.value === 'define') {
      return before?.value;
    }
  }
  return undefined;
}

function isOpenEnd({ kind, value }: Token): boolean {
  return kind === 'sign' && !CLOSING[value];
}
