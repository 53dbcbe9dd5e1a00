import assert from 'node:assert/strict';
import type { MarkdownString } from 'vscode';
import type { TreeNode } from '../../../../src/features/accountsTree/nodes';
import { signIn } from '../../../kit/testWindow';
import { plain, useTree } from '../../support/useTree';

describe('the tree in its tooltips', () => {
  const stage = useTree();
  const { sandbox, accountRow } = stage;

  it('says what a marked user is for and what goes beyond it, and only hints at one who looks programmatic', async () => {
    const { agency, robot } = await sandbox.people();
    await signIn(stage.window.sessions, agency);
    const tooltipOf = async (name: string, parent?: TreeNode): Promise<string> => {
      const rows = await stage.tree.getChildren(parent);
      const drawn = rows.map((node) => stage.tree.getTreeItem(node));
      const index = drawn.findIndex(({ label }) => label === name);
      const [row, item] = [rows[index], drawn[index]];
      assert.ok(row && item);
      const { tooltip } = await stage.tree.resolveTreeItem(item, row);
      return plain((tooltip as MarkdownString).value);
    };
    const account = await accountRow('studio-kometa');
    const { fullName, userId } = robot;
    assert.match(await tooltipOf(fullName, account), /Looks like a programmatic user/);
    assert.doesNotMatch(await tooltipOf(agency.fullName, account), /Looks like/);
    assert.equal(stage.programmatic.has(userId), false);

    await stage.programmatic.mark(userId);
    assert.doesNotMatch(await tooltipOf(fullName, account), /Looks like/);
    assert.match(await tooltipOf(fullName, account), /Purpose: not set$/);
    await stage.programmatic.mark(userId, 'readInvoices');
    assert.match(await tooltipOf(fullName, account), /Purpose: Read invoices$/);
    await stage.programmatic.mark(userId, 'reports');
    assert.match(
      await tooltipOf(fullName, account),
      /Purpose: Reports\s+Exceeds its purpose: the scope invoices\.$/,
    );

    await stage.settings.set({ arrangement: 'byPerson' });
    await stage.window.directory.loadAll();
    assert.match(
      await tooltipOf(fullName),
      /Purpose: Reports\s+Studio Kometa s\.r\.o\.: Exceeds its purpose: the scope invoices\.$/,
    );
  });

  it('breaks the lines of a tooltip between words only', async () => {
    const { agency } = await sandbox.people();
    await signIn(stage.window.sessions, agency);
    const row = await accountRow('studio-kometa');
    const { tooltip } = await stage.tree.resolveTreeItem(stage.tree.getTreeItem(row), row);
    assert.match((tooltip as MarkdownString).value, / managing users/);
    assert.doesNotMatch((tooltip as MarkdownString).value, /&nbsp;|\u00a0/);
  });
});
