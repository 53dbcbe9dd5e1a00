import {
  blank,
  blocked,
  errorPage,
  forbidden,
  formatA,
  formatB,
  formatC,
  notFound,
  tooManyRequests,
  unauthorized,
  unavailable,
  unsupportedMediaType,
} from './errors';
import { half, type Delivery } from './delivery';
import type { ErrorBody, Fault } from './faults';
import { empty, html, json, JSON_TYPE, redirect, text, withBody, withHeaders, type Reply } from './reply';
import type { Request } from './request';
import type { State } from './state';

const DEFAULT_DRIP_MS = 100;
const DEFAULT_MEGABYTES = 64;

/** What a fault needs to know of the request that it meets. */
export interface Met {
  readonly state: State;
  readonly request: Request;
  readonly slug: string | null;
  readonly secondsToReset: number;
}

/** The answer that takes the place of the true one; `undefined` when the fault only bends the true one. */
export function replacement(fault: Fault, { state, request, slug, secondsToReset }: Met): Reply | undefined {
  switch (fault.kind) {
    case 'garbage':
      return text(200, JSON_TYPE, '{"id": 1001, "full_name": "Ond�, }]');
    case 'html':
      return html(200, '<!DOCTYPE html>\n<html><title>Wi-Fi</title><body>Please sign in.</body></html>\n');
    case 'emptyBody':
      return text(200, JSON_TYPE, '');
    case 'redirect': {
      const query = request.query.size > 0 ? `?${request.query.toString()}` : '';
      return redirect(fault.status, fault.to ?? `${state.otherOrigin}${request.path}${query}`);
    }
    case 'status':
      return fault.body === undefined
        ? usualError(fault.status, state, slug, secondsToReset)
        : errorWithBody(fault.status, fault.body, slug);
    default:
      return undefined;
  }
}

/** How the answer goes out under the fault. */
export function delivery(fault: Fault | undefined, reply: Reply): Delivery {
  switch (fault?.kind) {
    case 'hang':
      return { how: 'never' };
    case 'reset':
      return { how: 'cut', reply: null };
    case 'abort':
      return { how: 'cut', reply };
    case 'slowBody':
      return { how: 'drip', reply, ms: fault.ms ?? DEFAULT_DRIP_MS };
    case 'hugeBody':
      return { how: 'padded', reply, megabytes: fault.megabytes ?? DEFAULT_MEGABYTES };
    case 'truncate':
      return { how: 'whole', reply: withBody(reply, half(reply.body)) };
    case 'wrongContentType':
      return { how: 'whole', reply: withHeaders(reply, { 'Content-Type': 'text/plain; charset=utf-8' }) };
    case 'badHeaders':
      return {
        how: 'whole',
        reply: withHeaders(reply, {
          'X-RateLimit-Policy': ';q=;w=soon,,default',
          'X-RateLimit': 'default;r=-1;t=NaN;;t=99999999999999999999',
          'Retry-After': 'later',
        }),
      };
    default:
      return { how: 'whole', reply };
  }
}

function usualError(status: number, state: State, slug: string | null, secondsToReset: number): Reply {
  const { switches } = state;
  switch (status) {
    case 401:
      return unauthorized(switches);
    case 402:
      return blocked(switches, { slug: slug ?? 'account' });
    case 403:
      return forbidden('This action is not allowed');
    case 404:
      return notFound(switches);
    case 415:
      return unsupportedMediaType(switches);
    case 422:
      return formatA(422, 'name', "can't be blank");
    case 429:
      return tooManyRequests(switches, secondsToReset);
    case 502:
      return errorPage(502, 'Bad Gateway');
    case 503:
      return unavailable(switches);
    default:
      return formatB(status, 'error', `Status ${status}`);
  }
}

function errorWithBody(status: number, body: ErrorBody, slug: string | null): Reply {
  switch (body) {
    case 'A':
      return formatA(status, 'bank_account', 'Please set up a bank account');
    case 'B':
      return formatB(status, status === 403 ? 'forbidden' : 'error', `Status ${status}`);
    case 'C':
      return formatC(status, slug ?? 'account');
    case 'bare':
      return json(status, { error: `Status ${status}` });
    case 'blank':
      return blank(status);
    case 'empty':
      return empty(status);
    case 'html':
      return errorPage(status, 'Error');
  }
}
