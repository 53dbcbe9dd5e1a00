import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationTokenSource,
  type CodeAction,
  commands,
  ConfigurationTarget,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  languages,
  type TextDocument,
  Uri,
  window as vscodeWindow,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { systemClock } from '../../../../src/base/clock';
import { nextTurn } from '../../../../src/base/nextTurn';
import { ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import { WorkspaceAccount } from '../../../../src/directory/workspaceAccount';
import { searchFiles } from '../../../../src/features/inCode/searchFiles';
import { TriedCards } from '../../../../src/features/inCode/card';
import { createInCode, type InCode } from '../../../../src/features/inCode/inCode';
import { ignoreFound, signInWithFound, whoseIsThis } from '../../../../src/features/inCode/whoseIsThis';
import { shown } from '../../../../src/base/shown';
import { FakturoidError } from '../../../../src/fakturoid/errors';
import { l10n } from '../../../../src/platform/l10n';
import { linkTo, tooltip } from '../../../../src/platform/tooltip';
import type { Services } from '../../../../src/services';
import { FakeMemento } from '../../../kit/fakeMemento';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import { required } from '../../support/required';

const KOMETA = 'studio-kometa';
/** Invented, and put together so that no file of the project has it. */
const H40 = 'a7'.repeat(19) + '1f';

describe('Fakturoid in code', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let people: Awaited<ReturnType<SandboxControl['people']>>;
  let folder: string;
  let window: TestWindow;
  let memento: FakeMemento;
  let account: WorkspaceAccount;
  let inCode: InCode;
  let isTrusted: boolean;
  let isEnabled: boolean;
  /** What dialogs and messages said, with what they offered. */
  let said: string[];
  /** Which button is pressed. */
  let press: string | undefined;
  let ran: unknown[][];

  beforeEach(async () => {
    await sandbox.reset();
    people = await sandbox.people();
    folder = mkdtempSync(path.join(tmpdir(), 'fakturoid-code-'));
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    memento = new FakeMemento();
    account = new WorkspaceAccount(memento);
    isTrusted = true;
    isEnabled = true;
    said = [];
    press = undefined;
    ran = [];
    stubs.replace(workspace, 'isTrusted', true);
    Object.defineProperty(workspace, 'isTrusted', { configurable: true, get: () => isTrusted });
    for (const name of ['showInformationMessage', 'showWarningMessage'] as const) {
      stubs.replace(vscodeWindow, name, (text: string, ...rest: unknown[]) => {
        const [options] = rest;
        const detail = (options as { detail?: string } | undefined)?.detail;
        said.push(detail === undefined ? text : `${text} | ${detail}`);
        return Promise.resolve(rest.includes(press) ? press : undefined);
      });
    }
    inCode = createInCode(
      {
        ...window,
        programmatic: new ProgrammaticUsers(memento),
        workspaceAccount: account,
        workspaceMemento: memento,
        clock: systemClock,
        version: '0.0.0',
      } as unknown as Services,
      () => isEnabled,
    );
  });

  // The extension itself runs beside, and would tell the same.
  const switchItself = (isOn: boolean | undefined): Thenable<void> =>
    workspace.getConfiguration('fakturoid').update('inCode.enabled', isOn, ConfigurationTarget.Global);
  before(() => switchItself(false));
  after(() => switchItself(undefined));

  afterEach(async () => {
    inCode.dispose();
    window.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): Uri {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return Uri.file(file);
  }

  const ours = (uri: Uri): readonly Diagnostic[] =>
    languages.getDiagnostics(uri).filter(({ source }) => source === 'Fakturoid');

  /** Opens a file and waits for what is told of it. */
  async function told(name: string, text: string, count = 1): Promise<[TextDocument, readonly Diagnostic[]]> {
    const document = await workspace.openTextDocument(write(name, text));
    return [document, await eventually(document, count)];
  }

  async function eventually(document: TextDocument, count: number): Promise<readonly Diagnostic[]> {
    while (ours(document.uri).length !== count) {
      await nextTurn();
    }
    return ours(document.uri);
  }

  const at = (document: TextDocument, text: string) => ({
    uri: document.uri.toString(),
    offset: document.getText().indexOf(text),
  });

  /** Confirms the question of *Whose credentials are these?* and reads the card that it opens. */
  async function cardAfterAsking(document: TextDocument, value: string): Promise<string> {
    const execute = commands.executeCommand.bind(commands);
    stubs.replace(commands, 'executeCommand', (...given: unknown[]) => {
      ran.push(given);
      return Promise.resolve(undefined);
    });
    press = 'Ask Fakturoid';
    await whoseIsThis(inCode.context, at(document, value));
    stubs.replace(commands, 'executeCommand', execute);
    const [command, uri] = ran.pop() ?? [];
    assert.equal(command, 'markdown.showPreview');
    return (await workspace.openTextDocument(uri as Uri)).getText();
  }

  const requests = async (): Promise<number> => (await sandbox.requests()).length;

  async function fixes(document: TextDocument, [diagnostic]: readonly Diagnostic[]): Promise<CodeAction[]> {
    assert.ok(diagnostic);
    return commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      'quickfix',
    );
  }

  it('says of a credential where it stands how its file stands to git, and never what it is', async () => {
    const text = `FAKTUROID_CLIENT_SECRET=${H40}`;
    const [, [none]] = await told('.env', text);
    assert.equal(none?.severity, DiagnosticSeverity.Information);
    mkdirSync(path.join(folder, 'repository/.git'), { recursive: true });
    const [, [open]] = await told('repository/.env', text);
    assert.equal(open?.severity, DiagnosticSeverity.Warning);
    write('repository/.gitignore', '.env.local\n/secrets/\n');
    const [, [ignored]] = await told('repository/.env.local', text);
    assert.equal(ignored?.severity, DiagnosticSeverity.Information);
    const [, [inFolder]] = await told('repository/secrets/deep/a.env', text);
    assert.equal(inFolder?.severity, DiagnosticSeverity.Information);
    const [document, [isPublic]] = await told('repository/b.env', `VITE_${text}`);
    assert.equal(isPublic?.severity, DiagnosticSeverity.Error);
    assert.equal(document.getText(isPublic.range), H40);
    for (const diagnostic of [none, open, ignored, isPublic]) {
      assert.ok(!JSON.stringify(diagnostic).includes(H40));
    }
    assert.equal(await requests(), 0);
  });

  it('follows what is typed, and forgets what is closed', async () => {
    const [document] = await told('.env', `FAKTUROID_CLIENT_SECRET=${H40}`);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(0), 'X=1\nFAKTUROID_TOKEN=');
    edit.insert(document.uri, document.positionAt(0), `${H40}${H40}\n`);
    await workspace.applyEdit(edit);
    await eventually(document, 2);
    assert.equal(await requests(), 0);
  });

  it('reads nothing where it is switched off or the workspace is not trusted, and says so when asked', async () => {
    const text = `FAKTUROID_CLIENT_SECRET=${H40}`;
    // Its timer is older than this one, and so was over before.
    const looked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
    isEnabled = false;
    const off = await workspace.openTextDocument(write('a.env', text));
    await looked();
    isEnabled = true;
    isTrusted = false;
    const untrusted = await workspace.openTextDocument(write('b.env', text));
    await looked();
    await whoseIsThis(inCode.context, at(untrusted, H40));
    assert.match(said.join(), /don’t trust/);
    isTrusted = true;
    await told('c.env', text);
    assert.deepEqual([...ours(off.uri), ...ours(untrusted.uri)], []);
  });

  it('says whose it is of who is signed in, without a request', async () => {
    const { clientId, clientSecret } = people.agency;
    const identity = await signIn(window.sessions, people.agency);
    const before = await requests();
    const [document] = await told(
      '.env',
      `FAKTUROID_CLIENT_ID=${clientId}\nFAKTUROID_CLIENT_SECRET=${clientSecret}\nFAKTUROID_TOKEN=${window.sessions.accessTokenOf(identity.id)}`,
      3,
    );
    for (const value of [clientId, clientSecret, window.sessions.accessTokenOf(identity.id)]) {
      await whoseIsThis(inCode.context, at(document, value));
      assert.match(said.pop() ?? '', /^Fakturoid .* of Tereza Šťastná, who is signed in here\.$/);
    }
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const [header] = await told('a.http', `Authorization: Basic ${basic}`);
    await whoseIsThis(inCode.context, at(header, basic));
    assert.match(said.pop() ?? '', / of Tereza/);
    assert.equal(await requests(), before);
  });

  it('asks Fakturoid only once that is confirmed, shows what it may do, and stores nothing', async () => {
    const { clientId, clientSecret, fullName } = people.freelancer;
    const [document] = await told('a.ts', `new FakturoidClient("${clientId}", "${clientSecret}")`, 2);
    await whoseIsThis(inCode.context, at(document, clientSecret));
    assert.equal(await requests(), 0);
    assert.match(
      said.join(),
      /Ask Fakturoid whose this is\?.*may invalidate an older one.*Nothing is stored/,
    );
    const card = await cardAfterAsking(document, clientSecret);
    assert.match(card, /Valid: Yes/);
    assert.match(card, new RegExp(fullName));
    assert.match(card, /ondrej-dvorak/);
    assert.match(card, /delete the Client ID and Client Secret in Fakturoid/);
    assert.ok(!card.includes(clientId) && !card.includes(clientSecret));
    assert.match(said.at(-1) ?? '', new RegExp(`Nothing was stored. It belongs to: ${fullName}`));
    assert.deepEqual(await window.sessions.list(), []);
    assert.deepEqual([...memento.entries], []);
  });

  it('gives each card an address of its own, also when an earlier one was closed', async () => {
    const { clientId, clientSecret } = people.freelancer;
    const [document] = await told('a.ts', `new FakturoidClient("${clientId}", "${clientSecret}")`, 2);
    let close: (document: { uri: Uri }) => void = () => undefined;
    stubs.replace(workspace, 'onDidCloseTextDocument', (listener: typeof close) => {
      close = listener;
      return { dispose: () => undefined };
    });
    const programmatic = new ProgrammaticUsers(memento);
    const cards = new TriedCards({ programmatic, version: '0.0.0', now: systemClock.now });
    const shown: Uri[] = [];
    stubs.replace(commands, 'executeCommand', (_command: string, uri: Uri) => {
      shown.push(uri);
      return Promise.resolve(undefined);
    });
    press = 'Ask Fakturoid';
    const show = (): Promise<void> => whoseIsThis({ ...inCode.context, cards }, at(document, clientSecret));
    await show();
    await show();
    const [first] = shown;
    assert.ok(first);
    close({ uri: first });
    await show();
    cards.dispose();
    assert.equal(new Set(shown.map(String)).size, 3);
  });

  it('opens a card of what Fakturoid rejects, with what can be said of it', async () => {
    const [document] = await told(
      'a.env',
      `\nFAKTUROID_CLIENT_ID=${H40}\nFAKTUROID_CLIENT_SECRET=${H40}\n\n\n\nFAKTUROID_TOKEN=${H40}${H40}`,
      3,
    );
    const pair = await cardAfterAsking(document, H40);
    assert.match(pair, /^# Credentials that Fakturoid rejects/);
    assert.match(pair, /Valid: No, Fakturoid rejected it.*Fakturoid Client ID.*a\\\.env:2/s);
    assert.match(pair, /been deleted.*don’t belong to anyone.*up to two hours.*User account/s);
    const token = await cardAfterAsking(document, H40 + H40);
    assert.match(token, /^# A token that Fakturoid rejects/);
    assert.match(
      token,
      /or have expired.*no longer gives access to any account.*Anyone who has them can get new tokens/s,
    );
    for (const card of [pair, token]) {
      assert.ok(!card.includes(H40));
    }
    assert.equal(said.length, 2, 'the two questions and no more');
    assert.deepEqual([...memento.entries], []);
  });

  it('opens no card where Fakturoid did not answer, and says so', async () => {
    const [document] = await told('a.ts', `new FakturoidClient("${H40}", "${H40}")`, 2);
    press = 'Ask Fakturoid';
    const sessions = {
      holders: () => Promise.resolve(() => undefined),
      verify: () => Promise.reject(new FakturoidError({ kind: 'offline' })),
    } as unknown as Services['sessions'];
    await whoseIsThis({ ...inCode.context, sessions }, at(document, H40));
    assert.match(said.at(-1) ?? '', /^Offline/);
  });

  it('says why something cannot be tried', async () => {
    const [document] = await told(
      'a.env',
      `FAKTUROID_CLIENT_ID=${H40}\nFAKTUROID_CLIENT_SECRET=${H40}\nFAKTUROID_REFRESH_TOKEN=${H40}${H40}`,
      3,
    );
    await whoseIsThis(inCode.context, at(document, H40 + H40));
    assert.match(said.at(-1) ?? '', /^A refresh token works only together/);
    const [half] = await told('b.env', `FAKTUROID_CLIENT_SECRET=${H40}`);
    await whoseIsThis(inCode.context, at(half, H40));
    assert.match(said.at(-1) ?? '', /only the Client ID or only/);
    const before = await requests();
    for (const wrong of [
      { uri: 'x' },
      7,
      { uri: half.uri.toString(), offset: 3, more: 1 },
      at(half, 'nowhere'),
    ]) {
      await whoseIsThis(inCode.context, wrong);
      assert.match(said.at(-1) ?? '', /no Fakturoid credential here/);
    }
    assert.equal(await requests(), before);
  });

  it('signs in with it once that is confirmed', async () => {
    const { clientId, clientSecret, userId } = people.freelancer;
    const [document] = await told(
      'a.env',
      `FAKTUROID_CLIENT_ID=${clientId}\nFAKTUROID_CLIENT_SECRET=${clientSecret}`,
      2,
    );
    await signInWithFound(inCode.context, at(document, clientSecret));
    assert.deepEqual(await window.sessions.list(), []);
    press = 'Sign in';
    await signInWithFound(inCode.context, at(document, clientSecret));
    assert.deepEqual(
      (await window.sessions.list()).map((identity) => identity.userId),
      [userId],
    );
  });

  it('offers what can be done, reads the value from the environment, and is silent where it is told to be', async () => {
    const [document, diagnostics] = await told('a.rb', `FAKTUROID_TOKEN = "${H40}${H40}"`);
    const offered = await fixes(document, diagnostics);
    assert.deepEqual(
      offered.map(({ title }) => title),
      [
        'Whose is this?',
        'Sign in with these credentials',
        'Read it from the environment instead',
        'Ignore here',
      ],
    );
    assert.ok(!JSON.stringify(offered.map(({ command }) => command)).includes(H40));
    await ignoreFound(inCode.context, at(document, H40));
    await eventually(document, 0);
    assert.ok(!JSON.stringify([...memento.entries]).includes(H40));
    const edit = offered[2]?.edit;
    assert.ok(edit);
    await workspace.applyEdit(edit);
    assert.equal(document.getText(), 'FAKTUROID_TOKEN = ENV.fetch("FAKTUROID_ACCESS_TOKEN")');
  });

  it('tells of a slug whose account it is, of what is known, and of another account than the workspace’s', async () => {
    const text = `fetch('https://app.fakturoid.cz/api/v3/accounts/${KOMETA}/invoices.json')`;
    const document = await workspace.openTextDocument(write('a.rb', text));
    const hover = async (): Promise<string> => {
      const position = document.positionAt(text.indexOf(KOMETA) + 2);
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers
        .flatMap(({ contents }) => contents.map((part) => (part as { value: string }).value))
        .join();
    };
    assert.match(await hover(), /Nobody is signed in.*command:fakturoid\.signIn/s);
    const identity = await signIn(window.sessions, people.agency);
    assert.match(await hover(), /loaded yet/);
    await window.directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    const before = await requests();
    assert.match(await hover(), /Studio Kometa.*Account owner.*command:fakturoid\.showAccount/s);
    assert.deepEqual(ours(document.uri), []);
    await account.use('another');
    const [diagnostic] = await eventually(document, 1);
    assert.equal(diagnostic?.severity, DiagnosticSeverity.Information);
    assert.equal(diagnostic.message, `This workspace uses the account another, not ${KOMETA}.`);
    await account.use(KOMETA);
    await eventually(document, 0);
    assert.match(await hover(), /the account of this workspace/);
    assert.equal(await requests(), before);
  });

  it('lets no name of an account bring a command of its own into a hover', () => {
    const { value, isTrusted } = linkTo(
      tooltip(shown('](command:a) [x](command:workbench.action.quit)'), [
        [undefined, shown('<a href="command:b">')],
      ]),
      l10n.t('Show account details'),
      'fakturoid.showAccount',
      { identityId: 'a', slug: ')(' },
    );
    assert.deepEqual(isTrusted, { enabledCommands: ['fakturoid.showAccount'] });
    assert.deepEqual(value.match(/(?<!\\)\]\([^)]*\)/g)?.length, 1);
  });

  it('finds all of them in the files of the workspace, and ends when it is cancelled', async () => {
    const uris = [
      write('.env', `FAKTUROID_CLIENT_SECRET=${H40}`),
      write('src/a.ts', `\n\nconst FAKTUROID_CLIENT_ID = "${H40}"; // ${'x'.repeat(100)}`),
      write('src/large.ts', `const FAKTUROID_CLIENT_ID = "${H40}";${' '.repeat(2 * 1024 * 1024)}`),
      write('src/binary.txt', `\0\0FAKTUROID_CLIENT_ID="${H40}"`),
      write('build/out.js', `const FAKTUROID_CLIENT_ID = "${H40}";`),
      write('node_modules/x/a.js', `const FAKTUROID_CLIENT_ID = "${H40}";`),
      Uri.file(path.join(folder, 'gone.ts')),
    ];
    mkdirSync(path.join(folder, '.git'));
    write('.gitignore', 'build/\n.env\n');
    stubs.replace(workspace, 'workspaceFolders', [{ uri: Uri.file(folder), name: 'a', index: 0 }]);
    stubs.replace(workspace, 'findFiles', () => Promise.resolve(uris));
    const cancel = new CancellationTokenSource();
    const search = await searchFiles(inCode.context, cancel.token, () => undefined);
    assert.deepEqual(
      search.found.map(({ uri, line, state, credential }) => [
        path.basename(uri.path),
        line,
        state,
        credential.kind,
      ]),
      [
        ['.env', 0, 'ignored', 'clientSecret'],
        ['a.ts', 2, 'open', 'clientId'],
      ],
    );
    assert.ok(!JSON.stringify(search).includes(H40));
    cancel.cancel();
    const cancelled = await searchFiles(inCode.context, cancel.token, () => undefined);
    assert.deepEqual([cancelled.found, cancelled.looked], [[], 0]);
    assert.equal(await requests(), 0);
  });
});
