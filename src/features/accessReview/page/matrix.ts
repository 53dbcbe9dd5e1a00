import { button, element } from '../../../webview/browser/elements';
import type { GridBody, Links, Order, Row } from './rows';
import { COLUMNS, type GridView } from './toReviewPage';

const ACCOUNT = COLUMNS.indexOf('account');
/** Rows and columns have a fixed size, so that those on the screen can be calculated. */
const [ROW_PX, COLUMN_PX] = [26, 34];
/** How many are drawn beyond the screen, and at a time. */
const STEP = 8;

/** The range of rows or columns that is drawn. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** People by accounts, with a sign for each permission. Only what is near the screen is drawn. */
export function matrixOf(view: GridView, links: Links, all: readonly Row[]): GridBody {
  const byPerson = new Map</* user ID */ number, Map</* account */ number, Row>>();
  for (const row of all) {
    const accounts = byPerson.get(row.userId) ?? new Map<number, Row>();
    byPerson.set(row.userId, accounts.set(row.account, row));
  }
  const table = element('table', [], { className: 'people-matrix' });
  table.setAttribute('aria-labelledby', 'grid-heading');
  const screen = element('div', [table], {
    id: 'grid-screen',
    className: 'screen',
    role: 'region',
    tabIndex: 0,
  });
  screen.setAttribute('aria-labelledby', 'grid-heading');
  /** The first row of each person and of each account. */
  let people: readonly Row[] = [];
  let accounts: readonly Row[] = [];
  let drawn = '';

  const draw = (): void => {
    const corner = table.tHead?.rows[0]?.cells[0]?.getBoundingClientRect();
    const rows = spanOf(screen.scrollTop, screen.clientHeight - (corner?.height ?? 0), ROW_PX, people.length);
    const columns = spanOf(
      screen.scrollLeft,
      screen.clientWidth - (corner?.width ?? 0),
      COLUMN_PX,
      accounts.length,
    );
    const wanted = JSON.stringify([rows, columns]);
    if (wanted !== drawn) {
      drawn = wanted;
      keepingFocus(screen, () => table.replaceChildren(headOf(columns), bodyOf(rows, columns)));
    }
  };
  const headOf = (columns: Span): HTMLElement => {
    const heads = accounts
      .slice(columns.start, columns.end)
      .map((row, index) => accountHead(row, indexOf(columns, index), links));
    const corner = element('th', view.columns[COLUMNS.indexOf('user')]?.label, {
      scope: 'col',
      className: 'person',
      ariaColIndex: '1',
    });
    const line = element('tr', [corner, ...withGaps(heads, columns, accounts.length)], { ariaRowIndex: '1' });
    return element('thead', [line]);
  };
  const bodyOf = (rows: Span, columns: Span): HTMLElement => {
    const lines = people.slice(rows.start, rows.end).map((person, index) => {
      const known = byPerson.get(person.userId);
      const cells = accounts.slice(columns.start, columns.end).map(({ account }, column) => {
        const row = known?.get(account);
        const cell = row === undefined ? emptyCellOf(account, view) : cellOf(row, view);
        cell.ariaColIndex = indexOf(columns, column);
        return cell;
      });
      return element('tr', [personHead(person, links), ...withGaps(cells, columns, accounts.length)], {
        ariaRowIndex: indexOf(rows, index),
      });
    });
    return element('tbody', [gapOf(rows.start), ...lines, gapOf(people.length - rows.end)]);
  };

  screen.addEventListener('scroll', draw);
  new ResizeObserver(draw).observe(screen);
  return {
    element: element('div', [legendOf(view), screen]),
    show: (rows, order) => {
      people = firstOfEach(rows, ({ userId }) => userId);
      accounts = inOrder(
        firstOfEach(rows, ({ account }) => account),
        order,
      );
      table.ariaRowCount = String(people.length + 1);
      table.ariaColCount = String(accounts.length + 1);
      drawn = '';
      draw();
    },
  };
}

function textOf({ cells }: Row, column: (typeof COLUMNS)[number]): string {
  return cells[COLUMNS.indexOf(column)] ?? '';
}

/** Position in the whole table of what is drawn as the `index`th: counted from one, after the header. */
function indexOf({ start }: Span, index: number): string {
  return String(start + index + 2);
}

function firstOfEach(rows: readonly Row[], keyOf: (row: Row) => number): readonly Row[] {
  const first = new Map<number, Row>();
  for (const row of rows) {
    if (!first.has(keyOf(row))) {
      first.set(keyOf(row), row);
    }
  }
  return [...first.values()];
}

