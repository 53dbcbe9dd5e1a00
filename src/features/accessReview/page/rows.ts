import type { GridView, ReviewView } from './toReviewPage';

/** A row with what is searched in it. */
export type Row = GridView['rows'][number] & { readonly folded: string };
export type Links = ReviewView['links'];

/** One of the two ways to show rows. */
export interface GridBody {
  readonly element: HTMLElement;
  /** Shows rows, in their order. */
  readonly show: (rows: readonly Row[], order: Order) => void;
}

/** What rows are sorted by. */
export interface Order {
  readonly column: number;
  readonly isDescending: boolean;
  readonly compare: Intl.Collator['compare'];
}

/** Compares rows in an order. */
export function comparing(
  { column, isDescending, compare }: Order,
  view: GridView,
): (a: Row, b: Row) => number {
  const isRanked = view.columns[column]?.isRanked === true;
  const ascending = (a: Row, b: Row): number =>
    (isRanked ? a.rank - b.rank : 0) || compare(a.cells[column] ?? '', b.cells[column] ?? '');
  return isDescending ? (a, b) => ascending(b, a) : ascending;
}
