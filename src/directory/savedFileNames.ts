import { readdir } from 'node:fs/promises';
import { isNotThere, UNFINISHED } from '../base/writeAtomically';

/** The time comes first, so that names are in the order of time. */
const REVIEW = /^review-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-[0-9a-f]{8}\.json$/;

/**
 * The time as it appears in the name of a saved review's file; a random part after it tells apart two of one
 * millisecond.
 */
export function timeInName(madeAt: string): string {
  return new Date(madeAt).toISOString().replace(/[-:.]/g, '');
}

/** When a review was made, according to its file's name, in ISO 8601; undefined for any other file. */
export function madeAtOf(name: string): string | undefined {
  const madeAt = name.replace(REVIEW, '$1-$2-$3T$4:$5:$6.$7Z');
  return madeAt === name || Number.isNaN(Date.parse(madeAt)) ? undefined : madeAt;
}

/** Whether a file is a review that was not finished because VS Code ended. */
export function isUnfinishedReview(name: string): boolean {
  return name.startsWith('review-') && name.endsWith(UNFINISHED);
}

/** Whether a file is an unfinished review, or an unfinished decision about one, which is kept beside it. */
export function isUnfinished(name: string): boolean {
  return isUnfinishedReview(name) || (name.startsWith('decision-') && name.endsWith(UNFINISHED));
}

/** Names in a folder; empty if there is no such folder. @throws what the file system throws */
export async function fileNamesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isNotThere(error)) {
      return [];
    }
    throw error;
  }
}
