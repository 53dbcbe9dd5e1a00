import type { Clock } from '../base/clock';
import { FakturoidError, type Failure, type FailureKind } from './errors';

interface RetryRule {
  readonly times: number;
  /** Milliseconds before the first repetition; doubled each time. */
  readonly pauseMs: number;
}

const QUICK: RetryRule = { times: 2, pauseMs: 300 };

/** Long enough for a window of the rate limit (60 s, seen live) to pass. */
export const RETRY_BUDGET_MS = 90_000;

/**
 * Which failures of a `GET` may pass without help. A person waits for the outcome, so a dead server is reported
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
  /** Milliseconds after the first failure during which repetitions may start, however long that request had to queue. */
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
 * @throws what the last attempt threw, or the signal's reason
 */
export async function retrying<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, random, budgetMs, signal, only, isRepeatable = () => true } = options;
  let deadline: number | undefined;
  for (let repeated = 0; ; repeated++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof FakturoidError) || !isRepeatable()) throw error;
      const rule = only === undefined || error.kind === only ? RULES[error.kind] : undefined;
      if (!rule || repeated >= rule.times) throw error;
      deadline ??= clock.now() + budgetMs;
      const pauseMs = rule.pauseMs * 2 ** repeated * (1 + random() / 4);
      if (clock.now() + Math.max(pauseMs, wantedPauseMs(error.failure)) >= deadline) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
}

function wantedPauseMs(failure: Failure): number {
  return (failure.kind === 'rateLimited' ? failure.retryAfterMs : undefined) ?? 0;
}
