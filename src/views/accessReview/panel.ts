import { type Uri, ViewColumn } from 'vscode';
import { shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { type WebviewPanel, window } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { parseFromPage } from '../../webview/fromPage';
import type { ToReviewPage } from '../../webview/toReviewPage';
import { Actions } from '../details/actions';
import { openPage } from '../details/html';
import { type ReviewActions, reviewView, type ShownReview } from './page';

const VIEW_TYPE = 'fakturoid.accessReview';

/** The one panel with an access review. It shows what was seen at a time, and changes only with another review. */
export class AccessReviewPanel implements Disposable {
  readonly #extensionUri: Uri;
  readonly #can: ReviewActions;
  readonly #onDidChange: (isOpen: boolean) => void;
  #panel: WebviewPanel | undefined;
  #isReady = false;
  #actions = new Actions();
  #shown: ShownReview | undefined;

  /** @param onDidChange told whether there is a review on the screen */
  constructor(extensionUri: Uri, can: ReviewActions, onDidChange: (isOpen: boolean) => void) {
    this.#extensionUri = extensionUri;
    this.#can = can;
    this.#onDidChange = onDidChange;
  }

  /** The review that is open. */
  get shown(): ShownReview | undefined {
    return this.#shown;
  }

  /** Shows a review, in place of the one before. */
  show(review: ShownReview): void {
    this.#shown = review;
    if (this.#panel === undefined) {
      this.#panel = this.#open();
    } else {
      this.#panel.reveal();
      void this.#post();
    }
    this.#onDidChange(true);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): WebviewPanel {
    const panel = window.createWebviewPanel(VIEW_TYPE, l10n.t('Access review'), ViewColumn.Active, {
      enableFindWidget: true,
    });
    const disposables = new DisposableStore();
    disposables.add(panel.webview.onDidReceiveMessage((data) => this.#onMessage(data)));
    panel.onDidDispose(() => {
      disposables.dispose();
      this.#panel = undefined;
      this.#shown = undefined;
      this.#isReady = false;
      this.#actions = new Actions();
      this.#onDidChange(false);
    });
    openPage(panel, this.#extensionUri, { page: 'review', icon: 'review' });
    return panel;
  }

  #onMessage(data: unknown): void {
    const message = parseFromPage(data);
    if (message?.type === 'ready') {
      this.#isReady = true;
      void this.#post();
    } else if (message?.type === 'action') {
      this.#actions.run(message.id);
    }
  }

  async #post(): Promise<void> {
    const [panel, review] = [this.#panel, this.#shown];
    // A hidden page hears nothing, and asks once it is seen again.
    if (!this.#isReady || panel?.visible !== true || review === undefined) {
      return;
    }
    const actions = new Actions();
    const view = await reviewView(review, this.#can, actions);
    if (this.#panel !== panel || this.#shown !== review) {
      // Closed meanwhile, or another review is on its way.
      return;
    }
    this.#actions = actions;
    panel.title = shown(view.name);
    const message: ToReviewPage = { type: 'showReview', view };
    void panel.webview.postMessage(message);
  }
}
