import { calleeOf, isNoCall, isWrap } from '../code/callees';
import { type Code, endOfChain } from '../code/code';
import { isFormat } from '../code/formats';

/** Annotations of Spring. They describe a client only in an interface of Feign. */
const MAPPINGS = /^(?:Get|Post|Put|Patch|Delete|Request)Mapping$/;
/** Names of servers: `app.get("/invoices.json", (req, res) => …)`. */
const SERVERS = /^(?:app|router|server|fastify)$/i;
const OTHER_HOST = /^https?:\/\/(?![^/]*(?:fakturoid|[{}]|localhost))[^/]+/i;
/** HTML attributes that link to something. */
const LINKS = /^(?:href|src|cite|content)$/i;
/** In tokens: a line of Rails' routes. */
const LONGEST = 12;

/**
 * Whether the code itself serves a path instead of requesting it: `app.get("/invoices.json", (req, res) => …)`.
 *
 * @param ofApi names that contain a base of addresses or a client; they serve nothing
 */
export function isOwnRoute(code: Code, first: number, end: number, ofApi: ReadonlySet<string>): boolean {
  const { tokens, openers, places } = code;
  const opener = openers[first] ?? -1;
  const callee = tokens[opener]?.value === '(' ? calleeOf(code, opener) : [];
  const [name = ''] = callee.slice(-1);
  switch (code.language) {
    case 'python':
      return tokens[opener - 2 * callee.length]?.value === '@';
    case 'ruby':
      return leadsToAction(code, end);
    case 'javascript':
    case 'typescript':
      return isServer(code, callee.at(-2) ?? '', ofApi) && isHandled(code, end);
    default:
      return MAPPINGS.test(name) && !places.has('FeignClient');
  }
}

/** Whether a path belongs to another service: `nock("https://other.example").get(path)`. */
export function isElsewhere({ tokens, partners, openers }: Code, first: number): boolean {
  let at = openers[first] ?? -1;
  while (tokens[at]?.value === '(' && tokens[at - 2]?.value === '.' && tokens[at - 3]?.value === ')') {
    at = partners.get(at - 3) ?? -1;
    if (OTHER_HOST.test(tokens[at + 1]?.kind === 'text' ? (tokens[at + 1]?.value ?? '') : '')) {
      return true;
    }
  }
  return false;
}

/** Whether a path is a route of Rails: `get "/invoices.json", to: "invoices#index"`. */
function leadsToAction({ tokens }: Code, end: number): boolean {
  return tokens.slice(end, end + LONGEST).some(({ kind, value, line }, at) => {
    const [key, sign] = tokens.slice(end + at - 2, end + at);
    const isKey = sign?.value === '=>' || (sign?.value === ':' && key?.value === 'to');
    return kind === 'text' && isKey && line === tokens[end - 1]?.line && /^[\w/]+#\w+$/.test(value);
  });
}

/**
 * Whether a name is that of a server. One that is assigned a base or a client is not:
 * `app = axios.create({ baseURL: "https://…" })`.
 */
function isServer(code: Code, name: string, ofApi: ReadonlySet<string>): boolean {
  const { tokens, places } = code;
  const isOfApi = (places.get(name) ?? [])
    .filter((at) => tokens[at + 1]?.value === '=')
    .flatMap((at) => tokens.slice(at + 2, endOfChain(code, at + 2)))
    .some(({ kind, value }) => (kind === 'text' ? /^(?:https?:)?\/\//.test(value) : ofApi.has(value)));
  return SERVERS.test(name) && !isOfApi && !ofApi.has(name);
}

/** Whether a function follows a path: `async (req, res) =>`, `function (`. */
function isHandled(code: Code, end: number): boolean {
  const { tokens, partners } = code;
  const at = tokens[end + 1]?.value === 'async' ? end + 2 : end + 1;
  const closer = partners.get(at);
  return (
    tokens[end]?.value === ',' &&
    (tokens[at]?.value === 'function' ||
      (closer !== undefined && tokens[closer + 1]?.value === '=>') ||
      tokens[endOfChain(code, at)]?.value === '=>')
  );
}

/** Whether an address is an argument of a call, so that a name contains the result: `account = await client.get("…")`. */
export function isAsked(code: Code, first: number): boolean {
  for (let opener = code.openers[first] ?? -1; opener >= 0; opener = code.openers[opener] ?? -1) {
    const callee = code.tokens[opener]?.value === '(' ? calleeOf(code, opener) : [];
    if (code.tokens[opener]?.value === '{' || isNoCall(callee)) {
      return false;
    }
    if (callee.length > 0 && !isWrap(callee) && !isFormat(callee)) {
      return true;
    }
  }
  return false;
}

/** Whether a path is that of a file: Python's `OUT / "invoices.json"`, where `OUT` is a `Path`. */
export function isOfFile({ tokens, places, language }: Code, first: number): boolean {
  const name = tokens[first]?.value ?? '';
  const isPath = (at: number): boolean => /^(?:Pure)?(?:Posix|Windows)?Path$/.test(tokens[at]?.value ?? '');
  const isGiven = (places.get(name) ?? []).some((at) => tokens[at + 1]?.value === '=' && isPath(at + 2));
  return language === 'python' && tokens[first]?.kind === 'word' && (isPath(first) || isGiven);
}

export function isAttribute({ tokens }: Code, at: number): boolean {
  return tokens[at - 1]?.value === '=' && LINKS.test(tokens[at - 2]?.value ?? '');
}
