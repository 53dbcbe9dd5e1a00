import { UsageError } from '../host/progress';
import { ROUTE_NAMES, selects, type RouteOfRequest, type RouteSelector } from './routeNames';

const ERROR_BODIES = ['A', 'B', 'C', 'bare', 'blank', 'empty', 'html'] as const;

/** `A`, `B`, `C`: the formats of the documentation. `bare`: `error` without a description. */
export type ErrorBody = (typeof ERROR_BODIES)[number];

export const REDIRECT_STATUSES = [301, 302, 303, 307, 308] as const;

/** Something that goes wrong with one request. */
export type Fault =
  /** The true answer comes after so many milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** No answer ever comes; the connection stays open. */
  | { readonly kind: 'hang' }
  /** The connection is cut before a byte was answered. */
  | { readonly kind: 'reset' }
  /** The connection is cut in the middle of the body. */
  | { readonly kind: 'abort' }
  /** A complete answer whose JSON stops in the middle. */
  | { readonly kind: 'truncate' }
  /** Status 200, said to be JSON, and is not. */
  | { readonly kind: 'garbage' }
  /** Status 200 with a page in HTML, as captive portals answer. */
  | { readonly kind: 'html' }
  /** The true body, said to be plain text. */
  | { readonly kind: 'wrongContentType' }
  /** The true body in sixteen pieces, with a pause of so many milliseconds (100) before each. */
  | { readonly kind: 'slowBody'; readonly ms?: number }
  /** The true body after so many megabytes (64) of blanks, which JSON allows. */
  | { readonly kind: 'hugeBody'; readonly megabytes?: number }
  /** To the same path on the other origin, or to the given address. */
  | { readonly kind: 'redirect'; readonly status: (typeof REDIRECT_STATUSES)[number]; readonly to?: string }
  /** A refusal; without `body`, with the body that this status usually has. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: ErrorBody }
  /** Status 200 without a body. */
  | { readonly kind: 'emptyBody' }
  /** The true answer with rate limit headers that make no sense. */
  | { readonly kind: 'badHeaders' };

export type FaultKind = Fault['kind'];

/** For how many requests a fault holds; `Infinity` means until the next reset. */
export interface PlannedFault {
  readonly selector: RouteSelector;
  readonly fault: Fault;
  times: number;
}

/** Faults waiting for the requests that they are meant for; the oldest matching one is taken first. */
export class FaultPlan {
  #planned: PlannedFault[] = [];

  add(planned: PlannedFault): void {
    this.#planned.push(planned);
  }

  /** The fault for this request, if there is one; it is used up by one. */
  take(request: RouteOfRequest): Fault | undefined {
    const planned = this.#planned.find(({ selector }) => selects(selector, request));
    if (planned !== undefined) {
      planned.times -= 1;
      this.#planned = this.#planned.filter(({ times }) => times > 0);
    }
    return planned?.fault;
  }

  clear(): void {
    this.#planned = [];
  }
}

/** Faults that take no argument. */
const PLAIN_FAULTS = [
  'hang',
  'reset',
  'abort',
  'truncate',
  'garbage',
  'html',
  'wrongContentType',
  'slowBody',
  'hugeBody',
  'emptyBody',
  'badHeaders',
] as const;

/** How faults are written as text. */
export const FAULT_FORMS = [
  'delay=ms',
  ...PLAIN_FAULTS,
  'slowBody=ms',
  'hugeBody=megabytes',
  'redirect=301|302|303|307|308',
  'STATUS',
  `STATUS=${ERROR_BODIES.join('|')}`,
] as const;

/**
 * Reads a fault written as text, such as `hang`, `delay=500`, `redirect=302`, `503` or `403=A`.
 * @throws UsageError when it is none.
 */
export function parseFault(source: string): Fault {
  const [name = '', argument] = source.split('=');
  const amount = argument !== undefined && /^\d{1,9}$/.test(argument) ? Number(argument) : undefined;
  const plain = PLAIN_FAULTS.find((kind) => kind === name);
  if (plain !== undefined && argument === undefined) {
    return { kind: plain };
  }
  if ((name === 'delay' || name === 'slowBody') && amount !== undefined) {
    return { kind: name, ms: amount };
  }
  if (name === 'hugeBody' && amount !== undefined) {
    return { kind: name, megabytes: amount };
  }
  const redirectStatus = REDIRECT_STATUSES.find((status) => status === amount);
  if (name === 'redirect' && redirectStatus !== undefined) {
    return { kind: name, status: redirectStatus };
  }
  const body = ERROR_BODIES.find((shape) => shape === argument);
  if (/^[45]\d\d$/.test(name) && (argument === undefined || body !== undefined)) {
    return { kind: 'status', status: Number(name), ...(body !== undefined && { body }) };
  }
  throw new UsageError(`There is no fault "${source}"; there are ${FAULT_FORMS.join(', ')}.`);
}

/**
 * Reads `users`, `users@slug`, `users#2` or `users@slug#2`.
 * @throws UsageError when the text names no route.
 */
export function parseSelector(source: string): RouteSelector {
  const match = /^(?<route>[a-z]+)(?:@(?<slug>[^#]+))?(?:#(?<page>[1-9]\d*))?$/.exec(source);
  const { route: name, slug, page } = match?.groups ?? {};
  const route = [...ROUTE_NAMES, 'any' as const].find((known) => known === name);
  if (route === undefined) {
    throw new UsageError(
      `There is no route "${source}"; write ${ROUTE_NAMES.join(', ')} or any, and if need be @slug and #page after it.`,
    );
  }
  return { route, ...(slug !== undefined && { slug }), ...(page !== undefined && { page: Number(page) }) };
}

/** @throws UsageError when it is neither a whole number above 0 nor `always`. */
export function parseTimes(source: string | number): number {
  const times = source === 'always' ? Infinity : Number(source);
  if (times === Infinity || (Number.isInteger(times) && times > 0)) {
    return times;
  }
  throw new UsageError(`A fault holds for a number of requests or "always", not for "${source}".`);
}
