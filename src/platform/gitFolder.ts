import { homedir } from 'node:os';
import path from 'node:path';
import { FileType, Uri, workspace } from 'vscode';
import { LARGEST_GITIGNORE } from '../base/gitignore';

/** Folders where git keeps its data about a repository; in worktrees and submodules they are outside of it. */
export interface GitFolder {
  /** Data of this working tree: its index. */
  readonly own: Uri;
  /** Data shared by all worktrees: the configuration. */
  readonly common: Uri;
}

/** In bytes. Git's own files are smaller, except for an index. */
const LARGEST = 16 * 1024 * 1024;

/** Finds git's folders of a repository; undefined if there are none. */
export async function gitFolderOf(repository: Uri): Promise<GitFolder | undefined> {
  const git = Uri.joinPath(repository, '.git');
  try {
    const { type } = await workspace.fs.stat(git);
    if ((type & FileType.Directory) !== 0) {
      return { own: git, common: git };
    }
    const [, folder] = /^gitdir: (.+)$/m.exec((await textOf(git)) ?? '') ?? [];
    if (folder === undefined) {
      return undefined;
    }
    const own = resolved(repository, folder);
    const common = await textOf(Uri.joinPath(own, 'commondir'));
    return { own, common: common === undefined ? own : resolved(own, common.trim()) };
  } catch {
    return undefined;
  }
}

/**
 * Rules besides those of every `.gitignore`: `core.excludesFile`, then `info/exclude`, which takes precedence
 * (gitignore).
 */
export async function excludesOf({ common }: GitFolder): Promise<readonly string[]> {
  const configured = await excludesFile(common);
  const texts = [
    configured && (await textOf(configured, LARGEST_GITIGNORE)),
    await textOf(Uri.joinPath(common, 'info', 'exclude'), LARGEST_GITIGNORE),
  ];
  return texts.filter((text) => text !== undefined);
}

/** The person's own git settings apply only to a repository on a disk of this computer. */
async function excludesFile(common: Uri): Promise<Uri | undefined> {
  if (common.scheme !== 'file') {
    return undefined;
  }
  const settings = process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config');
  const configured = [
    Uri.joinPath(common, 'config'),
    Uri.file(path.join(homedir(), '.gitconfig')),
    Uri.file(path.join(settings, 'git', 'config')),
  ];
  for (const file of configured) {
    const [, value] =
      /^[ \t]*excludesfile[ \t]*=[ \t]*"?([^"\n#;]+)/im.exec((await textOf(file)) ?? '') ?? [];
    if (value !== undefined) {
      const written = value.trim().replace(/^~(?=[\\/])/, homedir());
      return path.isAbsolute(written) ? Uri.file(written) : undefined;
    }
  }
  return Uri.file(path.join(settings, 'git', 'ignore'));
}

/**
 * Reads a text file; undefined if it cannot be read or is larger than what git writes.
 *
 * @param most in bytes; the rest is left out
 */
export async function textOf(file: Uri, most = LARGEST): Promise<string | undefined> {
  const bytes = await bytesOf(file);
  return bytes && new TextDecoder().decode(bytes.subarray(0, most));
}

/** Reads a file; undefined if it cannot be read or is too large. */
export async function bytesOf(file: Uri, largest = LARGEST): Promise<Uint8Array | undefined> {
  try {
    const { size } = await workspace.fs.stat(file);
    return size > largest ? undefined : await workspace.fs.readFile(file);
  } catch {
    return undefined;
  }
}

function resolved(from: Uri, written: string): Uri {
  const isAbsolute = from.scheme === 'file' && path.isAbsolute(written);
  return isAbsolute ? Uri.file(written) : Uri.joinPath(from, written.replaceAll('\\', '/'));
}
