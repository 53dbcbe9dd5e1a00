import { randomUUID } from 'node:crypto';
import { commands, type Disposable as VsCodeDisposable, Uri, workspace } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { ReportDocument } from '../../base/report/document';
import { markdownOf } from '../../base/report/markdown';
import type { Shown } from '../../base/shown';
import { type CardMaker, reviewOfTried, tokenCardOf } from '../../directory/tokenCard';
import { tokenCardReport } from '../../labels/tokenCardReport';
import type { Identity, SignInMethod, VerifiedSignIn } from '../../session/sessions';
import { rejectedReport, triedFacts, type TriedPlace } from './labels/triedCard';

const SCHEME = 'fakturoid-token-card';

/** Cards of tokens that were tried: documents that exist in memory only. */
export class TriedCards implements Disposable {
  readonly #maker: Omit<CardMaker, 'directory'>;
  readonly #texts = new Map</* path */ string, string>();
  readonly #disposables = new DisposableStore();

  constructor(maker: Omit<CardMaker, 'directory'>) {
    this.#maker = maker;
    const provideTextDocumentContent = ({ path }: Uri): string => this.#texts.get(path) ?? '';
    const registered: VsCodeDisposable = workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent,
    });
    this.#disposables.add(registered);
    this.#disposables.add(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) {
          this.#texts.delete(uri.path);
        }
      }),
    );
  }

  /** Opens a card for a token that nobody is signed in with: what it may do, and how to end its access. */
  async show(verified: VerifiedSignIn, method: SignInMethod, place: TriedPlace): Promise<void> {
    const { userId, name, email, user } = verified;
    const identity: Identity = {
      id: 'tried',
      userId,
      name,
      email,
      label: undefined,
      method,
      signedInAt: this.#maker.now(),
      isInMemory: true,
    };
    const review = reviewOfTried(this.#maker, identity, user);
    const card = tokenCardOf(review, userId);
    if (card !== undefined) {
      const report = tokenCardReport(card, review, method);
      await this.#open({ ...report, facts: [...triedFacts(place, true), ...report.facts] });
    }
  }

  /** Opens a card for a credential that Fakturoid rejected. */
  async showRejected(
    place: TriedPlace,
    method: Exclude<SignInMethod, 'authorizationCode'>,
    why: Shown,
  ): Promise<void> {
    const made = { madeAt: new Date(this.#maker.now()).toISOString() };
    await this.#open(rejectedReport(place, method, why, made));
  }

  async #open(report: ReportDocument): Promise<void> {
    // The address says nothing of whom it is about and is never reused: VS Code remembers which editors were open.
    const uri = Uri.from({ scheme: SCHEME, path: `/${randomUUID()}/token-card.md` });
    this.#texts.set(uri.path, markdownOf(report));
    await commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
