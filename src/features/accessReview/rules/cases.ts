import type { Review, ReviewedUser } from '../../../directory/review';
import { domainOf } from './emailDomains';
import { type Finding, programmaticSeverity, type Severity } from './findings';

/** One user in one account that a finding is about, and the rights for which it was found. */
export interface FindingCase {
  /** `null`: it is about the user alone. */
  readonly slug: string | null;
  /** `null`: it is about the account alone. */
  readonly userId: number | null;
  /** Rights as Fakturoid stated them; `null` also if the finding is not about rights. */
  readonly permission: string | null;
  readonly scopes: readonly string[] | null;
  /** What else makes it this case, such as the purpose that is exceeded or the reason why nothing could be read. */
  readonly detail: string | null;
}

/** Names one finding of a review: no other one has the same kind, account, user and detail. */
export interface FindingReference {
  readonly kind: Finding['kind'];
  readonly slug: string | null;
  readonly userId: number | null;
  readonly detail: string | null;
}

type UsersOf = (userId: number) => ReadonlyMap</* slug */ string, ReviewedUser>;

/** Looks up the users of a review once for all of its findings. */
export function usersIn({ accounts }: Pick<Review, 'accounts'>): UsersOf {
  const users = new Map<number, Map<string, ReviewedUser>>();
  for (const { slug, users: members } of accounts) {
    for (const user of members) {
      const places = users.get(user.id) ?? new Map<string, ReviewedUser>();
      users.set(user.id, places.set(slug, user));
    }
  }
  return (userId) => users.get(userId) ?? new Map();
}

/** Every user and account that a finding is about. */
export function casesOf(finding: Finding, usersOf: UsersOf): readonly FindingCase[] {
  const at = (slug: string | null, userId: number | null, detail: string | null = null): FindingCase => {
    const user = slug === null || userId === null ? undefined : usersOf(userId).get(slug);
    return {
      slug,
      userId,
      permission: user?.permission ?? null,
      scopes: user?.scopes ?? null,
      detail,
    };
  };
  const everywhere = (userId: number, detail: string | null = null): readonly FindingCase[] => {
    const slugs = [...usersOf(userId).keys()];
    return slugs.length === 0 ? [at(null, userId, detail)] : slugs.map((slug) => at(slug, userId, detail));
  };
  switch (finding.kind) {
    case 'tokenActsAsOwner':
    case 'programmaticAboveRead':
    case 'reachesSeveralAccounts':
    case 'noScopes':
      return finding.slugs.map((slug) => at(slug, finding.userId));
    case 'programmaticAbovePurpose':
      return finding.excesses.map(({ slug }) => at(slug, finding.userId, finding.purpose));
    case 'severalOwners':
      return finding.userIds.map((userId) => at(finding.slug, userId));
    case 'unusualDomain':
      return finding.userIds.map((userId) => {
        const email = usersOf(userId).get(finding.slug)?.email ?? null;
        return at(finding.slug, userId, domainOf(email) ?? null);
      });
    case 'sharedEmail':
      return finding.userIds.flatMap((userId) => everywhere(userId, finding.email));
    case 'rightsDiffer':
    case 'looksProgrammatic':
      return everywhere(finding.userId);
    case 'accountUnread':
      return [at(finding.slug, null, finding.reason)];
    case 'identityUnread':
      return [at(null, finding.userId, finding.reason)];
    case 'unknownPermission':
      return finding.spots.map(({ slug, userId }) => at(slug, userId, finding.permission));
    case 'unknownScope':
      return finding.spots.map(({ slug, userId }) => at(slug, userId, finding.scope));
    case 'rightsNotStated':
      return finding.spots.map(({ slug, userId }) => at(slug, userId));
  }
}

/** Whether each case is a finding of its own, so that some of them can be accepted and the others stay open. */
export function isDivisible({ kind }: Finding): boolean {
  switch (kind) {
    case 'severalOwners':
    case 'sharedEmail':
    case 'rightsDiffer':
    case 'reachesSeveralAccounts':
    case 'looksProgrammatic':
    case 'accountUnread':
    case 'identityUnread':
      return false;
    default:
      return true;
  }
}

/** How severe a finding is about some of its cases only. */
export function severityOf({ kind, severity }: Finding, cases: readonly FindingCase[]): Severity {
  return kind === 'programmaticAboveRead' || kind === 'programmaticAbovePurpose'
    ? programmaticSeverity(cases)
    : severity;
}

/** A divisible finding about some of its cases only; any other one as it is. */
export function narrowed(finding: Finding, cases: readonly FindingCase[]): Finding {
  const slugs = new Set(cases.map(({ slug }) => slug));
  const userIds = new Set(cases.map(({ userId }) => userId));
  switch (finding.kind) {
    case 'tokenActsAsOwner':
    case 'noScopes':
      return { ...finding, slugs: finding.slugs.filter((slug) => slugs.has(slug)) };
    case 'programmaticAboveRead':
      return {
        ...finding,
        severity: severityOf(finding, cases),
        slugs: finding.slugs.filter((slug) => slugs.has(slug)),
      };
    case 'programmaticAbovePurpose':
      return {
        ...finding,
        severity: severityOf(finding, cases),
        excesses: finding.excesses.filter(({ slug }) => slugs.has(slug)),
      };
    case 'unusualDomain':
      return { ...finding, userIds: finding.userIds.filter((userId) => userIds.has(userId)) };
    case 'unknownPermission':
    case 'unknownScope':
    case 'rightsNotStated': {
      const spots = new Set(cases.map(({ slug, userId }) => `${userId}/${slug}`));
      return {
        ...finding,
        spots: finding.spots.filter(({ slug, userId }) => spots.has(`${userId}/${slug}`)),
      };
    }
    default:
      return finding;
  }
}

/**
 * Splits a finding into the parts that can be accepted one by one. Findings about values of many users in many
 * accounts are split by user and account, the others not at all.
 */
export function acceptableParts(finding: Finding): readonly Finding[] {
  switch (finding.kind) {
    case 'unknownPermission':
    case 'unknownScope':
    case 'rightsNotStated':
      return finding.spots.map((spot) => ({ ...finding, spots: [spot] }));
    default:
      return [finding];
  }
}

/** What names an acceptable part of a finding. */
export function referenceTo(part: Finding): FindingReference {
  const { kind } = part;
  switch (part.kind) {
    case 'severalOwners':
    case 'unusualDomain':
    case 'accountUnread':
      return { kind, slug: part.slug, userId: null, detail: null };
    case 'sharedEmail':
      return { kind, slug: null, userId: null, detail: part.email };
    case 'unknownPermission':
      return { kind, ...spotOf(part), detail: part.permission };
    case 'unknownScope':
      return { kind, ...spotOf(part), detail: part.scope };
    case 'rightsNotStated':
      return { kind, ...spotOf(part), detail: null };
    default:
      return { kind, slug: null, userId: part.userId, detail: null };
  }
}

function spotOf({ spots: [spot] }: Extract<Finding, { readonly spots: unknown }>) {
  return { slug: spot?.slug ?? null, userId: spot?.userId ?? null };
}
