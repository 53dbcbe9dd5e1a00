import { env, type Uri, ViewColumn } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Log } from '../../base/log';
import type { ReportDocument } from '../../base/report/document';
import { line, shown, type Shown } from '../../base/shown';
import type { Directory } from '../../directory/directory';
import { call } from '../../platform/commands';
import { l10n } from '../../platform/l10n';
import { PagePanel } from '../../platform/pagePanel';
import { window } from '../../platform/window';
import { action, notice, section } from '../../webview/parts';
import type { PageView, ToPage } from '../../webview/toPage';
import { type Answer, answerTo } from './answer';
import type { Question } from './question';

interface PageContext {
  readonly directory: Directory;
  readonly extensionUri: Uri;
  readonly log: Log;
}

/** The content of a page, made again whenever the known accounts change. */
export interface PageContent {
  readonly title: Shown;
  readonly view: () => Promise<Omit<PageView, 'lang'>>;
  /** The content as a report to copy, where the command that copies it does not say what. */
  readonly report?: () => Promise<ReportDocument>;
}

/** The only page of its kind: new content replaces the old. */
export class CallsPage implements Disposable {
  readonly #context: PageContext;
  readonly #viewType: string;
  readonly #disposables = new DisposableStore();
  #page: PagePanel | undefined;
  #content: PageContent | undefined;

  constructor(context: PageContext, viewType: 'fakturoid.call' | 'fakturoid.neededRights') {
    this.#context = context;
    this.#viewType = viewType;
    this.#disposables.add(context.directory.onDidChange(() => void this.#show()));
  }

  /** The content that was shown last. */
  get content(): PageContent | undefined {
    return this.#content;
  }

  show(content: PageContent): void {
    this.#content = content;
    if (this.#page === undefined) {
      this.#page = this.#create(content.title);
    } else {
      this.#page.reveal(false);
      void this.#show();
    }
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#page?.dispose();
  }

  #create(title: Shown): PagePanel {
    const panel = window.createWebviewPanel(this.#viewType, title, ViewColumn.Active, {
      enableFindWidget: true,
    });
    const page = new PagePanel(
      panel,
      this.#context,
      { script: 'sections', icon: 'token' },
      () => void this.#show(),
    );
    page.onDidDispose(() => (this.#page = undefined));
    return page;
  }

  async #show(): Promise<void> {
    const content = this.#content;
    if (content === undefined || this.#page?.isListening !== true) {
      return;
    }
    const view = await content.view();
    // Something else may have been shown meanwhile.
    if (content === this.#content) {
      const message: ToPage = { type: 'show', view: { lang: env.language, ...view }, state: null };
      void this.#page.show(content.title, message);
    }
  }
}

/** The page that answers a question. */
export function answerPage(question: Question, directory: Directory): PageContent {
  return {
    title: shown(`${question.method} ${question.path}`),
    view: async () => {
      const identities = await directory.identities();
      const identity = identities.find(({ id }) => id === question.identityId);
      return viewOf(question, answerTo(question, identity, directory));
    },
  };
}

/** The page of an answer. */
function viewOf(question: Question, answer: Answer): Omit<PageView, 'lang'> {
  const { reasons, needs, caveats, who, links } = answer;
  return {
    name: answer.call,
    isLogo: false,
    badges: answer.does === undefined ? [] : [answer.does],
    notice: notice(line`${answer.sign} ${answer.words}`, { hint: reasons.join('\n') }),
    actions: [
      action('copy', l10n.t('Copy as Markdown'), call('fakturoid.copyCallAnswer', question)),
      action('again', l10n.t('Ask about another call'), call('fakturoid.askCall')),
    ],
    sections: [
      ...(who.length === 0 ? [] : [section('who', { heading: l10n.t('Acting as'), facts: [...who] })]),
      ...(needs.length === 0
        ? []
        : [section('needs', { heading: l10n.t('What is needed'), facts: [...needs] })]),
      ...(caveats.length === 0
        ? []
        : [section('caveats', { heading: l10n.t('Keep in mind'), texts: [...caveats] })]),
      section('sources', {
        heading: l10n.t('Sources'),
        notice: notice(l10n.t('Fakturoid’s documentation and help'), { links }),
      }),
    ],
  };
}
