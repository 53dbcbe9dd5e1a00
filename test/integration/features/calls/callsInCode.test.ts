import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationTokenSource,
  Disposable,
  env,
  type LanguageModelTextPart,
  type LanguageModelTool,
  lm,
  type MarkdownString,
  type TextDocument,
  Uri,
  window as vscodeWindow,
  workspace,
} from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import type { CallsContext } from '../../../../src/features/calls/context';
import { copyNeededRights, showNeededRights } from '../../../../src/features/calls/neededRights';
import { CallsPage } from '../../../../src/features/calls/answerPage';
import { registerTools } from '../../../../src/features/calls/registerTools';
import { settings } from '../../../../src/platform/settings';
import { setUpProgrammatic } from '../../../../src/features/programmaticUsers/setUpProgrammatic';
import { actionsIn } from '../../../../src/webview/parts';
import type { PageView } from '../../../../src/webview/toPage';
import { FakePanel } from '../../../kit/fakePanel';
import { MemoryLog } from '../../../kit/memoryLog';
import { useStubs } from '../../../kit/stubs';
import { CallHovers } from '../../../../src/features/calls/hover';
import type { AccountAccess } from '../../../../src/fakturoid/schemas/currentUser';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import { required } from '../../support/required';
import { extensionUri } from '../../support/extensionUri';

describe('a hover on a call in code', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  let current: TestWindow;
  let workspaceAccount: { slug: string | undefined };

  beforeEach(async () => {
    await sandbox.reset();
    workspaceAccount = { slug: undefined };
    current = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
  });
  afterEach(() => current.dispose());

  async function documentOf(content: string, language = 'typescript'): Promise<TextDocument> {
    return workspace.openTextDocument({ content, language });
  }

  /** What is shown where the text stands, unescaped, with its links. */
  async function hover(
    content: string,
    at: string,
    context?: Pick<CallsContext, 'sessions' | 'directory' | 'workspaceAccount'>,
  ) {
    const document = await documentOf(content);
    const position = document.positionAt(content.indexOf(at));
    const shown = await new CallHovers(context ?? { ...current, workspaceAccount }).provideHover(
      document,
      position,
    );
    return (shown?.contents ?? []) as MarkdownString[];
  }

  const plain = ([first]: MarkdownString[]): string => (first?.value ?? '').replaceAll('\\', '');
  const CALL =
    'await fetch(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices.json`, { method: "POST" });';

  it('says for the accounts that are known whether it is granted, why, and what it needs', async () => {
    const { robot } = await sandbox.people();
    const { id: identityId } = await signIn(current.sessions, robot);
    await current.directory.ensure({ kind: 'currentUser', identityId }).settled;
    const before = (await sandbox.requests()).length;
    const said = plain(await hover(CALL, 'invoices.json'));
    assert.match(said, /^\*\*POST \/accounts\/\{slug\}\/invoices\.json · Invoices: create\*\*/);
    assert.match(said, /studio-kometa: ✗ No\. The permission “Read” doesn’t allow any changes/);
    assert.match(said, /Permission needed: Account owner or Read and write\. Scopes needed: [^:]+\\?\./);
    assert.match(said, /A change can still be rejected/);
    assert.equal((await sandbox.requests()).length, before, 'nothing is asked for');
  });

  it('loads nothing, and says that nothing is loaded', async () => {
    await signIn(current.sessions, (await sandbox.people()).robot);
    const before = (await sandbox.requests()).length;
    assert.match(plain(await hover(CALL, 'invoices.json')), /No rights are loaded yet/);
    assert.equal((await sandbox.requests()).length, before);
  });

  it('speaks of the account that stands in the code', async () => {
    const { agency } = await sandbox.people();
    const { id: identityId } = await signIn(current.sessions, agency);
    await current.directory.ensure({ kind: 'currentUser', identityId }).settled;
    const said = plain(
      await hover('curl("https://app.fakturoid.cz/api/v3/accounts/kavarna-sova/expenses.json")', 'expenses'),
    );
    assert.match(said, /kavarna-sova: ✗\? Probably not/);
    assert.doesNotMatch(said, /studio-kometa/);
    const foreign = plain(
      await hover('get("https://app.fakturoid.cz/api/v3/accounts/nobodys/expenses.json")', 'expenses'),
    );
    assert.match(foreign, /No signed-in identity has access to the account “nobodys”/);
  });

  it('speaks of the account of the workspace where the code names none', async () => {
    const { id: identityId } = await signIn(current.sessions, (await sandbox.people()).agency);
    await current.directory.ensure({ kind: 'currentUser', identityId }).settled;
    assert.match(plain(await hover(CALL, 'invoices.json')), /studio-kometa: .*kavarna-sova: /s);
    workspaceAccount.slug = 'kavarna-sova';
    const said = plain(await hover(CALL, 'invoices.json'));
    assert.match(said, /kavarna-sova: /);
    assert.doesNotMatch(said, /studio-kometa/);
    workspaceAccount.slug = 'elsewhere';
    assert.match(plain(await hover(CALL, 'invoices.json')), /No signed-in .* account “elsewhere”/);
    const named = 'get("https://app.fakturoid.cz/api/v3/accounts/studio-kometa/expenses.json")';
    assert.match(plain(await hover(named, 'expenses')), /studio-kometa: /);
  });

  it('leaves to the hover on a slug what that one says', async () => {
    const named = (slug: string) => `get("https://app.fakturoid.cz/api/v3/accounts/${slug}/expenses.json")`;
    assert.doesNotMatch(plain(await hover(named('kavarna-sova'), 'kavarna')), /No rights are loaded/);
    const { id: identityId } = await signIn(current.sessions, (await sandbox.people()).agency);
    await current.directory.ensure({ kind: 'currentUser', identityId }).settled;
    const said = plain(await hover(named('kavarna-sova'), 'sova'));
    assert.match(said, /\n\n✗\? Probably not\.\n\nPermission needed/);
    assert.match(said, /^\*\*GET .*Expenses: list/);
    assert.doesNotMatch(plain(await hover(named('nobodys'), 'nobodys')), /No signed-in identity/);
  });

  it('tells of what is dead, removed and not documented', async () => {
    assert.match(
      plain(await hover('fetch("https://app.fakturoid.cz/api/v2/accounts/x/invoices.json")', 'invoices')),
      /v2 was shut down/,
    );
    assert.match(
      plain(await hover('fetch("https://app.fakturoid.cz/api/v3/accounts/x/reports/2020.json")', 'reports')),
      /removed this route/,
    );
    assert.match(
      plain(await hover('fetch("https://app.fakturoid.cz/api/v3/accounts/x/tags.json")', 'tags')),
      /doesn’t document this route/,
    );
  });

  it('is not there beside a call', async () => {
    assert.deepEqual(await hover(CALL, 'await'), []);
    assert.deepEqual(await hover('const a = "/invoices.json";', 'invoices'), []);
  });

  it('can run one command only, whatever accounts are called', async () => {
    const slug = '](command:evil) $(trash) <img>';
    const account: AccountAccess = {
      slug,
      logo: null,
      name: slug,
      registration_no: null,
      permission: 'read',
    };
    const context = {
      sessions: { list: () => Promise.resolve([{ id: 'i' }]) },
      directory: { currentUser: () => ({ value: { id: 1, accounts: [account] } }) },
      workspaceAccount,
    } as unknown as CallsContext;
    const [first] = await hover(CALL, 'invoices.json', context);
    assert.deepEqual(first?.isTrusted, { enabledCommands: ['fakturoid.askCall'] });
    assert.equal(first.value.split('](').length, 2, 'the only link is our own');
    assert.ok(!first.supportHtml && !first.supportThemeIcons);
  });
});

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

