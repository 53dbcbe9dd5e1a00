import { ViewColumn } from 'vscode';
import type { Clock } from '../../../base/clock';
import { DisposableStore } from '../../../base/disposables';
import type { Disposable } from '../../../base/event';
import type { Shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import { call } from '../../../platform/commands';
import { type PageContext, PagePanel } from '../../../platform/pagePanel';
import { say } from '../../../platform/statusMessage';
import { type WebviewPanel, window } from '../../../platform/window';
import { action } from '../../../webview/parts';
import type { Review, ReviewOrigin } from '../../../directory/review';
import type { Sessions } from '../../../session/sessions';
import type { ReviewView, ToReviewPage } from '../page/toReviewPage';
import { stateToStore } from './panelState';
import type { ReviewProgress } from './progress';
import { type Day, localDay } from '../rules/days';
import type { Judged } from '../rules/decisions';
import type { ReviewProblem } from '../rules/readReview';
import type { ShownReview } from '../shownReview';
import { reviewView, type ReviewState } from '../view/reviewView';
import { PANEL } from './viewTypes';

type PanelReview = Pick<ReviewState, 'shown' | 'failed' | 'opening' | 'problem'>;

/** What the panel needs from the extension. */
interface PanelContext extends PageContext {
  readonly sessions: Pick<Sessions, 'known' | 'onDidChange'>;
  readonly progress: Pick<ReviewProgress, 'state' | 'onDidChange'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Judges a review by the current decisions. */
  readonly judged: (shown: ShownReview) => Promise<Judged>;
  /** Called with whether there is a review on the screen. */
  readonly onDidChange: (hasReview: boolean) => void;
}

/** The one panel with an access review. It shows the state at one time, and changes only with another review. */
export class AccessReviewPanel implements Disposable {
  readonly #context: PanelContext;
  readonly #disposables = new DisposableStore();
  #page: PagePanel | undefined;
  #state: PanelReview = { shown: undefined, failed: undefined };
  /** Made once for each state: for a large review that takes a while. */
  #view: Promise<ReviewView | undefined> | undefined;
  /** The day of the view: what was accepted may end on the next one. */
  #day: Day | undefined;

  constructor(context: PanelContext) {
    this.#context = context;
    this.#disposables.add(context.progress.onDidChange(() => this.#postProgress()));
    this.#disposables.add(
      context.sessions.onDidChange(() => {
        // The identity that carries out what the page offers may be gone by now.
        this.update();
      }),
    );
    this.#disposables.add(
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) {
          // Another window may have decided something, and what was accepted may be over since yesterday.
          this.update();
        }
      }),
    );
  }

  /** The review that is open. */
  get shown(): ShownReview | undefined {
    return this.#state.shown;
  }

  /** Whether there is nothing to see yet. */
  get isEmpty(): boolean {
    const { shown, failed } = this.#state;
    return shown === undefined && failed === undefined;
  }

  /** Opens the panel, or brings it to the front. */
  open(): void {
    if (this.#page === undefined) {
      // The page has a search of its own: VS Code's would miss the rows that are not drawn.
      const panel = window.createWebviewPanel(PANEL, l10n.t('Access review'), ViewColumn.Active);
      this.#page = this.#fill(panel);
    } else {
      this.#page.reveal(false);
    }
  }

  /** Takes a panel that VS Code restored. False if another one is open already: then the restored one is closed. */
  adopt(panel: WebviewPanel): boolean {
    if (this.#page !== undefined) {
      panel.dispose();
      return false;
    }
    this.#page = this.#fill(panel);
    return true;
  }

  /** Shows a review, in place of the one before. */
  show(shown: ShownReview): void {
    this.#set({ shown, failed: undefined }, l10n.t('The access review is ready.'));
  }

  /**
   * Shows the head of a review, before the rest of it is made. Resolves once the page has it, or is gone: a page that is
   * still loading would wait for all that is made meanwhile.
   */
  async showHead(opening: ReviewOrigin): Promise<void> {
    this.#state = { shown: undefined, failed: undefined, opening };
    this.#view = undefined;
    await this.#page?.whenReady;
    await this.#post();
  }

  /** Says why there is no review where one was to be shown. */
  showProblem(problem: ReviewProblem): void {
    this.#set({ shown: undefined, failed: undefined, problem }, l10n.t('There is no access review to show'));
  }

  /** Called with the id under which the open review is kept, so that it is there again after the window was reloaded. */
  savedAs(review: Review, id: string | undefined): void {
    if (this.shown?.review === review) {
      this.#state = { ...this.#state, shown: { ...this.shown, savedAs: id } };
      this.#postState();
    }
  }

  /** Shows the open review again after a decision about it changed. */
  update(): void {
    this.#view = undefined;
    void this.#post();
  }

  /** Says that a review could read nothing; the one before stays. */
  showFailure(failed: Review): void {
    this.#set({ shown: this.shown, failed }, l10n.t('Nothing could be loaded'));
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#page?.dispose();
  }

  /** @param outcome shown if the page is not visible */
  #set(state: PanelReview, outcome: Shown): void {
    this.#state = state;
    this.#view = undefined;
    this.#context.onDidChange(state.shown !== undefined);
    if (this.#page?.isVisible === true) {
      void this.#post();
    } else {
      // People who look at something else meanwhile, or closed the page, are not taken away from it.
      say(outcome);
    }
  }

  #fill(panel: WebviewPanel): PagePanel {
    const page = new PagePanel(
      panel,
      this.#context,
      { script: 'review', icon: 'review' },
      () => void this.#post(),
    );
    page.onDidDispose(() => {
      this.#page = undefined;
      this.#state = { shown: undefined, failed: undefined };
      this.#view = undefined;
      this.#context.onDidChange(false);
    });
    return page;
  }

  async #post(): Promise<void> {
    const page = this.#page;
    if (page?.isListening !== true) {
      return;
    }
    const today = localDay(this.#context.clock.now());
    if (today !== this.#day) {
      this.#day = today;
      this.#view = undefined;
    }
    const made = (this.#view ??= this.#makeView());
    const view = await made;
    // It may have been closed meanwhile, or another review may be on its way.
    if (view !== undefined && this.#page === page && this.#view === made) {
      this.#postState();
      const message: ToReviewPage = { type: 'showReview', view };
      const isDelivered = page.show(l10n.t('Access review'), message);
      this.#postProgress();
      await isDelivered;
    }
  }

  /** Has VS Code keep what is shown. A page that says that a review is gone keeps nothing, and says so again. */
  #postState(): void {
    if (!this.isEmpty) {
      const message = { type: 'keepState', view: stateToStore(this.shown) } satisfies ToReviewPage;
      void this.#page?.show(l10n.t('Access review'), message);
    }
  }

  /** Makes the view; undefined if that failed, and then it is tried again the next time. */
  async #makeView(): Promise<ReviewView | undefined> {
    const { sessions, log } = this.#context;
    const state = this.#state;
    try {
      const judged = state.shown && (await this.#context.judged(state.shown));
      return await reviewView({ ...state, identities: sessions.known, judged });
    } catch (error) {
      log.error(`The page of the access review could not be made: ${String(error)}`);
      this.#view = undefined;
      return undefined;
    }
  }

  #postProgress(): void {
    const { state } = this.#context.progress;
    const cancel = action('cancel', l10n.t('Cancel'), call('fakturoid.cancelReview'));
    const view = state && { ...state, cancel };
    const message = { type: 'showProgress', view } satisfies ToReviewPage;
    void this.#page?.show(l10n.t('Access review'), message);
  }
}
