import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import type { Action, PageView, Section, Table } from '../../../src/webview/toPage';
import { pageView, textsOf, wellFormed } from '../support/anyPage';
import { ORIGIN, usePageInBrowser } from '../support/pageInBrowser';

function button(id: string, label: string): Action {
  return { id, label, command: 'fakturoid.retry', arguments: [] };
}

const emptySection: Section = {
  id: '',
  heading: '',
  facts: [],
  texts: [],
  lists: [],
  code: '',
  actions: [],
};

/** A page with little on it. */
function plain(parts: Partial<PageView>): PageView {
  const { name, initials } = { name: 'Jan Novák', initials: 'JN' };
  return { lang: 'en', name, initials, isLogo: false, badges: [], actions: [], sections: [], ...parts };
}

describe('the page of sections in a real browser', () => {
  const stage = usePageInBrowser('sections');
  const { problems, requested } = stage;
  let page: Page;
  before(() => {
    page = stage.page;
  });

  const show = (view: PageView): Promise<void> => stage.send({ type: 'show', view, state: null });

  it('shows any text as text, breaks on none, and asks nobody for anything', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(pageView, async (view) => {
        problems.length = 0;
        requested.length = 0;
        await show(view);
        const content = await page.locator('main').evaluate((main) => {
          const element = main as unknown as {
            textContent: string;
            querySelectorAll: (selector: string) => { length: number };
          };
          return {
            text: element.textContent,
            foreign: element.querySelectorAll(
              'script, svg, iframe, object, a:not(.notice a), style, link, form, input',
            ).length,
            images: element.querySelectorAll('img').length,
          };
        });
        for (const part of textsOf(view)) {
          assert.ok(wellFormed(content.text).includes(wellFormed(part)), part);
        }
        assert.equal(content.foreign, 0);
        assert.ok(content.images <= (view.picture === undefined ? 0 : 1));
        assert.equal(await page.evaluate('"hacked" in window'), false);
        assert.deepEqual(requested, []);
        const serious = problems.filter((problem) => !/img-src|Failed to load resource/.test(problem));
        assert.deepEqual(serious, []);
      }),
      { numRuns: 60 },
    );
  });

  it('links to nothing but https', async () => {
    const links = [
      'https://app.fakturoid.cz/pay',
      'http://app.fakturoid.cz',
      'javascript:alert(1)',
      'command:x',
    ];
    await show(plain({ notice: { isError: true, text: 'Blocked', hint: '', links } }));
    assert.deepEqual(await page.locator('a').allInnerTexts(), ['https://app.fakturoid.cz/pay']);
  });

  it('fits a page of 320 px, which is a zoom of 400 %, without scrolling sideways', async () => {
    const long = 'velmi.dlouha.adresa.bez.mezer.'.repeat(8) + '@example.org';
    await show({
      lang: 'en',
      name: long,
      initials: 'V',
      isLogo: false,
      badges: ['This is you', long],
      actions: [button('a', 'Copy email')],
      notice: { isError: true, text: long, hint: long, action: button('b', 'Retry') },
      sections: [
        {
          id: 's',
          heading: long,
          facts: [{ label: long, value: long }],
          texts: [long],
          lists: [{ label: long, items: [long] }],
          code: long,
          table: {
            columns: ['Account', 'Slug', 'Permission'],
            rows: [[{ text: long }, { text: long }, { text: long, action: button('c', long) }]],
          },
          actions: [button('d', long)],
        },
      ],
    });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  });

  it('fits a wide page too, however long the label of a value is', async () => {
    await page.setViewportSize({ width: 900, height: 640 });
    try {
      const facts = [
        { label: 'Email', value: 'jan@example.org' },
        { label: `${'role'.repeat(500)} (unknown permission)`, value: '1' },
      ];
      await show(plain({ sections: [{ ...emptySection, id: 's', facts }] }));
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 900);
      const value = await page.locator('dd').first().boundingBox();
      assert.ok(value !== null && value.width > 300, 'there is room for values');
    } finally {
      await page.setViewportSize({ width: 320, height: 640 });
    }
  });

  it('breaks what opens a place in a file only where there is no other way, and a very long name all the same', async () => {
    await page.setViewportSize({ width: 924, height: 640 });
    try {
      const cells = [
        'GET /accounts/{slug}/inventory_items.json · Inventory items: list',
        'Account owner, Read and write, or Read',
        'not documented; all of them are enough',
      ];
      const row = (place: string) => [
        ...cells.map((cell) => ({ text: cell })),
        { text: '', action: button(place, place) },
      ];
      const columns = ['Call', 'Permission', 'Scopes', 'Where'];
      const showPlaces = (...places: string[]): Promise<void> =>
        show(plain({ sections: [{ ...emptySection, id: 's', table: { columns, rows: places.map(row) } }] }));
      await showPlaces('x');
      const line = await page.getByRole('button', { name: 'x' }).boundingBox();
      await showPlaces('invoices.py:8');
      const place = await page.getByRole('button', { name: 'invoices.py:8' }).boundingBox();
      assert.equal(place?.height, line?.height);
      await showPlaces('a'.repeat(300));
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 924);
    } finally {
      await page.setViewportSize({ width: 320, height: 640 });
    }
  });

  it('shows initials where the picture turns out to be none, and nothing moves', async () => {
    await show(plain({}));
    const before = await page.locator('header h1').boundingBox();
    const signatureAlone = 'data:image/png;base64,iVBORw0KGgoAAAAAAAAA';
    await show(plain({ picture: signatureAlone }));
    await page.locator('span.picture', { hasText: 'JN' }).waitFor({ timeout: 2_000 });
    assert.deepEqual(await page.locator('header h1').boundingBox(), before);
  });

  it('goes on in the same row of a table, or in the next one, where a button is gone', async () => {
    const row = (name: string, load?: string) => [
      { text: '', action: button(`open/${name}`, name) },
      load === undefined ? { text: 'Loading…' } : { text: '', action: button(`load/${name}`, load) },
    ];
    const table = (...rows: Table['rows']): PageView =>
      plain({ sections: [{ ...emptySection, id: 's', table: { columns: ['Account', 'State'], rows } }] });
    const focused = (): Promise<string> => page.evaluate('document.activeElement.innerText');
    await show(table(row('a', 'Load a'), row('b', 'Load b'), row('c', 'Load c')));
    await page.getByRole('button', { name: 'Load b' }).focus();
    await show(table(row('a', 'Load a'), row('b'), row('c', 'Load c')));
    assert.equal(await focused(), 'b');
    await show(table(row('a', 'Load a'), row('c', 'Load c')));
    assert.equal(await focused(), 'c');
    await show(table(row('a', 'Load a')));
    assert.equal(await focused(), 'a');
    await show(plain({}));
    assert.equal(await focused(), 'Jan Novák');
    await show(plain({ badges: ['This is you'] }));
    assert.equal(await focused(), 'Jan Novák');
  });

  it('begins at its top and its title when it is about something else, and stays where it was otherwise', async () => {
    const about = (slug: string, ...badges: string[]): PageView =>
      plain({
        badges,
        context: JSON.stringify({ reference: { slug } }),
        sections: [
          {
            ...emptySection,
            id: 's',
            texts: Array<string>(200).fill('text'),
            actions: [button('open', 'Open')],
          },
        ],
      });
    const place = (): Promise<unknown> => page.evaluate('[scrollY > 0, document.activeElement.localName]');
    await show(about('one'));
    await page.getByRole('button', { name: 'Open' }).focus();
    assert.deepEqual(await place(), [true, 'button']);
    await show(about('one', 'Account owner'));
    assert.deepEqual(await place(), [true, 'button']);
    await show(about('other'));
    assert.deepEqual(await place(), [false, 'h1']);
  });

  it('is gone through with Tab in the order in which it is read, code included, which may have to be scrolled', async () => {
    const table = {
      columns: ['Account', 'State'],
      rows: [
        [
          { text: '', action: button('open', 'Open') },
          { text: '', action: button('load', 'Load') },
        ],
      ],
    };
    await page.reload();
    await show(
      plain({
        actions: [button('copy', 'Copy email')],
        notice: {
          isError: true,
          text: 'Blocked',
          hint: '',
          links: ['https://app.fakturoid.cz/pay'],
          action: button('retry', 'Retry'),
        },
        sections: [
          { ...emptySection, id: 's', code: 'curl', table, actions: [button('all', 'Load all')] },
          { ...emptySection, id: 't', actions: [button('last', 'Last')] },
        ],
      }),
    );
    const order: string[] = [];
    while (order.at(-1) !== 'Last' && order.length < 20) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate('document.activeElement.innerText'));
    }
    assert.deepEqual(order, [
      'Copy email',
      'https://app.fakturoid.cz/pay',
      'Retry',
      'curl',
      'Open',
      'Load',
      'Load all',
      'Last',
    ]);
  });

  it('says which action was chosen, and nothing else', async () => {
    await page.evaluate('sent.length = 0');
    await show(plain({ actions: [button('a', 'Copy email')] }));
    await page.getByRole('button', { name: 'Copy email' }).press('Enter');
    assert.deepEqual(await page.evaluate('sent'), [{ type: 'action', id: 'a' }]);
  });

  it('leaves a selection and the focus alone in what did not change', async () => {
    const part = (id: string, value: string): Section => ({
      id,
      heading: '',
      facts: [{ label: 'Email', value }],
      texts: [],
      lists: [],
      code: 'curl',
      actions: [],
    });
    const view = (...sections: Section[]): PageView => ({
      lang: 'en',
      name: 'Somebody',
      initials: 'S',
      isLogo: false,
      badges: [],
      actions: [],
      sections,
    });
    await show(view(part('gone', '1'), part('kept', 'jan@example.org'), part('other', '2')));
    await page.evaluate(`
      getSelection().selectAllChildren(document.querySelector('#kept dd'));
      document.querySelector('#kept pre').focus();
    `);
    await show(view(part('new', '3'), part('kept', 'jan@example.org'), part('other', '4')));
    assert.deepEqual(
      await page.evaluate(`[
        getSelection().toString(),
        document.activeElement.closest('section')?.id,
        [...document.querySelectorAll('section')].map(({ id }) => id).join(),
      ]`),
      ['jan@example.org', 'kept', 'new,kept,other'],
    );
  });

  describe('in a frame', () => {
    const view = (...labels: string[]): PageView => ({
      lang: 'en',
      name: 'Somebody',
      initials: 'S',
      isLogo: false,
      badges: [],
      actions: labels.map((label) => button(label, label)),
      sections: [],
    });
    const show = async (shown: PageView): Promise<void> => {
      await page.evaluate((data) => {
        const { frames } = globalThis as unknown as { frames: { postMessage: (data: unknown) => void }[] };
        frames[0]?.postMessage({ type: 'show', view: data, state: null });
      }, shown);
      const last = shown.actions.at(-1)?.label ?? '';
      await page.frameLocator('iframe').getByRole('button', { name: last }).waitFor();
    };
    const focused = (): Promise<string> => page.evaluate('document.activeElement.localName');

    before('go there', () => page.goto(`${ORIGIN}/around`));
    after('go back', () => page.goto(`${ORIGIN}/`));

    it('goes on from the same button when it is drawn anew', async () => {
      await show(view('Refresh'));
      await page.frameLocator('iframe').getByRole('button', { name: 'Refresh' }).focus();
      await show(view('Copy', 'Refresh', 'Other'));
      assert.equal(await focused(), 'iframe');
      assert.equal(await page.frameLocator('iframe').locator(':focus').innerText(), 'Refresh');
    });

    it('takes the focus from nobody who types elsewhere meanwhile', async () => {
      await show(view('Refresh'));
      await page.frameLocator('iframe').getByRole('button', { name: 'Refresh' }).focus();
      await page.locator('input').focus();
      await show(view('Copy', 'Refresh', 'Other'));
      assert.equal(await focused(), 'input');
    });
  });

  it('ignores what is no message of ours', async () => {
    const before = await page.locator('main').innerHTML();
    problems.length = 0;
    for (const data of [null, 1, 'x', {}, { type: 'show' }, { type: 'show', view: { name: '<b>' } }, []]) {
      await page.evaluate((message) => {
        (globalThis as unknown as { postMessage: (data: unknown) => void }).postMessage(message);
      }, data);
    }
    await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
    assert.equal(await page.locator('main').innerHTML(), before);
    assert.deepEqual(problems, []);
  });
});
