import { ViewColumn } from 'vscode';
import { type WebviewPanel, window } from '../../platform/window';
import type { Disposable } from '../../base/event';
import { AccountSubject } from './account/subject';
import { TokenSubject } from './tokenCard/subject';
import { UserSubject } from './user/subject';
import { DetailsPanel, type PanelContext, tabTitle } from './panel';
import type { Identity } from '../../session/sessions';
import { type DetailsAbout, type DetailsState, parseStoredState } from './state';
import type { Subject } from './subject';
import { viewTypeOf } from './viewTypes';

/** What panels and what they are about need of the rest. */
export interface PanelsContext extends PanelContext {
  /** Version of the extension. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The open panels with details: one for each user, account or token card, revealed when it is open already. */
export class DetailsPanels implements Disposable {
  readonly #context: PanelsContext;
  readonly #panels = new Map</* key of the subject */ string, DetailsPanel>();

  constructor(context: PanelsContext) {
    this.#context = context;
  }

  /**
   * Opens a page about a user, an account or the token of an identity, as that identity sees it.
   *
   * @param options.name shown until more is known
   */
  show(
    identity: Pick<Identity, 'id' | 'userId'>,
    about: DetailsAbout,
    options: { name: string; preserveFocus: boolean },
  ): void {
    const state = { ...about, identityId: identity.id, actsAs: identity.userId };
    const subject = this.#subjectOf(state);
    const open = this.#panels.get(subject.key);
    if (open !== undefined) {
      open.reveal(subject, options.preserveFocus);
      return;
    }
    const panel = window.createWebviewPanel(viewTypeOf(state.kind), tabTitle(options.name), {
      viewColumn: ViewColumn.Active,
      preserveFocus: options.preserveFocus,
    });
    this.#keep(panel, subject);
  }

  /** Fills a panel again that VS Code restored. What it cannot make sense of is closed quietly. */
  restore(panel: WebviewPanel, stored: unknown): void {
    const state = parseStoredState(stored);
    const subject = state && this.#subjectOf(state);
    if (subject === undefined || this.#panels.has(subject.key)) {
      panel.dispose();
    } else {
      this.#keep(panel, subject);
    }
  }

  dispose(): void {
    for (const panel of [...this.#panels.values()]) {
      panel.dispose();
    }
  }

  #keep(webviewPanel: WebviewPanel, subject: Subject): void {
    const panel = new DetailsPanel(this.#context, webviewPanel, subject);
    this.#panels.set(subject.key, panel);
    panel.onDidDispose(() => this.#panels.delete(subject.key));
  }

  #subjectOf(state: DetailsState): Subject {
    switch (state.kind) {
      case 'user':
        return new UserSubject(this.#context, state);
      case 'account':
        return new AccountSubject(this.#context, state);
      case 'token':
        return new TokenSubject(this.#context, state);
    }
  }
}
