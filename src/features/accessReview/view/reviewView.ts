import { env } from 'vscode';
import { nextTurn } from '../../../base/nextTurn';
import { joined, line, type Shown, shown as harmless } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import { call } from '../../../platform/commands';
import { settings } from '../../../platform/settings';
import type { Review, ReviewOrigin } from '../../../directory/review';
import type { Identity } from '../../../session/sessions';
import { action } from '../../../webview/parts';
import type { Action } from '../../../webview/toPage';
import { namesIn, originOf } from '../../../labels/review';
import { listOf, listOfParts } from '../../../labels/lists';
import { gridView } from './gridView';
import { type ChangeGroup, incomparableMeaning, wordsOfComparison } from '../labels/comparison';
import { type FindingGroup, groupsOf, severityLabel } from '../labels/findings';
import { comparedWithLabel, judgedLabel, loadedLabel, noneOpenLabel, sinceLabel } from '../labels/summary';
import { Links } from './links';
import {
  cancelledNotice,
  failureNotice,
  openAnother,
  pastNotice,
  problemNotice,
  reopenAsText,
  reviewNow,
} from './notices';
import type { PartView, PointerView, ReviewView } from '../page/toReviewPage';
import { ACCEPTED, findingsPart } from './findingsView';
import type { Judged } from '../rules/decisions';
import { SEVERITIES } from '../rules/findings';
import type { ReviewProblem } from '../rules/readReview';
import type { Compared, ShownReview } from '../shownReview';

/** What the page is about. */
export interface ReviewState {
  /** The last review in which something could be read. */
  readonly shown: ShownReview | undefined;
  /** A later one that could read nothing. */
  readonly failed: Review | undefined;
  /** A review whose head is shown at once while the rest is still being made. */
  readonly opening?: ReviewOrigin | undefined;
  /** Why there is nothing to show although a review was to be opened. */
  readonly problem?: ReviewProblem | undefined;
  /** The address of the file that the page shows, if it is an editor. */
  readonly editorOf?: string;
  readonly identities: readonly Identity[];
  /** Undefined: nothing is accepted. */
  readonly judged?: Judged | undefined;
}

/** The whole page of a review, in words. Each part gets its own turn of the event loop: there may be thousands of rows. */
export async function reviewView(state: ReviewState): Promise<ReviewView> {
  const { shown, failed, opening, problem, editorOf, identities } = state;
  const empty: ReviewView = {
    lang: env.language,
    name: l10n.t('Access review'),
    badges: [],
    actions: [],
    key: '',
    announcement: '',
    lead: [],
    facts: [],
    links: [],
    parts: [],
    moreLabel: l10n.t('{0} more'),
  };
  if (problem !== undefined) {
    const isFile = editorOf !== undefined;
    return { ...empty, actions: isFile ? [] : [reviewNow()], notice: problemNotice(problem, isFile) };
  }
  if (opening !== undefined) {
    return { ...empty, notice: pastNotice(opening), facts: originFacts(opening) };
  }
  const view = shown === undefined ? empty : { ...empty, ...(await contentOf(shown, state)) };
  return failed === undefined ? view : { ...view, notice: failureNotice(failed, shown, identities) };
}

async function contentOf(
  shown: ShownReview,
  { identities, editorOf, judged = { open: shown.findings, accepted: [] } }: ReviewState,
): Promise<Partial<ReviewView>> {
  const { review, compared, wasCancelled, isPast = false } = shown;
  const names = compared === undefined ? namesIn(review) : namesIn(review, compared.before);
  const links = new Links(review, identities, shown.file !== undefined);
  const groups = groupsOf(judged.open, names);
  const mayDecide = shown.file === undefined;
  const found = findingsPart(review, groups, judged, names, links, { isPast, mayDecide });
  await nextTurn();
  const changes = compared === undefined ? [] : wordsOfComparison(compared.comparison, names);
  const changed = changesPart(shown, changes, links);
  await nextTurn();
  const grid = gridView(review, names, links);
  // Sending gets a turn of its own as well.
  await nextTurn();
  return {
    actions:
      editorOf === undefined ? panelActions(isPast) : [compareWith({ file: editorOf }), reopenAsText()],
    ...(wasCancelled
      ? { notice: cancelledNotice(review) }
      : isPast
        ? { notice: pastNotice(review, shown.lost) }
        : {}),
    key: [review.madeAt, compared?.before.madeAt, compared?.file].join(),
    announcement: announcement(shown, judged, changes),
    lead: compared === undefined ? [] : leadOf(review, compared, changes),
    facts: facts(shown, judged, groups),
    // Changes come first: they are why a person reviews once more.
    parts: compared === undefined ? [found, changed] : [changed, found],
    grid,
    links: links.all,
  };
}

