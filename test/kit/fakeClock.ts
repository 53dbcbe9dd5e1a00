import type { Clock } from '../../src/base/clock';

interface Sleeper {
  at: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();

  constructor(now = Date.UTC(2026, 10, 22)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const sleeper: Sleeper = {
        at: this.#now + ms,
        wake: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      const onAbort = (): void => {
        this.#sleepers.delete(sleeper);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#sleepers.add(sleeper);
    });
  }

  /** How many sleep now: timers that a test expects to be gone. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  /** Moves the clock by `ms`, waking those who are due on the way, in order, and lets the woken do their work. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#next(); next && next.at <= end; next = this.#next()) {
      await this.#wake(next);
    }
    this.#now = end;
  }

  /** As a machine does whose clock was wrong. Who sleeps is not woken later for it. */
  setBack(ms: number): void {
    this.#now -= ms;
    for (const sleeper of this.#sleepers) sleeper.at -= ms;
  }

  /** Waits for a promise, moving the clock to the next sleeper whenever nothing else happens. Not for real sockets. */
  async drive<T>(work: Promise<T>): Promise<T> {
    const pending = new Set([work]);
    const finish = (): void => {
      pending.clear();
    };
    work.then(finish, finish);
    for (;;) {
      await settle();
      if (pending.size === 0) return work;
      const next = this.#next();
      if (!next) throw new Error('Nothing to wait for: the promise never settles');
      await this.#wake(next);
    }
  }

  #next(): Sleeper | undefined {
    return [...this.#sleepers].reduce<Sleeper | undefined>(
      (first, sleeper) => (first && first.at <= sleeper.at ? first : sleeper),
      undefined,
    );
  }

  async #wake(sleeper: Sleeper): Promise<void> {
    this.#sleepers.delete(sleeper);
    this.#now = Math.max(this.#now, sleeper.at);
    sleeper.wake();
    await settle();
  }
}

/** Lets everything run that needs no clock: promises, and streams that are in memory. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
