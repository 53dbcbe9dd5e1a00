import type { Memento } from 'vscode';
import { ContextKey } from './contextKey';

const KEY = 'fakturoid.reached';
const ALL = ['users', 'tokenCard', 'review'] as const;

/** What a person has seen at least once, which ticks a step of the walkthrough. */
export type Milestone = (typeof ALL)[number];

/** The milestones that were reached, in this window or an earlier one. */
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
      // If it cannot be stored, nothing is lost: this window still knows.
      Promise.resolve(this.#memento.update(KEY, [...this.#reached])).catch(() => undefined);
    }
  }

  /**
   * Ticks what was reached before a walkthrough opened. VS Code ticks a step only when its condition becomes true, not
   * where it is so from the start (seen in 1.105 and 1.139), so each step has a second one with this key.
   */
  tellAgain(): void {
    const tick = new ContextKey<boolean>('fakturoid.tick');
    tick.set(true);
    tick.set(false);
  }

  #add(milestone: Milestone): void {
    this.#reached.add(milestone);
    new ContextKey<boolean>(`${KEY}.${milestone}`).set(true);
  }
}
