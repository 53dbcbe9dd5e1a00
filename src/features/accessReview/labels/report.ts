import { l10n } from '../../../platform/l10n';
import type { Judged } from '../rules/decisions';
import type { Compared } from '../shownReview';
import { sumsOf } from '../rules/sums';
import {
  list,
  paragraph,
  type ReportBlock,
  type ReportDocument,
  type ReportSection,
} from '../../../base/report/document';
import { line } from '../../../base/shown';
import { type Review, type ReviewedAccount, statedRightsOf } from '../../../directory/review';
import { type Rights, rightsOf } from '../../../rights/rights';
import { incomparableMeaning, wordsOfComparison } from './comparison';
import { countOfUsers } from '../../../labels/counts';
import { acceptedLabel, reasonLabel } from './decisions';
import { type FindingGroup, groupsOf, severityLabel } from './findings';
import { type Entry, lineOf, textOf } from './phrase';
import { namesIn, originOf, type ReviewNames } from '../../../labels/review';
import { judgedLabel, loadedLabel, sinceLabel } from './summary';
import { permissionLabel, scopesLabel } from '../../../labels/rights';
import { unreadLabel } from '../../../labels/unread';

/** The report of a review, in words: changes, findings, sums, and every account with its users. */
export function reviewReport(review: Review, judged: Judged, compared: Compared | undefined): ReportDocument {
  const names = compared === undefined ? namesIn(review) : namesIn(review, compared.before);
  return {
    title: l10n.t('Fakturoid access review'),
    facts: [
      ...originOf(review, review.identities),
      { label: l10n.t('Loaded'), value: loadedLabel(review) },
      { label: l10n.t('Found'), value: judgedLabel(review, judged) },
    ],
    sections: [
      ...(compared === undefined ? [] : comparisonSections(review, compared, names)),
      ...findingSections(judged, names),
      sumsSection(review, judged),
      { level: 2, heading: l10n.t('Accounts and users'), blocks: [] },
      ...review.accounts.map((account) => accountSection(account, review, names)),
    ],
  };
}

function findingSections({ open, accepted }: Judged, names: ReviewNames): readonly ReportSection[] {
  const none = [paragraph(l10n.t('None.'))];
  const section = (group: FindingGroup, blocks: readonly ReportBlock[]): ReportSection => ({
    level: 3,
    heading: line`${severityLabel(group.severity)} · ${group.what}`,
    blocks: [...blocks, entryList(group.items.flatMap(({ entries }) => entries))],
  });
  const acceptedSections = accepted.flatMap(({ finding, decision }) =>
    groupsOf([finding], names).map((group) =>
      section(group, [paragraph(acceptedLabel(decision)), paragraph(reasonLabel(decision))]),
    ),
  );
  return [
    { level: 2, heading: l10n.t('Findings'), blocks: open.length === 0 ? none : [] },
    ...groupsOf(open, names).map((group) => section(group, [paragraph(`${group.why} ${group.toDo}`)])),
    ...(accepted.length === 0
      ? []
      : [{ level: 2, heading: l10n.t('Accepted findings'), blocks: [] } as const, ...acceptedSections]),
  ];
}

/** Totals, so that a reader can see whether something is missing. */
function sumsSection(review: Review, { open, accepted }: Judged): ReportSection {
  const { users, accounts, reviewed, withAccess, withoutAccess, notLoaded } = sumsOf(review);
  return {
    level: 2,
    heading: l10n.t('Completeness'),
    blocks: [
      paragraph(
        l10n.t(
          'Each pair of a user and an account counts once. A pair is “not loaded” if the account’s list of users is incomplete and doesn’t include the user.',
        ),
      ),
      list([
        l10n.t('Users × accounts: {0} × {1} = {2}', users, accounts, users * accounts),
        l10n.t('Reviewed + not loaded: {0} + {1} = {2}', reviewed, notLoaded, reviewed + notLoaded),
        l10n.t('With access + without access: {0} + {1} = {2} reviewed', withAccess, withoutAccess, reviewed),
        l10n.t(
          'Open findings + accepted findings: {0} + {1} = {2}',
          open.length,
          accepted.length,
          open.length + accepted.length,
        ),
      ]),
    ],
  };
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
          : l10n.t('{0}; the list is incomplete: {1}', known, unreadLabel(account.unread)),
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

/** What heads the part of a report about an account: its name and slug. */
function accountHeading({ slug }: ReviewedAccount, names: ReviewNames): string {
  const name = names.account(slug);
  return name === slug || name.endsWith(`(${slug})`) ? name : `${name} (${slug})`;
}
