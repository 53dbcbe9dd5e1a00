import { basename } from 'node:path/posix';
import * as z from 'zod/mini';
import { commands, TabInputCustom, Uri } from 'vscode';
import type { Shown } from '../../../base/shown';
import type { Review } from '../../../directory/review';
import { madeAtLabel } from '../../../labels/review';
import { l10n } from '../../../platform/l10n';
import { parseUri } from '../parseUri';
import { type WebviewPanel, window } from '../../../platform/window';
import type { ReviewContext } from '../context';
import { deleteKept, KeptReviews, type KeptRow } from './pickSavedReview';
import { problemLabel } from '../labels/problems';
import { earlierOf, makeCompared, makeShown, type ReviewSource, sourceOfFile } from '../makeShown';
import { type PanelState, parseStoredState } from '../panel/panelState';
import { askForReviewFile, chooseReviewFile, readReviewFile } from '../files/reviewFile';
import type { FoundReview, ReviewProblem } from '../rules/readReview';
import { SavedReviews } from './savedReviews';
import type { ShownReview } from '../view/reviewView';
import { FILE_EDITOR } from '../panel/viewTypes';

/** *Fakturoid: Open access review…*: shows one of those that are kept as it was, or a file, whatever its name. */
export async function openReview(context: ReviewContext): Promise<void> {
  const row = await pickKept(context, l10n.t('Select the access review to open'));
  if (row === undefined) {
    return;
  }
  if (row.kept === undefined) {
    await openFile();
    return;
  }
  const panel = await context.panel();
  panel.open();
  // A page that is new shows what the list has told already. VS Code takes longest to make it, so the file is read meanwhile.
  if (row.origin !== undefined && panel.isEmpty) {
    void panel.showHead(row.origin);
  }
  const found = await showKept(context, { version: 1, review: row.kept.id }, (review) =>
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
      : await showKept(context, state, async (review) => {
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

/**
 * *Fakturoid: Compare access reviews…*: one with another, of those that are kept or in files, whichever comes first. One
 * of them is the file that is named, or else the review that is open, if any.
 */
export async function compareWithAnother(context: ReviewContext, argument?: unknown): Promise<void> {
  const one =
    (await openOne(context, argument)) ??
    (await pickSource(context, l10n.t('Select the access review to compare')));
  if (one === undefined) {
    return;
  }
  const title = l10n.t('Select what to compare the review of {0} with', madeAtLabel(one.review));
  const other = await pickSource(context, title, one.keptAs);
  if (other !== undefined) {
    const panel = await context.panel();
    panel.open();
    panel.show(await makeCompared(one, other));
  }
}

const fileArgument = z.object({ file: z.string() });

/** The review that a page is about: the one of the page that asks, of the editor in front, or of the panel. */
async function openOne(context: ReviewContext, argument: unknown): Promise<ReviewSource | undefined> {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const inFront = input instanceof TabInputCustom && input.viewType === FILE_EDITOR ? input.uri : undefined;
  const given = fileArgument.safeParse(argument).data?.file;
  const file = given === undefined ? inFront : Uri.parse(given);
  if (file === undefined) {
    return (await context.panel()).shown;
  }
  const found = await readReviewFile(file);
  return found.kind === 'review' ? sourceOfFile(found, file) : undefined;
}

/** Asks for a review that is kept or in a file; undefined when the person left. */
async function pickSource(
  context: ReviewContext,
  title: Shown,
  except?: string,
): Promise<ReviewSource | undefined> {
  const row = await pickKept(context, title, except);
  if (row === undefined) {
    return undefined;
  }
  if (row.kept === undefined) {
    return chooseReviewFile();
  }
  const found = await openKept(context, row.kept.id);
  if (found.kind !== 'review') {
    void window.showErrorMessage(problemLabel(found.kind));
    return undefined;
  }
  return { review: found.review, wasCancelled: false, isPast: true, keptAs: row.kept.id };
}

/**
 * Asks for one of those that are kept, which can be used, or for a file, which is the row without one.
 *
 * @param except the id of one that is left out
 * @returns undefined when the person left
 */
async function pickKept(context: ReviewContext, title: Shown, except?: string): Promise<KeptRow | undefined> {
  const { reviewsFolder, log, lastReview } = context;
  const saved = new SavedReviews(reviewsFolder);
  const onDidDelete = (): void => void lastReview.look();
  let row: KeptRow | undefined;
  try {
    row = await new KeptReviews(saved, log, { title, except, onDidDelete }).choose();
  } catch (error) {
    log.warn(`Saved reviews could not be read: ${String(error)}`);
    void window.showErrorMessage(l10n.t('Saved access reviews couldn’t be read.'));
    return undefined;
  }
  if (row?.kept === undefined || row.problem === undefined) {
    return row;
  }
  const remove = l10n.t('Delete');
  if ((await window.showErrorMessage(row.problem, remove)) !== remove) {
    return undefined;
  }
  if (await deleteKept(saved, log, row.kept, row.label)) {
    onDidDelete();
  }
  return pickKept(context, title, except);
}

type Opened = { readonly kind: 'shown'; readonly shown: ShownReview } | { readonly kind: ReviewProblem };
type OpenedSource =
  | { readonly kind: 'source'; readonly source: ReviewSource }
  | { readonly kind: ReviewProblem };

/**
 * A review that is kept or in a file, compared with what it was compared with. Never throws.
 *
 * @param onRead told when there is a review, and waited for before anything is made of it
 */
async function showKept(
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

/** A review that is kept, by its id, or else in a file, by its address. */
async function openSource(
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
  const found = await openKept(context, id ?? '');
  return found.kind === 'review'
    ? { kind: 'source', source: { review: found.review, wasCancelled: false, isPast: true, keptAs: id } }
    : found;
}

function openKept({ reviewsFolder }: ReviewContext, id: string): Promise<FoundReview> {
  return new SavedReviews(reviewsFolder).open(id);
}
