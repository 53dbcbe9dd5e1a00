import { joined, type Shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import type { Comparison, Incomparable, MarkChange, RightsChange } from '../rules/comparison';
import { rightsOf } from '../../../rights/rights';
import { type ReviewedUser, statedRightsOf } from '../../../directory/review';
import { purposeOfMark } from '../../../labels/purposes';
import type { ReviewNames } from '../../../labels/review';
import { listOf, permissionLabel, scopesLabel } from '../../../labels/rights';
import { unreadLabel } from '../../../labels/unread';

/** Changes of one kind, in whole sentences. */
export interface ChangeGroup {
  readonly kind: keyof Comparison | `changed.${RightsChange['direction']}`;
  readonly heading: Shown;
  readonly sentences: readonly Shown[];
}

/** A comparison in words, without groups that are empty. `names` are those of both reviews. */
export function wordsOfComparison(comparison: Comparison, names: ReviewNames): readonly ChangeGroup[] {
  const changed = (direction: RightsChange['direction']): readonly Shown[] =>
    comparison.changed
      .filter((change) => change.direction === direction)
      .map(({ slug, before, after }) =>
        l10n.t(
          '{0} in {1}: {2} → {3}',
          names.user(after.id),
          names.account(slug),
          rights(before),
          rights(after),
        ),
      );
  const groups: readonly ChangeGroup[] = [
    {
      kind: 'added',
      heading: l10n.t('Users added'),
      sentences: comparison.added.map(({ slug, user }) =>
        l10n.t('{0} has access to {1}: {2}', names.user(user.id), names.account(slug), rights(user)),
      ),
    },
    {
      kind: 'removed',
      heading: l10n.t('Users removed'),
      sentences: comparison.removed.map(({ slug, user }) =>
        l10n.t(
          '{0} no longer has access to {1}; before: {2}',
          names.user(user.id),
          names.account(slug),
          rights(user),
        ),
      ),
    },
    { kind: 'changed.more', heading: l10n.t('Rights extended'), sentences: changed('more') },
    { kind: 'changed.less', heading: l10n.t('Rights reduced'), sentences: changed('less') },
    {
      kind: 'changed.otherwise',
      heading: l10n.t('Other changes of rights'),
      sentences: changed('otherwise'),
    },
    {
      kind: 'gained',
      heading: l10n.t('New accounts'),
      sentences: comparison.gained.map(({ account: { slug }, userIds }) =>
        l10n.t('{0}, reached by {1}', names.account(slug), listOf(userIds.map(names.user))),
      ),
    },
    {
      kind: 'lost',
      heading: l10n.t('Lost accounts'),
      sentences: comparison.lost.map(({ account: { slug }, userIds }) =>
        l10n.t('{0}, no longer reached by {1}', names.account(slug), listOf(userIds.map(names.user))),
      ),
    },
    {
      kind: 'marks',
      heading: l10n.t('Programmatic users'),
      sentences: comparison.marks.map((change) => markSentence(change, names)),
    },
    {
      kind: 'incomparableAccounts',
      heading: l10n.t('Accounts that cannot be compared'),
      sentences: comparison.incomparableAccounts.map((item) => incomparable(names.account(item.key), item)),
    },
    {
      kind: 'incomparableIdentities',
      heading: l10n.t('Identities that cannot be compared'),
      sentences: comparison.incomparableIdentities.map((item) => incomparable(names.user(item.key), item)),
    },
  ];
  return groups.filter(({ sentences }) => sentences.length > 0);
}

/** What it means that something cannot be compared. */
export function incomparableMeaning(): Shown {
  return l10n.t('Anything that couldn’t be loaded in one of the two reviews isn’t counted as a change.');
}

function rights(user: ReviewedUser): Shown {
  const { permission, scopes } = rightsOf(statedRightsOf(user));
  return joined([permissionLabel(permission), scopesLabel(scopes)], ' · ');
}

function markSentence({ userId, before, after }: MarkChange, names: ReviewNames): Shown {
  if (after === undefined) {
    return l10n.t('{0} is no longer marked as programmatic', names.user(userId));
  }
  return before === undefined
    ? l10n.t('{0} is marked as programmatic; purpose: {1}', names.user(userId), purposeOfMark(after))
    : l10n.t('Purpose of {0}: {1} → {2}', names.user(userId), purposeOfMark(before), purposeOfMark(after));
}

function incomparable(name: Shown, { before, after }: Incomparable<unknown>): Shown {
  return l10n.t('{0}; before: {1}; now: {2}', name, statusLabel(before), statusLabel(after));
}

function statusLabel(status: string): Shown {
  return status === 'read' ? l10n.t('Loaded') : unreadLabel(status);
}
