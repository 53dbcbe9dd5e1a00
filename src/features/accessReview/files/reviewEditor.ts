import { type CustomDocument, RelativePattern, Uri, workspace } from 'vscode';
import { DisposableStore } from '../../../base/disposables';
import { Emitter } from '../../../base/event';
import { type PageContext, PagePanel } from '../../../platform/pagePanel';
import type { WebviewPanel } from '../../../platform/window';
import type { Sessions } from '../../../session/sessions';
import { decidedInFile } from '../decisions/decided';
import { makeShown, sourceOfFile } from '../shownReview';
import type { ReviewView, ToReviewPage } from '../page/toReviewPage';
import { readReviewFile } from './reviewFile';
import type { FoundReview } from '../rules/readReview';
import { reviewView } from '../view/reviewView';

/** What the editor needs from the extension. */
interface EditorContext extends PageContext {
  readonly sessions: Pick<Sessions, 'known' | 'onDidChange'>;
}

/** A file with a review, which is read when it is looked at, and again when it changes. */
class ReviewDocument implements CustomDocument {
  readonly uri: Uri;
  readonly #disposables = new DisposableStore();
  readonly #changed = this.#disposables.add(new Emitter<void>());
  #found: Promise<FoundReview> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(uri: Uri) {
    this.uri = uri;
    // The name may contain special characters of a pattern, so the whole folder is watched.
    const folder = new RelativePattern(Uri.joinPath(uri, '..'), '*');
    const watcher = this.#disposables.add(workspace.createFileSystemWatcher(folder));
    const hear = ({ path }: Uri): void => {
      if (path === uri.path) {
        this.readAgain();
      }
    };
    this.#disposables.add(watcher.onDidChange(hear));
    this.#disposables.add(watcher.onDidCreate(hear));
    this.#disposables.add(watcher.onDidDelete(hear));
  }

  get found(): Promise<FoundReview> {
    return (this.#found ??= readReviewFile(this.uri));
  }

  readAgain(): void {
    this.#found = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** Shows a file with a review as the same page as the panel does, and never writes it. */
export class ReviewEditor {
  readonly #context: EditorContext;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  openCustomDocument(uri: Uri): ReviewDocument {
    return new ReviewDocument(uri);
  }

  resolveCustomEditor(document: ReviewDocument, panel: WebviewPanel): void {
    const { sessions } = this.#context;
    const disposables = new DisposableStore();
    let isEmpty = true;
    let made: Promise<ReviewView | undefined> | undefined;
    // Reads the file again whenever it becomes visible: not every file system reports changes.
    const page = new PagePanel(panel, this.#context, { script: 'review', icon: 'review' }, () =>
      document.readAgain(),
    );
    const show = (view: ReviewView): Promise<void> =>
      page.show(undefined, { type: 'showReview', view } satisfies ToReviewPage);
    const make = async (): Promise<ReviewView | undefined> => {
      const found = await document.found;
      if (isEmpty && found.kind === 'review') {
        isEmpty = false;
        const head = { shown: undefined, failed: undefined, opening: found.review, identities: [] };
        await show(await reviewView(head));
      }
      return this.#viewOf(document.uri, found);
    };
    const post = async (): Promise<void> => {
      const current = (made ??= make());
      const view = await current;
      // There may be a newer one by now.
      if (view !== undefined && made === current) {
        void show(view);
      }
    };
    const remake = (): void => {
      made = undefined;
      void post();
    };
    disposables.add(document.onDidChange(remake));
    // Names can be opened only where a signed-in identity has access.
    disposables.add(sessions.onDidChange(remake));
    page.onDidDispose(() => disposables.dispose());
  }

  /** Makes the view; undefined if that failed. */
  async #viewOf(uri: Uri, found: FoundReview): Promise<ReviewView | undefined> {
    const { sessions, log } = this.#context;
    try {
      const shown =
        found.kind === 'review' ? await makeShown(sourceOfFile(found, uri), undefined) : undefined;
      return await reviewView({
        shown,
        judged: shown && decidedInFile(shown).judged,
        failed: undefined,
        problem: found.kind === 'review' ? undefined : found.kind,
        editorOf: uri.toString(),
        identities: sessions.known,
      });
    } catch (error) {
      log.error(`The page of a file with an access review could not be made: ${String(error)}`);
      return undefined;
    }
  }
}
