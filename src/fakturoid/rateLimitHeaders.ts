/** What the server says of its limit, from its headers (Fakturoid API v3, Rate Limiting). */
export interface RateLimit {
  /** Requests left until the reset. */
  readonly remaining: number;
  /** Milliseconds until the reset. */
  readonly resetMs: number;
  /** Requests allowed per window, where the policy is stated too. */
  readonly quota?: number;
}

const MAX_HEADER_LENGTH = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads `X-RateLimit: default;r=398;t=55` and `X-RateLimit-Policy: default;q=400;w=60` (times in seconds). The form
 * with a quoted name, which the draft behind these headers has, is read as well. If there are several policies, the
 * one with the fewest requests left counts.
 *
 * @returns `undefined` when the headers are missing or say nothing usable: then the limit is unknown
 */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  let tightest: RateLimit | undefined;
  const policies = items(headers.get('X-RateLimit-Policy'));
  for (const [name, { r: remaining, t: seconds }] of items(headers.get('X-RateLimit'))) {
    if (remaining === undefined || seconds === undefined) continue;
    if (tightest && tightest.remaining <= remaining) continue;
    const quota = policies.get(name)?.['q'];
    tightest = { remaining, resetMs: toMs(seconds), ...(quota !== undefined && { quota }) };
  }
  return tightest;
}

/** Seconds of the window that `X-RateLimit-Policy` states; the first one if there are several policies. */
export function readRateWindow(headers: Headers): number | undefined {
  const [policy] = items(headers.get('X-RateLimit-Policy')).values();
  return policy?.['w'];
}

/**
 * Milliseconds to wait after a 429: the time to the reset, or `Retry-After` (seconds or a date) where that is longer.
 * The latter is not documented for Fakturoid, but may come from whatever stands in front of it.
 *
 * @param now milliseconds since 1970
 */
export function readRetryAfterMs(headers: Headers, now: number): number | undefined {
  const waits = [readRateLimit(headers)?.resetMs, parseRetryAfter(headers.get('Retry-After'), now)];
  const known = waits.filter((wait) => wait !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null || value.length > MAX_HEADER_LENGTH) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return toMs(Number(value));
  // Without a letter it is no HTTP date, though `Date.parse` takes much else for one.
  const date = /[a-z]/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(date - now, 0), DAY_MS);
}

/** Splits `name;key=1;key=2, name;…` into its numbers by name. */
function items(value: string | null): Map<string, Readonly<Partial<Record<string, number>>>> {
  const found = new Map<string, Partial<Record<string, number>>>();
  for (const item of (value ?? '').slice(0, MAX_HEADER_LENGTH).split(',')) {
    const [name = '', ...parameters] = item.split(';');
    const numbers: Partial<Record<string, number>> = Object.create(null) as Record<string, number>;
    for (const parameter of parameters) {
      const match = /^\s*(\w+)\s*=\s*(\d{1,9})\s*$/.exec(parameter);
      if (match?.[1]) numbers[match[1]] = Number(match[2]);
    }
    found.set(name.trim().replace(/^"(.*)"$/, '$1'), numbers);
  }
  return found;
}

function toMs(seconds: number): number {
  return Math.min(seconds * 1000, DAY_MS);
}
