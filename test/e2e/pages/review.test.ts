import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import {
  COLUMNS,
  type GroupView,
  type ReviewView,
} from '../../../src/features/accessReview/page/toReviewPage';
import type { Action } from '../../../src/webview/toPage';
import { assertAccessible } from '../support/accessibility';
import { usePageInBrowser } from '../support/pageInBrowser';

const PEOPLE = 60;
const ACCOUNTS = 30;
const LONG = 'velmi.dlouha.adresa.bez.mezer.'.repeat(8);

function button(id: string, label: string): Action {
  return { id, label, command: 'fakturoid.retry', arguments: [] };
}

function group(name: string, size: number): GroupView {
  const numbers = Array.from({ length: size }, (_, index) => index + 1);
  return {
    id: `finding-${name}`,
    severity: 'low',
    severityLabel: 'Low',
    heading: `Findings of ${name}`,
    texts: ['Why it matters.'],
    entries: numbers.map((number) => ({
      text: [`${name} ${number}`],
      cases: [],
      countLabel: '',
      actions: [button(`accept/${name}/${number}`, `Accept ${name} ${number}`)],
    })),
    actions: [],
  };
}

const links = [
  ...Array.from({ length: ACCOUNTS }, (_, index) => button(`account/${index}`, `Account ${index}`)),
  ...Array.from({ length: PEOPLE }, (_, index) => button(`user/${index}`, `User ${index}`)),
];

/** A page with all that one can have. Everybody has access to every account. */
function reviewPage(parts: Partial<ReviewView> = {}): ReviewView {
  return {
    lang: 'en',
    name: 'Access review',
    badges: [],
    actions: [button('export', 'Export…'), button('again', 'Review again')],
    key: 'now',
    announcement: '',
    lead: ['Changes since yesterday: ', { text: 'added: 1', target: 'finding-one' }],
    facts: [{ label: 'Found', value: [{ text: 'Low: 9', target: 'finding-one' }] }],
    links,
    parts: [
      { id: 'findings', heading: 'Findings (9)', texts: [LONG], groups: [group('one', 8), group('two', 1)] },
    ],
    moreLabel: '{0} more',
    grid: {
      heading: 'Users and accounts',
      searchLabel: 'Search the table',
      countLabel: 'Shown: {0} of {1}',
      emptyLabel: 'Nobody',
      clearLabel: 'Clear',
      sortLabel: 'Sort by',
      ascendingLabel: '{0}, ascending',
      descendingLabel: '{0}, descending',
      viewLabel: 'View',
      listLabel: 'List',
      matrixLabel: 'Matrix',
      noAccessLabel: 'empty: no access',
      notLoaded: { sign: '–', label: 'not loaded', accounts: [] },
      columns: COLUMNS.map((label) => ({
        label,
        isRanked: label === 'permission',
        ...(label === 'permission' ? { filterLabel: 'All permissions' } : {}),
      })),
      ranks: [
        { sign: '★', label: 'Account owner' },
        { sign: '✓', label: 'Read' },
      ],
      rows: Array.from({ length: PEOPLE * ACCOUNTS }, (_, index) => {
        const [user, account] = [Math.floor(index / ACCOUNTS), index % ACCOUNTS];
        const permission = account === 0 ? 'Account owner' : 'Read';
        return {
          user: ACCOUNTS + user,
          account,
          userId: user,
          cells: [
            `User ${user}`,
            `${LONG}${user}@example.org`,
            `Account ${account}`,
            permission,
            'invoices',
            '',
          ],
          rank: account === 0 ? 0 : 1,
        };
      }),
    },
    ...parts,
  };
}

