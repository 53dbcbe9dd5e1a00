import type { Memento } from 'vscode';
import { Emitter, type Disposable } from '../base/event';

/** The key under which marks are kept; VS Code's settings sync carries it to other machines. */
export const PROGRAMMATIC_USERS_KEY = 'fakturoid.programmaticUsers';

/**
 * Which users a person has marked as programmatic: users that exist only for an integration. Fakturoid has no such
 * mark, so it is kept here, by user id.
 */
export class ProgrammaticUsers implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new Emitter<number>();

  /** A user, given by id, was marked or unmarked. */
  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  has(userId: number): boolean {
    return this.#ids().includes(userId);
  }

  async mark(userId: number, isProgrammatic: boolean): Promise<void> {
    const others = this.#ids().filter((id) => id !== userId);
    await this.#memento.update(PROGRAMMATIC_USERS_KEY, isProgrammatic ? [...others, userId] : others);
    this.#changed.fire(userId);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** What is stored may come from another version or machine, so it is not trusted to be what was written. */
  #ids(): readonly number[] {
    const stored = this.#memento.get<unknown>(PROGRAMMATIC_USERS_KEY);
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'number') : [];
  }
}
