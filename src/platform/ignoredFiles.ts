import { Uri, workspace } from 'vscode';
import { type IgnoreRule, isIgnoredItself, LARGEST_GITIGNORE, parseGitignore } from '../base/gitignore';
import { isInIndex } from '../base/gitIndex';
import { bytesOf, excludesOf, type GitFolder, gitFolderOf, textOf } from './gitFolder';

/** In folders: no repository is nested deeper. */
const HIGHEST = 40;
/** In bytes: the index of a million files. */
const LARGEST_INDEX = 128 * 1024 * 1024;

/**
 * Tells what git ignores and what it tracks, from git's own files: the `.gitignore` of each folder, the other
 * excludes and the index. Remembers what it read, so each search makes a new one.
 */
export class IgnoredFiles {
  readonly #rules = new Map</* folder */ string, Promise<readonly IgnoreRule[]>>();
  readonly #rootRules = new Map</* root */ string, Promise<readonly IgnoreRule[]>>();
  readonly #repositories = new Map</* folder */ string, Promise<Uri | undefined>>();
  readonly #folders = new Map</* folder */ string, Promise<boolean>>();
  readonly #gitFolders = new Map</* repository */ string, Promise<GitFolder | undefined>>();
  readonly #indexes = new Map</* repository */ string, Promise<Uint8Array | undefined>>();

  /** The root folder of the repository that a file is in. */
  repositoryOf(uri: Uri): Promise<Uri | undefined> {
    return this.#repositoryAt(parentOf(uri), HIGHEST);
  }

  /** Whether git tracks the file, even if a rule would ignore it; undefined if that is not known. */
  async isTracked(uri: Uri): Promise<boolean | undefined> {
    const repository = await this.repositoryOf(uri);
    if (repository === undefined) {
      return false;
    }
    const index = await remembered(this.#indexes, repository, async () => {
      const folder = await this.#gitFolderOf(repository);
      return folder && bytesOf(Uri.joinPath(folder.own, 'index'), LARGEST_INDEX);
    });
    return index && isInIndex(index, pathBelow(repository, uri));
  }

  /**
   * Whether git ignores the file. In a workspace folder without a repository its `.gitignore` files count as well: it
   * may become a repository, or was copied out of one.
   */
  async isIgnored(uri: Uri): Promise<boolean> {
    return (await this.isInIgnoredFolder(uri)) || this.#isIgnoredItself(uri, false);
  }

  /** Whether git ignores a folder that the file is in: nobody wrote what is there. */
  isInIgnoredFolder(uri: Uri): Promise<boolean> {
    const folder = parentOf(uri);
    return remembered(this.#folders, folder, async () => {
      const root = await this.#rootOf(folder);
      const isBelow = root !== undefined && folder.path.startsWith(`${root.path}/`);
      return isBelow && ((await this.isInIgnoredFolder(folder)) || this.#isIgnoredItself(folder, true));
    });
  }

  async #isIgnoredItself(uri: Uri, isFolder: boolean): Promise<boolean> {
    const root = await this.#rootOf(uri);
    if (root === undefined || !uri.path.startsWith(`${root.path}/`)) {
      return false;
    }
    const path = pathBelow(root, uri);
    const names = path.split('/').slice(0, -1);
    const folders = names.map((_, index) => Uri.joinPath(root, ...names.slice(0, index + 1)));
    const rules = await Promise.all([
      this.#rulesOfRoot(root),
      ...folders.map((folder) => this.#rulesOf(folder)),
    ]);
    return isIgnoredItself(rules, path, isFolder);
  }

  /** The root of the repository or, without one, of the workspace folder. */
  async #rootOf(uri: Uri): Promise<Uri | undefined> {
    return (await this.repositoryOf(uri)) ?? workspace.getWorkspaceFolder(uri)?.uri;
  }

  /** The excludes of a repository come first, because a rule in its `.gitignore` overrides them. */
  #rulesOfRoot(root: Uri): Promise<readonly IgnoreRule[]> {
    return remembered(this.#rootRules, root, async () => {
      const folder = await this.#gitFolderOf(root);
      const excludes = folder === undefined ? [] : await excludesOf(folder);
      return [...excludes.flatMap(parseGitignore), ...(await this.#rulesOf(root))];
    });
  }

  #rulesOf(folder: Uri): Promise<readonly IgnoreRule[]> {
    return remembered(this.#rules, folder, async () => {
      const text = await textOf(Uri.joinPath(folder, '.gitignore'), LARGEST_GITIGNORE);
      return text === undefined ? [] : parseGitignore(text);
    });
  }

  #gitFolderOf(repository: Uri): Promise<GitFolder | undefined> {
    return remembered(this.#gitFolders, repository, () => gitFolderOf(repository));
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

function pathBelow(root: Uri, uri: Uri): string {
  return uri.path.slice(root.path.length).replace(/^\//, '');
}

function parentOf(uri: Uri): Uri {
  return Uri.joinPath(uri, '..');
}
