import { type Code, nameGiven } from './expressions';
import { methodByDefault } from './defaultMethod';
import { METHOD_KEYS, methodIn, verbOf, VERBS } from './saidMethods';
import type { Token } from './tokens';

const VERB_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(VERBS.map((verb) => [verb, verb.toUpperCase()])),
  del: 'DELETE',
  destroy: 'DELETE',
  remove: 'DELETE',
};
/** Calls that only make an address or put a text together: what counts stands round them. */
const WRAPS =
  /^(?:url|uri|https|sprintf|format|printf|parse|create|join|urljoin|concat|build|str|string|encodeuri|path|f|http_build_query|escape)$/i;
/** Where nothing says the method, it is looked for this many tokens ahead. */
const AHEAD = 120;
const LEVELS = 6;
const MOST_ALIASES = 2;
const MOST_USES = 20;
const HAVE_BARE_CALLS = ['ruby', 'groovy', 'elixir', 'coffeescript'];
/** A call is looked through no further. */
const LONGEST_CALL = 400;

/**
 * The methods by which what stands at these tokens is asked for; empty where nothing says.
 *
 * @param end the token after the last
 */
export function methodsAt(code: Code, first: number, end: number, depth = 0): readonly string[] {
  const { openers, partners, tokens } = code;
  const bare = methodOfBareCall(code, first, end);
  if (bare !== undefined) {
    return bare;
  }
  let opener = openers[first] ?? -1;
  for (let level = 0; level < LEVELS && opener >= 0; level++) {
    const closer = Math.min(partners.get(opener) ?? tokens.length, opener + LONGEST_CALL);
    if (tokens[opener]?.value === '(') {
      const callee = calleeOf(code, opener);
      const method = methodIn(code, opener, closer) ?? methodOfCallee(callee) ?? methodAfter(code, closer);
      if (method !== undefined) {
        return method;
      }
      const name = callee.at(-1) ?? '';
      if (!WRAPS.test(name) && callee.length > 0) {
        const ahead = /curl/i.test(callee.join('.')) ? 'curl' : nameGiven(code, opener);
        return methodAhead(code, closer, ahead) ?? methodByDefault(code, opener, closer, name);
      }
    } else if (tokens[opener]?.value === '{' && isBlock(code, opener)) {
      break;
    } else {
      const method = methodIn(code, opener, closer);
      if (method !== undefined) {
        return method;
      }
    }
    opener = openers[opener] ?? -1;
  }
  const name = nameGiven(code, first);
  const ofUses = name === undefined || depth >= MOST_ALIASES ? [] : methodsOfUses(code, name, end, depth + 1);
  return ofUses.length > 0 ? ofUses : (methodAhead(code, end, 'any') ?? []);
}

/** Ruby calls without brackets: `client.post "…", data`, also `post do |request| request.url "…" end`. */
function methodOfBareCall(code: Code, first: number, end: number): readonly string[] | undefined {
  const { tokens, language } = code;
  if (!HAVE_BARE_CALLS.includes(language) || tokens[first - 1]?.kind !== 'word') {
    return undefined;
  }
  const callee = calleeOf(code, first);
  const line = tokens[end - 1]?.line;
  const lineEnd = tokens.findIndex((token, at) => at >= end && token.line !== line);
  const inBlock = callee.at(-1) === 'url' ? tokens.slice(Math.max(0, first - 14), first) : [];
  const outer = inBlock.find((_, at) => inBlock[at + 1]?.value === 'do')?.value;
  return (
    methodIn(code, first, lineEnd < 0 ? tokens.length : lineEnd) ??
    methodOfCallee(outer === undefined ? callee : [outer])
  );
}

/** By which methods a variable that holds an address is used after it was given; empty where one of them is not known. */
function methodsOfUses(code: Code, name: string, from: number, depth: number): readonly string[] {
  const { tokens, places } = code;
  const found = new Set<string>();
  const after = (places.get(name) ?? []).filter((at) => at >= from);
  // Something else is in it from there on.
  const again = after.findIndex((at) => ['=', ':='].includes(tokens[at + 1]?.value ?? ''));
  const uses = again < 0 ? after : after.slice(0, again);
  if (uses.length > MOST_USES) {
    return [];
  }
  for (const at of uses) {
    methodsAt(code, at, at + 1, depth).forEach((method) => found.add(method));
  }
  return [...found];
}

