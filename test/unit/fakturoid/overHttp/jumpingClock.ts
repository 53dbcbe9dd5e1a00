import type { Clock } from '../../../../src/base/clock';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * The time of a client and a sandbox that talk over real sockets. It stands still while bytes travel, and jumps to
 * whoever wakes first as soon as everybody sleeps.
 */
export class JumpingClock implements Clock {
  #now = Date.UTC(2026, 10, 22);
  readonly #sleepers = new Set<Sleeper>();
  /** Requests on their way, and how many of them the server keeps waiting. */
  #exchanges = 0;
  #atServer = 0;
  #isLooking = false;

  now = (): number => this.#now;

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const sleeper: Sleeper = { at: this.#now + ms, wake: () => end(resolve) };
      const onAbort = (): void => end(() => reject(signal?.reason as Error));
      const end = (settle: () => void): void => {
        this.#sleepers.delete(sleeper);
        signal?.removeEventListener('abort', onAbort);
        settle();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#sleepers.add(sleeper);
      this.#look();
    });

  /** For the transport, whose only sleep is the time limit of a request: it tells when one begins and ends. */
  readonly ofTransport: Clock = {
    now: this.now,
    sleep: (_ms, signal) =>
      new Promise((_resolve, reject) => {
        this.#exchanges++;
        signal?.addEventListener('abort', () => {
          this.#exchanges--;
          reject(signal.reason as Error);
          this.#look();
        });
      }),
  };

  /** For the sandbox. */
  readonly ofServer: Clock = {
    now: this.now,
    sleep: (ms, signal) => {
      this.#atServer++;
      return this.sleep(ms, signal).finally(() => this.#atServer--);
    },
  };

  #look(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    // What was woken, or has ended, first does what it does next.
    setImmediate(() =>
      setImmediate(() => {
        this.#isLooking = false;
        if (this.#exchanges === this.#atServer) this.#jump();
      }),
    );
  }

  #jump(): void {
    const [first] = [...this.#sleepers].sort((left, right) => left.at - right.at);
    if (!first) return;
    this.#now = Math.max(this.#now, first.at);
    first.wake();
    this.#look();
  }
}
