import { abortable } from './abort';

interface Flight<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Lets callers that want the same thing at the same time share one run of it. Each may leave on its own; the run is
 * aborted when the last one has left.
 */
export class SingleFlight<T> {
  #flight: Flight<T> | undefined;

  /**
   * Joins the run under way, or starts `task`.
   * @throws the signal's reason when the caller leaves, else whatever the task throws
   */
  async run(task: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const flight = (this.#flight ??= this.#start(task));
    flight.waiting++;
    try {
      return await abortable(flight.promise, signal);
    } finally {
      if (--flight.waiting === 0) {
        // A caller that comes after the last one has left must not join a run that is being aborted.
        if (this.#flight === flight) {
          this.#flight = undefined;
        }
        flight.controller.abort();
      }
    }
  }

  #start(task: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const promise = task(controller.signal).finally(() => {
      if (this.#flight === flight) {
        this.#flight = undefined;
      }
    });
    // Everybody may have left before it fails.
    promise.catch(() => undefined);
    const flight: Flight<T> = { promise, controller, waiting: 0 };
    return flight;
  }
}
