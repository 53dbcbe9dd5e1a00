import { createHash, randomUUID } from 'node:crypto';
import { withHeaders, type Reply } from './reply';
import type { Request } from './request';
import type { Destination } from './router';
import type { State } from './state';

/** What every recorded answer carried, whatever it said. */
const ALWAYS = {
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
};

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** How a request was met. */
interface Meeting {
  readonly state: State;
  readonly request: Request;
  readonly destination: Destination;
  readonly tookMs: number;
}

/** Adds the headers that answers of the live service were recorded with; the quota is added elsewhere. */
export function withUsualHeaders(reply: Reply, { state, request, destination, tookMs }: Meeting): Reply {
  const isGivenByAccount = destination.slug !== null && isSuccess(reply);
  return withHeaders(reply, {
    ...ALWAYS,
    ...(destination.route === 'token' ? ofToken(reply) : cacheHeaders(reply)),
    ...(isGivenByAccount && { 'Access-Control-Allow-Origin': '*' }),
    ...(isGivenByAccount && !hasTheme(request) && themeCookie(state)),
    'X-Request-Id': randomUUID(),
    'X-Runtime': (tookMs / 1000).toFixed(6),
  });
}

export function isSuccess({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}

function ofToken(reply: Reply): Record<string, string> {
  return {
    ...cacheHeaders(reply, 'Accept,Accept-Encoding'),
    'Cache-Control': 'no-store',
    Pragma: 'no-cache',
  };
}

function cacheHeaders(reply: Reply, vary = 'Accept-Encoding'): Record<string, string> {
  const hasBody = reply.body.length > 0;
  const hasTag = hasBody && isSuccess(reply);
  return {
    'Cache-Control': hasTag ? 'max-age=0, private, must-revalidate' : 'no-cache',
    ...(hasBody && { Vary: vary }),
    ...(hasTag && { ETag: entityTag(reply.body) }),
  };
}

/** The recorded tags are the beginning of the SHA-256 of the body, as the middleware of Rails makes them. */
function entityTag(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
}

function hasTheme({ headers }: Request): boolean {
  return /(^|; *)application_theme=/.test(headers['cookie'] ?? '');
}

function themeCookie({ clock }: State): Record<string, string> {
  const signed = `${Buffer.from('{"theme":"auto"}').toString('base64url')}--${'76dc'.repeat(10)}`;
  const expires = new Date(clock.now() + YEAR_MS).toUTCString();
  return {
    'Set-Cookie': `application_theme=${signed}; path=/; expires=${expires}; httponly; samesite=lax; secure`,
  };
}
