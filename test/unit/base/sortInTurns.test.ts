import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SORTED_PER_TURN, sortInTurns } from '../../../src/base/sortInTurns';

interface Item {
  readonly key: number;
  readonly position: number;
}

const byKey = (a: Item, b: Item): number => a.key - b.key;

/** Without the difference of two long lists, which takes minutes to word. */
function assertSame<T>(actual: readonly T[], expected: readonly T[]): void {
  assert.equal(actual.length, expected.length);
  assert.equal(
    expected.findIndex((item, index) => item !== actual[index]),
    -1,
  );
}

describe('sortInTurns', () => {
  it('gives what sorting at once gives, equal ones in the order they came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 4 * SORTED_PER_TURN, size: 'max' }),
        async (keys) => {
          const items = keys.map((key, position): Item => ({ key, position }));
          assertSame(await sortInTurns(items, byKey), items.toSorted(byKey));
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
    const compare = (one: number, other: number): number => {
      compared++;
      return one - other;
    };
    const expected = items.toSorted(compare);
    const atOnce = compared;
    compared = 0;
    let most = 0;
    let isOver = false;
    const look = (): void => {
      most = Math.max(most, compared);
      compared = 0;
      if (!isOver) setImmediate(look);
    };
    setImmediate(look);
    const sorted = await sortInTurns(items, compare);
    isOver = true;
    assertSame(sorted, expected);
    most = Math.max(most, compared);
    assert.ok(most > 0 && most < atOnce / 3, `${most} of ${atOnce}`);
  });
});
