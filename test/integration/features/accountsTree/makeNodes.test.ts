import assert from 'node:assert/strict';
import type { MarkdownString } from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import { accountArgument, resourceKeysArgument } from '../../../../src/pickers/commandArguments';
import { NO_FILTER } from '../../../../src/features/accountsTree/rules/filter';
import type { TreeNode } from '../../../../src/features/accountsTree/nodes';
import { signIn } from '../../../kit/testWindow';
import { plain, useTree } from '../../support/useTree';

describe('the views of the tree', () => {
  const stage = useTree();
  const { sandbox, items, slugs, accountRow } = stage;

  describe('by person', () => {
    it('lists everybody once, with the accounts and the permission in each', async () => {
      const { agency } = await sandbox.people();
      const identity = await signIn(stage.window.sessions, agency);
      await stage.window.directory.loadAll();
      await stage.settings.set({ arrangement: 'byPerson' });
      const rows = await stage.tree.getChildren();
      const you = rows.find((node) => node.kind === 'person' && node.person.user.id === identity.userId);
      assert.ok(you);
      const item = stage.tree.getTreeItem(you);
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
      await signIn(stage.window.sessions, agency);
      await stage.window.directory.loadAll();
      await stage.settings.set({ arrangement: 'byPerson' });
      const both = (await stage.tree.getChildren()).find(
        (node) => node.kind === 'person' && node.person.user.email === accountant.email,
      );
      assert.ok(both);
      const item = stage.tree.getTreeItem(both);
      assert.match(item.accessibilityInformation?.label ?? '', /highest known permission: Read$/);
      const { value } = (await stage.tree.resolveTreeItem(item, both)).tooltip as MarkdownString;
      assert.match(plain(value), /Highest known permission: Read/);
    });

    it('names the account and the permission of those who have one only, and tells equal names apart', async () => {
      const { agency } = await sandbox.people();
      await signIn(stage.window.sessions, agency);
      await stage.window.directory.loadAll();
      await stage.settings.set({ arrangement: 'byPerson' });
      const rows = (await stage.tree.getChildren()).filter((node) => node.kind === 'person');
      const drawn = rows.map((node) => stage.tree.getTreeItem(node));
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
      await signIn(stage.window.sessions, freelancer);
      await stage.window.directory.loadAll();
      await stage.settings.set({ arrangement: 'byPerson' });
      const person = (await stage.tree.getChildren()).find((node) => node.kind === 'person');
      const [membership] = await stage.tree.getChildren(person);
      assert.ok(membership?.kind === 'membership');
      assert.equal(stage.tree.getTreeItem(membership).contextValue, 'membership');
      const given = accountArgument(membership);
      assert.ok(given.kind === 'reference');
      assert.equal(given.reference.slug, membership.account.slug);
    });

    it('says what could not be read, and why', async () => {
      const { agency } = await sandbox.people();
      await signIn(stage.window.sessions, agency);
      await stage.window.directory.loadAll();
      await stage.settings.set({ arrangement: 'byPerson' });
      const [unread] = await stage.tree.getChildren();
      assert.ok(unread?.kind === 'unread');
      const item = stage.tree.getTreeItem(unread);
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
      await signIn(stage.window.sessions, agency);
      await stage.settings.set({
        filter: { permissions: ['read'], scopes: ['invoices'] },
        hidesProgrammatic: true,
      });
      const users = await items(await accountRow('studio-kometa'));
      assert.ok(users.length > 0);
      assert.ok(users.every(({ description }) => String(description).startsWith('Read')));
    });

    it('hides accounts of which everybody is known and nobody passes, and counts those who pass', async () => {
      const { agency } = await sandbox.people();
      const identity = await signIn(stage.window.sessions, agency);
      const load = (slug: string): Promise<void> =>
        stage.window.directory.ensure({ kind: 'users', identityId: identity.id, slug }).settled;
      await stage.settings.set({ filter: { permissions: ['owner'], scopes: [] } });
      assert.equal((await items()).length, 12, 'somebody who is not known yet may pass');
      await load('lipovy-dvur');
      assert.match(
        String(stage.tree.getTreeItem(await accountRow('lipovy-dvur')).description),
        / · [1-9]\d* of 95 users$/,
      );
      await stage.settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
      const before = await slugs();
      assert.ok(!before.includes('lipovy-dvur'));
      assert.equal(before.length, 11);

      const drawn: (TreeNode | undefined)[] = [];
      stage.tree.onDidChangeTreeData((node) => drawn.push(node));
      await load('studio-kometa');
      while (!drawn.includes(undefined)) {
        await nextTurn();
      }
      assert.equal((await slugs()).length, 10);
    });

    it('has no row when the filter hides everybody, so that a welcome offers to clear it', async () => {
      const { freelancer } = await sandbox.people();
      const { id } = await signIn(stage.window.sessions, freelancer);
      await stage.settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
      assert.equal((await items()).length, 1);
      assert.equal(stage.tree.emptiness, undefined);
      await stage.window.directory.ensure({ kind: 'users', identityId: id, slug: 'ondrej-dvorak' }).settled;
      assert.deepEqual(await items(), []);
      assert.equal(stage.tree.emptiness, 'filtered');
      await stage.settings.set({ arrangement: 'byPerson' });
      assert.deepEqual(await items(), []);
      assert.equal(stage.tree.emptiness, 'filtered');
      await stage.settings.set({ filter: NO_FILTER });
      assert.notDeepEqual(await items(), []);
      assert.equal(stage.tree.emptiness, undefined);
    });

    it('puts the most powerful first when told to', async () => {
      const { agency } = await sandbox.people();
      await signIn(stage.window.sessions, agency);
      await stage.settings.set({ order: 'byPermission' });
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
  });
});
