import assert from 'node:assert/strict';
import { type QuickPick, type QuickPickItem, type ThemeIcon, window as vscodeWindow } from 'vscode';
import { findUser } from '../../../../src/features/findUser/findUser';
import { LastReview } from '../../../../src/directory/lastReview';
import type { ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import type { Identity } from '../../../../src/session/sessions';
import type { TreeNode } from '../../../../src/features/accountsTree/nodes';
import type { PeopleLoading } from '../../../../src/features/accountsTree/peopleLoading';
import type { AccountsTreeProvider } from '../../../../src/features/accountsTree/provider';
import { StoredTreeOptions } from '../../../../src/features/accountsTree/treeOptions';
import { syncViewState } from '../../../../src/features/accountsTree/syncViewState';
import { systemClock } from '../../../../src/base/clock';
import { SandboxControl } from '../../../sandbox/control';
import type { People } from '../../../sandbox/people';
import type { FakeMemento } from '../../../kit/fakeMemento';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { required } from '../../support/required';
import { treeOver } from '../../support/treeOver';
import {
  type TreeContext,
  clearFilter,
  hideProgrammatic,
  showProgrammatic,
} from '../../../../src/features/accountsTree/commands';
import { FakeClock } from '../../../kit/fakeClock';

const ACCOUNT = 'studio-kometa';

describe('hiding programmatic users', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let open: { dispose(): void }[];
  let said: string[];
  let people: People;
  let window: TestWindow;
  let memento: FakeMemento;
  let settings: StoredTreeOptions;
  let programmatic: ProgrammaticUsers;
  let loading: PeopleLoading;
  let tree: AccountsTreeProvider;
  let identity: Identity;
  let view: Parameters<typeof syncViewState>[0];
  let context: TreeContext;
  let clock: FakeClock;
  /** Requests wait for it. */
  let held: Promise<void>;

  beforeEach(async () => {
    await sandbox.reset();
    people = await sandbox.people();
    held = Promise.resolve();
    clock = new FakeClock();
    const heldFetch: typeof fetch = async (...request) => {
      await held;
      return fetch(...request);
    };
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL'), fetch: heldFetch });
    ({ memento, settings, programmatic, people: loading, tree } = treeOver(window.directory));
    view = {};
    const lastReview = new LastReview('/nowhere', systemClock);
    const { directory, sessions } = window;
    const shown = syncViewState(view, settings, {
      programmatic,
      directory,
      sessions,
      clock,
      onDidChangeWait: window.onDidChangeWait,
      tree,
      people: loading,
      lastReview,
    });
    open = [shown, tree, loading, programmatic, settings, window];
    const parts: Partial<TreeContext> = { sessions, directory, programmatic, options: settings };
    context = parts as TreeContext;
    said = stubs.hear(vscodeWindow, 'showInformationMessage');
    identity = await signIn(sessions, people.agency);
    await directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    await directory.ensure({ kind: 'users', identityId: identity.id, slug: ACCOUNT }).settled;
  });

  afterEach(() => open.forEach((item) => item.dispose()));

  async function userRows(): Promise<TreeNode[]> {
    const roots = await tree.getChildren();
    const account = roots.find((node) => node.kind === 'account' && node.account.slug === ACCOUNT);
    return account === undefined ? roots : tree.getChildren(account);
  }

  const names = async (): Promise<unknown[]> =>
    (await userRows()).map((node) => tree.getTreeItem(node).label);

  for (const arrangement of ['byAccount', 'byPerson'] as const) {
    it(`takes them out of the tree ${arrangement}, says how many, and brings them back`, async () => {
      await settings.set({ arrangement });
      await loading.start();
      await programmatic.mark(people.robot.userId, 'readInvoices');
      const before = await names();
      assert.ok(before.includes(people.robot.fullName));
      assert.equal(view.message, '');

      await hideProgrammatic(context);
      const after = await names();
      assert.deepEqual(
        after,
        before.filter((name) => name !== people.robot.fullName),
      );
      assert.equal(view.message, 'Programmatic users are hidden (1)');
      assert.deepEqual(said, []);

      await programmatic.mark(people.accountant.userId);
      assert.equal(view.message, 'Programmatic users are hidden (2)');
      assert.equal((await names()).length, before.length - 2);

      await showProgrammatic(context);
      assert.deepEqual(await names(), before);
      assert.equal(view.message, '');
    });
  }

  it('says what is loaded, and leaves the place to a welcome where there is no row', async () => {
    const messages = new Set<unknown>();
    const note = (): void => void messages.add(view.message);
    window.directory.onDidChange(note);
    window.directory.onDidProgress(note);
    await settings.set({ arrangement: 'byPerson' });
    await loading.start();
    assert.ok(messages.has('Loading users: 3 of 12 accounts…'), [...messages].join());
    assert.equal(view.message, '');

    messages.clear();
    await window.directory.reloadAll();
    assert.ok(messages.has('Loading users: 3 of 12 accounts…'), 'for an access review, too');
    assert.equal(view.message, '');

    await settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
    assert.equal(view.message, 'Filter: nothing (unknown permission)');
    await tree.getChildren();
    assert.equal(view.message, 'Filter: nothing (unknown permission)', 'some could not be read');

    await window.sessions.signOut(identity.id);
    const again = await signIn(window.sessions, people.freelancer);
    let answer: () => void = () => undefined;
    held = new Promise((resolve) => (answer = resolve));
    const load = window.directory.ensure({ kind: 'currentUser', identityId: again.id });
    await clock.advance(999);
    assert.match(String(view.message), /^Filter/, 'nothing that comes and goes where a load is quick');
    await clock.advance(1);
    assert.equal(view.message, 'Loading accounts…');
    answer();
    await load.settled;
    assert.equal(clock.sleeping, 0);
    assert.notEqual(view.message, 'Loading accounts…');
    await loading.start();
    await tree.getChildren();
    assert.equal(view.message, '', 'the welcome says that nobody passes');
  });

  it('counts those that are loaded later', async () => {
    await hideProgrammatic(context);
    const { users } = window.directory.users(identity.id, ACCOUNT).value ?? { users: [] };
    const known = new Set(users.map(({ id }) => id));
    await window.directory.loadAll();
    const elsewhere = window.directory
      .users(identity.id, 'lipovy-dvur')
      .value?.users.find(({ id }) => !known.has(id));
    assert.ok(elsewhere);
    await window.sessions.signOut(identity.id);
    await programmatic.mark(elsewhere.id);
    assert.equal(view.message, '', 'signed out, the welcome is there');

    const again = await signIn(window.sessions, people.agency);
    await window.directory.ensure({ kind: 'currentUser', identityId: again.id }).settled;
    assert.equal(view.message, '');
    await window.directory.ensure({ kind: 'users', identityId: again.id, slug: 'lipovy-dvur' }).settled;
    assert.equal(view.message, 'Programmatic users are hidden (1)');
  });

  it('is remembered, and does not end with the filter', async () => {
    await programmatic.mark(people.robot.userId);
    await hideProgrammatic(context);
    await settings.set({ filter: { permissions: ['read'], scopes: ['invoices'] } });
    assert.equal(view.message, 'Filter: Read + invoices · Programmatic users are hidden (1)');
    assert.equal(view.description, 'Read + invoices · without programmatic users');
    await clearFilter(context);
    assert.equal(view.message, 'Programmatic users are hidden (1)');
    assert.equal(new StoredTreeOptions(memento).current.hidesProgrammatic, true);
  });

  it('says where only they are left', async () => {
    for (const { id } of window.directory.users(identity.id, ACCOUNT).value?.users ?? []) {
      await programmatic.mark(id);
    }
    await hideProgrammatic(context);
    const [only, ...rest] = await userRows();
    assert.ok(only);
    const item = tree.getTreeItem(only);
    assert.equal(item.label, 'Only programmatic users, and they are hidden');
    assert.deepEqual(rest, []);
    assert.match(String(view.message), /^Programmatic users are hidden/);
  });

  it('says so when nobody is marked yet', async () => {
    await hideProgrammatic(context);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^No users are marked as programmatic yet/);
    assert.equal(view.message, '');
  });

  it('does not keep a search from finding them, which marks them', async () => {
    await programmatic.mark(people.robot.userId);
    await hideProgrammatic(context);
    let pick: QuickPick<QuickPickItem> | undefined;
    const { createQuickPick } = vscodeWindow;
    stubs.replace(vscodeWindow, 'createQuickPick', () => {
      pick = createQuickPick();
      return pick;
    });
    const searching = findUser(context, 'robot@');
    await window.directory.loadAll();
    const found = pick?.items[0];
    pick?.hide();
    await searching;
    assert.ok(found);
    assert.equal(found.label, people.robot.fullName);
    assert.equal(found.description, `1 account · ${people.robot.email} · programmatic`);
    assert.equal((found.iconPath as ThemeIcon).id, 'robot');
  });
});
