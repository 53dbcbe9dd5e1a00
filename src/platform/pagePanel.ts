import { randomBytes } from 'node:crypto';
import { env, Uri, type ViewColumn } from 'vscode';
import { DisposableStore } from '../base/disposables';
import type { Disposable } from '../base/event';
import type { Log } from '../base/log';
import type { Shown } from '../base/shown';
import { actionsIn } from '../webview/parts';
import { parseFromPage } from '../webview/fromPage';
import { runForClick } from './commands';
import { builtPage, pageHtml, type PageName } from './pageHtml';
import type { WebviewPanel } from './window';

/** A page of the extension: its script and style sheet, and the icon of its tab. */
export interface Page {
  readonly script: PageName;
  readonly icon: string;
}

/** What every page needs from the extension. */
export interface PageContext {
  readonly extensionUri: Uri;
  readonly log: Pick<Log, 'error'>;
}

/**
 * A webview panel with a page of ours. The page gets its view by message once it listens and is visible. It names an
 * action of that view, which is then run; only actions of the view that was sent last can be run.
 */
export class PagePanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #context: PageContext;
  readonly #disposables = new DisposableStore();
  #becomeReady: () => void = () => undefined;
  /** Resolves once the page has asked for a view, or is gone. */
  readonly whenReady = new Promise<void>((resolve) => {
    this.#becomeReady = resolve;
  });
  #isReady = false;
  #isDisposed = false;
  /** The last message of each type that the page was sent. */
  readonly #sent = new Map<string, { readonly text: string; readonly view: unknown }>();

  /** @param onNeedsView called when the page can show something and has nothing, or may have something old */
  constructor(panel: WebviewPanel, context: PageContext, page: Page, onNeedsView: () => void) {
    this.#panel = panel;
    this.#context = context;
    this.#disposables.add(
      panel.webview.onDidReceiveMessage((data) => {
        const message = parseFromPage(data);
        if (message?.type === 'ready') {
          // A page that was created again has none of the messages sent to the one before.
          this.#isReady = true;
          this.#sent.clear();
          onNeedsView();
          this.#becomeReady();
        } else if (message?.type === 'action') {
          this.#run(message.id);
        }
      }),
    );
    // A hidden page receives nothing, so it gets everything when it is visible again.
    this.#disposables.add(panel.onDidChangeViewState(onNeedsView));
    this.onDidDispose(() => {
      this.#isDisposed = true;
      this.#becomeReady();
      this.#disposables.dispose();
    });
    openPage(panel, context.extensionUri, page);
  }

  /** Whether a view that is sent now would arrive. */
  get isListening(): boolean {
    return this.#isReady && this.isVisible;
  }

  get isVisible(): boolean {
    return !this.#isDisposed && this.#panel.visible;
  }

  /**
   * Sends a view, unless the page has it already or does not listen. Resolves once VS Code has handed it to the page.
   *
   * @param title of its tab; undefined: that of the file which it shows
   */
  async show(
    title: Shown | undefined,
    message: { readonly type: string; readonly view: unknown },
  ): Promise<void> {
    if (!this.isListening) {
      return;
    }
    if (title !== undefined) {
      this.#panel.title = title;
    }
    const { type, view } = message;
    const text = JSON.stringify(message);
    const wasSent = text === this.#sent.get(type)?.text;
    this.#sent.set(type, { text, view });
    if (!wasSent) {
      await this.#panel.webview.postMessage(message);
    }
  }

  /** Whether it has the focus, or had it last. */
  get isActive(): boolean {
    return !this.#isDisposed && this.#panel.active;
  }

  /** Changes the icon of its tab, which is a file in `media`. */
  setIcon(icon: string): void {
    setIcon(this.#panel, this.#context.extensionUri, icon);
  }

  /** @param column defaults to the one that it is in */
  reveal(preserveFocus: boolean, column?: ViewColumn): void {
    this.#panel.reveal(column, preserveFocus);
  }

  onDidDispose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #run(id: string): void {
    const views = [...this.#sent.values()].map(({ view }) => view);
    const action = actionsIn(views).find((offered) => offered.id === id);
    if (action !== undefined) {
      void runForClick(action, this.#context.log);
    }
  }
}

/** Gives a panel its icon and its page, which may load nothing. */
function openPage(panel: WebviewPanel, extensionUri: Uri, { script, icon }: Page): void {
  const nonce = randomBytes(16).toString('base64');
  setIcon(panel, extensionUri, icon);
  panel.webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [] };
  panel.webview.html = pageHtml(builtPage(extensionUri.fsPath, script), env.language, nonce);
}

/** Gives a tab an icon of the extension, which is a file in `media` for each kind of theme. */
export function setIcon(panel: WebviewPanel, extensionUri: Uri, icon: string): void {
  const iconFor = (theme: string): Uri => Uri.joinPath(extensionUri, 'media', `${icon}-${theme}.svg`);
  panel.iconPath = { light: iconFor('light'), dark: iconFor('dark') };
}
