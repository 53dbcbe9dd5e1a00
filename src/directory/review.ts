import type { FailureKind } from '../fakturoid/errors';
import type { StatedRights } from '../rights/rights';

/** Names the format in a file; `docs/access-review-format.md` documents it. */
export const REVIEW_FORMAT = 'fakturoid-access-review';
/** Raised when a reader of the older version would misread the newer one; a new field alone does not raise it. */
export const REVIEW_VERSION = 1;

/** Why something is not known or not known in full: what failed, or nobody loaded it. */
export type UnreadReason = FailureKind | 'notLoaded';

/**
 * Who had access to what at one time, as far as some identities could read it. Plain data, in the form that is saved
 * and exported; it contains no secret. `null` stands for what Fakturoid did not state.
 */
export interface Review {
  readonly format: typeof REVIEW_FORMAT;
  readonly version: typeof REVIEW_VERSION;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  /** Version of the extension. */
  readonly madeWith: string;
  readonly identities: readonly ReviewedIdentity[];
  readonly accounts: readonly ReviewedAccount[];
  readonly programmatic: readonly ProgrammaticMark[];
}

/** When, as whom and with which version a review was made. */
export type ReviewOrigin = Pick<Review, 'madeAt' | 'madeWith' | 'identities'>;

/** A signed-in user, through whom the review was made. */
export interface ReviewedIdentity {
  readonly userId: number;
  readonly name: string | null;
  readonly email: string | null;
  /** Why their accounts are not known; `null`: they are. A file may hold a reason that this version does not know. */
  readonly unread: string | null;
}

export interface ReviewedAccount {
  readonly slug: string;
  readonly name: string | null;
  readonly registrationNumber: string | null;
  /** User IDs of the identities that have access to it. */
  readonly reachedBy: readonly number[];
  /** Why the list of its users is not complete; `null`: it is. As in {@link ReviewedIdentity.unread}. */
  readonly unread: string | null;
  /** All users; if the list is not complete, those who are known anyway, such as the identities themselves. */
  readonly users: readonly ReviewedUser[];
}

/** A user of one account, with their rights there as they came. */
export interface ReviewedUser {
  /** Same in every account (Fakturoid API v3, Users). */
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly permission: string | null;
  readonly scopes: readonly string[] | null;
}

/** A user who was marked as programmatic when the review was made. */
export interface ProgrammaticMark {
  readonly userId: number;
  /** A value of `Purpose`, if one was stated. */
  readonly purpose: string | null;
}

/** The rights of a reviewed user, in the API's own words. */
export function statedRightsOf({ permission, scopes }: ReviewedUser): StatedRights {
  return { permission, allowed_scope: scopes };
}
