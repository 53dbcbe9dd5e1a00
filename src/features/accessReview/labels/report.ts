import { l10n } from '../../../platform/l10n';
import type { Comparison } from '../rules/comparison';
import { type Finding, SEVERITIES } from '../rules/findings';
import {
  list,
  paragraph,
  type ReportBlock,
  type ReportDocument,
  type ReportSection,
} from '../../../base/report/document';
import { joined, line, type Shown, shown } from '../../../base/shown';
import {
  type Review,
  type ReviewedAccount,
  type ReviewedUser,
  statedRightsOf,
} from '../../../directory/review';
import { type Rights, rightsOf } from '../../../rights/rights';
import { incomparableMeaning, wordsOfComparison } from './comparison';
import { countOfAccounts, countOfUsers, partOfAccounts } from '../../../labels/counts';
import { groupsOf, severityLabel } from './findings';
import { type Entry, lineOf, textOf } from './phrase';
import {
  accountHeading,
  madeAtLabel,
  madeWithLabel,
  namesIn,
  originOf,
  type ReviewNames,
  timeLabel,
} from '../../../labels/review';
import { permissionLabel, scopesLabel } from '../../../labels/rights';
import { unreadLabel } from '../../../labels/unread';

/** A review together with what it was compared with. */
export interface Compared {
  readonly before: Review;
  readonly comparison: Comparison;
  /** The name of the file that the earlier review came from, if a person chose it. */
  readonly file?: string;
  /** Its id among those that are kept, if a person chose it there. */
  readonly keptAs?: string;
}

/** The report of a review, in words: changes, findings, and every account with its users. */
export function reviewReport(
  review: Review,
  findings: readonly Finding[],
  compared: Compared | undefined,
): ReportDocument {
  const names = compared === undefined ? namesIn(review) : namesIn(review, compared.before);
  return {
    title: l10n.t('Fakturoid access review'),
    facts: [
      ...originOf(review, review.identities),
      { label: l10n.t('Loaded'), value: loadedLabel(review) },
      { label: l10n.t('Found'), value: foundLabel(findings) },
    ],
    sections: [
      ...(compared === undefined ? [] : comparisonSections(review, compared, names)),
      ...findingSections(findings, names),
      { level: 2, heading: l10n.t('Accounts and users'), blocks: [] },
      ...review.accounts.map((account) => accountSection(account, review, names)),
    ],
  };
}

/** What a review knows, and out of how much. */
export function loadedLabel({ accounts }: Review): Shown {
  const users = new Set(accounts.flatMap((account) => account.users.map(({ id }) => id)));
  const loaded = accounts.filter(({ unread }) => unread === null).length;
  const all = accounts.length;
  const words = [
    loaded === all ? countOfAccounts(all) : partOfAccounts(loaded, all),
    countOfUsers(users.size),
  ];
  return joined(words, ', ');
}

/** How many findings there are of each severity. */
export function foundLabel(findings: readonly Finding[]): Shown {
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? undefined : line`${severityLabel(severity)}: ${count}`;
  });
  return findings.length === 0 ? l10n.t('No findings.') : joined(counts, ' · ');
}

/** When the earlier review was made, and the file that it came from. */
export function comparedWithLabel({ before, file }: Compared): Shown {
  return withFile(madeAtLabel(before), file);
}

/** The same, shortly if it was on the same day. */
export function sinceLabel({ madeAt }: Review, { before, file }: Compared): Shown {
  const isSameDay = madeAt.slice(0, 10) === before.madeAt.slice(0, 10);
  return withFile(isSameDay ? timeLabel(before) : madeAtLabel(before), file);
}

function withFile(time: Shown, file: string | undefined): Shown {
  return file === undefined ? time : line`${time} (${shown(file)})`;
}

/**
 * A review as a table for a spreadsheet: one row for each user of each account, with the API's own values beside the
 * words, so that it can be filtered. When, as whom and with which version it was made stands in every row.
 */
