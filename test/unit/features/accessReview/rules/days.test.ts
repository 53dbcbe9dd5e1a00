import assert from 'node:assert/strict';
import { addDays, addMonths, isDay, localDay } from '../../../../../src/features/accessReview/rules/days';

describe('days', () => {
  it('are those of this computer, whatever day it is in universal time', () => {
    assert.equal(localDay(new Date(2026, 10, 27, 0, 0).getTime()), '2026-11-27');
    assert.equal(localDay(new Date(2026, 10, 27, 23, 59, 59, 999).getTime()), '2026-11-27');
  });

  it('are told from what is no day of the calendar', () => {
    for (const day of ['2026-11-27', '2028-02-29']) {
      assert.ok(isDay(day), day);
    }
    for (const text of [
      '',
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '26-11-27',
      '2026-11-27T00',
      ' 2026-11-27',
    ]) {
      assert.ok(!isDay(text), text);
    }
  });

  it('are counted over the ends of months and years', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2028-03-01', -1), '2028-02-29');
    assert.equal(addMonths('2026-08-31', 6), '2027-02-28');
    assert.equal(addMonths('2028-02-29', 12), '2029-02-28');
    assert.equal(addMonths('2026-11-27', 12), '2027-11-27');
  });
});
