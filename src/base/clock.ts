import { setTimeout } from 'node:timers/promises';

/** Time, passed in so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970, as `Date.now()`. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds; rejects when the signal is aborted first, and leaves no timer. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
};
