import { extensions, Uri, workspace } from 'vscode';
import { type IgnoreRule, isIgnoredBy, parseGitignore } from './rules/gitignore';

/** How a file stands to git: in it, not ignored by it, ignored, or in no repository. */
export type GitState = 'tracked' | 'open' | 'ignored' | 'none';

/** What is used of the API of VS Code's own Git extension, which is there unless it was switched off. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): {
    getRepository(uri: Uri): { getObjectDetails(treeish: string, path: string): Promise<unknown> } | null;
  };
}

/** In folders: no repository is nested deeper. */
const HIGHEST = 40;

/** Finds out how files stand to git. Remembers what it read, so one is made for each search. */
export class GitStates {
  readonly #rules = new Map</* folder */ string, Promise<readonly IgnoreRule[]>>();
  readonly #roots = new Map</* folder */ string, Promise<Uri | undefined>>();

  /** Without the Git extension it is not known what is in git: then only what is ignored is told from what is not. */
  async of(uri: Uri): Promise<GitState> {
    const root = await this.#rootOf(parentOf(uri), HIGHEST);
    if (root === undefined) {
      return 'none';
    }
    if (await isTracked(uri)) {
      return 'tracked';
    }
    return (await this.#isIgnored(root, uri, false)) ? 'ignored' : 'open';
  }

  /** Whether git ignores a folder that the file stands in: nobody wrote what is there. */
  async isInIgnoredFolder(uri: Uri): Promise<boolean> {
    const folder = parentOf(uri);
    const root = await this.#rootOf(folder, HIGHEST);
    return root !== undefined && root.path !== folder.path && this.#isIgnored(root, folder, true);
  }

  async #isIgnored(root: Uri, uri: Uri, isFolder: boolean): Promise<boolean> {
    let folder = parentOf(uri);
    while (folder.path.startsWith(root.path)) {
      const path = uri.path.slice(folder.path.length).replace(/^\//, '');
      if (isIgnoredBy(await this.#rulesOf(folder), path, isFolder)) {
        return true;
      }
      if (folder.path === root.path) {
        break;
      }
      folder = parentOf(folder);
    }
    return false;
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

  /** The folder of the repository; `.git` is a file in worktrees and submodules. */
  #rootOf(folder: Uri, left: number): Promise<Uri | undefined> {
    return remembered(this.#roots, folder, async () => {
      try {
        await workspace.fs.stat(Uri.joinPath(folder, '.git'));
        return folder;
      } catch {
        const parent = parentOf(folder);
        return left === 0 || parent.path === folder.path ? undefined : this.#rootOf(parent, left - 1);
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

async function isTracked(uri: Uri): Promise<boolean> {
  const git = extensions.getExtension<GitExtension>('vscode.git');
  if (git?.isActive !== true || !git.exports.enabled) {
    return false;
  }
  try {
    // Without a name of a tree it asks the index, and rejects for what is not there.
    await git.exports.getAPI(1).getRepository(uri)?.getObjectDetails('', uri.fsPath);
    return git.exports.getAPI(1).getRepository(uri) !== null;
  } catch {
    return false;
  }
}
