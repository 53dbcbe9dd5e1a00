import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  isTooLarge,
  LARGEST_REVIEW_BYTES,
  readReview,
} from '../../../../../src/features/accessReview/rules/readReview';
import { PURPOSES } from '../../../../../src/rights/purposes';
import type { Review } from '../../../../../src/directory/review';
import { reviewToJson } from '../../../../../src/features/accessReview/rules/toJson';
import { account, anyReview, review, user } from '../../../../kit/sampleReviews';

const whole = review([account('a', [user(1)])], { programmatic: [{ userId: 9, purpose: null }] });
const json = reviewToJson(review([account('firm', [user(1), user(2)])]));

/** The JSON of a review with one thing changed. */
function changed(change: (json: Record<string, unknown>) => void): string {
  const json = JSON.parse(reviewToJson(whole)) as Record<string, unknown>;
  change(json);
  return JSON.stringify(json);
}

/** As the description of the format says. */
const MOST_SIGNS = 300_000;

describe('the JSON of a review', () => {
  it('gives back every review', () => {
    fc.assert(
      fc.property(anyReview, (any) => {
        assert.deepEqual(readReview(reviewToJson(any)), { kind: 'review', review: any });
      }),
    );
  });

  it('may have new fields and a byte order mark', () => {
    const text = changed((json) => {
      json['madeBy'] = 'a later version';
      Object.assign((json['accounts'] as object[])[0] ?? {}, { plan: 'Na maximum' });
    });
    assert.deepEqual(readReview(`\uFEFF${text}`), { kind: 'review', review: whole });
  });

  for (const [what, text, kind] of [
    ['nothing', '', 'notJson'],
    ['cut off', json.slice(0, -10), 'notJson'],
    ['a table', 'slug,name', 'notJson'],
    ['half of a deep list', '['.repeat(100_000), 'notJson'],
    ['a picture', '\u0000PNG', 'notJson'],
    ['of another program', '{"format":"something","version":1}', 'foreign'],
    ['a list', '[1, 2]', 'foreign'],
    ['nothing but null', 'null', 'foreign'],
    ['without its accounts', json.replace('"accounts"', '"konta"'), 'damaged'],
    ['without its version', json.replace('"version": 1,', ''), 'damaged'],
    ['with somebody twice', json.replace('"id": 2', '"id": 1'), 'damaged'],
    ['from before the first version', json.replace('"version": 1', '"version": 0'), 'older'],
    [
      'from a later version, whatever else it holds',
      '{"format":"fakturoid-access-review","version":3}',
      'newer',
    ],
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

  it('is refused where it is damaged', () => {
    const [first] = whole.accounts;
    const damaged = [
      changed((json) => (json['madeAt'] = 'yesterday')),
      changed((json) => (json['accounts'] = [{ ...first, users: [{ id: 1.5 }] }])),
      changed((json) => (json['accounts'] = [first, first])),
      changed((json) => (json['accounts'] = [{ ...first, users: [user(1), user(1)] }])),
    ];
    for (const text of damaged) {
      assert.deepEqual(readReview(text), { kind: 'damaged' }, text);
    }
  });

  it('is told from a list of anything else, however long, wherever it stands', () => {
    const ones = Array<number>(MOST_SIGNS - 1000).fill(1);
    const [first] = whole.accounts;
    const [someone] = first?.users ?? [];
    for (const change of [
      { identities: ones },
      { accounts: ones },
      { accounts: [{ ...first, users: ones }] },
      { accounts: [{ ...first, reachedBy: ones.map(() => null) }] },
      { accounts: [{ ...first, users: [{ ...someone, scopes: ones }] }] },
      { programmatic: ones },
      { madeAt: `2026-11-22T08:00:00.${'0'.repeat(1_000_000)}Z` },
    ]) {
      const text = changed((json) => Object.assign(json, change));
      assert.equal(readReview(text).kind, 'damaged', Object.keys(change).join());
    }
  });

  it('is not parsed when it is larger than any of ours, in bytes or in what they part', () => {
    const ofBytes = (bytes: number): string => `"${'é'.repeat((bytes - 2) / 2)}"`;
    assert.deepEqual(readReview(ofBytes(LARGEST_REVIEW_BYTES)), { kind: 'foreign' });
    assert.deepEqual(readReview(ofBytes(LARGEST_REVIEW_BYTES + 2)), { kind: 'tooLarge' });
    assert.deepEqual(readReview(`[${'1,'.repeat(MOST_SIGNS - 1)}1]`), { kind: 'foreign' });
    assert.deepEqual(readReview(`[${'1,'.repeat(MOST_SIGNS)}1]`), { kind: 'tooLarge' });
  });

  it('has room for three times the accounts and users that anybody has, with long names', () => {
    const largest = ofSize({ accounts: 1500, usersEach: 10 });
    assert.equal(isTooLarge(reviewToJson(largest)), false);
    assert.deepEqual(readReview(reviewToJson(largest)), { kind: 'review', review: largest });
    assert.equal(isTooLarge(reviewToJson(ofSize({ accounts: 3, usersEach: 5000 }))), false);
  });
});

function ofSize({ accounts, usersEach }: { accounts: number; usersEach: number }): Review {
  const slug = 'ucetni-kancelar-';
  return review(
    Array.from({ length: accounts }, (_account, at) =>
      account(
        `${slug}${at}`,
        Array.from({ length: usersEach }, (_user, index) => {
          const id = 100_000 + at * usersEach + index;
          return user(id, {
            name: `Bartoloměj Přibyslavský ${id}`,
            email: `bartolomej.${id}@kancelar.example`,
          });
        }),
        { name: `Účetní kancelář ${at} s.r.o.`, registrationNumber: '00000000' },
      ),
    ),
  );
}

describe('the documentation of the format', () => {
  const text = readFileSync('docs/access-review-format.md', 'utf8');
  const example = /```json\n(.*?)```/s.exec(text)?.[1] ?? '';

  it('has an example that is read without a loss', () => {
    const parsed = readReview(example);
    assert.ok(parsed.kind === 'review');
    const { decisions, ...reviewed } = JSON.parse(example) as Record<string, unknown>;
    assert.deepEqual(parsed.review, { ...reviewed, version: 1 });
    assert.deepEqual(parsed.decisions, decisions);
    assert.equal(parsed.review.accounts.length, 2);
    assert.equal(parsed.decisions?.accepted.length, 1);
  });

  it('names every field, every purpose and the limit', () => {
    const fields = new Set([...example.matchAll(/"(\w+)":/g)].map(([, field]) => field));
    assert.ok(fields.size > 10);
    for (const name of [...fields, ...Object.keys(PURPOSES)]) {
      assert.ok(text.includes(`\`${name}\``), name);
    }
    assert.ok(
      text.includes(
        `${LARGEST_REVIEW_BYTES / 1024 / 1024} MiB and ${MOST_SIGNS.toLocaleString('en')} characters`,
      ),
    );
  });
});
