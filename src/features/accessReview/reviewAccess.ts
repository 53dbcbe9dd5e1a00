import { basename } from 'node:path/posix';
import { joined, line, shown as harmless, type Shown } from '../../base/shown';
import { csvOf } from './report/csv';
import { markdownOf } from '../../base/report/markdown';
import { type Review, reviewToJson } from '../../directory/review';
import { asRead, reviewOf } from '../../directory/makeReview';
import { l10n } from '../../platform/l10n';
import { settings } from '../../platform/settings';
import { withProgressInView } from '../../platform/accountsView';
import { window } from '../../platform/window';
import { type KeptFiles, SavedReviews } from './savedReviews';
import { isWorthKeeping } from './view';
import { problemLabel } from './labels/problems';
import { reviewReport, reviewTable } from './labels/report';
import { type Earlier, makeShown } from './makeShown';
import { readReviewFile } from './readFile';
import { countOfReviews, countOfUnfinishedFiles } from '../../labels/counts';
import type { LoadedReview, ReviewContext } from './context';
import { ensureSignedIn } from '../../pickers/ensureSignedIn';
import { saveAs } from '../../platform/saveAs';
import { say } from '../../platform/statusMessage';

/** *Fakturoid: Review access*: loads everything anew, shows what is found and what changed, and keeps it. */
export function reviewAccess(context: ReviewContext): Promise<void> {
  return context.reviewing.run(() => makeReview(context));
}

async function makeReview(context: ReviewContext): Promise<void> {
  if (await ensureSignedIn(context)) {
    (await context.panel()).open();
    const loaded = await loadOnce(context);
    const { accounts } = loaded.review;
    const unread = accounts.filter((account) => account.unread !== null).length;
    context.log.info(`Access reviewed: ${accounts.length} accounts, ${unread} of them not loaded`);
    const before = await latestSaved(context, loaded.review);
    await show(context, loaded, before && { before });
    if (isWorthKeeping(loaded)) {
      await keep(context, loaded.review);
    }
  }
}

/** *Fakturoid: Compare access with file…*: with a review that was exported as JSON, here or elsewhere. */
export async function compareWithFile(context: ReviewContext): Promise<void> {
  if (!(await ensureSignedIn(context))) {
    return;
  }
  const earlier = await chooseFile();
  if (earlier === undefined) {
    return;
  }
  const panel = await context.panel();
  panel.open();
  // A review under way goes first, or it would take the place of the comparison.
  await context.reviewing.run(() => Promise.resolve());
  const { shown } = panel;
  // With a file that is later than what is shown, whoever came would be told as gone.
  const isLatest =
    shown !== undefined &&
    shown.isPast !== true &&
    Date.parse(shown.review.madeAt) >= Date.parse(earlier.before.madeAt);
  await show(context, isLatest ? shown : await loadOnce(context), earlier);
}

/** *Fakturoid: Export access review…*: the review that is open, in a format that is asked for. */
export async function exportReview(context: ReviewContext): Promise<void> {
  const shown = (await context.panel()).shown;
  if (shown === undefined) {
    void window.showInformationMessage(l10n.t('There is no access review to export. Review access first.'));
    return;
  }
  const { review, findings, compared } = shown;
  const formats = [
    {
      label: line`Markdown`,
      detail: l10n.t('For reading: changes, findings, and every account with its users'),
      ending: 'md',
      text: () => markdownOf(reviewReport(review, findings, compared)),
    },
    {
      label: line`CSV`,
      detail: l10n.t('For a spreadsheet: a row for each user of each account'),
      ending: 'csv',
      text: () => csvOf(reviewTable(review)),
    },
    {
      label: line`JSON`,
      detail: l10n.t('For programs and later comparison'),
      ending: 'json',
      text: () => reviewToJson(review),
      // By which VS Code opens it as a page.
      suffix: '.fakturoid-review',
    },
  ];
  const format = await window.showQuickPick(formats, {
    title: l10n.t('Export the access review as'),
    ignoreFocusOut: true,
  });
  if (format !== undefined) {
    const { label, ending, text, suffix = '' } = format;
    const name = `fakturoid-access-${review.madeAt.slice(0, 10)}${suffix}.${ending}`;
    await saveAs(context.log, { name, kind: { label, ending }, text });
  }
}

