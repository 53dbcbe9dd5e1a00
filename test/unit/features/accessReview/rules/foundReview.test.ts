import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reviewToJson } from '../../../../../src/directory/review';
import { readReview } from '../../../../../src/features/accessReview/rules/foundReview';
import { account, anyReview, review, user } from '../../../../kit/sampleReviews';

const json = reviewToJson(review([account('firm', [user(1), user(2)])]));

describe('what a file turns out to be', () => {
  it('is any review that was exported', () => {
    fc.assert(
      fc.property(anyReview, (any) => {
        assert.deepEqual(readReview(`\uFEFF${reviewToJson(any)}`), { kind: 'review', review: any });
      }),
    );
  });

  for (const [what, text, kind] of [
    ['nothing', '', 'notJson'],
    ['cut off', json.slice(0, 200), 'notJson'],
    ['a picture', '\u0000PNG', 'notJson'],
    ['of another program', '{"format":"something","version":1}', 'foreign'],
    ['a list', '[1, 2]', 'foreign'],
    ['nothing but null', 'null', 'foreign'],
    ['without its accounts', json.replace('"accounts"', '"konta"'), 'damaged'],
    ['without its version', json.replace('"version": 1,', ''), 'damaged'],
    ['with somebody twice', json.replace('"id": 2', '"id": 1'), 'damaged'],
    ['from before the first version', json.replace('"version": 1', '"version": 0'), 'older'],
    ['from a later version', json.replace('"version": 1', '"version": 99'), 'newer'],
    ['too large', ' '.repeat(6 * 1024 * 1024), 'tooLarge'],
  ] as const) {
    it(`is told: ${what}`, () => {
      assert.equal(readReview(text).kind, kind);
    });
  }

  it('is told of every text there is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readReview(text).kind !== 'review'));
  });
});
