import assert from 'node:assert/strict';
import { commands, window as vscodeWindow } from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import { type DetailsContext, DetailsPanels } from '../../../../src/features/details/panels';
import { showReviewed } from '../../../../src/features/details/commands';
import { shown } from '../../../../src/base/shown';
import type { ResourceKey } from '../../../../src/base/references';
import { findUser } from '../../../../src/directory/references';
import type { Loadable } from '../../../../src/directory/loader';
import type { Pictures } from '../../../../src/features/details/pictures';
import { ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import type { UserList } from '../../../../src/fakturoid/client';
import type { User } from '../../../../src/fakturoid/schemas/user';
import type { Identity } from '../../../../src/session/sessions';
import type { WebviewPanel } from '../../../../src/platform/window';
import { accountSubject } from '../../../../src/features/details/account/subject';
import { actionsIn } from '../../../../src/webview/parts';
import { DetailsPanel, type HowToShow } from '../../../../src/features/details/panel';
import { stateToStore, tabTitle } from '../../../../src/features/details/state';
import type { Subject } from '../../../../src/features/details/subject';
import { userSubject } from '../../../../src/features/details/user/subject';
import type { PageView, Section, Table } from '../../../../src/webview/toPage';
import { SandboxControl } from '../../../sandbox/control';
import { FakeMemento } from '../../../kit/fakeMemento';
import { FakePanel } from '../../../kit/fakePanel';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { required } from '../../support/required';
import { extensionUri } from '../../support/extensionUri';

const KOMETA = 'studio-kometa';

interface Part {
  readonly slug?: string;
  readonly isDetail?: true;
}

const rows = (section: Section): string[][] =>
  (section.table?.rows ?? []).map((row) =>
    row.map(({ text, action }) => [text, action && `[${action.label}]`].filter(Boolean).join(' ')),
  );

function part({ sections }: Pick<PageView, 'sections'>, id: string): Section {
  const section = sections.find((candidate) => candidate.id === id);
  assert.ok(section, `there is a section ${id}`);
  return section;
}

/** The account that a row of a table opens. */
function slugOf([cell]: Table['rows'][number]): unknown {
  return (cell?.action?.arguments[0] as { slug?: unknown } | undefined)?.slug;
}

/** What the page of a user says of an account. */
function cellOf(page: Pick<PageView, 'sections'>, slug: string) {
  return part(page, 'accounts').table?.rows.find((row) => slugOf(row) === slug)?.[1];
}

describe('details', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let window: TestWindow;
  let programmatic: ProgrammaticUsers;
  let identity: Identity;
  let ran: [command: string, argument: unknown][];
  /** What was last looked at, whose actions can be run. */
  let seen: unknown;

  const context = () => ({ directory: window.directory, programmatic });
  const user = (userId: number, slug?: string, { id, userId: actsAs } = identity): Subject =>
    userSubject(context(), { kind: 'user', identityId: id, actsAs, slug, userId });
  const account = (slug: string): Subject =>
    accountSubject(context(), {
      kind: 'account',
      identityId: identity.id,
      actsAs: identity.userId,
      slug,
    });

  async function view(subject: Subject): Promise<Omit<PageView, 'lang' | 'picture'>> {
    const { view } = subject.details(await window.directory.identities());
    seen = view;
    return view;
  }

  /** Runs an action as the panel does, and loads again what it says. */
  function run(id: string | undefined): void {
    const action = actionsIn(seen).find((offered) => offered.id === id);
    if (action !== undefined) {
      execute(action.command, action.arguments[0]);
    }
  }

  /** Refreshes the page as the button in its title does. */
  function refresh(subject: Subject): void {
    const call = subject.details([identity]).menu?.refresh;
    execute(call?.command ?? '', call?.arguments[0]);
  }

  function execute(command: string, argument: unknown): void {
    ran.push([command, argument]);
    if (command === 'fakturoid.retry') {
      (argument as readonly ResourceKey[]).forEach((key) => window.directory.reload(key));
    }
    if (command === 'fakturoid.loadAllUsers') {
      void window.directory.loadAll(() => undefined);
    }
  }

  function keyOf({ slug, isDetail }: Part, identityId = identity.id): ResourceKey {
    return slug === undefined
      ? { kind: 'currentUser', identityId }
      : { kind: isDetail ? 'account' : 'users', identityId, slug };
  }

  async function load(...parts: Part[]): Promise<void> {
    for (const each of parts) {
      await window.directory.reload(keyOf(each)).settled;
    }
  }

  /** Waits for what an action loads, or loads it as another identity. */
  async function loaded(each: Part, as = identity): Promise<void> {
    await window.directory.ensure(keyOf(each, as.id)).settled;
  }

  function users(): readonly User[] {
    return window.directory.users(identity.id, KOMETA).value?.users ?? [];
  }

  /** Somebody else in the agency's own account. */
  function colleague(): Subject {
    return user(colleagueId(), KOMETA);
  }

  function colleagueId(): number {
    const id = users().find(({ full_name }) => full_name === 'Dušan Zářecký')?.id;
    assert.ok(id !== undefined);
    return id;
  }

  /** Gives the first user of the account other texts, and shows their page. */
  function firstUserWith(texts: Partial<User>): Subject {
    const [first, ...others] = users();
    assert.ok(first);
    const value = { users: [{ ...first, ...texts }, ...others], dropped: 0 };
    stubs.replace(window.directory, 'users', () => ({ status: 'ready', value }));
    return user(first.id, KOMETA);
  }

  function nameAccounts(name: string): void {
    const state = window.directory.currentUser(identity.id);
    const accounts = state.value?.accounts?.map((known) => ({ ...known, name }));
    const value = { ...state.value, accounts };
    stubs.replace(window.directory, 'currentUser', () => ({ status: 'ready', value }));
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

  beforeEach(async () => {
    await sandbox.reset();
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    programmatic = new ProgrammaticUsers(new FakeMemento());
    ran = [];
    identity = await signIn(window.sessions, (await sandbox.people()).agency);
  });
  afterEach(() => {
    programmatic.dispose();
    window.dispose();
  });

  /** Opens a panel whose page listens. */
  function openPanel(subject: Subject, picture: Pictures['get'] = () => Promise.resolve(undefined)) {
    const panel = new FakePanel();
    new DetailsPanel(
      {
        ...context(),
        pictures: { get: picture } as Partial<Pictures> as Pictures,
        extensionUri: extensionUri(),
        log: window.log,
      },
      panel as unknown as WebviewPanel,
      subject,
    ).onDidDispose(() => undefined);
    panel.send({ type: 'ready' });
    /** Resolves once the last view that was sent is as wanted. */
    const showing = async (isWanted: (view: PageView) => boolean): Promise<PageView> => {
      for (;;) {
        const last = panel.views.at(-1);
        if (last !== undefined && isWanted(last)) return last;
        await nextTurn();
      }
    };
    return { panel, showing };
  }

  it('go on in an open panel once the same user signs in again', async () => {
    const { showing } = openPanel(account(KOMETA));
    const isWhole = ({ sections }: PageView): boolean => sections.some(({ id }) => id === 'digitoo');
    await showing(isWhole);
    await window.sessions.signOut(identity.id);
    await showing(({ notice }) => notice?.text === 'You’re signed out');
    identity = await signIn(window.sessions, (await sandbox.people()).agency);
    await showing(isWhole);
  });

  it('give a tab no longer name than there is room for, on one line in one direction, and no e-mail, which VS Code would keep', async () => {
    await load({}, { slug: KOMETA });
    const full_name = `\u202eeman\u2069\n${'velmi dlouhé jméno '.repeat(50)}`;
    for (const [texts, name, title] of [
      [{ full_name }, /^eman velmi dlouhé .{100,}…$/, /^ ?eman velmi dlouhé .{20,60}…$/],
      [{ full_name: null, email: 'jana@firm.example' }, /^jana@firm\.example$/, /^jana@…$/],
    ] as const) {
      const { panel, showing } = openPanel(firstUserWith(texts));
      assert.match((await showing((view) => view.notice === undefined)).name, name);
      assert.match(panel.title, title);
    }
    assert.equal(tabTitle('What a token of jana@firm.example may do'), 'What a token of jana@… may do');
  });

  it('run in an open panel what was offered and nothing else, and show how it went', async () => {
    stubs.replace(commands, 'executeCommand', execute);
    await load({}, { slug: KOMETA });
    const slug = await accountOfForbiddenUsers();
    const { panel, showing } = openPanel(colleague());
    const page = await showing((view) => cellOf(view, slug)?.action?.label === 'Load');
    for (const id of ['', 'fakturoid.signOut', 'constructor', '__proto__', 'toString', 'retry']) {
      panel.send({ type: 'action', id });
    }
    assert.deepEqual(ran, []);
    panel.send({ type: 'action', id: cellOf(page, slug)?.action?.id ?? '' });
    await showing((view) => cellOf(view, slug)?.text === 'not allowed to list users');
  });

  it('say and log that what was offered failed, and hand its subject to the context menu', async () => {
    const said = stubs.hear(vscodeWindow, 'showErrorMessage');
    stubs.replace(commands, 'executeCommand', () => Promise.reject(new TypeError('no such thing')));
    await load({}, { slug: KOMETA });
    const { panel, showing } = openPanel(colleague());
    const page = await showing(({ actions }) => actions.length > 0);
    const reference = { identityId: identity.id, slug: KOMETA, userId: colleagueId() };
    assert.deepEqual(JSON.parse(page.context ?? ''), { webviewSection: 'user', reference });
    panel.send({ type: 'action', id: page.actions[0]?.id ?? '' });
    await nextTurn();
    assert.deepEqual(said, ['The extension couldn’t do this. See the log for details.']);
    assert.match(window.log.text, /error The command fakturoid\.copyEmail failed: TypeError: no such thing/);
  });

  it('leave a panel alone that was closed while they waited for a picture', async () => {
    await load({}, { slug: KOMETA });
    let arrive: (picture: string | undefined) => void = () => undefined;
    const { panel, showing } = openPanel(colleague(), () => new Promise((resolve) => (arrive = resolve)));
    await showing(() => true);
    panel.close();
    arrive('data:image/png;base64,');
    await nextTurn();
    assert.deepEqual(panel.askedInVain, []);
    assert.equal(panel.views.length, 1);
  });

  describe('in panels', () => {
    let opened: FakePanel[];
    let panels: DetailsPanels;
    beforeEach(async () => {
      opened = [];
      stubs.replace(vscodeWindow, 'createWebviewPanel', (...given: readonly unknown[]) => {
        const [, title, , options] = given;
        assert.deepEqual(options, { enableFindWidget: true });
        opened.forEach((panel) => (panel.active = false));
        const panel = new FakePanel(String(title));
        opened.push(panel);
        return panel as unknown as WebviewPanel;
      });
      panels = new DetailsPanels({
        ...context(),
        version: '1.0.0',
        now: () => 0,
        pictures: { get: () => Promise.resolve(undefined) } as Partial<Pictures> as Pictures,
        extensionUri: extensionUri(),
        log: window.log,
        milestones: { reach: () => undefined },
      });
      await load({}, { slug: KOMETA });
    });
    afterEach(() => panels.dispose());

    /** What a panel showed last. */
    async function nameIn(panel: FakePanel | undefined): Promise<string | undefined> {
      panel?.send({ type: 'ready' });
      await nextTurn();
      return panel?.views.at(-1)?.name;
    }

    const showColleague = (how?: HowToShow): void =>
      panels.show(identity, { kind: 'user', slug: KOMETA, userId: colleagueId() }, how);
    const showAccount = (how?: HowToShow): void =>
      panels.show(identity, { kind: 'account', slug: KOMETA }, how);

    it('take one after another in a preview', async () => {
      showColleague();
      assert.equal(await nameIn(opened[0]), 'Dušan Zářecký');
      showAccount();
      panels.show(identity, { kind: 'token' });
      showAccount();
      assert.equal(opened.length, 1);
      assert.equal(await nameIn(opened[0]), 'Studio Kometa s.r.o.');
    });

    it('leave one alone that somebody keeps, and find it again', async () => {
      showColleague();
      panels.keepActive();
      showAccount();
      assert.equal(opened.length, 2);
      showColleague();
      assert.equal(opened.length, 2);
      assert.equal(await nameIn(opened[0]), 'Dušan Zářecký');
      assert.equal(await nameIn(opened[1]), 'Studio Kometa s.r.o.');
    });

    it('keep what is opened to the side, or to stay', () => {
      showColleague({ isBeside: true });
      showAccount({ isKept: true });
      panels.show(identity, { kind: 'token' });
      assert.equal(opened.length, 3);
      assert.equal(panels.active?.isPreview, true);
    });

    it('make way again once the preview was closed', () => {
      showColleague();
      opened[0]?.close();
      showAccount();
      assert.equal(opened.length, 2);
      assert.equal(panels.active?.isPreview, true);
    });

    it('have their name after a reload where nothing can be loaded', async () => {
      const about = { identityId: identity.id, actsAs: identity.userId, slug: KOMETA } as const;
      const contents = [
        { kind: 'user', ...about, userId: 1146 },
        { kind: 'account', ...about },
      ] as const;
      stubs.replace(window.directory, 'currentUser', () => ({
        status: 'failed',
        failure: { kind: 'offline' },
      }));
      for (const content of contents) {
        const panel = new FakePanel();
        const stored = stateToStore(content, { isPreview: false, title: shown('Jana Nováková') });
        panels.restore(panel as unknown as WebviewPanel, stored);
        assert.equal(await nameIn(panel), 'Jana Nováková', content.kind);
        assert.equal(panel.title, 'Jana Nováková');
        assert.equal(panel.views.at(-1)?.initials, 'JN');
      }
      await window.sessions.signOut(identity.id);
      const panel = new FakePanel();
      const other = { ...contents[0], userId: 1147 };
      const stored = stateToStore(other, { isPreview: false, title: shown('Jana Nováková') });
      panels.restore(panel as unknown as WebviewPanel, stored);
      assert.equal(await nameIn(panel), '#1147', 'who signed out shows nobody’s name');
    });

    it('come back as they were after a reload, one preview at most', () => {
      const state = { kind: 'user', identityId: identity.id, actsAs: identity.userId, slug: KOMETA } as const;
      for (const userId of [1, 2]) {
        const stored = stateToStore({ ...state, userId }, { isPreview: true, title: shown('') });
        panels.restore(new FakePanel() as unknown as WebviewPanel, stored);
      }
      showAccount();
      assert.equal(opened.length, 0, 'it takes the place of the one that is a preview');
      showColleague({ isKept: true });
      assert.equal(opened.length, 1);
    });
  });

  describe('of a user', () => {
    it('says what the signs mean once, and the permission once beside all accounts', async () => {
      await load({}, { slug: KOMETA });
      const { sections } = await view(colleague());
      assert.deepEqual(
        sections.map(({ id, table }) => [id, (table?.legend ?? []).length > 0]),
        [
          ['who', false],
          ['rights', true],
          ['accounts', false],
        ],
      );
      const rights = part({ sections }, 'rights');
      assert.equal(JSON.stringify(rights).split('Read and write').length - 1, 1);
      const withoutAccount = (await view(user(identity.userId))).sections;
      assert.equal(withoutAccount.filter(({ table }) => table?.legend !== undefined).length, 1);
    });

    it('has all labels in place before anything is loaded', async () => {
      for (const place of user(4711, KOMETA).resources(identity)) {
        window.directory.ensure(place);
      }
      const { notice, sections } = await view(user(4711, KOMETA));
      assert.deepEqual(notice, { isError: false, text: 'Loading…', hint: '' });
      assert.deepEqual(
        sections.map(({ id }) => id),
        ['who', 'rights', 'accounts'],
      );
      assert.deepEqual(part({ sections }, 'rights').facts, [{ label: 'Scopes', value: '…' }]);
    });

    it('says that loading was given up, with a way to go on', async () => {
      await load({});
      const subject = user(4711, KOMETA);
      const giveUp = new AbortController();
      await window.directory.loadAll(() => giveUp.abort(), giveUp.signal);
      const { notice } = await view(subject);
      assert.equal(notice?.text, 'Not loaded');
      run(notice.action?.id);
      assert.equal((await view(subject)).notice?.text, 'Loading…');
    });

    it('tells who they are and what they can do in the account they were opened from', async () => {
      await load({}, { slug: KOMETA });
      const page = await view(colleague());
      assert.equal(page.name, 'Dušan Zářecký');
      assert.equal(page.initials, 'DZ');
      assert.equal(page.notice, undefined);
      assert.equal(part(page, 'rights').heading, 'Rights in Studio Kometa s.r.o. (studio-kometa)');
      assert.equal(rows(part(page, 'rights'))[0]?.[0], 'Read and write');
      assert.ok(part(page, 'who').facts.some(({ value }) => value.endsWith('@studio-kometa.example')));
    });

    it('warns of rights that go beyond the purpose of a programmatic user', async () => {
      await load({}, { slug: KOMETA });
      await programmatic.mark(colleagueId(), 'readInvoices');
      const said = part(await view(colleague()), 'rights').notice?.text ?? '';
      assert.match(said, /^Exceeds its purpose: the permission “Read and write”/);
    });

    it('lists every account in which they are known, and those where that is not known, with a way to load', async () => {
      await load({}, { slug: KOMETA }, { slug: 'lipovy-dvur' });
      const page = await view(colleague());
      const table = rows(part(page, 'accounts'));
      assert.deepEqual(
        table.slice(0, 2).map(([name, permission, invoices]) => [name, permission, invoices]),
        [
          ['[Lipový dvůr družstvo]', 'Read', 'can read'],
          ['[Studio Kometa s.r.o.]', 'Read and write', 'can change'],
        ],
      );
      assert.equal(part(page, 'accounts').heading, 'Access to accounts (2)');
      assert.equal(table.length, 12);
      assert.ok(table.slice(2).every(([, state]) => state === 'not loaded [Load]'));
      assert.match(part(page, 'accounts').notice?.text ?? '', /^Not loaded: 10 accounts\./);
    });

    it('loads one account when that is asked for, and says where not allowed to list users', async () => {
      await load({}, { slug: KOMETA });
      const subject = colleague();
      const forbidden = await accountOfForbiddenUsers();
      const action = cellOf(await view(subject), forbidden)?.action;
      assert.equal(action?.label, 'Load');
      run(action.id);
      assert.equal(cellOf(await view(subject), forbidden)?.text, 'Loading…');
      await loaded({ slug: forbidden });
      const cell = cellOf(await view(subject), forbidden);
      assert.equal(cell?.text, 'not allowed to list users');
      assert.equal(cell.action?.label, 'Retry');
    });

    it('loads all accounts when that is asked for', async () => {
      await load({}, { slug: KOMETA });
      const subject = colleague();
      const { action } = part(await view(subject), 'accounts').notice ?? {};
      assert.equal(action?.label, 'Load the users of all accounts');
      run(action.id);
      await window.directory.loadAll(() => undefined);
      const states = rows(part(await view(subject), 'accounts')).map(([, state]) => state);
      assert.ok(!states.includes('not loaded [Load]'));
      assert.ok(states.includes('not allowed to list users [Retry]'));
    });

    it('knows the rights of yourself everywhere, also where not allowed to list users', async () => {
      await load({});
      const page = await view(user(identity.userId));
      assert.deepEqual(page.badges, ['This is you']);
      assert.equal(part(page, 'accounts').heading, 'Accounts you have access to (12)');
      assert.equal(part(page, 'accounts').notice, undefined);
      assert.ok(rows(part(page, 'accounts')).some(([name]) => name === '[Studio Kometa s.r.o. (default)]'));
    });

    it('says where a person is known from, once several identities are signed in, and takes no default account of others for theirs', async () => {
      const { accountant } = await sandbox.people();
      await signIn(window.sessions, accountant);
      await window.directory.loadAll(() => undefined);
      const page = await view(user(accountant.userId, KOMETA));
      assert.equal(part(page, 'accounts').table?.columns.at(-1), 'Signed in as');
      const kometa = part(page, 'accounts').table?.rows.find((row) => slugOf(row) === KOMETA);
      assert.equal(kometa?.at(-1)?.text, 'Tereza Šťastná');
      const table = rows(part(page, 'accounts'));
      assert.equal(table.length, 60 + 2, 'their own accounts, and two that the agency may not read');
      assert.equal(window.directory.currentUser(identity.id).value?.default_account, KOMETA);
      assert.ok(!part(page, 'who').facts.some(({ label }) => label === 'Default account'));
      assert.ok(!table.some(([name]) => name?.includes('(default)')));
    });

    it('says which identity has accounts that are not known, with a way to load them', async () => {
      await load({}, { slug: KOMETA });
      const { accountant } = await sandbox.people();
      const other = await signIn(window.sessions, accountant);
      const subject = colleague();
      const ofOther = async () =>
        part(await view(subject), 'accounts').table?.rows.filter(
          (row) => row.at(-1)?.text === accountant.fullName,
        ) ?? [];
      const [row, ...rest] = await ofOther();
      assert.deepEqual(rest, []);
      assert.equal(row?.[1]?.text, 'not loaded');
      await sandbox.fail('user', 'html', 20);
      await window.directory.reload(keyOf({}, other.id)).settled;
      const [failed] = await ofOther();
      assert.equal(failed?.[1]?.text, 'Unexpected response');
      await sandbox.clearFaults();
      run(failed[1].action?.id);
      assert.equal((await ofOther())[0]?.[1]?.text, 'Loading…');
      await loaded({}, other);
      assert.ok((await ofOther()).length > 10);
    });

    it('offers to load an account as the identity that has not tried yet', async () => {
      const { robot } = await sandbox.people();
      const other = await signIn(window.sessions, robot);
      await sandbox.fail(`users@${KOMETA}`, '403=B');
      await load({}, { slug: KOMETA });
      await loaded({}, other);
      const subject = user(4711, KOMETA);
      const cell = cellOf(await view(subject), KOMETA);
      assert.equal(cell?.text, 'not loaded');
      run(cell.action?.id);
      await loaded({ slug: KOMETA }, other);
      assert.ok(!cellOf(await view(subject), KOMETA));
    });

    it('does not take an account for read of which a part is missing', async () => {
      await load({}, { slug: KOMETA });
      const subject = colleague();
      await load({ slug: 'truhlarstvi-kulik' });
      assert.equal(cellOf(await view(subject), 'truhlarstvi-kulik'), undefined);
      await sandbox.fail('users@truhlarstvi-kulik', 'html', 20);
      await load({ slug: 'truhlarstvi-kulik' });
      const cell = cellOf(await view(subject), 'truhlarstvi-kulik');
      assert.equal(cell?.text, 'Unexpected response');
      assert.equal(cell.action?.label, 'Retry');
    });

    it('says where a right was loaded earlier and could not be loaded again', async () => {
      await load({}, { slug: KOMETA }, { slug: 'lipovy-dvur' });
      const subject = colleague();
      await sandbox.fail('users@lipovy-dvur', '403=B');
      await load({ slug: 'lipovy-dvur' });
      const cell = cellOf(await view(subject), 'lipovy-dvur');
      assert.equal(cell?.text, 'Read (loaded earlier)');
      assert.equal(cell.action?.label, 'Retry');
    });

    it('is refreshed in every account in which they were found', async () => {
      await load({}, { slug: KOMETA }, { slug: 'lipovy-dvur' });
      const id = colleagueId();
      const subject = user(id, KOMETA);
      await sandbox.setMember('lipovy-dvur', id, { permission: 'owner' });
      refresh(subject);
      await loaded({ slug: 'lipovy-dvur' });
      assert.equal(cellOf(await view(subject), 'lipovy-dvur')?.text, 'Account owner');
    });

    it('has the same rights in all of the page, no matter who else has read the account before', async () => {
      const { robot } = await sandbox.people();
      await load({}, { slug: KOMETA });
      const id = colleagueId();
      const other = await signIn(window.sessions, robot);
      await loaded({}, other);
      await sandbox.setMember(KOMETA, id, { permission: 'read' });
      await loaded({ slug: KOMETA }, other);
      const page = await view(user(id, KOMETA, other));
      assert.equal(rows(part(page, 'rights'))[0]?.[0], 'Read');
      assert.equal(cellOf(page, KOMETA)?.text, 'Read');
    });

    describe('opened from a review', () => {
      let shown: [identityId: string, about: unknown][];
      const open = (slug: string, userId = 4711): Promise<void> => {
        const panels = { show: ({ id }: Identity, about: unknown) => shown.push([id, about]) };
        const { sessions, directory } = window;
        const parts = { sessions, directory, panels: () => Promise.resolve(panels) };
        return showReviewed(parts as unknown as DetailsContext, { slug, userId });
      };
      beforeEach(() => {
        shown = [];
      });

      it('is seen by an identity that may list them', async () => {
        await load({}, { slug: KOMETA });
        const userId = colleagueId();
        const { accountant } = await sandbox.people();
        const other = await signIn(window.sessions, accountant);
        // An identity that signs in again has nothing from before.
        identity = await signIn(window.sessions, (await sandbox.people()).agency);
        await sandbox.fail(`users@${KOMETA}`, '403=B');
        await load({}, { slug: KOMETA });
        await loaded({}, other);
        await loaded({ slug: KOMETA }, other);
        await open(KOMETA, userId);
        assert.deepEqual(shown, [[other.id, { kind: 'user', slug: KOMETA, userId }]]);
      });

      it('says when the account is out of reach, or nobody is signed in', async () => {
        const said = stubs.hear(vscodeWindow, 'showInformationMessage');
        await open(KOMETA);
        assert.deepEqual([shown.length, said.length], [1, 0]);
        await open('not-there');
        await window.sessions.signOut(identity.id);
        await open(KOMETA);
        assert.equal(shown.length, 1);
        assert.deepEqual(said, [
          'You no longer have access to this account',
          'Nobody is signed in to Fakturoid.',
        ]);
      });
    });

    it('keeps what it knows after a failure and says so, with Retry', async () => {
      await load({}, { slug: KOMETA });
      const subject = colleague();
      await sandbox.fail('users', 'html', 1);
      await load({ slug: KOMETA });
      const page = await view(subject);
      assert.equal(page.notice?.isError, true);
      assert.match(page.notice.hint, /The data below was loaded earlier\./);
      assert.equal(page.notice.action?.label, 'Retry');
      assert.equal(rows(part(page, 'rights'))[0]?.[0], 'Read and write');
      await sandbox.clearFaults();
      run(page.notice.action.id);
      await loaded({ slug: KOMETA });
      assert.equal((await view(subject)).notice, undefined);
    });

    it('says that somebody is gone, once they have lost their access', async () => {
      await load({}, { slug: KOMETA });
      const id = colleagueId();
      const subject = user(id, KOMETA);
      await view(subject);
      await sandbox.removeMember(KOMETA, id);
      await load({ slug: KOMETA });
      const page = await view(subject);
      assert.equal(page.name, 'Dušan Zářecký');
      assert.equal(page.notice?.text, 'This user is no longer in the account');
      assert.equal(page.notice.action?.label, 'Load again');
      assert.equal(part(page, 'accounts').heading, 'Access to accounts', 'other accounts were not read');
    });

    it('says that there is no access only where everything was read', async () => {
      await sandbox.fail('user', 'html', 20);
      await load({});
      const offline = part(await view(user(1)), 'accounts');
      assert.deepEqual([offline.heading, offline.table], ['Access to accounts', undefined]);

      await sandbox.clearFaults();
      const { freelancer } = await sandbox.people();
      await window.sessions.signOut(identity.id);
      const alone = await signIn(window.sessions, freelancer);
      await window.directory.loadAll(() => undefined);
      assert.equal(part(await view(user(1, undefined, alone)), 'accounts').heading, 'Access to accounts (0)');
    });

    it('says that the sign-in has expired, with the way to sign in again as the same identity', async () => {
      await load({}, { slug: KOMETA });
      await sandbox.revokeTokens('agency');
      await sandbox.fail('token', '401', 20);
      await load({ slug: KOMETA });
      const { notice } = await view(colleague());
      assert.equal(notice?.action?.label, 'Sign in again');
      run(notice.action.id);
      const [[command, argument] = []] = ran;
      assert.equal(command, 'fakturoid.replaceCredentials');
      assert.deepEqual(argument, { identityId: identity.id });
    });

    it('says that nobody is signed in any more, and comes back once the same user is', async () => {
      await load({}, { slug: KOMETA });
      const subject = colleague();
      await window.sessions.signOut(identity.id);
      const page = await view(subject);
      assert.equal(page.notice?.text, 'You’re signed out');
      assert.deepEqual(page.actions, []);
      run(page.notice.action?.id);
      assert.deepEqual(ran, [['fakturoid.signIn', undefined]]);
      identity = await signIn(window.sessions, (await sandbox.people()).agency);
      await load({}, { slug: KOMETA });
      assert.equal((await view(subject)).name, 'Dušan Zářecký');
    });

    it('shows a mark that was set elsewhere, and offers to take it back', async () => {
      await load({}, { slug: KOMETA });
      const subject = colleague();
      const labels = async (): Promise<string[]> => (await view(subject)).actions.map(({ label }) => label);
      assert.ok((await labels()).includes('Mark as programmatic user…'));
      await programmatic.mark(colleagueId());
      assert.deepEqual((await view(subject)).badges, ['Programmatic user']);
      assert.ok((await labels()).includes('Change purpose…'));
      assert.equal(subject.details([identity]).menu?.section, 'userProgrammatic');
    });

    it('gives its commands what a row of the tree would give them', async () => {
      await load({}, { slug: KOMETA });
      const id = colleagueId();
      const page = await view(user(id, KOMETA));
      for (const action of page.actions) {
        run(action.id);
      }
      assert.deepEqual(
        ran.map(([command]) => command),
        ['fakturoid.copyEmail', 'fakturoid.markProgrammatic'],
      );
      const account = { identityId: identity.id, slug: KOMETA };
      const { menu } = colleague().details([identity]);
      assert.deepEqual(menu?.reference, { ...account, userId: id });
      assert.deepEqual(menu.openInFakturoid?.arguments, [account]);
    });

    it('has a name and a button for an account also where nothing in their names can be seen', async () => {
      await load({}, { slug: KOMETA });
      nameAccounts('\u3164');
      const page = await view(firstUserWith({ full_name: ' \u200b\u2800', email: '\u202e ' }));
      assert.match(page.name, /^#\d+$/);
      assert.ok(!part(page, 'who').facts.some(({ label }) => label === 'Email'));
      assert.equal(part(page, 'rights').heading, `Rights in ${KOMETA}`);
      const [row] = rows(part(page, 'accounts'));
      assert.match(row?.[0] ?? '', /^\[[a-z-]+\]$/);
    });

    it('shows the slug of an account as it is, whatever turns the direction of its name', async () => {
      await load({}, { slug: KOMETA });
      nameAccounts('Kometa \u2069\u202e');
      assert.equal(part(await view(colleague()), 'rights').heading, `Rights in Kometa (${KOMETA})`);
    });

    it('is copied without anything that Fakturoid did not state', async () => {
      await load({});
      const state = window.directory.currentUser(identity.id);
      const value = { ...state.value, hasDropped: true };
      stubs.replace(window.directory, 'currentUser', () => ({ ...state, value }));
      const own = await findUser(window.directory, { identityId: identity.id, userId: identity.userId });
      assert.deepEqual(own?.user, state.value);
    });
  });

  describe('of an account', () => {
    it('tells what Fakturoid says of it, in groups and in words', async () => {
      await load({}, { slug: KOMETA }, { slug: KOMETA, isDetail: true });
      const page = await view(account(KOMETA));
      assert.equal(page.name, 'Studio Kometa s.r.o.');
      assert.deepEqual(page.badges, ['Default account']);
      assert.equal(rows(part(page, 'rights'))[0]?.[0], 'Account owner');
      assert.deepEqual(
        page.sections.slice(-6).map(({ heading }) => heading),
        ['Company', 'Plan', 'VAT', 'Invoices', 'Automatic emails', 'Digitoo'],
      );
      const all = page.sections.flatMap(({ facts }) => facts);
      const value = (label: string): string | undefined => all.find((fact) => fact.label === label)?.value;
      assert.equal(value('Currency'), 'Czech Koruna (CZK)');
      assert.equal(value('Country'), 'Czechia (CZ)');
      assert.equal(value('Language'), 'Czech (cz)');
      assert.equal(value('Default VAT rate'), '21%');
      assert.match(value('Postal code and town') ?? '', /^\d{3} \d{2} \S/);
      assert.match(value('Price of the plan') ?? '', /^[\d,.]+ \(currency and period not provided\)$/);
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
          updated_at: 'in room 7',
          invoice_payment_method: 'barter',
        },
      });
      await load({}, { slug: KOMETA, isDetail: true });
      const all = (await view(account(KOMETA))).sections.flatMap(({ facts }) => facts);
      for (const text of ['vat_mars', 'not a code', 'XQ', '??', 'yesterday', 'in room 7', 'barter']) {
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
          'Total: 7',
          'Account owner: 2',
          'Read and write: 2',
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
      await load({}, { slug: forbidden }, { slug: forbidden, isDetail: true });
      const page = await view(account(forbidden));
      assert.equal(page.notice, undefined);
      assert.equal(part(page, 'users').notice?.text, 'No permission');
      assert.equal(part(page, 'detail').notice?.text, 'No permission');
      assert.ok(part(page, 'rights').facts.length > 0);
      const [users, detail] = [part(page, 'users').notice?.action, part(page, 'detail').notice?.action];
      assert.notEqual(users?.id, detail?.id);
      await sandbox.clearRequests();
      run(detail?.id);
      await loaded({ slug: forbidden, isDetail: true });
      assert.deepEqual([...new Set((await sandbox.requests()).map(({ route }) => route))], ['account']);
    });

    it('links to the unpaid invoices of an account that is blocked', async () => {
      const slug = 'cukrarna-ruzova-zaba';
      await load({}, { slug });
      const { text, links = [] } = part(await view(account(slug)), 'users').notice ?? {};
      assert.equal(text, 'Account blocked');
      assert.match(links.join(), /^https:\/\/[^,]*\/cukrarna-ruzova-zaba\/[^,]+$/);
    });

    it('does not move what is below while it is refreshed', async () => {
      const places = [{}, { slug: KOMETA }, { slug: KOMETA, isDetail: true as const }];
      await load(...places);
      const before = await view(account(KOMETA));
      for (const place of places) {
        window.directory.reload(keyOf(place));
      }
      // The state that says so comes one turn later.
      await new Promise((resolve) => setImmediate(resolve));
      const page = await view(account(KOMETA));
      assert.equal(page.notice?.text, 'Loading…');
      assert.deepEqual(page.sections, before.sections);
    });

    it('says where users are missing in the number', async () => {
      await load({}, { slug: KOMETA });
      const list = users();
      const numbers = async (state: Loadable<UserList>): Promise<string[]> => {
        stubs.replace(window.directory, 'users', () => state);
        const { facts, texts, notice } = part(await view(account(KOMETA)), 'users');
        return [facts[0]?.label ?? '', ...texts, ...(notice === undefined ? [] : [notice.hint])];
      };
      const missing = 'Not everything could be loaded';
      assert.deepEqual(await numbers({ status: 'ready', value: { users: list, dropped: 0 } }), ['Total']);
      assert.deepEqual(await numbers({ status: 'ready', value: { users: list, dropped: 1 } }), [
        'Total',
        missing,
      ]);
      const offline = { status: 'failed', failure: { kind: 'offline' } } as const;
      const [first, ...rest] = await numbers({
        ...offline,
        value: { users: list, dropped: 0 },
        isPart: true,
      });
      assert.deepEqual([first, rest[0]], ['Account owner', missing]);
      assert.doesNotMatch(rest.join(' '), /earlier/);
    });

    it('takes the registration number from wherever it is stated', async () => {
      await sandbox.setAccount(KOMETA, {
        registrationNo: '',
        attributes: { registration_no: '87654321' },
      });
      await load({}, { slug: KOMETA, isDetail: true });
      assert.ok(part(await view(account(KOMETA)), 'who').facts.some(({ value }) => value === '87654321'));
    });

    it('says that an account is no longer within reach', async () => {
      await load({}, { slug: KOMETA });
      await sandbox.removeMember(KOMETA, identity.userId);
      await load({});
      const page = await view(account(KOMETA));
      assert.equal(page.notice?.text, 'You no longer have access to this account');
      assert.deepEqual(page.actions, []);
    });

    it('has one panel, also when it is opened by an identity that signed in again', () => {
      const before = account(KOMETA);
      const state = {
        kind: 'account',
        identityId: 'another',
        actsAs: identity.userId,
        slug: KOMETA,
      } as const;
      const anew = accountSubject(context(), state);
      assert.equal(anew.key, before.key);
      const other = accountSubject(context(), { ...state, actsAs: 1 });
      assert.notEqual(other.key, before.key);
    });

    it('asks for the detail once, and again with everything else that is refreshed', async () => {
      await load({});
      await sandbox.clearRequests();
      const places = account(KOMETA).resources(identity);
      const opened = [...places, ...places].map((place) => window.directory.ensure(place).settled);
      await Promise.all(opened);
      await window.directory.refresh();
      const routes = (await sandbox.requests()).map(({ route }) => route);
      assert.equal(routes.filter((route) => route === 'account').length, 2);
    });
  });
});
