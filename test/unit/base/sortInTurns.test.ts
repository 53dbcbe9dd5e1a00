import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SORTED_PER_TURN, sortInTurns } from '../../../src/base/sortInTurns';

interface Item {
  readonly key: number;
  readonly position: number;
}

const byKey = (a: Item, b: Item): number => a.key - b.key;

describe('sortInTurns', () => {
  it('gives what sorting at once gives, equal ones in the order they came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 6 * SORTED_PER_TURN, size: 'max' }),
        async (keys) => {
          const items = keys.map((key, position): Item => ({ key, position }));
          assert.deepEqual(await sortInTurns(items, byKey), items.toSorted(byKey));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('leaves what it was given as it is', async () => {
    const items = [3, 1, 2];
    assert.deepEqual(await sortInTurns(items, (a, b) => a - b), [1, 2, 3]);
    assert.deepEqual(items, [3, 1, 2]);
  });

  it('lets other things run, and does not compare for long without a break', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => (index * 7919) % 10_007);
    let compared = 0;
    let most = 0;
    let isOver = false;
    const look = (): void => {
      most = Math.max(most, compared);
      compared = 0;
      if (!isOver) setImmediate(look);
    };
    setImmediate(look);
    await sortInTurns(items, (a, b) => {
      compared++;
      return a - b;
    });
    isOver = true;
    most = Math.max(most, compared);
    // The most is bringing the two halves together: to see that they are sorted, and to merge them.
    assert.ok(most < 2 * items.length, String(most));
  });
});
