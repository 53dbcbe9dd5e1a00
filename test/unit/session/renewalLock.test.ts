import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/base/clock';
import { lockByFile } from '../../../src/session/renewalLock';

describe('the lock of the windows', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fakturoid-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

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

  it('is taken from a window that ended without giving it back', async () => {
    const file = join(folder, 'renewal-id.lock');
    await writeFile(file, '');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(file, longAgo, longAgo);
    assert.equal(await lockByFile(folder, systemClock)('id', () => Promise.resolve('in')), 'in');
  });

  it('lets everybody through where no file can be made', async () => {
    await writeFile(join(folder, 'file'), '');
    const lock = lockByFile(join(folder, 'file', 'below'), systemClock);
    assert.equal(await lock('id', () => Promise.resolve('in')), 'in');
  });
});
