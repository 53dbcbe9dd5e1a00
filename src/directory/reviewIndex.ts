import { addTo } from '../base/addTo';
import { type Rights, rightsOf } from '../rights/rights';
import {
  type ProgrammaticMark,
  type Review,
  type ReviewedAccount,
  type ReviewedIdentity,
  type ReviewedUser,
  statedRightsOf,
} from './review';

/** One user in one account. */
export interface ReviewedMembership {
  readonly account: ReviewedAccount;
  readonly user: ReviewedUser;
  readonly rights: Rights;
}

/** One human or integration over all accounts, by user ID. */
export interface ReviewedPerson {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  /** They are signed in. */
  readonly isIdentity: boolean;
  readonly mark: ProgrammaticMark | undefined;
  /** Sorted by slug. */
  readonly memberships: readonly ReviewedMembership[];
}

/** A review arranged for lookups. Everything has a fixed order, whatever the order in the review. */
export interface ReviewIndex {
  readonly identities: readonly ReviewedIdentity[];
  readonly accounts: ReadonlyMap</* slug */ string, ReviewedAccount>;
  readonly people: ReadonlyMap</* user ID */ number, ReviewedPerson>;
}

/** Indexes a review once, so that no rule has to search it. */
export function indexReview(review: Review): ReviewIndex {
  const accounts = review.accounts.toSorted((one, other) => compareTexts(one.slug, other.slug));
  const identities = review.identities.toSorted((one, other) => one.userId - other.userId);
  const own = new Map(identities.map((identity) => [identity.userId, identity]));
  const marks = new Map(review.programmatic.map((mark) => [mark.userId, mark]));
  const memberships = new Map<number, ReviewedMembership[]>(identities.map(({ userId }) => [userId, []]));
  for (const account of accounts) {
    for (const user of account.users) {
      addTo(memberships, user.id, { account, user, rights: rightsOf(statedRightsOf(user)) });
    }
  }
  const people = [...memberships]
    .toSorted(([one], [other]) => one - other)
    .map(([id, places]): ReviewedPerson => {
      const identity = own.get(id);
      return {
        id,
        name: identity?.name ?? firstOf(places, 'name'),
        email: identity?.email ?? firstOf(places, 'email'),
        isIdentity: identity !== undefined,
        mark: marks.get(id),
        memberships: places,
      };
    });
  return {
    identities,
    accounts: new Map(accounts.map((account) => [account.slug, account])),
    people: new Map(people.map((person) => [person.id, person])),
  };
}

/** Compares texts in the same way on every machine, unlike the sort order of a language. */
export function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function firstOf(memberships: readonly ReviewedMembership[], field: 'name' | 'email'): string | null {
  return memberships.find(({ user }) => user[field] !== null)?.user[field] ?? null;
}
