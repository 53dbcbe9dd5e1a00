import { type Uri, workspace } from 'vscode';
import type { Shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import { window } from '../../../platform/window';
import { problemLabel } from '../labels/problems';
import { sourceOfFile } from '../shownReview';
import { type FoundReview, LARGEST_REVIEW_BYTES, readReview } from '../rules/readReview';

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

/** Asks for a file that may have a review; undefined when the person left. */
export async function askForReviewFile(title: Shown, openLabel: Shown): Promise<Uri | undefined> {
  const filters = { JSON: ['json'] };
  const [file] = (await window.showOpenDialog({ title, openLabel, filters })) ?? [];
  return file;
}

/** Asks for a file with a review, and again as long as there is none in it; undefined when the person left. */
export async function chooseReviewFile(): Promise<ReturnType<typeof sourceOfFile> | undefined> {
  const file = await askForReviewFile(l10n.t('Select an exported review to compare with'), l10n.t('Compare'));
  if (file === undefined) {
    return undefined;
  }
  const found = await readReviewFile(file);
  if (found.kind === 'review') {
    return sourceOfFile(found, file);
  }
  const another = l10n.t('Choose another file');
  const answer = await window.showErrorMessage(problemLabel(found.kind), another);
  return answer === another ? chooseReviewFile() : undefined;
}
