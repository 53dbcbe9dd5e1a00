import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HostError, type Say } from './progress';

const MARKER = '.complete';
const LOCK_WAIT_MS = 15 * 60_000;
const LOCK_POLL_MS = 500;

/** Where hosts are kept between runs. Outside the project, so that a clean checkout or `npm ci` does not lose them. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['FAKTUROID_TEST_CACHE'] ?? path.join(homedir(), '.cache', 'fakturoid-explorer');
}

/**
 * Gives the folder `name` of the cache, filling it first when it is not there yet. `fill` works in a folder of its own
 * that takes its final name only when everything in it is complete, so nobody ever meets a half-made one.
 */
export async function installOnce(
  name: string,
  fill: (folder: string) => Promise<void>,
  say: Say,
  cache = cacheFolder(),
): Promise<string> {
  const folder = path.join(cache, name);
  if (await isComplete(folder)) {
    return folder;
  }
  await mkdir(cache, { recursive: true });
  const release = await lock(`${folder}.lock`, say);
  try {
    if (await isComplete(folder)) {
      return folder;
    }
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await fill(partial);
    await writeFile(path.join(partial, MARKER), `${new Date().toISOString()}\n`);
    await rename(partial, folder);
    return folder;
  } finally {
    await release();
  }
}

async function isComplete(folder: string): Promise<boolean> {
  return (await stat(path.join(folder, MARKER)).catch(() => undefined)) !== undefined;
}

/** Takes the lock file, waiting for another run that holds it, and taking it over from one that died with it. */
async function lock(file: string, say: Say): Promise<() => Promise<void>> {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (let told = false; ;) {
    const handle = await open(file, 'wx').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
        return undefined;
      }
      throw error;
    });
    if (handle !== undefined) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    }
    if (await isAbandoned(file)) {
      await rm(file, { force: true });
      continue;
    }
    if (Date.now() > deadline) {
      throw new HostError(
        `Another installation has held ${file} for too long. Delete that file and try again.`,
      );
    }
    if (!told) {
      say('Waiting for another run that installs the same test host …');
      told = true;
    }
    await sleep(LOCK_POLL_MS);
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  const [text, stats] = await Promise.all([
    readFile(file, 'utf8').catch(() => ''),
    stat(file).catch(() => undefined),
  ]);
  if (stats === undefined) {
    return false;
  }
  const owner = Number.parseInt(text, 10);
  if (Number.isNaN(owner)) {
    // Written a moment after it was created; a lock that stays empty was left by a run that died in between.
    return Date.now() - stats.mtimeMs > 10_000;
  }
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
