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

/** The card of a token that was tried: a document that is nowhere but in memory. */
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

  /** Opens what a token may do that nobody is signed in with, and how its access is ended. */
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

  /** Opens what can be said of a credential that Fakturoid rejected. */
  async showRejected(
    place: TriedPlace,
    method: Exclude<SignInMethod, 'authorizationCode'>,
    why: Shown,
  ): Promise<void> {
    const made = { madeAt: new Date(this.#maker.now()).toISOString() };
    await this.#open(rejectedReport(place, method, why, made));
  }

  async #open(report: ReportDocument): Promise<void> {
    // Nothing of whom it is about, and never an address again: VS Code keeps which editors were open.
    const uri = Uri.from({ scheme: SCHEME, path: `/${randomUUID()}/token-card.md` });
    this.#texts.set(uri.path, markdownOf(report));
    await commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
