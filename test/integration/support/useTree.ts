import assert from 'node:assert/strict';
import type { TreeItem } from 'vscode';
import type { ProgrammaticUsers } from '../../../src/directory/programmaticUsers';
import type { TreeNode } from '../../../src/features/accountsTree/nodes';
import type { PeopleLoading } from '../../../src/features/accountsTree/peopleLoading';
import type { AccountsTreeProvider } from '../../../src/features/accountsTree/provider';
import type { StoredTreeOptions } from '../../../src/features/accountsTree/treeOptions';
import type { FakeMemento } from '../../kit/fakeMemento';
import { openWindow, type TestWindow } from '../../kit/testWindow';
import { SandboxControl } from '../../sandbox/control';
import { required } from './required';
import { treeOver } from './treeOver';

/** Markdown as it is read: texts are escaped in it. */
export function plain(markdown: string): string {
  return markdown.replace(/\\/g, '');
}

/** The tree of a window, for the tests around: in each, nobody is signed in at first. */
export function useTree() {
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

  return {
    sandbox,
    get window() {
      return window;
    },
    get memento() {
      return memento;
    },
    get settings() {
      return settings;
    },
    get programmatic() {
      return programmatic;
    },
    get people() {
      return people;
    },
    get tree() {
      return tree;
    },
    items,
    slugs,
    accountRow,
    open,
    close,
  };
}
