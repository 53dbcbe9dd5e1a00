import type { Code } from './code';
import { endOfName } from './nameBefore';

/** Functions that only make an address or put a text together: the request is a call around them. */
const WRAPS =
  /^(?:url|uri|https|sprintf|format|printf|parse|create|join|urljoin|concat|build|str|string|encodeuri|path|f|http_build_query|escape|paste0|joinpath|combine|implode|glue|uri_string|strtr|str_replace|replace|replacen|sub|gsub|formatted|interpolate|expand)$/i;
/** Classes and their functions that make an address as well: `HttpUrl.get(…)`, `URI.create(…)`. */
const ADDRESS_CLASSES = /^(?:Https?Url|URI|Uri|URLs?|Urls?|UriBuilder|URLBuilder|UriComponentsBuilder)$/;
const MAKES = /^(?:get|of|from\w*|parse\w*|create|for|valueof|new)$/i;
/** Keywords before a bracket, which call nothing. */
const NO_CALLS =
  /^(?:const|var|val|let|import|type|if|elif|elsif|unless|while|for|foreach|switch|match|case|when|return|throw|in|and|or|not|await|yield|typeof)$/;
/** Functions that collect their arguments, as an object does: `dict(invoices="…")`. */
const COLLECTIONS =
  /^(?:(?:mutable|immutable)?(?:list|map|set|array)_?of|(?:list|map|set)\.(?:of|entry|ofentries)|(?:arrays\.)?aslist|array|dict|tuple|hash)$/i;
/** Functions that only log or compare their arguments. */
const LOGS =
  /(?:^|[._])(?:console|log|logger|print\w*|debug|info|warn\w*|error|assert\w*|expect|echo|puts|dump|trace|equals?)(?:$|[._])/i;
/** Forms of Clojure that contain other calls. */
const HOLDS_CALLS = /^(?:defn?|let|do|fn|loop|doseq|cond|try)$/;
/** Words in the names of other functions that make an address, unless there is also a word for a request. */
const OF_ADDRESSES = /url|uri|path|endpoint|address/i;
const REQUESTS = /curl|request|fetch|open|load|contents|session|client|read|post|patch|put|delete/i;

/** The words of a callee: `Net`, `HTTP`, `Post`, `new` for `Net::HTTP::Post.new(`. */
export function calleeOf(code: Code, opener: number): readonly string[] {
  const { tokens, partners } = code;
  if (code.language === 'clojure') {
    return calleeInside(code, opener);
  }
  const words: string[] = [];
  let at = endOfName(code, opener);
  // `format!(`, `get!(`
  if (tokens[at]?.value === '!') {
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

/**
 * The callee of Clojure, which is inside the bracket: `(clj-http.client/post …)`. A form that contains other calls counts
 * as `if (`, which calls nothing.
 */
function calleeInside({ tokens }: Code, opener: number): readonly string[] {
  let end = opener + 1;
  while (end < opener + 12 && (end === opener + 1 || tokens[end - 1]?.end === tokens[end]?.start)) {
    end++;
  }
  const words = tokens.slice(opener + 1, end).filter(({ kind }) => kind === 'word');
  const [first = ''] = words.map(({ value }) => value);
  return HOLDS_CALLS.test(first) && words.length === 1 ? ['if'] : words.map(({ value }) => value);
}

/** Whether a call only makes an address or a text, and sends no request: `apiUrl(…)`, `base.appendingPathComponent(…)`. */
export function isWrap(callee: readonly string[]): boolean {
  const name = callee.at(-1) ?? '';
  const isOnly = callee.length === 1 && name === 'new';
  return (
    isOnly || makesAddress(callee) || WRAPS.test(name) || (OF_ADDRESSES.test(name) && !REQUESTS.test(name))
  );
}

/** Whether a call makes an address, and sends no request: `HttpUrl.get(…)`, `URI.create(…)`. */
export function makesAddress(callee: readonly string[]): boolean {
  return ADDRESS_CLASSES.test(callee.at(-2) ?? '') && MAKES.test(callee.at(-1) ?? '');
}

/** Whether a callee only collects its arguments. */
export function isCollection(callee: readonly string[]): boolean {
  return COLLECTIONS.test(callee.at(-1) ?? '') || COLLECTIONS.test(callee.slice(-2).join('.'));
}

/** Whether there is a keyword before a bracket, which calls nothing: `const (`, `if (`. */
export function isNoCall(callee: readonly string[]): boolean {
  return callee.length === 1 && NO_CALLS.test(callee[0] ?? '');
}

/** Whether a call only logs or compares its arguments. */
export function isLog(callee: readonly string[]): boolean {
  return LOGS.test(callee.join('.'));
}

/** Whether a brace opens a body and not an object: code outside of a body says nothing about an address in it. */
export function isBlock(code: Code, opener: number): boolean {
  const before = code.tokens[opener - 1];
  return (
    code.language !== 'clojure' &&
    !(before?.kind === 'sign' && ['(', ',', '=', ':', '[', ':='].includes(before.value)) &&
    before?.value !== 'return'
  );
}

/**
 * Whether a call begins a request that reads unless a method follows: `Request.Builder().url(…)` (OkHttp),
 * `HttpRequest.newBuilder(…)` (java.net.http).
 */
export function isBuilder(code: Code, closer: number): boolean {
  const callee = calleeOf(code, code.partners.get(closer) ?? closer).join('.');
  return /^(?:new\.)?(?:okhttp3\.)?Request\.Builder\.url$|^HttpRequest\.newBuilder(?:\.uri)?$/.test(callee);
}
