import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Clock } from '../base/clock';

/** Lets one window at a time change what is stored of an identity. */
export type RenewalLock = <T>(identityId: string, task: () => Promise<T>) => Promise<T>;

const RETRY_MS = 100;
/** How often the holder of the lock shows that it is still alive. */
const SIGN_OF_LIFE_MS = 5_000;
/** After this many looks without a sign of life, the holder counts as gone, although its process seems to be there. */
const MOST_LOOKS = (3 * SIGN_OF_LIFE_MS) / RETRY_MS;
/** After this many, something ended while taking the lock over, and nobody may be kept waiting for it. */
const LAST_LOOK = 2 * MOST_LOOKS;

/** Written into the file by the window that holds the lock. */
const holder = z.object({ pid: z.int(), host: z.string(), token: z.uuid() });
type Holder = z.infer<typeof holder>;

/** The process that asks for the lock, and how it tells whether another one still runs. */
export interface LockProcess {
  readonly pid: number;
  readonly host: string;
  readonly isRunning: (pid: number) => boolean;
}

/** What the lock needs of the file system; passed in so that tests can interleave it. */
export type LockFiles = Pick<
  typeof fs,
  'mkdir' | 'readFile' | 'rename' | 'rm' | 'stat' | 'utimes' | 'writeFile'
>;

/**
 * A lock of the windows on one machine: a file that only one of them can create. It is taken over from a window that
 * ended without giving it back, by one other window only. Where no file can be made everybody is let through, since
 * a second token is a smaller harm than none. It never fails: what is thrown is what the task throws.
 *
 * @param folder shared by all windows; made when it is not there
 */
export function lockByFile(
  folder: string,
  clock: Clock,
  self: LockProcess = thisProcess,
  files: LockFiles = fs,
): RenewalLock {
  return async (identityId, task) => {
    const file = new LockFile(join(folder, `renewal-${identityId}.lock`), self, files);
    const isOurs = await acquire(folder, file, clock, files);
    const working = new AbortController();
    if (isOurs) {
      void showSignsOfLife(file, clock, working.signal);
    }
    try {
      return await task();
    } finally {
      working.abort();
      if (isOurs) {
        await file.release();
      }
    }
  };
}

/** Waits for the lock; returns false if no file can be made, or the wait has become too long. */
async function acquire(folder: string, file: LockFile, clock: Clock, files: LockFiles): Promise<boolean> {
  let seen: string | undefined;
  for (let looks = 0; ; looks++) {
    try {
      await files.mkdir(folder, { recursive: true });
      if (await file.create()) {
        return true;
      }
      const found = await file.look();
      if (found === undefined) {
        continue;
      }
      if (found.state !== seen) {
        // The wall clock may be set back while we wait, so only our own looks count.
        seen = found.state;
        looks = 0;
      }
      if ((found.isAbandoned || looks >= MOST_LOOKS) && (await file.takeOver(found.token))) {
        return true;
      }
      if (looks >= LAST_LOOK) {
        await file.giveUp(found.token);
        return false;
      }
    } catch {
      return false;
    }
    await clock.sleep(RETRY_MS);
  }
}

async function showSignsOfLife(file: LockFile, clock: Clock, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      await clock.sleep(SIGN_OF_LIFE_MS, signal);
      await file.touch(clock.now());
    }
  } catch {
    // The task has ended, or the file is gone.
  }
}

/** The file of a lock, as one window sees it. */
class LockFile {
  readonly #path: string;
  readonly #self: LockProcess;
  readonly #files: LockFiles;
  readonly #token = randomUUID();

  constructor(path: string, self: LockProcess, files: LockFiles) {
    this.#path = path;
    this.#self = self;
    this.#files = files;
  }

  /** Whether it is ours now; false where another window has it. @throws where no file can be made */
  async create(): Promise<boolean> {
    return this.#createExclusively(this.#path, this.#content);
  }

  /** The holder of the lock; undefined if there is none any more. @throws if it is no file, or cannot be read */
  async look(): Promise<
    { readonly token: string; readonly state: string; readonly isAbandoned: boolean } | undefined
  > {
    try {
      const { mtimeMs } = await this.#files.stat(this.#path);
      const content = await this.#files.readFile(this.#path, 'utf8');
      const found = parseHolder(content);
      return {
        token: found?.token ?? '',
        state: `${mtimeMs} ${content}`,
        isAbandoned: found?.host === this.#self.host && !this.#self.isRunning(found.pid),
      };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  /** Takes it from a holder that is gone. False where another window was quicker. */
  async takeOver(token: string): Promise<boolean> {
    const guard = this.#guardOf(token);
    return this.#whileHeldBy(token, () => this.#files.rename(guard, this.#path));
  }

  /** Removes what is left by a window that ended while it was taking the lock over. */
  async giveUp(token: string): Promise<void> {
    await this.#files.rm(this.#guardOf(token), { force: true });
    await this.#files.rm(this.#path, { force: true });
  }

  async touch(now: number): Promise<void> {
    await this.#files.utimes(this.#path, now / 1000, now / 1000);
  }

  /** Gives it back, unless another window has taken it over meanwhile. */
  async release(): Promise<void> {
    try {
      await this.#whileHeldBy(this.#token, () => this.#files.rm(this.#path, { force: true }));
    } catch {
      // Others will find that this process is gone, or that it shows no life.
    }
  }

  /**
   * Changes the file while it still belongs to a given holder. A second file, made for that holder, lets only one
   * window do so.
   */
  async #whileHeldBy(token: string, change: () => Promise<void>): Promise<boolean> {
    const guard = this.#guardOf(token);
    if (!(await this.#createExclusively(guard, this.#content))) {
      return false;
    }
    try {
      if ((await this.look())?.token !== token) {
        return false;
      }
      await change();
      return true;
    } finally {
      await this.#files.rm(guard, { force: true });
    }
  }

  #guardOf(token: string): string {
    return `${this.#path}.${token === '' ? 'unknown' : token}`;
  }

  async #createExclusively(path: string, content: string): Promise<boolean> {
    try {
      await this.#files.writeFile(path, content, { flag: 'wx' });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') {
        return false;
      }
      throw error;
    }
  }

  get #content(): string {
    const { pid, host } = this.#self;
    return JSON.stringify({ pid, host, token: this.#token } satisfies Holder);
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const result = holder.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    // It was made a moment ago, or its window ended before it had written its name.
    return undefined;
  }
}

const thisProcess: LockProcess = {
  pid: process.pid,
  host: hostname(),
  isRunning: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return codeOf(error) !== 'ESRCH';
    }
  },
};

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
