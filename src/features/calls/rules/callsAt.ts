import { type Match, matchRoute, routesAt, routesThatMayBeAt } from '../../../rights/matchRoute';
import { type Route, ROUTES } from '../../../rights/routes';
import { readAddress, RESOURCES } from './address';

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

/** An address of the API whose path the code does not tell. */
export interface OpenAddress {
  readonly kind: 'open';
  readonly start: number;
  /** What of it is not known, in words: `path`, `options.path`. */
  readonly names: readonly string[];
  /** Below the base. */
  readonly path: string;
  /** By which it is asked for; empty where nothing says. */
  readonly methods: readonly string[];
}

const RESOURCE = new RegExp(`^(?:${RESOURCES})(?:[/.]|$)`);

/** Words that paths of the API end in. */
const LAST_WORDS = new Set(
  ROUTES.map(({ path }) =>
    path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, ''),
  ),
);
const ACCOUNT = /^\/accounts\/(?:\{[^{}]*\}|[^/{}]+)/;
const IS_RESOURCE = new RegExp(`(?:^|/)(?:${RESOURCES}|user|oauth|accounts|api|v\\d)(?:[/.?]|$)`);

/** Whether a path, perhaps behind an account, is none of the API whatever is filled in. */
export function isOfOtherApi(path: string): boolean {
  const [below = ''] = path.replace(ACCOUNT, '').replace(/^\/+/, '').split('?');
  const [first = '', ...rest] = below.split('/');
  const [, last] = /^([a-z_-]+)\.json$/i.exec(rest.at(-1) ?? first) ?? [];
  const isFirstOther = !first.includes('{') && !IS_RESOURCE.test(below);
  return isFirstOther || (last !== undefined && !LAST_WORDS.has(last));
}

/** The calls that an address leads to, by methods that are said or by each that the path has. */
export function callsAt(
  address: string,
  methods: readonly string[],
  place: Pick<FoundCall, 'start' | 'end'>,
  isMethodSaid: boolean,
  event: string | undefined,
): readonly (FoundCall | OpenAddress)[] {
  const read = readPath(address);
  if (read === undefined) {
    return [];
  }
  if (read === 'deadVersion') {
    const [method = 'GET'] = methods;
    return [{ ...place, method, path: '', event: undefined, match: { kind: 'deadVersion' }, isMethodSaid }];
  }
  const { path, isCertain, isOpen } = read;
  const meant = routesAt(path).length > 0 ? [] : routesMeant(path, methods);
  if (meant.length > 0) {
    return meant.map((route) => ({
      ...place,
      method: route.method,
      path: filledIn(path, route),
      event: read.event ?? event,
      match: { kind: 'documented', route },
      isMethodSaid,
    }));
  }
  if (isOpen) {
    return [{ kind: 'open', start: place.start, names: namesIn(path), path, methods }];
  }
  const said = methods.length > 0 ? methods : routesAt(path).map((route) => route.method);
  const found = [...new Set(said)].map((method) => ({ method, match: matchRoute(method, path) }));
  // Where a function may use several methods, those count that the path has; a path that only looks like ours has none.
  const isOneMeant = found.some(({ match }) => match.kind === 'documented');
  return found
    .filter(({ match }) =>
      isOneMeant ? match.kind === 'documented' : isCertain || match.kind !== 'undocumented',
    )
    .map(({ method, match }) => ({
      ...place,
      method,
      path,
      event: read.event ?? event,
      match,
      isMethodSaid,
    }));
}

/** The routes of a path of which a word is not known, by what else is. */
function routesMeant(path: string, methods: readonly string[]): readonly Route[] {
  const said = methods.map((method) => (method === 'HEAD' ? 'GET' : method));
  return routesThatMayBeAt(path).filter(({ method }) => said.length === 0 || said.includes(method));
}

