import { type CancellationToken, type Uri } from 'vscode';
import { IgnoredFiles } from '../../platform/ignoredFiles';
import { type Visited, visitWorkspaceFiles } from '../../platform/workspaceFiles';
import type { OnProgress } from '../../platform/workspaceSearch';
import type { Identity, Sessions } from '../../session/sessions';
import { holderOf, pathOf } from './found';
import { type GitState, gitStateOf } from './gitState';
import type { FoundCredential } from './rules/foundCredential';
import { recognise } from './rules/recognise';

const MOST_FOUND = 1000;

/** A credential in a file of the workspace, without its value. */
export interface FoundInFile {
  readonly uri: Uri;
  readonly credential: FoundCredential;
  /** From 0. */
  readonly line: number;
  readonly state: GitState;
  /** The signed-in identity that it belongs to. */
  readonly holder: Identity | undefined;
}

export interface Search extends Visited {
  readonly found: readonly FoundInFile[];
}

/** Searches the files of all folders. When cancelled, it ends at once with what it has. */
export async function searchFiles(
  { sessions }: { readonly sessions: Pick<Sessions, 'holders'> },
  token: CancellationToken,
  onProgress: OnProgress,
): Promise<Search> {
  const ignored = new IgnoredFiles();
  const holders = await sessions.holders();
  const found: FoundInFile[] = [];
  const options = { include: '**/*', withIgnored: true, ignored, token, onProgress };
  const visited = await visitWorkspaceFiles(options, async ({ uri, text }) => {
    const credentials = recognise(text, pathOf(uri));
    const state = credentials.length === 0 ? 'none' : await gitStateOf(uri, ignored);
    for (const credential of credentials) {
      const line = text.slice(0, credential.start).split('\n').length - 1;
      const holder = holderOf(text, credential, holders);
      found.push({ uri, credential, line, state, holder });
    }
    return found.length < MOST_FOUND;
  });
  return { found, ...visited };
}
