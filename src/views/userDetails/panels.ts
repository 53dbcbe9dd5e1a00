import { Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Directory } from '../../directory/directory';
import type { Pictures } from '../../directory/pictures';
import type { Identity } from '../../session/sessions';
import { parseFromPage } from '../../webview/fromPage';
import type { ToPage } from '../../webview/toPage';
import { userDetailsHtml } from './html';
import { findUser, type UserReference, userView } from './view';

const VIEW_TYPE = 'fakturoid.userDetails';

/** What a panel needs of the rest. */
export interface UserDetailsContext {
  readonly directory: Directory;
  readonly pictures: Pictures;
  readonly extensionUri: Uri;
  readonly signIn: () => void;
}

/** The open panels with user details: one for each user, revealed when it is open already. */
export class UserDetailsPanels implements Disposable {
  readonly #context: UserDetailsContext;
  readonly #panels = new Map</* user id */ number, UserDetailsPanel>();

  constructor(context: UserDetailsContext) {
    this.#context = context;
  }

  /** Opens a user, as seen from the account he was selected in. `name` is shown until more is known. */
  show(reference: UserReference, options: { name: string; preserveFocus: boolean }): void {
    const open = this.#panels.get(reference.userId);
    if (open !== undefined) {
      open.reveal(reference, options.preserveFocus);
      return;
    }
    const panel = new UserDetailsPanel(this.#context, reference, options);
    this.#panels.set(reference.userId, panel);
    panel.onDidDispose(() => this.#panels.delete(reference.userId));
  }

  dispose(): void {
    for (const panel of [...this.#panels.values()]) {
      panel.dispose();
    }
  }
}

class UserDetailsPanel implements Disposable {
  readonly #context: UserDetailsContext;
  readonly #disposables = new DisposableStore();
  readonly #panel: WebviewPanel;
  #reference: UserReference;
  #isReady = false;
  /** Only the last of several updates under way is sent. */
  #update = 0;

  constructor(
    context: UserDetailsContext,
    reference: UserReference,
    options: { name: string; preserveFocus: boolean },
  ) {
    this.#context = context;
    this.#reference = reference;
    const dist = Uri.joinPath(context.extensionUri, 'dist', 'webview');
    this.#panel = this.#disposables.add(
      window.createWebviewPanel(
        VIEW_TYPE,
        options.name,
        { viewColumn: ViewColumn.Active, preserveFocus: options.preserveFocus },
        { enableScripts: true, enableForms: false, localResourceRoots: [dist] },
      ),
    );
    this.#panel.iconPath = {
      light: Uri.joinPath(context.extensionUri, 'media', 'user-light.svg'),
      dark: Uri.joinPath(context.extensionUri, 'media', 'user-dark.svg'),
    };
    this.#disposables.add(this.#panel.webview.onDidReceiveMessage((data) => this.#onMessage(data)));
    this.#disposables.add(
      context.directory.onDidChange((place) => {
        const { identityId, slug } = this.#reference;
        const isOurs = place?.identityId === identityId && (place.slug === undefined || place.slug === slug);
        if (place === undefined || isOurs) {
          void this.#post();
        }
      }),
    );
    // A hidden page hears nothing, so it is told everything when it is seen again.
    this.#disposables.add(this.#panel.onDidChangeViewState(() => void this.#post()));
    this.#panel.webview.html = userDetailsHtml(this.#panel.webview, dist);
  }

  onDidDispose(listener: () => void): void {
    this.#panel.onDidDispose(() => {
      this.#disposables.dispose();
      listener();
    });
  }

  reveal(reference: UserReference, preserveFocus: boolean): void {
    this.#reference = reference;
    this.#panel.reveal(undefined, preserveFocus);
    void this.#load();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #onMessage(data: unknown): void {
    switch (parseFromPage(data)?.type) {
      case 'ready':
        this.#isReady = true;
        void this.#load();
        break;
      case 'retry':
        this.#retry();
        break;
      case 'signIn':
        this.#context.signIn();
        break;
      case undefined:
        break;
    }
  }

  /** Asks for what is missing; what arrives is shown as the directory announces it. */
  async #load(): Promise<void> {
    await this.#context.directory.identities();
    const { identityId, slug } = this.#reference;
    this.#context.directory.ensure({ identityId });
    if (slug !== undefined) {
      this.#context.directory.ensure({ identityId, slug });
    }
    await this.#post();
  }

  #retry(): void {
    const { identityId, slug } = this.#reference;
    this.#context.directory.reload(slug === undefined ? { identityId } : { identityId, slug });
  }

  async #post(): Promise<void> {
    if (!this.#isReady || !this.#panel.visible) {
      return;
    }
    const update = ++this.#update;
    const identity = await this.#identity();
    const user = identity && findUser(this.#context.directory, identity, this.#reference).user;
    // Words must not wait for a picture: they are shown first, and once more with the picture.
    const picture = this.#context.pictures.get(user?.avatar_url);
    const early = await Promise.race([picture, Promise.resolve(undefined)]);
    this.#send(identity, early, update);
    const late = await picture;
    if (late !== early) {
      this.#send(identity, late, update);
    }
  }

  #send(identity: Identity | undefined, picture: string | undefined, update: number): void {
    if (update !== this.#update) {
      return;
    }
    const view = userView(this.#context.directory, identity, this.#reference, picture);
    this.#panel.title = view.name;
    const message: ToPage = { type: 'show', view };
    void this.#panel.webview.postMessage(message);
  }

  async #identity(): Promise<Identity | undefined> {
    const identities = await this.#context.directory.identities();
    return identities.find(({ id }) => id === this.#reference.identityId);
  }
}
