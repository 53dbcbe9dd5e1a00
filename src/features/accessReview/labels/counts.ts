import type { Shown } from '../../../base/shown';
import { counted } from '../../../labels/counts';
import { l10n } from '../../../platform/l10n';

/** Counts accounts that the earlier review says nothing about. */
export function countOfNewAccounts(count: number): Shown {
  return counted(count, {
    one: () => l10n.t('{0} account is new in this review', count),
    few: () =>
      l10n.t({ message: '{0} accounts are new in this review', args: [count], comment: ['2, 3, 4'] }),
    many: () => l10n.t('{0} accounts are new in this review', count),
  });
}

/** Counts accounts that only the earlier review is about. */
export function countOfGoneAccounts(count: number): Shown {
  return counted(count, {
    one: () => l10n.t('{0} account of the earlier review isn’t in this one', count),
    few: () =>
      l10n.t({
        message: '{0} accounts of the earlier review aren’t in this one',
        args: [count],
        comment: ['2, 3, 4'],
      }),
    many: () => l10n.t('{0} accounts of the earlier review aren’t in this one', count),
  });
}

/** How many different rights somebody has over several accounts; there are always at least two. */
export function countOfRights(count: number): Shown {
  const many = (): Shown => l10n.t('{0} different rights', count);
  return counted(count, {
    one: many,
    few: () => l10n.t({ message: '{0} different rights', args: [count], comment: ['2, 3, 4'] }),
    many,
  });
}

export function countOfReviews(count: number): Shown {
  return counted(count, {
    one: () => l10n.t('{0} access review', count),
    few: () => l10n.t({ message: '{0} access reviews', args: [count], comment: ['2, 3, 4'] }),
    many: () => l10n.t('{0} access reviews', count),
  });
}

export function countOfDecisions(count: number): Shown {
  return counted(count, {
    one: () => l10n.t('{0} accepted finding', count),
    few: () => l10n.t({ message: '{0} accepted findings', args: [count], comment: ['2, 3, 4'] }),
    many: () => l10n.t('{0} accepted findings', count),
  });
}

export function countOfUnfinishedFiles(count: number): Shown {
  return counted(count, {
    one: () => l10n.t('{0} unfinished file', count),
    few: () => l10n.t({ message: '{0} unfinished files', args: [count], comment: ['2, 3, 4'] }),
    many: () => l10n.t('{0} unfinished files', count),
  });
}
