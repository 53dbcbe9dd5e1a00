import assert from 'node:assert/strict';
import { EventEmitter, Uri, type WebviewPanel, window as vscodeWindow } from 'vscode';
import type { CommandContext } from '../../src/commands/context';
import { showUserIn } from '../../src/commands/showUser';
import type { Place } from '../../src/directory/directory';
import type { Pictures } from '../../src/directory/pictures';
import { ProgrammaticUsers } from '../../src/directory/programmaticUsers';
import type { Identity } from '../../src/session/sessions';
import { AccountSubject } from '../../src/views/accountDetails/subject';
import { Actions } from '../../src/views/details/actions';
import { DetailsPanel } from '../../src/views/details/panel';
import type { DetailsState } from '../../src/views/details/state';
import type { Subject } from '../../src/views/details/subject';
import { UserSubject } from '../../src/views/userDetails/subject';
import type { PageView, Section } from '../../src/webview/toPage';
import { SandboxControl } from '../sandbox/control';
import { FakeMemento } from '../unit/support/fakeMemento';
import { openWindow, signIn, type TestWindow } from '../unit/support/window';
import { required } from './support/required';

const KOMETA = 'studio-kometa';

describe('details', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  let window: TestWindow;
  let programmatic: ProgrammaticUsers;
  let identity: Identity;
  let ran: [command: string, argument: unknown][];
  let revealed: unknown[][];
  let actions: Actions;

  const context = () => ({
    directory: window.directory,
    programmatic,
    run: (command: string, argument?: unknown) => ran.push([command, argument]),
    reveal: (...row: unknown[]) => revealed.push(row),
  });
  const user = (userId: number, slug?: string): UserSubject =>
    new UserSubject(context(), {
      kind: 'user',
      identityId: identity.id,
      actsAs: identity.userId,
      slug,
      userId,
    });
  const account = (slug: string): AccountSubject =>
    new AccountSubject(context(), {
      kind: 'account',
      identityId: identity.id,
      actsAs: identity.userId,
      slug,
    });

  async function view(subject: Subject): Promise<Omit<PageView, 'lang' | 'picture'>> {
    actions = new Actions();
    return subject.details(await window.directory.identities(), actions).view;
  }

  async function load(...places: Omit<Place, 'identityId'>[]): Promise<void> {
    for (const place of places) {
      await window.directory.reload({ identityId: identity.id, ...place }).ended;
    }
  }

  /** Somebody else in the agency's own account. */
  function colleague(name = 'Dušan Zářecký'): number {
    const users = window.directory.users(identity.id, KOMETA).value?.users ?? [];
    const id = users.find(({ full_name }) => full_name === name)?.id;
    assert.ok(id !== undefined, `${name} is there`);
    return id;
  }

  function part({ sections }: Pick<PageView, 'sections'>, id: string): Section {
    const section = sections.find((candidate) => candidate.id === id);
    assert.ok(section, `there is a section ${id}`);
    return section;
  }

  async function accountOfForbiddenUsers(): Promise<string> {
    await load({});
    const own = window.directory.currentUser(identity.id).value;
    const slugs = new Set(own?.accounts?.map(({ slug }) => slug));
    const found = (await sandbox.accounts()).find(
      ({ slug, usersForbidden }) => usersForbidden && slugs.has(slug),
    );
    assert.ok(found);
    return found.slug;
  }

  const rows = (section: Section): string[][] =>
    (section.table?.rows ?? []).map((row) =>
      row.map(({ text, action }) => [text, action && `[${action.label}]`].filter(Boolean).join(' ')),
    );

  beforeEach(async () => {
    await sandbox.reset();
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    programmatic = new ProgrammaticUsers(new FakeMemento());
    ran = [];
    revealed = [];
    identity = await signIn(window.sessions, (await sandbox.people()).agency);
  });
  afterEach(() => {
    programmatic.dispose();
    window.dispose();
  });

  it('leave a panel alone that was closed while they waited for a picture', async () => {
    await load({}, { slug: KOMETA });
    let isClosed = false;
    const touched: string[] = [];
    const touch = (what: string): void => {
      if (isClosed) {
        touched.push(what);
      }
    };
    const received = new EventEmitter<unknown>();
    const disposed = new EventEmitter<void>();
    const panel = {
      get visible() {
        touch('visible');
        return true;
      },
      set title(_: string) {
        touch('title');
      },
      webview: {
        cspSource: '',
        asWebviewUri: (uri: Uri) => uri,
        onDidReceiveMessage: received.event,
        postMessage: () => {
          touch('message');
          return Promise.resolve(true);
        },
      },
      onDidChangeViewState: new EventEmitter<void>().event,
      onDidDispose: disposed.event,
    };
    let arrive: (picture: string | undefined) => void = () => undefined;
    const asked = new Promise<void>((wasAsked) => {
      const get = (): Promise<string | undefined> => {
        wasAsked();
        return new Promise((resolve) => (arrive = resolve));
      };
      const pictures = { get } as unknown as Pictures;
      const extensionUri = Uri.file('/nowhere');
      const shown = new DetailsPanel(
        { ...context(), pictures, extensionUri },
        panel as unknown as WebviewPanel,
        user(colleague(), KOMETA),
      );
      shown.onDidDispose(() => undefined);
    });
    received.fire({ type: 'ready' });
    await asked;
    isClosed = true;
    disposed.fire();
    arrive('data:image/png;base64,');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(touched, []);
  });

  describe('of a user', () => {
    it('has all labels in place before anything is loaded', async () => {
      const { notice, sections } = await view(user(4711, KOMETA));
      assert.deepEqual(notice, { isError: false, text: 'Loading…', hint: '' });
      assert.deepEqual(
        sections.map(({ id }) => id),
        ['who', 'rights', 'accounts'],
      );
      assert.deepEqual(part({ sections }, 'rights').facts, [
        { label: 'Permission', value: '…' },
        { label: 'Scopes', value: '…' },
      ]);
    });

    it('tells who he is and what he may do in the account he was opened from', async () => {
      await load({}, { slug: KOMETA });
      const page = await view(user(colleague(), KOMETA));
      assert.equal(page.name, 'Dušan Zářecký');
      assert.equal(page.initials, 'DZ');
      assert.equal(page.notice, undefined);
      assert.equal(part(page, 'rights').heading, 'Rights in Studio Kometa s.r.o. (studio-kometa)');
      assert.equal(part(page, 'rights').facts[0]?.value, 'Write and read');
      assert.ok(part(page, 'who').facts.some(({ value }) => value.endsWith('@studio-kometa.example')));
    });

    it('lists every account in which he is known, and those where that is not known, with a way to load', async () => {
      await load({}, { slug: KOMETA }, { slug: 'lipovy-dvur' });
      const page = await view(user(colleague(), KOMETA));
      const table = rows(part(page, 'accounts'));
      assert.deepEqual(
        table.slice(0, 2).map(([name, slug, permission]) => [name, slug, permission]),
        [
          ['[Lipový dvůr družstvo]', 'lipovy-dvur', 'Read'],
          ['[Studio Kometa s.r.o.]', 'studio-kometa', 'Write and read'],
        ],
      );
      assert.equal(part(page, 'accounts').heading, 'Access to accounts (2)');
      assert.equal(table.length, 12);
      assert.ok(table.slice(2).every(([, , state]) => state === 'not loaded [Load]'));
      assert.match(part(page, 'accounts').notice?.text ?? '', /^Not read: 10 accounts\./);
    });

    it('loads one account when that is asked for, and says where users may not be listed', async () => {
      await load({}, { slug: KOMETA });
      const subject = user(colleague(), KOMETA);
      const forbidden = await accountOfForbiddenUsers();
      const action = rowOf(await view(subject), forbidden)?.[2]?.action;
      assert.equal(action?.label, 'Load');
      actions.run(action.id);
      assert.equal(rowOf(await view(subject), forbidden)?.[2]?.text, 'Loading…');
      await window.directory.ensure({ identityId: identity.id, slug: forbidden }).ended;
      const cell = rowOf(await view(subject), forbidden)?.[2];
      assert.equal(cell?.text, 'users may not be listed');
      assert.equal(cell.action?.label, 'Retry');
    });

    it('loads all accounts when that is asked for', async () => {
      await load({}, { slug: KOMETA });
      const subject = user(colleague(), KOMETA);
      const { action } = part(await view(subject), 'accounts').notice ?? {};
      assert.equal(action?.label, 'Load the users of all accounts');
      actions.run(action.id);
      await window.directory.loadAll(() => undefined);
      const states = rows(part(await view(subject), 'accounts')).map(([, , state]) => state);
      assert.ok(!states.includes('not loaded [Load]'));
      assert.ok(states.includes('users may not be listed [Retry]'));
    });

    it('knows the rights of yourself everywhere, also where users may not be listed', async () => {
      await load({});
      const page = await view(user(identity.userId));
      assert.deepEqual(page.badges, ['This is you']);
      assert.equal(part(page, 'accounts').heading, 'Accounts you can reach (12)');
      assert.equal(part(page, 'accounts').notice, undefined);
      assert.ok(rows(part(page, 'accounts')).some(([name]) => name === '[Studio Kometa s.r.o. (default)]'));
    });

    it('says where a person is known from, once several identities are signed in', async () => {
      const { accountant } = await sandbox.people();
      await signIn(window.sessions, accountant);
      await window.directory.loadAll(() => undefined);
      const page = await view(user(accountant.userId, KOMETA));
      assert.equal(part(page, 'accounts').table?.columns.at(-1), 'Seen as');
      const [row] = rows(part(page, 'accounts')).filter(([, slug]) => slug === KOMETA);
      assert.equal(row?.at(-1), 'Tereza Šťastná');
      assert.equal(
        part(page, 'accounts').table?.rows.length,
        60 + 2,
        'his own accounts, and two that the agency may not read',
      );
    });

    it('takes the default account of whoever sees him for nobody else', async () => {
      const { accountant } = await sandbox.people();
      await signIn(window.sessions, accountant);
      await window.directory.loadAll(() => undefined);
      assert.equal(window.directory.currentUser(identity.id).value?.default_account, KOMETA);
      const page = await view(user(accountant.userId, KOMETA));
      assert.ok(!part(page, 'who').facts.some(({ label }) => label === 'Default account'));
      assert.ok(!rows(part(page, 'accounts')).some(([name]) => name?.includes('(default)')));
    });

    it('opens from a review as seen by an identity that may list him', async () => {
      await load({}, { slug: KOMETA });
      const userId = colleague();
      const { accountant } = await sandbox.people();
      const other = await signIn(window.sessions, accountant);
      // Whoever signs in again has nothing from before.
      identity = await signIn(window.sessions, (await sandbox.people()).agency);
      await sandbox.fail(`users@${KOMETA}`, '403=B');
      await load({}, { slug: KOMETA });
      await window.directory.ensure({ identityId: other.id }).ended;
      await window.directory.ensure({ identityId: other.id, slug: KOMETA }).ended;
      const shown: DetailsState[] = [];
      const panels = { show: (state: DetailsState) => shown.push(state) };
      const { sessions, directory } = window;
      const parts = { sessions, directory, details: () => Promise.resolve(panels) };
      await showUserIn(parts as unknown as CommandContext, KOMETA, userId);
      assert.deepEqual(shown, [
        { kind: 'user', identityId: other.id, actsAs: other.userId, slug: KOMETA, userId },
      ]);
    });

    it('opens from a review after the same user signed in anew, and says when the account is out of reach', async () => {
      const shown: DetailsState[] = [];
      const said: string[] = [];
      const panels = { show: (state: DetailsState) => shown.push(state) };
      const { sessions, directory } = window;
      const parts = { sessions, directory, details: () => Promise.resolve(panels) };
      const { showInformationMessage } = vscodeWindow;
      const say = (text: string): Promise<undefined> => Promise.resolve(void said.push(text));
      Object.assign(vscodeWindow, { showInformationMessage: say });
      try {
        await showUserIn(parts as unknown as CommandContext, KOMETA, 4711);
        assert.deepEqual([shown.length, said.length], [1, 0]);
        await showUserIn(parts as unknown as CommandContext, 'not-there', 4711);
        await sessions.signOut(identity.id);
        await showUserIn(parts as unknown as CommandContext, KOMETA, 4711);
      } finally {
        Object.assign(vscodeWindow, { showInformationMessage });
      }
      assert.equal(shown.length, 1);
      assert.deepEqual(said, ['This account is no longer within reach', 'Nobody is signed in to Fakturoid.']);
    });

    it('keeps what it knows after a failure and says so, with Retry', async () => {
      await load({}, { slug: KOMETA });
      const subject = user(colleague(), KOMETA);
      await sandbox.fail('users', 'html', 1);
      await load({ slug: KOMETA });
      const page = await view(subject);
      assert.equal(page.notice?.isError, true);
      assert.match(page.notice.hint, /What is shown below was loaded earlier\./);
      assert.equal(page.notice.action?.label, 'Retry');
      assert.equal(part(page, 'rights').facts[0]?.value, 'Write and read');
      await sandbox.clearFaults();
      actions.run(page.notice.action.id);
      await window.directory.ensure({ identityId: identity.id, slug: KOMETA }).ended;
      assert.equal((await view(subject)).notice, undefined);
    });

    it('says that somebody is gone, once he has lost his access', async () => {
      await load({}, { slug: KOMETA });
      const id = colleague();
      const subject = user(id, KOMETA);
      await view(subject);
      await sandbox.removeMember(KOMETA, id);
      await load({ slug: KOMETA });
      const page = await view(subject);
      assert.equal(page.name, 'Dušan Zářecký');
      assert.equal(page.notice?.text, 'This user is no longer there');
      assert.equal(page.notice.action?.label, 'Load again');
      assert.equal(part(page, 'accounts').heading, 'Access to accounts (0)');
    });

    it('says that the sign-in has expired, with the way to sign in again as the same identity', async () => {
      await load({}, { slug: KOMETA });
      await sandbox.revokeTokens('agency');
      await sandbox.fail('token', '401', 20);
      await load({ slug: KOMETA });
      const { notice } = await view(user(colleague(), KOMETA));
      assert.equal(notice?.action?.label, 'Sign in again');
      actions.run(notice.action.id);
      const [[command, argument] = []] = ran;
      assert.equal(command, 'fakturoid.replaceCredentials');
      assert.equal((argument as { identity: Identity }).identity.id, identity.id);
    });

    it('says that nobody is signed in any more, and comes back once the same user is', async () => {
      await load({}, { slug: KOMETA });
      const subject = user(colleague(), KOMETA);
      await window.sessions.signOut(identity.id);
      const page = await view(subject);
      assert.equal(page.notice?.text, 'You are signed out');
      assert.deepEqual(page.actions, []);
      actions.run(page.notice.action?.id ?? '');
      assert.deepEqual(ran, [['fakturoid.signIn', undefined]]);
      identity = await signIn(window.sessions, (await sandbox.people()).agency);
      await load({}, { slug: KOMETA });
      assert.equal((await view(subject)).name, 'Dušan Zářecký');
    });

    it('shows a mark that was set elsewhere, and offers to take it back', async () => {
      await load({}, { slug: KOMETA });
      const subject = user(colleague(), KOMETA);
      const labels = async (): Promise<string[]> => (await view(subject)).actions.map(({ label }) => label);
      assert.ok((await labels()).includes('Mark as programmatic'));
      await programmatic.mark(colleague());
      assert.deepEqual((await view(subject)).badges, ['Programmatic user']);
      assert.ok((await labels()).includes('Unmark as programmatic'));
    });

    it('gives its commands what a row of the tree would give them', async () => {
      await load({}, { slug: KOMETA });
      const id = colleague();
      const page = await view(user(id, KOMETA));
      for (const action of page.actions) {
        actions.run(action.id);
      }
      assert.deepEqual(
        ran.map(([command]) => command),
        ['copyEmail', 'copyId', 'copyJson', 'openInFakturoid', 'markProgrammatic'].map(
          (name) => `fakturoid.${name}`,
        ),
      );
      assert.equal((ran[0]?.[1] as { person: { user: { id: number } } }).person.user.id, id);
      assert.equal((ran[3]?.[1] as { account: { slug: string } }).account.slug, KOMETA);
      assert.deepEqual(revealed, [[identity.id, KOMETA, id]]);
    });

    it('runs nothing that was not offered', async () => {
      await load({}, { slug: KOMETA });
      await view(user(colleague(), KOMETA));
      for (const id of ['', 'fakturoid.signOut', 'constructor', '__proto__', 'toString', 'retry']) {
        actions.run(id);
      }
      assert.deepEqual(ran, []);
    });
  });

  describe('of an account', () => {
    it('tells what Fakturoid says of it, in groups and in words', async () => {
      await load({}, { slug: KOMETA }, { slug: KOMETA, part: 'detail' });
      const page = await view(account(KOMETA));
      assert.equal(page.name, 'Studio Kometa s.r.o.');
      assert.deepEqual(page.badges, ['Default account']);
      assert.equal(part(page, 'rights').facts[0]?.value, 'Account owner');
      assert.deepEqual(
        page.sections.slice(-6).map(({ heading }) => heading),
        ['Company', 'Plan', 'VAT', 'Invoices', 'E-mails sent by itself', 'Digitoo'],
      );
      const all = page.sections.flatMap(({ facts }) => facts);
      const value = (label: string): string | undefined => all.find((fact) => fact.label === label)?.value;
      assert.equal(value('Currency'), 'Czech Koruna (CZK)');
      assert.equal(value('Country'), 'Czechia (CZ)');
      assert.equal(value('Language'), 'Czech (cz)');
      assert.equal(value('Default VAT rate'), '21%');
      assert.match(value('VAT mode') ?? '', /^(VAT payer|not a VAT payer|identified person)$/);
      assert.ok(all.every((fact) => fact.value !== '' && !/null|undefined|NaN/.test(fact.value)));
    });

    it('shows values that are not documented as they came', async () => {
      await sandbox.setAccount(KOMETA, {
        attributes: {
          vat_mode: 'vat_mars',
          currency: 'not a code',
          country: 'XQ',
          invoice_language: '??',
          created_at: 'yesterday',
          invoice_payment_method: 'barter',
        },
      });
      await load({}, { slug: KOMETA, part: 'detail' });
      const all = (await view(account(KOMETA))).sections.flatMap(({ facts }) => facts);
      for (const text of ['vat_mars', 'not a code', 'XQ', '??', 'yesterday', 'barter']) {
        assert.ok(
          all.some(({ value }) => value === text),
          text,
        );
      }
    });

    it('counts users by permission, the strongest first', async () => {
      await load({}, { slug: KOMETA });
      assert.deepEqual(
        part(await view(account(KOMETA)), 'users').facts.map(({ label, value }) => `${label}: ${value}`),
        [
          'In all: 7',
          'Account owner: 2',
          'Write and read: 2',
          'Read: 2',
          'accountant (unknown permission): 1',
        ],
      );
    });

    it('has the endpoint and a curl command without the token', async () => {
      await load({});
      const { sections } = await view(account(KOMETA));
      const code = sections.map((section) => section.code).join('\n');
      assert.match(code, /https:\/\/app\.fakturoid\.cz\/api\/v3\/accounts\/studio-kometa\/users\.json/);
      assert.match(code, /Bearer \$FAKTUROID_TOKEN/);
      assert.doesNotMatch(code, /127\.0\.0\.1|[0-9a-f]{32}/);
    });

    it('says in its own place what could not be read, and keeps the rest', async () => {
      const forbidden = await accountOfForbiddenUsers();
      await sandbox.fail('account', '403', 1);
      await load({}, { slug: forbidden }, { slug: forbidden, part: 'detail' });
      const page = await view(account(forbidden));
      assert.equal(page.notice, undefined);
      assert.equal(part(page, 'users').notice?.text, 'No permission');
      assert.equal(part(page, 'detail').notice?.text, 'No permission');
      assert.ok(part(page, 'rights').facts.length > 0);
      const [users, detail] = [part(page, 'users').notice?.action, part(page, 'detail').notice?.action];
      assert.notEqual(users?.id, detail?.id);
      await sandbox.clearRequests();
      actions.run(detail?.id ?? '');
      await window.directory.ensure({ identityId: identity.id, slug: forbidden, part: 'detail' }).ended;
      assert.deepEqual([...new Set((await sandbox.requests()).map(({ route }) => route))], ['account']);
    });

    it('says that an account is no longer within reach', async () => {
      await load({}, { slug: KOMETA });
      await sandbox.removeMember(KOMETA, identity.userId);
      await load({});
      const page = await view(account(KOMETA));
      assert.equal(page.notice?.text, 'This account is no longer within reach');
      assert.deepEqual(
        page.actions.map(({ label }) => label),
        ['Refresh'],
      );
    });

    it('has one panel, also when it is opened by an identity that signed in anew', () => {
      const before = account(KOMETA);
      const anew = new AccountSubject(context(), { ...before.state, identityId: 'another' });
      assert.equal(anew.key, before.key);
      const other = new AccountSubject(context(), { ...before.state, actsAs: 1 });
      assert.notEqual(other.key, before.key);
    });

    it('asks for the detail once, and anew with everything else that is refreshed', async () => {
      await load({});
      await sandbox.clearRequests();
      const places = account(KOMETA).places(identity);
      const opened = [...places, ...places].map((place) => window.directory.ensure(place).ended);
      await Promise.all(opened);
      await window.directory.refresh();
      const routes = (await sandbox.requests()).map(({ route }) => route);
      assert.equal(routes.filter((route) => route === 'account').length, 2);
    });
  });

  function rowOf(page: Pick<PageView, 'sections'>, slug: string) {
    return part(page, 'accounts').table?.rows.find((row) => row[1]?.text === slug);
  }
});
