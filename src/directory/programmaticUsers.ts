import type { Memento } from 'vscode';
import { isPurpose, type Purpose } from '../rights/purposes';
import { Emitter, type Disposable } from '../base/event';

/** The key under which marks are kept; VS Code's settings sync carries it to other machines. */
export const PROGRAMMATIC_USERS_KEY = 'fakturoid.programmaticUsers';

/** The marked users by user ID, with the purpose of each if one was stated. */
export type Marks = ReadonlyMap<number, Purpose | undefined>;

type Mark = readonly [userId: number, purpose: Purpose | undefined];

/**
 * The users that a person has marked as programmatic: users that exist only for an integration. Fakturoid has no such
 * mark, so it is kept here, by user ID.
 */
export class ProgrammaticUsers implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new Emitter<void>();
  #read: { readonly stored: unknown; readonly marks: Marks } | undefined;
  /** The marks as listeners know them; undefined until somebody asks. */
  #announced: Marks | undefined;

  /** Fires when users are marked or unmarked, or when a purpose changes. */
  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  has(userId: number): boolean {
    return this.all().has(userId);
  }

  /** The purpose of a user; undefined if none was stated, or one that this version does not know. */
  purposeOf(userId: number): Purpose | undefined {
    return this.all().get(userId);
  }

  /** All marks as they are stored now: another window or machine may have changed them, and no event tells of that. */
  all(): Marks {
    const stored = this.#memento.get<unknown>(PROGRAMMATIC_USERS_KEY);
    if (this.#read === undefined || stored !== this.#read.stored) {
      this.#read = { stored, marks: marksOf(stored) };
    }
    this.#announced ??= this.#read.marks;
    return this.#read.marks;
  }

  /** Marks a user, or changes what a marked one is for. */
  async mark(userId: number, purpose?: Purpose): Promise<void> {
    // Without a purpose it is stored as it was before there were purposes.
    await this.#store([...this.#others(userId), purpose === undefined ? userId : { id: userId, purpose }]);
  }

  async unmark(userId: number): Promise<void> {
    await this.#store(this.#others(userId));
  }

  /** Announces marks that were changed elsewhere since they were last read or announced. */
  reread(): void {
    if (this.#announced !== undefined && !areSame(this.#announced, this.all())) {
      this.#announce();
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Everything stored except a user's mark, including what is not understood: a newer version may have written it. */
  #others(userId: number): readonly unknown[] {
    const stored = this.#memento.get<unknown>(PROGRAMMATIC_USERS_KEY);
    return entriesOf(stored).filter((entry) => markOf(entry)?.[0] !== userId);
  }

  async #store(entries: readonly unknown[]): Promise<void> {
    const stored = this.#memento.update(PROGRAMMATIC_USERS_KEY, entries);
    this.#announce();
    await stored;
  }

  #announce(): void {
    this.#announced = this.all();
    this.#changed.fire();
  }
}

function entriesOf(stored: unknown): readonly unknown[] {
  return Array.isArray(stored) ? stored : [];
}

function marksOf(stored: unknown): Marks {
  return new Map(
    entriesOf(stored)
      .map(markOf)
      .filter((mark) => mark !== undefined),
  );
}

/** What is stored may come from another version or machine: an id alone, or with a purpose; anything else is no mark. */
function markOf(entry: unknown): Mark | undefined {
  const { id, purpose }: { id?: unknown; purpose?: unknown } =
    typeof entry === 'object' && entry !== null ? entry : { id: entry };
  return Number.isSafeInteger(id) ? [id as number, isPurpose(purpose) ? purpose : undefined] : undefined;
}

function areSame(one: Marks, other: Marks): boolean {
  return (
    one.size === other.size && [...one].every(([id, purpose]) => other.has(id) && other.get(id) === purpose)
  );
}
