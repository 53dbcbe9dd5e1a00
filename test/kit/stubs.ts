/** Of any signature, as the functions of VS Code have many. */
type AnyFunction = (...given: never[]) => unknown;

/** Replaces members of objects, such as what VS Code would show, until the test is over. */
export class Stubs {
  readonly #undo: (() => void)[] = [];

  replace<T extends object, K extends keyof T>(target: T, name: K, value: T[K]): void;
  replace<T extends object>(target: T, name: keyof T, value: AnyFunction): void;
  replace<T extends object>(target: T, name: keyof T, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { configurable: true, writable: true, value });
    this.#undo.push(() =>
      before === undefined
        ? Reflect.deleteProperty(target, name)
        : Object.defineProperty(target, name, before),
    );
  }

  /** Collects the texts that these functions are called with, which show nothing and answer nothing. */
  hear<T extends object>(target: T, ...names: (keyof T)[]): string[] {
    const said: string[] = [];
    for (const name of names) {
      this.replace(target, name, (text: string) => Promise.resolve(void said.push(text)));
    }
    return said;
  }

  /** Gives back what was replaced, the last first. */
  restore(): void {
    this.#undo
      .splice(0)
      .reverse()
      .forEach((step) => step());
  }
}

/** Stubs for the tests around. */
export function useStubs(): Stubs {
  const stubs = new Stubs();
  afterEach(() => stubs.restore());
  return stubs;
}
