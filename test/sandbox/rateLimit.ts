/** What the rate limiter says about one request. */
export interface RateVerdict {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly secondsToReset: number;
}

interface Window {
  readonly endsAt: number;
  used: number;
}

/** Counts requests per key in fixed windows, each of which starts with its first request. */
export class RateLimiter {
  readonly #windows = new Map<string, Window>();

  hit(key: string, now: number, quota: number, windowSeconds: number): RateVerdict {
    const window = this.#current(key, now, windowSeconds);
    const allowed = window.used < quota;
    if (allowed) {
      window.used += 1;
    }
    return {
      allowed,
      remaining: Math.max(0, quota - window.used),
      secondsToReset: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
    };
  }

  #current(key: string, now: number, windowSeconds: number): Window {
    const window = this.#windows.get(key);
    if (window !== undefined && now < window.endsAt) {
      return window;
    }
    const fresh = { endsAt: now + windowSeconds * 1000, used: 0 };
    this.#windows.set(key, fresh);
    return fresh;
  }
}

export function rateHeaders(
  verdict: Pick<RateVerdict, 'remaining' | 'secondsToReset'>,
  quota: number,
  windowSeconds: number,
): Record<string, string> {
  return {
    'X-RateLimit-Policy': `default;q=${quota};w=${windowSeconds}`,
    'X-RateLimit': `default;r=${verdict.remaining};t=${verdict.secondsToReset}`,
  };
}
