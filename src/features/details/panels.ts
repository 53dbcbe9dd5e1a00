import { ViewColumn } from 'vscode';
import { type WebviewPanel, window } from '../../platform/window';
import type { Disposable } from '../../base/event';
import { accountSubject } from './account/subject';
import { tokenSubject } from './tokenCard/subject';
import { userSubject } from './user/subject';
import { ContextKey } from '../../platform/contextKey';
import type { Milestones } from '../../platform/milestones';
import { DetailsPanel, type HowToShow, type PanelContext } from './panel';
import type { Identity } from '../../session/sessions';
import { type DetailsAbout, type DetailsState, parseStoredState, tabTitle } from './state';
import { type Subject, VIEW_TYPES } from './subject';
import type { CardMaker } from '../../directory/tokenCard';
import type { PickerContext } from '../../pickers/context';

/** What the commands of details work with. */
export interface DetailsContext extends PickerContext {
  /** Loaded when a user or an account is first shown. */
  readonly panels: () => Promise<DetailsPanels>;
  readonly cards: CardMaker;
}

type PanelsContext = PanelContext & CardMaker & { readonly milestones: Pick<Milestones, 'reach'> };

/**
 * The open panels with details: at most one for each user, account or token card. One of them is a preview, as with
 * editors: the next page that is opened replaces it, unless somebody keeps it.
 */
export class DetailsPanels implements Disposable {
  readonly #context: PanelsContext;
  readonly #panels = new Set<DetailsPanel>();
  /** What the page in front is about. */
  readonly #page = new ContextKey<DetailsState['kind'] | 'none'>('fakturoid.page');
  readonly #isPreview = new ContextKey<boolean>('fakturoid.pageIsPreview');
  readonly #isInFakturoid = new ContextKey<boolean>('fakturoid.pageIsInFakturoid');

  constructor(context: PanelsContext) {
    this.#context = context;
  }

  /** The one that has the focus, or had it last; undefined while another editor is in front. */
  get active(): DetailsPanel | undefined {
    return [...this.#panels].find((panel) => panel.isActive);
  }

  /** Opens a page about a user, an account or the token of an identity, as that identity sees it. */
  show(identity: Identity, about: DetailsAbout, how: HowToShow = {}): void {
    const subject = this.#subjectOf({ ...about, identityId: identity.id, actsAs: identity.userId });
    const isKept = how.isKept === true || how.isBeside === true;
    const open = this.#about(subject) ?? (isKept ? undefined : this.#preview);
    if (open !== undefined) {
      open.show(subject, how);
      if (isKept) {
        open.keep();
      }
      return;
    }
    const { name } = subject.details([identity]).view;
    const viewColumn = how.isBeside === true ? ViewColumn.Beside : ViewColumn.Active;
    const where = { viewColumn, preserveFocus: how.preserveFocus === true };
    // All of the page is in the document, so VS Code's own search finds it.
    const options = { enableFindWidget: true };
    const panel = window.createWebviewPanel(VIEW_TYPES[subject.state.kind], tabTitle(name), where, options);
    this.#add(panel, subject, !isKept);
  }

  /** Keeps the page in front: the next one opens in another panel. */
  keepActive(): void {
    this.active?.keep();
    this.#update();
  }

  /** Moves the page in front to the side, and keeps it there. */
  moveActiveToSide(): void {
    const { active } = this;
    active?.show(active.subject, { isBeside: true });
    this.keepActive();
  }

  /** Fills a panel that VS Code restored. One whose state is not understood is closed quietly. */
  restore(panel: WebviewPanel, data: unknown): void {
    const stored = parseStoredState(data);
    const subject = stored && this.#subjectOf(stored.content, stored.title);
    if (subject === undefined || this.#about(subject) !== undefined) {
      panel.dispose();
    } else {
      this.#add(panel, subject, stored?.isPreview === true && this.#preview === undefined);
    }
  }

  dispose(): void {
    [...this.#panels].forEach((panel) => panel.dispose());
  }

  get #preview(): DetailsPanel | undefined {
    return [...this.#panels].find(({ isPreview }) => isPreview);
  }

  #about({ key }: Subject): DetailsPanel | undefined {
    return [...this.#panels].find(({ subject }) => subject.key === key);
  }

  #add(webviewPanel: WebviewPanel, subject: Subject, isPreview: boolean): void {
    const onDidChange = (): void => this.#update();
    const panel = new DetailsPanel(this.#context, webviewPanel, subject, { isPreview, onDidChange });
    this.#panels.add(panel);
    panel.onDidDispose(() => {
      this.#panels.delete(panel);
      this.#update();
    });
  }

  /** Updates the context keys for the menus of the page in front. */
  #update(): void {
    const { active } = this;
    const kind = active?.subject.state.kind ?? 'none';
    this.#page.set(kind);
    if (kind === 'token') {
      this.#context.milestones.reach('tokenCard');
    }
    this.#isPreview.set(active?.isPreview === true);
    this.#isInFakturoid.set(active?.menu?.openInFakturoid !== undefined);
  }

  /** @param name its name when it was last seen */
  #subjectOf(state: DetailsState, name?: string): Subject {
    switch (state.kind) {
      case 'user':
        return userSubject(this.#context, state, name);
      case 'account':
        return accountSubject(this.#context, state, name);
      case 'token':
        return tokenSubject(this.#context, state);
    }
  }
}
