import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../base/clock';

/** Lets one window at a time renew the token of an identity. */
export type RenewalLock = <T>(identityId: string, task: () => Promise<T>) => Promise<T>;

const RETRY_MS = 100;
/** Longer than a renewal may take: whoever holds it so long has ended without giving it back. */
const STALE_MS = 30_000;

/**
 * A lock of the windows on one machine: a file that only one of them can create. Where no file can be made it lets
 * everybody through, since a second token is a smaller harm than none.
 *
 * @param folder shared by all windows; made when it is not there
 */
export function lockByFile(folder: string, clock: Clock): RenewalLock {
  return async (identityId, task) => {
    const file = join(folder, `renewal-${identityId}.lock`);
    const isOurs = await acquire(folder, file, clock);
    try {
      return await task();
    } finally {
      if (isOurs) {
        await rm(file, { force: true });
      }
    }
  };
}

async function acquire(folder: string, file: string, clock: Clock): Promise<boolean> {
  const deadline = clock.now() + STALE_MS;
  for (;;) {
    try {
      await mkdir(folder, { recursive: true });
      await (await open(file, 'wx')).close();
      return true;
    } catch (error) {
      if (!isTaken(error) || clock.now() >= deadline) {
        return false;
      }
    }
    if (await isStale(file, clock)) {
      await rm(file, { force: true });
    } else {
      await clock.sleep(RETRY_MS);
    }
  }
}

async function isStale(file: string, clock: Clock): Promise<boolean> {
  try {
    return clock.now() - (await stat(file)).mtimeMs > STALE_MS;
  } catch {
    // Given back in the meantime.
    return false;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
