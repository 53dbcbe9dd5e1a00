import { env, type Uri, ViewColumn } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { line } from '../../base/shown';
import type { Directory } from '../../directory/directory';
import { call } from '../../platform/commands';
import { l10n } from '../../platform/l10n';
import { PagePanel } from '../../platform/pagePanel';
import { window } from '../../platform/window';
import { action, notice, section } from '../../webview/parts';
import type { PageView, ToPage } from '../../webview/toPage';
import { type Answer, answerTo } from './answer';
import type { Question } from './question';

const VIEW_TYPE = 'fakturoid.call';

interface PageContext {
  readonly directory: Directory;
  readonly extensionUri: Uri;
}

/** The one page with the answer to a question about a call. It follows what is known of the rights. */
export class CallPage implements Disposable {
  readonly #context: PageContext;
  readonly #disposables = new DisposableStore();
  #page: PagePanel | undefined;
  #question: Question | undefined;

  constructor(context: PageContext) {
    this.#context = context;
    this.#disposables.add(context.directory.onDidChange(() => void this.#show()));
  }

  /** Answers a question, in place of the one before. */
  show(question: Question): void {
    this.#question = question;
    if (this.#page === undefined) {
      this.#page = this.#create();
    } else {
      this.#page.reveal(false);
      void this.#show();
    }
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#page?.dispose();
  }

  #create(): PagePanel {
    const { extensionUri } = this.#context;
    const title = l10n.t('Can this token make a call?');
    const panel = window.createWebviewPanel(VIEW_TYPE, title, ViewColumn.Active, { enableFindWidget: true });
    const page = new PagePanel(
      panel,
      extensionUri,
      { script: 'details', icon: 'token' },
      () => void this.#show(),
    );
    page.onDidDispose(() => (this.#page = undefined));
    return page;
  }

  async #show(): Promise<void> {
    const question = this.#question;
    if (question === undefined || this.#page?.isListening !== true) {
      return;
    }
    const identities = await this.#context.directory.identities();
    const identity = identities.find(({ id }) => id === question.identityId);
    // Somebody may have asked about another call meanwhile.
    if (question === this.#question) {
      const answer = answerTo(question, identity, this.#context.directory);
      const view = { lang: env.language, ...viewOf(question, answer) };
      const message: ToPage = { type: 'show', view, state: null };
      this.#page.show(answer.call, message);
    }
  }
}

/** The page of an answer. */
export function viewOf(question: Question, answer: Answer): Omit<PageView, 'lang'> {
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
      ...(who.length === 0 ? [] : [section('who', { heading: l10n.t('As whom'), facts: [...who] })]),
      ...(needs.length === 0
        ? []
        : [section('needs', { heading: l10n.t('What is needed'), facts: [...needs] })]),
      ...(caveats.length === 0
        ? []
        : [section('caveats', { heading: l10n.t('Keep in mind'), texts: [...caveats] })]),
      section('sources', {
        heading: l10n.t('Sources'),
        notice: notice(l10n.t('Where Fakturoid says so'), { links }),
      }),
    ],
  };
}
