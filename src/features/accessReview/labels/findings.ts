import { joined, line, type Shown, shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import type { Finding, Severity, Spot } from '../rules/findings';
import { permissionOf, rightsOf } from '../../../rights/rights';
import { countOfAccounts } from '../../../labels/counts';
import { neededFor, purposeLabel } from '../../../labels/purposes';
import { type ReviewNames } from '../../../labels/review';
import { listOf, permissionLabel, scopeLabel, scopesLabel } from '../../../labels/rights';
import { unreadAdvice, unreadLabel } from '../../../labels/unread';

/** A finding in words. All of it is plain text. */
export interface FindingWords {
  /** What was found, in one short sentence without a full stop. */
  readonly what: Shown;
  /** Why it matters, in whole sentences. */
  readonly why: Shown;
  /** What to do, in whole sentences. */
  readonly toDo: Shown;
  /** Every case of it on a line of its own; none where `what` says it all. */
  readonly details: readonly Shown[];
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
      return l10n.t('For information');
  }
}

/** The one place that turns a kind of finding into words. */
export function wordsOfFinding(finding: Finding, names: ReviewNames): FindingWords {
  const accounts = (slugs: readonly string[]): readonly Shown[] => slugs.map(names.account);
  const spots = (all: readonly Spot[]): readonly Shown[] =>
    all.map(({ userId, slug }) => line`${names.user(userId)} · ${names.account(slug)}`);
  switch (finding.kind) {
    case 'tokenActsAsOwner':
      return {
        what: l10n.t('Token of {0} has owner rights', names.user(finding.userId)),
        why: l10n.t(
          'A token has all the rights of its user: anyone who has it can read and change whatever the API offers in these accounts. For managing users, settings and the plan API v3 documents no route; an owner does that in Fakturoid’s web application.',
        ),
        toDo: l10n.t(
          'Keep it to yourself. For an integration, use a programmatic user with the narrowest rights.',
        ),
        details: accounts(finding.slugs),
      };
    case 'programmaticAboveRead':
      return {
        what: l10n.t('The programmatic user {0} may do more than read', names.user(finding.userId)),
        why: l10n.t('A fault of the integration, or a stolen token, could change or delete documents.'),
        toDo: l10n.t(
          'If the integration only reads, ask the owner of the account to lower the permission to Read. If it writes, state its purpose, by which it is then judged.',
        ),
        details: accounts(finding.slugs),
      };
    case 'programmaticAbovePurpose':
      return {
        what: l10n.t(
          'The programmatic user {0} has more rights than its purpose needs ({1})',
          names.user(finding.userId),
          purposeLabel(finding.purpose),
        ),
        why: l10n.t('What an integration does not need only helps whoever steals its token.'),
        toDo: l10n.t(
          'Ask the owner of the account to narrow the rights to: {0}. Or change the purpose, if it is wrong.',
          neededFor(finding.purpose),
        ),
        details: finding.excesses.map(({ slug, permission, scopes }) =>
          l10n.t(
            '{0}: {1}',
            names.account(slug),
            listOf([...(permission ? [l10n.t('permission')] : []), ...scopes.map(scopeLabel)]),
          ),
        ),
      };
    case 'reachesSeveralAccounts':
      return {
        what: l10n.t(
          'One token of {0} opens {1}',
          names.user(finding.userId),
          countOfAccounts(finding.slugs.length),
        ),
        why: l10n.t('A token cannot be limited to one account: whoever gets it reaches them all.'),
        toDo:
          finding.severity === 'info'
            ? l10n.t(
                'Hand out no token of this user; for an integration, use a programmatic user of one account.',
              )
            : l10n.t('Use a programmatic user of its own in each account.'),
        details: accounts(finding.slugs),
      };
    case 'severalOwners':
      return {
        what: l10n.t('{0} has several owners', names.account(finding.slug)),
        why: l10n.t(
          'Each of them can manage users and cancel the account in Fakturoid’s web application. With several owners, it’s harder to tell who gave access to whom.',
        ),
        toDo: l10n.t('Keep as owner only who has to be one, and lower the others to Write and read.'),
        details: finding.userIds.map(names.user),
      };
    case 'noScopes':
      return {
        what: l10n.t('{0} has no scope', names.user(finding.userId)),
        why: l10n.t(
          'Fakturoid does not document what an empty list of scopes allows, so it is easily taken for an access that has ended.',
        ),
        toDo: l10n.t(
          'Remove the user where the access is not needed any more, or allow the scopes that are.',
        ),
        details: accounts(finding.slugs),
      };
    case 'rightsDiffer':
      return {
        what: l10n.t('{0} has different rights in different accounts', names.user(finding.userId)),
        why: l10n.t(
          'That may be intended, or be left from a change that was made in one of the accounts only.',
        ),
        toDo: l10n.t('Compare these rights, and make equal those that don’t need to differ.'),
        details: finding.variants.map(({ permission, scopes, slugs }) =>
          l10n.t(
            '{0}: {1}',
            joined(
              [
                permissionLabel(permissionOf(permission)),
                scopesLabel(rightsOf({ allowed_scope: scopes }).scopes),
              ],
              ' · ',
            ),
            listOf(accounts(slugs)),
          ),
        ),
      };
    case 'sharedEmail':
      return {
        what: l10n.t('The e-mail {0} belongs to several users', shown(finding.email)),
        why: l10n.t(
          'Fakturoid tells users apart by their id. Whoever is removed under one of them may still have access under another.',
        ),
        toDo: l10n.t('Find out which of them is in use, and remove the others.'),
        details: finding.userIds.map((id) => line`${names.user(id)} · #${id}`),
      };
    case 'unusualDomain':
      return {
        what: l10n.t('{0}: addresses outside the usual domain', names.account(finding.slug)),
        why: l10n.t(
          'Most users there have an address at {0}. Another one may be private, of a partner, or of somebody who has left.',
          listOf(finding.usual.map((domain) => shown(domain))),
        ),
        toDo: l10n.t('Check that each of them is still to have access.'),
        details: finding.userIds.map(names.user),
      };
    case 'accountUnread':
      return {
        what: l10n.t(
          'Users of {0} are not known in full: {1}',
          names.account(finding.slug),
          unreadLabel(finding.reason),
        ),
        why: l10n.t('Whoever else has access there is missing from this review.'),
        toDo: unreadAdvice(finding.reason),
        details: [],
      };
    case 'identityUnread':
      return {
        what: l10n.t(
          'Accounts of {0} are not known in full: {1}',
          names.user(finding.userId),
          unreadLabel(finding.reason),
        ),
        why: l10n.t('Accounts that nobody else here reaches may be missing from this review.'),
        toDo: unreadAdvice(finding.reason),
        details: [],
      };
    case 'unknownPermission':
      return {
        what: l10n.t('Unknown permission: {0}', shown(finding.permission)),
        why: l10n.t('This extension does not know what it allows, and does not guess.'),
        toDo: lookUpRoles(),
        details: spots(finding.spots),
      };
    case 'unknownScope':
      return {
        what: l10n.t('Unknown scope: {0}', shown(finding.scope)),
        why: l10n.t('This extension does not know what it allows, and does not guess.'),
        toDo: lookUpRoles(),
        details: spots(finding.spots),
      };
    case 'rightsNotStated':
      return {
        what: l10n.t('Rights of some users are not stated'),
        why: l10n.t('Without permission or scopes nobody can tell what these users may do.'),
        toDo: lookUpRoles(),
        details: spots(finding.spots),
      };
    case 'looksProgrammatic':
      return {
        what: l10n.t('{0} looks like a programmatic user', names.user(finding.userId)),
        why: l10n.t(
          'Marked users are judged by what they are for. This is a guess from the name and the e-mail.',
        ),
        toDo: l10n.t('If only an integration uses it, mark it as programmatic.'),
        details: [],
      };
  }
}

function lookUpRoles(): Shown {
  return l10n.t('Look up the role of these users in Fakturoid: Settings → Users and permissions.');
}
