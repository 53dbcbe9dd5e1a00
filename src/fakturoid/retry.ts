import pRetry from 'p-retry';
import type { Clock } from '../base/clock';
import { pause } from './cancellation';
import { FakturoidError, type Failure, type FailureKind } from './errors';

interface RetryRule {
  readonly times: number;
  /** Milliseconds before the first repetition; doubled each time. */
  readonly pauseMs: number;
}

const QUICK: RetryRule = { times: 2, pauseMs: 300 };

/** A window of the rate limit (60 s, seen live) can pass within it. */
export const RETRY_BUDGET_MS = 90_000;

/**
 * Which failures of a `GET` may pass by themselves. A person waits for the outcome, so a dead server is reported
 * within two seconds. After a 429 the rate limiter waits as long as the server wants, or, where nothing is
 * said, 1, 2, 4, … seconds, which in six times outlasts a window of 60 s; after a timeout the person has waited already.
 */
const RULES: Partial<Record<FailureKind, RetryRule>> = {
  rateLimited: { times: 6, pauseMs: 0 },
  server: { times: 2, pauseMs: 500 },
  timeout: { times: 1, pauseMs: 0 },
  network: QUICK,
  nameNotFound: QUICK,
  connectionRefused: QUICK,
  offline: QUICK,
};

export interface RetryOptions {
  readonly clock: Clock;
  /** 0 ≤ n < 1, for jitter. */
  readonly random: () => number;
  /** Milliseconds after the first failure, however long that request had to queue, from which on none starts. */
  readonly budgetMs: number;
  readonly signal?: AbortSignal | undefined;
  /** The only kind of failure that is repeated; by default each that may pass. */
  readonly only?: FailureKind;
  /** Asked after each failure. */
  readonly isRepeatable?: () => boolean;
}

/**
 * Repeats a `GET` that failed for a passing reason. Anything that changes state on the server may be repeated after
 * `rateLimited` only, which means that it was refused and not done.
 *
 * @throws what the last attempt threw, or FakturoidError `cancelled`
 */
export async function retrying<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, random, budgetMs, signal, only, isRepeatable = () => true } = options;
  let deadline: number | undefined;
  return pRetry(attempt, {
    // The rules count.
    retries: Infinity,
    // The waiting is done below, on the clock that was passed in.
    minTimeout: 0,
    maxTimeout: 0,
    shouldRetry: async ({ error, retriesConsumed }) => {
      if (!(error instanceof FakturoidError) || !isRepeatable()) return false;
      if (only !== undefined && error.kind !== only) return false;
      const rule = RULES[error.kind];
      if (!rule || retriesConsumed >= rule.times) return false;
      deadline ??= clock.now() + budgetMs;
      const pauseMs = rule.pauseMs * 2 ** retriesConsumed * (1 + random() / 4);
      if (clock.now() + Math.max(pauseMs, wantedPauseMs(error.failure)) >= deadline) return false;
      await pause(clock, pauseMs, signal);
      return true;
    },
  });
}

function wantedPauseMs(failure: Failure): number {
  return (failure.kind === 'rateLimited' ? failure.retryAfterMs : undefined) ?? 0;
}
