import * as z from 'zod/mini';
import { TabInputCustom, Uri } from 'vscode';
import type { Shown } from '../../../base/shown';
import { madeAtLabel } from '../../../labels/review';
import { l10n } from '../../../platform/l10n';
import { window } from '../../../platform/window';
import type { ReviewContext } from '../context';
import { chooseReviewFile, readReviewFile } from '../files/reviewFile';
import { problemLabel } from '../labels/problems';
import { FILE_EDITOR } from '../panel/viewTypes';
import { makeCompared, type ReviewSource, sourceOfFile } from '../shownReview';
import { openSource } from './openReview';
import { pickSavedReview } from './pickSavedReview';

/**
 * *Fakturoid: Compare access reviews…*: compares two reviews, saved or in files, in whichever order they are chosen.
 * One of them is the file that is named, or else the review that is open, if any.
 */
export async function compareReviews(context: ReviewContext, argument?: unknown): Promise<void> {
  const one =
    (await openOne(context, argument)) ??
    (await pickSource(context, l10n.t('Select the access review to compare')));
  if (one === undefined) {
    return;
  }
  const title = l10n.t('Select what to compare the review of {0} with', madeAtLabel(one.review));
  const other = await pickSource(context, title, one.savedAs);
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

/** Asks for a saved review or a file; undefined when the person left. */
async function pickSource(
  context: ReviewContext,
  title: Shown,
  except?: string,
): Promise<ReviewSource | undefined> {
  const row = await pickSavedReview(context, title, except);
  if (row === undefined) {
    return undefined;
  }
  if (row.saved === undefined) {
    return chooseReviewFile();
  }
  const opened = await openSource(context, row.saved.id, undefined);
  if (opened.kind !== 'source') {
    void window.showErrorMessage(problemLabel(opened.kind));
    return undefined;
  }
  return opened.source;
}
