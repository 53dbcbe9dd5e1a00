import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Review, reviewToJson } from '../../../src/access/review';
import { SavedReviews } from '../../../src/directory/savedReviews';
import { account, review, user } from '../access/reviews';

const NOW = '2026-11-22T08:00:00.000Z';

describe('saved reviews', () => {
  let parent: string;
  let folder: string;
  let saved: SavedReviews;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'fakturoid-reviews-'));
    folder = join(parent, 'storage', 'reviews');
    saved = new SavedReviews(folder);
  });

  afterEach(() => rm(parent, { recursive: true }));

  function madeOn(day: number): Review {
    return review([account('a', [user(day)])], {
      madeAt: `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`,
    });
  }

  async function days(): Promise<number[]> {
    return (await saved.list()).reviews.map(({ madeAt }) => new Date(madeAt).getUTCDate());
  }

  it('are none before anything was saved, without a folder', async () => {
    assert.deepEqual(await saved.list(), { reviews: [], unusable: [] });
    assert.equal(await saved.latest(NOW), undefined);
    assert.equal(await saved.deleteAll(), 0);
    assert.deepEqual(await readdir(parent), []);
  });

  it('come back as they were, the newest first, whatever the order of saving', async () => {
    for (const day of [2, 3, 1]) {
      await saved.save(madeOn(day), 10);
    }
    assert.deepEqual(await days(), [3, 2, 1]);
    assert.deepEqual(await saved.latest(NOW), madeOn(3));
    const [, , oldest] = (await saved.list()).reviews;
    assert.ok(oldest);
    assert.deepEqual(
      { ...oldest, file: '' },
      {
        file: '',
        madeAt: '2026-11-01T08:00:00.000Z',
        madeWith: '0.1.0',
        accounts: 1,
      },
    );
    assert.deepEqual(await saved.read(oldest), madeOn(1));
  });

  it('can be read by the user alone, also where the folder was open to others', async function () {
    if (process.platform === 'win32') {
      // Files have no such modes there; the profile of the user, in which they are, keeps others out.
      this.skip();
    }
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
    const one = await saved.save(madeOn(1), 1);
    assert.ok(one);
    const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
    assert.equal(await modeOf(folder), 0o700);
    assert.equal(await modeOf(join(folder, one.file)), 0o600);
    assert.deepEqual(await readdir(folder), [one.file], 'and nothing unfinished is left');
  });

  it('are no more than are to be kept, and the one just saved always stays', async () => {
    for (const day of [4, 5, 6, 7]) {
      await saved.save(madeOn(day), 3);
    }
    assert.deepEqual(await days(), [7, 6, 5]);
    await saved.save(madeOn(1), 2);
    assert.deepEqual(await days(), [7, 1], 'although its time is the oldest');
    assert.equal(await saved.save(madeOn(8), 0), undefined);
    assert.deepEqual(await days(), []);
  });

  it('are saved also where an older one cannot be deleted, as while another program reads it', async () => {
    await saved.save(madeOn(2), 1);
    // A folder stands for it: what deletes files refuses it.
    await mkdir(join(folder, 'review-20261101T080000000Z-00000001.json'));
    assert.ok(await saved.save(madeOn(3), 1));
    assert.deepEqual(await days(), [3]);
  });

  it('do not go by one from the future once the clock was put right', async () => {
    for (const day of [20, 1, 2, 3]) {
      await saved.save(madeOn(day), 2);
    }
    assert.deepEqual(await days(), [3, 2]);
    await saved.save(madeOn(20), 3);
    assert.deepEqual(await saved.latest(madeOn(4).madeAt), madeOn(3));
    assert.deepEqual(await saved.latest(madeOn(3).madeAt), madeOn(3), 'made within the same millisecond');
    assert.deepEqual(await saved.latest(madeOn(1).madeAt), madeOn(20), 'better than none');
  });

  it('leave out what is damaged or newer, and say so', async () => {
    const good = await saved.save(madeOn(1), 10);
    const text = reviewToJson(madeOn(2));
    const names = [2, 3, 4].map((day) => `review-2026110${day}T080000000Z-0000000${day}.json`);
    const [cut = '', newer = '', other = ''] = names;
    await writeFile(join(folder, cut), text.slice(0, 100));
    await writeFile(join(folder, newer), text.replace('"version": 1', '"version": 2'));
    await mkdir(join(folder, other));
    await writeFile(join(folder, 'notes.txt'), 'not ours');
    assert.deepEqual(await saved.list(), {
      reviews: [good],
      unusable: [
        { file: other, why: 'unreadable' },
        { file: newer, why: 'newer' },
        { file: cut, why: 'notJson' },
      ],
    });
    assert.deepEqual(await saved.latest(NOW), madeOn(1));
    assert.equal(await saved.read({ file: cut }), undefined);
    assert.equal(await readFile(join(folder, cut), 'utf8'), text.slice(0, 100), 'left as it was');
  });

  it('are deleted all at once, with what cannot be used, and nothing else is', async () => {
    await saved.save(madeOn(1), 10);
    await writeFile(join(folder, 'review-20261102T080000000Z-00000002.json'), 'damaged');
    await writeFile(join(folder, 'review-20261103T080000000Z-00000003.json.tmp'), 'unfinished');
    await writeFile(join(folder, 'notes.txt'), 'not ours');
    assert.equal(await saved.deleteAll(), 2);
    assert.deepEqual(await readdir(folder), ['notes.txt']);
  });

  it('read nothing outside of their folder', async () => {
    await saved.save(madeOn(1), 10);
    await writeFile(join(parent, 'storage', 'other.json'), reviewToJson(madeOn(2)));
    assert.equal(await saved.read({ file: '../other.json' }), undefined);
  });

  it('are saved as a whole or not at all', async () => {
    await mkdir(join(parent, 'storage'));
    await writeFile(folder, 'a file where the folder should be');
    await assert.rejects(saved.save(madeOn(1), 10), { code: 'EEXIST' });
  });
});
