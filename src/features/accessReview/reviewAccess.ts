import { lazy } from '../../base/lazy';
import type { Review } from '../../directory/review';
import { asRead, reviewOf } from '../../directory/makeReview';
import { l10n } from '../../platform/l10n';
import { settings } from '../../platform/settings';
import { withProgressInView } from '../../platform/accountsView';
import { window } from '../../platform/window';
import { SavedReviews } from './saved/savedReviews';
import { type Earlier, earlierOf, isWorthSaving, makeShown, type ReviewSource } from './shownReview';
import { chooseReviewFile } from './files/reviewFile';
import type { LoadedReview, ReviewContext } from './context';
import { ensureSignedIn } from '../../pickers/ensureSignedIn';

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
  const chosen = await chooseReviewFile();
  if (chosen === undefined) {
    return;
  }
  const earlier = earlierOf(chosen);
  const panel = await context.panel();
  panel.open();
  // A review under way goes first, or it would take the place of the comparison.
  await context.reviewing.run(() => Promise.resolve());
  const { shown } = panel;
  // If the file is newer than what is shown, users who were added would be reported as removed.
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
  // A review that was started meanwhile must not be compared with this one, which has the same data.
  await context.reviewing.run(() => Promise.resolve());
  await loaded.keep();
}

/** Two loads at once would hide each other's progress, and only one of them could be cancelled. */
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
      if (isWorthSaving(source)) {
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

/** The latest saved review. A folder that cannot be read must not make the new review fail. */
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
    (await context.panel()).savedAs(review, id);
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
