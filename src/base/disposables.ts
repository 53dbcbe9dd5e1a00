import type { Disposable } from './event';

/** Collects disposables and disposes of them in reverse order. What is added after that is disposed of at once. */
export class DisposableStore implements Disposable {
  #disposed = false;
  readonly #items: Disposable[] = [];

  /** Returns its argument, so that a field can be built and kept in one line. */
  add<T extends Disposable>(item: T): T {
    if (this.#disposed) {
      item.dispose();
    } else {
      this.#items.push(item);
    }
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    for (const item of this.#items.splice(0).reverse()) {
      item.dispose();
    }
  }
}
