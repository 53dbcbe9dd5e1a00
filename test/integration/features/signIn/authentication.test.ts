import assert from 'node:assert/strict';
import { authentication, commands, EventEmitter, extensions, Uri, window } from 'vscode';
import type { FakturoidExplorerApi } from '../../../../src/extensionApi';
import { FakturoidAuthenticationProvider } from '../../../../src/session/authenticationProvider';
import { AuthorizationCallbacks } from '../../../../src/features/signIn/callbacks';
import { SandboxControl } from '../../../sandbox/control';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { required } from '../../support/required';

describe('the authentication provider', () => {
  const apiUrl = required('FAKTUROID_API_URL');
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  let opened: TestWindow;
  let provider: FakturoidAuthenticationProvider;
  let prompts: number;

  beforeEach(async () => {
    await sandbox.reset();
    prompts = 0;
    opened = openWindow({ apiUrl });
    provider = new FakturoidAuthenticationProvider(
      opened.sessions,
      () => {
        prompts++;
        return Promise.resolve(undefined);
      },
      new EventEmitter(),
    );
  });

  afterEach(() => {
    provider.dispose();
    opened.dispose();
  });

  it('has a session for each identity, with its token and without scopes', async () => {
    const { agency, robot } = await sandbox.people();
    const first = await signIn(opened.sessions, agency);
    await signIn(opened.sessions, robot);
    const sessions = await provider.getSessions(undefined, {});
    assert.deepEqual(
      sessions.map(({ account, scopes }) => ({ account, scopes })),
      [agency, robot].map(({ userId, email }) => ({
        account: { id: String(userId), label: `${email} (#${userId})` },
        scopes: [],
      })),
    );
    assert.equal(sessions[0]?.id, first.id);
    assert.match(sessions[0].accessToken, /^[0-9a-f]{80}$/);
    assert.notEqual(sessions[0].accessToken, sessions[1]?.accessToken);
    assert.ok(!JSON.stringify(sessions).includes(agency.clientSecret));
    const account = { id: String(robot.userId), label: 'whatever' };
    assert.deepEqual(await provider.getSessions([], { account }), sessions.slice(1));
  });

  it('invents no scopes', async () => {
    const { agency } = await sandbox.people();
    await signIn(opened.sessions, agency);
    assert.deepEqual(await provider.getSessions(['invoices'], {}), []);
    await assert.rejects(provider.createSession(['invoices']), /no OAuth scopes/);
    assert.equal(prompts, 0);
  });

  it('asks nobody for what is there, and tells VS Code when the person left', async () => {
    await provider.getSessions([], {});
    assert.equal(prompts, 0);
    await assert.rejects(provider.createSession([]), { message: 'Cancelled' });
    assert.equal(prompts, 1);
  });

  it('announces who came, was renewed and left', async () => {
    const { agency } = await sandbox.people();
    await opened.sessions.list();
    const events: string[] = [];
    provider.onDidChangeSessions(({ added, changed, removed }) =>
      events.push(
        `+${added?.length ?? 0} ~${changed?.length ?? 0} -${removed?.length ?? 0} ${changed?.[0]?.accessToken ?? ''}`,
      ),
    );
    const { id } = await signIn(opened.sessions, agency);
    const [before] = await provider.getSessions([], {});
    await sandbox.expireTokens();
    const renewed = new Promise((resolve) => opened.sessions.onDidChangeTokens(resolve));
    await opened.directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    await renewed;
    const [after] = await provider.getSessions([], {});
    assert.ok(before && after);
    assert.equal(after.id, before.id);
    assert.notEqual(after.accessToken, before.accessToken);
    await provider.removeSession(id);
    assert.deepEqual(events, ['+1 ~0 -0 ', `+0 ~1 -0 ${after.accessToken}`, '+0 ~0 -1 ']);
    assert.deepEqual(await opened.sessions.list(), []);
  });

  it('is known to VS Code, and silent when nobody is signed in', async () => {
    assert.equal(await authentication.getSession('fakturoid', [], { silent: true }), undefined);
    assert.deepEqual(await authentication.getAccounts('fakturoid'), []);
  });
});

describe('an answer from the browser', () => {
  const stubs = useStubs();

  it('is refused when no sign-in waits for it', () => {
    const told = stubs.hear(window, 'showWarningMessage');
    new AuthorizationCallbacks().handleUri(
      Uri.parse('vscode://fakturoid-explorer.fakturoid-explorer/callback?code=s3cret&state=x'),
    );
    assert.equal(told.length, 1);
    assert.doesNotMatch(told[0] ?? '', /s3cret/);
  });

  it('reaches the sign-in that waits, with its parameters as they were', () => {
    const callbacks = new AuthorizationCallbacks();
    const received: string[] = [];
    const listening = callbacks.listen((address) => received.push(address));
    callbacks.handleUri(
      Uri.parse('vscode://fakturoid-explorer.fakturoid-explorer/callback?code=a-b_c&state=d%3De'),
    );
    listening.dispose();
    const parameters = new URL(received[0] ?? '').searchParams;
    assert.equal(parameters.get('code'), 'a-b_c');
    assert.equal(parameters.get('state'), 'd=e');
  });
});

describe('what other extensions get', () => {
  it('is small, versioned, and holds no secret', async () => {
    const api = (await extensions
      .getExtension<FakturoidExplorerApi>('fakturoid-explorer.fakturoid-explorer')
      ?.activate()) as FakturoidExplorerApi;
    assert.deepEqual(Object.keys(api).sort(), [
      'accounts',
      'identities',
      'onDidChange',
      'showUser',
      'users',
      'version',
    ]);
    assert.equal(api.version, 1);
    assert.deepEqual(await api.identities(), []);
    assert.deepEqual(api.accounts('nobody'), []);
    assert.equal(api.users('nobody', 'nowhere'), undefined);
  });

  it('leaves commands that need a row harmless without one', async () => {
    const halves = ['identity', 'account', 'user', 'person', 'failure', 'unread', 'empty'].flatMap((kind) => [
      { kind, id: 1 },
      { kind, id: 'x', identity: null, account: {}, user: { id: '1' }, person: 1, place: 'x', failure: null },
    ]);
    const ofRows = (await commands.getCommands()).filter((command) =>
      /^fakturoid\.(show(User|Account|TokenCard)|retry|copy\w+|openInFakturoid|refresh(Account|Identity)|signOut|renameIdentity|replaceCredentials|(un)?markProgrammatic|changePurpose)$/.test(
        command,
      ),
    );
    assert.ok(ofRows.length > 15, ofRows.join());
    // Nobody is signed in: those that ask offer that first, in a dialog, which is not shown in tests.
    const offers = /refused to show dialog in tests. Contents: Nobody is signed in to Fakturoid\./;
    for (const command of ofRows) {
      for (const argument of [undefined, null, 1, '', [], {}, { kind: 'nonsense' }, ...halves]) {
        try {
          await commands.executeCommand(command, argument);
        } catch (error) {
          assert.match(String(error), offers);
        }
      }
    }
  });
});
