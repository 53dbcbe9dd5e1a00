import {
  Diagnostic,
  type DiagnosticCollection,
  DiagnosticSeverity,
  languages,
  type TextDocument,
  workspace,
} from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { LARGEST_FILE } from '../../base/ownFiles';
import { shown } from '../../base/shown';
import type { WorkspaceAccount } from '../../directory/workspaceAccount';
import { IgnoredFiles } from '../../platform/ignoredFiles';
import { l10n } from '../../platform/l10n';
import { settings } from '../../platform/settings';
import { credentialsIn, ignoredPlaceOf, isLookedAt, pathOf, rangeOf } from './found';
import { type GitState, gitStateOf } from './gitState';
import type { IgnoredPlaces } from './ignored';
import { messageOf } from './labels/credentials';
import type { FoundCredential } from './rules/foundCredential';
import { slugsIn } from './rules/slugs';

/** Shown before our entries in the Problems view. */
export const SOURCE = 'Fakturoid';

/** In milliseconds after the last keystroke: nobody is told about what they are still typing. */
const PAUSE_MS = 500;

interface DocumentsContext {
  readonly ignored: IgnoredPlaces;
  readonly workspaceAccount: WorkspaceAccount;
  readonly isEnabled: () => boolean;
}

/** Reports credentials, and accounts other than the one of the workspace, in open documents. */
export class Documents implements Disposable {
  readonly #context: DocumentsContext;
  readonly #disposables = new DisposableStore();
  readonly #diagnostics: DiagnosticCollection;
  readonly #timers = new Map</* uri */ string, NodeJS.Timeout>();

  constructor(context: DocumentsContext) {
    this.#context = context;
    this.#diagnostics = this.#disposables.add(languages.createDiagnosticCollection('fakturoid'));
    const all = (): void => this.checkAll();
    this.#disposables.add(workspace.onDidOpenTextDocument((document) => this.#checkSoon(document, 0)));
    this.#disposables.add(
      workspace.onDidChangeTextDocument(({ document }) => this.#checkSoon(document, PAUSE_MS)),
    );
    this.#disposables.add(workspace.onDidSaveTextDocument((document) => this.#checkSoon(document, 0)));
    this.#disposables.add(workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    this.#disposables.add(workspace.onDidGrantWorkspaceTrust(all));
    this.#disposables.add(context.ignored.onDidChange(all));
    this.#disposables.add(context.workspaceAccount.onDidChange(all));
    this.#disposables.add(settings.onDidChange(all));
    this.#disposables.add({ dispose: () => this.#timers.forEach((timer) => clearTimeout(timer)) });
    this.checkAll();
  }

  /** Checks all open documents, each in a turn of its own. */
  checkAll(): void {
    workspace.textDocuments.forEach((document) => this.#checkSoon(document, 0));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #checkSoon(document: TextDocument, afterMs: number): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const check = (): void => {
      this.#timers.delete(key);
      void this.#check(document);
    };
    this.#timers.set(key, setTimeout(check, afterMs));
  }

  async #check(document: TextDocument): Promise<void> {
    if (document.isClosed) {
      return;
    }
    const { uri, version } = document;
    if (!this.#context.isEnabled() || !workspace.isTrusted || !isLookedAt(document)) {
      this.#diagnostics.delete(uri);
      return;
    }
    const credentials = credentialsIn(document).filter(
      (credential) =>
        credential.tier === 'certain' && !this.#context.ignored.has(ignoredPlaceOf(uri, credential)),
    );
    const state = credentials.length === 0 ? 'none' : await gitStateOf(uri, new IgnoredFiles());
    // What was found may have moved by now, and is searched for again.
    if (!isStill(document, version)) {
      return;
    }
    this.#diagnostics.set(uri, [
      ...credentials.map((credential) => credentialDiagnostic(document, credential, state)),
      ...this.#otherAccounts(document),
    ]);
  }

  #otherAccounts(document: TextDocument): readonly Diagnostic[] {
    const own = this.#context.workspaceAccount.slug;
    const text = document.getText();
    if (own === undefined || text.length > LARGEST_FILE) {
      return [];
    }
    return slugsIn(text, pathOf(document.uri))
      .filter(({ slug }) => slug !== own)
      .map((found) => {
        const message = l10n.t(
          'This workspace uses the account {1}, not {0}.',
          shown(found.slug),
          shown(own),
        );
        return diagnostic(document, found, message, DiagnosticSeverity.Information, 'otherAccount');
      });
  }

  #forget({ uri }: TextDocument): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    this.#diagnostics.delete(uri);
  }
}

function isStill(document: TextDocument, version: number): boolean {
  return !document.isClosed && document.version === version;
}

function credentialDiagnostic(
  document: TextDocument,
  credential: FoundCredential,
  state: GitState,
): Diagnostic {
  return diagnostic(
    document,
    credential,
    messageOf(credential, state),
    severityOf(credential, state),
    credential.kind,
  );
}

function severityOf({ isPublic }: FoundCredential, state: GitState): DiagnosticSeverity {
  if (isPublic) {
    return DiagnosticSeverity.Error;
  }
  return state === 'tracked' || state === 'open'
    ? DiagnosticSeverity.Warning
    : DiagnosticSeverity.Information;
}

function diagnostic(
  document: TextDocument,
  place: Pick<FoundCredential, 'start' | 'end'>,
  message: string,
  severity: DiagnosticSeverity,
  code: string,
): Diagnostic {
  const result = new Diagnostic(rangeOf(document, place), message, severity);
  result.source = SOURCE;
  result.code = code;
  return result;
}
