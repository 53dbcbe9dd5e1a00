import assert from 'node:assert/strict';
import { commands, MarkdownString, type ThemeIcon, type TreeItem } from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import { selectedRow } from '../../../../src/features/accountsTree/workarounds';
import type { AccountsTreeProvider } from '../../../../src/features/accountsTree/provider';
import type { TreeNode } from '../../../../src/features/accountsTree/nodes';
import type { StoredTreeOptions } from '../../../../src/features/accountsTree/treeOptions';
import { FakeClock } from '../../../kit/fakeClock';
import { SandboxControl } from '../../../sandbox/control';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { required } from '../../support/required';
import { treeOver } from '../../support/treeOver';
import { type TreeContext, openRow } from '../../../../src/features/accountsTree/commands';

/** Faults, what a person is told of each, and how often it comes; of all the others see the failures in words. */
const FAULTS: readonly [fault: string, times: number, what: string][] = [
  ['401', Infinity, 'No permission'],
  ['403=B', 1, 'No permission'],
  ['402', 1, 'Account blocked'],
  ['503=html', Infinity, 'Server error (503)'],
  ['html', 1, 'Unexpected response'],
  ['hang', Infinity, 'Request timed out'],
];

describe('the accounts tree', () => {
  const stubs = useStubs();
  const apiUrl = required('FAKTUROID_API_URL');
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const open: { dispose(): void }[] = [];

  /** A window with its tree, signed in as a person of the sandbox, or as nobody. */
  async function openTree(
    person?: 'agency' | 'freelancer',
    options: { timeoutMs?: number } = {},
  ): Promise<{ window: TestWindow; tree: AccountsTreeProvider; settings: StoredTreeOptions }> {
    const window = openWindow({ apiUrl, ...options });
    const { settings, programmatic, people, tree } = treeOver(window.directory);
    open.push(tree, people, window, settings, programmatic);
    if (person !== undefined) {
      await signIn(window.sessions, (await sandbox.people())[person]);
    }
    return { window, tree, settings };
  }

  /** The first account of the tree. */
  async function firstAccount(tree: AccountsTreeProvider): Promise<TreeNode> {
    const account = (await tree.getChildren()).find(({ kind }) => kind === 'account');
    assert.ok(account);
    return account;
  }

  async function items(tree: AccountsTreeProvider, node?: TreeNode): Promise<TreeItem[]> {
    return (await tree.getChildren(node)).map((child) => tree.getTreeItem(child));
  }

  beforeEach(() => sandbox.reset());

  afterEach(() => {
    for (const item of open.splice(0)) {
      item.dispose();
    }
  });

  it('is empty when nobody is signed in, so that the welcome shows', async () => {
    const { tree } = await openTree();
    assert.deepEqual(await tree.getChildren(), []);
  });

  it('gives every row an id of its own', async () => {
    const { tree } = await openTree('agency');
    const accounts = await tree.getChildren();
    const users = await Promise.all(accounts.map((account) => tree.getChildren(account)));
    const items = [...accounts, ...users.flat()].map((node) => tree.getTreeItem(node));
    const ids = items.map(({ id }) => id);
    assert.ok(ids.length > 40);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id?.startsWith('identity/')));
  });

  it('asks for no row to be redrawn whose children are being fetched, and for it once they are there', async () => {
    // VS Code 1.105 would fetch them twice at a time, take the second for duplicates, and show none.
    const { tree } = await openTree('agency');
    const account = await firstAccount(tree);
    const changed: string[] = [];
    tree.onDidChangeTreeData((node) => changed.push(node?.id ?? 'root'));
    const users = await tree.getChildren(account);
    assert.ok(users.length > 0);
    // Nor while it takes them over, or it would forget the rows that it then shows.
    await nextTurn();
    assert.deepEqual(changed, []);
    while (changed.length === 0) {
      await nextTurn();
    }
    assert.deepEqual(changed, [account.id], 'its row says how many there are');
  });

  it('orders names as the language does', async () => {
    const { tree } = await openTree('agency');
    const labels = (await items(tree)).map(({ label }) => label as string);
    assert.deepEqual(labels, labels.toSorted(new Intl.Collator('cs').compare));
    assert.equal(labels.length, 12);
  });

  it('tells permissions apart by the shape of their icons', async () => {
    const { tree } = await openTree('agency');
    const icons = new Map<string, string>();
    for (const account of await tree.getChildren()) {
      for (const user of await items(tree, account)) {
        const role = String(user.description).replace(' · you', '');
        if (user.contextValue === 'user') {
          icons.set(role, (user.iconPath as ThemeIcon).id);
        }
      }
    }
    assert.equal(icons.get('Account owner'), 'key');
    assert.equal(icons.get('Read and write'), 'edit');
    assert.equal(icons.get('Read'), 'eye');
    assert.equal(icons.get('accountant (unknown permission)'), 'question');
  });

  it('shows text of the API as text', async () => {
    const { tree } = await openTree('freelancer');
    const account = await firstAccount(tree);
    assert.ok(account.kind === 'account');
    const hostile = {
      ...account,
      account: { ...account.account, name: '**b** [x](command:evil) <img src=x> $(bug)' },
    };
    const { tooltip } = await tree.resolveTreeItem(tree.getTreeItem(hostile), hostile);
    assert.ok(tooltip instanceof MarkdownString);
    assert.equal(tooltip.isTrusted, undefined);
    assert.ok(!tooltip.supportHtml && !tooltip.supportThemeIcons);
    assert.doesNotMatch(tooltip.value, /\[x\]\(command|[^\\*]\*\*b|\$\(bug/);
  });

  for (const [fault, times, what] of FAULTS) {
    it(`says “${what}” for ${fault}, and recovers`, async () => {
      const { window, tree } = await openTree('freelancer', fault === 'hang' ? { timeoutMs: 200 } : {});
      const account = await firstAccount(tree);
      await sandbox.fail('users', fault, times);
      const [item] = await items(tree, account);
      assert.equal(item?.label, what);
      assert.equal(item.description, 'Retry');
      assert.equal(item.contextValue, 'failure');
      assert.equal(item.command?.title, 'Retry');
      assert.match(item.accessibilityInformation?.label ?? '', /Press Enter: Retry/);

      await sandbox.clearFaults();
      assert.ok(account.kind === 'account');
      await window.directory.reload({
        kind: 'users',
        identityId: account.identity.id,
        slug: account.account.slug,
      }).settled;
      assert.ok((await items(tree, account)).every(({ contextValue }) => contextValue === 'user'));
    });
  }

  it('does what a row offers when it is clicked: retries, or shows the user', async () => {
    const { window, tree, settings } = await openTree('freelancer');
    const account = await firstAccount(tree);
    const ran: unknown[] = [];
    stubs.replace(commands, 'executeCommand', (command: string, ...given: readonly unknown[]) => {
      if (command !== 'setContext') {
        ran.push([command, ...given]);
      }
      return Promise.resolve() as Promise<never>;
    });
    const click = (row: TreeNode | undefined): Promise<void> =>
      openRow({
        directory: window.directory,
        view: () => Promise.resolve({ selected: () => Promise.resolve(row) }),
      } as unknown as TreeContext);
    await sandbox.fail('users', '404', 1);
    const [failure] = await tree.getChildren(account);
    assert.equal(failure?.kind, 'failure');
    await click(failure);
    const [user] = await tree.getChildren(account);
    assert.ok(user?.kind === 'user');
    await click(user);
    assert.deepEqual(ran, [['fakturoid.showUser', user.reference, 'look']]);
    await settings.set({ arrangement: 'byPerson' });
    const person = (await tree.getChildren()).find((node) => node.kind === 'person');
    assert.ok(person);
    await click(person);
    const [membership] = await tree.getChildren(person);
    await click(membership);
    const again = ['fakturoid.showUser', person.reference, 'look'];
    assert.deepEqual(ran.slice(1), [again, again]);
    await click(account);
    await click(undefined);
    assert.equal(ran.length, 3);
  });

  it('finds the row that was clicked also while VS Code knows no row, as it redraws the tree', async () => {
    const { tree } = await openTree('freelancer');
    const account = await firstAccount(tree);
    const clock = new FakeClock();
    const view: { selection: TreeNode[] } = { selection: [] };
    const found = selectedRow(view, clock);
    await clock.advance(1_000);
    view.selection = [account];
    assert.equal(await clock.drive(found), account);
  });

  it('gives up on a row when none is selected', async () => {
    const clock = new FakeClock();
    assert.equal(await clock.drive(selectedRow({ selection: [] }, clock)), undefined);
    assert.equal(clock.sleeping, 0);
  });

  it('gives no row a command with arguments, which VS Code forgets when it redraws the tree', async () => {
    const { tree } = await openTree('freelancer');
    const users = await items(tree, await firstAccount(tree));
    assert.ok(users.length > 0);
    for (const { command } of users) assert.deepEqual(command?.arguments, undefined);
  });

  it('says so and offers to sign in again when nothing renews the token any more', async () => {
    const { window, tree } = await openTree('freelancer');
    await tree.getChildren();
    await sandbox.expireTokens();
    await sandbox.fail('token', '401', Infinity);
    await window.directory.refresh();
    const [item, ...rest] = await items(tree);
    assert.equal(rest.length, 1, 'what was there is still there');
    assert.equal(item?.label, 'Credentials rejected');
    assert.equal(item.description, 'Sign in again');
    assert.equal(item.command?.title, 'Sign in again');
    assert.equal(item.contextValue, 'failure.signIn', 'its menu offers the same');
  });

  it('has no row when nobody who is signed in can load anything, so that a welcome offers to sign in', async () => {
    const { window, tree } = await openTree('freelancer');
    await signIn(window.sessions, (await sandbox.people()).robot);
    await sandbox.expireTokens();
    await sandbox.fail('token', '401', Infinity);
    const redrawn = new Promise<void>((resolve) => {
      tree.onDidChangeTreeData((node) => node === undefined && resolve());
    });
    const identities = await tree.getChildren();
    assert.equal(identities.length, 2, 'it is not known yet');
    for (const identity of identities) {
      await tree.getChildren(identity);
    }
    await redrawn;
    assert.deepEqual(await tree.getChildren(), []);
    assert.equal(tree.emptiness, 'expired');
    await sandbox.clearFaults();
    await window.directory.refresh();
    assert.equal((await tree.getChildren()).length, 2);
    assert.equal(tree.emptiness, undefined);
  });

  it('does not take a dead server for a lost sign-in', async () => {
    const { window, tree } = await openTree('freelancer');
    const [identity] = await window.sessions.list();
    assert.ok(identity);
    await tree.getChildren();
    await sandbox.expireTokens();
    await sandbox.fail('token', 'reset', Infinity);
    await window.directory.reload({ kind: 'currentUser', identityId: identity.id }).settled;
    const [failure, ...rest] = await items(tree);
    assert.equal(failure?.label, 'Connection failed');
    assert.equal(rest.length, 1, 'what was there is still there');
  });

  it('keeps what was there after a failed refresh, marked as older', async () => {
    const { window, tree } = await openTree('agency');
    const before = await items(tree);
    await sandbox.fail('user', 'html');
    await window.directory.refresh();
    const [failure, ...rest] = await items(tree);
    assert.equal(failure?.contextValue, 'failure');
    assert.match(failure.accessibilityInformation?.label ?? '', /loaded earlier/);
    assert.deepEqual(
      rest.map(({ id }) => id),
      before.map(({ id }) => id),
    );
  });

  it('waits out a rate limit and says how long', async () => {
    const { window, tree } = await openTree('freelancer');
    const waits: (number | undefined)[] = [];
    window.onDidChangeWait((until) => waits.push(until));
    await sandbox.setSwitches({ retryAfter: 'on' });
    await sandbox.fail('user', '429');
    const waiting = new Promise<void>((resolve) => window.onDidChangeWait(() => resolve()));
    const children = tree.getChildren();
    await waiting;
    assert.ok((waits[0] ?? 0) > Date.now());
    window.dispose();
    await children;
  });
});
