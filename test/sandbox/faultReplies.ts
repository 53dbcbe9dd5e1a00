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
import { half } from './delivery';
import type { ErrorBody, Fault } from './faults';
import { empty, html, json, JSON_TYPE, redirect, text, withHeaders, type Reply } from './reply';
import type { Request } from './request';
import type { State } from './state';
import type { Switches } from './switches';

interface Met {
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
        ? usualError(fault.status, state.switches, slug, secondsToReset)
        : errorWithBody(fault.status, fault.body, slug);
    default:
      return undefined;
  }
}

/** The true answer as the fault bends it. */
export function bent(fault: Fault | undefined, reply: Reply): Reply {
  switch (fault?.kind) {
    case 'truncate':
      return { ...reply, body: half(reply.body) };
    case 'wrongContentType':
      return withHeaders(reply, { 'Content-Type': 'text/plain; charset=utf-8' });
    case 'badHeaders':
      return withHeaders(reply, {
        'X-RateLimit-Policy': ';q=;w=soon,,default',
        'X-RateLimit': 'default;r=-1;t=NaN;;t=99999999999999999999',
        'Retry-After': 'later',
      });
    default:
      return reply;
  }
}

function usualError(status: number, switches: Switches, slug: string | null, secondsToReset: number): Reply {
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
