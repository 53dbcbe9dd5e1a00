import type { Clock } from '../../src/base/clock';

/** A clock that can be put forward, so that a test lets tokens expire and rate windows roll without waiting. */
export class OffsetClock implements Clock {
  #offset = 0;

  constructor(private readonly base: Clock) {}

  now(): number {
    return this.base.now() + this.#offset;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.base.sleep(ms, signal);
  }

  advance(ms: number): void {
    this.#offset += ms;
  }

  reset(): void {
    this.#offset = 0;
  }
}
