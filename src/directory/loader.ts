import type { Disposable } from '../base/event';
import { type Failure, FakturoidError } from '../fakturoid/errors';

/**
 * Something that loads: `idle` was never asked for, or was cancelled. `value` while loading is the last good one, or what
 * has arrived so far; `value` after a failure is the last good one, and stale, or what had arrived until then.
 */
export type Loadable<T> =
  | ({ readonly status: 'idle' | 'loading' } & Kept<T>)
  | { readonly status: 'ready'; readonly value: T }
  | ({ readonly status: 'failed'; readonly failure: Failure } & Kept<T>);

/** What is there although no load has ended well since. */
interface Kept<T> {
  readonly value?: T;
  /** It was never there as a whole. */
  readonly isPart?: true;
}

/** Loads a value. `onPartial` may be called with what has arrived so far. */
export type LoadTask<T> = (options: { signal: AbortSignal; onPartial: (value: T) => void }) => Promise<T>;

/** One load under way. Neither promise rejects: how it ended is in the state. */
export interface Load {
  /** There is something to show: a first part, the whole, a failure, or what there was before. */
  readonly firstValue: Promise<void>;
  /** It has ended. */
  readonly settled: Promise<void>;
  /** Somebody who asked for it cancelled it, which ends it for all who did. */
  readonly wasCancelled: () => boolean;
}

/** A load where there is nothing to do. */
export const NOTHING_TO_LOAD: Load = {
  firstValue: Promise.resolve(),
  settled: Promise.resolve(),
  wasCancelled: () => false,
};

/** Keeps the state of one thing that loads. One load runs at a time, and the last good value is never lost. */
export class Loader<T> implements Disposable {
  readonly #task: LoadTask<T>;
  readonly #onChange: () => void;
  readonly #onUnexpected: (error: unknown) => void;
  #state: Loadable<T> = { status: 'idle' };
  #isDisposed = false;
  #load: (Load & { readonly controller: AbortController }) | undefined;

  /** @param onUnexpected told of errors that are not the API's: faults of ours */
  constructor(task: LoadTask<T>, onChange: () => void, onUnexpected: (error: unknown) => void) {
    this.#task = task;
    this.#onChange = onChange;
    this.#onUnexpected = onUnexpected;
  }

  get state(): Loadable<T> {
    return this.#state;
  }

  /** Loads what is idle, joins a load under way, and otherwise does nothing. */
  ensure(): Load {
    return this.#load ?? (this.#state.status === 'idle' ? this.reload() : NOTHING_TO_LOAD);
  }

  /** Loads again, or joins a load under way. */
  reload(): Load {
    if (this.#load !== undefined) {
      return this.#load;
    }
    const controller = new AbortController();
    let show: () => void = () => undefined;
    const firstValue = new Promise<void>((resolve) => {
      show = resolve;
    });
    const settled = this.#run(controller.signal, this.#state, show).finally(show);
    const wasCancelled = (): boolean => controller.signal.aborted && !this.#isDisposed;
    this.#load = { firstValue, settled, wasCancelled, controller };
    return this.#load;
  }

  /** Cancels a load under way. The state is then what it was before the load began. */
  cancel(): void {
    this.#load?.controller.abort();
  }

  /** Cancels, and announces nothing from now on. */
  dispose(): void {
    this.#isDisposed = true;
    this.cancel();
  }

  async #run(signal: AbortSignal, before: Loadable<T>, show: () => void): Promise<void> {
    // `reload` keeps the load first, so that whoever hears of it can join it.
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
        return;
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#fail(error, before);
        return;
      }
    }
    this.#end(before);
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
