import { Uri, workspace } from 'vscode';
import { isThere } from '../../../platform/saveFile';
import { type UnfinishedSaves, unfinishedUri } from './unfinishedSaves';

/** The highest number that is tried for a name that is taken. */
const MOST_NUMBER = 1000;

/** A file of a folder that is written, by its name in it. */
export interface FileToSave {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Writes a new folder completely or not at all, on any file system that VS Code knows. Replaces nothing: if the name
 * is taken, a number is added to it. Removes what earlier saves of the kind left unfinished.
 *
 * @param name begins like the names of all folders of the kind
 * @param unfinished the unfinished saves of the kind
 * @returns the folder
 * @throws what the file system throws
 */
export async function saveFolder(
  parent: Uri,
  name: string,
  files: readonly FileToSave[],
  unfinished: UnfinishedSaves,
): Promise<Uri> {
  await removeAbandonedFolders(parent, unfinished);
  const folder = unfinishedUri(parent, name);
  await unfinished.begin(folder);
  try {
    await workspace.fs.createDirectory(folder);
    for (const file of files) {
      await workspace.fs.writeFile(Uri.joinPath(folder, file.name), file.content);
    }
    await assertWhole(folder, files);
    return await renameToFree(folder, parent, name);
  } finally {
    await unfinished.end(folder);
  }
}

/**
 * Checks that no file is missing. The first ones may be gone after a long wait: VS Code makes the folder again for
 * the next.
 */
async function assertWhole(folder: Uri, files: readonly FileToSave[]): Promise<void> {
  const names = new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name));
  const missing = files.filter(({ name }) => !names.has(name));
  if (missing.length > 0) {
    throw new Error(`Files that were written are gone: ${missing.length}`);
  }
}

async function renameToFree(unfinished: Uri, parent: Uri, name: string, number = 1): Promise<Uri> {
  const target = Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
  if (!(await isThere(target))) {
    try {
      await workspace.fs.rename(unfinished, target, { overwrite: false });
      return target;
    } catch (error) {
      // If somebody else was faster, the next number is tried.
      if (!(await isThere(target))) {
        throw error;
      }
    }
  }
  if (number >= MOST_NUMBER) {
    throw new Error(`There are ${number} folders of that name.`);
  }
  return renameToFree(unfinished, parent, name, number + 1);
}

/** Removes the unfinished folders that nobody writes any more. What cannot be removed now is left for later. */
async function removeAbandonedFolders(parent: Uri, unfinished: UnfinishedSaves): Promise<void> {
  const entries = await Promise.resolve(workspace.fs.readDirectory(parent)).catch(() => []);
  const ours = entries.filter(([name]) => unfinished.isOurs(name));
  await Promise.allSettled(ours.map(([name]) => unfinished.deleteAbandoned(Uri.joinPath(parent, name))));
}
