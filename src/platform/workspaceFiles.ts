import {
  type CancellationToken,
  FileType,
  RelativePattern,
  Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { nextTurn } from '../base/nextTurn';
import { decodedText } from '../base/decodedText';
import { isOwnFile, LARGEST_FILE } from '../base/ownFiles';
import type { IgnoredFiles } from './ignoredFiles';
import type { OnProgress } from './workspaceSearch';

/** No workspace that a person works in has more; they are told if files are left out. */
const MOST_FILES = 50_000;
const AT_ONCE = 8;
/** In files. */
const TELL_EVERY = 50;
/** How many file names are checked in one turn. */
const NAMES_AT_ONCE = 200;
/** In files: this many arrive in a turn of a few milliseconds. */
const MOST_FOUND_AT_ONCE = 4000;

/** A text file of the workspace. */
export interface WorkspaceFile {
  readonly uri: Uri;
  readonly text: string;
}

export interface VisitOptions {
  /** A pattern below each folder. */
  readonly include: string;
  /** Files that git ignores one by one are read as well; those in an ignored folder never are. */
  readonly withIgnored: boolean;
  /** Tells what git ignores. */
  readonly ignored: IgnoredFiles;
  readonly token: CancellationToken;
  readonly onProgress: OnProgress;
}

/** How much was visited. */
export interface Visited {
  readonly looked: number;
  readonly all: number;
  /** There are more files than are ever looked at. */
  readonly hasMore: boolean;
}

/**
 * Visits the text files that people write, in all folders, except those excluded by the settings `files.exclude` and
 * `search.exclude` and by `.gitignore`. The text in an editor takes precedence over the disk. Some files are read
 * ahead, and each is visited in a turn of its own, so that others wait for one file at most. Skips what cannot be
 * read.
 *
 * @param visit returns `false` to stop
 */
export async function visitWorkspaceFiles(
  options: VisitOptions,
  visit: (file: WorkspaceFile) => Promise<boolean> | boolean,
): Promise<Visited> {
  const { token, onProgress } = options;
  const { uris, hasMore } = await filesOf(options);
  const ahead = uris.slice(0, AT_ONCE).map((uri) => textOf(uri, options));
  let looked = 0;
  for (const uri of uris) {
    if (token.isCancellationRequested) {
      break;
    }
    const text = await ahead.shift();
    const next = uris[looked + AT_ONCE];
    if (next !== undefined) {
      ahead.push(textOf(next, options));
    }
    await nextTurn();
    looked++;
    if (text !== undefined && !(await visit({ uri, text }))) {
      break;
    }
    if (looked % TELL_EVERY === 0) {
      onProgress(looked, uris.length);
    }
  }
  return { looked, all: uris.length, hasMore };
}

/** Lists each file once, even if it is in two folders of the workspace. */
async function filesOf(options: VisitOptions): Promise<{ uris: readonly Uri[]; hasMore: boolean }> {
  const uris = new Map<string, Uri>();
  for (const folder of workspace.workspaceFolders ?? []) {
    for await (const found of foundIn(folder, '', options)) {
      for (const [index, uri] of found.entries()) {
        if (index % NAMES_AT_ONCE === 0) {
          await nextTurn();
        }
        if (uris.size === MOST_FILES) {
          return { uris: [...uris.values()], hasMore: true };
        }
        if (isOwnFile(workspace.asRelativePath(uri, false))) {
          uris.set(uri.toString(), uri);
        }
      }
    }
  }
  return { uris: [...uris.values()], hasMore: false };
}

/**
 * VS Code returns all it finds in one piece, which blocks everything for longer the more it is. If there is much, it
 * is asked for folder by folder.
 *
 * @param below path in the workspace folder, with a slash at the end; empty for the folder itself
 */
async function* foundIn(
  folder: WorkspaceFolder,
  below: string,
  options: VisitOptions,
): AsyncGenerator<readonly Uri[]> {
  const { include, token } = options;
  const find = (pattern: string, most: number): Thenable<readonly Uri[]> =>
    workspace.findFiles(new RelativePattern(folder, pattern), excludedIn(folder), most, token);
  const found = await find(`${escaped(below)}${include}`, MOST_FOUND_AT_ONCE);
  const folders = found.length < MOST_FOUND_AT_ONCE ? [] : await foldersIn(folder, below);
  if (folders.length === 0) {
    // There are no folders below to split the search by.
    yield found.length < MOST_FOUND_AT_ONCE
      ? found
      : await find(`${escaped(below)}${include}`, MOST_FILES + 1);
    return;
  }
  yield await find(`${escaped(below)}${include.replace(/^\*\*\//, '')}`, MOST_FILES + 1);
  for (const name of folders) {
    if (token.isCancellationRequested) {
      return;
    }
    yield* foundIn(folder, `${below}${name}/`, options);
  }
}

/** The names of folders in which people write. */
async function foldersIn({ uri }: WorkspaceFolder, below: string): Promise<readonly string[]> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.joinPath(uri, below));
    return entries.flatMap(([name, type]) =>
      (type & FileType.Directory) !== 0 && isOwnFile(`${below}${name}/`) ? [name] : [],
    );
  } catch {
    return [];
  }
}

/** Replaces the special characters of a pattern by `?`, which matches any character: braces cannot be escaped. */
function escaped(path: string): string {
  return path.replace(/[[\]{}*?]/g, '?');
}

/** Pattern for what `search.exclude` leaves out; VS Code applies `files.exclude` itself. */
function excludedIn({ uri }: WorkspaceFolder): string {
  const settings = workspace.getConfiguration('search', uri).get<Record<string, unknown>>('exclude') ?? {};
  const patterns = Object.entries(settings).flatMap(([pattern, isOn]) => (isOn === true ? [pattern] : []));
  return `{${['**/.git', '**/node_modules', ...patterns.flatMap(withoutBraces)].join(',')}}`;
}

/** Expands `{a,b}` in a pattern, because VS Code does not understand nested braces. */
function withoutBraces(pattern: string): readonly string[] {
  const [braces, choices] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (braces === undefined || choices === undefined) {
    return /[{},]/.test(pattern) ? [] : [pattern];
  }
  return choices.split(',').flatMap((choice) => withoutBraces(pattern.replace(braces, () => choice)));
}

/** Reads a file; undefined if it is too large, not text, unreadable or ignored. */
async function textOf(uri: Uri, { ignored, withIgnored }: VisitOptions): Promise<string | undefined> {
  try {
    if ((await ignored.isInIgnoredFolder(uri)) || (!withIgnored && (await ignored.isIgnored(uri)))) {
      return undefined;
    }
    const key = uri.toString();
    const open = workspace.textDocuments.find((document) => document.uri.toString() === key);
    if (open !== undefined) {
      const text = open.getText();
      return text.length > LARGEST_FILE ? undefined : text;
    }
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > LARGEST_FILE) {
      return undefined;
    }
    const bytes = await workspace.fs.readFile(uri);
    return decodedText(bytes);
  } catch {
    // Gone meanwhile, or not ours to read.
    return undefined;
  }
}
