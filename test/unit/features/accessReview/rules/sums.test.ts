import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sumsOf } from '../../../../../src/features/accessReview/rules/sums';
import { account, anyReview, review, user } from '../../../../kit/sampleReviews';

describe('the sums of a review', () => {
  it('count each pair of a user and an account once', () => {
    const partly = review([
      account('a', [user(1), user(2)]),
      account('b', [user(1)], { unread: 'forbidden' }),
      account('c', [], { unread: 'offline' }),
    ]);
    const known = { users: 2, accounts: 3, reviewed: 3, withAccess: 3, withoutAccess: 0, notLoaded: 3 };
    assert.deepEqual(sumsOf(partly), known);
    assert.deepEqual(sumsOf(review([account('a', [user(1)]), account('b', [user(2)])])), {
      users: 2,
      accounts: 2,
      reviewed: 4,
      withAccess: 2,
      withoutAccess: 2,
      notLoaded: 0,
    });
  });

  it('add up for any review', () => {
    fc.assert(
      fc.property(anyReview, (any) => {
        const { users, accounts, reviewed, withAccess, withoutAccess, notLoaded } = sumsOf(any);
        assert.equal(users * accounts, reviewed + notLoaded);
        assert.equal(reviewed, withAccess + withoutAccess);
        assert.ok(Math.min(withAccess, withoutAccess, notLoaded) >= 0);
      }),
      { numRuns: 1000 },
    );
  });
});
