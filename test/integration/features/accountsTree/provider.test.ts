import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EventEmitter, TreeItemCollapsibleState } from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import type { TreeNode } from '../../../../src/features/accountsTree/nodes';
import type { TreeOptions } from '../../../../src/features/accountsTree/treeOptions';
import { signIn } from '../../../kit/testWindow';
import { useTree } from '../../support/useTree';

const RUNS = 40;

describe('the tree', () => {
  const stage = useTree();
  const { sandbox, accountRow, open, close } = stage;

  it('keeps open what was open when another identity signs in', async () => {
    const { agency, freelancer } = await sandbox.people();
    await signIn(stage.window.sessions, agency);
    const row = await accountRow('studio-kometa');
    const expanded = new EventEmitter<{ element: TreeNode }>();
    const collapsed = new EventEmitter<{ element: TreeNode }>();
    stage.tree.follow({ onDidExpandElement: expanded.event, onDidCollapseElement: collapsed.event });
    const stateOf = (node: TreeNode | undefined): unknown =>
      node && stage.tree.getTreeItem(node).collapsibleState;
    assert.equal(stateOf(row), TreeItemCollapsibleState.Collapsed);
    expanded.fire({ element: row });
    await signIn(stage.window.sessions, freelancer);
    const identity = (await stage.tree.getChildren()).find(({ id }) => row.id.startsWith(id));
    assert.equal(identity?.kind, 'identity');
    const accounts = await stage.tree.getChildren(identity);
    const below = accounts.find(({ id }) => id === row.id);
    assert.equal(stateOf(below), TreeItemCollapsibleState.Expanded);
    assert.equal(stateOf(accounts.find(({ id }) => id !== row.id)), TreeItemCollapsibleState.Collapsed);
    collapsed.fire({ element: row });
    assert.equal(stateOf(below), TreeItemCollapsibleState.Collapsed);
    for (const emitter of [expanded, collapsed]) {
      emitter.dispose();
    }
  });

  it('redraws only the account whose users changed', async () => {
    const { agency } = await sandbox.people();
    await signIn(stage.window.sessions, agency);
    const row = await accountRow('studio-kometa');
    await stage.tree.getChildren(row);
    const drawn: (TreeNode | undefined)[] = [];
    stage.tree.onDidChangeTreeData((node) => drawn.push(node));
    assert.ok(row.kind === 'account');
    await stage.window.directory.reload({ kind: 'users', identityId: row.identity.id, slug: 'studio-kometa' })
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
                await signIn(stage.window.sessions, people[step.who as 'agency']).catch(() => undefined);
                break;
              case 'signOut':
                await stage.window.sessions.signOut((await stage.window.sessions.list())[0]?.id ?? 'nobody');
                break;
              case 'refresh':
                await stage.window.directory.refresh();
                break;
              case 'expand':
                await stage.tree.getChildren((await stage.tree.getChildren())[step.which]);
                break;
              case 'view':
                await stage.settings.set(step.view);
                break;
              case 'mark':
                await (step.on
                  ? stage.programmatic.mark(people.robot.userId)
                  : stage.programmatic.unmark(people.robot.userId));
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
    for (const root of await stage.tree.getChildren()) {
      assert.equal(stage.tree.getParent(root), undefined);
      ids.push(stage.tree.getTreeItem(root).id);
      for (const child of (await stage.tree.getChildren(root)).slice(0, 20)) {
        assert.equal(stage.tree.getParent(child), root);
        ids.push(stage.tree.getTreeItem(child).id);
      }
    }
    assert.equal(new Set(ids).size, ids.length);
    const signedIn = (await stage.window.sessions.list()).length > 0;
    const hasWelcome = !signedIn || stage.tree.emptiness !== undefined;
    assert.equal(ids.length === 0, hasWelcome, 'a tree that is empty has a welcome that says why');
  }
});
