import { join } from 'node:path';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { lazy } from '../../base/lazy';
import { SingleFlight } from '../../base/singleFlight';
import { registerCommands } from '../../platform/commands';
import { ContextKey } from '../../platform/contextKey';
import type { Services } from '../../services';
import type { ReviewContext } from './context';

/** The access review: who has access to what, what is wrong with it, and what changed. */
export function registerAccessReview(services: Services): Disposable {
  const disposables = new DisposableStore();
  const panel = lazy(async () => {
    const { AccessReviewPanel } = await import('./panel');
    const hasReview = new ContextKey<boolean>('fakturoid.hasReview');
    return disposables.add(new AccessReviewPanel(services.extensionUri, (isOpen) => hasReview.set(isOpen)));
  });
  const context: ReviewContext = {
    ...services,
    panel,
    reviewing: new SingleFlight(),
    reviewsFolder: join(services.storage, 'reviews'),
  };
  const review = () => import('./reviewAccess');
  disposables.add(
    registerCommands({
      'fakturoid.compareWithFile': async () => (await review()).compareWithFile(context),
      'fakturoid.deleteSavedReviews': async () => (await review()).deleteSavedReviews(context),
      'fakturoid.exportReview': async () => (await review()).exportReview(context),
      'fakturoid.reviewAccess': async () => (await review()).reviewAccess(context),
    }),
  );
  return disposables;
}
