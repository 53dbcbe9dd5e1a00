import type fc from 'fast-check';
import type { LockFiles } from '../../src/session/renewalLock';

interface Entry {
  content: string;
  mtimeMs: number;
}

/** The files of one folder in memory, as far as the lock of the windows needs a file system. */
export class MemoryFiles implements LockFiles {
  readonly entries = new Map<string, Entry>();
  now: () => number = () => 0;

  put(path: string, content: string): void {
    this.entries.set(path, { content, mtimeMs: this.now() });
  }

  /** The same files for one process, whose operations happen when the scheduler says, and not at all once it is gone. */
  scheduled(scheduler: fc.Scheduler, isGone: () => boolean): LockFiles {
    const when = <A extends unknown[], R>(operation: (...args: A) => Promise<R>) => {
      return async (...args: A): Promise<R> => {
        await scheduler.schedule(Promise.resolve());
        return isGone() ? new Promise<never>(() => undefined) : operation(...args);
      };
    };
    return {
      mkdir: when(this.mkdir),
      readFile: when(this.readFile),
      rename: when(this.rename),
      rm: when(this.rm),
      stat: when(this.stat),
      utimes: when(this.utimes),
      writeFile: when(this.writeFile),
    } as unknown as LockFiles;
  }

  mkdir = (() => Promise.resolve(undefined)) as LockFiles['mkdir'];

  readFile = ((path: string) => {
    const entry = this.entries.get(path);
    return entry === undefined ? missing() : Promise.resolve(entry.content);
  }) as LockFiles['readFile'];

  rename = ((from: string, to: string) => {
    const entry = this.entries.get(from);
    if (entry === undefined) {
      return missing();
    }
    this.entries.delete(from);
    this.entries.set(to, entry);
    return Promise.resolve();
  }) as LockFiles['rename'];

  rm = ((path: string) => {
    this.entries.delete(path);
    return Promise.resolve();
  }) as LockFiles['rm'];

  stat = ((path: string) => {
    const entry = this.entries.get(path);
    return entry === undefined ? missing() : Promise.resolve({ mtimeMs: entry.mtimeMs });
  }) as unknown as LockFiles['stat'];

  utimes = ((path: string, _atime: number, mtime: number) => {
    const entry = this.entries.get(path);
    if (entry === undefined) {
      return missing();
    }
    entry.mtimeMs = mtime * 1000;
    return Promise.resolve();
  }) as LockFiles['utimes'];

  writeFile = ((path: string, content: string, options?: { flag?: string }) => {
    if (options?.flag === 'wx' && this.entries.has(path)) {
      return Promise.reject(failure('EEXIST'));
    }
    this.put(path, content);
    return Promise.resolve();
  }) as LockFiles['writeFile'];
}

function missing(): Promise<never> {
  return Promise.reject(failure('ENOENT'));
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
