/** Something to dispose of, such as a listener, a panel or a timer. Same shape as VS Code's own type. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener; the same shape as `vscode.Event`, for the layers that run without VS Code. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/**
 * Announces values to listeners. If one throws, the others are still called, and the error is thrown again on its own
 * tick.
 */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    // Wrapped, so that a function registered twice is called twice and each registration is removed on its own.
    const entry = (value: T): void => listener(value);
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
