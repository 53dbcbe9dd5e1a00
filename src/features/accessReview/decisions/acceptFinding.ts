import * as z from 'zod/mini';
import { joined, shown as harmless, type Shown } from '../../../base/shown';
import { briefListOf } from '../../../labels/lists';
import { namesIn, type ReviewNames } from '../../../labels/review';
import { pickIdentity } from '../../../pickers/pickIdentity';
import { l10n } from '../../../platform/l10n';
import { say } from '../../../platform/statusMessage';
import { type QuickPickItem, window } from '../../../platform/window';
import { askForEnd } from './askForEnd';
import type { ReviewContext } from '../context';
import { decidedNow } from './decided';
import { DecisionStore } from './decisionStore';
import { acceptedLabel, dayLabel, reasonLabel } from '../labels/decisions';
import { groupsOf } from '../labels/findings';
import { lineOf, textOf } from '../labels/phrase';
import type { AccessReviewPanel } from '../panel/accessReviewPanel';
import { acceptableParts, referenceTo } from '../rules/cases';
import { localDay } from '../rules/days';
import {
  type Decision,
  decisionOn,
  isReason,
  isReplacedBy,
  type Judged,
  LONGEST_REASON,
  reasonOf,
  SHORTEST_REASON,
} from '../rules/decisions';
import type { Finding } from '../rules/findings';
import type { ShownReview } from '../shownReview';

/** What the page of a review passes. Anybody else may pass anything. */
const findingReference = z.object({
  kind: z.string(),
  slug: z.nullable(z.string()),
  userId: z.nullable(z.number()),
  detail: z.nullable(z.string()),
});
const decisionReference = z.object({ decision: z.string() });

/** *Fakturoid: Accept finding…*: notes why a finding of the open review is all right, and until when. */
export async function acceptFinding(context: ReviewContext, argument?: unknown): Promise<void> {
  const open = await decidableReview(context);
  const finding = open && (await openFinding(open, argument));
  const identity =
    finding && (await pickIdentity(context, l10n.t('Select the identity that accepts the finding')));
  if (open === undefined || finding === undefined || identity === undefined) {
    return;
  }
  const title = l10n.t('Accept: {0}', titleOf(finding, open.names));
  const reason = await askForReason(title);
  const today = localDay(context.clock.now());
  const until = reason && (await askForEnd(title, today));
  if (until !== undefined && reason !== undefined) {
    const { userId, name = null, email = null } = identity;
    const rest = { reason, acceptedOn: today, until, acceptedBy: { userId, name, email } };
    if (await keep(context, decisionOn(finding, open.shown.review, rest))) {
      say(l10n.t('Accepted until the end of {0}', dayLabel(until)));
    }
  }
}

/** *Fakturoid: Undo acceptance…*: what was accepted is open again. The message offers to take that back. */
export async function undoAcceptance(context: ReviewContext, argument?: unknown): Promise<void> {
  const open = await decidableReview(context);
  const decision = open && (await acceptedDecision(context, open, argument));
  if (decision === undefined) {
    return;
  }
  try {
    const store = new DecisionStore(context.reviewsFolder);
    // Two windows may have accepted the same at once.
    const same = (await store.all()).filter((one) => isReplacedBy(one, decision));
    await Promise.all(same.map(({ id }) => store.remove(id)));
  } catch (error) {
    context.log.warn(`A decision could not be removed: ${String(error)}`);
    void window.showErrorMessage(l10n.t('The acceptance couldn’t be removed from this computer.'));
    return;
  }
  (await context.panel()).update();
  const restore = l10n.t('Accept again');
  if ((await window.showInformationMessage(l10n.t('The finding is open again.'), restore)) === restore) {
    await keep(context, decision);
  }
}

/** The review of the panel, with what is decided about it by now. */
interface OpenReview {
  readonly panel: Pick<AccessReviewPanel, 'update'>;
  readonly shown: ShownReview;
  readonly judged: Judged;
  readonly names: ReviewNames;
}

/** The open review; undefined if there is none whose findings can be accepted, which the person is told. */
async function decidableReview(context: ReviewContext): Promise<OpenReview | undefined> {
  const panel = await context.panel();
  const { shown } = panel;
  if (shown === undefined) {
    void window.showInformationMessage(l10n.t('No access review is open. Run “Review access” first.'));
    return undefined;
  }
  if (shown.file !== undefined) {
    void window.showInformationMessage(
      l10n.t('Findings of a review from a file can’t be accepted here. Run “Review access” first.'),
    );
    return undefined;
  }
  const { judged } = await decidedNow(context, shown);
  return { panel, shown, judged, names: namesIn(shown.review) };
}

