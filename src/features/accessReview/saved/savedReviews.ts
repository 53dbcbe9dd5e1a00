import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isNotThere } from '../../../base/writeAtomically';
import { isUnfinishedReview, madeAtOf, fileNamesIn, timeInName } from '../../../directory/savedFileNames';
import type { Review } from '../../../directory/review';
import { reviewToJson } from '../rules/toJson';
import { type FileCounts, PrivateFiles } from '../privateFiles';
import { type FoundReview, isTooLarge, LARGEST_REVIEW_BYTES, readReview } from '../rules/readReview';

/** The file of a saved review, as far as its name tells. */
export interface SavedFile {
  /** Its name, by which it is opened and deleted. */
  readonly id: string;
  /** ISO 8601. */
  readonly madeAt: string | undefined;
  /** The review was not finished because VS Code ended. */
  readonly isUnfinished: boolean;
}

/** Reviews that are saved on this machine, one file each. Errors of the file system are thrown as they come. */
export class SavedReviews {
  readonly #folder: string;
  readonly #files: PrivateFiles;

  /** @param folder for reviews and decisions; created when something is first saved */
  constructor(folder: string) {
    this.#folder = folder;
    this.#files = new PrivateFiles(folder, 'review-', isReview);
  }

  /**
   * Saves a review as a whole or not at all, and deletes the oldest ones beyond `keep` and what was left unfinished.
   *
   * @param keep how many to keep, this one among them; 0 saves nothing and keeps none
   * @returns the id of what was saved
   * @throws RangeError for one that is too large to be read back
   */
  async save(review: Review, keep: number): Promise<string | undefined> {
    if (keep <= 0) {
      await this.deleteAll();
      return undefined;
    }
    const json = reviewToJson(review);
    if (isTooLarge(json)) {
      throw new RangeError(`A review of ${json.length} characters is too large to be read back.`);
    }
    const file = fileOf(review);
    await this.#files.write(file, json);
    const others = inOrder(await this.#newestFirst(), review.madeAt).filter((other) => other !== file);
    // The review is saved by now. An old one that cannot be deleted, as while another program reads it, is deleted
    // after the next review.
    await Promise.allSettled(others.slice(keep - 1).map((other) => this.#files.delete(other)));
    return file;
  }

  /**
   * Reviews that are kept, newest first, and those that an ended VS Code left unfinished, unless they are old: those
   * are deleted.
   */
  async list(): Promise<readonly SavedFile[]> {
    await this.#files.tidy();
    const names = await fileNamesIn(this.#folder);
    return [
      ...newestFirst(names).map((id) => ({ id, madeAt: madeAtOf(id), isUnfinished: false })),
      ...names
        .filter(isUnfinishedReview)
        .map((id) => ({ id, madeAt: madeAtOf(id.replace(/\.json\..*$/, '.json')), isUnfinished: true })),
    ];
  }

  /** Reads one as it was saved. */
  async open(id: string): Promise<FoundReview> {
    if (madeAtOf(id) === undefined) {
      return { kind: 'gone' };
    }
    const path = join(this.#folder, id);
    try {
      return (await stat(path)).size > LARGEST_REVIEW_BYTES
        ? { kind: 'tooLarge' }
        : readReview(await readFile(path, 'utf8'));
    } catch (error) {
      return { kind: isNotThere(error) ? 'gone' : 'unreadable' };
    }
  }

  /** The newest usable review that was made before another one, which was compared with it. */
  async before(id: string): Promise<Review | undefined> {
    return this.#firstOf((await this.#newestFirst()).filter((file) => file < id));
  }

  /** Deletes a review, which may be damaged or unfinished, and all that is old and unfinished. */
  async delete(id: string): Promise<void> {
    const names = await fileNamesIn(this.#folder);
    if (names.includes(id) && (isReview(id) || isUnfinishedReview(id))) {
      await this.#files.delete(id);
    }
    await this.#files.tidy();
  }

  /** What {@link SavedReviews.deleteAll} would delete. */
  count(): Promise<FileCounts> {
    return this.#files.count();
  }

  /**
   * The newest review that can be used; undefined where there is none.
   *
   * @param now in ISO 8601: what seems to have been made later is taken only where there is nothing else
   */
  async latest(now: string): Promise<Review | undefined> {
    return this.#firstOf(inOrder(await this.#newestFirst(), now));
  }

  /**
   * Deletes everything that was saved, including what cannot be used or was left unfinished.
   *
   * @returns what it deleted
   */
  deleteAll(): Promise<FileCounts> {
    return this.#files.deleteAll();
  }

  async #firstOf(files: readonly string[]): Promise<Review | undefined> {
    for (const file of files) {
      const found = await this.open(file);
      if (found.kind === 'review') {
        return found.review;
      }
    }
    return undefined;
  }

  async #newestFirst(): Promise<readonly string[]> {
    return newestFirst(await this.#files.names());
  }
}

/**
 * Sorts the newest first, but puts what seems to come from after `now` behind all others: the clock was wrong and has
 * been set back, and such a review would pass for the latest until that time comes.
 */
function inOrder(files: readonly string[], now: string): readonly string[] {
  // One that was made within the same millisecond is not later.
  const isLater = (file: string): boolean => file >= `review-${timeInName(now)}~`;
  return [...files.filter((file) => !isLater(file)), ...files.filter(isLater)];
}

/** Random at the end, because two windows may save within a millisecond. */
function fileOf({ madeAt }: Review): string {
  return `review-${timeInName(madeAt)}-${randomUUID().slice(0, 8)}.json`;
}

function newestFirst(names: readonly string[]): readonly string[] {
  return names.filter(isReview).toSorted().toReversed();
}

function isReview(name: string): boolean {
  return madeAtOf(name) !== undefined;
}
