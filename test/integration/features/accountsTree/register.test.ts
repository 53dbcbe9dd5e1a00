import assert from 'node:assert/strict';
import { commands, EventEmitter, type TreeDataProvider, window as vscodeWindow } from 'vscode';
import { systemClock } from '../../../../src/base/clock';
import { LastReview } from '../../../../src/directory/lastReview';
import { ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import { WorkspaceAccount } from '../../../../src/directory/workspaceAccount';
import * as rows from '../../../../src/features/accountsTree/createTree';
import type { TreeNode } from '../../../../src/features/accountsTree/nodes';
import * as onFirstUse from '../../../../src/features/accountsTree/onFirstUse';
import { registerAccountsTree } from '../../../../src/features/accountsTree/register';
import type { Services } from '../../../../src/services';
import { FakeMemento } from '../../../kit/fakeMemento';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import { required } from '../../support/required';

describe('the view of the accounts', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  const never = new EventEmitter<never>().event;
  let window: TestWindow;
  let registered: { dispose(): void };
  let view: { message?: string; description?: string };
  let data: TreeDataProvider<TreeNode>;
  let keys: Map<unknown, unknown>;
  let evaluated: number;

  beforeEach(async () => {
    await sandbox.reset();
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    keys = new Map();
    evaluated = 0;
    view = {};
    stubs.replace(
      vscodeWindow,
      'createTreeView',
      (_: string, { treeDataProvider }: { treeDataProvider: unknown }) => {
        data = treeDataProvider as TreeDataProvider<TreeNode>;
        const rest = { onDidExpandElement: never, onDidCollapseElement: never, dispose: () => undefined };
        return Object.assign(view, rest);
      },
    );
    // The extension itself has registered them.
    stubs.replace(commands, 'registerCommand', () => ({ dispose: () => undefined }));
    stubs.replace(commands, 'executeCommand', (_: string, key: unknown, value: unknown) =>
      Promise.resolve(keys.set(key, value)),
    );
    const memento = new FakeMemento();
    await memento.update('fakturoid.tree', { filter: { permissions: ['owner'] }, hidesProgrammatic: true });
    const services = {
      ...window,
      memento,
      programmatic: new ProgrammaticUsers(memento),
      workspaceAccount: new WorkspaceAccount(new FakeMemento()),
      lastReview: new LastReview('/nowhere', systemClock),
      clock: systemClock,
    } as unknown as Services;
    const evaluate = (): Promise<typeof rows> => Promise.resolve(rows).finally(() => evaluated++);
    registered = registerAccountsTree(services, evaluate, () => Promise.resolve(onFirstUse));
  });

  afterEach(() => {
    registered.dispose();
    window.dispose();
  });

  it('evaluates nothing that fills it before it is open, though the palette knows of the filter', () => {
    assert.equal(evaluated, 0);
    assert.equal(keys.get('fakturoid.isFiltered'), true);
    assert.equal(keys.get('fakturoid.hidesProgrammatic'), true);
    assert.equal(keys.get('fakturoid.arrangement'), 'byAccount');
  });

  it('evaluates it once, gives the rows, and tells VS Code which have changed', async () => {
    const { agency } = await sandbox.people();
    await signIn(window.sessions, agency);
    const changed: unknown[] = [];
    data.onDidChangeTreeData?.((node) => changed.push(node));
    const [first, second] = await Promise.all([data.getChildren(), data.getChildren()]);
    assert.equal(evaluated, 1);
    assert.deepEqual(
      first?.map(({ id }) => id),
      second?.map(({ id }) => id),
    );
    const [row] = first ?? [];
    assert.ok(row?.kind === 'account');
    const item = await data.getTreeItem(row);
    assert.equal(item.id, row.id);
    assert.equal(await data.getParent?.(row), undefined);
    await window.directory.reload({ kind: 'users', identityId: row.identity.id, slug: row.account.slug })
      .settled;
    assert.deepEqual(changed, [row]);
  });

  it('tells of what loads although it is open only later', async () => {
    const { agency } = await sandbox.people();
    await signIn(window.sessions, agency);
    const messages = new Set<string | undefined>();
    const progress = window.directory.onDidProgress(() => messages.add(view.message));
    await window.directory.loadAll();
    progress.dispose();
    assert.ok(
      [...messages].some((text) => /^Loading users: 3 of 12 accounts…$/.test(text ?? '')),
      [...messages].join(),
    );
    assert.match(view.message ?? '', /^Filter: Account owner/);
  });
});