/** A path with the words of a route in place of what was not known of it. */
function filledIn(path: string, route: Route): string {
  const words = route.path.split('/');
  const isKnown = (part: string, at: number): boolean => !/^\{[^{}]*\}(?:\.json)?$/.test(part) || at === 2;
  return path
    .split('/')
    .map((part, at) => (isKnown(part, at) || words[at]?.startsWith('{') === true ? part : words[at]))
    .join('/');
}

/** The words of what is filled into the end of a path, behind its account. */
function namesIn(path: string): readonly string[] {
  const [account = '', ...rest] = path.split('/').slice(2);
  const joined = account.match(/\{[^{}]*\}/g) ?? [];
  const open =
    rest.length > 0 ? rest.join('/').match(/\{[^{}]*\}/g) : joined.slice(account.startsWith('{') ? 1 : 0);
  return open?.flatMap((part) => part.match(/[\p{L}\p{N}_]+/gu) ?? []) ?? [];
}

interface ReadPath {
  readonly path: string;
  readonly event: string | undefined;
  /** It names the host or an account, so that nothing else can be meant. */
  readonly isCertain: boolean;
  /** Its end is not known, as in the client that all calls go through. */
  readonly isOpen: boolean;
}

/** The host, with what is filled in right behind it, and a path after that. */
const HOST_AND_REST =
  /^((?:https?:)?\/\/app\.fakturoid\.cz)((?:\{[^{}]*\})+|\/\{[^{}]*(?:path|endpoint|resource|route)\}(?=$))(.*)$/is;

/** Whatever is filled in has the version and perhaps the account. */
function behindHost(_: string, host: string, filled: string, rest: string): string {
  const isBelow = /^\/(?:accounts\/|user\.json)/.test(rest);
  const account = /^\/\{[^{}]*\}\//.test(rest) ? 'accounts' : 'accounts/{slug}';
  const path = isBelow
    ? rest
    : rest.startsWith('/')
      ? `/${account}${rest}`
      : `/${filled.replace(/^\//, '')}${rest}`;
  return `${host}/api/v3${path}`;
}

function readPath(text: string): ReadPath | 'deadVersion' | undefined {
  // A query that is put together elsewhere.
  const address = text
    .trim()
    .replace(/(\.json|\.pdf|\/download)\{[^{}]*\}[^/]*$/, '$1')
    .replace(/(\/api\/v\d)(?=\{)/, '$1/')
    .replace(HOST_AND_REST, behindHost)
    // What goes behind a base that ends in the host, or in `/api/`.
    .replace(/^(?:api\/)?(v\d\/(?:accounts\/|user\.json))/, '/api/$1')
    .replace(/^api\/(v\d\/)/, '/api/$1');
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
    return { path: `/${below}`, event, isCertain: false, isOpen: false };
  }
  const isRoute = RESOURCE.test(below) && /\.json$|\.pdf$|\/download$/.test(below);
  return isRoute ? { path: `/accounts/{slug}/${below}`, event, isCertain: false, isOpen: false } : undefined;
}

/** Undefined for the beginning of a path. */
function certain(path: string, event: string | undefined): ReadPath | undefined {
  const segments = path.split('/');
  // What stands behind an id may be an action: `invoices/{id}{action}.json`.
  const isKnown = routesAt(path).length > 0 && !/\}\{[^{}]*\}(?:\.json)?$/.test(path);
  const isOpenEnd =
    /^(?:[\w.-]|\{[^{}]*\})*\{[^{}]*\}(?:\.\w+)?$/.test(segments.at(-1) ?? '') && segments.length > 3;
  // `accounts/{slug}{path}`, `accounts/acme{path}`
  const isJoined = segments.length === 3 && /^(?:[^{}]+|\{[^{}]*\})(?:\{[^{}]*\})+/.test(segments[2] ?? '');
  const isOpen = !isKnown && (isOpenEnd || isJoined);
  const isShort = segments.length < 4 && !isKnown && !path.endsWith('.json');
  const isBeginning = !isOpen && (isShort || segments.at(-1) === '');
  return isBeginning ? undefined : { path, event, isCertain: true, isOpen };
}
