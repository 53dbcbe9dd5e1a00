import { KNOWN_SCOPES, permissionOf, rankOfPermission } from '../../../rights/rights';
import type { ProgrammaticMark, Review, ReviewedAccount, ReviewedUser } from '../../../directory/review';
import { compareTexts } from '../../../directory/reviewIndex';

/** How rights changed. `otherwise`: more of one and less of another, or a value whose meaning is not known. */
type Direction = 'more' | 'less' | 'otherwise';

/** A user who is in one of the two reviews of an account. */
interface MemberChange {
  readonly slug: string;
  /** The user as in the review that contains them. */
  readonly user: ReviewedUser;
}

/** A user whose rights in an account are not what they were. */
export interface RightsChange {
  readonly slug: string;
  readonly before: ReviewedUser;
  readonly after: ReviewedUser;
  readonly direction: Direction;
}

/** An account that an identity reaches in one of the two reviews only, although the other could read which ones they do. */
interface AccountChange {
  readonly account: ReviewedAccount;
  /** The identities for which this is certain. */
  readonly userIds: readonly number[];
}

/** The state in each review: `read`, `missing`, or the reason why it could not be read. */
export interface Incomparable<Key> {
  readonly key: Key;
  readonly before: string;
  readonly after: string;
}

/** A mark that is not what it was; undefined: there was or is none. */
export interface MarkChange {
  readonly userId: number;
  readonly before: ProgrammaticMark | undefined;
  readonly after: ProgrammaticMark | undefined;
}

/** What changed from one review to another. Each list is sorted by slug and user ID. */
export interface Comparison {
  readonly added: readonly MemberChange[];
  readonly removed: readonly MemberChange[];
  readonly changed: readonly RightsChange[];
  readonly gained: readonly AccountChange[];
  readonly lost: readonly AccountChange[];
  readonly marks: readonly MarkChange[];
  /**
   * Accounts whose users were not read completely in both reviews: nobody counts as added or removed there. Rights of
   * users in both reviews are compared anyway. Does not include an account that is in only one review because it is
   * `gained` or `lost`.
   */
  readonly incomparableAccounts: readonly Incomparable<string>[];
  /** Identities whose accounts are not known in both reviews: no account counts as gained or lost through them. */
  readonly incomparableIdentities: readonly Incomparable<number>[];
}

/**
 * Compares two reviews; `before` is the older one. What could not be read in either of them is listed as not
 * comparable, never as a removal or an addition. The order of accounts and users makes no difference.
 */
export function comparisonOf(before: Review, after: Review): Comparison {
  const accounts = pairs(before.accounts, after.accounts, ({ slug }) => slug).toSorted(([one], [other]) =>
    compareTexts(one, other),
  );
  const members = accounts.map(([slug, one, other]) =>
    one === undefined || other === undefined ? NO_MEMBER_CHANGES : compareMembers(slug, one, other),
  );
  const [knownBefore, knownAfter] = [knownIdentities(before), knownIdentities(after)];
  const gained = accounts.flatMap(([, one, other], index) =>
    reachChange(other, one, knownBefore, members[index]?.added),
  );
  const lost = accounts.flatMap(([, one, other], index) =>
    reachChange(one, other, knownAfter, members[index]?.removed),
  );
  const told = new Set([...gained, ...lost].map(({ account }) => account.slug));
  return {
    added: members.flatMap(({ added }) => added),
    removed: members.flatMap(({ removed }) => removed),
    changed: members.flatMap(({ changed }) => changed),
    gained,
    lost,
    marks: compareMarks(before, after),
    incomparableAccounts: accounts
      .filter(([slug, one, other]) => (one !== undefined && other !== undefined) || !told.has(slug))
      .flatMap(([slug, one, other]) => incomparable(slug, one, other)),
    incomparableIdentities: pairs(before.identities, after.identities, ({ userId }) => userId)
      .toSorted(([one], [other]) => one - other)
      .flatMap(([userId, one, other]) => incomparable(userId, one, other)),
  };
}

/** How rights changed, by the order of permissions and by which scopes were added; undefined: they did not. */
export function directionOf(
  before: Pick<ReviewedUser, 'permission' | 'scopes'>,
  after: Pick<ReviewedUser, 'permission' | 'scopes'>,
): Direction | undefined {
  const byPermission = permissionDirection(before.permission, after.permission);
  const byScopes = scopesDirection(before.scopes, after.scopes);
  if (byPermission === undefined || byScopes === undefined) {
    return byPermission ?? byScopes;
  }
  return byPermission === byScopes ? byPermission : 'otherwise';
}

