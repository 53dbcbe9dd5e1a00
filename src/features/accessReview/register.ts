import { join } from 'node:path';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { lazy } from '../../base/lazy';
import { SingleFlight } from '../../base/singleFlight';
import { registerCommands } from '../../platform/commands';
import { ContextKey } from '../../platform/contextKey';
import type { Services } from '../../services';
import type { ReviewContext } from './context';
import { ReviewProgress } from './progress';

/** The access review: who has access to what, what is wrong with it, and what changed. */
export function registerAccessReview(services: Services): Disposable {
  const disposables = new DisposableStore();
  const progress = disposables.add(new ReviewProgress(services.clock, services.onDidChangeWait));
  const onFirstUse = () => import('./onFirstUse');
  const panel = lazy(async () => {
    const { AccessReviewPanel } = await onFirstUse();
    const hasReview = new ContextKey<boolean>('fakturoid.hasReview');
    const { extensionUri, sessions, log } = services;
    const onDidChange = (isShown: boolean): void => hasReview.set(isShown);
    return disposables.add(new AccessReviewPanel({ extensionUri, sessions, progress, log, onDidChange }));
  });
  const context: ReviewContext = {
    ...services,
    panel,
    progress,
    reviewing: new SingleFlight(),
    loading: new SingleFlight(),
    reviewsFolder: join(services.storage, 'reviews'),
  };
  disposables.add(
    registerCommands({
      'fakturoid.cancelReview': () => progress.cancel(),
      'fakturoid.compareWithFile': async () => (await onFirstUse()).compareWithFile(context),
      'fakturoid.deleteSavedReviews': async () => (await onFirstUse()).deleteSavedReviews(context),
      'fakturoid.exportReview': async () => (await onFirstUse()).exportReview(context),
      'fakturoid.reviewAccess': async () => (await onFirstUse()).reviewAccess(context),
    }),
  );
  return disposables;
}
