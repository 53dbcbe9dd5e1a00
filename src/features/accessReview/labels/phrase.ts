import { inert, type Shown } from '../../../base/shown';
import { listOfParts } from '../../../labels/lists';

/** A user or an account that a text names, and that a page can open. */
export interface Mention {
  readonly text: Shown;
  readonly userId?: number;
  /** The account; for a user, the one in which to look at them, if that matters. */
  readonly slug?: string;
}

/** A text in parts, some of which can be opened. */
export type Phrase = readonly (Shown | Mention)[];

/** One line of a list: what it is about, and under that every case where there are several. */
export interface Entry {
  readonly about: Phrase;
  readonly cases: readonly Phrase[];
  /** Stands for the cases where they are folded up, such as "12 accounts". */
  readonly countLabel: Shown;
}

/** An entry without cases. */
export function entry(about: Phrase): Entry {
  return { about, cases: [], countLabel: inert('') };
}

/** Replaces the `{0}`, `{1}` … of a text by phrases. */
export function phrase(template: Shown, ...args: readonly Phrase[]): Phrase {
  return template.split(/\{(\d)\}/).flatMap((part, index): Phrase => {
    const isArgument = index % 2 === 1;
    return isArgument ? (args[Number(part)] ?? []) : part === '' ? [] : [inert(part)];
  });
}

/** Phrases one after the other, as labels are. */
export function listed(phrases: readonly Phrase[]): Phrase {
  return phrases.every(({ length }) => length <= 1)
    ? listOfParts(phrases)
    : phrases.flatMap((one, index) => (index === 0 ? one : [inert('; '), ...one]));
}

/** An entry on one line. */
export function lineOf({ about, cases }: Entry): Phrase {
  return cases.length === 0 ? about : [...about, inert(': '), ...listed(cases)];
}

/** A phrase as plain text, in which nothing can be opened. */
export function textOf(parts: Phrase): Shown {
  return inert(parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''));
}