/** Three at most; the others are in the title of the tab. */
function panelActions(isPast: boolean): Action[] {
  const again = action('reviewAgain', l10n.t('Review again'), call('fakturoid.reviewAccess'));
  return [
    action('export', l10n.t('Export…'), call('fakturoid.exportReview')),
    // The notice of an earlier one offers a new review already.
    isPast ? openAnother() : again,
    compareWith(),
  ];
}

/** @param what undefined: the review that is open */
function compareWith(what?: { readonly file: string }): Action {
  const compare = call('fakturoid.compareReviews', ...(what === undefined ? [] : ([what] as const)));
  return action('compareWith', l10n.t('Compare with…'), compare);
}

function announcement(
  { review, findings, compared }: ShownReview,
  judged: Judged,
  changes: readonly ChangeGroup[],
): Shown {
  const changed = compared && changesLabel(review, compared, changes);
  const found =
    findings.length === 0 ? noneOpenLabel(review, judged) : l10n.t('Found: {0}', judgedLabel(review, judged));
  return joined([changed, found], ' · ');
}

function changesLabel(review: Review, compared: Compared, changes: readonly ChangeGroup[]): Shown {
  const since = sinceLabel(review, compared);
  const counts = listOf(changes.map(({ countLabel }) => countLabel));
  return changes.length === 0
    ? l10n.t('No changes since {0}', since)
    : l10n.t('Changes since {0}: {1}', since, counts);
}

/** As {@link changesLabel}, where each kind of change leads to its list. */
function leadOf(review: Review, compared: Compared, changes: readonly ChangeGroup[]): PointerView {
  const since = sinceLabel(review, compared);
  return changes.length === 0
    ? [l10n.t('No changes since {0}', since)]
    : [
        `${l10n.t('Changes since {0}', since)}: `,
        ...listOfParts(changes.map(({ kind, countLabel }) => [{ text: countLabel, target: changeId(kind) }])),
      ];
}

function facts(
  { review, compared, file }: ShownReview,
  judged: Judged,
  groups: readonly FindingGroup[],
): ReviewView['facts'] {
  const { open, accepted } = judged;
  const unread = groups.find(({ items }) =>
    items.some(({ finding: { kind } }) => kind === 'accountUnread' || kind === 'identityUnread'),
  );
  const counts = SEVERITIES.flatMap<PointerView[number]>((severity) => {
    const first = groups.find((group) => group.severity === severity);
    const count = open.filter((finding) => finding.severity === severity).length;
    const text = line`${severityLabel(severity)}: ${count}`;
    return first === undefined ? [] : [{ text, target: first.id }];
  });
  if (open.length === 0) {
    counts.push(noneOpenLabel(review, judged));
  }
  if (accepted.length > 0) {
    counts.push({ text: l10n.t('Accepted: {0}', accepted.length), target: ACCEPTED });
  }
  const loaded = loadedLabel(review);
  return [
    {
      label: l10n.t('Loaded'),
      value: [unread === undefined ? loaded : { text: loaded, target: unread.id }],
    },
    {
      label: l10n.t('Found'),
      value: counts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part])),
    },
    ...(compared === undefined
      ? []
      : [{ label: l10n.t('Compared with'), value: [comparedWithLabel(compared)] }]),
    ...(file === undefined ? [] : [{ label: l10n.t('File'), value: [harmless(file)] }]),
    ...originFacts(review),
  ];
}

function originFacts(review: ReviewOrigin): ReviewView['facts'] {
  return originOf(review, review.identities).map(({ label, value }) => ({ label, value: [value] }));
}

/** The id of a group of changes, which other places of the page lead to. */
function changeId(kind: string): string {
  return `change-${kind}`;
}

/** Whether the next review can be compared with this one. */
function keepingLabel(wasCancelled: boolean): Shown {
  if (wasCancelled) {
    return l10n.t('This review isn’t saved because loading was cancelled.');
  }
  return settings.reviewsToKeep() === 0
    ? l10n.t('This review isn’t saved because your settings keep none.')
    : l10n.t('This review is saved, and the next one will show what has changed.');
}

function changesPart(
  { review, compared, wasCancelled, isPast = false }: ShownReview,
  changes: readonly ChangeGroup[],
  links: Links,
): PartView {
  const id = 'changes';
  if (compared === undefined) {
    return {
      id,
      heading: l10n.t('Changes'),
      texts: isPast
        ? [l10n.t('This review isn’t compared with another one.')]
        : [l10n.t('There is no earlier review to compare with.'), keepingLabel(wasCancelled)],
      groups: [],
    };
  }
  return {
    id,
    heading: l10n.t('Changes since {0}', sinceLabel(review, compared)),
    texts: [changes.length === 0 ? l10n.t('None.') : incomparableMeaning()],
    groups: changes.map(({ kind, heading, entries }) => ({
      id: changeId(kind),
      severityLabel: '',
      heading,
      texts: [],
      entries: entries.map((entry) => links.entry(entry)),
      actions: [],
    })),
  };
}
