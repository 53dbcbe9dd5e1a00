import assert from 'node:assert/strict';
import {
  commands,
  extensions,
  type QuickPickItem,
  Uri,
  type WebviewOptions,
  window as vscodeWindow,
} from 'vscode';
import { FakePanel } from '../../../kit/fakePanel';
import { useStubs } from '../../../kit/stubs';
import { shown } from '../../../../src/base/shown';
import { FAKTUROID_SITE } from '../../../../src/fakturoid/origin';
import { type Purpose, PURPOSES } from '../../../../src/rights/purposes';
import { setUpProgrammatic } from '../../../../src/features/programmaticUsers/setUpProgrammatic';
import { GUIDE_COMMANDS, guideFor } from '../../../../src/features/programmaticUsers/guide';
import { guidePage } from '../../../../src/features/programmaticUsers/guidePage';

const EXTENSION = Uri.file('/extension');
const ALL = Object.keys(PURPOSES) as Purpose[];

describe('setting up a programmatic user', () => {
  const stubs = useStubs();
  let offered: readonly QuickPickItem[];
  let choice: string | undefined;
  let opened: FakePanel[];

  beforeEach(() => {
    opened = [];
    offered = [];
    stubs.replace(vscodeWindow, 'showQuickPick', (items: readonly QuickPickItem[]) => {
      offered = items;
      return Promise.resolve(items.find(({ label }) => label === choice));
    });
    stubs.replace(
      vscodeWindow,
      'createWebviewPanel',
      (_: string, title: string, __: unknown, options: WebviewOptions) => {
        const panel = new FakePanel(title, options);
        opened.push(panel);
        return panel;
      },
    );
  });

  it('asks for the purpose and shows what each needs', async () => {
    choice = undefined;
    await setUpProgrammatic(EXTENSION);
    assert.deepEqual(
      offered.map(({ label, description }) => [label, description]),
      [
        ['Read invoices', 'Read · invoices'],
        ['Issue invoices', 'Read and write · invoices'],
        ['Record expenses', 'Read and write · expenses'],
        ['Reports', 'Read · reports'],
      ],
    );
    assert.deepEqual(opened, [], 'Escape opens nothing');
  });

  it('opens a page with the permission and the scopes to choose', async () => {
    choice = 'Issue invoices';
    await setUpProgrammatic(EXTENSION);
    const [page] = opened;
    assert.equal(page?.title, 'Programmatic user: Issue invoices');
    assert.match(JSON.stringify(page.iconPath), /user-light\.svg.*user-dark\.svg/);
    assert.match(
      page.webview.html,
      /<dd>Read and write \(Zápis a čtení\)\. In Fakturoid’s web application: can do everything except/,
    );
    assert.match(page.webview.html, /<dd>invoices<\/dd>/);
    assert.doesNotMatch(page.webview.html, /expenses|reports/);
  });

  it('runs no script on the page, and of commands only its own', async () => {
    choice = 'Reports';
    await setUpProgrammatic(EXTENSION);
    const [page] = opened;
    assert.ok(page);
    assert.equal(page.webview.options.enableScripts, undefined);
    assert.deepEqual(page.webview.options.enableCommandUris, GUIDE_COMMANDS);
    assert.match(page.webview.html, /content="default-src 'none'; style-src 'nonce-[\w+/=]{20,}';/);
    assert.doesNotMatch(page.webview.html, /<script|unsafe/);
  });

  for (const purpose of ALL) {
    it(`leads from the invitation to taking the access back: ${purpose}`, () => {
      const { steps } = guideFor(purpose);
      const links = steps.flatMap(({ link }) => link?.target ?? []);
      assert.deepEqual(new Set(links), new Set(['fakturoid', ...GUIDE_COMMANDS]));
      assert.equal(links[0], 'fakturoid');
      assert.match(steps[0]?.sentences[0] ?? '', /^Only an account owner/);
      // One sentence names a step by its number.
      assert.equal(steps[4]?.link?.target, GUIDE_COMMANDS[1]);
      const html = guidePage(guideFor(purpose), 'en', 'nonce');
      assert.equal(html.match(/<li>/g)?.length, steps.length);
      const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
      assert.deepEqual(
        hrefs,
        links.map((target) => (target === 'fakturoid' ? FAKTUROID_SITE : `command:${target}`)),
      );
    });
  }

  it('names commands that there are', async () => {
    await extensions.getExtension('fakturoid-explorer.fakturoid-explorer')?.activate();
    const known = new Set(await commands.getCommands());
    assert.deepEqual(
      GUIDE_COMMANDS.filter((command) => !known.has(command)),
      [],
    );
  });

  it('takes no text for markup', () => {
    const hostile = shown('<img src=x onerror="a"> & \'b\'');
    const html = guidePage(
      {
        title: hostile,
        lead: hostile,
        facts: [{ label: hostile, value: hostile }],
        steps: [{ title: hostile, sentences: [hostile], link: { label: hostile, target: 'fakturoid' } }],
      },
      hostile,
      'nonce',
    );
    assert.doesNotMatch(html, /<img|onerror="|& '/);
    assert.equal(html.match(/&#60;img src=x/g)?.length, 9);
  });
});
