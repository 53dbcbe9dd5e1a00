import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { systemClock } from '../../../src/base/clock';
import { lockByFile, type LockFiles, type LockProcess } from '../../../src/session/renewalLock';
import { FakeClock } from '../../kit/fakeClock';
import { systemError } from '../../kit/fakeClient';

const RUNS = 1_000;
const FILE = 'renewal-id.lock';

/** A process of which a test says whether it still runs. */
function processOf(pid: number, gone: ReadonlySet<number>): LockProcess {
  return { pid, host: 'here', isRunning: (other) => !gone.has(other) };
}

function leftBy(pid: number, host = 'here'): string {
  return JSON.stringify({ pid, host, token: '3b241101-e2bb-4255-8caf-4136c566a962' });
}

describe('the lock of the windows', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fakturoid-lock-'));
  });
  afterEach(async () => {
    await chmod(folder, 0o700);
    await rm(folder, { recursive: true });
  });

  it('lets one in at a time, in whichever window, and leaves no file', async () => {
    const windows = Array.from({ length: 3 }, () => lockByFile(folder, systemClock));
    let inside = 0;
    let most = 0;
    await Promise.all(
      [...windows, ...windows].map((lock) =>
        lock('id', async () => {
          most = Math.max(most, ++inside);
          await new Promise((resolve) => setImmediate(resolve));
          inside--;
        }),
      ),
    );
    assert.equal(most, 1);
    assert.deepEqual(await readdir(folder), []);
  });

  it('is given back when the task fails', async () => {
    const lock = lockByFile(folder, systemClock);
    await assert.rejects(
      lock('id', () => Promise.reject(new Error('refused'))),
      /refused/,
    );
    assert.equal(await lock('id', () => Promise.resolve('next')), 'next');
  });

  it('is taken at once from a window whose process is gone, without waiting', async () => {
    await writeFile(join(folder, FILE), leftBy(1));
    // A clock that nobody moves: those who sleep never wake.
    const lock = lockByFile(folder, new FakeClock(), processOf(2, new Set([1])));
    assert.equal(await lock('id', () => Promise.resolve('in')), 'in');
    assert.deepEqual(await readdir(folder), []);
  });

  it('is taken in time from a window that shows no life, wherever its process was', async () => {
    for (const content of [leftBy(1), leftBy(1, 'elsewhere'), '', '{"pid":"x"}', '\u0000']) {
      await writeFile(join(folder, FILE), content);
      const clock = new FakeClock();
      const lock = lockByFile(folder, clock, processOf(2, new Set()));
      const entered = lock('id', () => Promise.resolve(clock.now()));
      const start = clock.now();
      assert.equal((await driveRealFiles(clock, entered)) - start, 15_000, content);
      assert.deepEqual(await readdir(folder), []);
    }
  });

  it('waits for a slow window that shows life, and is not fooled by a clock that is set back', async () => {
    const files = new MemoryFiles();
    const clock = new FakeClock();
    let offset = 0;
    const skewed = { now: () => clock.now() + offset, sleep: clock.sleep.bind(clock) };
    files.now = skewed.now;
    const lock = lockByFile('folder', skewed, processOf(1, new Set()), files.files());
    const order: string[] = [];
    const slow = lock('id', async () => {
      await clock.sleep(120_000);
      order.push('slow');
    });
    const next = lock('id', () => Promise.resolve(order.push('next')));
    await clock.advance(50_000);
    offset = -3_600_000;
    await clock.drive(Promise.all([slow, next]));
    assert.deepEqual(order, ['slow', 'next']);
  });

  it('lets everybody through at once where no file can be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, FILE));
    for (const place of [join(folder, 'file'), join(folder, 'file', 'below'), folder]) {
      const lock = lockByFile(place, new FakeClock());
      assert.equal(await lock('id', () => Promise.resolve('in')), 'in', place);
    }
  });

  it('is harmless where the file system refuses everything, whatever the operation', async () => {
    const refused = (code: string): (() => Promise<never>) => {
      return () => Promise.reject(systemError(code));
    };
    for (const code of ['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'EBUSY', 'ENOSPC']) {
      for (const operation of ['mkdir', 'readFile', 'rename', 'rm', 'stat', 'utimes', 'writeFile'] as const) {
        const files = new MemoryFiles();
        files.put(`folder/${FILE}`, leftBy(1));
        const broken: LockFiles = { ...files.files(), [operation]: refused(code) };
        const clock = new FakeClock();
        const lock = lockByFile('folder', clock, processOf(2, new Set([1])), broken);
        const result = await clock.drive(lock('id', () => Promise.resolve('in')));
        assert.equal(result, 'in', `${operation} ${code}`);
      }
    }
  });

  it('is never held by two, however windows, crashes and slow tasks interleave', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.record({ sleepMs: fc.constantFrom(0, 50, 7_000), crashes: fc.boolean() }), {
          minLength: 2,
          maxLength: 3,
        }),
        fc.constantFrom(undefined, leftBy(99), ''),
        async (scheduler, windows, before) => {
          const gone = new Set([99]);
          const clock = new FakeClock();
          const files = new MemoryFiles();
          if (before !== undefined) {
            files.put(`folder/${FILE}`, before);
          }
          let inside = 0;
          const entered: number[] = [];
          let most = 0;
          let left = windows.length;
          for (const [pid, { sleepMs, crashes }] of windows.entries()) {
            // Nothing of a process that is gone reaches the file system.
            const own = files.files(async () => {
              await scheduler.schedule(Promise.resolve());
              await (gone.has(pid) ? new Promise<never>(() => undefined) : undefined);
            });
            const enter = lockByFile('folder', clock, processOf(pid, gone), own);
            void enter('id', async () => {
              most = Math.max(most, ++inside);
              entered.push(pid);
              await (sleepMs === 0 ? undefined : clock.sleep(sleepMs));
              inside--;
              left--;
              if (crashes) {
                // From now on nothing of this process reaches the file system, nor is the lock given back.
                gone.add(pid);
              }
            });
          }
          for (let steps = 0; left > 0; steps++) {
            assert.ok(steps < 20_000, 'everybody gets in some time');
            await (scheduler.count() > 0 ? scheduler.waitNext(1) : clock.advance(100));
          }
          assert.equal(most, 1, 'nobody else is inside');
          assert.deepEqual([...entered].sort(), [...windows.keys()]);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

/** Moves the clock whenever real file operations have nothing to do but sleep. */
async function driveRealFiles<T>(clock: FakeClock, work: Promise<T>): Promise<T> {
  const pending = new Set([work]);
  const finish = (): void => pending.clear();
  work.then(finish, finish);
  while (pending.size > 0) {
    await (clock.sleeping > 0
      ? clock.advance(100)
      : new Promise((resolve) => {
          setImmediate(resolve);
        }));
  }
  return work;
}

interface Entry {
  readonly content: string;
  readonly mtimeMs: number;
}

/** The files of one folder in memory, as far as the lock of the windows needs a file system. */
class MemoryFiles {
  readonly entries = new Map<string, Entry>();
  now: () => number = () => 0;

  put(path: string, content: string): void {
    this.entries.set(path, { content, mtimeMs: this.now() });
  }

  /** Its operations, each of which happens when `before` it lets them. */
  files(before = (): Promise<void> => Promise.resolve()): LockFiles {
    const found = (path: string): Entry => {
      const entry = this.entries.get(path);
      if (entry === undefined) throw systemError('ENOENT');
      return entry;
    };
    const operations = {
      mkdir: () => undefined,
      readFile: (path: string) => found(path).content,
      rename: (from: string, to: string) => {
        this.entries.set(to, found(from));
        this.entries.delete(from);
      },
      rm: (path: string) => this.entries.delete(path),
      stat: (path: string) => found(path),
      utimes: (path: string, _: number, mtime: number) =>
        this.entries.set(path, { ...found(path), mtimeMs: mtime * 1000 }),
      writeFile: (path: string, content: string, options?: { flag?: string }) => {
        if (options?.flag === 'wx' && this.entries.has(path)) throw systemError('EEXIST');
        this.put(path, content);
      },
    };
    const later =
      (operation: (...given: never[]) => unknown) =>
      async (...given: never[]): Promise<unknown> => {
        await before();
        return operation(...given);
      };
    const asynchronous = Object.entries(operations).map(
      ([name, operation]) => [name, later(operation)] as const,
    );
    return Object.fromEntries(asynchronous) as unknown as LockFiles;
  }
}
