import { basename } from 'node:path/posix';
import { commands } from 'vscode';
import type { Review } from '../../../directory/review';
import { l10n } from '../../../platform/l10n';
import { parseUri } from '../parseUri';
import { type WebviewPanel, window } from '../../../platform/window';
import type { ReviewContext } from '../context';
import { pickSavedReview } from './pickSavedReview';
import { problemLabel } from '../labels/problems';
import { earlierOf, makeShown, type ReviewSource, type ShownReview, sourceOfFile } from '../shownReview';
import { type PanelState, parseStoredState } from '../panel/panelState';
import { askForReviewFile, readReviewFile } from '../files/reviewFile';
import type { ReviewProblem } from '../rules/readReview';
import { SavedReviews } from './savedReviews';
import { FILE_EDITOR } from '../panel/viewTypes';

/** *Fakturoid: Open access review…*: shows a saved one as it was, or a file, whatever its name. */
export async function openReview(context: ReviewContext): Promise<void> {
  const row = await pickSavedReview(context, l10n.t('Select the access review to open'));
  if (row === undefined) {
    return;
  }
  if (row.saved === undefined) {
    await openFile();
    return;
  }
  const panel = await context.panel();
  panel.open();
  // A new page shows what the list says already. VS Code takes longest to make the page, so the file is read
  // meanwhile.
  if (row.origin !== undefined && panel.isEmpty) {
    void panel.showHead(row.origin);
  }
  const found = await makeAgain(context, { version: 1, review: row.saved.id }, (review) =>
    panel.showHead(review),
  );
  if (found.kind === 'shown') {
    panel.show(found.shown);
  } else if (panel.isEmpty) {
    panel.showProblem(found.kind);
  } else {
    void window.showErrorMessage(problemLabel(found.kind));
  }
}

async function openFile(): Promise<void> {
  const file = await askForReviewFile(l10n.t('Select an exported review to open'), l10n.t('Open'));
  if (file !== undefined) {
    await commands.executeCommand('vscode.openWith', file, FILE_EDITOR);
  }
}

/** Fills a panel again that VS Code restored, with the review that it showed, or says why it cannot. */
export async function restoreReview(
  context: ReviewContext,
  webviewPanel: WebviewPanel,
  data: unknown,
): Promise<void> {
  const panel = await context.panel();
  if (!panel.adopt(webviewPanel)) {
    return;
  }
  const state = parseStoredState(data);
  const found =
    state === undefined
      ? { kind: 'gone' as const }
      : await makeAgain(context, state, async (review) => {
          if (panel.isEmpty) {
            await panel.showHead(review);
          }
        });
  // A review that was asked for meanwhile is what the person wants to see.
  if (panel.isEmpty) {
    if (found.kind === 'shown') {
      panel.show(found.shown);
    } else {
      panel.showProblem(found.kind);
    }
  }
}

type Opened = { readonly kind: 'shown'; readonly shown: ShownReview } | { readonly kind: ReviewProblem };
type OpenedSource =
  | { readonly kind: 'source'; readonly source: ReviewSource }
  | { readonly kind: ReviewProblem };

/**
 * A saved review or one in a file, compared with what it was compared with. Never throws.
 *
 * @param onRead called when the review is read, and awaited before anything is made of it
 */
async function makeAgain(
  context: ReviewContext,
  { review: id, file, before, beforeFile }: PanelState,
  onRead: (review: Review) => Promise<void>,
): Promise<Opened> {
  const opened = await openSource(context, id, file);
  if (opened.kind !== 'source') {
    return opened;
  }
  const { source } = opened;
  await onRead(source.review);
  const other = await openSource(context, before, beforeFile);
  if (other.kind === 'source') {
    return { kind: 'shown', shown: await makeShown(source, earlierOf(other.source)) };
  }
  const lost =
    beforeFile === undefined
      ? undefined
      : { file: basename(parseUri(beforeFile)?.path ?? beforeFile), problem: other.kind };
  const earlier =
    id === undefined
      ? undefined
      : await new SavedReviews(context.reviewsFolder).before(id).catch(() => undefined);
  return { kind: 'shown', shown: await makeShown({ ...source, lost }, earlier && { before: earlier }) };
}

/** A saved review, by its id, or else in a file, by its address. */
export async function openSource(
  context: ReviewContext,
  id: string | undefined,
  file: string | undefined,
): Promise<OpenedSource> {
  if (id === undefined && file !== undefined) {
    const uri = parseUri(file);
    if (uri === undefined) {
      return { kind: 'unreadable' };
    }
    const found = await readReviewFile(uri);
    return found.kind === 'review' ? { kind: 'source', source: sourceOfFile(found, uri) } : found;
  }
  const found = await new SavedReviews(context.reviewsFolder).open(id ?? '');
  return found.kind === 'review'
    ? { kind: 'source', source: { review: found.review, wasCancelled: false, isPast: true, savedAs: id } }
    : found;
}
