import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { lazy } from '../../base/lazy';
import { letRun } from '../../base/log';
import { SingleFlight } from '../../base/singleFlight';
import { registerCommands } from '../../platform/commands';
import { ContextKey } from '../../platform/contextKey';
import { window } from '../../platform/window';
import type { Services } from '../../services';
import type { ReviewContext } from './context';
import { ReviewProgress } from './panel/progress';
import type { Judged } from './rules/decisions';
import { tidyAfterStart } from './evidence/tidyAfterStart';
import type { ShownReview } from './shownReview';
import { FILE_EDITOR, PANEL } from './panel/viewTypes';
import type * as OnFirstUse from './onFirstUse';

declare module '../../platform/commands' {
  interface CommandArguments {
    /** A finding of the review that is open. */
    'fakturoid.acceptFinding': readonly [
      {
        readonly kind: string;
        readonly slug: string | null;
        readonly userId: number | null;
        readonly detail: string | null;
      },
    ];
    'fakturoid.cancelReview': readonly [];
    /** The review in a file, by its address; without it, the review that is open. */
    'fakturoid.compareReviews': readonly [{ readonly file: string }?];
    'fakturoid.exportReview': readonly [];
    'fakturoid.openReview': readonly [];
    'fakturoid.reviewAccess': readonly [];
    /** `decision`: the id of a decision that is kept. */
    'fakturoid.undoAcceptance': readonly [{ readonly decision: string }];
  }
}

/** The access review: who has access to what, what is wrong with it, and what changed. */
export function registerAccessReview(services: Services, load: () => Promise<typeof OnFirstUse>): Disposable {
  const disposables = new DisposableStore();
  const progress = disposables.add(new ReviewProgress(services.clock, services.onDidChangeWait));
  const unfinished = lazy(async () => (await load()).unfinishedEvidence(services.memento));
  const onFirstUse = lazy(async () => {
    const all = await load();
    letRun(
      unfinished().then((evidence) => evidence.tidy()),
      services.log,
    );
    return all;
  });
  disposables.add(tidyAfterStart({ ...services, unfinished }));
  const panel = lazy(async () => {
    const { AccessReviewPanel } = await onFirstUse();
    const hasReview = new ContextKey<boolean>('fakturoid.hasReview');
    const onDidChange = (isShown: boolean): void => {
      hasReview.set(isShown);
      if (isShown) {
        services.milestones.reach('review');
      }
    };
    const judged = async (shown: ShownReview): Promise<Judged> =>
      (await (await onFirstUse()).decidedNow(services, shown)).judged;
    return disposables.add(new AccessReviewPanel({ ...services, progress, judged, onDidChange }));
  });
  const context: ReviewContext = {
    ...services,
    panel,
    unfinished,
    progress,
    reviewing: new SingleFlight(),
    loading: new SingleFlight(),
  };
  disposables.add(
    registerCommands({
      'fakturoid.acceptFinding': async (argument) => (await onFirstUse()).acceptFinding(context, argument),
      'fakturoid.cancelReview': () => progress.cancel(),
      'fakturoid.compareReviews': async (argument) => (await onFirstUse()).compareReviews(context, argument),
      'fakturoid.compareWithFile': async () => (await onFirstUse()).compareWithFile(context),
      'fakturoid.deleteSavedReviews': async () => (await onFirstUse()).deleteSavedReviews(context),
      'fakturoid.exportReview': async () => (await onFirstUse()).exportReview(context),
      'fakturoid.openReview': async () => (await onFirstUse()).openReview(context),
      'fakturoid.reviewAccess': async () => (await onFirstUse()).reviewAccess(context),
      'fakturoid.saveEvidence': async () => (await onFirstUse()).saveEvidence(context),
      'fakturoid.undoAcceptance': async (argument) => (await onFirstUse()).undoAcceptance(context, argument),
    }),
  );
  disposables.add(
    window.registerWebviewPanelSerializer(PANEL, {
      deserializeWebviewPanel: async (restored, state) => {
        const { restoreReview } = await onFirstUse();
        // VS Code loads the page only once this is over, and the page is waited for before it is filled.
        void restoreReview(context, restored, state).catch((error: unknown) =>
          context.log.error(`The access review could not be restored: ${String(error)}`),
        );
      },
    }),
  );
  const editor = lazy(async () => new (await onFirstUse()).ReviewEditor(services));
  disposables.add(
    window.registerCustomEditorProvider(FILE_EDITOR, {
      openCustomDocument: async (uri) => (await editor()).openCustomDocument(uri),
      resolveCustomEditor: async (document, page) => (await editor()).resolveCustomEditor(document, page),
    }),
  );
  return disposables;
}
