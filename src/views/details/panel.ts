import { env, type Uri } from 'vscode';
import { shown, type Shown } from '../../base/shown';
import type { WebviewPanel } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Directory } from '../../directory/directory';
import type { Pictures } from '../../directory/pictures';
import type { ProgrammaticUsers } from '../../directory/programmaticUsers';
import { parseFromPage } from '../../webview/fromPage';
import type { ToPage } from '../../webview/toPage';
import { Actions } from './actions';
import { openPage } from './html';
import { identityOf } from './sections';
import { stateToStore } from './state';
import type { Details, Subject } from './subject';

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
  readonly #panel: WebviewPanel;
  readonly #disposables = new DisposableStore();
  #subject: Subject;
  #actions = new Actions();
  #isReady = false;
  /** Only the last of several updates under way is sent. */
  #update = 0;
  #sent = '';

  constructor(context: PanelContext, panel: WebviewPanel, subject: Subject) {
    this.#context = context;
    this.#panel = panel;
    this.#subject = subject;
    this.#disposables.add(panel.webview.onDidReceiveMessage((data) => this.#onMessage(data)));
    this.#disposables.add(
      context.directory.onDidChange((place) => {
        if (place === undefined) {
          // Of whoever signed in anew nothing is known.
          void this.#load();
        } else if (this.#subject.isAbout(place)) {
          void this.#post();
        }
      }),
    );
    this.#disposables.add(context.programmatic.onDidChange(() => void this.#post()));
    // A hidden page hears nothing, so it is told everything when it is seen again.
    this.#disposables.add(panel.onDidChangeViewState(() => void this.#load()));
    openPage(panel, context.extensionUri, { page: 'details', icon: subject.icon });
  }

  onDidDispose(listener: () => void): void {
    this.#panel.onDidDispose(() => {
      // A picture or an identity may still be on its way, and a panel that was closed must not be touched.
      this.#isReady = false;
      this.#update++;
      this.#disposables.dispose();
      listener();
    });
  }

  /** Brings the panel to the front with a subject of the same key, which may be seen from elsewhere. */
  reveal(subject: Subject, preserveFocus: boolean): void {
    this.#subject = subject;
    this.#panel.reveal(undefined, preserveFocus);
    void this.#load();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #onMessage(data: unknown): void {
    const message = parseFromPage(data);
    if (message?.type === 'ready') {
      // A page that was made anew has nothing of what was sent to the one before.
      this.#isReady = true;
      this.#sent = '';
      void this.#load();
    } else if (message?.type === 'action') {
      this.#actions.run(message.id);
      // That a load has begun is seen at once, also where the directory does not announce it.
      void this.#post();
    }
  }

  async #load(): Promise<void> {
    if (!this.#isReady || !this.#panel.visible) {
      return;
    }
    const identities = await this.#context.directory.identities();
    const identity = identityOf(this.#subject.state, identities);
    if (identity !== undefined) {
      this.#subject.places(identity).forEach((place) => this.#context.directory.ensure(place));
    }
    await this.#post();
  }

  async #post(): Promise<void> {
    if (!this.#isReady || !this.#panel.visible) {
      return;
    }
    const update = ++this.#update;
    const identities = await this.#context.directory.identities();
    const actions = new Actions();
    const details = this.#subject.details(identities, actions);
    // Words must not wait for a picture: they are shown first, and once more with the picture.
    const picture = this.#context.pictures.get(details.pictureLink);
    const early = await Promise.race([picture, Promise.resolve(undefined)]);
    this.#send(details, actions, early, update);
    const late = await picture;
    if (late !== early) {
      this.#send(details, actions, late, update);
    }
  }

  #send({ view }: Details, actions: Actions, picture: string | undefined, update: number): void {
    if (update !== this.#update) {
      return;
    }
    this.#actions = actions;
    this.#panel.title = tabTitle(view.name);
    const message: ToPage = {
      type: 'show',
      view: { lang: env.language, ...view, ...(picture === undefined ? {} : { picture }) },
      state: stateToStore(this.#subject.state),
    };
    const text = JSON.stringify(message);
    if (text !== this.#sent) {
      this.#sent = text;
      void this.#panel.webview.postMessage(message);
    }
  }
}

/** A tab may grow as wide as its title, which VS Code keeps: of an e-mail it has what stands before the `@`. */
export function tabTitle(name: string): Shown {
  return shown(name.replace(/@[^\s@]+/g, '@…'), LONGEST_TITLE);
}
