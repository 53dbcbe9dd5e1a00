import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { type Uri, workspace } from 'vscode';

/**
 * Writes a text where a person chose. A file that is there already is replaced by the whole of it, or stays as it was.
 *
 * @throws what the file system throws, such as `EACCES`
 */
export async function saveFile(target: Uri, text: string): Promise<void> {
  const name = `.${randomUUID()}.tmp`;
  if (target.scheme === 'file') {
    const unfinished = target.fsPath + name;
    try {
      await writeFile(unfinished, text, { flag: 'wx' });
      await rename(unfinished, target.fsPath);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return;
  }
  const unfinished = target.with({ path: target.path + name });
  try {
    await workspace.fs.writeFile(unfinished, Buffer.from(text));
    await workspace.fs.rename(unfinished, target, { overwrite: true });
  } catch (error) {
    await Promise.resolve(workspace.fs.delete(unfinished)).catch(() => undefined);
    throw error;
  }
}
