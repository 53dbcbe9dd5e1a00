import type { Clock } from '../base/clock';
import { Emitter } from '../base/event';
import { FakturoidError } from './errors';
import { readRateLimit, readRetryAfterMs } from './rateLimitHeaders';
import type { Answer } from './transport';

/** Part of the quota left to other windows and programs on this machine. */
const RESERVE = 0.1;
/** Part of the quota from which on requests are spread over the time until the reset. */
const SCARCE = 0.2;
/** Nobody waits longer than this without being told so. Windows last 60 s (seen live). */
const MAX_WAIT_MS = 120_000;
/** Requests this soon after somebody was told belong to the same load: nobody has asked for another one yet. */
const SAME_LOAD_MS = 2_000;
/** Answers round the reset to seconds: two resets within this much of each other belong to the same window. */
const SAME_WINDOW_MS = 1_500;
/** Sleeps are cut in slices, so that news from an answer, or a computer that slept, counts soon. */
const SLICE_MS = 1_000;
/** Shorter waits are not announced. */
const NOTICEABLE_MS = 1_000;
/** Wait after a 429 that states no wait, or one that is too short again and again; doubled each time. */
const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 60_000;
/** Windows that wait for the same reset should not all start in the same millisecond. */
const JITTER_MS = 500;

export interface RateLimiterOptions {
  readonly clock: Clock;
  /** 0 ≤ n < 1, for jitter; `Math.random` by default. */
  readonly random?: () => number;
}

/** What is known of the server's current window. */
interface Window {
  readonly remaining: number;
  readonly quota: number;
  readonly resetAt: number;
}

/**
 * Keeps requests within the server's limit: slower when few are left, none while the server refuses. One for all
 * identities and the token route, as the server has one count for them (seen live). All numbers come from its headers
 * (Fakturoid API v3, Rate Limiting); without them it only backs off after a 429. No header locks anybody out: a wait
 * that is too long is reported once. A request made at least 2 s later is let through, and what was known is forgotten, as
 * after a restart. The same happens when the clock is set back.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #waitChanged = new Emitter<number | undefined>();

  #window: Window | undefined;
  #refusedUntil = 0;
  #refusals = 0;
  #learnedAt = 0;
  /** When callers were first told that the wait is too long. */
  #toldAt: number | undefined;
  #inFlight = 0;
  #lastStart = 0;
  #waiting = 0;
  #announcedUntil: number | undefined;

  constructor({ clock, random = Math.random }: RateLimiterOptions) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Requests wait for the server's limit, presumably until then (milliseconds since 1970), or no longer wait. */
  readonly onDidChangeWait = this.#waitChanged.event;

  /**
   * Runs `send` when the server's limit allows and learns from its answer.
   *
   * @throws FakturoidError `rateLimited` when the wait would be too long; besides what `send` throws
   */
  async run(send: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    const startedAt = await this.#start(signal);
    try {
      const answer = await send();
      this.#learn(answer, startedAt);
      return answer;
    } finally {
      this.#inFlight--;
    }
  }

  /** Waits until a request may start, and counts it before another one is looked at. */
  async #start(signal: AbortSignal | undefined): Promise<number> {
    signal?.throwIfAborted();
    this.#waiting++;
    try {
      for (let waitMs = this.#waitMs(); waitMs > 0; waitMs = this.#waitMs()) {
        if (waitMs > MAX_WAIT_MS) {
          this.#toldAt ??= this.#clock.now();
          throw new FakturoidError({ kind: 'rateLimited', retryAfterMs: waitMs });
        }
        this.#announce(waitMs);
        await this.#clock.sleep(Math.min(waitMs, SLICE_MS), signal);
      }
    } finally {
      if (--this.#waiting === 0) this.#announceEnd();
    }
    this.#inFlight++;
    return (this.#lastStart = this.#clock.now());
  }

  /** Milliseconds until the next request may start. A wait that is too long is dropped 2 s after callers were told about it. */
  #waitMs(): number {
    const now = this.#clock.now();
    this.#heedClock(now);
    const waitMs = this.#knownWaitMs(now);
    if (waitMs <= MAX_WAIT_MS) {
      this.#toldAt = undefined;
    } else if (this.#toldAt !== undefined && Math.abs(now - this.#toldAt) >= SAME_LOAD_MS) {
      this.#forget();
      return 0;
    }
    return waitMs;
  }

  #knownWaitMs(now: number): number {
    if (now < this.#refusedUntil) return this.#refusedUntil - now;
    if (!this.#window || now >= this.#window.resetAt) return 0;

    const { remaining, quota, resetAt } = this.#window;
    const untilReset = resetAt - now;
    // The server has perhaps not counted the requests that are still on their way.
    const left = remaining - this.#inFlight;
    // If the reset is too far away to wait for, there are no small waits on the way to it either.
    const isFar = untilReset > MAX_WAIT_MS;
    const free = left - (isFar ? 0 : Math.floor(quota * RESERVE));
    if (free <= 0) return untilReset + this.#jitter();
    return !isFar && left <= quota * SCARCE ? this.#lastStart + untilReset / free - now : 0;
  }

  #learn(answer: Answer, startedAt: number): void {
    const now = answer.receivedAt;
    this.#heedClock(now);
    this.#learnedAt = now;
    const limit = readRateLimit(answer.headers);
    if (limit) this.#window = this.#newWindow(limit.remaining, now + limit.resetMs, limit.quota);

    // Several requests on their way are refused together: that is one refusal.
    const sentSinceRefusal = startedAt >= this.#refusedUntil;
    if (answer.status !== 429) {
      if (sentSinceRefusal) this.#refusals = 0;
      return;
    }
    if (sentSinceRefusal) this.#refusals++;
    // The 429 itself tells the caller how long to wait.
    this.#toldAt = now;
    const backoffMs = Math.min(FIRST_BACKOFF_MS * 2 ** (this.#refusals - 1), MAX_BACKOFF_MS);
    const waitMs = Math.max(readRetryAfterMs(answer.headers, now) ?? 0, backoffMs);
    this.#refusedUntil = Math.max(this.#refusedUntil, now + waitMs + this.#jitter());
  }

  /** Times computed from a clock that was ahead may lie far in the future. */
  #heedClock(now: number): void {
    if (now < this.#learnedAt) this.#forget();
  }

  #forget(): void {
    this.#window = undefined;
    this.#refusedUntil = 0;
    this.#lastStart = 0;
    this.#toldAt = undefined;
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
    this.#waitChanged.fire(until);
  }

  #announceEnd(): void {
    if (this.#announcedUntil === undefined) return;
    this.#announcedUntil = undefined;
    this.#waitChanged.fire(undefined);
  }
}
