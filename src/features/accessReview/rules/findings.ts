import { addTo } from '../../../base/addTo';
import { addressOf, usualDomains, domainOf, isWithin } from './emailDomains';
import { looksProgrammatic } from '../../../rights/looksProgrammatic';
import { exceedsPurpose, isPurpose, type Purpose } from '../../../rights/purposes';
import type { Review, ReviewedUser } from '../../../directory/review';
import {
  compareTexts,
  indexReview,
  type ReviewedMembership,
  type ReviewedPerson,
  type ReviewIndex,
} from '../../../directory/reviewIndex';

/** How much a finding asks for attention, the most first. */
export const SEVERITIES = ['high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One user in one account. */
interface Spot {
  readonly slug: string;
  readonly userId: number;
}

/** What a rule found, with the ids it is about and no words. */
export type Finding = { readonly severity: Severity } & (
  | { readonly kind: 'tokenActsAsOwner'; readonly userId: number; readonly slugs: readonly string[] }
  /** Marked as programmatic without a purpose, and more than `read`. */
  | { readonly kind: 'programmaticAboveRead'; readonly userId: number; readonly slugs: readonly string[] }
  /** Marked as programmatic, and more than the stated purpose needs. */
  | {
      readonly kind: 'programmaticAbovePurpose';
      readonly userId: number;
      readonly purpose: Purpose;
      readonly excesses: readonly Excess[];
    }
  /** One token reaches them all: of a signed-in or a programmatic user. */
  | { readonly kind: 'reachesSeveralAccounts'; readonly userId: number; readonly slugs: readonly string[] }
  | { readonly kind: 'severalOwners'; readonly slug: string; readonly userIds: readonly number[] }
  | { readonly kind: 'noScopes'; readonly userId: number; readonly slugs: readonly string[] }
  | { readonly kind: 'rightsDiffer'; readonly userId: number; readonly variants: readonly RightsVariant[] }
  | { readonly kind: 'sharedEmail'; readonly email: string; readonly userIds: readonly number[] }
  | {
      readonly kind: 'unusualDomain';
      readonly slug: string;
      readonly usual: readonly string[];
      readonly userIds: readonly number[];
    }
  | { readonly kind: 'accountUnread'; readonly slug: string; readonly reason: string }
  | { readonly kind: 'identityUnread'; readonly userId: number; readonly reason: string }
  | { readonly kind: 'unknownPermission'; readonly permission: string; readonly spots: readonly Spot[] }
  | { readonly kind: 'unknownScope'; readonly scope: string; readonly spots: readonly Spot[] }
  /** Permission or scopes are absent, which is not the same as none. */
  | { readonly kind: 'rightsNotStated'; readonly spots: readonly Spot[] }
  /** A suggestion only: they look programmatic and are not marked. */
  | { readonly kind: 'looksProgrammatic'; readonly userId: number }
);

/** What goes beyond a purpose in one account. */
interface Excess {
  readonly slug: string;
  readonly permission: boolean;
  readonly scopes: readonly string[];
}

/** Rights that one person has in some of their accounts. */
interface RightsVariant {
  readonly permission: string | null;
  readonly scopes: readonly string[] | null;
  readonly slugs: readonly string[];
}

type Rule = (index: ReviewIndex) => readonly Finding[];

/** Every rule, in the order in which findings of the same severity are listed. */
const RULES: readonly Rule[] = [
  tokenActsAsOwner,
  programmaticAboveRead,
  programmaticAbovePurpose,
  severalOwners,
  sharedEmail,
  identityUnread,
  accountUnread,
  reachesSeveralAccounts,
  noScopes,
  rightsDiffer,
  unusualDomain,
  unknownValues,
  suggestions,
];

/**
 * What a review finds, the most severe first. The order of accounts and users in the review makes no difference. Where
 * a list of users is not complete, only what is known is judged.
 */
export function findingsOf(review: Review): readonly Finding[] {
  const index = indexReview(review);
  const findings = RULES.flatMap((rule) => rule(index));
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** A token has all the rights of its user, and no permission has more than an owner's. */
function tokenActsAsOwner({ people }: ReviewIndex): readonly Finding[] {
  return findingsIn(
    people,
    ({ isIdentity, memberships }) => (isIdentity ? memberships.filter(isOwner) : []),
    ({ id }, owned) => ({
      kind: 'tokenActsAsOwner',
      severity: 'medium',
      userId: id,
      slugs: slugsOf(owned),
    }),
  );
}

/** Programmatic users without a stated purpose who may do more than read: only reading needs no reason. */
function programmaticAboveRead({ people }: ReviewIndex): readonly Finding[] {
  const isAbove = ({ rights: { permission } }: ReviewedMembership): boolean =>
    permission.kind === 'known' && permission.value !== 'read';
  return findingsIn(
    people,
    ({ mark, memberships }) => (mark && !isPurpose(mark.purpose) ? memberships.filter(isAbove) : []),
    ({ id }, above) => ({
      kind: 'programmaticAboveRead',
      severity: programmaticSeverity(above.map(({ user }) => user)),
      userId: id,
      slugs: slugsOf(above),
    }),
  );
}

function programmaticAbovePurpose({ people }: ReviewIndex): readonly Finding[] {
  return [...people.values()].flatMap(({ id, mark, memberships }): Finding[] => {
    const purpose = mark?.purpose;
    if (!isPurpose(purpose)) {
      return [];
    }
    const excesses = memberships
      .map((membership) => ({ membership, ...exceedsPurpose(membership.rights, purpose) }))
      .filter(({ permission, scopes }) => permission || scopes.length > 0);
    const severity = programmaticSeverity(excesses.map(({ membership }) => membership.user));
    const told = excesses.map(({ membership, permission, scopes }) => ({
      slug: membership.account.slug,
      permission,
      scopes: scopes.toSorted(compareTexts),
    }));
    return told.length === 0
      ? []
      : [{ kind: 'programmaticAbovePurpose', severity, userId: id, purpose, excesses: told }];
  });
}

/** Severity of a finding about programmatic users who have more than they need. */
export function programmaticSeverity(users: readonly Pick<ReviewedUser, 'permission'>[]): Severity {
  return users.some(({ permission }) => permission === 'owner') ? 'high' : 'medium';
}

/** Usual for a human, such as an accountant; an integration hardly ever needs it. */
function reachesSeveralAccounts({ people }: ReviewIndex): readonly Finding[] {
  return findingsIn(
    people,
    ({ isIdentity, mark, memberships }) =>
      memberships.length > 1 && (isIdentity || mark) ? memberships : [],
    ({ id, mark }, memberships) => ({
      kind: 'reachesSeveralAccounts',
      severity: mark === undefined ? 'info' : 'medium',
      userId: id,
      slugs: slugsOf(memberships),
    }),
  );
}

function severalOwners({ people }: ReviewIndex): readonly Finding[] {
  const owners = new Map<string, number[]>();
  for (const person of people.values()) {
    for (const { account } of person.memberships.filter(isOwner)) {
      addTo(owners, account.slug, person.id);
    }
  }
  return sorted(owners).flatMap(([slug, userIds]) =>
    userIds.length < 2 ? [] : [{ kind: 'severalOwners', severity: 'medium', slug, userIds }],
  );
}

function noScopes({ people }: ReviewIndex): readonly Finding[] {
  return findingsIn(
    people,
    ({ memberships }) => memberships.filter(({ user }) => user.scopes?.length === 0),
    ({ id }, memberships) => ({
      kind: 'noScopes',
      severity: 'low',
      userId: id,
      slugs: slugsOf(memberships),
    }),
  );
}

function rightsDiffer({ people }: ReviewIndex): readonly Finding[] {
  return [...people.values()].flatMap(({ id, memberships }): Finding[] => {
    const byRights = new Map<string, ReviewedMembership[]>();
    for (const membership of memberships) {
      addTo(byRights, JSON.stringify(statedIn(membership)), membership);
    }
    const variants = [...byRights.values()].flatMap((alike) =>
      alike.slice(0, 1).map((first) => ({ ...statedIn(first), slugs: slugsOf(alike) })),
    );
    return variants.length < 2 ? [] : [{ kind: 'rightsDiffer', severity: 'low', userId: id, variants }];
  });
}

/** Rights as stated, ignoring the order of the scopes. */
function statedIn({ user: { permission, scopes } }: ReviewedMembership): Omit<RightsVariant, 'slugs'> {
  // A permission that is there and empty says no more than one that is absent.
  return { permission: permission || null, scopes: scopes && [...new Set(scopes)].toSorted(compareTexts) };
}

/** Users differ by id in Fakturoid, so one human may be removed under one id and stay under the other. */
function sharedEmail({ people }: ReviewIndex): readonly Finding[] {
  const users = new Map<string, Set<number>>();
  for (const { id, email, memberships } of people.values()) {
    for (const known of [email, ...memberships.map(({ user }) => user.email)]) {
      const address = addressOf(known);
      if (address !== '') {
        users.set(address, (users.get(address) ?? new Set()).add(id));
      }
    }
  }
  return sorted(users).flatMap(([email, userIds]) =>
    userIds.size < 2 ? [] : [{ kind: 'sharedEmail', severity: 'medium', email, userIds: [...userIds] }],
  );
}

/**
 * Users whose email has none of the domains that are usual in an account. What is usual depends on everybody, so the list
 * must be complete. Signed-in users are left out: they know that they have access.
 */
function unusualDomain({ accounts, people }: ReviewIndex): readonly Finding[] {
  return [...accounts.values()].flatMap(({ slug, unread, users }) => {
    const usual = unread === null ? usualDomains(users.map(({ email }) => email)) : [];
    if (usual.length === 0) {
      return [];
    }
    const userIds = users
      .filter(({ id, email }) => {
        const domain = domainOf(email);
        return (
          domain !== undefined &&
          people.get(id)?.isIdentity !== true &&
          !usual.some((known) => isWithin(domain, known))
        );
      })
      .map(({ id }) => id)
      .toSorted((one, other) => one - other);
    return userIds.length === 0 ? [] : [{ kind: 'unusualDomain', severity: 'low', slug, usual, userIds }];
  });
}

function accountUnread({ accounts }: ReviewIndex): readonly Finding[] {
  return [...accounts.values()].flatMap(({ slug, unread }) =>
    isNothingToFind(unread) ? [] : [{ kind: 'accountUnread', severity: 'medium', slug, reason: unread }],
  );
}

function identityUnread({ identities }: ReviewIndex): readonly Finding[] {
  return identities.flatMap(({ userId, unread }) =>
    isNothingToFind(unread) ? [] : [{ kind: 'identityUnread', severity: 'medium', userId, reason: unread }],
  );
}

/** Whether something was read, or left out because the person cancelled, which the head of the review says. */
function isNothingToFind(unread: string | null): unread is null | 'notLoaded' | 'cancelled' {
  return unread === null || isLeftOut(unread);
}

function isLeftOut(unread: string | null): unread is 'notLoaded' | 'cancelled' {
  return unread === 'notLoaded' || unread === 'cancelled';
}

/** Whether something was left out because the person cancelled: it was not searched for findings. */
export function isCutShort({ accounts, identities }: Review): boolean {
  return [...accounts, ...identities].some(({ unread }) => isLeftOut(unread));
}

function unknownValues({ people }: ReviewIndex): readonly Finding[] {
  const permissions = new Map<string, Spot[]>();
  const unknownScopes = new Map<string, Spot[]>();
  const notStated: Spot[] = [];
  for (const { id, memberships } of people.values()) {
    for (const { account, rights } of memberships) {
      const { permission, scopes } = rights;
      const spot = { slug: account.slug, userId: id };
      if (permission.kind === 'unknown') {
        addTo(permissions, permission.value, spot);
      }
      for (const scope of scopes.kind === 'listed' ? scopes.unknown : []) {
        addTo(unknownScopes, scope, spot);
      }
      if (permission.kind === 'notStated' || scopes.kind === 'notStated') {
        notStated.push(spot);
      }
    }
  }
  return [
    ...sorted(permissions).map(([permission, spots]): Finding => ({
      kind: 'unknownPermission',
      severity: 'low',
      permission,
      spots,
    })),
    ...sorted(unknownScopes).map(([scope, spots]): Finding => ({
      kind: 'unknownScope',
      severity: 'low',
      scope,
      spots,
    })),
    ...(notStated.length === 0
      ? []
      : [{ kind: 'rightsNotStated', severity: 'low', spots: notStated } as const]),
  ];
}

function suggestions({ people }: ReviewIndex): readonly Finding[] {
  return [...people.values()]
    .filter((person) => person.mark === undefined && looksProgrammatic(person))
    .map(({ id }) => ({ kind: 'looksProgrammatic', severity: 'info', userId: id }));
}

/** Makes a finding for each person for whom `where` returns accounts. */
function findingsIn(
  people: ReviewIndex['people'],
  where: (person: ReviewedPerson) => readonly ReviewedMembership[],
  finding: (person: ReviewedPerson, memberships: readonly ReviewedMembership[]) => Finding,
): readonly Finding[] {
  return [...people.values()].flatMap((person) => {
    const memberships = where(person);
    return memberships.length === 0 ? [] : [finding(person, memberships)];
  });
}

function isOwner({ rights: { permission } }: ReviewedMembership): boolean {
  return permission.kind === 'known' && permission.value === 'owner';
}

function slugsOf(memberships: readonly ReviewedMembership[]): readonly string[] {
  return memberships.map(({ account }) => account.slug);
}

function sorted<V>(lists: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...lists].toSorted(([one], [other]) => compareTexts(one, other));
}
