import { type Match, matchRoute, routesAt } from '../../../rights/matchRoute';
import { readAddress } from './address';
import { commandCallsOf, requestLinesOf, variablesOf } from './commandCalls';
import { type Code, codeOf, type Expression, expressionsOf, nameGiven } from './expressions';
import { eventIn } from './fireEvents';
import { keyedRequestsOf } from './keyedRequests';
import { methodsAt } from './methods';
import { functionsThatEnd } from './openAddress';
import { clientsIn, isOfDeadLibrary, sdkCallsOf } from './sdkCalls';
import { tokensOf } from './tokens';

/** A call of Fakturoid's API in code. */
export interface FoundCall {
  /** Where it stands, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly method: string;
  /** Below the base. */
  readonly path: string;
  readonly event: string | undefined;
  readonly match: Match | { readonly kind: 'deadVersion' };
  /** Whether the code says the method; where it does not, each that the path has is found. */
  readonly isMethodSaid: boolean;
}

/** VS Code's names of languages in which requests stand as commands or lines. */
const SHELLS = [
  'shellscript',
  'powershell',
  'bat',
  'dockerfile',
  'makefile',
  'yaml',
  'dockercompose',
  'github-actions-workflow',
];
const REQUEST_FILES = ['http', 'rest', 'httpyac', 'hurl'];
/** In which a request may be an object with an address and a method. */
const HAVE_KEYS = ['yaml', 'powershell', 'bruno'];
const DOCUMENTS = ['markdown', 'plaintext', 'restructuredtext', 'asciidoc'];
/** A comment that says what a variable holds; in any other one the word says nothing. */
const TYPED = /@(?:var|param|property|type|mixin)\b[^\n]{0,100}fakturoid/i;
const RESOURCE =
  /^(?:bank_accounts|number_formats|subjects|invoices|expenses|inbox_files|inventory_items|inventory_moves|generators|recurring_generators|events|todos|webhooks|account|users|reports)(?:[/.]|$)/;

/** What is known from elsewhere in a text, of which a part is read. */
export interface Known {
  /** What may be the beginning of addresses, by the name that it is given. */
  readonly bases: ReadonlyMap<string, string>;
  /** Names that hold something of Fakturoid. */
  readonly clients: ReadonlySet<string>;
  /** By a library of API v1 or v2. */
  readonly isDead: boolean;
}

export const NOTHING_KNOWN: Known = { bases: new Map(), clients: new Set(), isDead: false };

/** The calls in a text, or in a part of one that names Fakturoid elsewhere. Reads it once; never throws, whatever it holds. */
export function readCalls(text: string, language: string, known: Known): readonly FoundCall[] {
  return isCommands(language) ? inCommands(text, language, known) : inCode(text, language, known);
}

/** What a part of a text lets know for the rest, with what is known already. */
export function knownIn(text: string, language: string, known: Known): Known {
  if (isCommands(language)) {
    return { ...known, bases: new Map([...variablesOf(text), ...known.bases]) };
  }
  const code = codeOf(tokensOf(text, language), language);
  return {
    bases: basesOf(code, expressionsOf(code), known.bases),
    clients: clientsIn(code, known.clients),
    isDead: known.isDead || isOfDeadLibrary(text),
  };
}

function isCommands(language: string): boolean {
  return [SHELLS, REQUEST_FILES, DOCUMENTS, HAVE_KEYS].some((languages) => languages.includes(language));
}

function inCommands(text: string, language: string, known: Known): readonly FoundCall[] {
  const variables = new Map([...known.bases, ...variablesOf(text)]);
  const isOfRequests = REQUEST_FILES.includes(language);
  const lines = isOfRequests || DOCUMENTS.includes(language) ? requestLinesOf(text, isOfRequests) : [];
  const commands = commandCallsOf(text);
  const keyed = HAVE_KEYS.includes(language) ? keyedRequestsOf(text) : [];
  return [...lines, ...commands, ...keyed].flatMap(({ method, address, start, end }) => {
    const methods = method === undefined ? [] : [method];
    return callsAt(resolved(address, variables), methods, { start, end }, method !== undefined, undefined);
  });
}

