import { type Match, matchRoute, routesAt, routesThatMayBeAt } from '../../../rights/matchRoute';
import { type Route, ROUTES } from '../../../rights/routes';
import { readAddress, RESOURCES } from './address';

/** A call of Fakturoid's API in code. */
export interface FoundCall {
  /** Its place in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly method: string;
  /** Path below the base of the API. */
  readonly path: string;
  readonly event: string | undefined;
  readonly match: Match | { readonly kind: 'deadVersion' };
  /** Whether the code shows the method. Where it does not, each method of the path is a call. */
  readonly isMethodSaid: boolean;
}

/** An address of the API whose path the code does not show. */
export interface OpenAddress {
  readonly kind: 'open';
  readonly start: number;
  /** The words of the unknown part: `path`, or `options` and `path` for `options.path`. */
  readonly names: readonly string[];
  /** Path below the base of the API, with the unknown part in braces. */
  readonly path: string;
  /** Methods that it is called with; empty where the code does not show any. */
  readonly methods: readonly string[];
}

const RESOURCE = new RegExp(`^(?:${RESOURCES})(?:[/.]|$)`);

/** Words that paths of the API end with. */
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

/** Whether a path, perhaps after an account, can't be one of the API, whatever is filled in. */
export function isOfOtherApi(path: string): boolean {
  const [below = ''] = path.replace(ACCOUNT, '').replace(/^\/+/, '').split('?');
  const [first = '', ...rest] = below.split('/');
  const [, last] = /^([a-z_-]+)\.json$/i.exec(rest.at(-1) ?? first) ?? [];
  const isFirstOther = !first.includes('{') && !IS_RESOURCE.test(below);
  return isFirstOther || (last !== undefined && !LAST_WORDS.has(last));
}

/**
 * The calls that an address leads to: with each of these methods, or with each method of the path where none is known.
 * `/accounts/{slug}/users.json` with no method is `GET` of that path; an address with an unknown path is open.
 */
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
  // A function may use several methods: only those that the path has count. A path that merely looks like ours has none.
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

/** The routes that a path with an unknown word may lead to, found by its known words. */
function routesMeant(path: string, methods: readonly string[]): readonly Route[] {
  const said = methods.map((method) => (method === 'HEAD' ? 'GET' : method));
  return routesThatMayBeAt(path).filter(({ method }) => said.length === 0 || said.includes(method));
}

/** The path, with its unknown words replaced by those of the route. */
function filledIn(path: string, route: Route): string {
  const words = route.path.split('/');
  const isKnown = (part: string, at: number): boolean => !/^\{[^{}]*\}(?:\.json)?$/.test(part) || at === 2;
  return path
    .split('/')
    .map((part, at) => (isKnown(part, at) || words[at]?.startsWith('{') === true ? part : words[at]))
    .join('/');
}

/** The words of the placeholders in a path, after its account. */
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
  /** Its end is not known, as in a client that all calls go through. */
  readonly isOpen: boolean;
}

/** The host, a placeholder right after it, and the rest of the path: `https://app.fakturoid.cz{base}/users.json`. */
const HOST_AND_REST =
  /^((?:https?:)?\/\/app\.fakturoid\.cz)((?:\{[^{}]*\})+|\/\{[^{}]*(?:path|endpoint|resource|route)\}(?=$))(.*)$/is;

/** The placeholder after the host contains the version and perhaps the account. */
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
  // Drops a query that is put together elsewhere.
  const address = text
    .trim()
    .replace(/(\.json|\.pdf|\/download)\{[^{}]*\}[^/]*$/, '$1')
    .replace(/(\/api\/v\d)(?=\{)/, '$1/')
    .replace(HOST_AND_REST, behindHost)
    // A path for a base that ends with the host, or with `/api/`.
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

/** Undefined where it is only the beginning of a path. */
function certain(path: string, event: string | undefined): ReadPath | undefined {
  const segments = path.split('/');
  // What follows an id may be an action: `invoices/{id}{action}.json`.
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
