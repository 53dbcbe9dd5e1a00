import { randomUUID } from 'node:crypto';
import { FileType, Uri, workspace } from 'vscode';
import { ABANDONED_AFTER_MS, UNFINISHED } from '../base/writeAtomically';
import { isThere } from './saveFile';

/** So many folders of one name are looked past. */
const MOST_NUMBER = 1000;

/** A file of a folder that is written, by its name in it. */
export interface FileToSave {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Writes a new folder as a whole or not at all, on any file system that VS Code knows. Nothing that is there is replaced:
 * where the name is taken, the folder gets a number behind it. What an earlier one of the kind left unfinished goes.
 *
 * @param kind how the names of all such folders begin
 * @param name of this one, which begins with `kind`
 * @returns the folder
 * @throws what the file system throws
 */
export async function saveFolder(
  parent: Uri,
  kind: string,
  name: string,
  files: readonly FileToSave[],
): Promise<Uri> {
  await removeAbandonedFolders(parent, kind);
  const unfinished = Uri.joinPath(parent, `${name}.${randomUUID()}${UNFINISHED}`);
  try {
    await workspace.fs.createDirectory(unfinished);
    for (const file of files) {
      await workspace.fs.writeFile(Uri.joinPath(unfinished, file.name), file.content);
    }
    return await renameToFree(unfinished, parent, name);
  } catch (error) {
    await Promise.resolve(workspace.fs.delete(unfinished, { recursive: true })).catch(() => undefined);
    throw error;
  }
}

async function renameToFree(unfinished: Uri, parent: Uri, name: string, number = 1): Promise<Uri> {
  const target = Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
  if (!(await isThere(target))) {
    try {
      await workspace.fs.rename(unfinished, target, { overwrite: false });
      return target;
    } catch (error) {
      // Unless somebody else was faster.
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
async function removeAbandonedFolders(parent: Uri, kind: string): Promise<void> {
  const entries = await Promise.resolve(workspace.fs.readDirectory(parent)).catch(() => []);
  const ours = entries.filter(
    ([name, type]) => type === FileType.Directory && name.startsWith(kind) && name.endsWith(UNFINISHED),
  );
  await Promise.allSettled(
    ours.map(async ([name]) => {
      const folder = Uri.joinPath(parent, name);
      if (Math.abs(Date.now() - (await workspace.fs.stat(folder)).mtime) > ABANDONED_AFTER_MS) {
        await workspace.fs.delete(folder, { recursive: true });
      }
    }),
  );
}
