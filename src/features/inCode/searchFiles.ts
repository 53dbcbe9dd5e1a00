import { FileType, type Uri, workspace } from 'vscode';
import type { Identity, Sessions } from '../../session/sessions';
import { pathOf } from './found';
import { type GitState, GitStates } from './gitState';
import { LARGEST_FILE, mayHoldCredentials } from './rules/files';
import type { Finding } from './rules/finding';
import { recognise } from './rules/recognise';
import { valueOf } from './rules/shapes';

/** No workspace that a person works in has more; what is left out is said. */
const MOST_FILES = 50_000;
const MOST_FOUND = 1000;
const AT_ONCE = 8;
/** In files. */
const TELL_EVERY = 50;

/** A credential in a file of the workspace, without its value. */
export interface FoundInFile {
  readonly uri: Uri;
  readonly finding: Finding;
  /** From 0. */
  readonly line: number;
  readonly state: GitState;
  /** Whose it is, of those who are signed in. */
  readonly holder: Identity | undefined;
}

export interface Search {
  readonly found: readonly FoundInFile[];
  readonly looked: number;
  readonly all: number;
}

/** Looks through the files of all folders, some at a time; ends at once when it is cancelled, with what it has. */
export async function searchFiles(
  { sessions }: { readonly sessions: Pick<Sessions, 'holders'> },
  signal: AbortSignal,
  onProgress: (done: number, all: number) => void,
): Promise<Search> {
  const files = await filesToLookAt();
  const git = new GitStates();
  const holders = await sessions.holders();
  const found: FoundInFile[] = [];
  let next = 0;
  let looked = 0;
  const work = async (): Promise<void> => {
    for (let uri = files[next++]; uri !== undefined; uri = files[next++]) {
      if (signal.aborted || found.length >= MOST_FOUND) {
        return;
      }
      const text = await textOf(uri, git);
      for (const finding of text === undefined ? [] : recognise(text, pathOf(uri))) {
        const values = finding.shape === undefined ? [] : valueOf(text ?? '', finding.shape).split(':');
        found.push({
          uri,
          finding,
          line: (text ?? '').slice(0, finding.start).split('\n').length - 1,
          state: await git.of(uri),
          holder: values.map(holders).find((holder) => holder !== undefined),
        });
      }
      if (++looked % TELL_EVERY === 0) {
        onProgress(looked, files.length);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { found, looked, all: files.length };
}

/** By the settings `files.exclude`, which VS Code heeds by itself, and `search.exclude`. */
async function filesToLookAt(): Promise<readonly Uri[]> {
  const excluded = workspace.getConfiguration('search').get<Record<string, unknown>>('exclude') ?? {};
  const patterns = Object.entries(excluded).flatMap(([pattern, isOn]) => (isOn === true ? [pattern] : []));
  const exclude = `{${['**/.git', '**/node_modules', ...patterns].join(',')}}`;
  const files = await workspace.findFiles('**/*', exclude, MOST_FILES);
  return files.filter((uri) => mayHoldCredentials(pathOf(uri)));
}

/** The text of a file; undefined for what is too large, no text, cannot be read, or lies where git ignores all. */
async function textOf(uri: Uri, git: GitStates): Promise<string | undefined> {
  try {
    if (await git.isInIgnoredFolder(uri)) {
      return undefined;
    }
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > LARGEST_FILE) {
      return undefined;
    }
    const bytes = await workspace.fs.readFile(uri);
    return bytes.subarray(0, 1000).includes(0) ? undefined : new TextDecoder().decode(bytes);
  } catch {
    // Gone meanwhile, or not ours to read.
    return undefined;
  }
}
