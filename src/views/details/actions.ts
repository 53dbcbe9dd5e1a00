import type { Action } from '../../webview/toPage';

/**
 * What can be done on a page. The page knows ids and labels only, and may name an action that is no longer there or
 * never was: nothing but what was offered last can be run.
 */
export class Actions {
  readonly #runs = new Map</* action id */ string, () => unknown>();

  /** Offers an action. The id stays the same from one view to the next, so that the focus can stay too. */
  add(id: string, label: string, run: () => unknown): Action {
    this.#runs.set(id, run);
    return { id, label };
  }

  /** Runs what was offered under an id. */
  run(id: string): void {
    this.#runs.get(id)?.();
  }
}
