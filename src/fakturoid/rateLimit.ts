import pLimit, { type LimitFunction } from 'p-limit';
import type { Clock } from '../base/clock';
import { Emitter, type Event } from '../base/event';
import { cancellable, pause, throwIfCancelled } from './cancellation';
import { FakturoidError } from './errors';
import { readRateLimit, readRetryAfterMs } from './rateLimitHeaders';
import type { Answer } from './transport';

/** Requests at the same time. */
const CONCURRENCY = 4;
/** Part of the quota left to other windows and programs of the same user. */
const RESERVE = 0.1;
/** Part of the quota from which on requests are spread over the time until the reset. */
const SCARCE = 0.2;
/** Longer than this nobody waits without being told so. Windows last 60 s (seen live). */
const MAX_WAIT_MS = 120_000;
/** Answers round the reset to seconds: within this much two of them speak of the same window. */
const SAME_WINDOW_MS = 1_500;
/** Sleeps are cut in slices, so that news from an answer, or a computer that slept, counts soon. */
const SLICE_MS = 1_000;
/** Shorter waits are not announced. */
const NOTICEABLE_MS = 1_000;
/** After a 429 that does not say how long to wait, or too little again and again; doubled each time. */
const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 60_000;
/** Windows that wait for the same reset should not all start in the same millisecond. */
const JITTER_MS = 500;

export interface RateLimiterOptions {
  readonly clock: Clock;
  /** 0 ≤ n < 1, for jitter; `Math.random` by default. */
  readonly random?: () => number;
  /** Milliseconds; a longer wait is refused as `rateLimited` at once. */
  readonly maxWaitMs?: number;
}

/** What is known of the server's current window. */
interface Window {
  readonly remaining: number;
  readonly quota: number;
  readonly resetAt: number;
}

/**
 * Keeps the requests of one identity within the server's limit: 4 at a time, slower when few are left, none while
 * the server refuses. All numbers come from the server's headers (Fakturoid API v3, Rate Limiting); without them it
 * only backs off after a 429.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #maxWaitMs: number;
  readonly #slots: LimitFunction = pLimit(CONCURRENCY);
  readonly #waitChanged = new Emitter<{ readonly until: number } | undefined>();

  #window: Window | undefined;
  #refusedUntil = 0;
  #refusals = 0;
  #inFlight = 0;
  #lastStart = 0;
  #waiting = 0;
  #announcedUntil: number | undefined;

  constructor({ clock, random = Math.random, maxWaitMs = MAX_WAIT_MS }: RateLimiterOptions) {
    this.#clock = clock;
    this.#random = random;
    this.#maxWaitMs = maxWaitMs;
  }

  /** Requests wait for the server's limit, presumably until then (milliseconds since 1970), or no longer wait. */
  readonly onDidChangeWait: Event<{ readonly until: number } | undefined> = this.#waitChanged.event;

  /**
   * Runs `send` when its turn has come and learns from its answer.
   *
   * @param options.ahead waits for the server's limit only, and not for the requests before it
   * @throws FakturoidError `cancelled` while it waits, or `rateLimited` when the wait would be too long; besides what
   *   `send` throws
   */
  run(
    send: () => Promise<Answer>,
    { signal, ahead = false }: { signal?: AbortSignal | undefined; ahead?: boolean | undefined } = {},
  ): Promise<Answer> {
    const work = async (): Promise<Answer> => {
      await this.#untilAllowed(signal);
      this.#inFlight++;
      const startedAt = (this.#lastStart = this.#clock.now());
      try {
        const answer = await send();
        this.#learn(answer, startedAt);
        return answer;
      } finally {
        this.#inFlight--;
      }
    };
    return cancellable(ahead ? work() : this.#slots(work), signal);
  }

  async #untilAllowed(signal: AbortSignal | undefined): Promise<void> {
    throwIfCancelled(signal);
    let waitMs = this.#waitMs();
    if (waitMs <= 0) return;
    this.#waiting++;
    try {
      for (; waitMs > 0; waitMs = this.#waitMs()) {
        if (waitMs > this.#maxWaitMs) throw new FakturoidError({ kind: 'rateLimited', retryAfterMs: waitMs });
        this.#announce(waitMs);
        await pause(this.#clock, Math.min(waitMs, SLICE_MS), signal);
      }
    } finally {
      if (--this.#waiting === 0) this.#announceEnd();
    }
  }

  /** Milliseconds until the next request may start, as far as known now. */
  #waitMs(): number {
    const now = this.#clock.now();
    if (now < this.#refusedUntil) return this.#refusedUntil - now;
    if (!this.#window || now >= this.#window.resetAt) return 0;

    const { remaining, quota, resetAt } = this.#window;
    const untilReset = resetAt - now;
    // The server may not have counted what is still on its way.
    const left = remaining - this.#inFlight;
    // A reset too far away to wait for is not waited for in small steps either.
    const isFar = untilReset > this.#maxWaitMs;
    const free = left - (isFar ? 0 : Math.floor(quota * RESERVE));
    if (free <= 0) return untilReset + this.#jitter();
    return !isFar && left <= quota * SCARCE ? this.#lastStart + untilReset / free - now : 0;
  }

  #learn(answer: Answer, startedAt: number): void {
    const now = answer.receivedAt;
    const limit = readRateLimit(answer.headers);
    if (limit) this.#window = this.#newWindow(limit.remaining, now + limit.resetMs, limit.quota);

    // Several requests on their way are refused together: that is one refusal.
    const sentSinceRefusal = startedAt >= this.#refusedUntil;
    if (answer.status !== 429) {
      if (sentSinceRefusal) this.#refusals = 0;
      return;
    }
    if (sentSinceRefusal) this.#refusals++;
    const backoffMs = Math.min(FIRST_BACKOFF_MS * 2 ** (this.#refusals - 1), MAX_BACKOFF_MS);
    const waitMs = Math.max(readRetryAfterMs(answer.headers, now) ?? 0, backoffMs);
    this.#refusedUntil = Math.max(this.#refusedUntil, now + waitMs + this.#jitter());
  }

  #newWindow(remaining: number, resetAt: number, quota: number | undefined): Window {
    const known = this.#window;
    const sameWindow = known !== undefined && resetAt <= known.resetAt + SAME_WINDOW_MS;
    return {
      // Answers may overtake each other: within a window the number left only falls.
      remaining: sameWindow ? Math.min(known.remaining, remaining) : remaining,
      quota: quota ?? Math.max(known?.quota ?? 0, remaining),
      resetAt: sameWindow ? known.resetAt : resetAt,
    };
  }

  #jitter(): number {
    return this.#random() * JITTER_MS;
  }

  #announce(waitMs: number): void {
    const until = this.#clock.now() + waitMs;
    const news = Math.abs(until - (this.#announcedUntil ?? 0)) >= NOTICEABLE_MS;
    if (waitMs < NOTICEABLE_MS || !news) return;
    this.#announcedUntil = until;
    this.#waitChanged.fire({ until });
  }

  #announceEnd(): void {
    if (this.#announcedUntil === undefined) return;
    this.#announcedUntil = undefined;
    this.#waitChanged.fire(undefined);
  }
}
