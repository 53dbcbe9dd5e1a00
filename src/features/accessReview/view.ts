import { env } from 'vscode';
import { nextTurn } from '../../base/nextTurn';
import { shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { rankOf } from '../../rights/filter';
import { type Finding, SEVERITIES, type Severity } from './rules/findings';
import { type Review, statedRightsOf } from '../../directory/review';
import { indexReview } from '../../directory/reviewIndex';
import { action, section } from '../../webview/parts';
import type { Notice, Section } from '../../webview/toPage';
import type { FindingView, GridView, ReviewView } from './page/toReviewPage';
import { call } from '../../platform/commands';
import { type Compared } from './labels/report';
import { incomparableMeaning, wordsOfComparison } from './labels/comparison';
import { countOfAccounts, countOfUsers } from '../../labels/counts';
import { severityLabel, wordsOfFinding } from './labels/findings';
import { purposeOfMark } from '../../labels/purposes';
import { namesIn, type ReviewNames, madeAtLabel, originOf } from '../../labels/review';
import { permissionLabel, scopesLabel } from '../../labels/rights';
import { unreadAdvice, unreadLabel } from '../../labels/unread';

/** A review with all that was made of it. */
export interface ShownReview {
  readonly review: Review;
  readonly findings: readonly Finding[];
  /** What it was compared with, if there was anything. */
  readonly compared: Compared | undefined;
  /** Loading was given up: the review stands on what had been loaded by then. */
  readonly wasCancelled: boolean;
}

/** The whole page of a review, in words. Thousands of rows and findings take a turn of the event loop for each part. */
export async function reviewView(shown: ShownReview): Promise<ReviewView> {
  const { review, findings, compared, wasCancelled } = shown;
  const names = compared === undefined ? namesIn(review) : namesIn(review, compared.before);
  const notice = wasCancelled ? cancelledNotice(review) : undefined;
  const findingViews = findings.map((finding) => findingView(finding, names));
  await nextTurn();
  const changeSections = [...changes(shown, names), ...unread(review, names)];
  await nextTurn();
  return {
    lang: env.language,
    name: l10n.t('Access review'),
    badges: [],
    actions: [
      action('export', l10n.t('Export…'), call('fakturoid.exportReview')),
      action('reviewAgain', l10n.t('Review again'), call('fakturoid.reviewAccess')),
      action('compareWithFile', l10n.t('Compare with file…'), call('fakturoid.compareWithFile')),
    ],
    ...(notice === undefined ? {} : { notice }),
    sections: [summary(review, findings)],
    findingsHeading: l10n.t('Findings ({0})', findings.length),
    noFindings: l10n.t('Nothing was found.'),
    detailsLabel: l10n.t('{0} cases'),
    findings: findingViews,
    changes: changeSections,
    grid: gridView(review, names),
  };
}

function cancelledNotice(review: Review): Notice {
  const missing = review.accounts.filter((account) => account.unread !== null).length;
  const areAllKnown = review.identities.every((identity) => identity.unread === null);
  return {
    isError: false,
    text: l10n.t('Loading was cancelled'),
    hint: areAllKnown
      ? l10n.t('Not read in full: {0}. What is below stands on the rest.', countOfAccounts(missing))
      : l10n.t('It is not fully known which accounts there are. What is below stands on what was read.'),
    action: action('goOn', l10n.t('Review again'), call('fakturoid.reviewAccess')),
  };
}

function summary(review: Review, findings: readonly Finding[]): Section {
  const users = new Set(review.accounts.flatMap((account) => account.users.map(({ id }) => id)));
  const bySeverity = (severity: Severity): string =>
    String(findings.filter((finding) => finding.severity === severity).length);
  return section('summary', {
    facts: [
      ...originOf(review, review.identities),
      {
        label: l10n.t('What was read'),
        value: `${countOfAccounts(review.accounts.length)}, ${countOfUsers(users.size)}`,
      },
      {
        label: l10n.t('Found'),
        value: SEVERITIES.map((severity) => `${severityLabel(severity)}: ${bySeverity(severity)}`).join(
          ' · ',
        ),
      },
    ],
  });
}

function findingView(finding: Finding, names: ReviewNames): FindingView {
  const { what, why, toDo, details } = wordsOfFinding(finding, names);
  const { severity } = finding;
  return { severity, severityLabel: severityLabel(severity), what, why, toDo, details: [...details] };
}

/** Whether a review is worth keeping: what was given up or read nothing would only blur the next comparison. */
export function isWorthKeeping({
  review,
  wasCancelled,
}: Pick<ShownReview, 'review' | 'wasCancelled'>): boolean {
  return !wasCancelled && review.identities.some(({ unread }) => unread === null);
}

function whetherKept(shown: ShownReview): string {
  if (isWorthKeeping(shown)) {
    return l10n.t('This one is kept if the settings say so, and the next one tells what changed.');
  }
  return shown.wasCancelled
    ? l10n.t('This one is not kept, because loading was cancelled.')
    : l10n.t('This one is not kept, because nothing could be read.');
}

function changes(shown: ShownReview, names: ReviewNames): Section[] {
  const { compared } = shown;
  if (compared === undefined) {
    return [
      section('changes', {
        heading: l10n.t('Changes'),
        texts: [l10n.t('There is no earlier review to compare with.'), whetherKept(shown)],
      }),
    ];
  }
  const groups = wordsOfComparison(compared.comparison, names);
  return [
    section('changes', {
      heading: l10n.t('Changes since {0}', madeAtLabel(compared.before)),
      texts: [groups.length === 0 ? l10n.t('None.') : incomparableMeaning()],
      lists: groups.map(({ heading, sentences }) => ({ label: heading, items: [...sentences] })),
    }),
  ];
}

function unread(review: Review, names: ReviewNames): Section[] {
  const lines = [
    ...review.identities.map(({ userId, unread: why }) => [names.user(userId), why] as const),
    ...review.accounts.map(({ slug, unread: why }) => [names.account(slug), why] as const),
  ].flatMap(([name, why]) => (why === null ? [] : [`${name}: ${unreadLabel(why)}. ${unreadAdvice(why)}`]));
  return lines.length === 0
    ? []
    : [
        section('unread', {
          heading: l10n.t('What could not be read ({0})', lines.length),
          lists: [{ label: '', items: lines }],
        }),
      ];
}

/** One row for each user of each account. */
function gridView(review: Review, names: ReviewNames): GridView {
  const { people } = indexReview(review);
  const rows = [...people.values()].flatMap((person) =>
    person.memberships.map(({ account: { slug }, user, rights }) => {
      const note = [
        ...(person.isIdentity ? [l10n.t('you')] : []),
        ...(person.mark === undefined ? [] : [l10n.t('programmatic: {0}', purposeOfMark(person.mark))]),
      ];
      const name = names.user(person.id);
      const show = call('fakturoid.showReviewedUser', { slug, userId: person.id });
      return {
        action: action(`user/${slug}/${person.id}`, name, show),
        cells: [
          name,
          shown(user.email ?? person.email ?? ''),
          names.account(slug),
          permissionLabel(rights.permission),
          scopesLabel(rights.scopes),
          note.join(', '),
        ],
        ranks: [0, 0, 0, rankOf(statedRightsOf(user)), 0, 0],
      };
    }),
  );
  return {
    heading: l10n.t('Users and accounts ({0})', rows.length),
    searchLabel: l10n.t('Search by name, e-mail, account, permission or scope'),
    countLabel: l10n.t('Shown: {0} of {1}'),
    columns: [
      { label: l10n.t('User') },
      { label: l10n.t('E-mail') },
      { label: l10n.t('Account'), filterLabel: l10n.t('All accounts') },
      { label: l10n.t('Permission'), filterLabel: l10n.t('All permissions') },
      { label: l10n.t('Scopes'), filterLabel: l10n.t('All scopes') },
      { label: l10n.t('Note'), filterLabel: l10n.t('All notes') },
    ],
    rows,
  };
}
