import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isTooLarge, LARGEST_REVIEW_BYTES, parseReview } from './rules/parseReview';
import { type Review, reviewToJson } from '../../directory/review';
import { isNotThere, removeAbandoned, UNFINISHED, writeAtomically } from '../../base/writeAtomically';

/** How many files tell who has access to what. */
export interface KeptFiles {
  /** Those that cannot be used among them. */
  readonly reviews: number;
  /** What is left of reviews while which VS Code was ended. */
  readonly unfinished: number;
}

/** The time comes first, so that names are in the order of time. */
const FILE = /^review-\d{8}T\d{9}Z-[0-9a-f]{8}\.json$/;
const OWNER_ONLY = 0o600;

/**
 * Reviews that are kept on this machine, one file each, readable by the user alone: they tell who has access to what.
 * Windows may share the folder. Errors of the file system are thrown as they come, except where said.
 */
export class SavedReviews {
  readonly #folder: string;

  /** @param folder for nothing else; made when something is saved first */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Saves a review as a whole or not at all, and deletes the oldest ones beyond `keep` and what was left unfinished.
   *
   * @param keep how many to keep, this one among them; 0 saves nothing and keeps none
   * @throws RangeError for one that is too large to be read back
   */
  async save(review: Review, keep: number): Promise<void> {
    if (keep <= 0) {
      await this.deleteAll();
      return;
    }
    const json = reviewToJson(review);
    if (isTooLarge(json)) {
      throw new RangeError(`A review of ${json.length} characters is too large to be read back.`);
    }
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // It may have been made by somebody else, and the mode of a new one is subject to the umask.
    await chmod(this.#folder, 0o700);
    await removeAbandoned(this.#folder, isUnfinished);
    const file = fileOf(review);
    await writeAtomically(join(this.#folder, file), json, OWNER_ONLY);
    const others = inOrder(await this.#files(), review.madeAt).filter((other) => other !== file);
    // It is saved. One that cannot be deleted now, as while another program reads it, is deleted after the next review.
    await Promise.allSettled(others.slice(keep - 1).map((other) => this.#delete(other)));
  }

  /** What {@link SavedReviews.deleteAll} would delete. */
  async count(): Promise<KeptFiles> {
    const names = await this.#names();
    return { reviews: names.filter(isReview).length, unfinished: names.filter(isUnfinished).length };
  }

  /**
   * The newest review that can be used; undefined where there is none.
   *
   * @param now in ISO 8601: what seems to have been made later is taken only where there is nothing else
   */
  async latest(now: string): Promise<Review | undefined> {
    for (const file of inOrder(await this.#files(), now)) {
      const review = await this.#read(file);
      if (review !== undefined) {
        return review;
      }
    }
    return undefined;
  }

  /**
   * Deletes everything that was saved, what cannot be used among it, and what was left unfinished.
   *
   * @returns what it deleted
   */
  async deleteAll(): Promise<KeptFiles> {
    const names = await this.#names();
    const [reviews, unfinished] = [names.filter(isReview), names.filter(isUnfinished)];
    await Promise.all([...reviews, ...unfinished].map((file) => this.#delete(file)));
    return { reviews: reviews.length, unfinished: unfinished.length };
  }

  async #read(file: string): Promise<Review | undefined> {
    const path = join(this.#folder, file);
    try {
      if ((await stat(path)).size > LARGEST_REVIEW_BYTES) {
        return undefined;
      }
      const parsed = parseReview(await readFile(path, 'utf8'));
      return parsed.kind === 'review' ? parsed.review : undefined;
    } catch {
      return undefined;
    }
  }

  /** The newest first. */
  async #files(): Promise<readonly string[]> {
    return (await this.#names()).filter(isReview).toSorted().toReversed();
  }

  async #names(): Promise<readonly string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (isNotThere(error)) {
        return [];
      }
      throw error;
    }
  }

  async #delete(file: string): Promise<void> {
    await rm(join(this.#folder, file), { force: true });
  }
}

/**
 * The newest first, but behind all others what seems to come from after `now`: the clock was wrong and has been put back,
 * and such a review would pass for the latest until that time comes.
 */
function inOrder(files: readonly string[], now: string): readonly string[] {
  // One that was made within the same millisecond is not later.
  const isLater = (file: string): boolean => file >= `review-${timeOf(now)}~`;
  return [...files.filter((file) => !isLater(file)), ...files.filter(isLater)];
}

/** Random at the end, because two windows may save within a millisecond. */
function fileOf({ madeAt }: Review): string {
  return `review-${timeOf(madeAt)}-${randomUUID().slice(0, 8)}.json`;
}

/** As in the names of files, where texts are in the order of time. */
function timeOf(iso: string): string {
  return new Date(iso).toISOString().replace(/[-:.]/g, '');
}

function isReview(name: string): boolean {
  return FILE.test(name);
}

function isUnfinished(name: string): boolean {
  return name.startsWith('review-') && name.endsWith(UNFINISHED);
}
