import { randomUUID } from 'node:crypto';
import { type Uri, workspace } from 'vscode';
import { UNFINISHED, writeAtomically } from '../base/writeAtomically';

/**
 * Writes a text where a person chose. An existing file is replaced completely or stays as it was; it keeps its mode,
 * and a link stays a link.
 *
 * @throws what the file system throws, such as `EACCES`
 */
export async function saveFile(target: Uri, text: string): Promise<void> {
  if (target.scheme === 'file') {
    await writeAtomically(target.fsPath, text);
    return;
  }
  const unfinished = target.with({ path: `${target.path}.${randomUUID()}${UNFINISHED}` });
  try {
    if (await isThere(target)) {
      // VS Code exposes neither modes nor links; a copy keeps both.
      await workspace.fs.copy(target, unfinished);
    }
    await workspace.fs.writeFile(unfinished, Buffer.from(text));
    await workspace.fs.rename(unfinished, target, { overwrite: true });
  } catch (error) {
    await Promise.resolve(workspace.fs.delete(unfinished)).catch(() => undefined);
    throw error;
  }
}

/** Whether a file or folder is there, as far as its file system tells. */
export function isThere(target: Uri): PromiseLike<boolean> {
  return workspace.fs.stat(target).then(
    () => true,
    () => false,
  );
}
