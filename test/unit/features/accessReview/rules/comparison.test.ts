import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparisonOf, type Comparison } from '../../../../../src/features/accessReview/rules/comparison';
import type { Review, ReviewedUser } from '../../../../../src/directory/review';
import {
  account,
  anyReview,
  hasChanges,
  identity,
  review,
  shuffled,
  user,
} from '../../../../kit/sampleReviews';

/** The other direction of a comparison. */
function reversed(comparison: Comparison): Comparison {
  const opposite = { more: 'less', less: 'more', otherwise: 'otherwise' } as const;
  const turned = <T extends { before: unknown; after: unknown }>(items: readonly T[]): T[] =>
    items.map((item) => ({ ...item, before: item.after, after: item.before }));
  return {
    added: comparison.removed,
    removed: comparison.added,
    gained: comparison.lost,
    lost: comparison.gained,
    changed: turned(comparison.changed).map((item) => ({ ...item, direction: opposite[item.direction] })),
    marks: turned(comparison.marks),
    incomparableAccounts: turned(comparison.incomparableAccounts),
    incomparableIdentities: turned(comparison.incomparableIdentities),
  };
}

/** Who may do what, by slug and user; undefined where the accounts of a review were not read in full. */
function rightsBySlug(of: Review): Map<string, Map<number, string> | undefined> {
  const rights = ({ permission, scopes }: ReviewedUser): string =>
    JSON.stringify([permission, scopes?.toSorted()]);
  return new Map(
    of.accounts.map(({ slug, unread, users }) => [
      slug,
      unread === null ? new Map(users.map((one) => [one.id, rights(one)])) : undefined,
    ]),
  );
}

/** What `before` becomes when the changes of users are made in it. */
function applyDifference(before: Review, { added, removed, changed }: Comparison): Review {
  return {
    ...before,
    accounts: before.accounts.map((one) => {
      const gone = new Set(removed.filter(({ slug }) => slug === one.slug).map(({ user: { id } }) => id));
      const other = new Map(
        changed.filter(({ slug }) => slug === one.slug).map(({ after }) => [after.id, after]),
      );
      const newcomers = added.filter(({ slug }) => slug === one.slug).map((change) => change.user);
      const stayed = one.users.filter(({ id }) => !gone.has(id)).map((kept) => other.get(kept.id) ?? kept);
      return { ...one, users: [...stayed, ...newcomers] };
    }),
  };
}

