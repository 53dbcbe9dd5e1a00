import { lazy } from '../../base/lazy';
import { line } from '../../base/shown';
import { exportToJson } from './rules/toJson';
import { csvOf } from './report/csv';
import { markdownOf } from '../../base/report/markdown';
import type { Review } from '../../directory/review';
import { asRead, reviewOf } from '../../directory/makeReview';
import { l10n } from '../../platform/l10n';
import { settings } from '../../platform/settings';
import { withProgressInView } from '../../platform/accountsView';
import { type QuickPickItem, window } from '../../platform/window';
import { SavedReviews } from './savedReviews';
import { isWorthKeeping } from './view';
import { decidedNow } from './decided';
import { saveEvidence } from './evidence/evidence';
import { problemLabel } from './labels/problems';
import { reviewReport } from './labels/report';
import { reviewTable } from './labels/table';
import { type Earlier, earlierOf, makeShown, type ReviewSource, sourceOfFile } from './makeShown';
import { readReviewFile } from './readFile';
import type { LoadedReview, ReviewContext } from './context';
import { ensureSignedIn } from '../../pickers/ensureSignedIn';
import { saveAs } from '../../platform/saveAs';

/** *Fakturoid: Review access*: loads everything again, shows what is found and what changed, and keeps it. */
export function reviewAccess(context: ReviewContext): Promise<void> {
  return context.reviewing.run(() => makeReview(context));
}

async function makeReview(context: ReviewContext): Promise<void> {
  if (await ensureSignedIn(context)) {
    (await context.panel()).open();
    const loaded = await loadOnce(context);
    const { review } = loaded.source;
    const { accounts } = review;
    const unread = accounts.filter((account) => account.unread !== null).length;
    context.log.info(`Access reviewed: ${accounts.length} accounts, ${unread} of them not loaded`);
    const before = await latestSaved(context, review);
    await show(context, loaded.source, before && { before });
    await loaded.keep();
  }
}

/** *Fakturoid: Compare with exported review…*: with a review that was exported as JSON, here or elsewhere. */
export async function compareWithFile(context: ReviewContext): Promise<void> {
  if (!(await ensureSignedIn(context))) {
    return;
  }
  const chosen = await chooseFile();
  if (chosen === undefined) {
    return;
  }
  const earlier = earlierOf(chosen);
  const panel = await context.panel();
  panel.open();
  // A review under way goes first, or it would take the place of the comparison.
  await context.reviewing.run(() => Promise.resolve());
  const { shown } = panel;
  // With a file that is later than what is shown, those who were added would be told as gone.
  const isLatest =
    shown !== undefined &&
    shown.isPast !== true &&
    Date.parse(shown.review.madeAt) >= Date.parse(earlier.before.madeAt);
  if (isLatest) {
    await show(context, shown, earlier);
    return;
  }
  const loaded = await loadOnce(context);
  await show(context, loaded.source, earlier);
  // A review that came along must not be compared with itself.
  await context.reviewing.run(() => Promise.resolve());
  await loaded.keep();
}

/** *Fakturoid: Export access review…*: the review that is open, in a format that is asked for. */
export async function exportReview(context: ReviewContext): Promise<void> {
  const shown = (await context.panel()).shown;
  if (shown === undefined) {
    void window.showInformationMessage(l10n.t('No access review is open. Run “Review access” first.'));
    return;
  }
  const { review, compared } = shown;
  const { judged, decisions } = await decidedNow(context, shown);
  const formats = [
    {
      label: line`Markdown`,
      detail: l10n.t('For reading: changes, findings, and every account with its users'),
      ending: 'md',
      text: () => markdownOf(reviewReport(review, judged, compared)),
    },
    {
      label: line`CSV`,
      detail: l10n.t('For a spreadsheet: a row for each user of each account'),
      ending: 'csv',
      text: () => csvOf(reviewTable(review, judged)),
    },
    {
      label: line`JSON`,
      detail: l10n.t('For programs and later comparison'),
      ending: 'json',
      text: () => exportToJson(review, decisions),
      // By which VS Code opens it as a page.
      suffix: '.fakturoid-review',
    },
  ];
  const evidence = {
    label: l10n.t('Evidence'),
    detail: l10n.t('All of these in a new folder, with the decisions and SHA-256 hashes'),
  };
  const choice = await window.showQuickPick<QuickPickItem>([...formats, evidence], {
    title: l10n.t('Select the export format'),
    ignoreFocusOut: true,
  });
  const format = formats.find((one) => one === choice);
  if (format !== undefined) {
    const { label, ending, text, suffix = '' } = format;
    const name = `fakturoid-access-${review.madeAt.slice(0, 10)}${suffix}.${ending}`;
    await saveAs(context.log, { name, kind: { label, ending }, text });
  } else if (choice === evidence) {
    await saveEvidence(context);
  }
}

/** Two at once would hide the progress of each other, and only one of them could be cancelled. */
function loadOnce(context: ReviewContext): Promise<LoadedReview> {
  return context.loading.run(() => load(context));
}

/** Loads everything again, with progress on the page and in the view, until it is cancelled. */
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
  const source = { review, wasCancelled };
  return {
    source,
    keep: lazy(async () => {
      if (isWorthKeeping(source)) {
        await keep(context, review);
      }
    }),
  };
}

/** Shows a review, compared with an earlier one if there is any, and says whether something could be read at all. */
async function show(
  { panel }: ReviewContext,
  source: ReviewSource,
  earlier: Earlier | undefined,
): Promise<void> {
  const { review, wasCancelled } = source;
  const isRead = [...review.identities, ...review.accounts].some(({ unread }) => unread === null);
  if (!isRead && !wasCancelled) {
    (await panel()).showFailure(review);
    return;
  }
  const shown = await makeShown(source, earlier);
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
export async function chooseFile(): Promise<ReturnType<typeof sourceOfFile> | undefined> {
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
    return sourceOfFile(found, file);
  }
  const another = l10n.t('Choose another file');
  const answer = await window.showErrorMessage(problemLabel(found.kind), another);
  return answer === another ? chooseFile() : undefined;
}
