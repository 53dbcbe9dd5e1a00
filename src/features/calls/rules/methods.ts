import { calleeOf, isCollection, isLog, isMaker, isNoCall, isWrap } from './callees';
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
/** Where nothing says the method, it is looked for this many tokens ahead. */
const AHEAD = 120;
/** What an object that holds an address has it as a part of. */
const PARTS = /^(?:pathname|path|href|search|rawquery)$/i;
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
  const bare = methodBefore(code, first) ?? methodOfBareCall(code, first, end) ?? methodAfter(code, end - 1);
  if (bare !== undefined) {
    return bare;
  }
  let opener = openers[first] ?? -1;
  let wrapped = first;
  let isInUnknown = false;
  for (let level = 0; level < LEVELS && opener >= 0; level++) {
    const closer = Math.min(partners.get(opener) ?? tokens.length, opener + LONGEST_CALL);
    if (tokens[opener]?.value === '(') {
      const callee = calleeOf(code, opener);
      if (isNoCall(callee)) {
        break;
      }
      const method = methodIn(code, opener, closer) ?? methodOfCallee(callee) ?? methodAfter(code, closer);
      if (method !== undefined) {
        return method;
      }
      if (!isWrap(callee) && callee.length > 0 && !isCollection(callee)) {
        const said = methodRound(code, first, opener, closer, callee);
        if (said.length > 0) {
          return said;
        }
        isInUnknown = true;
      }
      // What holds several things has names for them inside of it.
      wrapped = isCollection(callee) && !isInUnknown ? wrapped : opener - 1;
      if (isInUnknown && !isFirst(code, opener)) {
        break;
      }
    } else if (tokens[opener]?.value === '{' && isBlock(code, opener)) {
      const method = methodOfBlock(code, opener, closer);
      if (method !== undefined) {
        return method;
      }
      // Ktor's `client.post { url { path("…") } }`.
      if (tokens[opener - 1]?.value !== 'url') {
        break;
      }
    } else {
      const method = methodIn(code, opener, closer);
      if (method !== undefined) {
        return method;
      }
    }
    opener = openers[opener] ?? -1;
  }
  const name = nameHeld(code, wrapped) ?? (isInUnknown ? entryAt(code, wrapped) : nameHeld(code, first));
  const ofUses = name === undefined || depth >= MOST_ALIASES ? [] : methodsOfUses(code, name, end, depth + 1);
  const isHeld = name !== undefined || !isInUnknown;
  return ofUses.length > 0 ? ofUses : ((isHeld ? methodAhead(code, end, 'any') : undefined) ?? []);
}

/** What a call does whose name says nothing: what follows may say it, or it is one that reads. */
function methodRound(
  code: Code,
  first: number,
  opener: number,
  closer: number,
  callee: readonly string[],
): readonly string[] {
  const ahead = /curl/i.test(callee.join('.')) ? 'curl' : nameGiven(code, opener);
  const said = methodAhead(code, closer, ahead);
  const isSilent = said === undefined && ahead === 'curl' && isSilentCurl(code, first);
  return said ?? (isSilent ? ['GET'] : methodByDefault(code, opener, closer, callee.at(-1) ?? ''));
}

/** Whether a call is a value of an object or the first argument of another call: `fetch(signed("…"))`. */
function isFirst({ tokens, openers }: Code, opener: number): boolean {
  const outer = openers[opener] ?? -1;
  const isOfCall = tokens[outer]?.value === '(';
  return (
    !isOfCall ||
    !tokens.slice(outer, opener).some(({ value }, at) => value === ',' && openers[outer + at] === outer)
  );
}

/** The entry of an enumeration: `INVOICES("…")`. */
function entryAt({ tokens }: Code, at: number): string | undefined {
  const name = tokens[at]?.value ?? '';
  return /^\p{Lu}/u.test(name) && ['{', ','].includes(tokens[at - 1]?.value ?? '') ? name : undefined;
}

/** `"GET", "https://…"` says it on its own, in whatever call. */
function methodBefore({ tokens }: Code, first: number): readonly string[] | undefined {
  const isNext = tokens[first - 1]?.value === ',' && tokens[first - 2]?.kind === 'text';
  const verb = isNext ? verbOf(tokens, first - 2) : undefined;
  return verb === undefined ? undefined : [verb];
}

