import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import { tryParseJson } from '../../../fakturoid/json';
import { type FileCounts, PrivateFiles } from '../privateFiles';
import { addMonths, type Day } from '../rules/days';
import { type Decision, isReplacedBy, plainDecision } from '../rules/decisions';
import { parseDecision } from '../rules/parseDecision';

/** Five times the size of a decision about a user in 500 accounts. */
const LARGEST_BYTES = 1024 * 1024;
/** A process may have some hundred files open. */
const OPEN_AT_ONCE = 32;
/** The name is the SHA-256 of the content, so that a damaged decision is not taken for one that somebody made. */
const FILE = /^decision-[0-9a-f]{64}\.json$/;

/** Decisions that are kept on this machine, one file each, in the same folder and in the same way as the reviews. */
export class DecisionStore {
  readonly #files: PrivateFiles;

  /** @param folder the folder of the reviews */
  constructor(folder: string) {
    this.#files = new PrivateFiles(folder, 'decision-', (name) => FILE.test(name));
  }

  /**
   * All usable decisions, in a fixed order. Leaves out what is damaged or cannot be read, and removes what an ended
   * VS Code left unfinished.
   */
  async all(): Promise<readonly Decision[]> {
    await this.#files.tidy();
    const names = (await this.#files.names()).toSorted();
    const limit = pLimit(OPEN_AT_ONCE);
    const decisions = await Promise.all(names.map((name) => limit(() => this.#read(name))));
    return decisions.filter((decision) => decision !== undefined);
  }

  /**
   * Saves a decision completely or not at all, and deletes those that it replaces and those that ended over a year
   * ago.
   *
   * @throws RangeError for one that is too large to be read back
   */
  async save(decision: Decision, today: Day): Promise<void> {
    const json = jsonOf(decision);
    if (Buffer.byteLength(json) > LARGEST_BYTES) {
      throw new RangeError(`A decision of ${json.length} characters is too large to be read back.`);
    }
    const name = nameOf(json);
    const keptFrom = addMonths(today, -12);
    const gone = (await this.all()).filter(
      (older) => older.id !== name && (isReplacedBy(older, decision) || older.until < keptFrom),
    );
    await this.#files.write(name, json);
    await Promise.allSettled(gone.map(({ id }) => this.remove(id)));
  }

  /** Deletes a decision; it is no error if it is already gone. */
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

  async #read(name: string): Promise<Decision | undefined> {
    const content = await this.#files.read(name, LARGEST_BYTES);
    const isWhole = content !== undefined && nameOf(content) === name;
    const decision = isWhole ? parseDecision(tryParseJson(content.toString('utf8'))) : undefined;
    return decision && { ...decision, id: name };
  }
}

function jsonOf(decision: Decision): string {
  return `${JSON.stringify(plainDecision(decision), null, 2)}\n`;
}

function nameOf(content: string | Buffer): string {
  return `decision-${createHash('sha256').update(content).digest('hex')}.json`;
}
