import { folded } from '../../../base/folded';
import { button, cellOf, element } from '../../../webview/browser/elements';
import type { GridView } from './toReviewPage';

/** So many rows are drawn together; what is far from the screen is not drawn. */
const ROWS_AT_ONCE = 40;
/** Rows this far beyond the screen are drawn already. */
const MARGIN = '600px';

type Row = GridView['rows'][number] & { readonly folded: string };
type Compare = Intl.Collator['compare'];

/** A large table that is searched, filtered by the values of columns, and sorted; only what is near the screen is drawn. */
export function gridOf(view: GridView, lang: string): HTMLElement {
  const { compare } = new Intl.Collator(lang);
  const all = view.rows.map((row): Row => ({ ...row, folded: folded(row.cells.join(' ')) }));
  const search = element('input', [], {
    type: 'search',
    placeholder: view.searchLabel,
    ariaLabel: view.searchLabel,
  });
  const filters = view.columns.map((_, column) => filterOf(view, column, compare));
  const count = element('p', [], { role: 'status' });
  const head = element('tr');
  const table = element('table', [element('thead', [head])], { className: 'grid' });
  table.setAttribute('aria-labelledby', 'grid-heading');
  const draw = lazyRows(table, view);
  let sortedBy = 0;
  let isDescending = false;

  const show = (): void => {
    const words = folded(search.value).split(/\s+/);
    const shown = all
      .filter((row) => words.every((word) => row.folded.includes(word)))
      .filter(({ cells }) =>
        filters.every((filter, column) => !filter?.value || filter.value === `=${cells[column] ?? ''}`),
      )
      .toSorted((a, b) => (isDescending ? byColumn(b, a) : byColumn(a, b)));
    [...head.cells].forEach((cell, column) => {
      cell.ariaSort = column !== sortedBy ? 'none' : isDescending ? 'descending' : 'ascending';
    });
    count.textContent = view.countLabel
      .replace('{0}', String(shown.length))
      .replace('{1}', String(all.length));
    draw(shown);
  };
  const byColumn = (a: Row, b: Row): number =>
    (a.ranks[sortedBy] ?? 0) - (b.ranks[sortedBy] ?? 0) ||
    compare(a.cells[sortedBy] ?? '', b.cells[sortedBy] ?? '');
  const sortBy = (column: number): void => {
    isDescending = sortedBy === column && !isDescending;
    sortedBy = column;
    show();
  };

  head.append(...view.columns.map(({ label }, column) => headOf(label, () => sortBy(column))));
  search.addEventListener('input', show);
  filters.forEach((filter) => filter?.addEventListener('change', show));
  show();
  return element('section', [
    element('h2', view.heading, { id: 'grid-heading' }),
    element('div', [search, ...filters, count], { className: 'tools' }),
    table,
  ]);
}

/** Lets choose among the values of a column, in their order; undefined where the column has no filter. */
function filterOf(
  { columns, rows }: GridView,
  column: number,
  compare: Compare,
): HTMLSelectElement | undefined {
  const { label, filterLabel } = columns[column] ?? {};
  if (label === undefined || filterLabel === undefined) {
    return undefined;
  }
  const ranks = new Map(rows.map((row) => [row.cells[column] ?? '', row.ranks[column] ?? 0]));
  const values = [...ranks].toSorted(([a, one], [b, other]) => one - other || compare(a, b));
  // With a mark in front, so that a value may be empty.
  const options = values.map(([value]) => new Option(value, `=${value}`));
  return element('select', [new Option(filterLabel, ''), ...options], { ariaLabel: label });
}

function headOf(label: string, onSort: () => void): HTMLElement {
  const sort = element('button', label, { type: 'button', className: 'sort' });
  sort.addEventListener('click', onSort);
  return element('th', [sort], { scope: 'col' });
}

/** @returns what puts rows into a table in parts, each drawn while it is near the screen */
function lazyRows(table: HTMLTableElement, view: GridView): (rows: readonly Row[]) => void {
  /** The rows that each part of the table stands for. */
  const parts = new Map<Element, readonly [start: number, rows: readonly Row[]]>();
  const draw = (part: Element, isNear: boolean): void => {
    const [start, rows] = parts.get(part) ?? [0, []];
    const isDrawn = part.children.length === rows.length && part.firstElementChild?.className !== 'far';
    if (isNear && !isDrawn) {
      part.replaceChildren(...rows.map((row, index) => rowOf(row, start + index, view)));
    } else if (!isNear && isDrawn && !part.contains(document.activeElement)) {
      part.replaceChildren(farRow(part.getBoundingClientRect().height));
    }
  };
  const observer = new IntersectionObserver(
    (entries) => entries.forEach(({ target, isIntersecting }) => draw(target, isIntersecting)),
    // Of this very page: a margin around the screen has no effect inside the frame of another origin.
    { root: document, rootMargin: MARGIN },
  );
  return (all) => {
    // The rows that are not drawn count too for a screen reader, and the head of the table.
    table.ariaRowCount = String(all.length + 1);
    observer.disconnect();
    parts.forEach((_, part) => part.remove());
    parts.clear();
    for (let start = 0; start < all.length; start += ROWS_AT_ONCE) {
      const rows = all.slice(start, start + ROWS_AT_ONCE);
      const part = element('tbody', [farRow(rows.length * 30)]);
      table.append(part);
      parts.set(part, [start, rows]);
      observer.observe(part);
    }
  };
}

function rowOf({ action, cells }: Row, index: number, { columns }: GridView): HTMLElement {
  const contents = cells.map((text, column) => (column === 0 ? [button(action, 'link')] : text));
  return element(
    'tr',
    contents.map((content, column) => cellOf(content, column, columns[column]?.label)),
    { ariaRowIndex: String(index + 2) },
  );
}

/** Holds the place of rows that are not drawn. */
function farRow(height: number): HTMLElement {
  const row = element('tr', [], { className: 'far', ariaHidden: 'true' });
  row.style.height = `${height}px`;
  return row;
}
