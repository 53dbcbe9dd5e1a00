import { ViewColumn } from 'vscode';
import { type WebviewPanel, window } from '../../platform/window';
import type { Disposable } from '../../base/event';
import { accountSubject } from './account/subject';
import { tokenSubject } from './tokenCard/subject';
import { userSubject } from './user/subject';
import { DetailsPanel, type PanelContext, tabTitle } from './panel';
import type { Identity } from '../../session/sessions';
import { type DetailsAbout, type DetailsState, parseStoredState } from './state';
import { type Subject, VIEW_TYPES } from './subject';
import type { CardMaker } from './tokenCard/tokenCard';
import type { PickerContext } from '../../pickers/context';

/** What the commands of details work with. */
export interface DetailsContext extends PickerContext {
  /** Loaded when a user or an account is first shown. */
  readonly panels: () => Promise<DetailsPanels>;
  readonly cards: CardMaker;
}

type PanelsContext = PanelContext & CardMaker;

/** The open panels with details: one for each user, account or token card, revealed when it is open already. */
export class DetailsPanels implements Disposable {
  readonly #context: PanelsContext;
  readonly #panels = new Map</* key of the subject */ string, DetailsPanel>();

  constructor(context: PanelsContext) {
    this.#context = context;
  }

  /** Opens a page about a user, an account or the token of an identity, as that identity sees it. */
  show(identity: Identity, about: DetailsAbout, preserveFocus = false): void {
    const state = { ...about, identityId: identity.id, actsAs: identity.userId };
    const subject = this.#subjectOf(state);
    const open = this.#panels.get(subject.key);
    if (open !== undefined) {
      open.reveal(subject, preserveFocus);
      return;
    }
    const { name } = subject.details([identity]).view;
    const where = { viewColumn: ViewColumn.Active, preserveFocus };
    this.#keep(window.createWebviewPanel(VIEW_TYPES[state.kind], tabTitle(name), where), subject);
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
    [...this.#panels.values()].forEach((panel) => panel.dispose());
  }

  #keep(webviewPanel: WebviewPanel, subject: Subject): void {
    const panel = new DetailsPanel(this.#context, webviewPanel, subject);
    this.#panels.set(subject.key, panel);
    panel.onDidDispose(() => this.#panels.delete(subject.key));
  }

  #subjectOf(state: DetailsState): Subject {
    switch (state.kind) {
      case 'user':
        return userSubject(this.#context, state);
      case 'account':
        return accountSubject(this.#context, state);
      case 'token':
        return tokenSubject(this.#context, state);
    }
  }
}
