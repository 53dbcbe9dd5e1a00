/** Something to give back: a listener, a panel, a timer. The same shape as VS Code's own. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener; the same shape as `vscode.Event`, for the layers that run without VS Code. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Announces values to listeners. What one throws keeps no other from hearing, and is thrown again on its own tick. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

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
