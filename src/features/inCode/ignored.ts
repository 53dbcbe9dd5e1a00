import type { Memento } from 'vscode';
import * as z from 'zod/mini';
import { Emitter, type Disposable } from '../../base/event';

const KEY = 'fakturoid.inCode.ignored';

const MOST = 500;
const text = z.string().check(z.maxLength(1000));
const place = z.object({ path: text, name: text, kind: text });

/** A credential identified by its place and its name there, never by its value. */
export type IgnoredPlace = z.infer<typeof place>;

/** Credentials that a person does not want to be told about again in this workspace. */
export class IgnoredPlaces implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new Emitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  has(wanted: IgnoredPlace): boolean {
    return this.#all().some((ignored) => isSame(ignored, wanted));
  }

  async add(added: IgnoredPlace): Promise<void> {
    await this.#store([...this.#all().filter((ignored) => !isSame(ignored, added)), added].slice(-MOST));
  }

  async remove(removed: IgnoredPlace): Promise<void> {
    await this.#store(this.#all().filter((ignored) => !isSame(ignored, removed)));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Entries that another version has stored and this one does not understand are ignored. */
  #all(): readonly IgnoredPlace[] {
    const stored = this.#memento.get<unknown>(KEY);
    return Array.isArray(stored) ? stored.flatMap((entry) => place.safeParse(entry).data ?? []) : [];
  }

  async #store(places: readonly IgnoredPlace[]): Promise<void> {
    const stored = this.#memento.update(KEY, places);
    this.#changed.fire();
    await stored;
  }
}

function isSame(a: IgnoredPlace, b: IgnoredPlace): boolean {
  return a.path === b.path && a.name === b.name && a.kind === b.kind;
}
