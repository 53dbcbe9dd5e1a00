import type { Shown } from '../../../base/shown';
import type { Review } from '../../../directory/review';
import type { ReviewNames } from '../../../labels/review';
import { unreadRemedy } from '../labels/unread';
import { call } from '../../../platform/commands';
import { l10n } from '../../../platform/l10n';
import { action } from '../../../webview/parts';
import type { Action } from '../../../webview/toPage';
import { acceptedLabel, reasonLabel } from '../labels/decisions';
import { type FindingGroup, groupsOf, severityLabel } from '../labels/findings';
import { noneOpenLabel } from '../labels/summary';
import { type Links, replaceCredentials } from './links';
import type { GroupView, PartView } from '../page/toReviewPage';
import { acceptableParts, referenceTo } from '../rules/cases';
import type { AcceptedFinding, Judged } from '../rules/decisions';
import type { Finding } from '../rules/findings';

/** The id of the accepted findings, which the head of the page leads to. */
export const ACCEPTED = 'accepted';

/** What the page offers. */
interface Offers {
  /** It is an earlier review: nothing can be done here about findings that may no longer be true. */
  readonly isPast: boolean;
  /** Findings can be accepted: not those in the file of somebody else. */
  readonly mayDecide: boolean;
}

/** Open findings, grouped by their words, followed by the accepted ones, folded. */
export function findingsPart(
  review: Review,
  groups: readonly FindingGroup[],
  judged: Judged,
  names: ReviewNames,
  links: Links,
  offers: Offers,
): PartView {
  const { open, accepted } = judged;
  const { isPast } = offers;
  return {
    id: 'findings',
    heading: l10n.t('Findings ({0})', open.length),
    texts: open.length === 0 ? [noneOpenLabel(review, judged)] : [],
    groups: groups.map(({ id, severity, what, why, toDo, items }) => ({
      id,
      severity,
      severityLabel: severityLabel(severity),
      heading: what,
      texts: [why, toDo],
      entries: items.flatMap(({ finding, entries }) => {
        // There are as many parts as entries: one for each of what can be accepted alone.
        const parts = acceptableParts(finding);
        return entries.map((entry, at) =>
          links.entry(entry, [
            ...(isPast ? [] : actionsOf(finding, links)),
            ...(offers.mayDecide ? parts.slice(at, at + 1).map(accept) : []),
          ]),
        );
      }),
      actions:
        !isPast &&
        items.some(({ finding }) => 'reason' in finding && unreadRemedy(finding.reason) === 'retry')
          ? [action('retryUnread', l10n.t('Review again'), call('fakturoid.reviewAccess'))]
          : [],
    })),
    ...(accepted.length === 0
      ? {}
      : {
          folded: {
            id: ACCEPTED,
            label: l10n.t('Accepted: {0}', accepted.length),
            groups: accepted.flatMap((one, index) =>
              acceptedGroups(one, `${ACCEPTED}-${index}`, names, links, offers),
            ),
          },
        }),
  };
}

function accept(part: Finding): Action {
  const reference = referenceTo(part);
  return action(
    `accept/${JSON.stringify(Object.values(reference))}`,
    l10n.t('Accept…'),
    call('fakturoid.acceptFinding', reference),
  );
}

/** Returns one group, because all parts of a finding have the same words. */
function acceptedGroups(
  { finding, decision }: AcceptedFinding,
  groupId: string,
  names: ReviewNames,
  links: Links,
  { mayDecide }: Offers,
): readonly GroupView[] {
  const { id } = decision;
  return groupsOf([finding], names).map(({ severity, what, items }) => ({
    id: groupId,
    severity,
    severityLabel: severityLabel(severity),
    heading: what,
    texts: [acceptedLabel(decision), reasonLabel(decision)],
    entries: items.flatMap(({ entries }) => entries.map((entry) => links.entry(entry))),
    actions:
      mayDecide && id !== undefined
        ? [
            action(
              `undo/${id}`,
              l10n.t('Undo acceptance'),
              call('fakturoid.undoAcceptance', { decision: id }),
            ),
          ]
        : [],
  }));
}

/** What can be done right here about one case of a finding. */
function actionsOf(finding: Finding, links: Links): readonly Action[] {
  switch (finding.kind) {
    case 'looksProgrammatic':
      return actionOnUser(
        finding.userId,
        l10n.t('Mark as programmatic user…'),
        'fakturoid.markProgrammatic',
        links,
      );
    case 'programmaticAboveRead':
    case 'programmaticAbovePurpose':
      return actionOnUser(finding.userId, l10n.t('Change purpose…'), 'fakturoid.changePurpose', links);
    case 'accountUnread':
    case 'identityUnread': {
      const identityId =
        finding.kind === 'accountUnread'
          ? links.identityReaching(finding.slug)
          : links.identityOf(finding.userId);
      return identityId !== undefined && unreadRemedy(finding.reason) === 'signIn'
        ? [replaceCredentials(identityId)]
        : [];
    }
    default:
      return [];
  }
}

/** Actions on a user; none if no signed-in identity sees the user. */
function actionOnUser(
  userId: number,
  label: Shown,
  command: 'fakturoid.markProgrammatic' | 'fakturoid.changePurpose',
  links: Links,
): readonly Action[] {
  const user = links.reference(userId);
  return user === undefined ? [] : [action(`${command}/${userId}`, label, call(command, user))];
}
