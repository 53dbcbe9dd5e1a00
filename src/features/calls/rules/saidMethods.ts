import type { Code } from './expressions';
import type { Token } from './tokens';

export const VERBS = ['get', 'post', 'patch', 'put', 'delete', 'head'] as const;

/** Names of parameters and attributes that hold a method. */
export const METHOD_KEYS =
  /^(?:method|type|verb|httpmethod|requestmethod|setrequestmethod|http_method|curlopt_customrequest|customrequest|p_http_method|p_method)$/i;

/** `method: 'POST'`, `"POST"`, `HttpMethod.Post` or `:post` among the arguments; `[]` where a variable says it. */
export function methodIn({ tokens }: Code, opener: number, closer: number): readonly string[] | undefined {
  let plain: string | undefined;
  for (let at = opener + 1; at < closer; at++) {
    const verb = verbOf(tokens, at);
    if (verb !== undefined && keyBefore(tokens, at)) {
      return [verb];
    }
    if (verb !== undefined && !isKeyed(tokens, at)) {
      plain ??= verb;
    }
  }
  if (plain !== undefined) {
    return [plain];
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

/** The method that a token says: `"POST"`, `HttpMethod.Post`, `http.MethodPost`, `:post`, Swift's `.post`. */
export function verbOf(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  const name = (token?.value ?? '').toLowerCase().replace(/^(?:method_?|http_?)/, '');
  if (token === undefined || !(VERBS as readonly string[]).includes(name)) {
    return undefined;
  }
  if (token.kind === 'text') {
    return name.toUpperCase();
  }
  // But not `client.post(`, which is a call of its own.
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

/** Whether `method:` or the like stands before, perhaps with the class of a constant in between. */
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

/** Whether it is the value of another key, such as `{ action: 'delete' }`. */
function isKeyed(tokens: readonly Token[], at: number): boolean {
  const sign = tokens[at - 1]?.value ?? '';
  const key = tokens[at - 2];
  return ['=', '=>', ':'].includes(sign) && key !== undefined && key.kind !== 'sign';
}