/** The finding that is named, or one that is chosen. */
async function openFinding(
  { panel, judged, names }: OpenReview,
  argument: unknown,
): Promise<Finding | undefined> {
  const parts = judged.open.flatMap(acceptableParts);
  const { data: wanted } = findingReference.safeParse(argument);
  if (wanted !== undefined) {
    const found = parts.find((part) => {
      const { kind, slug, userId, detail } = referenceTo(part);
      return (
        kind === wanted.kind && slug === wanted.slug && userId === wanted.userId && detail === wanted.detail
      );
    });
    if (found === undefined) {
      panel.update();
      void window.showInformationMessage(l10n.t('This finding is no longer open.'));
    }
    return found;
  }
  const items = parts.map((finding) => ({ ...itemOf(finding, names), finding }));
  return (await pick(items, l10n.t('Select the finding to accept'), l10n.t('There are no open findings.')))
    ?.finding;
}

/** The decision that is named, or one that is chosen, which may be about what is not in the open review. */
async function acceptedDecision(
  { reviewsFolder, clock }: ReviewContext,
  { panel, judged: { accepted }, names }: OpenReview,
  argument: unknown,
): Promise<Decision | undefined> {
  const { data: wanted } = decisionReference.safeParse(argument);
  if (wanted !== undefined) {
    const found = accepted.find(({ decision: { id } }) => id === wanted.decision);
    if (found === undefined) {
      // It was undone in another window, so only the page has to be updated.
      panel.update();
    }
    return found?.decision;
  }
  const items = accepted.map(({ finding, decision }) => ({
    ...itemOf(finding, names),
    detail: joined([acceptedLabel(decision), reasonLabel(decision)], ' '),
    decision,
  }));
  const known = new Set(accepted.map(({ decision: { id } }) => id));
  const today = localDay(clock.now());
  const all = await new DecisionStore(reviewsFolder).all().catch(() => []);
  const others = all
    .filter(({ id, until }) => !known.has(id) && until >= today)
    .map((decision) => ({ ...itemOfDecision(decision, names), decision }));
  const title = l10n.t('Select the acceptance to undo');
  return (await pick([...items, ...others], title, l10n.t('No findings are accepted.')))?.decision;
}

async function pick<T extends QuickPickItem>(
  items: readonly T[],
  title: Shown,
  none: Shown,
): Promise<T | undefined> {
  if (items.length === 0) {
    void window.showInformationMessage(none);
    return undefined;
  }
  const options = { title, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true } as const;
  return window.showQuickPick(items, options);
}

/** A finding as a choice: what was found, and about whom. */
function itemOf(finding: Finding, names: ReviewNames): QuickPickItem {
  const [group] = groupsOf([finding], names);
  const about = group?.items.flatMap(({ entries }) => entries.map((one) => textOf(lineOf(one)))) ?? [];
  return { label: group?.what ?? harmless(finding.kind), description: joined(about, ' · ') };
}

/** A decision as a choice if the review has nothing that it is about: why it was accepted, and for whom. */
function itemOfDecision(decision: Decision, names: ReviewNames): QuickPickItem {
  const users = decision.cases.flatMap(({ userId }) => (userId === null ? [] : [names.user(userId)]));
  const accounts = decision.cases.flatMap(({ slug }) => (slug === null ? [] : [names.account(slug)]));
  return {
    label: harmless(decision.reason, LONGEST_REASON),
    description: briefListOf([...new Set([...users, ...accounts])]),
    detail: acceptedLabel(decision),
  };
}

/** A finding in a few words. */
function titleOf(finding: Finding, names: ReviewNames): Shown {
  const [group] = groupsOf([finding], names);
  const [entry] = group?.items[0]?.entries ?? [];
  return joined([group?.what, entry && textOf(entry.about)], ' · ');
}

async function askForReason(title: Shown): Promise<string | undefined> {
  const text = await window.showInputBox({
    title,
    prompt: l10n.t('Why is it acceptable? The reason is part of every export of the review.'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      isReason(value)
        ? undefined
        : l10n.t('Enter a reason of {0} to {1} characters.', SHORTEST_REASON, LONGEST_REASON),
  });
  return text === undefined ? undefined : reasonOf(text);
}

/** Saves a decision. Resolves to whether that worked; if not, the person is told. */
async function keep(context: ReviewContext, decision: Decision): Promise<boolean> {
  try {
    await new DecisionStore(context.reviewsFolder).save(decision, localDay(context.clock.now()));
  } catch (error) {
    context.log.warn(`A decision could not be saved: ${String(error)}`);
    void window.showErrorMessage(
      l10n.t('The acceptance couldn’t be saved on this computer, so the finding stays open.'),
    );
    return false;
  }
  (await context.panel()).update();
  return true;
}
