import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LastReview } from '../../../src/directory/lastReview';

describe('how long ago the last review was', () => {
  let folder: string;
  let now: number;
  let last: LastReview;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fakturoid-last-'));
    now = Date.UTC(2026, 10, 22, 8);
    last = new LastReview(folder, { now: () => now });
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Whatever is in the file: its name tells. */
  function leave(name: string): Promise<void> {
    return writeFile(join(folder, name), '');
  }

  it('is not known before anybody looked, nor where none is kept', async () => {
    await leave('review-20261101T080000000Z-00000001.json');
    assert.equal(last.daysAgo, undefined);
    const none = new LastReview(join(folder, 'nowhere'), { now: () => now });
    await none.look();
    assert.equal(none.daysAgo, undefined);
  });

  it('is told in whole days by the newest, and grows with time', async () => {
    await leave('review-20260101T080000000Z-00000001.json');
    await leave('review-20261120T080000000Z-00000002.json');
    await last.look();
    assert.equal(last.daysAgo, 2);
    now += 24 * 60 * 60 * 1000 - 1;
    assert.equal(last.daysAgo, 2);
    now += 1;
    assert.equal(last.daysAgo, 3);
  });

  it('does not go by what comes from the future, is no review or has no such time', async () => {
    await leave('review-20270101T080000000Z-00000001.json');
    await leave('review-20261199T080000000Z-00000002.json');
    await leave('review-20261121T080000000Z-00000003.json.1.tmp');
    await leave('notes.txt');
    await last.look();
    assert.equal(last.daysAgo, undefined);
    await leave('review-20261101T080000000Z-00000004.json');
    let changes = 0;
    last.onDidChange(() => changes++);
    await last.look();
    assert.deepEqual([last.daysAgo, changes], [21, 1]);
  });

  it('takes away what an ended VS Code left unfinished, with the names in it', async () => {
    const [old, fresh] = ['1', '2'].map((end) => `review-20261121T080000000Z-00000003.json.${end}.tmp`);
    await leave(old ?? '');
    await leave(fresh ?? '');
    const longAgo = Date.now() / 1000 - 61;
    await utimes(join(folder, old ?? ''), longAgo, longAgo);
    await last.look();
    assert.deepEqual(await readdir(folder), [fresh]);
  });

  it('takes away what was left of a decision as well: it says who accepted what', async () => {
    const unfinished = `decision-${'0'.repeat(64)}.json.1.tmp`;
    await leave(unfinished);
    const longAgo = Date.now() / 1000 - 61;
    await utimes(join(folder, unfinished), longAgo, longAgo);
    await last.look();
    assert.deepEqual(await readdir(folder), []);
  });

  it('says nothing of a folder that cannot be read', async () => {
    await leave('file');
    const broken = new LastReview(join(folder, 'file'), { now: () => now });
    await broken.look();
    assert.equal(broken.daysAgo, undefined);
  });
});
