/** Something to give back: a listener, a panel, a timer. The same shape as VS Code's own. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener; the same shape as `vscode.Event`, for the layers that run without VS Code. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Announces values to listeners. A listener that throws does not keep the others from hearing. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #onListenerError: (error: unknown) => void;

  /** @param onListenerError told of what a listener threw; by default it is thrown again on its own tick */
  constructor(onListenerError: (error: unknown) => void = rethrowLater) {
    this.#onListenerError = onListenerError;
  }

  readonly event: Event<T> = (listener) => {
    // A wrapper of its own, so that the same function registered twice is heard twice and leaves once.
    const entry = (value: T): void => listener(value);
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
