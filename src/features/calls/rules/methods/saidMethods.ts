import type { Code } from '../code/code';
import { VERBS } from '../code/verbs';
import type { Token } from '../code/tokens';

/** Names of parameters and attributes that contain a method. */
export const METHOD_KEYS =
  /^(?:method|type|verb|httpmethod|requestmethod|setrequestmethod|http_method|curlopt_customrequest|customrequest|p_http_method|p_method)$/i;

/** In tokens: a method with its alternatives. */
const LONGEST_CHOICE = 16;
/** Signs that end a value. */
const ENDS = new Set([',', ';', ')', ']', '}']);

/**
 * The method among the arguments of a call: `method: 'POST'`, `"POST"`, `HttpMethod.Post`, `:post`. Empty where a variable
 * contains it, undefined where there is none.
 */
export function methodIn({ tokens }: Code, opener: number, closer: number): readonly string[] | undefined {
  let plain: number | undefined;
  for (let at = opener + 1; at < closer; at++) {
    const verb = verbOf(tokens, at);
    if (verb !== undefined && keyBefore(tokens, at)) {
      return verbsFrom(tokens, at, closer);
    }
    if (verb !== undefined && !isKeyed(tokens, at)) {
      plain ??= at;
    }
  }
  if (plain !== undefined) {
    return verbsFrom(tokens, plain, closer);
  }
  for (let at = opener + 1; at < closer; at++) {
    const token = tokens[at];
    if (
      token !== undefined &&
      token.kind !== 'sign' &&
      METHOD_KEYS.test(token.value) &&
      token.value !== 'type'
    ) {
      return [];
    }
    if (token?.value === 'CURLOPT_POST') {
      return ['POST'];
    }
  }
  return undefined;
}

/** The method at a token, with its alternatives: `isNew ? 'POST' : 'PATCH'`. */
export function verbsFrom(tokens: readonly Token[], first: number, closer: number): readonly string[] {
  const choice = tokens.slice(first, Math.min(closer, first + LONGEST_CHOICE));
  const verbs = choice.slice(0, endOfChoice(choice)).map((_, at) => verbOf(tokens, first + at));
  return [...new Set(verbs.filter((verb) => verb !== undefined))];
}

/** The index after the value that begins here; brackets that it opens are part of it. */
function endOfChoice(choice: readonly Token[]): number {
  let depth = 0;
  for (const [at, token] of choice.entries()) {
    const sign = token.kind === 'sign' ? token.value : '';
    if (depth === 0 && (ENDS.has(sign) || beginsStatement(token, choice[at - 1]))) {
      return at;
    }
    depth += ['(', '[', '{'].includes(sign) ? 1 : [')', ']', '}'].includes(sign) ? -1 : 0;
  }
  return choice.length;
}

/** Whether a token is the first of its line, and nothing joins it to the line before. */
function beginsStatement(token: Token, before: Token | undefined): boolean {
  return (
    before !== undefined &&
    token.line > before.line &&
    [token, before].every(({ kind, value }) => kind !== 'sign' && value !== 'if' && value !== 'else')
  );
}

/** The method that a token stands for: `"POST"`, `HttpMethod.Post`, `http.MethodPost`, `:post`, Swift's `.post`. */
export function verbOf(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  const name = (token?.value ?? '').toLowerCase().replace(/^(?:method_?|http_?)/, '');
  if (token === undefined || !(VERBS as readonly string[]).includes(name)) {
    return undefined;
  }
  if (token.kind === 'text') {
    return name.toUpperCase();
  }
  // `client.post(` is a call, and no constant.
  const before = tokens[at - 1]?.value ?? '';
  const isConstant = /^method/i.test(token.value) || token.value === token.value.toUpperCase();
  const isMember = ['.', '::', ':'].includes(before) && /^[A-Z]/.test(token.value);
  const isImplied =
    before === '.' &&
    [':', ',', '=', '('].includes(tokens[at - 2]?.value ?? '') &&
    tokens[at + 1]?.value !== '(';
  return token.kind === 'word' && (isConstant || isMember || isImplied || before === ':')
    ? name.toUpperCase()
    : undefined;
}

/** Whether a key such as `method:` comes before a token, perhaps with the class of a constant in between. */
function keyBefore(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= at - 6; back--) {
    const token = tokens[back];
    if (token === undefined || ['(', '{', '[', ';'].includes(token.value)) {
      return false;
    }
    if (['=', ':', '=>', ','].includes(token.value) && METHOD_KEYS.test(tokens[back - 1]?.value ?? '')) {
      return true;
    }
    if (token.value === ',') {
      return false;
    }
  }
  return false;
}

/** Whether a token is the value of another key, such as `{ action: 'delete' }`. */
function isKeyed(tokens: readonly Token[], at: number): boolean {
  const [key, sign, verb] = tokens.slice(at - 2, at + 1);
  // Ruby's `call :post`.
  const isSymbol = key?.end !== sign?.start && sign?.end === verb?.start && sign?.value === ':';
  return ['=', '=>', ':'].includes(sign?.value ?? '') && key?.kind !== 'sign' && !isSymbol;
}
