import { env, type Uri } from 'vscode';
import { shown, type Shown } from '../../base/shown';
import type { WebviewPanel } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Directory } from '../../directory/directory';
import type { Pictures } from './pictures';
import type { ProgrammaticUsers } from '../../directory/programmaticUsers';
import { PagePanel } from '../../platform/pagePanel';
import type { ToPage } from '../../webview/toPage';
import { identityOf } from './sections';
import { stateToStore } from './state';
import type { Details, Subject } from './subject';

/** A tab may grow as wide as its title. */
const LONGEST_TITLE = 60;

/** What every panel needs of the rest. */
export interface PanelContext {
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
  readonly pictures: Pictures;
  readonly extensionUri: Uri;
}

/** Shows a subject in a webview panel and keeps what is shown up to date. */
export class DetailsPanel implements Disposable {
  readonly #context: PanelContext;
  readonly #page: PagePanel;
  readonly #disposables = new DisposableStore();
  #subject: Subject;
  /** Only the last of several updates under way is sent. */
  #update = 0;

  constructor(context: PanelContext, panel: WebviewPanel, subject: Subject) {
    this.#context = context;
    this.#subject = subject;
    const page = { script: 'details', icon: subject.state.kind } as const;
    this.#page = new PagePanel(panel, context.extensionUri, page, () => void this.#load());
    this.#disposables.add(
      context.directory.onDidChange((key) => {
        if (key === undefined) {
          // Of an identity that signed in again nothing is known.
          void this.#load();
        } else if (this.#subject.isAbout(key)) {
          void this.#show();
        }
      }),
    );
    this.#disposables.add(context.programmatic.onDidChange(() => void this.#show()));
  }

  onDidDispose(listener: () => void): void {
    this.#page.onDidDispose(() => {
      this.#disposables.dispose();
      listener();
    });
  }

  /** Brings the panel to the front with a subject of the same key, which may be seen from elsewhere. */
  reveal(subject: Subject, preserveFocus: boolean): void {
    this.#subject = subject;
    this.#page.reveal(preserveFocus);
    void this.#load();
  }

  dispose(): void {
    this.#page.dispose();
  }

  async #load(): Promise<void> {
    if (!this.#page.isListening) {
      return;
    }
    const identities = await this.#context.directory.identities();
    const identity = identityOf(this.#subject.state, identities);
    if (identity !== undefined) {
      this.#subject.resources(identity).forEach((key) => this.#context.directory.ensure(key));
    }
    await this.#show();
  }

  async #show(): Promise<void> {
    if (!this.#page.isListening) {
      return;
    }
    const update = ++this.#update;
    const details = this.#subject.details(await this.#context.directory.identities());
    // Words must not wait for a picture: they are shown first, and once more with the picture.
    const picture = this.#context.pictures.get(details.pictureLink);
    const early = await Promise.race([picture, Promise.resolve(undefined)]);
    this.#send(details, early, update);
    const late = await picture;
    if (late !== early) {
      this.#send(details, late, update);
    }
  }

  #send({ view }: Details, picture: string | undefined, update: number): void {
    if (update === this.#update) {
      const state = stateToStore(this.#subject.state);
      const message: ToPage = { type: 'show', view: { lang: env.language, ...view, picture }, state };
      this.#page.show(tabTitle(view.name), message);
    }
  }
}

/** VS Code keeps the title: of an e-mail it has what stands before the `@`. */
export function tabTitle(name: string): Shown {
  return shown(name.replace(/@[^\s@]+/g, '@…'), LONGEST_TITLE);
}
