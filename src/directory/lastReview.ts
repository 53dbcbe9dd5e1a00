import type { Clock } from '../base/clock';
import { type Disposable, Emitter } from '../base/event';
import { removeAbandoned } from '../base/writeAtomically';
import { isUnfinished, madeAtOf, fileNamesIn } from './savedFileNames';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long ago the latest review that is kept on this computer was made, according to the file names. */
export class LastReview implements Disposable {
  readonly #folder: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #changed = new Emitter<void>();
  /** When the reviews that are kept were made, in milliseconds since 1970. */
  #times: readonly number[] = [];

  readonly onDidChange = this.#changed.event;

  constructor(folder: string, clock: Pick<Clock, 'now'>) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** In whole days; undefined if no review is kept or {@link look} was not called yet. Ignores times in the future. */
  get daysAgo(): number | undefined {
    const now = this.#clock.now();
    const past = this.#times.filter((time) => time <= now);
    return past.length === 0 ? undefined : Math.floor((now - Math.max(...past)) / DAY_MS);
  }

  /**
   * Finds out which reviews are kept, and removes files that were left unfinished long enough ago. Never fails: a
   * folder that cannot be read counts as empty.
   */
  async look(): Promise<void> {
    const names = await fileNamesIn(this.#folder).catch(() => []);
    if (names.some(isUnfinished)) {
      await removeAbandoned(this.#folder, isUnfinished);
    }
    const times = names.map(madeAtOf).filter((madeAt) => madeAt !== undefined);
    this.#times = times.map((madeAt) => Date.parse(madeAt));
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