/** Sorts accounts by name, whatever the people are sorted by. */
function inOrder(accounts: readonly Row[], { column, isDescending, compare }: Order): readonly Row[] {
  const sorted = accounts.toSorted((a, b) => compare(textOf(a, 'account'), textOf(b, 'account')));
  return column === ACCOUNT && isDescending ? sorted.reverse() : sorted;
}

function spanOf(offset: number, length: number, size: number, count: number): Span {
  const first = Math.floor(offset / size / STEP) * STEP;
  const last = Math.ceil((offset + Math.max(length, 0)) / size / STEP) * STEP;
  return { start: Math.min(Math.max(first - STEP, 0), count), end: Math.min(last + STEP, count) };
}

/** Takes the place of rows that are not drawn. */
function gapOf(count: number): HTMLElement {
  const gap = element('tr', [], { className: 'far', ariaHidden: 'true' });
  gap.style.height = `${count * ROW_PX}px`;
  return gap;
}

/** Cells, with gaps before and after them for those that are not drawn. */
function withGaps(cells: readonly HTMLElement[], { start, end }: Span, count: number): HTMLElement[] {
  const [before, behind] = [start, count - end].map((missing) => {
    const gap = element('td', [], { className: 'gap', ariaHidden: 'true' });
    gap.style.width = `${missing * COLUMN_PX}px`;
    return missing > 0 ? gap : undefined;
  });
  return [...(before ? [before] : []), ...cells, ...(behind ? [behind] : [])];
}

function accountHead(row: Row, ariaColIndex: string, links: Links): HTMLElement {
  const link = links[row.account];
  const name = textOf(row, 'account');
  const head = element('th', [element('div', [link === undefined ? name : button(link, 'link')])], {
    scope: 'col',
    title: name,
    ariaColIndex,
  });
  head.style.width = `${COLUMN_PX}px`;
  return head;
}

function personHead(row: Row, links: Links): HTMLElement {
  const link = links[row.user];
  const name = textOf(row, 'user');
  return element('th', [link === undefined ? name : button(link, 'link')], {
    scope: 'row',
    className: 'person',
    title: name,
    ariaColIndex: '1',
  });
}

/** A sign for the eye, words for a screen reader and for the mouse. */
function cellOf(row: Row, { ranks }: GridView): HTMLElement {
  const { rank } = row;
  const words = `${textOf(row, 'permission')} · ${textOf(row, 'scopes')}`;
  const sign = element('span', ranks[rank]?.sign, { ariaHidden: 'true', className: `rank rank${rank}` });
  return element('td', [sign, element('span', words, { className: 'unseen' })], {
    title: `${textOf(row, 'user')} · ${textOf(row, 'account')} · ${words}`,
  });
}

/** An empty cell; it does not say "no access" if not all users of the account are known. */
function emptyCellOf(account: number, { notLoaded: { sign, label, accounts } }: GridView): HTMLElement {
  return accounts.includes(account)
    ? element('td', [
        element('span', sign, { ariaHidden: 'true', className: 'not-loaded' }),
        element('span', label, { className: 'unseen' }),
      ])
    : element('td');
}

function legendOf({ ranks, noAccessLabel, notLoaded }: GridView): HTMLElement {
  const item = (sign: string, label: string, className: string): HTMLElement =>
    element('li', [
      element('span', sign, { ariaHidden: 'true', className: `rank ${className}` }),
      ` ${label}`,
    ]);
  const items = ranks.map(({ sign, label }, rank) => item(sign, label, `rank${rank}`));
  const missing =
    notLoaded.accounts.length === 0 ? [] : [item(notLoaded.sign, notLoaded.label, 'not-loaded')];
  return element('ul', [...items, ...missing, element('li', noAccessLabel)], { className: 'ranks' });
}

/** Lets keyboard users go on from the same button or, if it is gone, by scrolling. */
function keepingFocus(screen: HTMLElement, change: () => void): void {
  const focused = document.activeElement;
  const hadFocus = focused !== screen && screen.contains(focused);
  const id = focused instanceof HTMLElement ? focused.dataset['action'] : undefined;
  change();
  if (hadFocus) {
    const again = [...screen.querySelectorAll('button')].find(({ dataset }) => dataset['action'] === id);
    (again ?? screen).focus({ preventScroll: true });
  }
}
