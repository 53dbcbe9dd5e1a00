import { readdir } from 'node:fs/promises';
import { isNotThere, UNFINISHED } from '../base/writeAtomically';

/** The time comes first, so that names are in the order of time. */
const REVIEW = /^review-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-[0-9a-f]{8}\.json$/;

/** The name of the file of a review that is kept, without the part that tells two of one millisecond apart. */
export function timeInName(madeAt: string): string {
  return new Date(madeAt).toISOString().replace(/[-:.]/g, '');
}

/** When the review was made that a file is named after, in ISO 8601; undefined for any other file. */
export function madeAtOf(name: string): string | undefined {
  const madeAt = name.replace(REVIEW, '$1-$2-$3T$4:$5:$6.$7Z');
  return madeAt === name || Number.isNaN(Date.parse(madeAt)) ? undefined : madeAt;
}

/** Whether a file is what is left of a review while which VS Code was ended. */
export function isUnfinishedReview(name: string): boolean {
  return name.startsWith('review-') && name.endsWith(UNFINISHED);
}

/** The same, or what is left of a decision about a review, which is kept beside it. */
export function isUnfinished(name: string): boolean {
  return isUnfinishedReview(name) || (name.startsWith('decision-') && name.endsWith(UNFINISHED));
}

/** What a folder holds; nothing where there is none. @throws what the file system throws */
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
