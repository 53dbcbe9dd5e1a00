import { FakturoidError } from './errors';

/** Base of all routes (Fakturoid API v3, Introduction). A constant: no setting may send a token elsewhere. */
export const API_BASE = 'https://app.fakturoid.cz/api/v3';

/** The web application, for everything that only Fakturoid itself can do. */
export const FAKTUROID_SITE = `${new URL(API_BASE).origin}/`;

/** A path below the base, percent-encoded. It starts with a slash, so that it can never change the origin. */
export type ApiPath = `/${string}`;

/** Query parameters of a request. They never carry a secret. */
export type Query = Readonly<Record<string, string | number>>;

/** `GET`: the current user and their accounts (Fakturoid API v3, Users). */
export const CURRENT_USER_PATH: ApiPath = '/user.json';

/** Routes of Fakturoid API v3, Authorization. `authorize` is a page for the browser and indeed plain `/oauth`. */
export const OAUTH_PATHS = {
  authorize: '/oauth',
  token: '/oauth/token',
  revoke: '/oauth/revoke',
} as const satisfies Record<string, ApiPath>;

/** `GET`: the users of an account (Fakturoid API v3, Users). Throws as {@link accountRoute} does. */
export function usersPath(slug: string): ApiPath {
  return accountRoute(slug, 'users.json');
}

/** `GET`: the detail of an account (Fakturoid API v3, Account). Throws as {@link accountRoute} does. */
export function accountPath(slug: string): ApiPath {
  return accountRoute(slug, 'account.json');
}

/** `GET`: what has happened in an account (Fakturoid API v3, Events). Throws as {@link accountRoute} does. */
export function eventsPath(slug: string): ApiPath {
  return accountRoute(slug, 'events.json');
}

/** A route as the API documents it, without the account's slug, for the log. */
export function routeOf(path: ApiPath): string {
  return path.replace(/^\/accounts\/[^/]*/, '/accounts/{slug}');
}

/** In UTF-16 units. An account calls it its subdomain, and a part of a host's name has 63 characters at most. */
const LONGEST_SLUG = 100;

/**
 * Whether a slug can stand in a path. An empty one, `.` and `..` would name another route, also when they are
 * percent-encoded, and half a surrogate pair cannot be encoded at all.
 */
export function isUsableSlug(slug: string): boolean {
  return slug.length <= LONGEST_SLUG && !/^\.{0,2}$/.test(slug) && !/\p{Surrogate}/u.test(slug);
}

/** The full URL of a route, for a request or to show to a person. */
export function endpointUrl(apiBase: string, path: ApiPath, query: Query = {}): string {
  const parameters = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  return apiBase + path + (parameters.length > 0 ? `?${new URLSearchParams(parameters).toString()}` : '');
}

/**
 * Reads the base URL of a sandbox, with its `/api/v3`. Only http(s) on this machine's loopback is accepted, as
 * it is where tokens go: 127.0.0.0/8, `[::1]` and `localhost`, without user info, query or fragment.
 *
 * @returns the base without a trailing slash, or `undefined` when the value is absent or not acceptable
 */
export function parseApiBaseOverride(value: string | undefined): string | undefined {
  if (!value || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const loopback = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/.test(url.hostname);
  const plain = url.username + url.password + url.search + url.hash === '';
  return /^https?:$/.test(url.protocol) && loopback && plain ? url.href.replace(/\/+$/, '') : undefined;
}

/** @throws FakturoidError `notFound` for a slug that no account can have; nothing is sent for it */
function accountRoute(slug: string, resource: string): ApiPath {
  if (!isUsableSlug(slug)) throw new FakturoidError({ kind: 'notFound' });
  return `/accounts/${encodeURIComponent(slug)}/${resource}`;
}
