import * as z from 'zod/mini';
import { folded } from '../../../base/folded';
import { element } from '../../../webview/browser/elements';
import { keepAlso, kept } from '../../../webview/browser/vscode';
import { rowListOf } from './list';
import { matrixOf } from './matrix';
import { comparing, type Links, type Order, type Row } from './rows';
import type { GridView } from './toReviewPage';

const stored = z.object({
  isMatrix: z.boolean(),
  search: z.string(),
  /** The chosen value of each column; empty: all values. */
  filters: z.array(z.string()),
  sortedBy: z.number(),
  isDescending: z.boolean(),
});
const INITIAL = {
  isMatrix: false,
  search: '',
  filters: new Array<string>(),
  sortedBy: 0,
  isDescending: false,
};

/** Every user of every account, as a list or a matrix that is searched, filtered and sorted. */
export function gridOf(view: GridView, links: Links, lang: string): HTMLElement {
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const all = view.rows.map((row): Row => ({ ...row, folded: folded(row.cells.join(' ')) }));
  let state: z.infer<typeof stored> = stored.safeParse(kept()).data ?? INITIAL;

  const set = (change: Partial<typeof state>): void => {
    state = { ...state, ...change };
    keepAlso(state);
    show();
  };
  const sortBy = (column: number): void =>
    set({ sortedBy: column, isDescending: state.sortedBy === column && !state.isDescending });
  const list = rowListOf(view, links, sortBy);
  const matrix = matrixOf(view, links, all);
  // The ids let them keep the focus when the page is drawn again.
  const search = element('input', [], {
    id: 'grid-search',
    type: 'search',
    placeholder: view.searchLabel,
    ariaLabel: view.searchLabel,
  });
  const filters = view.columns.map((_, column) => filterOf(view, column, compare));
  const sort = sortOf(view);
  const count = element('span');
  const empty = element('span');
  const status = element('p', [count, ' ', empty], { role: 'status' });
  const clear = element('button', view.clearLabel, { id: 'grid-clear', type: 'button' });
  const modes = modesOf(view, (isMatrix) => set({ isMatrix }));
  const body = element('div');

  const matches = (row: Row, words: readonly string[]): boolean =>
    words.every((word) => row.folded.includes(word)) &&
    filters.every((filter, column) => !filter?.value || filter.value === `=${row.cells[column] ?? ''}`);
  const show = (): void => {
    search.value = state.search;
    filters.forEach((filter, column) => setValue(filter, state.filters[column]));
    setValue(sort, `${state.sortedBy}${state.isDescending ? '-' : ''}`);
    const words = folded(state.search).split(/\s+/);
    const order = { column: state.sortedBy, isDescending: state.isDescending, compare };
    const shown = all.filter((row) => matches(row, words)).toSorted(comparing(order, view));
    count.textContent = view.countLabel
      .replace('{0}', String(shown.length))
      .replace('{1}', String(all.length));
    empty.textContent = shown.length === 0 ? `· ${view.emptyLabel}` : '';
    clear.hidden = state.search === '' && state.filters.every((value) => value === '');
    modes.forEach((mode, index) => (mode.ariaPressed = String(state.isMatrix === (index === 1))));
    const { element: content, show: showRows } = state.isMatrix ? matrix : list;
    if (content.parentElement !== body) {
      body.replaceChildren(content);
    }
    section.classList.toggle('as-matrix', state.isMatrix);
    content.hidden = shown.length === 0;
    showRows(shown, order);
  };

  search.addEventListener('input', () => set({ search: search.value }));
  filters.forEach((filter) =>
    filter?.addEventListener('change', () => set({ filters: filters.map((one) => one?.value ?? '') })),
  );
  sort.addEventListener('change', () =>
    set({ sortedBy: Number.parseInt(sort.value, 10), isDescending: sort.value.endsWith('-') }),
  );
  clear.addEventListener('click', () => {
    set({ search: '', filters: [] });
    search.focus();
  });
  const choice = element('div', modes, { className: 'modes', role: 'group', ariaLabel: view.viewLabel });
  const section = element(
    'section',
    [
      element('h2', view.heading, { id: 'grid-heading' }),
      element('div', [choice, search, ...filters, sort, clear, status], { className: 'tools' }),
      body,
    ],
    { className: 'users' },
  );
  show();
  return section;
}

/** Buttons for the two ways to show rows; the second one is the matrix. */
function modesOf(
  { listLabel, matrixLabel }: GridView,
  choose: (isMatrix: boolean) => void,
): readonly HTMLButtonElement[] {
  return [listLabel, matrixLabel].map((label, index) => {
    const mode = element('button', label, { id: `grid-mode-${index}`, type: 'button' });
    mode.addEventListener('click', () => choose(index === 1));
    return mode;
  });
}

/** Selects a value; one that is no longer offered counts as all values. */
function setValue(select: HTMLSelectElement | undefined, value = ''): void {
  if (select !== undefined) {
    select.value = value;
    if (select.selectedIndex < 0) {
      select.selectedIndex = 0;
    }
  }
}

/** A select for the values of a column, in their order; undefined if the column has no filter. */
function filterOf(
  { columns, rows }: GridView,
  column: number,
  compare: Order['compare'],
): HTMLSelectElement | undefined {
  const { label, filterLabel, isRanked } = columns[column] ?? {};
  if (label === undefined || filterLabel === undefined) {
    return undefined;
  }
  const ranks = new Map(rows.map((row) => [row.cells[column] ?? '', isRanked === true ? row.rank : 0]));
  const values = [...ranks].toSorted(([a, one], [b, other]) => one - other || compare(a, b));
  // The `=` in front lets a value be empty.
  const options = values.map(([value]) => new Option(value, `=${value}`));
  return element('select', [new Option(filterLabel, ''), ...options], {
    id: `grid-filter-${column}`,
    ariaLabel: label,
  });
}

/** A select to sort by, for when there is no list header to click on. */
function sortOf({ columns, sortLabel, ascendingLabel, descendingLabel }: GridView): HTMLSelectElement {
  const options = columns.flatMap(({ label }, column) => [
    new Option(ascendingLabel.replace('{0}', label), String(column)),
    new Option(descendingLabel.replace('{0}', label), `${column}-`),
  ]);
  return element('select', options, { id: 'grid-sort', ariaLabel: sortLabel, className: 'sort-by' });
}
