import { tooManyRequests } from './errors';
import { bent, replacement } from './faultReplies';
import type { Fault } from './faults';
import { rateHeaders, type RateVerdict } from './rateLimit';
import { withHeaders, type Reply } from './reply';
import type { LoggedRequest } from './requestLog';
import type { Request } from './request';
import { answer, API_PATH, locate, type Destination, bearerToken, grantOf } from './router';
import type { State } from './state';
import { isSuccess, withUsualHeaders } from './usualHeaders';

/** A request that was understood, before it is answered. */
export interface Arrival {
  readonly request: Request;
  readonly destination: Destination;
  readonly fault: Fault | undefined;
  readonly entry: LoggedRequest;
}

/** Logs the request and finds the fault planned for it. */
export function arrive(state: State, request: Request): Arrival {
  const destination = locate(request);
  const fault = state.faults.take(destination);
  const { route, slug, page } = destination;
  const entry = state.log.add(request, {
    ...{ route, slug, page },
    at: state.clock.now(),
    origin: 'api',
    fault: fault?.kind ?? null,
  });
  return { request, destination, fault, entry };
}

/** Works the answer out: rate limit, fault, or what the route says. */
export function respond(state: State, { request, destination, fault }: Arrival): Reply {
  const start = performance.now();
  const verdict = countedVerdict(state, request, destination);
  const reply = withRate(state, truthOrFault(state, { request, destination, fault }, verdict), verdict);
  // The page for people was not recorded; with these headers a browser might insist on HTTPS for this machine.
  const isRecorded = isOfApi(request) && destination.route !== 'authorize';
  const tookMs = performance.now() - start;
  return bent(fault, isRecorded ? withUsualHeaders(reply, { state, request, destination, tookMs }) : reply);
}

function isOfApi({ path }: Request): boolean {
  return path.startsWith(API_PATH);
}

function truthOrFault(
  state: State,
  { request, destination, fault }: Omit<Arrival, 'entry'>,
  verdict: RateVerdict | undefined,
): Reply {
  const secondsToReset = verdict?.secondsToReset ?? state.switches.rateWindow;
  if (verdict?.allowed === false) {
    return tooManyRequests(state.switches, secondsToReset);
  }
  const replaced = fault && replacement(fault, { state, request, slug: destination.slug, secondsToReset });
  return replaced ?? answer(state, request, destination);
}

/** Counts the request; `undefined` when requests like this are not counted. */
function countedVerdict(state: State, request: Request, destination: Destination): RateVerdict | undefined {
  const { rateQuota, rateWindow, rateCountsOauth } = state.switches;
  const isOauth = ['token', 'revoke', 'authorize'].includes(destination.route);
  const isCounted = isOfApi(request) && (!isOauth || rateCountsOauth === 'on');
  return isCounted
    ? state.rateLimiter.hit(rateKey(state, request, destination), state.clock.now(), rateQuota, rateWindow)
    : undefined;
}

function rateKey(state: State, request: Request, { slug }: Destination): string {
  const token = bearerToken(request);
  const userId = grantOf(state, request)?.userId;
  const fallback = `ip ${request.remoteAddress}`;
  const user = userId === undefined ? fallback : `user ${userId}`;
  switch (state.switches.rateKey) {
    case 'token':
      return token === undefined ? fallback : `token ${token}`;
    case 'user':
      return user;
    case 'account':
      return slug === null ? user : `account ${slug}`;
    case 'ip':
      return fallback;
  }
}

function withRate(state: State, reply: Reply, verdict: RateVerdict | undefined): Reply {
  const { rateQuota, rateWindow, rateHeaders: shown } = state.switches;
  const isShown = shown === 'all' || (shown === '2xx-only' && isSuccess(reply));
  if (verdict === undefined || !isShown) {
    return reply;
  }
  // A planned 429 tells of an exhausted quota, whatever was counted.
  const said = reply.status === 429 ? { ...verdict, remaining: 0 } : verdict;
  return withHeaders(reply, rateHeaders(said, rateQuota, rateWindow));
}
