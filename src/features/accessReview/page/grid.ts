import { folded } from '../../../base/folded';
import type { GridView } from './toReviewPage';
import { button, element } from '../../../webview/browser/elements';

/** So many rows are drawn together; what is far from the screen is not drawn. */
const ROWS_AT_ONCE = 40;
/** Rows this far beyond the screen are drawn already. */
const MARGIN = '600px';

type Row = GridView['rows'][number] & { readonly folded: string };

/** A large table that is searched, filtered by the values of columns, and sorted; only what is near the screen is drawn. */
export function gridOf(view: GridView, lang: string): HTMLElement {
  const collator = new Intl.Collator(lang);
  const all = view.rows.map((row): Row => ({ ...row, folded: folded(row.cells.join(' ')) }));
  let sortedBy = 0;
  let isDescending = false;

  const title = element('h2', view.heading);
  title.id = 'grid-heading';
  const search = element('input');
  search.type = 'search';
  search.placeholder = view.searchLabel;
  search.ariaLabel = view.searchLabel;
  const filters = view.columns.flatMap(({ label, filterLabel }, index) => {
    if (filterLabel === undefined) {
      return [];
    }
    const select = element('select');
    select.ariaLabel = label;
    select.append(new Option(filterLabel, ''));
    const values = [...new Map(view.rows.map(({ cells, ranks }) => [cells[index] ?? '', ranks[index] ?? 0]))];
    const ordered = values.toSorted(([a, one], [b, other]) => one - other || collator.compare(a, b));
    // With a mark in front, so that a value may be empty.
    select.append(...ordered.map(([value]) => new Option(value, `=${value}`)));
    return [{ select, index }];
  });
  const count = element('p');
  count.role = 'status';
  const tools = element('div');
  tools.className = 'tools';
  tools.append(search, ...filters.map(({ select }) => select), count);

  const table = element('table');
  table.className = 'grid';
  table.setAttribute('aria-labelledby', title.id);
  const head = table.createTHead().insertRow();
  head.append(
    ...view.columns.map(({ label }, index) => {
      const cell = element('th');
      cell.scope = 'col';
      const sort = element('button', label);
      sort.type = 'button';
      sort.className = 'sort';
      sort.addEventListener('click', () => {
        isDescending = sortedBy === index && !isDescending;
        sortedBy = index;
        show();
      });
      cell.append(sort);
      return cell;
    }),
  );

  /** The rows that each part of the table stands for. */
  let parts = new Map<Element, readonly [start: number, rows: readonly Row[]]>();
  const observer = new IntersectionObserver(
    (entries) => entries.forEach(({ target, isIntersecting }) => draw(target, isIntersecting)),
    // Of this very page: a margin around the screen has no effect inside the frame of another origin.
    { root: document, rootMargin: MARGIN },
  );

  const draw = (part: Element, isNear: boolean): void => {
    const [start, rows] = parts.get(part) ?? [0, []];
    const isDrawn = part.children.length === rows.length && part.firstElementChild?.className !== 'far';
    if (isNear && !isDrawn) {
      part.replaceChildren(...rows.map((row, index) => rowOf(row, start + index, view)));
    } else if (!isNear && isDrawn && !part.contains(document.activeElement)) {
      const { height } = part.getBoundingClientRect();
      part.replaceChildren(farRow(height));
    }
  };

  const show = (): void => {
    const words = folded(search.value).split(/\s+/);
    const shown = all
      .filter(
        ({ cells, folded: text }) =>
          words.every((word) => text.includes(word)) &&
          filters.every(({ select, index }) => !select.value || select.value === `=${cells[index] ?? ''}`),
      )
      .toSorted((a, b) => {
        const [one, other] = isDescending ? [b, a] : [a, b];
        const byRank = (one.ranks[sortedBy] ?? 0) - (other.ranks[sortedBy] ?? 0);
        return byRank || collator.compare(one.cells[sortedBy] ?? '', other.cells[sortedBy] ?? '');
      });
    [...head.cells].forEach((cell, index) => {
      cell.ariaSort = index !== sortedBy ? 'none' : isDescending ? 'descending' : 'ascending';
    });
    count.textContent = view.countLabel
      .replace('{0}', String(shown.length))
      .replace('{1}', String(all.length));
    // The rows that are not drawn count too for a screen reader, and the head of the table.
    table.ariaRowCount = String(shown.length + 1);
    observer.disconnect();
    parts.forEach((_, part) => part.remove());
    parts = new Map();
    for (let start = 0; start < shown.length; start += ROWS_AT_ONCE) {
      const rows = shown.slice(start, start + ROWS_AT_ONCE);
      const part = table.createTBody();
      part.append(farRow(rows.length * 30));
      parts.set(part, [start, rows]);
      observer.observe(part);
    }
  };
  search.addEventListener('input', show);
  filters.forEach(({ select }) => select.addEventListener('change', show));
  show();

  const section = element('section');
  section.append(title, tools, table);
  return section;
}

function rowOf({ action, cells }: Row, index: number, { columns }: GridView): HTMLElement {
  const row = element('tr');
  row.ariaRowIndex = String(index + 2);
  row.append(
    ...cells.map((text, column) => {
      const cell = element(column === 0 ? 'th' : 'td', column === 0 ? '' : text);
      cell.dataset['column'] = columns[column]?.label ?? '';
      if (column === 0) {
        cell.setAttribute('scope', 'row');
        cell.append(button(action, 'link'));
      }
      return cell;
    }),
  );
  return row;
}

/** Holds the place of rows that are not drawn. */
function farRow(height: number): HTMLElement {
  const row = element('tr');
  row.className = 'far';
  row.ariaHidden = 'true';
  row.style.height = `${height}px`;
  return row;
}
