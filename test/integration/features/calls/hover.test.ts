import assert from 'node:assert/strict';
import { type MarkdownString, type TextDocument, workspace } from 'vscode';
import type { CallsContext } from '../../../../src/features/calls/context';
import { CallHovers } from '../../../../src/features/calls/hover';
import type { AccountAccess } from '../../../../src/fakturoid/schemas/currentUser';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import { required } from '../../support/required';

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
