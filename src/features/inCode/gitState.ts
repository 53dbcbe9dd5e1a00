import { extensions, type Uri } from 'vscode';
import type { IgnoredFiles } from '../../platform/ignoredFiles';

/** State of a file in git: tracked, neither tracked nor ignored, ignored, or in no repository. */
export type GitState = 'tracked' | 'open' | 'ignored' | 'none';

/** The part of the API of VS Code's own Git extension that is used; it is there unless it was switched off. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): {
    getRepository(uri: Uri): { getObjectDetails(treeish: string, path: string): Promise<unknown> } | null;
  };
}

/** The state of a file, from git's own files; if the index cannot be read, VS Code's Git extension is asked. */
export async function gitStateOf(uri: Uri, ignored: IgnoredFiles): Promise<GitState> {
  if ((await ignored.repositoryOf(uri)) === undefined) {
    return 'none';
  }
  if ((await ignored.isTracked(uri)) ?? (await isTracked(uri))) {
    return 'tracked';
  }
  return (await ignored.isIgnored(uri)) ? 'ignored' : 'open';
}

async function isTracked(uri: Uri): Promise<boolean> {
  const git = extensions.getExtension<GitExtension>('vscode.git');
  if (git?.isActive !== true || !git.exports.enabled) {
    return false;
  }
  try {
    // Without the name of a tree it asks the index, and rejects if the file is not in it.
    await git.exports.getAPI(1).getRepository(uri)?.getObjectDetails('', uri.fsPath);
    return git.exports.getAPI(1).getRepository(uri) !== null;
  } catch {
    return false;
  }
}
