import assert from 'node:assert/strict';
import type { MarkdownString, TreeItem } from 'vscode';
import { NO_FILTER } from '../../../../src/features/accountsTree/rules/filter';
import type { TreeNode } from '../../../../src/features/accountsTree/nodes';
import { signIn } from '../../../kit/testWindow';
import { plain, useTree } from '../../support/useTree';

describe('the tree, row by row', () => {
  const stage = useTree();
  const { sandbox, items, accountRow } = stage;

  it('draws a marked user apart from people', async () => {
    const { agency, robot } = await sandbox.people();
    await signIn(stage.window.sessions, agency);
    await stage.programmatic.mark(robot.userId);
    const rows = await items(await accountRow('studio-kometa'));
    const row = rows.find(({ label }) => label === robot.fullName);
    assert.equal(row?.description, 'Read · programmatic');
    assert.equal(row.contextValue, 'user.programmatic');
    assert.equal((row.iconPath as { id: string }).id, 'robot');
  });

  it('warns of a programmatic user who has more than the purpose needs', async () => {
    const { agency, robot } = await sandbox.people();
    await signIn(stage.window.sessions, agency);
    const parent = await accountRow('studio-kometa');
    const rowOf = async (node?: TreeNode): Promise<TreeItem> => {
      const row = (await items(node)).find(({ label }) => label === robot.fullName);
      assert.ok(row);
      return row;
    };
    await stage.programmatic.mark(robot.userId, 'readInvoices');
    assert.equal(((await rowOf(parent)).iconPath as { id: string }).id, 'robot');
    await stage.programmatic.mark(robot.userId, 'reports');
    await stage.window.directory.loadAll();
    const beside = await rowOf(parent);
    await stage.settings.set({ arrangement: 'byPerson' });
    for (const item of [beside, await rowOf()]) {
      assert.equal((item.iconPath as { id: string }).id, 'warning');
      assert.match(String(item.description), / · more than it needs · programmatic$/);
      assert.match(
        item.accessibilityInformation?.label ?? '',
        /, programmatic, Exceeds its purpose: the scope invoices\.$/,
      );
    }
  });

  it('has a spoken label for every kind of row', async () => {
    const { agency, freelancer } = await sandbox.people();
    const first = await signIn(stage.window.sessions, agency);
    await signIn(stage.window.sessions, freelancer);
    await stage.window.directory.ensure({ kind: 'currentUser', identityId: first.id }).settled;
    await sandbox.fail('user', '403=B', 1);
    await stage.settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
    await stage.window.directory.reload({ kind: 'currentUser', identityId: first.id }).settled;
    await stage.window.directory.loadAll();
    const spoken = new Map<string, string>();
    const hear = async (node?: TreeNode, depth = 0): Promise<void> => {
      for (const child of await stage.tree.getChildren(node)) {
        const item = stage.tree.getTreeItem(child);
        spoken.set(child.kind, item.accessibilityInformation?.label ?? '');
        if (depth < 2) {
          await hear(child, depth + 1);
        }
      }
    };
    await hear();
    await stage.settings.set({ filter: NO_FILTER });
    await hear();
    await stage.settings.set({ arrangement: 'byPerson' });
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

  it('counts the users of an account once they are all known', async () => {
    const { agency } = await sandbox.people();
    await signIn(stage.window.sessions, agency);
    const row = await accountRow('lipovy-dvur');
    assert.doesNotMatch(String(stage.tree.getTreeItem(row).description), /users/);
    assert.ok(row.kind === 'account');
    await stage.window.directory.ensure({ kind: 'users', identityId: row.identity.id, slug: 'lipovy-dvur' })
      .settled;
    const item = stage.tree.getTreeItem(row);
    assert.match(String(item.description), /^(Account owner|Read and write|Read) · 95 users$/);
    const { tooltip } = await stage.tree.resolveTreeItem(item, row);
    assert.match(plain((tooltip as MarkdownString).value), /Slug: lipovy-dvur$/m);
  });
});
