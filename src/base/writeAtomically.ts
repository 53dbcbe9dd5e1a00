import { randomUUID } from 'node:crypto';
import { open, readdir, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** How the name of an unfinished file ends. */
export const UNFINISHED = '.tmp';

/** No write takes this long: the process that began the file ended before finishing it. */
export const ABANDONED_AFTER_MS = 60_000;

/**
 * Writes a file completely or not at all; until then readers see the old content. An existing file keeps its mode, a
 * link stays a link, and leftovers of earlier unfinished writes of the same file are removed.
 *
 * @param mode mode of a new file; defaults to the system's
 * @throws what the file system throws, such as `EACCES`
 */
export async function writeAtomically(path: string, text: string, mode?: number): Promise<void> {
  const target = await behindLinks(path);
  await removeAbandoned(dirname(target), (name) => isUnfinishedOf(name, basename(target)));
  const modeBefore = await modeOf(target);
  const unfinished = `${target}.${randomUUID()}${UNFINISHED}`;
  try {
    const handle = await open(unfinished, 'wx', modeBefore ?? mode);
    try {
      if (modeBefore !== undefined) {
        // If this fails, the system has only taken bits away (umask), so the file is open to fewer than before.
        await handle.chmod(modeBefore).catch(() => undefined);
      }
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Removes the unfinished files of a folder that nobody writes any more. What cannot be removed now is left for later. */
export async function removeAbandoned(folder: string, isOurs: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const ours = names.filter((name) => name.endsWith(UNFINISHED) && isOurs(name));
  await Promise.allSettled(
    ours.map(async (name) => {
      const path = join(folder, name);
      // The difference counts both ways, because the clock may have been set back since.
      if (Math.abs(Date.now() - (await stat(path)).mtimeMs) > ABANDONED_AFTER_MS) {
        await rm(path);
      }
    }),
  );
}

function isUnfinishedOf(name: string, file: string): boolean {
  return (
    name.startsWith(`${file}.`) && /^[\da-f-]{36}$/.test(name.slice(file.length + 1, -UNFINISHED.length))
  );
}

/** The path of a file with links resolved; also works if the file does not exist yet. */
async function behindLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isNotThere(error)) {
      throw error;
    }
    const link = await readlink(path).catch(() => undefined);
    return link === undefined ? path : behindLinks(resolve(await realpath(dirname(path)), link));
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (isNotThere(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Whether an error of the file system says that there is no such file. */
export function isNotThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
