import { env, ViewColumn } from 'vscode';
import { letRun } from '../../base/log';
import type { WebviewPanel } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Directory } from '../../directory/directory';
import type { Pictures } from './pictures';
import type { ProgrammaticUsers } from '../../directory/programmaticUsers';
import { type PageContext, PagePanel } from '../../platform/pagePanel';
import type { ToPage } from '../../webview/toPage';
import { identityMeant } from './sections';
import { stateToStore, tabTitle } from './state';
import type { Details, PageMenu, Subject } from './subject';

/** How a page is opened. */
export interface HowToShow {
  /** Leaves the focus where it is: a person who selects rows may only be looking. */
  readonly preserveFocus?: boolean;
  /** Beside what is open, in a panel that stays. */
  readonly isBeside?: boolean;
  /** In a panel that stays. */
  readonly isKept?: boolean;
}

/** What every panel needs from the extension. */
export interface PanelContext extends PageContext {
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
  readonly pictures: Pictures;
}

/** Shows a subject in a webview panel and keeps what is shown up to date. */
export class DetailsPanel implements Disposable {
  readonly #context: PanelContext;
  readonly #page: PagePanel;
  readonly #disposables = new DisposableStore();
  readonly #onDidChange: () => void;
  #subject: Subject;
  #isPreview: boolean;
  #menu: PageMenu | undefined;
  /** Only the last of several updates under way is sent. */
  #update = 0;

  /** @param onDidChange called when it may be about something else, or has gained or lost the focus */
  constructor(
    context: PanelContext,
    panel: WebviewPanel,
    subject: Subject,
    {
      isPreview = false,
      onDidChange = () => undefined,
    }: { isPreview?: boolean; onDidChange?: () => void } = {},
  ) {
    this.#context = context;
    this.#subject = subject;
    this.#isPreview = isPreview;
    this.#onDidChange = onDidChange;
    const page = { script: 'sections', icon: subject.state.kind } as const;
    this.#page = new PagePanel(panel, context, page, () => this.#load());
    this.#disposables.add(
      context.directory.onDidChange((key) => {
        if (key === undefined) {
          // Nothing is known yet about an identity that signed in again.
          this.#load();
        } else if (this.#subject.isAbout(key)) {
          this.#show();
        }
      }),
    );
    this.#disposables.add(context.programmatic.onDidChange(() => this.#show()));
  }

  onDidDispose(listener: () => void): void {
    this.#page.onDidDispose(() => {
      this.#disposables.dispose();
      listener();
    });
  }

  get subject(): Subject {
    return this.#subject;
  }

  get isActive(): boolean {
    return this.#page.isActive;
  }

  /** Whether the next subject takes its place. */
  get isPreview(): boolean {
    return this.#isPreview;
  }

  /** The menu of the page; undefined until something was shown. */
  get menu(): PageMenu | undefined {
    return this.#menu;
  }

  /** Brings the panel to the front with another subject, or with the same, which may be seen from elsewhere. */
  show(subject: Subject, { preserveFocus = false, isBeside = false }: HowToShow): void {
    this.#subject = subject;
    // What is still under way is about another one.
    this.#update++;
    this.#page.setIcon(subject.state.kind);
    this.#page.reveal(preserveFocus, isBeside ? ViewColumn.Beside : undefined);
    this.#load();
  }

  /** Keeps the panel: it is no longer a preview. */
  keep(): void {
    this.#isPreview = false;
    this.#show();
  }

  dispose(): void {
    this.#page.dispose();
  }

  #load(): void {
    letRun(this.#loadNow(), this.#context.log);
  }

  #show(): void {
    letRun(this.#showNow(), this.#context.log);
  }

  async #loadNow(): Promise<void> {
    this.#onDidChange();
    if (!this.#page.isListening) {
      return;
    }
    const identities = await this.#context.directory.identities();
    const identity = identityMeant(this.#subject.state, identities);
    if (identity !== undefined) {
      this.#subject.resources(identity).forEach((key) => this.#context.directory.ensure(key));
    }
    await this.#showNow();
  }

  async #showNow(): Promise<void> {
    if (!this.#page.isListening) {
      return;
    }
    const update = ++this.#update;
    const subject = this.#subject;
    const details = subject.details(await this.#context.directory.identities());
    // Words must not wait for a picture: they are shown first, and once more with the picture.
    const picture = this.#context.pictures.get(details.pictureLink);
    const early = await Promise.race([picture, Promise.resolve(undefined)]);
    this.#send(subject, details, early, update);
    const late = await picture;
    if (late !== early) {
      this.#send(subject, details, late, update);
    }
  }

  #send(subject: Subject, { view, menu }: Details, picture: string | undefined, update: number): void {
    if (update === this.#update) {
      const title = tabTitle(view.name);
      const state = stateToStore(subject.state, { isPreview: this.#isPreview, title });
      const context = menu && contextOf(menu);
      const message: ToPage = {
        type: 'show',
        view: { lang: env.language, ...view, picture, context },
        state,
      };
      this.#menu = menu;
      void this.#page.show(title, message);
      this.#onDidChange();
    }
  }
}

/** VS Code passes this to the commands of the context menu, which take the reference from it. */
function contextOf({ section, reference }: PageMenu): string {
  return JSON.stringify({ webviewSection: section, reference });
}
