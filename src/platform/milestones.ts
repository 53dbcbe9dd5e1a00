import type { Memento } from 'vscode';
import { ContextKey } from './contextKey';

const KEY = 'fakturoid.reached';
const ALL = ['users', 'tokenCard', 'review'] as const;

/** What a person has seen at least once, which ticks a step of the walkthrough. */
export type Milestone = (typeof ALL)[number];

/** What was reached, also in an earlier window. */
export class Milestones {
  readonly #memento: Pick<Memento, 'get' | 'update'>;
  readonly #reached = new Set<Milestone>();

  constructor(memento: Pick<Memento, 'get' | 'update'>) {
    this.#memento = memento;
    const stored = memento.get<unknown>(KEY);
    const known = Array.isArray(stored) ? ALL.filter((milestone) => stored.includes(milestone)) : [];
    known.forEach((milestone) => this.#add(milestone));
  }

  reach(milestone: Milestone): void {
    if (!this.#reached.has(milestone)) {
      this.#add(milestone);
      // It is no loss where it cannot be kept: the window that is open knows.
      Promise.resolve(this.#memento.update(KEY, [...this.#reached])).catch(() => undefined);
    }
  }

  /**
   * VS Code ticks steps only when one of the context keys of any step changes, and looks at all of them then: without
   * this, what was reached before it opened its walkthrough is never ticked (seen in 1.105 and 1.139).
   */
  tellAgain(): void {
    const [any] = ALL;
    const key = new ContextKey<boolean>(`${KEY}.${any}`);
    key.set(!this.#reached.has(any));
    key.set(this.#reached.has(any));
  }

  #add(milestone: Milestone): void {
    this.#reached.add(milestone);
    new ContextKey<boolean>(`${KEY}.${milestone}`).set(true);
  }
}
