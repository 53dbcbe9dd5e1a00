import { missingUserAgent, notFound, unauthorized, unsupportedMediaType, formatB } from './errors';
import type { Reply } from './reply';
import type { Request } from './request';
import type { RouteName, RouteOfRequest } from './routeNames';
import type { State } from './state';
import type { Grant } from './tokens';
import type { Handler } from './routes/call';
import { asset, ASSETS_PATH } from './routes/assets';
import { authorizationPage, decision } from './routes/authorize';
import { events } from './routes/events';
import { OTHER_ROUTES } from './routes/others';
import { account, currentUser, pageNumber, users } from './routes/resources';
import { revoke, token } from './routes/oauth';

/** Where the API begins. */
export const API_PATH = '/api/v3';

interface Route {
  readonly name: RouteName;
  readonly method: string;
  /** Below the API path, without the suffix. */
  readonly path: RegExp;
  /** The suffixes under which the route exists; `''` means none. */
  readonly suffixes: readonly string[];
  readonly needsToken: boolean;
  readonly answersJson: boolean;
  readonly handler: Handler;
}

const RESOURCE = { method: 'GET', suffixes: ['.json'], needsToken: true, answersJson: true } as const;
const OAUTH = { method: 'POST', suffixes: ['', '.json'], needsToken: false, answersJson: true } as const;
const PAGE = { suffixes: [''], needsToken: false, answersJson: false } as const;

const ROUTES: readonly Route[] = [
  { ...OAUTH, name: 'token', path: /^\/oauth\/token$/, handler: token },
  { ...OAUTH, name: 'revoke', path: /^\/oauth\/revoke$/, handler: revoke },
  { ...PAGE, name: 'authorize', method: 'GET', path: /^\/oauth$/, handler: authorizationPage },
  { ...PAGE, name: 'authorize', method: 'POST', path: /^\/oauth$/, handler: decision },
  { ...RESOURCE, name: 'user', path: /^\/user$/, handler: currentUser },
  { ...RESOURCE, name: 'users', path: /^\/accounts\/([^/]+)\/users$/, handler: users },
  { ...RESOURCE, name: 'events', path: /^\/accounts\/([^/]+)\/events(?:\/paid)?$/, handler: events },
  { ...RESOURCE, name: 'account', path: /^\/accounts\/([^/]+)\/account$/, handler: account },
  ...OTHER_ROUTES.map((route) => ({ ...RESOURCE, name: 'other' as const, ...route })),
];

/** A request together with the routes that share its path. */
export interface Destination extends RouteOfRequest {
  readonly suffix: string;
  readonly routes: readonly Route[];
}

/** Finds where a request goes; the method is not looked at yet. */
export function locate({ path, query }: Request): Destination {
  const page = pageNumber(query);
  if (path.startsWith(ASSETS_PATH)) {
    return { route: 'avatar', slug: null, page, suffix: '', routes: [] };
  }
  const [, rest = '', suffix = ''] = /^\/api\/v3(\/.*?)(\.[a-z]+)?$/.exec(path) ?? [];
  const routes = ROUTES.filter((route) => route.path.test(rest));
  const slug = routes[0]?.path.exec(rest)?.[1] ?? null;
  return { route: routes[0]?.name ?? 'unknown', slug, page, suffix, routes };
}

/** Answers a request as the real API would, faults and rate limit aside. */
export function answer(state: State, request: Request, destination: Destination): Reply {
  const { switches } = state;
  if (destination.route === 'avatar') {
    return asset(state, request);
  }
  const userAgent = request.headers['user-agent'] ?? '';
  if (userAgent === '') {
    return missingUserAgent();
  }
  if (switches.userAgentCheck === 'form' && !/^.+ \(\S+@\S+\)$/.test(userAgent)) {
    return formatB(400, 'invalid_request', 'Header "User-Agent" must have the form "AppName (e-mail)"');
  }
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = destination.routes.find((candidate) => candidate.method === method);
  if (route === undefined) {
    return notFound(switches);
  }
  if (!route.suffixes.includes(destination.suffix)) {
    return destination.suffix === '' ? notFound(switches) : unsupportedMediaType(switches);
  }
  if (route.answersJson && !acceptsJson(request.headers['accept'])) {
    return unsupportedMediaType(switches);
  }
  const grant = grantOf(state, request);
  if (route.needsToken && grant === undefined) {
    return unauthorized(switches);
  }
  return route.handler({ state, request, slug: destination.slug ?? '', grant });
}

/** Whom the Bearer token of a request stands for. */
export function grantOf(state: State, request: Request): Grant | undefined {
  const value = bearerToken(request);
  return value === undefined ? undefined : state.tokens.access(value);
}

export function bearerToken(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
}

/** Whether the header lets JSON through; without the header everything is welcome. */
function acceptsJson(accept: string | undefined): boolean {
  return (
    accept === undefined ||
    accept.split(',').some((range) => /^\s*(\*\/\*|application\/(\*|json))\s*(;|$)/i.test(range))
  );
}
