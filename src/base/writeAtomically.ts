import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** How the name of a file ends that is not finished. */
export const UNFINISHED = '.tmp';

/**
 * Writes a file as a whole or not at all: whoever reads it meanwhile finds what was there before.
 *
 * @param mode of a new file; by default what the system gives
 * @throws what the file system throws, such as `EACCES`
 */
export async function writeAtomically(path: string, text: string, mode?: number): Promise<void> {
  const unfinished = `${path}.${randomUUID()}${UNFINISHED}`;
  try {
    const handle = await open(unfinished, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
