import type { Clock } from '../base/clock';
import { type Disposable, Emitter } from '../base/event';
import { removeAbandoned } from '../base/writeAtomically';
import { isUnfinished, madeAtOf, fileNamesIn } from './savedFileNames';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long ago the last review was made that is kept on this computer: the names of the files tell it. */
export class LastReview implements Disposable {
  readonly #folder: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #changed = new Emitter<void>();
  /** Of all that are kept, in milliseconds since 1970. */
  #times: readonly number[] = [];

  readonly onDidChange = this.#changed.event;

  constructor(folder: string, clock: Pick<Clock, 'now'>) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Whole days; undefined where none is kept, or nobody has looked yet. What comes from the future does not count. */
  get daysAgo(): number | undefined {
    const now = this.#clock.now();
    const past = this.#times.filter((time) => time <= now);
    return past.length === 0 ? undefined : Math.floor((now - Math.max(...past)) / DAY_MS);
  }

  /**
   * Looks which reviews are kept now; what an ended VS Code left unfinished long enough ago goes. Never fails: a folder
   * that cannot be read says nothing.
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
