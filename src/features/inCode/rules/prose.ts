import { lineStart } from './lines';

/** Files written for people, including changelogs and notes without an extension. */
const FILE_OF_PROSE =
  /\.(?:mdx?|markdown|mdown|txt|text|rst|adoc|asciidoc|org|log|diff|patch)$|(?:^|[\\/])(?:change-?log|changes|history|news|notes|readme|releases?|todo|authors|(?:commit|merge|tag)_(?:editmsg|msg))$/i;

/** A comment to the end of its line, or a line of a longer one. */
const REMARK = /^\s*(?:\/\/|\/\*|\*|#|--|;|<!--|"""|''')|\s(?:\/\/|\/\*|#|--|<!--)\s/;

/** In characters. */
const LONGEST_LINE = 1000;

/** What comes after these is only mentioned in passing, such as a commit. */
const ASIDE = /(?:[\s\])]\(|\s(?:in|at|by|from|since|see|to|v|ve|od|do|z|viz)\s)["'`]?$/i;

/** Whether a place is in a text for people, where brackets contain remarks, and not in a program or settings. */
export function isProse(text: string, path: string, position: number): boolean {
  const start = Math.max(lineStart(text, position), position - LONGEST_LINE);
  return FILE_OF_PROSE.test(path) || REMARK.test(text.slice(start, position));
}

/** Whether a value in such a text is only mentioned: `fixed the key (…)`. */
export function isAside(text: string, position: number): boolean {
  return ASIDE.test(text.slice(Math.max(0, position - 10), position));
}
