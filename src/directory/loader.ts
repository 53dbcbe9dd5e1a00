import { onAbort } from '../base/abort';
import type { Disposable } from '../base/event';
import { type Failure, FakturoidError } from '../fakturoid/errors';

/**
 * State of something that loads. `idle`: nobody has asked for it, or all who did have left. While loading, `value` is
 * the last good value or what has arrived so far; after a failure, it is the last good one, now stale, or what had
 * arrived until then.
 */
export type Loadable<T> =
  | ({ readonly status: 'idle' | 'loading' } & Kept<T>)
  | { readonly status: 'ready'; readonly value: T }
  | ({ readonly status: 'failed'; readonly failure: Failure } & Kept<T>);

/** A value that is kept although no load has succeeded since. */
interface Kept<T> {
  readonly value?: T;
  /** The value is, or may be, only a part. */
  readonly isPart?: true;
}

/** Loads a value. `onPartial` may be called with what has arrived so far. */
export type LoadTask<T> = (options: { signal: AbortSignal; onPartial: (value: T) => void }) => Promise<T>;

/** One load under way. Neither promise rejects: how it ended is in the state. */
export interface Load {
  /** There is something to show: a first part, the whole, a failure, or what there was before. */
  readonly firstValue: Promise<void>;
  /** Resolves when the load has ended. */
  readonly settled: Promise<void>;
}

/** A load and those who still wait for it. */
interface SharedLoad extends Load {
  readonly controller: AbortController;
  waiting: number;
}

/** A load where there is nothing to do. */
export const NOTHING_TO_LOAD: Load = {
  firstValue: Promise.resolve(),
  settled: Promise.resolve(),
};

/** Keeps the state of one thing that loads. One load runs at a time, and the last good value is never lost. */
export class Loader<T> implements Disposable {
  readonly #task: LoadTask<T>;
  readonly #onChange: () => void;
  readonly #onUnexpected: (error: unknown) => void;
  #state: Loadable<T> = { status: 'idle' };
  #isDisposed = false;
  #load: SharedLoad | undefined;

  /** @param onUnexpected called with errors that do not come from the API: bugs of ours */
  constructor(task: LoadTask<T>, onChange: () => void, onUnexpected: (error: unknown) => void) {
    this.#task = task;
    this.#onChange = onChange;
    this.#onUnexpected = onUnexpected;
  }

  get state(): Loadable<T> {
    return this.#state;
  }

  /**
   * Loads what is idle, joins a load under way, and otherwise does nothing.
   *
   * @param signal aborted when the caller leaves; without one the caller stays. The load is cancelled once all
   *   callers have left, and the state is then what it was before
   */
  ensure(signal?: AbortSignal): Load {
    return this.#load !== undefined || this.#state.status === 'idle' ? this.reload(signal) : NOTHING_TO_LOAD;
  }

  /** Loads again, or joins a load under way; see {@link ensure}. */
  reload(signal?: AbortSignal): Load {
    const load = (this.#load ??= this.#start());
    load.waiting++;
    const release = onAbort(signal, () => {
      load.waiting--;
      if (load.waiting === 0) {
        load.controller.abort();
      }
    });
    void load.settled.then(release);
    return load;
  }

  /** Cancels, and announces nothing from now on. */
  dispose(): void {
    this.#isDisposed = true;
    this.#load?.controller.abort();
  }

  #start(): SharedLoad {
    const controller = new AbortController();
    const before = this.#state;
    // Callers that come from now on start another load, and must not get the result of this one.
    onAbort(controller.signal, () => this.#end(before));
    let show: () => void = () => undefined;
    const firstValue = new Promise<void>((resolve) => {
      show = resolve;
    });
    const settled = this.#run(controller.signal, before, show).finally(show);
    return { firstValue, settled, controller, waiting: 0 };
  }

  async #run(signal: AbortSignal, before: Loadable<T>, show: () => void): Promise<void> {
    // `reload` stores the load first, so that listeners to this change can join it.
    await Promise.resolve();
    if (!signal.aborted) {
      this.#set({ status: 'loading', ...keptOf(before) });
    }
    if (before.value !== undefined) {
      show();
    }
    try {
      const value = await this.#task({
        signal,
        onPartial: (partial) => {
          // A part must not replace a whole that was there before.
          if (before.value === undefined && !signal.aborted) {
            this.#set({ status: 'loading', value: partial, isPart: true });
            show();
          }
        },
      });
      if (!signal.aborted) {
        this.#end({ status: 'ready', value });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#fail(error, before);
      }
    }
  }

  #fail(error: unknown, before: Loadable<T>): void {
    if (!(error instanceof FakturoidError)) {
      this.#onUnexpected(error);
    }
    const failure: Failure = error instanceof FakturoidError ? error.failure : { kind: 'unexpected' };
    const kept = keptOf(before.value === undefined ? this.#state : before);
    this.#end({ status: 'failed', failure, ...kept });
  }

  /** Ends the load before it is announced, so that a listener may start the next one. */
  #end(state: Loadable<T>): void {
    this.#load = undefined;
    this.#set(state);
  }

  #set(state: Loadable<T>): void {
    this.#state = state;
    if (!this.#isDisposed) {
      this.#onChange();
    }
  }
}

function keptOf<T>(state: Loadable<T>): Kept<T> {
  if (state.value === undefined) {
    return {};
  }
  return { value: state.value, ...(state.status !== 'ready' && state.isPart && { isPart: true }) };
}
