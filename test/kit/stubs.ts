/** Replaces members of objects for a test, such as what VS Code would show. */
export class Stubs {
  readonly #undo: (() => void)[] = [];

  replace<T extends object, K extends keyof T>(target: T, name: K, value: T[K]): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { configurable: true, writable: true, value });
    this.#undo.push(() =>
      before === undefined
        ? Reflect.deleteProperty(target, name)
        : Object.defineProperty(target, name, before),
    );
  }

  /** Gives back what was replaced, the last first. */
  restore(): void {
    this.#undo
      .splice(0)
      .reverse()
      .forEach((step) => step());
  }
}
