import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { DecisionStore } from '../../../../../src/features/accessReview/decisions/decisionStore';
import type { Decision } from '../../../../../src/features/accessReview/rules/decisions';
import { acceptingAll, TODAY } from '../../../../kit/sampleDecisions';
import { account, review, user } from '../../../../kit/sampleReviews';

describe('kept decisions', () => {
  const owners = [1, 2].map((id) => user(id, { permission: 'owner' }));
  const [token, several] = acceptingAll(review([account('a', owners)]));
  let parent: string;
  let folder: string;
  let store: DecisionStore;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'fakturoid-decisions-'));
    folder = join(parent, 'storage', 'reviews');
    store = new DecisionStore(folder);
    assert.ok(token && several);
  });

  afterEach(() => rm(parent, { recursive: true }));

  /** What is kept, as it was saved. */
  async function kept(): Promise<Decision[]> {
    return (await store.all()).map(({ id, ...rest }) => {
      assert.ok(id);
      return rest;
    });
  }

  async function save(decision: Decision | undefined): Promise<void> {
    assert.ok(decision);
    await store.save(decision, TODAY);
  }

  it('are none before anything was saved, without a folder', async () => {
    assert.deepEqual(await store.all(), []);
    assert.deepEqual(await store.deleteAll(), { whole: 0, unfinished: 0 });
    assert.deepEqual(await readdir(parent), []);
  });

  it('come back as they were, in files that the user alone can read, and can be removed', async () => {
    await save(token);
    await save(several);
    assert.deepEqual(new Set(await kept()), new Set([token, several]));
    if (process.platform !== 'win32') {
      const modes = (await readdir(folder)).map(
        async (name) => (await stat(join(folder, name))).mode & 0o777,
      );
      assert.deepEqual(await Promise.all(modes), [0o600, 0o600]);
      assert.equal((await stat(folder)).mode & 0o777, 0o700);
    }
    const [first] = await store.all();
    await store.remove(first?.id);
    await store.remove(first?.id);
    assert.equal((await store.all()).length, 1);
  });

  it('take the place of older ones about the same, also when saved a second time', async () => {
    await save(token);
    await save(token && { ...token, reason: 'They are the founder.' });
    await save(token && { ...token, reason: 'They are the founder.' });
    assert.deepEqual(
      (await kept()).map(({ reason }) => reason),
      ['They are the founder.'],
    );
  });

  it('are removed only by their own names', async () => {
    await save(token);
    await writeFile(join(parent, 'storage', 'other.json'), '');
    await store.remove('../other.json');
    await store.remove(undefined);
    assert.deepEqual(await readdir(join(parent, 'storage')), ['other.json', 'reviews']);
  });

  it('leave out what is damaged: each changed byte', async () => {
    await save(token);
    const [name = ''] = await readdir(folder);
    const path = join(folder, name);
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(whole);
        damaged.writeUInt8(damaged.readUInt8(at) ^ change, at);
        await writeFile(path, damaged);
        assert.deepEqual(await store.all(), []);
      }),
      { numRuns: 1000 },
    );
    await writeFile(path, whole.subarray(0, 100));
    assert.deepEqual(await store.all(), []);
    await rm(path);
    await mkdir(path);
    assert.deepEqual(await store.all(), [], 'a folder of that name');
  });

  it('go a year after their time was over, when another one is saved', async () => {
    for (const until of ['2025-11-26', '2025-11-27', TODAY]) {
      const cases = [{ slug: until, userId: 1, permission: null, scopes: null, detail: null }];
      await save(token && { ...token, cases, until });
    }
    assert.deepEqual((await kept()).map(({ until }) => until).toSorted(), ['2025-11-27', TODAY]);
  });

  it('leave nothing of one while which VS Code was ended, and nothing at all once they are deleted', async () => {
    await save(token);
    const [name = ''] = await readdir(folder);
    const leave = async (secondsAgo: number, ending: string): Promise<void> => {
      const path = join(folder, `${name}.${ending}.tmp`);
      await writeFile(path, '{"acceptedBy":{"name":"Jana Vzorová"');
      const at = Date.now() / 1000 - secondsAgo;
      await utimes(path, at, at);
    };
    await leave(61, 'aaaa');
    await store.all();
    assert.deepEqual(await store.count(), { whole: 1, unfinished: 0 });
    await leave(61, 'aaaa');
    await save(several);
    assert.deepEqual(await store.count(), { whole: 2, unfinished: 0 });
    await leave(0, 'bbbb');
    await writeFile(join(folder, 'review-20261101T080000000Z-00000001.json'), '');
    assert.deepEqual(await store.count(), { whole: 2, unfinished: 1 });
    assert.deepEqual(await store.deleteAll(), { whole: 2, unfinished: 1 });
    assert.deepEqual(await readdir(folder), ['review-20261101T080000000Z-00000001.json']);
  });
});
