import { joined, type Shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import type { Comparison, Incomparable, MarkChange, RightsChange } from '../rules/comparison';
import { rightsOf } from '../../../rights/rights';
import { type ReviewedUser, statedRightsOf } from '../../../directory/review';
import { countOfAccounts } from '../../../labels/counts';
import type { ReviewNames } from '../../../labels/review';
import { permissionLabel, scopesLabel } from '../../../labels/rights';
import { unreadLabel } from '../../../labels/unread';
import { countOfGoneAccounts, countOfNewAccounts } from './counts';
import { purposeOfMark } from './marks';
import { type Entry, entry, listed, type Mention, phrase } from './phrase';

/** Changes of one kind. */
export interface ChangeGroup {
  readonly kind: string;
  readonly heading: Shown;
  /** How many there are, as a part of a list: "added: 3". */
  readonly countLabel: Shown;
  readonly entries: readonly Entry[];
}

/** A comparison in words, without groups that are empty. `names` are those of both reviews. */
export function wordsOfComparison(comparison: Comparison, names: ReviewNames): readonly ChangeGroup[] {
  const { added, removed, gained, lost, marks } = comparison;
  const user = ({ id }: ReviewedUser, slug: string): Mention => ({ text: names.user(id), userId: id, slug });
  const account = (slug: string): Mention => ({ text: names.account(slug), slug });
  const changed = (direction: RightsChange['direction']): readonly Entry[] =>
    comparison.changed
      .filter((change) => change.direction === direction)
      .map(({ slug, before, after }) =>
        entry(
          phrase(
            l10n.t('{0} in {1}: {2} → {3}'),
            [user(after, slug)],
            [account(slug)],
            [rights(before)],
            [rights(after)],
          ),
        ),
      );
  const [more, less, otherwise] = [changed('more'), changed('less'), changed('otherwise')];
  const users = (userIds: readonly number[], slug: string) =>
    listed(userIds.map((userId) => [{ text: names.user(userId), userId, slug }]));
  const groups: readonly ChangeGroup[] = [
    {
      kind: 'added',
      heading: l10n.t('Users added'),
      countLabel: l10n.t('added: {0}', added.length),
      entries: added.map(({ slug, user: who }) =>
        entry(
          phrase(l10n.t('{0} has access to {1}: {2}'), [user(who, slug)], [account(slug)], [rights(who)]),
        ),
      ),
    },
    {
      kind: 'removed',
      heading: l10n.t('Users removed'),
      countLabel: l10n.t('removed: {0}', removed.length),
      entries: removed.map(({ slug, user: who }) =>
        entry(
          phrase(
            l10n.t('{0} no longer has access to {1}; before: {2}'),
            [user(who, slug)],
            [account(slug)],
            [rights(who)],
          ),
        ),
      ),
    },
    {
      kind: 'more',
      heading: l10n.t('Rights extended'),
      countLabel: l10n.t('with more rights: {0}', more.length),
      entries: more,
    },
    {
      kind: 'less',
      heading: l10n.t('Rights reduced'),
      countLabel: l10n.t('with fewer rights: {0}', less.length),
      entries: less,
    },
    {
      kind: 'otherwise',
      heading: l10n.t('Other changes to rights'),
      countLabel: l10n.t('with other rights: {0}', otherwise.length),
      entries: otherwise,
    },
    {
      kind: 'gained',
      heading: l10n.t('New accounts'),
      countLabel: l10n.t('accounts gained: {0}', gained.length),
      entries: gained.map(({ account: { slug }, userIds }) =>
        entry(phrase(l10n.t('{0}, accessible to {1}'), [account(slug)], users(userIds, slug))),
      ),
    },
    {
      kind: 'lost',
      heading: l10n.t('Accounts no longer accessible'),
      countLabel: l10n.t('accounts lost: {0}', lost.length),
      entries: lost.map(({ account: { slug }, userIds }) =>
        entry(phrase(l10n.t('{0}, no longer accessible to {1}'), [account(slug)], users(userIds, slug))),
      ),
    },
    {
      kind: 'marks',
      heading: l10n.t('Programmatic users'),
      countLabel: l10n.t('marks changed: {0}', marks.length),
      entries: marks.map((change) => entry([markSentence(change, names)])),
    },
    ...scopeGroups(comparison, names),
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** Groups for what only one of the two reviews covers, and for what could not be read in one of them. */
function scopeGroups(
  { incomparableAccounts, incomparableIdentities }: Comparison,
  names: ReviewNames,
): readonly ChangeGroup[] {
  const inAfterOnly = incomparableAccounts.filter(isIn('missing', 'read'));
  const inBeforeOnly = incomparableAccounts.filter(isIn('read', 'missing'));
  const identities = incomparableIdentities.filter(
    (item) => !isIn('missing', 'read')(item) && !isIn('read', 'missing')(item),
  );
  const accounts = incomparableAccounts.filter(
    (item) => !inAfterOnly.includes(item) && !inBeforeOnly.includes(item),
  );
  const entryAbout = (about: (count: number) => Shown, items: readonly Incomparable<string>[]): Entry[] =>
    items.length === 0
      ? []
      : [
          {
            about: [about(items.length)],
            cases: items.map(({ key: slug }) => [{ text: names.account(slug), slug }]),
            countLabel: countOfAccounts(items.length),
          },
        ];
  const unread = accounts.length + identities.length;
  return [
    {
      kind: 'scope',
      heading: l10n.t('In one of the two reviews only'),
      countLabel: l10n.t('in one review only: {0}', inAfterOnly.length + inBeforeOnly.length),
      entries: [
        ...entryAbout(countOfNewAccounts, inAfterOnly),
        ...entryAbout(countOfGoneAccounts, inBeforeOnly),
      ],
    },
    {
      kind: 'incomparable',
      heading: l10n.t('What can’t be compared'),
      countLabel: l10n.t('not comparable: {0}', unread),
      entries: [
        ...accounts.map((item) =>
          entry(incomparable({ text: names.account(item.key), slug: item.key }, item)),
        ),
        ...identities.map((item) =>
          entry(incomparable({ text: names.user(item.key), userId: item.key }, item)),
        ),
      ],
    },
  ];
}

function isIn(before: string, after: string): (item: Incomparable<unknown>) => boolean {
  return (item) => item.before === before && item.after === after;
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

function incomparable(what: Mention, { before, after }: Incomparable<unknown>) {
  return phrase(l10n.t('{0}; before: {1}; now: {2}'), [what], [statusLabel(before)], [statusLabel(after)]);
}

function statusLabel(status: string): Shown {
  return status === 'read' ? l10n.t('loaded in full') : unreadLabel(status);
}
