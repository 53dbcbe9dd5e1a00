import { type CancellationToken, ProgressLocation, workspace } from 'vscode';
import { line, type Shown } from '../base/shown';
import { l10n } from './l10n';
import { window } from './window';

/** Called with how many files were searched, and how many there are. */
export type OnProgress = (done: number, all: number) => void;

/** Whether the workspace is trusted. If not, it tells the person that nothing in it is searched. */
export function ensureTrusted(): boolean {
  if (!workspace.isTrusted) {
    void window.showInformationMessage(
      l10n.t('Files in a workspace that you don’t trust aren’t searched. Trust it first.'),
    );
  }
  return workspace.isTrusted;
}

/** Searches the files of the workspace, with progress. Undefined if they cannot be searched, which the person is told. */
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
