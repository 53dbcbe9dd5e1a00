import { type Route, ROUTES } from './routes';

/** What a method and a path lead to. */
export type Match =
  | { readonly kind: 'documented'; readonly route: Route }
  /** Had been in API v3 or v2 until 4 April 2024 (Changelog). */
  | { readonly kind: 'removed' }
  /** The path is documented, with these methods. */
  | { readonly kind: 'otherMethod'; readonly routes: readonly Route[] }
  | { readonly kind: 'undocumented' };

/** Changelog of API v3, 4 April 2024. Below an account. */
const REMOVED: readonly string[] = [
  'users/{id}.json',
  'reports/{id}.json',
  'reports/{id}/paid.json',
  'reports/{id}/vat.json',
  'invoices/regular.json',
  'invoices/proforma.json',
  'invoices/correction.json',
  'generators/recurring.json',
  'generators/template.json',
  'invoices/{id}/download',
  'expenses/{id}/download',
];

const REMOVED_PATTERNS = REMOVED.map((path) => segmentsOf(`/accounts/{slug}/${path}`));
const PATTERNS = ROUTES.map((route) => ({ route, segments: segmentsOf(route.path) }));
const LITERALS = new Set([...PATTERNS.flatMap(({ segments }) => segments), ...REMOVED_PATTERNS.flat()]);
/** The index of the slug, which may be any word. */
const SLUG_AT = 2;

/**
 * The route of a request. `HEAD` counts as `GET`; the ending `.json` may be missing, as many clients add it themselves.
 *
 * @param path below the base, without a query; `{}` stands for a part that is not known
 */
export function matchRoute(method: string, path: string): Match {
  const routes = routesAt(path);
  const asked = method === 'HEAD' ? 'GET' : method;
  const route = routes.find((candidate) => candidate.method === asked);
  if (route !== undefined) {
    return { kind: 'documented', route };
  }
  if (routes.length > 0) {
    return { kind: 'otherMethod', routes };
  }
  return { kind: isRemoved(path) ? 'removed' : 'undocumented' };
}

/** All routes of a path, by whatever method. */
export function routesAt(path: string): readonly Route[] {
  const asked = segmentsOf(path);
  const found = PATTERNS.filter(({ segments }) => fits(segments, asked));
  // `subjects/search.json` is a search, although `search` could be an id.
  const exact = found.filter(
    ({ segments }) => !segments.some((part, at) => at > SLUG_AT && isOpen(part) && isWord(asked[at])),
  );
  return exact.map(({ route }) => route);
}

/**
 * The routes that a path with an unknown word may lead to, such as `inventory_items/{id}/{action}.json`; none if no
 * other word identifies them.
 */
export function routesThatMayBeAt(path: string): readonly Route[] {
  const asked = segmentsOf(path);
  const isTold = (part: string, at: number): boolean => at > SLUG_AT && !isOpen(part) && part === asked[at];
  const found = PATTERNS.filter(
    ({ segments, route }) =>
      segments.length === asked.length &&
      segments.some(isTold) &&
      segments.every(
        (part, at) => part === asked[at] || isOpen(asked[at] ?? '') || (isOpen(part) && !isWord(asked[at])),
      ) &&
      (route.path.endsWith('.json') || !path.endsWith('.json')),
  );
  return found.map(({ route }) => route);
}

function isRemoved(path: string): boolean {
  const asked = segmentsOf(path);
  return REMOVED_PATTERNS.some((segments) => fits(segments, asked));
}

/** `/accounts/x/subjects/{id}.json` in its parts, with a plain `{}` for each that is open. */
function segmentsOf(path: string): readonly string[] {
  return path
    .replace(/\.json$/, '')
    .replace(/\/+$/, '')
    .split('/')
    .map((part) => part.replace(/\{[^{}]*\}/g, '{}'));
}

function fits(segments: readonly string[], asked: readonly string[]): boolean {
  return (
    segments.length === asked.length &&
    segments.every((part, at) => part === asked[at] || (isOpen(part) && asked[at] !== ''))
  );
}

function isOpen(part: string): boolean {
  return part === '{}';
}

function isWord(part: string | undefined): boolean {
  return part !== undefined && !isOpen(part) && LITERALS.has(part);
}
