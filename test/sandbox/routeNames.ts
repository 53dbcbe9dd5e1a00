/**
 * What faults and the request log call the routes. `avatar` stands for logos too, and for both of their steps; `other` for
 * the documented routes that hold nothing here.
 */
export const ROUTE_NAMES = [
  'token',
  'revoke',
  'authorize',
  'user',
  'users',
  'account',
  'events',
  'other',
  'avatar',
] as const;

export type RouteName = (typeof ROUTE_NAMES)[number];

/** Which requests are meant: a route, or any, and perhaps one account and one page only. */
export interface RouteSelector {
  readonly route: RouteName | 'any';
  readonly slug?: string;
  readonly page?: number;
}

/** Where a request went. */
export interface RouteOfRequest {
  readonly route: RouteName | 'unknown';
  readonly slug: string | null;
  readonly page: number;
}

export function selects(selector: RouteSelector, request: RouteOfRequest): boolean {
  return (
    (selector.route === 'any' || selector.route === request.route) &&
    (selector.slug === undefined || selector.slug === request.slug) &&
    (selector.page === undefined || selector.page === request.page)
  );
}
