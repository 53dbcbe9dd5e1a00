import type { Review } from '../../../directory/review';

/**
 * How much a review knows, so that it adds up: `users × accounts = reviewed + notLoaded`, and
 * `reviewed = withAccess + withoutAccess`. Each user counts once, and each pair of a user and an account.
 */
export interface Sums {
  readonly users: number;
  readonly accounts: number;
  readonly reviewed: number;
  readonly withAccess: number;
  readonly withoutAccess: number;
  /** Nobody can tell whether the user has access, because the list of the account is not complete. */
  readonly notLoaded: number;
}

/** Counts what a review knows. A user who is in no account, such as an identity that could read nothing, does not count. */
export function sumsOf({ accounts }: Pick<Review, 'accounts'>): Sums {
  const users = new Set(accounts.flatMap((account) => account.users.map(({ id }) => id))).size;
  let [withAccess, withoutAccess, notLoaded] = [0, 0, 0];
  for (const account of accounts) {
    const others = users - account.users.length;
    withAccess += account.users.length;
    withoutAccess += account.unread === null ? others : 0;
    notLoaded += account.unread === null ? 0 : others;
  }
  const reviewed = withAccess + withoutAccess;
  return { users, accounts: accounts.length, reviewed, withAccess, withoutAccess, notLoaded };
}