function inCode(text: string, language: string, known: Known): readonly FoundCall[] {
  const code = codeOf(tokensOf(text, language), language);
  const isNamed = code.tokens.some(({ value }) => /fakturoid/i.test(value)) || TYPED.test(text);
  if (known === NOTHING_KNOWN && !isNamed) {
    return [];
  }
  const expressions = expressionsOf(code);
  const variables = basesOf(code, expressions, known.bases);
  const clients = clientsIn(code, known.clients);
  const isDead = known.isDead || isOfDeadLibrary(text);
  const endings = functionsThatEnd(code, expressions, (value) => resolved(value, variables));
  return [
    ...expressions.flatMap((expression) => callsOf(code, ended(code, expression, endings), variables)),
    ...linksFollowed(code),
    ...sdkCallsOf(code, clients).flatMap(({ routes, start, end, event }) =>
      routes.map((route) => ({
        ...{ start, end, event, method: route.method, path: route.path, isMethodSaid: true },
        match: isDead ? ({ kind: 'deadVersion' } as const) : ({ kind: 'documented', route } as const),
      })),
    ),
  ];
}

/** A path without its ending, where it goes through a function that adds that. */
function ended(code: Code, expression: Expression, endings: ReadonlySet<string>): Expression {
  const { value, first } = expression;
  const callee = code.tokens[(code.openers[first] ?? 0) - 1];
  const isPath =
    callee !== undefined && endings.has(callee.value) && /^\/?[a-z_]+(?:\/[^\s.]*)?$/.test(value);
  return isPath ? { ...expression, value: `${value.replace(/\/$/, '')}.json` } : expression;
}

