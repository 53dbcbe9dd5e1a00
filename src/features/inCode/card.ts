import { commands, type Disposable as VsCodeDisposable, Uri, workspace } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { markdownOf } from '../../base/report/markdown';
import { type CardMaker, reviewOfTried, tokenCardOf } from '../../directory/tokenCard';
import { tokenCardReport } from '../../labels/tokenCardReport';
import type { Identity, SignInMethod, VerifiedSignIn } from '../../session/sessions';

const SCHEME = 'fakturoid-token-card';

/** The card of a token that was tried: a document that is nowhere but in memory. */
export class TriedCards implements Disposable {
  readonly #maker: Omit<CardMaker, 'directory'>;
  readonly #texts = new Map</* path */ string, string>();
  readonly #disposables = new DisposableStore();
  #made = 0;

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
  async show(verified: VerifiedSignIn, method: SignInMethod): Promise<void> {
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
      // Nothing of whom it is about: VS Code keeps which editors were open.
      const uri = Uri.from({ scheme: SCHEME, path: `/${++this.#made}/token-card.md` });
      this.#texts.set(uri.path, markdownOf(tokenCardReport(card, review, method)));
      await commands.executeCommand('markdown.showPreview', uri);
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
