import { commands } from 'vscode';

/** A context key for `when` clauses: typed, and written only when its value changes. */
export class ContextKey<V extends string | boolean> {
  readonly #name: string;
  #value: V | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  set(value: V): void {
    if (this.#value !== value) {
      this.#value = value;
      void commands.executeCommand('setContext', this.#name, value);
    }
  }
}