/** The words of what is called: `Net`, `HTTP`, `Post`, `new`. */
function calleeOf({ tokens, partners }: Code, opener: number): readonly string[] {
  const words: string[] = [];
  let at = opener - 1;
  // `post<Invoice>(`
  if (tokens[at]?.value === '>') {
    while (at > opener - 12 && tokens[at]?.value !== '<') {
      at--;
    }
    at--;
  }
  while (at >= 0 && words.length < 8) {
    const token = tokens[at];
    if (token?.kind === 'word') {
      words.unshift(token.value);
    } else if (token?.value === ')' || token?.value === ']') {
      const inner = partners.get(at);
      if (inner === undefined) {
        break;
      }
      at = inner - 1;
      continue;
    } else if (!['.', '->', '?->', '::', '?.'].includes(token?.value ?? '')) {
      break;
    }
    const next = tokens[at - 1];
    if (token?.kind === 'word' && next?.kind === 'word') {
      break;
    }
    at--;
  }
  return words;
}

/** `client.post`, `wp_remote_post`, `PostAsJsonAsync`, `Net::HTTP::Post.new`. */
function methodOfCallee(callee: readonly string[]): readonly string[] | undefined {
  const isMade = /^(?:new|build|execute|create|uri|url)$/i.test(callee.at(-1) ?? '');
  const name = (isMade ? callee.at(-2) : callee.at(-1)) ?? '';
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
  const verb = words.map((word) => VERB_WORDS[word]).find((found) => found !== undefined);
  return verb === undefined ? undefined : [verb];
}

/** `HttpRequest.newBuilder(…).POST(…)`, `.url(…).delete()`, `.method("PATCH", …)`. */
function methodAfter(code: Code, closer: number): readonly string[] | undefined {
  const { tokens, partners } = code;
  let at = closer + 1;
  for (let link = 0; link < 12; link++) {
    const name = tokens[at + 1];
    if (!['.', '->', '?.'].includes(tokens[at]?.value ?? '') || name?.kind !== 'word') {
      return undefined;
    }
    const opener = at + 2;
    const end = partners.get(opener);
    if (tokens[opener]?.value !== '(' || end === undefined) {
      return undefined;
    }
    const verb = VERB_WORDS[name.value.toLowerCase()];
    if (verb !== undefined && (VERBS as readonly string[]).includes(name.value.toLowerCase())) {
      return [verb];
    }
    if (METHOD_KEYS.test(name.value)) {
      return methodIn(code, opener, end) ?? [];
    }
    at = end + 1;
  }
  return undefined;
}

/**
 * `request.httpMethod = "POST"`, `curl_setopt($ch, CURLOPT_CUSTOMREQUEST, 'PATCH')` in what follows.
 *
 * @param name of what it must be an attribute of; `any` and `curl` for the functions that say it themselves
 */
function methodAhead(
  { tokens }: Code,
  from: number,
  name: string | undefined,
): readonly string[] | undefined {
  const ahead = tokens.slice(from + 1, from + 1 + AHEAD);
  // Another address begins another request.
  const next = ahead.findIndex(({ kind, value }) => kind === 'text' && /\.json|\/api\/v\d/.test(value));
  const own = next < 0 ? ahead : ahead.slice(0, next);
  const custom = own.findIndex(({ value }) => value === 'CURLOPT_CUSTOMREQUEST');
  if (name === 'curl' && custom < 0) {
    return own.some(({ value }) => /^CURLOPT_POST(?:FIELDS)?$/.test(value)) ? ['POST'] : undefined;
  }
  const said = own.findIndex(({ kind, value }, at) => {
    const isSaid = own[at + 1]?.value === '=' || own[at + 1]?.value === '(';
    const isOfIt =
      name === 'any' ? /^(?:setRequestMethod|httpMethod)$/.test(value) : own[at - 2]?.value === name;
    return kind === 'word' && METHOD_KEYS.test(value) && isSaid && isOfIt;
  });
  const verb = verbNear(own, name === 'curl' ? custom : said);
  return (name === 'curl' ? custom : said) < 0 || verb === undefined ? undefined : [verb];
}

function verbNear(tokens: readonly Token[], at: number): string | undefined {
  for (let ahead = at + 1; ahead < at + 7; ahead++) {
    const token = tokens[ahead];
    const verb = token && verbOf(token, tokens[ahead - 1]);
    if (verb !== undefined) {
      return verb;
    }
  }
  return undefined;
}

/** Whether a brace opens a body and not an object: nothing outside of it is about what stands in it. */
function isBlock(code: Code, opener: number): boolean {
  const before = code.tokens[opener - 1];
  return (
    !(before?.kind === 'sign' && ['(', ',', '=', ':', '[', ':='].includes(before.value)) &&
    before?.value !== 'return'
  );
}
