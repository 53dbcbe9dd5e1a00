import { type Uri, workspace } from 'vscode';
import { type FoundReview, LARGEST_REVIEW_BYTES, readReview } from './rules/readReview';

/** Reads the review in a file, wherever VS Code can read one. Never throws. */
export async function readReviewFile(file: Uri): Promise<FoundReview> {
  try {
    if ((await workspace.fs.stat(file)).size > LARGEST_REVIEW_BYTES) {
      return { kind: 'tooLarge' };
    }
    return readReview(Buffer.from(await workspace.fs.readFile(file)).toString('utf8'));
  } catch {
    return { kind: 'unreadable' };
  }
}
