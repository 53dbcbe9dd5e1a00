import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LARGEST_REVIEW_BYTES, type ParsedReview, parseReview } from '../access/parseReview';
import { type Review, reviewToJson } from '../access/review';
import { UNFINISHED, writeAtomically } from '../base/writeAtomically';

/** What is told of a saved review without keeping it in memory. */
export interface SavedReview {
  /** The name of its file, which {@link SavedReviews.read} takes. */
  readonly file: string;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  readonly madeWith: string;
  readonly accounts: number;
}

/** A saved file that cannot be used. It is left as it is. */
export interface UnusableReview {
  readonly file: string;
  /** `unreadable`: the file could not be opened. */
  readonly why: Exclude<ParsedReview['kind'], 'review'> | 'unreadable';
}

export interface SavedReviewList {
  /** The newest first. */
  readonly reviews: readonly SavedReview[];
  readonly unusable: readonly UnusableReview[];
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
   * Saves a review as a whole or not at all, and deletes the oldest ones beyond `keep`.
   *
   * @param keep how many to keep, this one among them; 0 saves nothing and keeps none
   * @returns what was saved; undefined when none is to be kept
   */
  async save(review: Review, keep: number): Promise<SavedReview | undefined> {
    if (keep <= 0) {
      await this.deleteAll();
      return undefined;
    }
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // It may have been made by somebody else, and the mode of a new one is subject to the umask.
    await chmod(this.#folder, 0o700);
    const file = fileOf(review);
    await writeAtomically(join(this.#folder, file), reviewToJson(review), OWNER_ONLY);
    const others = inOrder(await this.#files(), review.madeAt).filter((other) => other !== file);
    // It is saved. One that cannot be deleted now, as while another program reads it, is deleted after the next review.
    await Promise.allSettled(others.slice(keep - 1).map((other) => this.#delete(other)));
    return summaryOf(file, review);
  }

  /** All that is saved. What cannot be used is told, and costs the others nothing. */
  async list(): Promise<SavedReviewList> {
    const reviews: SavedReview[] = [];
    const unusable: UnusableReview[] = [];
    // One after the other: only one of them is in memory at a time.
    for (const file of await this.#files()) {
      const parsed = await this.#parse(file);
      if (parsed.kind === 'review') {
        reviews.push(summaryOf(file, parsed.review));
      } else {
        unusable.push({ file, why: parsed.kind });
      }
    }
    return { reviews, unusable };
  }

  /**
   * The newest review that can be used; undefined where there is none.
   *
   * @param now in ISO 8601: what seems to have been made later is taken only where there is nothing else
   */
  async latest(now: string): Promise<Review | undefined> {
    for (const file of inOrder(await this.#files(), now)) {
      const parsed = await this.#parse(file);
      if (parsed.kind === 'review') {
        return parsed.review;
      }
    }
    return undefined;
  }

  /** A review from the list; undefined when it is gone or cannot be used. */
  async read({ file }: Pick<SavedReview, 'file'>): Promise<Review | undefined> {
    const parsed = FILE.test(file) ? await this.#parse(file) : undefined;
    return parsed?.kind === 'review' ? parsed.review : undefined;
  }

  /**
   * Deletes everything that was saved, what cannot be used among it, and what was left unfinished.
   *
   * @returns how many reviews that were
   */
  async deleteAll(): Promise<number> {
    const names = await this.#names();
    const files = names.filter((name) => FILE.test(name));
    const unfinished = names.filter((name) => name.startsWith('review-') && name.endsWith(UNFINISHED));
    await Promise.all([...files, ...unfinished].map((file) => this.#delete(file)));
    return files.length;
  }

  async #parse(file: string): Promise<ParsedReview | { readonly kind: 'unreadable' }> {
    const path = join(this.#folder, file);
    try {
      return (await stat(path)).size > LARGEST_REVIEW_BYTES
        ? { kind: 'tooLarge' }
        : parseReview(await readFile(path, 'utf8'));
    } catch {
      return { kind: 'unreadable' };
    }
  }

  /** The newest first. */
  async #files(): Promise<readonly string[]> {
    return (await this.#names())
      .filter((name) => FILE.test(name))
      .toSorted()
      .toReversed();
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

function summaryOf(file: string, { madeAt, madeWith, accounts }: Review): SavedReview {
  return { file, madeAt, madeWith, accounts: accounts.length };
}

function isNotThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
