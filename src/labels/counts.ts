import { env } from 'vscode';
import type { Shown } from '../base/shown';
import { l10n } from '../platform/l10n';

// Whole phrases for each plural, because languages have other plurals than English. Czech has a form of its own for 2
// to 4; the English texts of that form differ only by a comment.

export function countOfUsers(count: number): Shown {
  return counted(count, {
    one: () => l10n.t('{0} user', count),
    few: () => l10n.t({ message: '{0} users', args: [count], comment: ['2, 3, 4'] }),
    many: () => l10n.t('{0} users', count),
  });
}

export function countOfAccounts(count: number): Shown {
  return counted(count, {
    one: () => l10n.t('{0} account', count),
    few: () => l10n.t({ message: '{0} accounts', args: [count], comment: ['2, 3, 4'] }),
    many: () => l10n.t('{0} accounts', count),
  });
}

/** "10 of 12 users". */
export function partOfUsers(part: number, count: number): Shown {
  const many = (): Shown => l10n.t('{0} of {1} users', part, count);
  return counted(count, { one: () => l10n.t('{0} of {1} user', part, count), few: many, many });
}

/** "10 of 12 accounts". */
export function partOfAccounts(part: number, count: number): Shown {
  const many = (): Shown => l10n.t('{0} of {1} accounts', part, count);
  return counted(count, { one: () => l10n.t('{0} of {1} account', part, count), few: many, many });
}

/** The end of a list, "5 more". */
export function moreInList(count: number): Shown {
  const many = (): Shown => l10n.t({ message: '{0} more', args: [count], comment: ['at the end of a list'] });
  return counted(count, {
    one: many,
    few: () => l10n.t({ message: '{0} more', args: [count], comment: ['at the end of a list; 2, 3, 4'] }),
    many,
  });
}

export function countOfFiles(count: number): Shown {
  return counted(count, {
    one: () => l10n.t('{0} file', count),
    few: () => l10n.t({ message: '{0} files', args: [count], comment: ['2, 3, 4'] }),
    many: () => l10n.t('{0} files', count),
  });
}

/** "10 of 12 files". */
export function partOfFiles(part: number, count: number): Shown {
  const many = (): Shown => l10n.t('{0} of {1} files', part, count);
  return counted(count, { one: () => l10n.t('{0} of {1} file', part, count), few: many, many });
}

/** "10 of 12 responses". */
export function partOfResponses(part: number, count: number): Shown {
  const many = (): Shown => l10n.t('{0} of {1} responses', part, count);
  return counted(count, { one: () => l10n.t('{0} of {1} response', part, count), few: many, many });
}

/** Introduces the first of several places in code; there is never only one. */
export function countOfPlaces(count: number): Shown {
  const many = (): Shown => l10n.t('{0} places, the first:', count);
  return counted(count, {
    one: many,
    few: () => l10n.t({ message: '{0} places, the first:', args: [count], comment: ['2, 3, 4'] }),
    many,
  });
}

/** How long ago the last access review was made. */
export function lastReviewLabel(daysAgo: number): Shown {
  return counted(daysAgo, {
    one: () => l10n.t('Last access review: {0} day ago', daysAgo),
    few: () => l10n.t({ message: 'Last access review: {0} days ago', args: [daysAgo], comment: ['2, 3, 4'] }),
    many: () => l10n.t('Last access review: {0} days ago', daysAgo),
  });
}

/** One for all: making one takes longer than a row of the tree. */
let plurals: Intl.PluralRules | undefined;

/** Only the phrase that is needed is made: a large tree has a count in each of its rows. */
export function counted(
  count: number,
  phrases: Readonly<Record<'one' | 'few' | 'many', () => Shown>>,
): Shown {
  const plural = (plurals ??= new Intl.PluralRules(env.language)).select(count);
  return phrases[plural === 'one' || plural === 'few' ? plural : 'many']();
}
