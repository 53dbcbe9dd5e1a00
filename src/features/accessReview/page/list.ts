import { button, cellOf, element } from '../../../webview/browser/elements';
import type { GridBody, Links, Row } from './rows';
import { COLUMNS, type GridView } from './toReviewPage';

/** Rows are drawn in parts of this many; parts far from the screen are not drawn. */
const ROWS_AT_ONCE = 40;
/** Rows this far beyond the screen are drawn already. */
const MARGIN = '600px';
/** About the height of a row on a wide page. */
const ROW_PX = 27;
/** The most that a column takes of a wide and of a narrow page, in characters: an email gives way to all others. */
const MOST = {
  user: [32, 28],
  email: [36, 12],
  account: [32, 22],
  permission: [32, 22],
  scopes: [32, 22],
  note: [32, 22],
} as const satisfies Record<(typeof COLUMNS)[number], readonly [wide: number, narrow: number]>;
/** In characters: a rare text still gets room for its first word. */
const FIRST_WORD = 12;

/** A row for each user of each account; only what is near the screen is drawn. */
export function rowListOf(view: GridView, links: Links, onSort: (column: number) => void): GridBody {
  const heads = view.columns.map(({ label }, column) => headOf(label, column, onSort));
  const table = element('table', [columnsOf(view), element('thead', [element('tr', heads)])], {
    className: 'grid',
  });
  table.setAttribute('aria-labelledby', 'grid-heading');
  const draw = lazyRows(table, view, links);
  return {
    element: table,
    show: (rows, order) => {
      heads.forEach((head, column) => {
        head.ariaSort = column !== order.column ? 'none' : order.isDescending ? 'descending' : 'ascending';
      });
      draw(rows);
    },
  };
}

/**
 * Columns are as wide as nine in ten of their texts, and columns of names as wide as all: similar names differ at the
 * end. The widths are the same for all rows, so that nothing moves as rows come and go.
 */
function columnsOf({ columns, rows }: GridView): HTMLElement {
  const needs = COLUMNS.map((name, column) => {
    const lengths = rows.map(({ cells }) => cells[column]?.length ?? 0).toSorted((a, b) => a - b);
    const longest = lengths.at(-1) ?? 0;
    const usual = name === 'user' ? longest : (lengths[Math.floor(lengths.length * 0.9)] ?? 0);
    return Math.max(usual, Math.min(longest, FIRST_WORD), (columns[column]?.label.length ?? 0) + 3);
  });
  const shares = (page: 0 | 1): readonly string[] => {
    const widths = COLUMNS.map((name, column) => Math.min(needs[column] ?? 0, MOST[name][page]));
    const all = widths.reduce((sum, width) => sum + width, 0);
    return widths.map((width) => `${(width / all) * 100}%`);
  };
  const [wide, narrow] = [shares(0), shares(1)];
  return element(
    'colgroup',
    COLUMNS.map((_, index) => {
      const column = element('col');
      column.style.setProperty('--wide', wide[index] ?? '');
      column.style.setProperty('--narrow', narrow[index] ?? '');
      return column;
    }),
  );
}

function headOf(label: string, column: number, onSort: (column: number) => void): HTMLElement {
  const sort = element('button', label, { id: `grid-head-${column}`, type: 'button', className: 'sort' });
  sort.addEventListener('click', () => onSort(column));
  return element('th', [sort], { scope: 'col' });
}

/** @returns what puts rows into a table in parts, each drawn while it is near the screen */
function lazyRows(table: HTMLTableElement, view: GridView, links: Links): (rows: readonly Row[]) => void {
  /** The rows that each part of the table stands for. */
  const parts = new Map<Element, readonly [start: number, rows: readonly Row[]]>();
  const draw = (part: Element, isNear: boolean): void => {
    const [start, rows] = parts.get(part) ?? [0, []];
    const isDrawn = part.children.length === rows.length && part.firstElementChild?.className !== 'far';
    if (isNear && !isDrawn) {
      part.replaceChildren(...rows.map((row, index) => rowOf(row, start + index, view, links)));
    } else if (!isNear && isDrawn && !part.contains(document.activeElement)) {
      part.replaceChildren(farRow(part.getBoundingClientRect().height));
    }
  };
  const observer = new IntersectionObserver(
    (entries) => entries.forEach(({ target, isIntersecting }) => draw(target, isIntersecting)),
    // The root has to be this document: a margin around the screen has no effect inside the frame of another origin.
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
      const part = element('tbody', [farRow(rows.length * ROW_PX)]);
      table.append(part);
      parts.set(part, [start, rows]);
      observer.observe(part);
    }
  };
}

function rowOf({ user, cells }: Row, index: number, { columns }: GridView, links: Links): HTMLElement {
  const link = links[user];
  const drawn = cells.map((text, column) => {
    const content = COLUMNS[column] === 'user' && link !== undefined ? [button(link, 'link')] : text;
    const cell = cellOf(content, column, columns[column]?.label);
    // Text that has no room is cut off.
    cell.title = text;
    return cell;
  });
  return element('tr', drawn, { ariaRowIndex: String(index + 2) });
}

/** Holds the place of rows that are not drawn. */
function farRow(height: number): HTMLElement {
  const row = element('tr', [], { className: 'far', ariaHidden: 'true' });
  row.style.height = `${height}px`;
  return row;
}