describe('the page of a review in a real browser', () => {
  const stage = usePageInBrowser('review');
  let page: Page;
  before(() => {
    page = stage.page;
  });

  const show = (view: ReviewView): Promise<void> => stage.send({ type: 'showReview', view });
  const focused = (): Promise<string> =>
    page.evaluate(
      'document.activeElement.ariaLabel || document.activeElement.innerText || document.activeElement.localName',
    );
  const overhang = (): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  /** Rows are drawn once they are near the screen. */
  /** Scrolls, and waits until that is drawn: what is scrolled hears of it with the next frame. */
  const scrollTo = (element: Locator, y: number): Promise<void> =>
    element.evaluate(async (scrolled: { scrollTo: (x: number, y: number) => void }, top) => {
      const { requestAnimationFrame } = globalThis as unknown as {
        requestAnimationFrame: (run: () => void) => void;
      };
      scrolled.scrollTo(0, top);
      await new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      );
    }, y);
  const toList = (): Promise<void> => page.locator('.grid').scrollIntoViewIfNeeded();

  beforeEach(async () => {
    await page.reload();
    await show(reviewPage());
  });

  it('fits a page of 320 px, which is a zoom of 400 %: only the matrix is scrolled sideways', async () => {
    assert.equal(await overhang(), 0);
    await toList();
    await page.locator('.grid tbody td').first().waitFor();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Matrix' }).click();
    await page.locator('.people-matrix td .rank').first().waitFor();
    assert.equal(await overhang(), 0);
    assert.ok(
      await page
        .locator('.screen')
        .evaluate(
          (screen: { scrollWidth: number; clientWidth: number }) => screen.scrollWidth > screen.clientWidth,
        ),
    );
  });

  it('is gone through with Tab from its head to the table, in the order in which it is read', async () => {
    const order: string[] = [];
    for (let last = ''; !last.startsWith('User 1');) {
      await page.keyboard.press('Tab');
      last = await focused();
      order.push(last);
      assert.ok(order.length < 60, order.join());
    }
    const accepts = (name: string, count: number): string[] =>
      Array.from({ length: count }, (_, index) => `Accept ${name} ${index + 1}`);
    assert.deepEqual(order, [
      'Export…',
      'Review again',
      'added: 1',
      'Low: 9',
      ...accepts('one', 6),
      '2 more',
      ...accepts('two', 1),
      'List',
      'Matrix',
      'Search the table',
      'permission',
      'Sort by',
      ...Array<string>(30).fill('User 0'),
      'User 1',
    ]);
  });

  it('leaves the focus where it is in the tools of the table when the page is drawn again', async () => {
    const another = reviewPage({ links: [button('new', 'New'), ...links] });
    for (const control of ['searchbox', 'combobox'] as const) {
      const element = page.getByRole(control).first();
      await element.focus();
      const before = await focused();
      await show(another);
      assert.equal(await focused(), before);
      await show(reviewPage());
      assert.equal(await focused(), before);
    }
    await page.getByRole('searchbox').fill('user 7');
    await show(another);
    await page.keyboard.type('x');
    assert.equal(await page.getByRole('searchbox').inputValue(), 'user 7x');
    await page.getByRole('button', { name: 'Clear' }).press('Enter');
    assert.equal(await focused(), 'Search the table');
    await page.getByRole('button', { name: 'Matrix' }).press('Enter');
    await show(reviewPage());
    assert.equal(await focused(), 'Matrix');
    await page.locator('.screen').focus();
    await show(another);
    assert.equal(await page.locator('.screen:focus').count(), 1);
  });

  it('goes on among the findings after one was accepted, and what was unfolded stays so', async () => {
    await page.getByText('2 more').click();
    await page.getByRole('button', { name: 'Accept one 7' }).focus();
    const [one = group('one', 8), two = group('two', 1)] = reviewPage().parts[0]?.groups ?? [];
    const left = { ...one, entries: one.entries.filter((_, index) => index !== 6) };
    const [part] = reviewPage().parts;
    assert.ok(part);
    const after = reviewPage({ parts: [{ ...part, groups: [left, two] }] });
    await show(after);
    assert.equal(await focused(), 'Accept one 8');
    await page.getByRole('button', { name: 'Accept one 8' }).waitFor();
  });

  it('has a matrix that the keyboard scrolls, and that keeps the focus on what it was on', async () => {
    await page.getByRole('button', { name: 'Matrix' }).press('Enter');
    const matrix = page.locator('.people-matrix');
    assert.deepEqual(
      [await matrix.getAttribute('aria-rowcount'), await matrix.getAttribute('aria-colcount')],
      [String(PEOPLE + 1), String(ACCOUNTS + 1)],
    );
    const screen = page.locator('.screen');
    await screen.focus();
    const reach = async (key: string, name: string): Promise<void> => {
      for (
        let pressed = 0;
        pressed < 200 && !(await page.getByRole('button', { name, exact: true }).isVisible());
        pressed++
      ) {
        await page.keyboard.press(key);
      }
      await page.getByRole('button', { name, exact: true }).waitFor();
    };
    await reach('End', `User ${PEOPLE - 1}`);
    await reach('ArrowRight', `Account ${ACCOUNTS - 1}`);
    const last = page.getByRole('button', { name: `User ${PEOPLE - 1}`, exact: true });
    await last.focus();
    await scrollTo(screen, 900);
    await page.getByRole('button', { name: 'Account 0', exact: true }).waitFor();
    assert.equal(await last.count(), 0);
    // What the focus was on is no longer drawn: the keys go on scrolling.
    assert.equal(await page.locator('.screen:focus').count(), 1);
    await page.getByRole('button', { name: 'User 40', exact: true }).focus();
    await scrollTo(screen, 1150);
    assert.equal(await last.count(), 1);
    assert.equal(await focused(), 'User 40');
    await assertAccessible(page);
  });

  it('has no empty cell in the matrix where the users of an account are not all known', async () => {
    const { grid } = reviewPage();
    assert.ok(grid);
    // The first user has access to two accounts, the second to the first of them.
    const rows = [0, 1, ACCOUNTS].flatMap((index) => grid.rows[index] ?? []);
    const cells = async (accounts: readonly number[]): Promise<string[]> => {
      await show(
        reviewPage({ grid: { ...grid, rows, notLoaded: { ...grid.notLoaded, accounts: [...accounts] } } }),
      );
      await page.getByRole('button', { name: 'Matrix' }).press('Enter');
      return page.getByRole('row', { name: 'User 1' }).getByRole('cell').allInnerTexts();
    };
    assert.equal((await cells([]))[1], '');
    assert.match((await cells([1]))[1] ?? '', /not loaded/);
    await page.locator('.ranks').getByText('not loaded').waitFor();
  });

  it('goes to its own search with Ctrl+F', async () => {
    await page.keyboard.press('Control+f');
    assert.equal(await focused(), 'Search the table');
  });

  it('shows every name in full beside a side bar: what tells people of one name apart is at its end', async () => {
    const { grid } = reviewPage();
    assert.ok(grid);
    const longest = 'Alžběta Brázdilová (#1028)';
    const cells = [
      longest,
      `${LONG}@example.org`,
      'Školka Čtyřlístková zahrada z.s.',
      'accountant (unknown permission)',
      'invoices, expenses, and reports',
    ];
    const rows = grid.rows.map((row, index) => ({ ...row, cells: [...cells, index === 7 ? 'you' : ''] }));
    await page.setViewportSize({ width: 924, height: 640 });
    try {
      // As in the workbench.
      await page.evaluate("document.body.style.fontSize = '13px'");
      const named = links.map((link) => ({ ...link, label: longest }));
      await show(reviewPage({ links: named, grid: { ...grid, rows } }));
      const name = page.locator('.grid tbody').getByRole('button', { name: longest }).first();
      await name.waitFor();
      const cut = await name.evaluate(
        (link: { scrollWidth: number; clientWidth: number }) => link.scrollWidth - link.clientWidth,
      );
      assert.equal(cut, 0);
      assert.equal(await overhang(), 0);
    } finally {
      await page.setViewportSize({ width: 320, height: 640 });
    }
  });

  it('shows on a narrow page no name of a column that has nothing in it', async () => {
    await toList();
    const note = page.locator('.grid tbody td:nth-child(6)').first();
    await note.waitFor({ state: 'attached' });
    assert.equal(await note.isVisible(), false);
    assert.deepEqual(stage.problems, []);
  });
});