function permissionDirection(before: string | null, after: string | null): Direction | undefined {
  if (before === after) {
    return undefined;
  }
  const [one, other] = [permissionOf(before), permissionOf(after)];
  if (one.kind === 'notStated' && other.kind === 'notStated') {
    return undefined;
  }
  if (one.kind !== 'known' || other.kind !== 'known') {
    return 'otherwise';
  }
  return rankOfPermission(other.value) < rankOfPermission(one.value) ? 'more' : 'less';
}

function scopesDirection(
  before: readonly string[] | null,
  after: readonly string[] | null,
): Direction | undefined {
  if (before === null || after === null) {
    return before === after ? undefined : 'otherwise';
  }
  const [earlier, later] = [new Set(before), new Set(after)];
  const added = after.filter((scope) => !earlier.has(scope));
  const removed = before.filter((scope) => !later.has(scope));
  if (added.length === 0 && removed.length === 0) {
    return undefined;
  }
  const isKnown = (scope: string): boolean => (KNOWN_SCOPES as readonly string[]).includes(scope);
  if (![...added, ...removed].every(isKnown) || (added.length > 0 && removed.length > 0)) {
    return 'otherwise';
  }
  return added.length > 0 ? 'more' : 'less';
}

type MemberChanges = Pick<Comparison, 'added' | 'removed' | 'changed'>;

const NO_MEMBER_CHANGES: MemberChanges = { added: [], removed: [], changed: [] };

function compareMembers(slug: string, before: ReviewedAccount, after: ReviewedAccount): MemberChanges {
  const isWhole = before.unread === null && after.unread === null;
  const added: MemberChange[] = [];
  const removed: MemberChange[] = [];
  const changed: RightsChange[] = [];
  const users = pairs(before.users, after.users, ({ id }) => id).toSorted(([one], [other]) => one - other);
  for (const [, one, other] of users) {
    if (one !== undefined && other !== undefined) {
      const direction = directionOf(one, other);
      if (direction !== undefined) {
        changed.push({ slug, before: one, after: other, direction });
      }
    } else if (isWhole && one !== undefined) {
      removed.push({ slug, user: one });
    } else if (isWhole && other !== undefined) {
      added.push({ slug, user: other });
    }
  }
  return { added, removed, changed };
}

/**
 * Identities that reach an account in only one review. Certain only for those whose accounts the other review knows.
 * Users who were added to or removed from the list of users are reported in `added` and `removed`.
 */
function reachChange(
  account: ReviewedAccount | undefined,
  inOther: ReviewedAccount | undefined,
  knownInOther: ReadonlySet<number>,
  members: readonly MemberChange[] = [],
): AccountChange[] {
  const told = new Set([...(inOther?.reachedBy ?? []), ...members.map(({ user }) => user.id)]);
  const userIds = (account?.reachedBy ?? [])
    .filter((id) => knownInOther.has(id) && !told.has(id))
    .toSorted((one, other) => one - other);
  return account === undefined || userIds.length === 0 ? [] : [{ account, userIds }];
}

/** The identities whose accounts a review knows completely. */
function knownIdentities({ identities }: Review): ReadonlySet<number> {
  return new Set(identities.filter(({ unread }) => unread === null).map(({ userId }) => userId));
}

function compareMarks(before: Review, after: Review): readonly MarkChange[] {
  return pairs(before.programmatic, after.programmatic, ({ userId }) => userId)
    .toSorted(([one], [other]) => one - other)
    .filter(([, one, other]) => one === undefined || other === undefined || one.purpose !== other.purpose)
    .map(([userId, one, other]) => ({ userId, before: one, after: other }));
}

function incomparable<Key>(
  key: Key,
  before: { readonly unread: string | null } | undefined,
  after: { readonly unread: string | null } | undefined,
): Incomparable<Key>[] {
  const [one, other] = [statusOf(before), statusOf(after)];
  return one === 'read' && other === 'read' ? [] : [{ key, before: one, after: other }];
}

function statusOf(reviewed: { readonly unread: string | null } | undefined): string {
  return reviewed === undefined ? 'missing' : (reviewed.unread ?? 'read');
}

/** Every key of both lists once, with what each list has for it. */
function pairs<T, Key>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => Key,
): [Key, T | undefined, T | undefined][] {
  const [one, other] = [before, after].map((items) => new Map(items.map((item) => [keyOf(item), item])));
  return [...new Set([...before, ...after].map(keyOf))].map((key) => [key, one?.get(key), other?.get(key)]);
}
