import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env, Uri, window as vscodeWindow, workspace } from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import type { CallsContext } from '../../../../src/features/calls/context';
import { copyNeededRights, showNeededRights } from '../../../../src/features/calls/neededRights';
import { CallsPage } from '../../../../src/features/calls/answerPage';
import { setUpProgrammatic } from '../../../../src/features/programmaticUsers/setUpProgrammatic';
import { actionsIn } from '../../../../src/webview/parts';
import type { PageView } from '../../../../src/webview/toPage';
import { FakePanel } from '../../../kit/fakePanel';
import { MemoryLog } from '../../../kit/memoryLog';
import { useStubs } from '../../../kit/stubs';
import { extensionUri } from '../../support/extensionUri';

describe('the rights that a workspace needs', () => {
  const stubs = useStubs();
  let folder: string;
  let panels: FakePanel[];
  let page: CallsPage;
  let isAsked: boolean;
  let slug: string | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'calls-'));
    [panels, isAsked, slug] = [[], false, undefined];
    const directory = {
      onDidChange: () => ({ dispose: () => undefined }),
    } as unknown as CallsContext['directory'];
    page = new CallsPage(
      { directory, extensionUri: extensionUri(), log: new MemoryLog() },
      'fakturoid.neededRights',
    );
    stubs.replace(vscodeWindow, 'createWebviewPanel', (_: string, title: string) => {
      const panel = new FakePanel(title);
      panels.push(panel);
      return panel;
    });
    stubs.replace(workspace, 'workspaceFolders', [{ uri: Uri.file(folder), name: 'a', index: 0 }]);
    stubs.replace(workspace, 'isTrusted', true);
    stubs.replace(workspace, 'asRelativePath', (uri: Uri) => path.relative(folder, uri.fsPath));
    stubs.replace(workspace, 'findFiles', async () => {
      isAsked = true;
      return (await readdir(folder))
        .filter((name) => !name.startsWith('.'))
        .map((name) => Uri.file(path.join(folder, name)));
    });
  });
  afterEach(async () => {
    page.dispose();
    await rm(folder, { recursive: true });
  });

  async function found(files: Readonly<Record<string, string | Buffer>>): Promise<PageView> {
    for (const [name, content] of Object.entries(files)) {
      await writeFile(path.join(folder, name), content);
    }
    await showNeededRights(context());
    panels[0]?.send({ type: 'ready' });
    for (;;) {
      const view = panels[0]?.views.at(-1);
      if (view !== undefined) {
        return view;
      }
      await nextTurn();
    }
  }

  /** Of an identity that may only read. */
  const context = (): CallsContext =>
    ({
      needsPage: () => Promise.resolve(page),
      workspaceAccount: {
        get slug() {
          return slug;
        },
      },
      sessions: { list: () => Promise.resolve([{ id: 'i', name: 'Jana', email: 'jana@firma.example' }]) },
      directory: {
        currentUser: () => ({
          value: {
            id: 1,
            accounts: [{ slug: 'firma', name: 'F', permission: 'read', allowed_scope: ['invoices'] }],
          },
        }),
      },
    }) as unknown as CallsContext;

  const INVOICES = 'https://app.fakturoid.cz/api/v3/accounts/x/invoices.json';

  it('are told with each call and where it stands, and lead to the guide with them filled in', async () => {
    const view = await found({
      'a.ts': `\nfetch("${INVOICES}", { method: "POST" });`,
      'b.py': `requests.get("${INVOICES}")`,
      'damaged.js': Buffer.from([0x66, 0xff, 0xfe, 0x00]),
      'old.php': `<?php\nfile_get_contents("https://app.fakturoid.cz/api/v2/accounts/x/invoices.json");`,
    });
    assert.equal(view.notice?.text, 'Minimum rights: permission Read and write; scopes: invoices');
    const guide = actionsIn(view).find(({ command }) => command === 'fakturoid.setUpProgrammaticUser');
    assert.deepEqual(guide?.arguments, [{ permission: 'write', scopes: ['invoices'], undocumented: [] }]);
    const places = actionsIn(view).filter(({ command }) => command === 'vscode.open');
    assert.deepEqual(
      places.map(({ label }) => label),
      ['b.py:1', 'a.ts:2', 'old.php:2'],
    );
    await copyNeededRights(context());
    assert.match(await env.clipboard.readText(), /\| POST \/accounts\/\{slug\}\/invoices\\\.json \|/);
  });

  it('are compared with what is granted in the account of the workspace', async () => {
    slug = 'firma';
    const view = await found({
      'a.ts': `fetch("${INVOICES}", { method: "POST" }); fetch("${INVOICES}");`,
    });
    const [section] = view.sections;
    assert.equal(section?.heading, 'In the account of this workspace, firma');
    assert.deepEqual(
      section.facts.map(({ value }) => value),
      ['✗ No: Invoices: create'],
    );
    slug = 'another';
    await copyNeededRights(context());
    assert.match(await env.clipboard.readText(), /has access to the account “another”/);
  });

  it('name a bounded number of calls, and say how many more there are', async () => {
    slug = 'firma';
    const dead = `fetch("https://app.fakturoid.cz/api/v2/accounts/x/invoices.json");\n`;
    const refused = ['invoices', 'expenses', 'subjects', 'generators', 'recurring_generators', 'webhooks'];
    const changes = [...refused, 'inbox_files', 'inventory_items'].flatMap((name) => [
      `fetch("https://app.fakturoid.cz/api/v3/accounts/x/${name}.json", { method: "POST" });`,
      `fetch("https://app.fakturoid.cz/api/v3/accounts/x/${name}/1.json", { method: "DELETE" });`,
    ]);
    const view = await found({ 'a.ts': dead.repeat(2500), 'b.ts': changes.join('\n') });
    const { table } =
      view.sections.find(({ heading }) => heading === 'Calls that aren’t in the documentation of API v3') ??
      {};
    assert.equal(table?.rows.length, 101);
    assert.deepEqual(
      table.rows.at(-1)?.map(({ text }) => text),
      ['And 2400 more.'],
    );
    assert.match(view.sections[0]?.facts[0]?.value ?? '', /^✗ No: (?:[^,]+, ){8}and 8 more$/);
    await copyNeededRights(context());
    assert.match(await env.clipboard.readText(), /\n- And 1500 more\\?\.\n/);
  });

  it('are called not known where nobody documents them', async () => {
    const view = await found({ 'a.ts': 'fetch("https://app.fakturoid.cz/api/v3/accounts/x/account.json")' });
    assert.match(view.notice?.text ?? '', /^Not fully known\. At least: permission Read/);
    assert.match(view.notice?.hint ?? '', /isn’t documented which permission or scope these need: Account/);
  });

  const OPEN = 'for (const kind of kinds) fetch(`https://app.fakturoid.cz/api/v3/accounts/x/${kind}.json`);';

  it('are not known where the code does not show a path, and any token would do for the rest', async () => {
    const { notice } = await found({
      'a.ts': `fetch("https://app.fakturoid.cz/api/v3/user.json");\n${OPEN}`,
    });
    assert.equal(notice?.text, 'Not known: the code doesn’t show every path.');
    assert.match(notice.hint, /may need more: a\.ts:2\./);
  });

  it('name a few of the places that do not show a path in one sentence, and say how many more there are', async () => {
    const { notice } = await found({
      'a.ts': `${OPEN}\n`.repeat(5),
      'b.ts': `fetch("${INVOICES}");\n`.repeat(25),
    });
    const sentence = /may need more: a\.ts:1 · a\.ts:2 · a\.ts:3 · 2 more\.$/m;
    assert.match(notice?.hint ?? '', sentence);
    await copyNeededRights(context());
    const report = (await env.clipboard.readText()).replaceAll('\\', '');
    assert.match(report, sentence);
    assert.match(report, / · b\.ts:20 · 5 more \|$/m);
  });

  it('are at least those of the calls whose paths the code shows', async () => {
    const { notice } = await found({ 'a.ts': `fetch("${INVOICES}");\n${OPEN}` });
    assert.match(notice?.text ?? '', /^Not fully known\. At least: permission Read/);
  });

  it('are not looked for without a folder, nor where it is not trusted', async () => {
    const said = stubs.hear(vscodeWindow, 'showInformationMessage');
    stubs.replace(workspace, 'isTrusted', false);
    await showNeededRights({} as CallsContext);
    stubs.replace(workspace, 'workspaceFolders', undefined);
    await showNeededRights({} as CallsContext);
    assert.equal(said.length, 2);
    assert.ok(!isAsked);
  });

  it('open the guide with what was found', async () => {
    await setUpProgrammatic(Uri.file('/extension'), {
      permission: 'write',
      scopes: ['expenses'],
      undocumented: ['account'],
    });
    const { html } = panels[0]?.webview ?? { html: '' };
    assert.match(html, /this workspace’s code/);
    assert.match(html, /It gets its own icon and can be hidden from the tree\./);
    assert.doesNotMatch(html, /beyond its purpose/);
    assert.match(html, /whether these rights are enough for: Account/);
  });
});
