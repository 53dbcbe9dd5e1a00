import assert from 'node:assert/strict';
import {
  tidyAfterStart,
  UNFINISHED_KEY,
} from '../../../../../src/features/accessReview/evidence/tidyAfterStart';
import { FakeClock } from '../../../../kit/fakeClock';
import { FakeMemento } from '../../../../kit/fakeMemento';
import { MemoryLog } from '../../../../kit/memoryLog';

describe('evidence that is not finished', () => {
  it('is tidied up after the start, again once it can be told that nobody writes it, and not at all where nothing is noted', async () => {
    const memento = new FakeMemento();
    const clock = new FakeClock();
    let tidied = 0;
    const tidy = (): Promise<boolean> => Promise.resolve(++tidied < 2);
    const log = new MemoryLog();
    const start = () => tidyAfterStart({ memento, clock, log, unfinished: () => Promise.resolve({ tidy }) });
    start();
    assert.equal(clock.sleeping, 0);
    await memento.update(UNFINISHED_KEY, ['file:///a']);
    start();
    assert.equal(tidied, 0);
    await clock.advance(5_000);
    assert.equal(tidied, 1);
    await clock.advance(60_000);
    assert.deepEqual([tidied, clock.sleeping], [2, 0]);
    start().dispose();
    await clock.advance(60_000);
    assert.deepEqual([tidied, clock.sleeping, log.text], [2, 0, '']);
  });
});
