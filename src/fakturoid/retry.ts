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
}

/**
 * Repeats a `GET` that failed for a passing reason. Never for anything that changes state on the server.
 *
 * @throws what the last attempt threw, or FakturoidError `cancelled`
 */
export async function retrying<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, random, budgetMs, signal } = options;
  let deadline: number | undefined;
  return pRetry(attempt, {
    // The rules count.
    retries: Infinity,
    // The waiting is done below, on the clock that was passed in.
    minTimeout: 0,
    maxTimeout: 0,
    shouldRetry: async ({ error, retriesConsumed }) => {
      if (!(error instanceof FakturoidError)) return false;
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
