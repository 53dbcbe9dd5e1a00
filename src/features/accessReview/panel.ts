import { type Uri, ViewColumn } from 'vscode';
import { shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { Disposable } from '../../base/event';
import { PagePanel } from '../../platform/pagePanel';
import type { ToReviewPage } from './page/toReviewPage';
import { reviewView, type ShownReview } from './view';

const VIEW_TYPE = 'fakturoid.accessReview';

/** The one panel with an access review. It shows what was seen at a time, and changes only with another review. */
export class AccessReviewPanel implements Disposable {
  readonly #extensionUri: Uri;
  readonly #onDidChange: (isOpen: boolean) => void;
  #page: PagePanel | undefined;
  #shown: ShownReview | undefined;

  /** @param onDidChange told whether there is a review on the screen */
  constructor(extensionUri: Uri, onDidChange: (isOpen: boolean) => void) {
    this.#extensionUri = extensionUri;
    this.#onDidChange = onDidChange;
  }

  /** The review that is open. */
  get shown(): ShownReview | undefined {
    return this.#shown;
  }

  /** Shows a review, in place of the one before. */
  show(review: ShownReview): void {
    this.#shown = review;
    if (this.#page === undefined) {
      this.#page = this.#open();
    } else {
      this.#page.reveal(false);
      void this.#post();
    }
    this.#onDidChange(true);
  }

  dispose(): void {
    this.#page?.dispose();
  }

  #open(): PagePanel {
    const panel = window.createWebviewPanel(VIEW_TYPE, l10n.t('Access review'), ViewColumn.Active, {
      enableFindWidget: true,
    });
    const icon = { script: 'review', icon: 'review' } as const;
    const page = new PagePanel(panel, this.#extensionUri, icon, () => void this.#post());
    page.onDidDispose(() => {
      this.#page = undefined;
      this.#shown = undefined;
      this.#onDidChange(false);
    });
    return page;
  }

  async #post(): Promise<void> {
    const [page, review] = [this.#page, this.#shown];
    if (page?.isListening !== true || review === undefined) {
      return;
    }
    const view = await reviewView(review);
    // Unless it was closed meanwhile, or another review is on its way.
    if (this.#page === page && this.#shown === review) {
      const message: ToReviewPage = { type: 'showReview', view };
      page.show(shown(view.name), message);
    }
  }
}
