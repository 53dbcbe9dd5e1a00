import assert from 'node:assert/strict';
import { env, type QuickPickItem, type TerminalOptions, window as vscodeWindow } from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import { ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import { askCall, copyCallAnswer } from '../../../../src/features/calls/ask';
import type { CallsContext } from '../../../../src/features/calls/context';
import { CallsPage } from '../../../../src/features/calls/answerPage';
import { openTerminal } from '../../../../src/features/calls/terminal';
import { FakturoidError } from '../../../../src/fakturoid/errors';
import { actionsIn } from '../../../../src/webview/parts';
import type { PageView } from '../../../../src/webview/toPage';
import { FakeMemento } from '../../../kit/fakeMemento';
import { FakePanel } from '../../../kit/fakePanel';
import { MemoryLog } from '../../../kit/memoryLog';
import { FakePick } from '../../../kit/fakePick';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import { required } from '../../support/required';
import { extensionUri } from '../../support/extensionUri';

describe('a question about a call', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let current: TestWindow;
  let context: CallsContext;
  let page: CallsPage;
  let panels: FakePanel[];
  let picks: FakePick<QuickPickItem>[];
  let copied: string;
  /** Of the boxes with fixed choices, by part of the description; the first where nothing is said. */
  let choice: string;
  let asked: string[];

  /** Lets what was begun come to its end, requests among it. */
  async function until<T>(get: () => T | undefined): Promise<T> {
    for (;;) {
      const value = get();
      if (value !== undefined) {
        return value;
      }
      await nextTurn();
    }
  }

  async function viewOf(panel: FakePanel | undefined, name: string): Promise<PageView> {
    panel?.send({ type: 'ready' });
    return until(() => panel?.views.findLast((view) => view.name === name));
  }

  /** Types a call, takes the first choice, and gives the page that answers. */
  async function ask(text: string, name: string): Promise<PageView> {
    const asking = askCall(context);
    const pick = await until(() => picks[0]);
    pick.type(text);
    pick.choose(pick.labels[0] ?? '');
    await asking;
    return viewOf(panels[0], name);
  }

  function factsOf(view: PageView): Record<string, string> {
    return Object.fromEntries(
      view.sections.flatMap(({ facts, id }) => facts.map(({ label, value }) => [`${id} ${label}`, value])),
    );
  }

  beforeEach(async () => {
    await sandbox.reset();
    [panels, picks, copied, choice, asked] = [[], [], '', '', []];
    current = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    const { sessions, directory } = current;
    page = new CallsPage({ directory, extensionUri: extensionUri(), log: new MemoryLog() }, 'fakturoid.call');
    const parts: Partial<CallsContext> = {
      sessions,
      directory,
      programmatic: new ProgrammaticUsers(new FakeMemento()),
      workspaceAccount: { slug: undefined },
      page: () => Promise.resolve(page),
    };
    context = parts as CallsContext;
    stubs.hear(vscodeWindow, 'showInformationMessage', 'showErrorMessage', 'setStatusBarMessage');
    stubs.replace(vscodeWindow, 'createWebviewPanel', (_: string, title: string) => {
      const panel = new FakePanel(title);
      panels.push(panel);
      return panel;
    });
    stubs.replace(vscodeWindow, 'createQuickPick', () => {
      const pick = new FakePick();
      picks.push(pick);
      return pick;
    });
    stubs.replace(
      vscodeWindow,
      'showQuickPick',
      async (items: Thenable<readonly QuickPickItem[]>, { title }: { title: string }) => {
        asked.push(title);
        return (await items).find(({ description = '' }) => description.includes(choice));
      },
    );
    stubs.replace(env, 'clipboard', {
      readText: () => Promise.resolve(copied),
      writeText: (text) => Promise.resolve(void (copied = text)),
    });
  });
  afterEach(() => {
    page.dispose();
    current.dispose();
  });

  it('is answered for the identity and the account that were picked, with the reason and what would do', async () => {
    await signIn(current.sessions, (await sandbox.people()).robot);
    const view = await ask('POST invoices.json', 'POST /accounts/studio-kometa/invoices.json');
    assert.deepEqual(asked, ['Select the account for the call']);
    assert.equal(view.notice?.text, '✗ No');
    assert.match(view.notice.hint, /The permission “Read” doesn’t allow any changes/);
    assert.deepEqual(view.badges, ['Invoices: create']);
    const facts = factsOf(view);
    assert.equal(facts['who Account'], 'Studio Kometa s.r.o. · studio-kometa');
    assert.equal(facts['needs Permission'], 'Account owner or Read and write');
    assert.equal(facts['needs Scopes'], 'invoices');
    const sources = view.sections.find(({ id }) => id === 'sources')?.notice?.links;
    assert.ok(sources?.includes('https://www.fakturoid.cz/api/v3/invoices'));
  });

  it('takes the account from a URL or a curl command, and nobody is asked again', async () => {
    const { agency, robot } = await sandbox.people();
    await signIn(current.sessions, agency);
    const secret = 'b'.repeat(80);
    const view = await ask(
      `curl -X POST -H "Authorization: Bearer ${secret}" https://app.fakturoid.cz/api/v3/accounts/lipovy-dvur/expenses.json -d '{}'`,
      'POST /accounts/lipovy-dvur/expenses.json',
    );
    assert.deepEqual(asked, []);
    assert.equal(view.notice?.text, '✓? Probably');
    assert.ok(
      view.sections.some(({ id }) => id === 'caveats'),
      'plan and state can refuse it',
    );
    assert.ok(!JSON.stringify(panels[0]?.views).includes(secret));
    await signIn(current.sessions, robot);
    picks = [];
    const foreign = await ask('GET /accounts/nobodys/invoices.json', 'GET /accounts/nobodys/invoices.json');
    assert.match(foreign.notice?.hint ?? '', /No signed-in identity has access to the account “nobodys”/);
  });

  it('says of an email with an invoice that it is sent', async () => {
    await signIn(current.sessions, (await sandbox.people()).agency);
    const call = 'POST /accounts/lipovy-dvur/invoices/5/message.json';
    assert.deepEqual((await ask(call, call)).badges, ['Emails with invoices: send']);
  });

  it('says what is not documented without asking whose token it is', async () => {
    const view = await ask('PUT invoices/5.json', 'PUT /accounts/{slug}/invoices/5.json');
    assert.equal(view.notice?.text, '? Not documented');
    assert.match(view.notice.hint, /: GET, PATCH,? and DELETE/);
    picks = [];
    const removed = await ask('GET reports/2023.json', 'GET /accounts/{slug}/reports/2023.json');
    assert.equal(removed.notice?.text, '✗ No');
  });

  it('offers nothing to choose for an address elsewhere and for a dead version', async () => {
    const asking = askCall(context);
    const pick = await until(() => picks[0]);
    pick.type('https://evil.example/api/v3/user.json');
    assert.equal(pick.labels[0], 'Not an address of Fakturoid’s API');
    pick.choose('Not an address of Fakturoid’s API');
    pick.type('https://app.fakturoid.cz/api/v2/accounts/x/invoices.json');
    assert.equal(pick.labels[0], 'API v2 no longer responds');
    pick.hide();
    await asking;
    assert.deepEqual(panels, []);
  });

  it('follows the rights when they are loaded again', async () => {
    const { robot } = await sandbox.people();
    const identity = await signIn(current.sessions, robot);
    await ask('POST invoices.json', 'POST /accounts/studio-kometa/invoices.json');
    await sandbox.setMember('studio-kometa', robot.userId, { permission: 'write' });
    await current.directory.reload({ kind: 'currentUser', identityId: identity.id }).settled;
    await until(() => panels[0]?.views.find(({ notice }) => notice?.text === '✓? Probably'));
  });

  it('is copied as Markdown, with its sources', async () => {
    await signIn(current.sessions, (await sandbox.people()).robot);
    const view = await ask('GET expenses.json', 'GET /accounts/studio-kometa/expenses.json');
    const [question] = actionsIn(view).find(({ command }) => command === 'fakturoid.copyCallAnswer')
      ?.arguments ?? [undefined];
    await copyCallAnswer(context, question);
    assert.match(copied, /^# GET `\/accounts\/studio-kometa\/expenses.json`|^# GET \/accounts/);
    assert.match(copied, /Granted: ✗\? Probably not/);
    assert.match(copied, /The scope “expenses” is missing/);
    assert.match(copied, /jemnejsi-opravneni-uzivatelu/);
  });

  it('refuses what is no question, and comes to nothing where the person leaves', async () => {
    for (const wrong of [5, 'x', { method: 'GET' }, { method: 'get', path: '/user.json' }]) {
      await askCall(context, wrong);
      await copyCallAnswer(context, wrong);
    }
    assert.deepEqual([panels, picks, copied], [[], [], '']);
    const asking = askCall(context);
    (await until(() => picks[0])).hide();
    await asking;
    assert.deepEqual(panels, []);
  });
});

describe('a terminal as an identity', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  const memento = new FakeMemento();
  let current: TestWindow;
  let context: CallsContext;
  let opened: TerminalOptions[];
  let told: string[];
  let answer: string | undefined;

  beforeEach(async () => {
    await sandbox.reset();
    memento.entries.clear();
    [opened, told, answer] = [[], [], 'Open terminal'];
    current = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    const { sessions, directory } = current;
    const programmatic = new ProgrammaticUsers(new FakeMemento());
    const parts: Partial<CallsContext> = {
      sessions,
      directory,
      programmatic,
      workspaceAccount: { slug: undefined },
      memento,
    };
    context = parts as CallsContext;
    stubs.replace(vscodeWindow, 'createTerminal', (options: TerminalOptions) => {
      opened.push(options);
      return { show: () => undefined };
    });
    stubs.replace(vscodeWindow, 'showWarningMessage', (message: string) => {
      told.push(message);
      return Promise.resolve(answer);
    });
  });
  afterEach(() => current.dispose());

  it('has token and slug in its environment only, and says when the token ends', async () => {
    const { robot } = await sandbox.people();
    const { id: identityId } = await signIn(current.sessions, robot);
    await openTerminal(context, { identityId });
    const token = current.sessions.accessTokenOf(identityId);
    const [{ env: variables, ...rest } = {}] = opened;
    assert.deepEqual(variables, { FAKTUROID_TOKEN: token, FAKTUROID_SLUG: 'studio-kometa' });
    assert.equal(rest.isTransient, true);
    assert.match(rest.message ?? '', /The token expires at \d/);
    assert.ok(!JSON.stringify([rest, told, [...memento.entries]]).includes(token));
  });

  it('is explained before the first one only, and not opened for who says no', async () => {
    const { robot } = await sandbox.people();
    const { id: identityId } = await signIn(current.sessions, robot);
    const account = { identityId, slug: 'studio-kometa' };
    answer = undefined;
    await openTerminal(context, account);
    assert.deepEqual([opened.length, told.length], [0, 1]);
    answer = 'Open terminal';
    await openTerminal(context, account);
    await openTerminal(context, account);
    assert.deepEqual([opened.length, told.length], [2, 2]);
  });

  it('is not opened where no token is to be had, which is said', async () => {
    const { robot } = await sandbox.people();
    const { id: identityId } = await signIn(current.sessions, robot);
    const failed = stubs.hear(vscodeWindow, 'showErrorMessage');
    stubs.replace(current.sessions, 'tokenToHandOut', () =>
      Promise.reject(new FakturoidError({ kind: 'grantRefused', status: 401 })),
    );
    await openTerminal(context, { identityId, slug: 'studio-kometa' });
    assert.deepEqual(opened, []);
    assert.match(failed[0] ?? '', /Credentials rejected/);
  });
});