export function reviewTable(review: Review): readonly (readonly string[])[] {
  const names = namesIn(review);
  const marked = new Set(review.programmatic.map(({ userId }) => userId));
  const header = [
    l10n.t('Account'),
    l10n.t('Slug'),
    l10n.t('Registration number'),
    l10n.t('Name'),
    l10n.t('Email'),
    l10n.t('User ID'),
    l10n.t('Permission'),
    l10n.t('Permission in the API'),
    l10n.t('Scopes'),
    l10n.t('Scopes in the API'),
    l10n.t('Programmatic'),
    l10n.t('List of users'),
    l10n.t('Reviewed on'),
    l10n.t('Reviewed as'),
    l10n.t('Extension version'),
  ];
  const row = (account: ReviewedAccount, user: ReviewedUser | undefined): readonly string[] => {
    const rights = user === undefined ? undefined : rightsOf(statedRightsOf(user));
    return [
      names.account(account.slug),
      account.slug,
      account.registrationNumber ?? '',
      user?.name ?? '',
      user?.email ?? '',
      user === undefined ? '' : String(user.id),
      rights === undefined ? '' : permissionLabel(rights.permission),
      user?.permission ?? '',
      rights === undefined ? '' : scopesLabel(rights.scopes),
      user?.scopes?.join(' ') ?? '',
      user === undefined ? '' : marked.has(user.id) ? l10n.t('yes') : l10n.t('no'),
      account.unread === null ? l10n.t('complete') : unreadLabel(account.unread),
      review.madeAt,
      account.reachedBy.map(names.user).join(', '),
      madeWithLabel(review),
    ];
  };
  return [
    header,
    // An account without a known user must not be left out.
    ...review.accounts.flatMap((account) =>
      account.users.length === 0
        ? [row(account, undefined)]
        : account.users.map((user) => row(account, user)),
    ),
  ];
}

function findingSections(findings: readonly Finding[], names: ReviewNames): readonly ReportSection[] {
  const none = [paragraph(l10n.t('None.'))];
  return [
    { level: 2, heading: l10n.t('Findings'), blocks: findings.length === 0 ? none : [] },
    ...groupsOf(findings, names).map(({ severity, what, why, toDo, items }): ReportSection => ({
      level: 3,
      heading: line`${severityLabel(severity)} · ${what}`,
      blocks: [paragraph(`${why} ${toDo}`), entryList(items.flatMap(({ entries }) => entries))],
    })),
  ];
}

function comparisonSections(
  review: Review,
  compared: Compared,
  names: ReviewNames,
): readonly ReportSection[] {
  const groups = wordsOfComparison(compared.comparison, names);
  return [
    {
      level: 2,
      heading: l10n.t('Changes since {0}', sinceLabel(review, compared)),
      blocks: [paragraph(groups.length === 0 ? l10n.t('None.') : incomparableMeaning())],
    },
    ...groups.map(({ heading, entries }): ReportSection => ({
      level: 3,
      heading,
      blocks: [entryList(entries)],
    })),
  ];
}

function entryList(entries: readonly Entry[]): ReportBlock {
  return list(entries.map((one) => textOf(lineOf(one))));
}

function accountSection(account: ReviewedAccount, review: Review, names: ReviewNames): ReportSection {
  const marked = new Set(review.programmatic.map(({ userId }) => userId));
  const known = countOfUsers(account.users.length);
  return {
    level: 3,
    heading: accountHeading(account, names),
    blocks: [
      paragraph(
        account.unread === null
          ? known
          : l10n.t('{0}; the list is not complete: {1}', known, unreadLabel(account.unread)),
      ),
      {
        kind: 'table',
        columns: [l10n.t('Name'), l10n.t('Email'), l10n.t('Permission'), l10n.t('Scopes'), l10n.t('Note')],
        rows: account.users.map((user) => {
          const { permission, scopes }: Rights = rightsOf(statedRightsOf(user));
          return [
            names.user(user.id),
            user.email ?? '',
            permissionLabel(permission),
            scopesLabel(scopes),
            marked.has(user.id) ? l10n.t('programmatic') : '',
          ];
        }),
      },
    ],
  };
}
