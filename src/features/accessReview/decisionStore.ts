import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import { tryParseJson } from '../../fakturoid/json';
import { type FileCounts, PrivateFiles } from './privateFiles';
import { addMonths, type Day } from './rules/days';
import { type Decision, isReplacedBy, plainDecision } from './rules/decisions';
import { MOST_DECISIONS, parseDecision } from './rules/parseDecision';

/** Of a decision about a user in 500 accounts, five times. */
const LARGEST_BYTES = 1024 * 1024;
/** A process may have some hundred files open. */
const OPEN_AT_ONCE = 32;
/** The name is the SHA-256 of the content, so that a damaged decision is not taken for one that somebody made. */
const FILE = /^decision-[0-9a-f]{64}\.json$/;

/** There are as many decisions as are looked at, and none of them is over. */
export class TooManyDecisionsError extends Error {}

/** Decisions that are kept on this machine, one file each, beside the reviews and as those. */
export class DecisionStore {
  readonly #files: PrivateFiles;

  /** @param folder of the reviews */
  constructor(folder: string) {
    this.#files = new PrivateFiles(folder, 'decision-', (name) => FILE.test(name));
  }

  /**
   * All that can be used, in a fixed order. What is damaged is left out, and so is what cannot be read; what an ended VS
   * Code left unfinished goes.
   */
  async all(): Promise<readonly Decision[]> {
    return (await this.#readAll())[0];
  }

  /**
   * Saves a decision as a whole or not at all, in place of those that it replaces. Those go whose time was over a year
   * ago; where there is no room, those whose time is over and those that are damaged.
   *
   * @throws TooManyDecisionsError where there is no room even so, RangeError for one that is too large to be read back
   */
  async save(decision: Decision, today: Day): Promise<void> {
    const json = jsonOf(decision);
    if (Buffer.byteLength(json) > LARGEST_BYTES) {
      throw new RangeError(`A decision of ${json.length} characters is too large to be read back.`);
    }
    const [before, damaged] = await this.#readAll();
    const { whole } = await this.#files.count();
    const replaced = before.filter((older) => isReplacedBy(older, decision));
    const isFull = whole - replaced.length >= MOST_DECISIONS;
    const keptFrom = isFull ? today : addMonths(today, -12);
    const over = before.filter(({ until }) => until < keptFrom);
    const gone = new Set([...replaced, ...over].map(({ id }) => id));
    if (isFull) {
      damaged.forEach((name) => gone.add(name));
    }
    if (whole - gone.size >= MOST_DECISIONS) {
      throw new TooManyDecisionsError();
    }
    const name = nameOf(json);
    await this.#files.write(name, json);
    gone.delete(name);
    await Promise.allSettled([...gone].map((id) => this.remove(id)));
  }

  /** It is no error that it is gone already. */
  async remove(id: string | undefined): Promise<void> {
    if (id !== undefined && FILE.test(id)) {
      await this.#files.delete(id);
    }
  }

  /** What {@link DecisionStore.deleteAll} would delete. */
  count(): Promise<FileCounts> {
    return this.#files.count();
  }

  /** @returns what it deleted */
  deleteAll(): Promise<FileCounts> {
    return this.#files.deleteAll();
  }

  async #readAll(): Promise<readonly [usable: readonly Decision[], damaged: readonly string[]]> {
    await this.#files.tidy();
    const names = (await this.#files.names()).toSorted().slice(0, MOST_DECISIONS);
    const limit = pLimit(OPEN_AT_ONCE);
    const damaged: string[] = [];
    const read = async (name: string): Promise<Decision | undefined> => {
      const content = await this.#files.read(name, LARGEST_BYTES);
      // What cannot be read now is not damaged for that.
      if (content === undefined) {
        return undefined;
      }
      const isWhole = nameOf(content) === name;
      const decision = isWhole ? parseDecision(tryParseJson(content.toString('utf8'))) : undefined;
      if (decision === undefined) {
        damaged.push(name);
      }
      return decision && { ...decision, id: name };
    };
    const decisions = await Promise.all(names.map((name) => limit(() => read(name))));
    return [decisions.filter((decision) => decision !== undefined), damaged];
  }
}

function jsonOf(decision: Decision): string {
  return `${JSON.stringify(plainDecision(decision), null, 2)}\n`;
}

function nameOf(content: string | Buffer): string {
  return `decision-${createHash('sha256').update(content).digest('hex')}.json`;
}
