import type { Comparison } from '../../src/features/accessReview/rules/comparison';
import fc from 'fast-check';
import type { ReviewedAccount, ReviewedIdentity, ReviewedUser, Review } from '../../src/directory/review';

/** A user who may read everything, unless said otherwise. */
export function user(id: number, rest: Partial<ReviewedUser> = {}): ReviewedUser {
  return {
    id,
    name: `User ${id}`,
    email: `user${id}@example.org`,
    permission: 'read',
    scopes: ['invoices', 'expenses', 'reports'],
    ...rest,
  };
}

/** A completely read account that identity 1 reaches. */
export function account(
  slug: string,
  users: readonly ReviewedUser[],
  rest: Partial<ReviewedAccount> = {},
): ReviewedAccount {
  return { slug, name: null, registrationNumber: null, reachedBy: [1], unread: null, users, ...rest };
}

export function identity(userId: number, rest: Partial<ReviewedIdentity> = {}): ReviewedIdentity {
  return { userId, name: `User ${userId}`, email: `user${userId}@example.org`, unread: null, ...rest };
}

/** A review by identity 1, unless said otherwise. */
export function review(accounts: readonly ReviewedAccount[], rest: Partial<Review> = {}): Review {
  return {
    format: 'fakturoid-access-review',
    version: 1,
    madeAt: '2026-11-22T08:00:00.000Z',
    madeWith: '0.1.0',
    identities: [identity(1)],
    accounts,
    programmatic: [],
    ...rest,
  };
}

/** A record as JSON gives it, with the prototype of objects. */
function record<T>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true });
}

const text = fc.option(fc.string({ unit: 'binary' }), { nil: null });
const unread = fc.option(fc.constantFrom('forbidden', 'notLoaded', 'offline'), { nil: null, freq: 2 });
const ids = fc.integer({ min: 1, max: 7 });

const users = fc.uniqueArray(
  record({
    id: ids,
    name: text,
    email: fc.option(fc.constantFrom('a@example.org', 'b@example.com', 'c@sub.example.org'), { nil: null }),
    permission: fc.constantFrom('owner', 'write', 'read', 'auditor', null),
    scopes: fc.option(
      fc.uniqueArray(fc.constantFrom('invoices', 'expenses', 'reports', 'warehouse'), { maxLength: 4 }),
      { nil: null },
    ),
  }),
  { selector: ({ id }) => id, maxLength: 7 },
);

/** Any review, of few ids and slugs, so that two of them have much in common. */
export const anyReview: fc.Arbitrary<Review> = record({
  format: fc.constant('fakturoid-access-review' as const),
  version: fc.constant(1 as const),
  madeAt: fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map((at) => at.toISOString()),
  madeWith: fc.string(),
  identities: fc.uniqueArray(record({ userId: ids, name: text, email: text, unread }), {
    selector: ({ userId }) => userId,
    maxLength: 3,
  }),
  accounts: fc.uniqueArray(
    record({
      slug: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      name: text,
      registrationNumber: text,
      reachedBy: fc.uniqueArray(ids, { minLength: 1, maxLength: 3 }),
      unread,
      users,
    }),
    { selector: ({ slug }) => slug, maxLength: 5 },
  ),
  programmatic: fc.uniqueArray(
    record({
      userId: ids,
      purpose: fc.constantFrom('readInvoices', 'issueInvoices', 'bookExpenses', 'reports', 'other', null),
    }),
    { selector: ({ userId }) => userId, maxLength: 3 },
  ),
});

/** The same review with its lists in another order. */
export function shuffled(original: Review): fc.Arbitrary<Review> {
  const inAnyOrder = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  const shuffledUser = (one: ReviewedUser): fc.Arbitrary<ReviewedUser> =>
    (one.scopes === null ? fc.constant(null) : inAnyOrder(one.scopes)).map((scopes) => ({ ...one, scopes }));
  const shuffledAccount = (one: ReviewedAccount): fc.Arbitrary<ReviewedAccount> =>
    fc
      .tuple(
        fc.tuple(...one.users.map(shuffledUser)).chain((all) => inAnyOrder(all)),
        inAnyOrder(one.reachedBy),
      )
      .map(([members, reachedBy]) => ({ ...one, users: members, reachedBy }));
  return fc
    .tuple(
      inAnyOrder(original.identities),
      fc.tuple(...original.accounts.map(shuffledAccount)).chain((all) => inAnyOrder(all)),
      inAnyOrder(original.programmatic),
    )
    .map(([identities, accounts, programmatic]) => ({ ...original, identities, accounts, programmatic }));
}

/** Whether anything changed that both reviews could read. */
export function hasChanges({ added, removed, changed, gained, lost, marks }: Comparison): boolean {
  return [added, removed, changed, gained, lost, marks].some((changes) => changes.length > 0);
}
