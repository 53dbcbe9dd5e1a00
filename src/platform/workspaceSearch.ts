import { type CancellationToken, ProgressLocation, workspace } from 'vscode';
import { line, type Shown } from '../base/shown';
import { l10n } from './l10n';
import { window } from './window';

/** Told of how many files were looked at, and of how many there are. */
export type OnProgress = (done: number, all: number) => void;

/** Says where the workspace is not trusted, as nothing in it is looked at then. */
export function ensureTrusted(): boolean {
  if (!workspace.isTrusted) {
    void window.showInformationMessage(
      l10n.t('Files in a workspace that you don’t trust aren’t searched. Trust it first.'),
    );
  }
  return workspace.isTrusted;
}

/** Searches the files of the workspace, with progress. Undefined where they cannot be looked at, which is then said. */
export async function searchWorkspace<T>(
  title: Shown,
  search: (token: CancellationToken, onProgress: OnProgress) => Promise<T>,
): Promise<T | undefined> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage(l10n.t('Open a folder first: its files are searched.'));
    return undefined;
  }
  if (!ensureTrusted()) {
    return undefined;
  }
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, token) =>
    search(token, (done, all) => progress.report({ message: line`${done} / ${all}` })),
  );
}
