import { inert, joined, line, type Shown, shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import type { Finding, Severity } from '../rules/findings';
import { permissionOf, rightsOf } from '../../../rights/rights';
import { countOfAccounts, countOfUsers } from '../../../labels/counts';
import { neededFor, purposeLabel } from '../../../labels/purposes';
import { type ReviewNames } from '../../../labels/review';
import { listOf } from '../../../labels/lists';
import { permissionLabel, scopeLabel, scopesLabel } from '../../../labels/rights';
import { unreadLabel } from '../../../labels/unread';
import { menu } from '../../../labels/menus';
import { countOfRights } from './counts';
import { unreadAdvice } from './unread';
import { type Entry, entry, listed, type Mention, type Phrase, phrase } from './phrase';

/** The words for one finding. All of it is plain text. */
interface FindingWords {
  /** What was found, in a few words that name nobody. */
  readonly what: Shown;
  /** Why it matters, in whole sentences. */
  readonly why: Shown;
  /** What to do, in whole sentences. */
  readonly toDo: Shown;
  /** Whom and what it is about. */
  readonly entries: readonly Entry[];
}

/** Findings with the same words. */
export interface FindingGroup extends Omit<FindingWords, 'entries'> {
  /** Stays the same while others come and go. */
  readonly id: string;
  readonly severity: Severity;
  readonly items: readonly { readonly finding: Finding; readonly entries: readonly Entry[] }[];
}

/** Groups findings with the same words. The groups are in the order of their first findings. */
export function groupsOf(findings: readonly Finding[], names: ReviewNames): readonly FindingGroup[] {
  const groups = new Map<string, FindingGroup & { readonly items: FindingGroup['items'][number][] }>();
  for (const finding of findings) {
    const { entries, ...words } = wordsOfFinding(finding, names);
    const { severity } = finding;
    const key = JSON.stringify([severity, words]);
    const group = groups.get(key) ?? { id: `finding ${key}`, severity, ...words, items: [] };
    groups.set(key, group);
    group.items.push({ finding, entries });
  }
  return [...groups.values()];
}

export function severityLabel(severity: Severity): Shown {
  switch (severity) {
    case 'high':
      return l10n.t('High');
    case 'medium':
      return l10n.t('Medium');
    case 'low':
      return l10n.t('Low');
    case 'info':
      return l10n.t('Info');
  }
}

/** The one place that turns a kind of finding into words. */
function wordsOfFinding(finding: Finding, names: ReviewNames): FindingWords {
  const user = (userId: number, slug?: string): Mention => ({
    text: names.user(userId),
    userId,
    ...(slug === undefined ? {} : { slug }),
  });
  const account = (slug: string): Mention => ({ text: names.account(slug), slug });
  const inAccounts = (userId: number, slugs: readonly string[]): readonly Entry[] => [
    {
      about: [user(userId, slugs[0])],
      cases: slugs.map((slug) => [account(slug)]),
      countLabel: countOfAccounts(slugs.length),
    },
  ];
  const ofUsers = (about: Phrase, userIds: readonly number[], slug?: string): readonly Entry[] => [
    { about, cases: userIds.map((id) => [user(id, slug)]), countLabel: countOfUsers(userIds.length) },
  ];
  const spots = (all: readonly { readonly userId: number; readonly slug: string }[]): readonly Entry[] =>
    all.map(({ userId, slug }) => entry([user(userId, slug), inert(' · '), account(slug)]));
  switch (finding.kind) {
    case 'tokenActsAsOwner':
      return {
        what: l10n.t('Tokens with owner rights'),
        why: l10n.t(
          'A token has all the rights of its user: anyone who has it can read and change whatever the API offers in these accounts. API v3 has no documented route for managing users, settings or the plan; an owner does that in Fakturoid’s web application.',
        ),
        toDo: l10n.t(
          'Don’t share these tokens. For an integration, use a programmatic user with minimal rights.',
        ),
        entries: inAccounts(finding.userId, finding.slugs),
      };
    case 'programmaticAboveRead':
      return {
        what: l10n.t('Programmatic users who can do more than read'),
        why: l10n.t('A bug in the integration or a stolen token could change or delete documents.'),
        toDo: l10n.t(
          'If the integration only reads, ask the account owner to lower the permission to Read. If it also writes, set its purpose, and reviews will judge it by that.',
        ),
        entries: inAccounts(finding.userId, finding.slugs),
      };
    case 'programmaticAbovePurpose':
      return {
        what: l10n.t(
          'Programmatic users with more rights than their purpose needs ({0})',
          purposeLabel(finding.purpose),
        ),
        why: l10n.t('Unneeded rights only help someone who steals the integration’s token.'),
        toDo: l10n.t(
          'Ask the account owner to restrict the rights to: {0}. Or change the purpose if it’s wrong.',
          neededFor(finding.purpose),
        ),
        entries: [
          {
            about: [user(finding.userId, finding.excesses[0]?.slug)],
            cases: finding.excesses.map(({ slug, permission, scopes }) =>
              phrase(
                l10n.t('{0}: {1}'),
                [account(slug)],
                [listOf([...(permission ? [l10n.t('permission')] : []), ...scopes.map(scopeLabel)])],
              ),
            ),
            countLabel: countOfAccounts(finding.excesses.length),
          },
        ],
      };
    case 'reachesSeveralAccounts':
      return {
        what: l10n.t('Tokens that give access to several accounts'),
        why: l10n.t('A token can’t be limited to one account. Anyone who gets it has access to all of them.'),
        toDo:
          finding.severity === 'info'
            ? l10n.t(
                'Don’t share these users’ tokens. For an integration, use a programmatic user with access to a single account.',
              )
            : l10n.t('Use a separate programmatic user in each account.'),
        entries: inAccounts(finding.userId, finding.slugs),
      };
    case 'severalOwners':
      return {
        what: l10n.t('Accounts with several owners'),
        why: l10n.t(
          'Each owner can manage users and cancel the account in Fakturoid’s web application. With several owners, it’s harder to tell who gave access to whom.',
        ),
        toDo: l10n.t('Keep only the owners you need, and change the others to Read and write.'),
        entries: ofUsers([account(finding.slug)], finding.userIds, finding.slug),
      };
    case 'noScopes':
      return {
        what: l10n.t('Users without any scope'),
        why: l10n.t(
          'Fakturoid doesn’t document what an empty list of scopes allows, so it’s easily mistaken for revoked access.',
        ),
        toDo: l10n.t('Remove the user where access is no longer needed, or allow the scopes they need.'),
        entries: inAccounts(finding.userId, finding.slugs),
      };
    case 'rightsDiffer':
      return {
        what: l10n.t('Users with different rights in different accounts'),
        why: l10n.t('This may be intentional, or left over from a change made in only one of the accounts.'),
        toDo: l10n.t('Compare these rights and align those that don’t need to differ.'),
        entries: [
          {
            about: [user(finding.userId)],
            cases: finding.variants.map(({ permission, scopes, slugs }) =>
              phrase(
                l10n.t('{0}: {1}'),
                [rightsLabel(permission, scopes)],
                listed(slugs.map((slug) => [account(slug)])),
              ),
            ),
            countLabel: countOfRights(finding.variants.length),
          },
        ],
      };
    case 'sharedEmail':
      return {
        what: l10n.t('Email addresses shared by several users'),
        why: l10n.t(
          'Fakturoid identifies users by ID. Someone removed under one ID may still have access under another.',
        ),
        toDo: l10n.t('Find out which one is in use, and remove the others.'),
        entries: [
          {
            about: [shown(finding.email)],
            cases: finding.userIds.map((id) => [user(id), line` · #${id}`]),
            countLabel: countOfUsers(finding.userIds.length),
          },
        ],
      };
    case 'unusualDomain':
      return {
        what: l10n.t('Addresses outside the usual domain'),
        why: l10n.t(
          'Most users of these accounts have an address in the usual domain. Other addresses may be personal, or belong to a partner or to someone who has left.',
        ),
        toDo: l10n.t('Check that each of them still needs access.'),
        entries: ofUsers(
          phrase(
            l10n.t('{0} (usual: {1})'),
            [account(finding.slug)],
            [listOf(finding.usual.map((domain) => shown(domain)))],
          ),
          finding.userIds,
          finding.slug,
        ),
      };
    case 'accountUnread':
      return {
        what: l10n.t('Accounts with an incomplete list of users: {0}', unreadLabel(finding.reason)),
        why: l10n.t('Anyone else with access is missing from this review.'),
        toDo: unreadAdvice(finding.reason),
        entries: [entry([account(finding.slug)])],
      };
    case 'identityUnread':
      return {
        what: l10n.t('Identities with an incomplete list of accounts: {0}', unreadLabel(finding.reason)),
        why: l10n.t(
          'Accounts that no other signed-in identity has access to may be missing from this review.',
        ),
        toDo: unreadAdvice(finding.reason),
        entries: [entry([user(finding.userId)])],
      };
    case 'unknownPermission':
      return {
        what: l10n.t('Unknown permission: {0}', shown(finding.permission)),
        why: l10n.t('This extension doesn’t know what it allows, and doesn’t guess.'),
        toDo: lookUpRoles(),
        entries: spots(finding.spots),
      };
    case 'unknownScope':
      return {
        what: l10n.t('Unknown scope: {0}', shown(finding.scope)),
        why: l10n.t('This extension doesn’t know what it allows, and doesn’t guess.'),
        toDo: lookUpRoles(),
        entries: spots(finding.spots),
      };
    case 'rightsNotStated':
      return {
        what: l10n.t('Rights of some users aren’t provided'),
        why: l10n.t('Without permission or scopes, nobody can tell what these users can do.'),
        toDo: lookUpRoles(),
        entries: spots(finding.spots),
      };
    case 'looksProgrammatic':
      return {
        what: l10n.t('Users who look programmatic'),
        why: l10n.t(
          'Marked users are assessed against their purpose. This is a guess based on the name and email address.',
        ),
        toDo: l10n.t('If only an integration uses one of them, mark it as a programmatic user.'),
        entries: [entry([user(finding.userId)])],
      };
  }
}

function rightsLabel(permission: string | null, scopes: readonly string[] | null): Shown {
  const words = [
    permissionLabel(permissionOf(permission)),
    scopesLabel(rightsOf({ allowed_scope: scopes }).scopes),
  ];
  return joined(words, ' · ');
}

function lookUpRoles(): Shown {
  return l10n.t('Look up the role of these users in Fakturoid: {0}.', menu('users'));
}