/** *Fakturoid: Delete saved reviews*: all that are kept on this machine; exported files stay where they are. */
export async function deleteSavedReviews({ reviewsFolder, lastReview, log }: ReviewContext): Promise<void> {
  try {
    await askAndDelete(new SavedReviews(reviewsFolder));
    await lastReview.look();
  } catch (error) {
    log.warn(`Saved reviews could not be deleted: ${String(error)}`);
    void window.showErrorMessage(l10n.t('Access reviews could not be deleted: {0}', harmless(reviewsFolder)));
  }
}

async function askAndDelete(savedReviews: SavedReviews): Promise<void> {
  const kept = await savedReviews.count();
  if (kept.reviews + kept.unfinished === 0) {
    void window.showInformationMessage(l10n.t('There are no saved access reviews on this computer.'));
    return;
  }
  const confirm = l10n.t('Delete');
  const answer = await window.showWarningMessage(
    l10n.t('Delete from this computer: {0}?', wordsOf(kept)),
    {
      modal: true,
      detail: l10n.t('The next review will have nothing to compare with. Exported files are kept.'),
    },
    confirm,
  );
  if (answer === confirm) {
    say(l10n.t('Deleted: {0}', wordsOf(await savedReviews.deleteAll())));
  }
}

function wordsOf({ reviews, unfinished }: KeptFiles): Shown {
  return joined(
    [
      reviews === 0 ? undefined : countOfReviews(reviews),
      unfinished === 0 ? undefined : countOfUnfinishedFiles(unfinished),
    ],
    ', ',
  );
}

/** Two at once would hide the progress of each other, and only one of them could be cancelled. */
function loadOnce(context: ReviewContext): Promise<LoadedReview> {
  return context.loading.run(() => load(context));
}

/** Loads everything anew, with progress on the page and in the view, until it is cancelled. */
async function load(context: ReviewContext): Promise<LoadedReview> {
  const { directory, sessions, programmatic, version, clock, progress } = context;
  const { wasRead, wasCancelled } = await withProgressInView(() =>
    progress.run(async (report, signal) => ({
      wasRead: await directory.reloadAll(report, signal),
      wasCancelled: signal.aborted,
    })),
  );
  const review = reviewOf(await sessions.list(), asRead(directory, wasRead), {
    marks: programmatic.all(),
    madeAt: clock.now(),
    madeWith: version,
  });
  return { review, wasCancelled };
}

/** Shows a review, compared with an earlier one if there is any, and says whether something could be read at all. */
async function show(
  { panel }: ReviewContext,
  loaded: LoadedReview,
  earlier: Earlier | undefined,
): Promise<void> {
  const { review, wasCancelled } = loaded;
  const isRead = [...review.identities, ...review.accounts].some(({ unread }) => unread === null);
  if (!isRead && !wasCancelled) {
    (await panel()).showFailure(review);
    return;
  }
  const shown = await makeShown(loaded, earlier);
  (await panel()).show(shown);
}

/** A folder that cannot be read must not cost the review. */
async function latestSaved(
  { reviewsFolder, log }: ReviewContext,
  { madeAt }: Review,
): Promise<Review | undefined> {
  try {
    return await new SavedReviews(reviewsFolder).latest(madeAt);
  } catch (error) {
    log.warn(`Saved reviews could not be read: ${String(error)}`);
    return undefined;
  }
}

async function keep(context: ReviewContext, review: Review): Promise<void> {
  const { reviewsFolder, lastReview, log } = context;
  try {
    const id = await new SavedReviews(reviewsFolder).save(review, settings.reviewsToKeep());
    (await context.panel()).keptAs(review, id);
  } catch (error) {
    log.warn(`A review could not be saved: ${String(error)}`);
    void window.showWarningMessage(
      l10n.t(
        'The access review couldn’t be saved on this computer, so the next one can’t show what has changed.',
      ),
    );
  }
  await lastReview.look();
}

/** Asks for a file with a review, and again as long as there is none in it; undefined when the person left. */
export async function chooseFile(): Promise<(Earlier & { readonly file: string }) | undefined> {
  const [file] =
    (await window.showOpenDialog({
      title: l10n.t('Select an exported review to compare with'),
      openLabel: l10n.t('Compare'),
      filters: { JSON: ['json'] },
    })) ?? [];
  if (file === undefined) {
    return undefined;
  }
  const found = await readReviewFile(file);
  if (found.kind === 'review') {
    return { before: found.review, file: basename(file.path) };
  }
  const another = l10n.t('Choose another file');
  const answer = await window.showErrorMessage(problemLabel(found.kind), another);
  return answer === another ? chooseFile() : undefined;
}
