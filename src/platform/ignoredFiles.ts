import { Uri, workspace } from 'vscode';
import { type IgnoreRule, isIgnoredBy, parseGitignore } from '../base/gitignore';

/** In folders: no repository is nested deeper. */
const HIGHEST = 40;

/** What git ignores, by the `.gitignore` of each folder. Remembers what it read, so one is made for each search. */
export class IgnoredFiles {
  readonly #rules = new Map</* folder */ string, Promise<readonly IgnoreRule[]>>();
  readonly #repositories = new Map</* folder */ string, Promise<Uri | undefined>>();
  readonly #folders = new Map</* folder */ string, Promise<boolean>>();

  /** The folder of the repository that a file stands in. */
  repositoryOf(uri: Uri): Promise<Uri | undefined> {
    return this.#repositoryAt(parentOf(uri), HIGHEST);
  }

  /** In a folder of the workspace without a repository its own files count: it may become one, or was copied out of one. */
  isIgnored(uri: Uri): Promise<boolean> {
    return this.#isIgnored(uri, false);
  }

  /** Whether git ignores a folder that the file stands in: nobody wrote what is there. */
  isInIgnoredFolder(uri: Uri): Promise<boolean> {
    const folder = parentOf(uri);
    return remembered(this.#folders, folder, () => this.#isIgnored(folder, true));
  }

  async #isIgnored(uri: Uri, isFolder: boolean): Promise<boolean> {
    const root = (await this.repositoryOf(uri)) ?? workspace.getWorkspaceFolder(uri)?.uri;
    if (root === undefined || !uri.path.startsWith(`${root.path}/`)) {
      return false;
    }
    const path = uri.path.slice(root.path.length + 1);
    const names = path.split('/').slice(0, -1);
    const folders = [root, ...names.map((_, index) => Uri.joinPath(root, ...names.slice(0, index + 1)))];
    const rules = await Promise.all(folders.map((folder) => this.#rulesOf(folder)));
    return isIgnoredBy(rules, path, isFolder);
  }

  #rulesOf(folder: Uri): Promise<readonly IgnoreRule[]> {
    return remembered(this.#rules, folder, async () => {
      try {
        const bytes = await workspace.fs.readFile(Uri.joinPath(folder, '.gitignore'));
        return parseGitignore(new TextDecoder().decode(bytes));
      } catch {
        return [];
      }
    });
  }

  /** `.git` is a file in worktrees and submodules. */
  #repositoryAt(folder: Uri, left: number): Promise<Uri | undefined> {
    return remembered(this.#repositories, folder, async () => {
      try {
        await workspace.fs.stat(Uri.joinPath(folder, '.git'));
        return folder;
      } catch {
        const parent = parentOf(folder);
        return left === 0 || parent.path === folder.path ? undefined : this.#repositoryAt(parent, left - 1);
      }
    });
  }
}

function remembered<T>(known: Map<string, Promise<T>>, folder: Uri, make: () => Promise<T>): Promise<T> {
  const key = folder.toString();
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function parentOf(uri: Uri): Uri {
  return Uri.joinPath(uri, '..');
}
