import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EventEmitter, type MarkdownString, type TreeItem, TreeItemCollapsibleState } from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import { partOfAccounts, partOfUsers } from '../../../../src/labels/counts';
import { resourceKeysArgument } from '../../../../src/directory/references';
import { peopleOf } from '../../../../src/directory/people';
import { accountArgument } from '../../../../src/directory/references';
import { NO_FILTER } from '../../../../src/rights/filter';
import type { ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import type { TreeNode } from '../../../../src/features/accountsTree/nodes';
import type { PeopleLoading } from '../../../../src/features/accountsTree/peopleLoading';
import type { AccountsTreeProvider } from '../../../../src/features/accountsTree/provider';
import { StoredTreeOptions, type TreeOptions } from '../../../../src/features/accountsTree/treeOptions';
import { SandboxControl } from '../../../sandbox/control';
import type { FakeMemento } from '../../../kit/fakeMemento';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { required } from '../../support/required';
import { treeOver } from '../../support/treeOver';

const RUNS = 40;

/** Markdown as it is read: texts are escaped in it. */
function plain(markdown: string): string {
  return markdown.replace(/\\/g, '');
}

describe('the views of the tree', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  let window: TestWindow;
  let memento: FakeMemento;
  let settings: StoredTreeOptions;
  let programmatic: ProgrammaticUsers;
  let people: PeopleLoading;
  let tree: AccountsTreeProvider;

  const items = async (node?: TreeNode): Promise<TreeItem[]> =>
    (await tree.getChildren(node)).map((child) => tree.getTreeItem(child));

  function open(): void {
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    ({ memento, settings, programmatic, people, tree } = treeOver(window.directory));
  }

  function close(): void {
    for (const item of [tree, people, settings, programmatic, window]) {
      item.dispose();
    }
  }

  const slugs = async (): Promise<string[]> =>
    (await tree.getChildren()).flatMap((node) => (node.kind === 'account' ? [node.account.slug] : []));

  async function accountRow(slug: string): Promise<TreeNode> {
    const row = (await tree.getChildren()).find(
      (node) => node.kind === 'account' && node.account.slug === slug,
    );
    assert.ok(row);
    return row;
  }

  beforeEach(async () => {
    await sandbox.reset();
    open();
  });
  afterEach(close);

  describe('by person', () => {
    it('lists everybody once, with the accounts and the permission in each', async () => {
      const { agency } = await sandbox.people();
      const identity = await signIn(window.sessions, agency);
      await window.directory.loadAll(() => undefined);
      await settings.set({ arrangement: 'byPerson' });
      const rows = await tree.getChildren();
      const you = rows.find((node) => node.kind === 'person' && node.person.user.id === identity.userId);
      assert.ok(you);
      const item = tree.getTreeItem(you);
      assert.equal(item.description, '12 accounts · you');
      assert.match(
        item.accessibilityInformation?.label ?? '',
        /^Person .+, 12 accounts, highest permission: Account owner, you$/,
      );
      assert.equal((item.iconPath as { id: string }).id, 'key');
      assert.equal(item.command?.title, 'Show user details');
      const accounts = await items(you);
      assert.equal(accounts.length, 12);
      assert.ok(accounts.some(({ description }) => description === 'Read'));
      assert.ok(accounts.every(({ command }) => command?.title === 'Show user details'));
    });

    it('does not call a permission the highest where another one is unknown', async () => {
      const { agency, accountant } = await sandbox.people();
      await signIn(window.sessions, agency);
      await window.directory.loadAll(() => undefined);
      await settings.set({ arrangement: 'byPerson' });
      const both = (await tree.getChildren()).find(
        (node) => node.kind === 'person' && node.person.user.email === accountant.email,
      );
      assert.ok(both);
      const item = tree.getTreeItem(both);
      assert.match(item.accessibilityInformation?.label ?? '', /highest known permission: Read$/);
      const { value } = (await tree.resolveTreeItem(item, both)).tooltip as MarkdownString;
      assert.match(plain(value), /Highest known permission: Read/);
    });

    it('does not call a failure what is still loading, and tells apart what was never loaded', async () => {
      const { agency } = await sandbox.people();
      await signIn(window.sessions, agency);
      await tree.getChildren();
      await settings.set({ arrangement: 'byPerson' });
      await sandbox.fail('users', 'hang', 12);
      const kinds = async (): Promise<unknown[]> => (await tree.getChildren()).map(({ kind }) => kind);
      // The first rows start the load.
      assert.deepEqual(await kinds(), ['person']);
      const redrawn = new Promise((resolve) => tree.onDidChangeTreeData(resolve));
      people.stop();
      await redrawn;
      assert.deepEqual(await kinds(), ['unread', 'person']);
      const [unread] = await tree.getChildren();
      const reasons = new Set((await items(unread)).map(({ description }) => description));
      assert.deepEqual([...reasons], ['Not loaded · Retry']);
    });

    it('names the account and the permission of those who have one only, and tells equal names apart', async () => {
      const { agency } = await sandbox.people();
      await signIn(window.sessions, agency);
      await window.directory.loadAll(() => undefined);
      await settings.set({ arrangement: 'byPerson' });
      const rows = (await tree.getChildren()).filter((node) => node.kind === 'person');
      const drawn = rows.map((node) => tree.getTreeItem(node));
      const only = rows.findIndex(({ memberships }) => memberships.length === 1);
      const account = rows[only]?.memberships[0]?.account.name;
      assert.match(String(drawn[only]?.description), new RegExp(`^${account} · [^·]+`));
      const labels = drawn.map(({ label }) => label as string);
      assert.equal(new Set(labels).size, labels.length, 'no label twice');
      const names = rows.map(({ person }) => person.user.full_name);
      assert.ok(new Set(names).size < names.length, 'though people have the same name');
      assert.ok(labels.some((label) => / \(#\d+\)$/.test(label)));
    });

    it('offers below a person what there is for accounts', async () => {
      const { freelancer } = await sandbox.people();
      await signIn(window.sessions, freelancer);
      await window.directory.loadAll(() => undefined);
      await settings.set({ arrangement: 'byPerson' });
      const person = (await tree.getChildren()).find((node) => node.kind === 'person');
      const [membership] = await tree.getChildren(person);
      assert.ok(membership?.kind === 'membership');
      assert.equal(tree.getTreeItem(membership).contextValue, 'membership');
      const given = accountArgument(membership);
      assert.ok(given.kind === 'reference');
      assert.equal(given.reference.slug, membership.account.slug);
    });

    it('finds the row of a person, and of an account among accounts only', async () => {
      const { agency, accountant } = await sandbox.people();
      const identity = await signIn(window.sessions, agency);
      const reference = { identityId: identity.id, slug: 'studio-kometa', userId: accountant.userId };
      assert.equal((await tree.rowOf(reference))?.kind, 'user');
      await settings.set({ arrangement: 'byPerson' });
      assert.equal((await tree.rowOf(reference))?.id, `person/${accountant.userId}`);
      assert.equal((await tree.rowOf({ identityId: identity.id }))?.id, `person/${identity.userId}`);
      await settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
      assert.equal(await tree.rowOf(reference), undefined);
    });

    it('finds no row of a user whom the filter hides, in neither arrangement, and the account of one who left', async () => {
      const { agency, accountant } = await sandbox.people();
      const identity = await signIn(window.sessions, agency);
      const inAccount = { identityId: identity.id, slug: 'studio-kometa' };
      await settings.set({ filter: { permissions: ['owner'], scopes: [] } });
      for (const arrangement of ['byAccount', 'byPerson'] as const) {
        await settings.set({ arrangement });
        assert.equal(await tree.rowOf({ ...inAccount, userId: accountant.userId }), undefined, arrangement);
      }
      await settings.set({ arrangement: 'byAccount' });
      assert.equal((await tree.rowOf({ ...inAccount, userId: 1 }))?.kind, 'account');
    });

    it('finds no row where the tree has none, or only one that tells why', async () => {
      const people = await sandbox.people();
      const { id: identityId } = await signIn(window.sessions, people.freelancer);
      await window.directory.ensure({ kind: 'users', identityId, slug: 'ondrej-dvorak' }).settled;
      await settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
      for (const arrangement of ['byAccount', 'byPerson'] as const) {
        await settings.set({ arrangement });
        assert.equal(await tree.rowOf({ identityId }), undefined, arrangement);
      }
      close();
      open();
      const first = await signIn(window.sessions, people.freelancer);
      const second = await signIn(window.sessions, people.agency);
      await sandbox.fail('user', '401', Infinity);
      await window.directory.ensure({ kind: 'currentUser', identityId: second.id }).settled;
      assert.equal(await tree.rowOf({ identityId: first.id }), undefined, 'expired');
      assert.deepEqual(await tree.getChildren(), []);
      assert.equal(tree.emptiness, 'expired');
    });

    it('loads everybody once, says how far it is, and keeps what has arrived when it is stopped', async () => {
      const { agency } = await sandbox.people();
      const identity = await signIn(window.sessions, agency);
      await settings.set({ arrangement: 'byPerson' });
      const progress: unknown[] = [];
      const watching = people.onDidChange(() => {
        progress.push(people.progress);
        if (people.progress?.done === 3) {
          people.stop();
        }
      });
      await tree.getChildren();
      await people.start();
      assert.deepEqual(progress.slice(0, 2), [
        { done: 0, all: 12 },
        { done: 1, all: 12 },
      ]);
      assert.equal(progress.at(-1), undefined);
      const states = (window.directory.currentUser(identity.id).value?.accounts ?? []).map(
        ({ slug }) => window.directory.users(identity.id, slug).status,
      );
      assert.ok(states.includes('ready') && states.includes('idle'), states.join());
      await tree.getChildren();
      assert.equal(people.progress, undefined, 'what was stopped does not begin again by itself');
      watching.dispose();
      await people.start();
      assert.ok(!peopleOf([identity], window.directory).unread.some(({ state }) => state.status === 'idle'));
    });

    it('stays stopped although rows were drawn while it loaded', async () => {
      const { agency } = await sandbox.people();
      const identity = await signIn(window.sessions, agency);
      const watching = people.onDidChange(() => {
        if (people.progress?.done === 3) {
          watching.dispose();
          people.stop();
        }
      });
      await Promise.all([people.start(), people.startOnce([identity])]);
      const { unread } = peopleOf([identity], window.directory);
      assert.ok(unread.some(({ state }) => state.status === 'idle'));
      const another = await signIn(window.sessions, (await sandbox.people()).freelancer);
      await people.startOnce([identity, another]);
      const then = peopleOf([identity, another], window.directory);
      assert.ok(!then.unread.some(({ state }) => state.status === 'idle'));
    });

    it('says what could not be read, and why', async () => {
      const { agency } = await sandbox.people();
      await signIn(window.sessions, agency);
      await window.directory.loadAll(() => undefined);
      await settings.set({ arrangement: 'byPerson' });
      const [unread] = await tree.getChildren();
      assert.ok(unread?.kind === 'unread');
      const item = tree.getTreeItem(unread);
      assert.deepEqual([item.description, item.contextValue], ['2 accounts', 'unread']);
      const keys = resourceKeysArgument(unread);
      assert.equal(keys.kind === 'reference' && keys.reference.length, 2, 'all can be loaded again at once');
      const reasons = (await items(unread)).map(({ description }) => description);
      assert.deepEqual(reasons.sort(), ['Account blocked · Retry', 'No permission · Retry']);
    });
  });

  describe('filtered and ordered', () => {
    it('shows only who has the ticked permission', async () => {
      const { agency } = await sandbox.people();
      await signIn(window.sessions, agency);
      await settings.set({
        filter: { permissions: ['read'], scopes: ['invoices'] },
        hidesProgrammatic: true,
      });
      const users = await items(await accountRow('studio-kometa'));
      assert.ok(users.length > 0);
      assert.ok(users.every(({ description }) => String(description).startsWith('Read')));
    });

    it('draws a marked user apart from people', async () => {
      const { agency, robot } = await sandbox.people();
      await signIn(window.sessions, agency);
      await programmatic.mark(robot.userId);
      const rows = await items(await accountRow('studio-kometa'));
      const row = rows.find(({ label }) => label === robot.fullName);
      assert.equal(row?.description, 'Read · programmatic');
      assert.equal(row.contextValue, 'user.programmatic');
      assert.equal((row.iconPath as { id: string }).id, 'robot');
    });

    it('says what a marked user is for and what goes beyond it, and only hints at one who looks programmatic', async () => {
      const { agency, robot } = await sandbox.people();
      await signIn(window.sessions, agency);
      const tooltipOf = async (name: string, parent?: TreeNode): Promise<string> => {
        const rows = await tree.getChildren(parent);
        const drawn = rows.map((node) => tree.getTreeItem(node));
        const index = drawn.findIndex(({ label }) => label === name);
        const [row, item] = [rows[index], drawn[index]];
        assert.ok(row && item);
        const { tooltip } = await tree.resolveTreeItem(item, row);
        return plain((tooltip as MarkdownString).value);
      };
      const account = await accountRow('studio-kometa');
      const { fullName, userId } = robot;
      assert.match(await tooltipOf(fullName, account), /Looks like a programmatic user/);
      assert.doesNotMatch(await tooltipOf(agency.fullName, account), /Looks like/);
      assert.equal(programmatic.has(userId), false);

      await programmatic.mark(userId);
      assert.doesNotMatch(await tooltipOf(fullName, account), /Looks like/);
      assert.match(await tooltipOf(fullName, account), /Purpose: not set$/);
      await programmatic.mark(userId, 'readInvoices');
      assert.match(await tooltipOf(fullName, account), /Purpose: Read invoices$/);
      await programmatic.mark(userId, 'reports');
      assert.match(
        await tooltipOf(fullName, account),
        /Purpose: Reports\s+Exceeds its purpose: the scope invoices\.$/,
      );

      await settings.set({ arrangement: 'byPerson' });
      await window.directory.loadAll(() => undefined);
      assert.match(
        await tooltipOf(fullName),
        /Purpose: Reports\s+Studio Kometa s\.r\.o\.: Exceeds its purpose: the scope invoices\.$/,
      );
    });

    it('warns of a programmatic user who has more than the purpose needs', async () => {
      const { agency, robot } = await sandbox.people();
      await signIn(window.sessions, agency);
      const parent = await accountRow('studio-kometa');
      const rowOf = async (node?: TreeNode): Promise<TreeItem> => {
        const row = (await items(node)).find(({ label }) => label === robot.fullName);
        assert.ok(row);
        return row;
      };
      await programmatic.mark(robot.userId, 'readInvoices');
      assert.equal(((await rowOf(parent)).iconPath as { id: string }).id, 'robot');
      await programmatic.mark(robot.userId, 'reports');
      await window.directory.loadAll(() => undefined);
      const beside = await rowOf(parent);
      await settings.set({ arrangement: 'byPerson' });
      for (const item of [beside, await rowOf()]) {
        assert.equal((item.iconPath as { id: string }).id, 'warning');
        assert.match(String(item.description), / · more than it needs · programmatic$/);
        assert.match(
          item.accessibilityInformation?.label ?? '',
          /, programmatic, Exceeds its purpose: the scope invoices\.$/,
        );
      }
    });

    it('hides accounts of which everybody is known and nobody passes, and counts those who pass', async () => {
      const { agency } = await sandbox.people();
      const identity = await signIn(window.sessions, agency);
      const load = (slug: string): Promise<void> =>
        window.directory.ensure({ kind: 'users', identityId: identity.id, slug }).settled;
      await settings.set({ filter: { permissions: ['owner'], scopes: [] } });
      assert.equal((await items()).length, 12, 'somebody who is not known yet may pass');
      await load('lipovy-dvur');
      assert.match(
        String(tree.getTreeItem(await accountRow('lipovy-dvur')).description),
        / · [1-9]\d* of 95 users$/,
      );
      await settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
      const before = await slugs();
      assert.ok(!before.includes('lipovy-dvur'));
      assert.equal(before.length, 11);

      const drawn: (TreeNode | undefined)[] = [];
      tree.onDidChangeTreeData((node) => drawn.push(node));
      await load('studio-kometa');
      while (!drawn.includes(undefined)) {
        await nextTurn();
      }
      assert.equal((await slugs()).length, 10);
    });

    it('has no row when the filter hides everybody, so that a welcome offers to clear it', async () => {
      const { freelancer } = await sandbox.people();
      const { id } = await signIn(window.sessions, freelancer);
      await settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
      assert.equal((await items()).length, 1);
      assert.equal(tree.emptiness, undefined);
      await window.directory.ensure({ kind: 'users', identityId: id, slug: 'ondrej-dvorak' }).settled;
      assert.deepEqual(await items(), []);
      assert.equal(tree.emptiness, 'filtered');
      await settings.set({ arrangement: 'byPerson' });
      assert.deepEqual(await items(), []);
      assert.equal(tree.emptiness, 'filtered');
      await settings.set({ filter: NO_FILTER });
      assert.notDeepEqual(await items(), []);
      assert.equal(tree.emptiness, undefined);
    });

    it('puts the most powerful first when told to', async () => {
      const { agency } = await sandbox.people();
      await signIn(window.sessions, agency);
      await settings.set({ order: 'byPermission' });
      const roles = (await items(await accountRow('studio-kometa'))).map(({ description }) =>
        String(description).replace(' · you', ''),
      );
      const order = ['Account owner', 'Read and write', 'Read'];
      const ranks = roles.map((role) => (order.includes(role) ? order.indexOf(role) : order.length));
      assert.deepEqual(
        ranks,
        ranks.toSorted((a, b) => a - b),
      );
    });

    it('remembers how it was seen, and survives what it does not understand', async () => {
      await settings.set({ arrangement: 'byPerson', order: 'byPermission', hidesProgrammatic: true });
      assert.deepEqual(new StoredTreeOptions(memento).current, settings.current);
      for (const nonsense of [
        null,
        7,
        'x',
        [],
        { arrangement: 'upside down', filter: { permissions: [1, 'read'] } },
      ]) {
        await memento.update('fakturoid.tree', nonsense);
        const { arrangement } = new StoredTreeOptions(memento).current;
        assert.equal(arrangement, 'byAccount');
      }
    });
  });

  it('has a spoken label for every kind of row', async () => {
    const { agency, freelancer } = await sandbox.people();
    const first = await signIn(window.sessions, agency);
    await signIn(window.sessions, freelancer);
    await window.directory.ensure({ kind: 'currentUser', identityId: first.id }).settled;
    await sandbox.fail('user', '403=B', 1);
    await settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
    await window.directory.reload({ kind: 'currentUser', identityId: first.id }).settled;
    await window.directory.loadAll(() => undefined);
    const spoken = new Map<string, string>();
    const hear = async (node?: TreeNode, depth = 0): Promise<void> => {
      for (const child of await tree.getChildren(node)) {
        const item = tree.getTreeItem(child);
        spoken.set(child.kind, item.accessibilityInformation?.label ?? '');
        if (depth < 2) {
          await hear(child, depth + 1);
        }
      }
    };
    await hear();
    await settings.set({ filter: NO_FILTER });
    await hear();
    await settings.set({ arrangement: 'byPerson' });
    await hear();
    for (const [kind, pattern] of Object.entries({
      identity: /^Identity .+, .+@/,
      account: /^Account .+, your permission: /,
      user: /^User .+, permission: /,
      membership: / in account .+, permission: /,
      person: /^Person .+(, \d+ accounts, highest permission: | in account .+, permission: )/,
      failure: /Press Enter: Retry$/,
      unread: /^Not everything could be loaded, \d+ accounts?$/,
      empty: /^$/,
    })) {
      assert.match(spoken.get(kind) ?? `no ${kind} was heard`, pattern);
    }
  });

  it('keeps open what was open when another identity signs in', async () => {
    const { agency, freelancer } = await sandbox.people();
    await signIn(window.sessions, agency);
    const row = await accountRow('studio-kometa');
    const expanded = new EventEmitter<{ element: TreeNode }>();
    const collapsed = new EventEmitter<{ element: TreeNode }>();
    tree.follow({ onDidExpandElement: expanded.event, onDidCollapseElement: collapsed.event });
    const stateOf = (node: TreeNode | undefined): unknown => node && tree.getTreeItem(node).collapsibleState;
    assert.equal(stateOf(row), TreeItemCollapsibleState.Collapsed);
    expanded.fire({ element: row });
    await signIn(window.sessions, freelancer);
    const identity = (await tree.getChildren()).find(({ id }) => row.id.startsWith(id));
    assert.equal(identity?.kind, 'identity');
    const accounts = await tree.getChildren(identity);
    const below = accounts.find(({ id }) => id === row.id);
    assert.equal(stateOf(below), TreeItemCollapsibleState.Expanded);
    assert.equal(stateOf(accounts.find(({ id }) => id !== row.id)), TreeItemCollapsibleState.Collapsed);
    collapsed.fire({ element: row });
    assert.equal(stateOf(below), TreeItemCollapsibleState.Collapsed);
    for (const emitter of [expanded, collapsed]) {
      emitter.dispose();
    }
  });

  it('counts the users of an account once they are all known', async () => {
    const { agency } = await sandbox.people();
    await signIn(window.sessions, agency);
    const row = await accountRow('lipovy-dvur');
    assert.doesNotMatch(String(tree.getTreeItem(row).description), /users/);
    assert.ok(row.kind === 'account');
    await window.directory.ensure({ kind: 'users', identityId: row.identity.id, slug: 'lipovy-dvur' })
      .settled;
    const item = tree.getTreeItem(row);
    assert.match(String(item.description), /^(Account owner|Read and write|Read) · 95 users$/);
    const { tooltip } = await tree.resolveTreeItem(item, row);
    assert.match(plain((tooltip as MarkdownString).value), /Slug: lipovy-dvur$/m);
  });

  it('counts in the singular where there is one', () => {
    assert.equal(partOfUsers(0, 1), '0 of 1 user');
    assert.equal(partOfUsers(1, 2), '1 of 2 users');
    assert.equal(partOfAccounts(0, 1), '0 of 1 account');
  });

  it('breaks the lines of a tooltip between words only', async () => {
    const { agency } = await sandbox.people();
    await signIn(window.sessions, agency);
    const row = await accountRow('studio-kometa');
    const { tooltip } = await tree.resolveTreeItem(tree.getTreeItem(row), row);
    assert.match((tooltip as MarkdownString).value, / managing users/);
    assert.doesNotMatch((tooltip as MarkdownString).value, /&nbsp;|\u00a0/);
  });

  it('redraws only the account whose users changed', async () => {
    const { agency } = await sandbox.people();
    await signIn(window.sessions, agency);
    const row = await accountRow('studio-kometa');
    await tree.getChildren(row);
    const drawn: (TreeNode | undefined)[] = [];
    tree.onDidChangeTreeData((node) => drawn.push(node));
    assert.ok(row.kind === 'account');
    await window.directory.reload({ kind: 'users', identityId: row.identity.id, slug: 'studio-kometa' })
      .settled;
    // Once the window has what it fetched before.
    while (drawn.length === 0) {
      await nextTurn();
    }
    assert.ok(drawn.every((node) => node === row));
  });

  it('stays consistent whatever is done in whatever order: no id twice, every row has its parent', async () => {
    const people = await sandbox.people();
    const view: fc.Arbitrary<Partial<TreeOptions>> = fc.record(
      {
        arrangement: fc.constantFrom('byAccount', 'byPerson'),
        order: fc.constantFrom('byName', 'byPermission'),
        filter: fc.record({
          permissions: fc.subarray(['owner', 'write', 'read', 'auditor']),
          scopes: fc.subarray(['invoices', 'expenses']),
        }),
        hidesProgrammatic: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const action = fc.oneof(
      fc.record({
        do: fc.constant('signIn' as const),
        who: fc.constantFrom('agency', 'freelancer', 'robot'),
      }),
      fc.record({ do: fc.constant('signOut' as const) }),
      fc.record({ do: fc.constant('refresh' as const) }),
      fc.record({ do: fc.constant('expand' as const), which: fc.nat(5) }),
      fc.record({ do: fc.constant('view' as const), view }),
      fc.record({ do: fc.constant('mark' as const), on: fc.boolean() }),
      fc.record({ do: fc.constant('fail' as const), route: fc.constantFrom('user', 'users') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 10 }), async (actions) => {
        open();
        try {
          for (const step of actions) {
            switch (step.do) {
              case 'signIn':
                // A fault may be waiting for it; then nobody has signed in.
                await signIn(window.sessions, people[step.who as 'agency']).catch(() => undefined);
                break;
              case 'signOut':
                await window.sessions.signOut((await window.sessions.list())[0]?.id ?? 'nobody');
                break;
              case 'refresh':
                await window.directory.refresh();
                break;
              case 'expand':
                await tree.getChildren((await tree.getChildren())[step.which]);
                break;
              case 'view':
                await settings.set(step.view);
                break;
              case 'mark':
                await (step.on
                  ? programmatic.mark(people.robot.userId)
                  : programmatic.unmark(people.robot.userId));
                break;
              case 'fail':
                await sandbox.fail(step.route, '403=B');
                break;
            }
            await assertConsistent();
          }
        } finally {
          close();
          // With its limit of requests, for whose end the client would wait: all runs together may reach it.
          await sandbox.reset();
        }
      }),
      { numRuns: RUNS },
    );
    open();
  }).timeout(120_000);

  /** Walks the tree two levels down, as VS Code does with rows that are open. */
  async function assertConsistent(): Promise<void> {
    const ids: (string | undefined)[] = [];
    for (const root of await tree.getChildren()) {
      assert.equal(tree.getParent(root), undefined);
      ids.push(tree.getTreeItem(root).id);
      for (const child of (await tree.getChildren(root)).slice(0, 20)) {
        assert.equal(tree.getParent(child), root);
        ids.push(tree.getTreeItem(child).id);
      }
    }
    assert.equal(new Set(ids).size, ids.length);
    const signedIn = (await window.sessions.list()).length > 0;
    const hasWelcome = !signedIn || tree.emptiness !== undefined;
    assert.equal(ids.length === 0, hasWelcome, 'a tree that is empty has a welcome that says why');
  }
});
