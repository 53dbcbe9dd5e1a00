import type { WebviewOptions } from 'vscode';
import { Emitter } from '../../src/base/event';
import type { PageView } from '../../src/webview/toPage';

/** A webview panel of VS Code that can be seen, and its page: it keeps the views that it is sent. */
export class FakePanel {
  readonly views: PageView[] = [];
  /** What was asked of it after it was closed, of which VS Code would complain. */
  readonly askedInVain: string[] = [];
  iconPath: unknown;
  readonly #heard = new Emitter<unknown>();
  readonly #closed = new Emitter<void>();
  #title: string;
  #isClosed = false;

  constructor(title = '', options: WebviewOptions = {}) {
    this.#title = title;
    this.webview.options = options;
  }

  readonly webview = {
    options: {} as WebviewOptions,
    html: '',
    onDidReceiveMessage: this.#heard.event,
    postMessage: ({ view }: { view: PageView }) => {
      this.#ask('postMessage');
      this.views.push(view);
      return Promise.resolve(true);
    },
  };
  readonly onDidChangeViewState = new Emitter<void>().event;
  /** Whether it is in front. */
  active = true;
  /** Whether another tab is in front of it. */
  isHidden = false;
  readonly reveal = (): void => this.#ask('reveal');
  readonly onDidDispose = this.#closed.event;

  get visible(): boolean {
    this.#ask('visible');
    return !this.isHidden;
  }

  get title(): string {
    return this.#title;
  }

  set title(title: string) {
    this.#ask('title');
    this.#title = title;
  }

  /** Sends a message of the page. */
  send(message: { readonly type: 'ready' } | { readonly type: 'action'; readonly id: string }): void {
    this.#heard.fire(message);
  }

  dispose(): void {
    this.close();
  }

  close(): void {
    this.#isClosed = true;
    this.#closed.fire();
  }

  #ask(what: string): void {
    if (this.#isClosed) {
      this.askedInVain.push(what);
    }
  }
}
