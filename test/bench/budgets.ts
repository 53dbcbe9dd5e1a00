/** What the project promises. The benchmark shows them; those that no machine changes are asserted by tests as well. */
export const BUDGETS = {
  /** Bytes, minified: of what is loaded at the start, and of the script of a page, which has all of it in one. */
  start: 55_000,
  page: 36_000,
  vsix: 295_000,
  /** From the click on the icon to accounts, as a multiple of a bare tree. */
  paintedRatio: 1.3,
  /** From asked for to active, as a multiple of VS Code's own references-view. */
  startRatio: 1,
  /** A review, as a multiple of what four requests at a time take. */
  reviewRatio: 1.3,
  /** From a choice in the list of saved reviews to the first paint, beyond what a bare page takes, in milliseconds. */
  reopenMs: 100,
  /** The longest turn of the extension host, and of a letter in a search, in milliseconds. */
  blockMs: 50,
  /** Megabytes that 500 accounts of 10 users may keep. */
  keptMb: 40,
} as const;
