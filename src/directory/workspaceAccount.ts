import type { Memento } from 'vscode';
import { type Disposable, Emitter } from '../base/event';

const KEY = 'fakturoid.workspaceAccount';

/** No real slug is longer. */
const LONGEST_SLUG = 300;

/**
 * The slug of the account that the code of this workspace is about. A person chooses it, and VS Code keeps it with
 * the workspace. It stays when the identity that reaches it signs out and in again.
 */
export class WorkspaceAccount implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new Emitter<void>();

  /** Another account is used in this workspace now, or none. */
  readonly onDidChange = this.#changed.event;

  /** @param memento what VS Code keeps with this workspace alone */
  constructor(memento: Memento) {
    this.#memento = memento;
  }

  /** Slug of the account; undefined if none was chosen for this workspace. */
  get slug(): string | undefined {
    // It is asked for at the start, when zod is not loaded yet.
    const stored = this.#memento.get<unknown>(KEY);
    return typeof stored === 'string' && stored !== '' && stored.length <= LONGEST_SLUG ? stored : undefined;
  }

  /** Uses an account in this workspace; undefined: none any more. */
  async use(slug: string | undefined): Promise<void> {
    const stored = this.#memento.update(KEY, slug);
    this.#changed.fire();
    await stored;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** Sorts the account of the workspace before all others, and leaves those in their order. */
export function firstOf<T>(slug: string | undefined, slugOf: (item: T) => string): (a: T, b: T) => number {
  const rank = (item: T): number => (slug !== undefined && slugOf(item) === slug ? 0 : 1);
  return (a, b) => rank(a) - rank(b);
}
