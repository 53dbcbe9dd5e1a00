import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/event';

/** Tells once something has lasted for a while. */
export class Lasting implements Disposable {
  readonly #clock: Pick<Clock, 'sleep'>;
  readonly #ms: number;
  readonly #onLasting: () => void;
  #wait: AbortController | undefined;
  #isLasting = false;

  /** @param ms milliseconds that it must last */
  constructor(clock: Pick<Clock, 'sleep'>, ms: number, onLasting: () => void) {
    this.#clock = clock;
    this.#ms = ms;
    this.#onLasting = onLasting;
  }

  /** Takes whether it is so now. Returns whether it has been so for long. */
  update(isSo: boolean): boolean {
    if (!isSo) {
      this.#wait?.abort();
      this.#wait = undefined;
      this.#isLasting = false;
    } else if (this.#wait === undefined) {
      this.#wait = new AbortController();
      this.#clock.sleep(this.#ms, this.#wait.signal).then(
        () => {
          this.#isLasting = true;
          this.#onLasting();
        },
        () => undefined,
      );
    }
    return this.#isLasting;
  }

  dispose(): void {
    this.#wait?.abort();
  }
}
