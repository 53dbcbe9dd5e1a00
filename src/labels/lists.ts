import { env } from 'vscode';
import { inert, type Shown } from '../base/shown';
import { moreInList } from './counts';

// All lists for people are made here, with the words and commas of their language.

type Conjunction = 'and' | 'or';

/** Kept, because making one takes longer than a list, and a review has thousands of lists. */
const formats: Partial<Record<Conjunction, Intl.ListFormat>> = {};

function formatOf(conjunction: Conjunction): Intl.ListFormat {
  return (formats[conjunction] ??= new Intl.ListFormat(env.language, {
    type: conjunction === 'and' ? 'conjunction' : 'disjunction',
  }));
}

/** "a, b, and c", "a, b, or c". */
export function listOf(names: readonly Shown[], conjunction: Conjunction = 'and'): Shown {
  // The first format of a process reads the rules of its language, which takes longer than the rest of the start.
  return names.length < 2 ? (names[0] ?? inert('')) : inert(formatOf(conjunction).format(names));
}

/** Names as a list that stays short: "A, B, C, D, and 5 more". One more is named instead. */
export function briefListOf(names: readonly Shown[], longest = 4): Shown {
  const rest = names.length - longest;
  return listOf(rest < 2 ? names : [...names.slice(0, longest), moreInList(rest)]);
}

/** A list of items that are more than a text, such as links: their parts, with the words and commas between them. */
export function listOfParts<T>(items: readonly (readonly T[])[]): readonly (T | Shown)[] {
  return formatOf('and')
    .formatToParts(items.map((_, index) => String(index)))
    .flatMap(({ type, value }): readonly (T | Shown)[] =>
      type === 'literal' ? [inert(value)] : (items[Number(value)] ?? []),
    );
}
