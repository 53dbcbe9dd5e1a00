import type { Disposable } from '../base/event';
import { type Failure, FakturoidError } from '../fakturoid/errors';

/**
 * Something that loads. `value` while loading is the last good one, or what has arrived so far; `value` after a
 * failure is the last good one, and stale, or what had arrived until then.
 */
export type Loadable<T> =
  | ({ readonly status: 'loading' } & Kept<T>)
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
  readonly shown: Promise<void>;
  /** It has ended. */
  readonly ended: Promise<void>;
  /** It was given up by somebody who asked for it, which ends it for all who did. */
  readonly wasGivenUp: () => boolean;
}

/** A load where there is nothing to do. */
export const NOTHING: Load = {
  shown: Promise.resolve(),
  ended: Promise.resolve(),
  wasGivenUp: () => false,
};

/** Keeps the state of one thing that loads; one load at a time, the last good value is never lost. */
export class Loader<T> implements Disposable {
  readonly #task: LoadTask<T>;
  readonly #onChange: () => void;
  readonly #onUnexpected: (error: unknown) => void;
  #state: Loadable<T> = { status: 'loading' };
  #isDisposed = false;
  #load: (Load & { readonly controller: AbortController }) | undefined;

  /** @param onUnexpected told of errors that are not the API's: faults of ours */
  constructor(task: LoadTask<T>, onChange: () => void, onUnexpected: (error: unknown) => void) {
    this.#task = task;
    this.#onChange = onChange;
    this.#onUnexpected = onUnexpected;
  }

  /** Somebody has asked for it: it is loading, or was loaded. */
  get wasAsked(): boolean {
    return this.#load !== undefined || this.#state.status !== 'loading';
  }

  /** A load is under way. */
  get isLoading(): boolean {
    return this.#load !== undefined;
  }

  get state(): Loadable<T> {
    return this.#state;
  }

  /** Loads what was never loaded; joins a load under way; otherwise does nothing. */
  ensure(): Load {
    if (this.#load === undefined && this.#state.status === 'loading') {
      return this.reload();
    }
    return this.#load ?? NOTHING;
  }

  /** Loads anew, or joins a load under way. */
  reload(): Load {
    if (this.#load !== undefined) {
      return this.#load;
    }
    const controller = new AbortController();
    const before = this.#state;
    let show: () => void = () => undefined;
    const shown = new Promise<void>((resolve) => {
      show = resolve;
    });
    const ended = this.#run(controller.signal, before, show).finally(show);
    const wasGivenUp = (): boolean => controller.signal.aborted && !this.#isDisposed;
    this.#load = { shown, ended, wasGivenUp, controller };
    return this.#load;
  }

  /** Gives up a load under way; the state is then what it was before it began. */
  cancel(): void {
    this.#load?.controller.abort();
  }

  /** As {@link cancel}, and nothing is announced any more. */
  dispose(): void {
    this.#isDisposed = true;
    this.cancel();
  }

  async #run(signal: AbortSignal, before: Loadable<T>, show: () => void): Promise<void> {
    // Whoever hears of the load must be able to join it, so it is announced once it is kept.
    await Promise.resolve();
    if (before.status !== 'loading' && !signal.aborted) {
      this.#set({ status: 'loading', ...keptOf(before) });
    }
    if (before.value !== undefined) {
      show();
    }
    try {
      const value = await this.#task({
        signal,
        onPartial: (partial) => {
          // A part must not push out a whole that was there before.
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

  /** Whoever hears that a load has ended must not take it for one under way. */
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
