import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LARGEST_REVIEW, parseReview } from '../../../src/access/parseReview';
import { reviewToJson } from '../../../src/access/review';
import { account, anyReview, review, user } from './reviews';

const whole = review([account('a', [user(1)])], { programmatic: [{ userId: 9, purpose: null }] });

/** The JSON of a review with one thing changed. */
function changed(change: (json: Record<string, unknown>) => void): string {
  const json = JSON.parse(reviewToJson(whole)) as Record<string, unknown>;
  change(json);
  return JSON.stringify(json);
}

describe('the JSON of a review', () => {
  it('gives back every review', () => {
    fc.assert(
      fc.property(anyReview, (any) => {
        assert.deepEqual(parseReview(reviewToJson(any)), { kind: 'review', review: any });
      }),
    );
  });

  it('may have new fields and a byte order mark', () => {
    const text = changed((json) => {
      json['madeBy'] = 'a later version';
      Object.assign((json['accounts'] as object[])[0] ?? {}, { plan: 'Na maximum' });
    });
    assert.deepEqual(parseReview(`\uFEFF${text}`), { kind: 'review', review: whole });
  });

  it('is told from a newer version, whatever else that holds', () => {
    assert.deepEqual(parseReview('{"format":"fakturoid-access-review","version":2}'), {
      kind: 'newer',
      version: 2,
    });
  });

  it('is told from what is no JSON', () => {
    const text = reviewToJson(whole);
    for (const other of ['', 'slug,name', text.slice(0, -10), '['.repeat(100_000)]) {
      assert.deepEqual(parseReview(other), { kind: 'notJson' });
    }
  });

  it('is told from other JSON and from what is damaged', () => {
    const [first] = whole.accounts;
    const damaged = [
      'null',
      '[]',
      '{"version":2}',
      changed((json) => delete json['format']),
      changed((json) => delete json['accounts']),
      changed((json) => (json['version'] = 0)),
      changed((json) => (json['madeAt'] = 'yesterday')),
      changed((json) => (json['accounts'] = [{ ...first, users: [{ id: 1.5 }] }])),
      changed((json) => (json['accounts'] = [first, first])),
      changed((json) => (json['accounts'] = [{ ...first, users: [user(1), user(1)] }])),
    ];
    for (const text of damaged) {
      assert.deepEqual(parseReview(text), { kind: 'notReview' }, text);
    }
  });

  it('is not parsed when it is larger than any of ours', () => {
    assert.deepEqual(parseReview(' '.repeat(LARGEST_REVIEW + 1)), { kind: 'tooLarge' });
  });
});
