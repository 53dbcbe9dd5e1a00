import type { Memento } from 'vscode';

/** A memento that forgets everything with the test. */
export class FakeMemento implements Memento {
  readonly entries = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.entries.keys()];
  }

  get<T>(key: string, fallback?: T): T | undefined {
    return this.entries.has(key) ? (this.entries.get(key) as T) : fallback;
  }

  update(key: string, value: unknown): Promise<void> {
    this.entries.set(key, value);
    return Promise.resolve();
  }
}