/** What may be the beginning of addresses, by the name that it is given. */
function basesOf(
  code: Code,
  expressions: readonly Expression[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const bases = new Map(known);
  for (const { value, first } of expressions) {
    if (/^(?:https?:)?\/\/|^app\.fakturoid|\/api\/v\d|^\/?accounts(?:\/|$)/.test(resolved(value, bases))) {
      const name = nameGiven(code, first);
      if (name !== undefined && !bases.has(name)) {
        bases.set(name, resolved(value, bases));
      }
    }
  }
  return bases;
}

/** An address with the variable at its beginning filled in, where it is known. */
function resolved(address: string, variables: ReadonlyMap<string, string>): string {
  const [whole, names = ''] = /^\{([^{}]*)\}/.exec(address) ?? [];
  const base = names
    .split('.')
    .map((name) => variables.get(name))
    .findLast((value) => value !== undefined);
  if (whole === undefined || base === undefined) {
    return address;
  }
  return (
    base.replace(/\/$/, '') + address.slice(whole.length).replace(/^(?!\/|$)/, base.endsWith('/') ? '/' : '')
  );
}

function callsOf(
  code: Code,
  expression: Expression,
  variables: ReadonlyMap<string, string>,
): readonly FoundCall[] {
  const { first, end, value } = expression;
  const address = resolved(value, variables);
  if (!looksLikeRoute(address)) {
    return [];
  }
  const place = { start: code.tokens[first]?.start ?? 0, end: code.tokens[end - 1]?.end ?? 0 };
  const methods = methodsAt(code, first, end);
  const opener = code.openers[first] ?? -1;
  return callsAt(address, methods, place, methods.length > 0, opener < 0 ? undefined : eventIn(code, opener));
}

/** A quick look, before brackets are climbed. */
function looksLikeRoute(address: string): boolean {
  return /\.json|\/download|\/oauth|\/api\/v\d|accounts\/|user$/.test(address);
}

function callsAt(
  address: string,
  methods: readonly string[],
  place: Pick<FoundCall, 'start' | 'end'>,
  isMethodSaid: boolean,
  event: string | undefined,
): readonly FoundCall[] {
  const read = readPath(address);
  if (read === undefined) {
    return [];
  }
  if (read === 'deadVersion') {
    const [method = 'GET'] = methods;
    return [{ ...place, method, path: '', event: undefined, match: { kind: 'deadVersion' }, isMethodSaid }];
  }
  const { path, isCertain } = read;
  const said = methods.length > 0 ? methods : routesAt(path).map((route) => route.method);
  return [...new Set(said)].flatMap((method) => {
    const match = matchRoute(method, path);
    // A path that only looks like one of ours is not called undocumented.
    return match.kind === 'undocumented' && !isCertain
      ? []
      : [{ ...place, method, path, event: read.event ?? event, match, isMethodSaid }];
  });
}

interface ReadPath {
  readonly path: string;
  readonly event: string | undefined;
  /** It names the host or an account, so that nothing else can be meant. */
  readonly isCertain: boolean;
}

function readPath(text: string): ReadPath | 'deadVersion' | undefined {
  // A query that is put together elsewhere.
  const address = text
    .trim()
    .replace(/(\.json|\.pdf|\/download)\{[^{}]*\}$/, '$1')
    .replace(/(\/api\/v\d)(?=\{)/, '$1/');
  const isWhole = /^(?:https?:)?\/\/|^app\.fakturoid/i.test(address);
  const versioned = /\/api\/v[123]\/.*$/s.exec(address)?.[0];
  if (isWhole || versioned !== undefined) {
    const isOurs =
      !isWhole ||
      /^(?:https?:)?\/\/[^/]*(?:fakturoid\.cz|\{[^/]*\})/i.test(address) ||
      /^app\.fakturoid/i.test(address);
    const read = isOurs
      ? readAddress(isWhole && !/^[^/]*\/\/[^/]*\{/.test(address) ? address : (versioned ?? address))
      : undefined;
    if (read?.kind === 'deadVersion') {
      return 'deadVersion';
    }
    return read?.kind === 'path' ? certain(read.path, read.event) : undefined;
  }
  const [path = '', query = ''] = address.split('?');
  const below = path.replace(/^(?:\/?\{[^{}]*\})*\/?/, '');
  const event = new URLSearchParams(query).get('event') ?? undefined;
  if (below.startsWith('accounts/')) {
    return certain(`/${below}`, event);
  }
  if (
    /^(?:user|oauth(?:\/(?:token|revoke))?)(?:\.json)?$/.test(below) &&
    (below !== 'user' || path.includes('/user'))
  ) {
    return { path: `/${below}`, event, isCertain: false };
  }
  const isRoute = RESOURCE.test(below) && /\.json$|\.pdf$|\/download$/.test(below);
  return isRoute ? { path: `/accounts/{slug}/${below}`, event, isCertain: false } : undefined;
}

/** Undefined where the end is not known, as in the client that all calls go through. */
function certain(path: string, event: string | undefined): ReadPath | undefined {
  const segments = path.split('/');
  const isOpenEnd = /^\{[^{}]*\}(?:\.json)?$/.test(segments.at(-1) ?? '') && routesAt(path).length === 0;
  const isShort = segments.length < 4 && routesAt(path).length === 0 && !path.endsWith('.json');
  return isOpenEnd || isShort || segments.at(-1) === '' ? undefined : { path, event, isCertain: true };
}

/** `fetch(invoice.pdf_url)`: the address is one that an answer had. */
function linksFollowed({ tokens, openers }: Code): readonly FoundCall[] {
  return tokens.flatMap(({ kind, value, start, end }, at) => {
    const isLink =
      kind === 'word' && /^(?:pdf_?url|download_?url)$/i.test(value) && tokens[at - 1]?.value !== ':';
    const opener = openers[at] ?? -1;
    const callee = tokens[opener - 1]?.value ?? '';
    if (
      !isLink ||
      tokens[opener]?.value !== '(' ||
      !/fetch|get|open|request|download|read|contents/i.test(callee)
    ) {
      return [];
    }
    const isExpense = tokens.slice(Math.max(0, at - 6), at).some((token) => /expense/i.test(token.value));
    const file = /pdf/i.test(value) ? 'download.pdf' : 'attachments/{id}/download';
    const path = `/accounts/{slug}/${isExpense ? 'expenses' : 'invoices'}/{id}/${file}`;
    return [
      {
        start,
        end,
        method: 'GET',
        path,
        event: undefined,
        match: matchRoute('GET', path),
        isMethodSaid: true,
      },
    ];
  });
}