describe('the comparison of two reviews', () => {
  const older = review([
    account('a', [user(1), user(2), user(3, { permission: 'owner' })]),
    account('b', [user(1), user(4)]),
  ]);

  it('says who added, who left and whose rights changed', () => {
    const after = review([
      account('b', [user(1), user(4, { scopes: ['invoices'] })]),
      account('a', [user(5), user(1, { permission: 'write' }), user(3, { permission: 'auditor' })]),
    ]);
    const { added, removed, changed } = comparisonOf(older, after);
    assert.deepEqual(added, [{ slug: 'a', user: user(5) }]);
    assert.deepEqual(removed, [{ slug: 'a', user: user(2) }]);
    assert.deepEqual(
      changed.map((change) => [change.slug, change.after.id, change.direction]),
      [
        ['a', 1, 'more'],
        ['a', 3, 'otherwise'],
        ['b', 4, 'less'],
      ],
    );
  });

  it('says which accounts were gained and lost, and nothing of their users', () => {
    const after = review([
      account('a', [...(older.accounts[0]?.users ?? [])]),
      account('c', [user(1), user(9)]),
    ]);
    const comparison = comparisonOf(older, after);
    assert.deepEqual(
      [comparison.gained, comparison.lost].map((all) => all.map((one) => [one.account.slug, one.userIds])),
      [[['c', [1]]], [['b', [1]]]],
    );
    assert.deepEqual([comparison.added, comparison.removed, comparison.incomparableAccounts], [[], [], []]);
  });

  it('calls nothing lost or gained when an identity was not read or not signed in', () => {
    const [a] = older.accounts;
    assert.ok(a);
    for (const identities of [[identity(1, { unread: 'offline' })], []]) {
      const comparison = comparisonOf(older, review([a], { identities }));
      assert.equal(hasChanges(comparison), false);
      assert.deepEqual(comparison.incomparableAccounts, [{ key: 'b', before: 'read', after: 'missing' }]);
      assert.deepEqual(comparison.incomparableIdentities, [
        { key: 1, before: 'read', after: identities[0]?.unread ?? 'missing' },
      ]);
    }
  });

  it('says which accounts an identity gained and lost that another one reaches as well', () => {
    const reachedBy = (...ids: number[]): Review =>
      review(
        [
          account(
            'a',
            ids.map((id) => user(id)),
            { reachedBy: ids, unread: 'forbidden' },
          ),
        ],
        {
          identities: [identity(1), identity(2)],
        },
      );
    const [both, one] = [reachedBy(1, 2), reachedBy(1)];
    const told = ({ gained, lost }: Comparison): unknown =>
      [gained, lost].map((all) => all.map((change) => [change.account.slug, change.userIds]));
    assert.deepEqual(told(comparisonOf(both, one)), [[], [['a', [2]]]]);
    assert.deepEqual(told(comparisonOf(one, both)), [[['a', [2]]], []]);
    assert.deepEqual(
      comparisonOf(both, one).incomparableAccounts,
      [{ key: 'a', before: 'forbidden', after: 'forbidden' }],
      'who else added or left is not known',
    );
    const blind = { ...one, identities: [identity(1), identity(2, { unread: 'offline' })] };
    assert.deepEqual(told(comparisonOf(both, blind)), [[], []]);
    const whole = (of: Review): Review => ({
      ...of,
      accounts: of.accounts.map((any) => ({ ...any, unread: null })),
    });
    const comparison = comparisonOf(whole(both), whole(one));
    assert.deepEqual(told(comparison), [[], []], 'he is among those who left');
    assert.deepEqual(
      comparison.removed.map((change) => change.user.id),
      [2],
    );
  });

  it('compares whom both know where a list is not complete, and nobody else', () => {
    const after = review([
      account('a', [user(1, { permission: 'owner' }), user(8)], { unread: 'forbidden' }),
      account('b', [user(1), user(4)]),
    ]);
    const comparison = comparisonOf(older, after);
    assert.deepEqual([comparison.added, comparison.removed], [[], []]);
    assert.deepEqual(
      comparison.changed.map((change) => change.after.id),
      [1],
    );
    assert.deepEqual(comparison.incomparableAccounts, [{ key: 'a', before: 'read', after: 'forbidden' }]);
  });

  it('says which marks added, went and changed', () => {
    const marks = (...programmatic: Review['programmatic']): Review => review([], { programmatic });
    const one = marks(
      { userId: 1, purpose: null },
      { userId: 2, purpose: null },
      { userId: 3, purpose: null },
    );
    const other = marks(
      { userId: 4, purpose: null },
      { userId: 3, purpose: 'reports' },
      { userId: 1, purpose: null },
    );
    assert.deepEqual(comparisonOf(one, other).marks, [
      { userId: 2, before: { userId: 2, purpose: null }, after: undefined },
      { userId: 3, before: { userId: 3, purpose: null }, after: { userId: 3, purpose: 'reports' } },
      { userId: 4, before: undefined, after: { userId: 4, purpose: null } },
    ]);
  });

  it('tells growing from shrinking only by what is known', () => {
    const direction = (
      one: [string | null, readonly string[] | null],
      other: [string | null, readonly string[] | null],
    ): string | undefined =>
      comparisonOf(
        review([account('a', [user(1, { permission: one[0], scopes: one[1] })])]),
        review([account('a', [user(1, { permission: other[0], scopes: other[1] })])]),
      ).changed[0]?.direction;
    assert.equal(direction(['read', []], ['write', []]), 'more');
    assert.equal(direction(['owner', []], ['write', []]), 'less');
    assert.equal(direction(['read', []], ['read', ['invoices']]), 'more');
    assert.equal(direction(['read', []], ['write', ['invoices']]), 'more');
    assert.equal(direction(['read', ['invoices']], ['write', []]), 'otherwise');
    assert.equal(direction(['read', ['invoices']], ['read', ['reports']]), 'otherwise');
    assert.equal(direction(['read', []], ['read', ['warehouse']]), 'otherwise');
    assert.equal(direction(['read', null], ['read', []]), 'otherwise');
    assert.equal(direction([null, []], ['read', []]), 'otherwise');
    assert.equal(direction(['auditor', ['invoices']], ['auditor', []]), 'less');
    assert.equal(direction(['auditor', ['a', 'b']], ['auditor', ['b', 'a', 'b']]), undefined);
    assert.equal(direction([null, null], ['', null]), undefined);
  });

  it('finds no change between a review and itself, in whatever order', () => {
    fc.assert(
      fc.property(
        anyReview.chain((any) => fc.tuple(fc.constant(any), shuffled(any))),
        ([one, other]) => !hasChanges(comparisonOf(one, other)),
      ),
    );
  });

  it('does not depend on the order of anything', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(anyReview, anyReview)
          .chain(([one, other]) =>
            fc.tuple(fc.constant([one, other] as const), shuffled(one), shuffled(other)),
          ),
        ([[one, other], oneShuffled, otherShuffled]) => {
          // A change holds whole users and accounts, in which lists have the order of their review.
          const brief = ({ added, removed, changed, gained, lost, ...rest }: Comparison): unknown => [
            [added, removed].map((all) => all.map(({ slug, user: { id } }) => [slug, id])),
            changed.map(({ slug, before: { id }, direction }) => [slug, id, direction]),
            [gained, lost].map((all) => all.map(({ account: { slug }, userIds }) => [slug, userIds])),
            rest,
          ];
          assert.deepEqual(brief(comparisonOf(oneShuffled, otherShuffled)), brief(comparisonOf(one, other)));
        },
      ),
    );
  });

  it('is the same backwards', () => {
    fc.assert(
      fc.property(anyReview, anyReview, (one, other) => {
        assert.deepEqual(comparisonOf(other, one), reversed(comparisonOf(one, other)));
      }),
      { numRuns: 1000 },
    );
  });

  it('makes the later review out of the earlier one, where both were read in full', () => {
    fc.assert(
      fc.property(anyReview, anyReview, (one, other) => {
        const applied = rightsBySlug(applyDifference(one, comparisonOf(one, other)));
        const [start, wanted] = [rightsBySlug(one), rightsBySlug(other)];
        for (const [slug, users] of wanted) {
          if (users !== undefined && start.get(slug) !== undefined) {
            assert.deepEqual(applied.get(slug), users);
          }
        }
      }),
    );
  });

  it('knows every account that is in one review only as gained, lost or not comparable', () => {
    fc.assert(
      fc.property(anyReview, anyReview, (one, other) => {
        const { gained, lost, incomparableAccounts } = comparisonOf(one, other);
        const [earlier, later] = [one, other].map(
          ({ accounts }) => new Set(accounts.map(({ slug }) => slug)),
        );
        assert.ok(earlier && later);
        const told = new Set([
          ...[...gained, ...lost].map((change) => change.account.slug),
          ...incomparableAccounts.map(({ key }) => key),
        ]);
        const inOneOnly = [...earlier, ...later].filter((slug) => !(earlier.has(slug) && later.has(slug)));
        assert.ok(inOneOnly.every((slug) => told.has(slug)));
      }),
    );
  });

  it('takes nobody for removed because an account is missing or unread', () => {
    fc.assert(
      fc.property(
        anyReview,
        anyReview,
        fc.func(fc.constantFrom('missing', 'unread', 'read')),
        (one, other, fate) => {
          const slugs = new Set<string>();
          const accounts = other.accounts.flatMap((kept) => {
            const what = fate(kept.slug);
            if (what !== 'read') slugs.add(kept.slug);
            return what === 'missing'
              ? []
              : [what === 'unread' ? { ...kept, unread: 'forbidden', users: [] } : kept];
          });
          const { removed } = comparisonOf(one, { ...other, accounts });
          assert.ok(removed.every(({ slug }) => !slugs.has(slug)));
        },
      ),
    );
  });

  it('takes no account for lost because an identity is missing or unread', () => {
    fc.assert(
      fc.property(anyReview, anyReview, (one, other) => {
        const blind = {
          ...other,
          identities: other.identities.map((who) => ({ ...who, unread: 'offline' })),
        };
        assert.deepEqual(comparisonOf(one, blind).lost, []);
        assert.deepEqual(comparisonOf(one, { ...other, identities: [] }).lost, []);
      }),
    );
  });
});