describe('the tools for language models', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  const tools = new Map<string, LanguageModelTool<unknown>>();
  let current: TestWindow;
  let isOn: boolean;
  let onSettings: () => void;
  let registered: { dispose: () => void };

  beforeEach(async () => {
    await sandbox.reset();
    tools.clear();
    isOn = false;
    current = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    stubs.replace(lm, 'registerTool', (name: string, tool: LanguageModelTool<unknown>) => {
      tools.set(name, tool);
      return new Disposable(() => tools.delete(name));
    });
    stubs.replace(settings, 'areToolsEnabled', () => isOn);
    stubs.replace(settings, 'onDidChange', (listener: () => void) => {
      onSettings = listener;
      return new Disposable(() => undefined);
    });
    registered = registerTools(
      current as unknown as CallsContext,
      () => import('../../../../src/features/calls/onFirstUse'),
    );
  });
  afterEach(() => {
    registered.dispose();
    current.dispose();
  });

  async function told(name: string, input: object): Promise<string> {
    const never = new CancellationTokenSource().token;
    const tool = tools.get(name);
    const result = await tool?.invoke({ input, toolInvocationToken: undefined }, never);
    return (result?.content ?? []).map((part) => (part as LanguageModelTextPart).value).join('');
  }

  it('are registered only as long as the setting is on', () => {
    assert.deepEqual([...tools.keys()], []);
    isOn = true;
    onSettings();
    assert.deepEqual([...tools.keys()], ['fakturoid_accounts', 'fakturoid_can_call']);
    isOn = false;
    onSettings();
    assert.deepEqual([...tools.keys()], []);
  });

  it('answer without a token, an email or a name, and ask the person with both', async () => {
    const { robot } = await sandbox.people();
    const identity = await signIn(current.sessions, robot);
    isOn = true;
    onSettings();
    const input = { method: 'POST', path: '/accounts/studio-kometa/invoices.json' };
    const answers = [await told('fakturoid_accounts', {}), await told('fakturoid_can_call', input)];
    assert.match(answers[0] ?? '', /"slug":"studio-kometa","permission":"read","scopes":\["invoices"\]/);
    assert.match(answers[1] ?? '', /"verdict":"no","reason":"readChangesNothing"/);
    for (const secret of [current.sessions.accessTokenOf(identity.id), identity.name, identity.email]) {
      assert.ok(secret !== undefined && !answers.join('').includes(secret));
    }
    const prepared = await tools
      .get('fakturoid_can_call')
      ?.prepareInvocation?.({ input }, new CancellationTokenSource().token);
    const message = prepared?.confirmationMessages?.message as string;
    assert.match(message, /Most do e-shopu/);
    assert.match(message, /studio-kometa/);
  });

  it('say what to do where nobody is signed in, and where they were asked nonsense', async () => {
    isOn = true;
    onSettings();
    assert.match(await told('fakturoid_accounts', {}), /ask the user to sign in/);
    assert.match(await told('fakturoid_can_call', { method: 5 }), /Give a method and a path/);
  });
});
