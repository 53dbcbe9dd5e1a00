import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** Nobody installs for so long; what is older was left by a run that was ended meanwhile. */
const ABANDONED_MS = 60 * 60_000;

/** Where hosts are kept between runs. Outside the project, so that a clean checkout or `npm ci` does not lose them. */
export function cacheFolder(): string {
  return process.env['FAKTUROID_TEST_CACHE'] ?? path.join(homedir(), '.cache', 'fakturoid-explorer');
}

/**
 * Gives the folder `name` of the cache, filling it first when it is not there yet. `fill` works in a folder of its own
 * that takes its final name only when everything in it is complete, so nobody ever meets a half-made one. Of two runs
 * that install at once, the faster one wins.
 */
export async function installOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheFolder(), name);
  if (await isThere(folder)) {
    return folder;
  }
  await mkdir(cacheFolder(), { recursive: true });
  await removeAbandoned(cacheFolder());
  const partial = await mkdtemp(`${folder}.partial-`);
  try {
    await fill(partial);
    await rename(partial, folder);
  } catch (error) {
    if (!(await isThere(folder))) {
      throw error;
    }
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

async function removeAbandoned(cache: string): Promise<void> {
  for (const entry of (await readdir(cache)).filter((name) => name.includes('.partial-'))) {
    const folder = path.join(cache, entry);
    if ((await stat(folder)).mtimeMs < Date.now() - ABANDONED_MS) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function isThere(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined;
}
