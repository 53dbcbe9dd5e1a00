import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { LARGEST_REVIEW_BYTES } from '../../../../../src/features/accessReview/rules/readReview';
import type { Review } from '../../../../../src/directory/review';
import { reviewToJson } from '../../../../../src/features/accessReview/rules/toJson';
import { SavedReviews } from '../../../../../src/features/accessReview/saved/savedReviews';
import { comparisonOf } from '../../../../../src/features/accessReview/rules/comparison';
import { account, anyReview, hasChanges, review, user } from '../../../../kit/sampleReviews';

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

  /** Of which days the reviews are that are kept, the newest first. */
  async function days(): Promise<number[]> {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    return names
      .map((name) => Number(name.slice('review-202611'.length).slice(0, 2)))
      .toSorted((a, b) => b - a);
  }

  /** A file that was begun some seconds ago and is not finished. */
  async function leaveUnfinished(name: string, secondsAgo: number): Promise<void> {
    const path = join(folder, name);
    await writeFile(path, '{"format":"fakturoid-access-review"');
    const at = Date.now() / 1000 - secondsAgo;
    await utimes(path, at, at);
  }

  it('are none before anything was saved, without a folder', async () => {
    assert.deepEqual(await saved.count(), { whole: 0, unfinished: 0 });
    assert.equal(await saved.latest(NOW), undefined);
    assert.deepEqual(await saved.deleteAll(), { whole: 0, unfinished: 0 });
    assert.deepEqual(await readdir(parent), []);
  });

  it('come back as they were, the newest first, whatever the order of saving', async () => {
    for (const day of [2, 3, 1]) {
      await saved.save(madeOn(day), 10);
    }
    assert.deepEqual(await days(), [3, 2, 1]);
    assert.deepEqual(await saved.latest(NOW), madeOn(3));
    assert.deepEqual(await saved.count(), { whole: 3, unfinished: 0 });
  });

  it('can be read by the user alone, also where the folder was open to others', async function () {
    if (process.platform === 'win32') {
      // Files have no such modes there; the profile of the user, in which they are, keeps others out.
      this.skip();
    }
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
    await saved.save(madeOn(1), 1);
    const [one = '', ...others] = await readdir(folder);
    const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
    assert.equal(await modeOf(folder), 0o700);
    assert.equal(await modeOf(join(folder, one)), 0o600);
    assert.deepEqual(others, [], 'and nothing unfinished is left');
  });

  it('are no more than are to be kept, and the one just saved always stays', async () => {
    for (const day of [4, 5, 6, 7]) {
      await saved.save(madeOn(day), 3);
    }
    assert.deepEqual(await days(), [7, 6, 5]);
    await saved.save(madeOn(1), 2);
    assert.deepEqual(await days(), [7, 1], 'although its time is the oldest');
    await saved.save(madeOn(8), 0);
    assert.deepEqual(await days(), []);
  });

  it('are saved also where an older one cannot be deleted, as while another program reads it', async () => {
    await saved.save(madeOn(2), 1);
    // A folder stands for it: what deletes files refuses it.
    await mkdir(join(folder, 'review-20261101T080000000Z-00000001.json'));
    await saved.save(madeOn(3), 1);
    assert.deepEqual(await days(), [3, 1]);
    assert.deepEqual(await saved.latest(NOW), madeOn(3));
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

  it('leave out what is damaged, newer or too large, and leave it as it is', async () => {
    await saved.save(madeOn(1), 10);
    const text = reviewToJson(madeOn(2));
    const names = [2, 3, 4, 5].map((day) => `review-2026110${day}T080000000Z-0000000${day}.json`);
    const [cut = '', newer = '', other = '', large = ''] = names;
    await writeFile(join(folder, cut), text.slice(0, 100));
    await writeFile(join(folder, newer), text.replace('"version": 1', '"version": 3'));
    await mkdir(join(folder, other));
    await writeFile(join(folder, large), text + ' '.repeat(LARGEST_REVIEW_BYTES));
    assert.deepEqual(await saved.latest(NOW), madeOn(1));
    assert.equal(await readFile(join(folder, cut), 'utf8'), text.slice(0, 100));
  });

  it('are deleted all at once, with what cannot be used, and nothing else is', async () => {
    await saved.save(madeOn(1), 10);
    await writeFile(join(folder, 'review-20261102T080000000Z-00000002.json'), 'damaged');
    await leaveUnfinished('review-20261103T080000000Z-00000003.json.tmp', 1);
    await writeFile(join(folder, 'notes.txt'), 'not ours');
    const there = { whole: 2, unfinished: 1 };
    assert.deepEqual(await saved.count(), there);
    assert.deepEqual(await saved.deleteAll(), there);
    assert.deepEqual(await readdir(folder), ['notes.txt']);
  });

  it('leave no names behind where VS Code was ended in the middle: what is unfinished goes with the next one', async () => {
    await saved.save(madeOn(1), 10);
    const [first = ''] = await readdir(folder);
    const beingWritten = 'review-20261103T080000000Z-00000003.json.3.tmp';
    await leaveUnfinished('review-20261102T080000000Z-00000002.json.2.tmp', 61);
    // The clock was put back since.
    await leaveUnfinished('review-20261102T080000000Z-00000002.json.4.tmp', -3600);
    await leaveUnfinished(beingWritten, 5);
    await leaveUnfinished('notes.tmp', 61);
    await saved.save(madeOn(2), 10);
    const unfinished = (await readdir(folder)).filter((name) => name.endsWith('.tmp'));
    assert.deepEqual(unfinished.toSorted(), ['notes.tmp', beingWritten]);
    assert.ok((await readdir(folder)).includes(first));
  });

  it('are not saved where they could not be read back', async () => {
    const name = 'x'.repeat(LARGEST_REVIEW_BYTES);
    await assert.rejects(saved.save(review([account('a', [user(1, { name })])]), 10), RangeError);
    assert.deepEqual(await saved.count(), { whole: 0, unfinished: 0 });
  });

  it('are opened again one by one as they were saved, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(anyReview, async (any) => {
        const id = await saved.save(any, 3);
        assert.ok(id);
        assert.deepEqual(await saved.open(id), { kind: 'review', review: any });
      }),
      { numRuns: 1000 },
    );
  });

  it('are listed with the newest first, whatever is in them, and so is what was left unfinished just now', async () => {
    for (const day of [2, 3, 1]) {
      await saved.save(madeOn(day), 10);
    }
    const damaged = 'review-20261104T080000000Z-00000004.json';
    await writeFile(join(folder, damaged), 'damaged');
    const unfinished = 'review-20261105T080000000Z-00000005.json.5.tmp';
    await leaveUnfinished(unfinished, 1);
    await leaveUnfinished('review-20261101T080000000Z-00000006.json.6.tmp', 61);
    await writeFile(join(folder, 'notes.txt'), 'not ours');
    const list = await saved.list();
    assert.deepEqual(
      list.map(({ madeAt }) => madeAt?.slice(0, 10)),
      ['2026-11-04', '2026-11-03', '2026-11-02', '2026-11-01', '2026-11-05'],
    );
    assert.deepEqual([list[0]?.id, list[4]?.id, list[4]?.isUnfinished], [damaged, unfinished, true]);
    assert.ok(
      !(await readdir(folder)).some((name) => name.endsWith('.6.tmp')),
      'what is old and unfinished goes',
    );
  });

  it('say what is wrong with one that cannot be opened, and read nothing from elsewhere', async () => {
    await saved.save(madeOn(1), 10);
    const id = 'review-20261104T080000000Z-00000004.json';
    await writeFile(join(folder, id), reviewToJson(madeOn(4)).replace('"version": 1', '"version": 9'));
    assert.deepEqual(await saved.open(id), { kind: 'newer' });
    await writeFile(join(folder, id), '{"format":"fakturoid-access-review","version":1}');
    assert.deepEqual(await saved.open(id), { kind: 'damaged' });
    assert.deepEqual(await saved.open(id.replace('4.json', '5.json')), { kind: 'gone' });
    await writeFile(join(parent, 'other.json'), reviewToJson(madeOn(1)));
    for (const outside of ['../../other.json', join(parent, 'other.json'), '', '.']) {
      assert.deepEqual(await saved.open(outside), { kind: 'gone' });
    }
  });

  it('know what one was compared with: the newest before it that can be used', async () => {
    const ids: (string | undefined)[] = [];
    for (const day of [1, 2, 4]) {
      ids.push(await saved.save(madeOn(day), 10));
    }
    await writeFile(join(folder, 'review-20261103T080000000Z-00000003.json'), 'damaged');
    const [first = '', second = '', last = ''] = ids;
    assert.deepEqual(await saved.before(last), madeOn(2));
    assert.deepEqual(await saved.before(second), madeOn(1));
    assert.equal(await saved.before(first), undefined);
  });

  it('are deleted one by one, also damaged and unfinished ones, and nothing else is', async () => {
    const id = await saved.save(madeOn(1), 10);
    const damaged = 'review-20261104T080000000Z-00000004.json';
    const unfinished = 'review-20261105T080000000Z-00000005.json.5.tmp';
    await writeFile(join(folder, damaged), 'damaged');
    await leaveUnfinished(unfinished, 1);
    await writeFile(join(folder, 'notes.txt'), 'not ours');
    await writeFile(join(parent, 'review-1.tmp'), 'not ours');
    for (const one of ['notes.txt', 'review-../../../review-1.tmp', damaged, unfinished, damaged]) {
      await saved.delete(one);
    }
    assert.deepEqual((await readdir(folder)).toSorted(), ['notes.txt', id]);
    assert.ok((await readdir(parent)).includes('review-1.tmp'));
    await saved.delete(id ?? '');
    assert.deepEqual(await readdir(folder), ['notes.txt']);
  });

  it('can be compared each with each other one, both ways round', async () => {
    for (let day = 1; day <= 12; day++) {
      await saved.save(madeOn(day), 12);
    }
    const all = await Promise.all((await saved.list()).map(({ id }) => saved.open(id)));
    const reviews = all.flatMap((found) => (found.kind === 'review' ? [found.review] : []));
    const pairs = reviews.flatMap((one, at) => reviews.slice(at + 1).map((other) => [one, other] as const));
    assert.equal(pairs.length, 66);
    for (const [one, other] of pairs) {
      assert.ok(hasChanges(comparisonOf(other, one)));
      assert.deepEqual(comparisonOf(other, one).added, comparisonOf(one, other).removed);
    }
  });

  it('are saved as a whole or not at all', async () => {
    await mkdir(join(parent, 'storage'));
    await writeFile(folder, 'a file where the folder should be');
    await assert.rejects(saved.save(madeOn(1), 10), { code: 'EEXIST' });
  });
});