/** The variable that an address is in: also of `url.pathname = …`, where it is the whole of it. */
function nameHeld(code: Code, first: number): string | undefined {
  const name = nameGiven(code, first);
  const { tokens, places } = code;
  const at = (places.get(name ?? '') ?? []).findLast((place) => place < first) ?? -1;
  return PARTS.test(name ?? '') && tokens[at - 1]?.value === '.' ? (tokens[at - 2]?.value ?? name) : name;
}

/** Kotlin's `client.post { url("…") }`. */
function methodOfBlock(code: Code, opener: number, closer: number): readonly string[] | undefined {
  const callee = code.tokens[opener - 2]?.value === '.' ? calleeOf(code, opener) : [];
  return callee.at(-1) === 'request' ? methodIn(code, opener, closer) : methodOfCallee(callee);
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
  const keys = (code.keys.get(name) ?? []).filter((at) => at >= from);
  const after = [...(places.get(name) ?? []).filter((at) => at >= from), ...keys];
  // Something else is in it from there on.
  const again = after.findIndex((at) => ['=', ':='].includes(tokens[at + 1]?.value ?? ''));
  const uses = again < 0 ? after : after.slice(0, again);
  if (uses.length > MOST_USES) {
    return [];
  }
  for (const at of uses) {
    const methods = methodsAt(code, at, at + 1, depth);
    if (methods.length === 0 && mayBeSent(code, at)) {
      return [];
    }
    methods.forEach((method) => found.add(method));
  }
  return [...found];
}

/** Whether a variable is given to a call of which nothing is known, other than one that only writes it down. */
function mayBeSent(code: Code, at: number): boolean {
  const opener = code.openers[at] ?? -1;
  const callee = code.tokens[opener]?.value === '(' ? calleeOf(code, opener) : [];
  const isAlone = /^[,)]$/.test(code.tokens[at + 1]?.value ?? '');
  return callee.length > 0 && isAlone && !isWrap(callee) && !isLog(callee);
}

/** `client.post`, `wp_remote_post`, `PostAsJsonAsync`, `Net::HTTP::Post.new`. */
function methodOfCallee(callee: readonly string[]): readonly string[] | undefined {
  const isMade = /^(?:new|build|execute|create|uri|url)$/i.test(callee.at(-1) ?? '');
  const name = (isMade ? callee.at(-2) : callee.at(-1)) ?? '';
  if (name === 'file_get_contents' || isMaker(callee) || (isWrap([name]) && callee.length < 3)) {
    return undefined;
  }
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
    const inName = /^(?:http(?=[A-Z]\w+$)|(?=\w+Async$))(Get|Post|Patch|Put|Delete)(?!\w*Header)/.exec(
      name.value,
    );
    if (inName?.[1] !== undefined) {
      return [inName[1].toUpperCase()];
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
      name === 'any'
        ? /^(?:setRequestMethod|requestMethod|httpMethod)$/.test(value)
        : own[at - 2]?.value === name;
    return kind === 'word' && METHOD_KEYS.test(value) && isSaid && isOfIt;
  });
  const verb = verbNear(own, name === 'curl' ? custom : said);
  return (name === 'curl' ? custom : said) < 0 || verb === undefined ? undefined : [verb];
}

/** Options of curl that may say the method, or hold what does. */
const SAYS_CURL =
  /^(?:CURLOPT_(?:CUSTOMREQUEST|POST|POSTFIELDS|PUT|UPLOAD|NOBODY|INFILE)|curl_setopt_array)$/;

/** Whether nothing round it, up to another address, gives this request of curl a method: it reads then. */
function isSilentCurl({ tokens }: Code, first: number): boolean {
  const from = Math.max(0, first - AHEAD);
  const near = tokens.slice(from, first + AHEAD);
  const isOther = ({ kind, value }: Token): boolean => kind === 'text' && /\.json|\/api\/v\d/.test(value);
  const start = near.slice(0, first - from).findLastIndex(isOther) + 1;
  const end = near.findIndex((token, at) => at > first - from && isOther(token));
  return !near.slice(start, end < 0 ? undefined : end).some(({ value }) => SAYS_CURL.test(value));
}

function verbNear(tokens: readonly Token[], at: number): string | undefined {
  for (let ahead = at + 1; ahead < at + 7; ahead++) {
    const verb = verbOf(tokens, ahead);
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
