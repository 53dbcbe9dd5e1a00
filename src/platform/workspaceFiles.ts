import { TextDecoder } from 'node:util';
import { type CancellationToken, FileType, type Uri, workspace } from 'vscode';

/** A text file of the workspace. */
export interface WorkspaceFile {
  readonly uri: Uri;
  /** Below its folder, with the folder's name where there are several. */
  readonly path: string;
  readonly text: string;
}

export interface ReadOptions {
  /** Only files whose names end so, without the dot. */
  readonly endings: readonly string[];
  /** In bytes; larger files are left out. */
  readonly largest: number;
  readonly most: number;
  readonly token: CancellationToken;
  readonly onProgress: (done: number, all: number) => void;
}

/** Never a person's own code, whatever the settings say. */
const NEVER = [
  '.git',
  'node_modules',
  'vendor',
  'bower_components',
  '.venv',
  'venv',
  '__pycache__',
  'dist',
  'build',
  'out',
  'target',
];

/**
 * The text files of all folders, one after the other, by the settings `files.exclude` and `search.exclude` and the
 * `.gitignore` of each folder. What cannot be read is passed over. Ends when it is cancelled.
 *
 * @returns whether there were more files than were read
 */
export async function* readWorkspaceFiles(options: ReadOptions): AsyncGenerator<WorkspaceFile, boolean> {
  const { endings, largest, most, token, onProgress } = options;
  const include = `**/*.{${endings.join(',')}}`;
  const found = await workspace.findFiles(include, await excluded(), most + 1, token);
  const files = found.slice(0, most);
  for (const [index, uri] of files.entries()) {
    if (token.isCancellationRequested) {
      return false;
    }
    onProgress(index, files.length);
    const text = await textOf(uri, largest);
    if (text !== undefined) {
      yield { uri, path: workspace.asRelativePath(uri), text };
    }
  }
  return found.length > most;
}

/** `files.exclude` VS Code heeds by itself. */
async function excluded(): Promise<string> {
  const settings = workspace.getConfiguration('search').get<Record<string, unknown>>('exclude') ?? {};
  const bySettings = Object.entries(settings).flatMap(([pattern, isOn]) => (isOn === true ? [pattern] : []));
  const ignored = await Promise.all((workspace.workspaceFolders ?? []).map(({ uri }) => ignoredIn(uri)));
  const isOneFolder = ignored.length === 1;
  const patterns = [
    ...NEVER.map((name) => `**/${name}/**`),
    ...bySettings,
    ...(isOneFolder ? ignored.flat() : []),
  ];
  // A pattern in braces would end those around all of them.
  return `{${patterns.filter((pattern) => !/[{},]/.test(pattern)).join(',')}}`;
}

/** What the `.gitignore` of a folder leaves out, as patterns; nothing where it takes something back in. */
async function ignoredIn(folder: Uri): Promise<readonly string[]> {
  const text = (await textOf(folder.with({ path: `${folder.path}/.gitignore` }), 100_000)) ?? '';
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines.some((line) => line.startsWith('!'))) {
    return [];
  }
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const name = line.replace(/^\/|\/$/g, '');
      const pattern = line.slice(0, -1).includes('/') ? name : `**/${name}`;
      return [pattern, `${pattern}/**`];
    });
}

/** What stands in an editor counts more than what is on the disk. */
async function textOf(uri: Uri, largest: number): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) {
    return open.getText();
  }
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (size > largest || (type & FileType.File) === 0) {
      return undefined;
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await workspace.fs.readFile(uri));
  } catch {
    // Gone, unreadable, or no text.
    return undefined;
  }
}
