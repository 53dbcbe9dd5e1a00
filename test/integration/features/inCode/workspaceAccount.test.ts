import assert from 'node:assert/strict';
import { type QuickPickItem, window as vscodeWindow, workspace } from 'vscode';
import type { AccountsTreeProvider } from '../../../../src/features/accountsTree/provider';
import type { StoredTreeOptions } from '../../../../src/features/accountsTree/treeOptions';
import { stopUsingAccount, useAccount } from '../../../../src/features/inCode/useAccount';
import type { WorkspaceAccount } from '../../../../src/directory/workspaceAccount';
import type { TreeItem } from '../../../../src/platform/window';
import type { Services } from '../../../../src/services';
import type { Identity } from '../../../../src/session/sessions';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import { required } from '../../support/required';
import { treeOver } from '../../support/treeOver';

const KOMETA = 'studio-kometa';

describe('the account of the workspace', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let window: TestWindow;
  let identity: Identity;
  let workspaceAccount: WorkspaceAccount;
  let tree: AccountsTreeProvider;
  let options: StoredTreeOptions;
  let context: Services;
  let said: string[];

  beforeEach(async () => {
    await sandbox.reset();
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    const { directory, sessions } = window;
    const made = treeOver(directory);
    const { programmatic } = made;
    ({ workspaceAccount, settings: options, tree } = made);
    context = { directory, sessions, programmatic, workspaceAccount } as unknown as Services;
    identity = await signIn(sessions, (await sandbox.people()).agency);
    stubs.replace(workspace, 'workspaceFolders', []);
    said = stubs.hear(vscodeWindow, 'showInformationMessage', 'setStatusBarMessage');
  });

  afterEach(() => {
    tree.dispose();
    window.dispose();
  });

  const rows = async (): Promise<TreeItem[]> =>
    (await tree.getChildren()).map((node) => tree.getTreeItem(node));

  /** Slugs as a question offers them. */
  async function offered(): Promise<readonly string[]> {
    let labels: readonly string[] = [];
    stubs.replace(vscodeWindow, 'showQuickPick', async (items: Promise<readonly QuickPickItem[]>) => {
      labels = (await items).map(({ description }) => description ?? '');
      return undefined;
    });
    await useAccount(context);
    return labels;
  }

  it('stands first and marked in the tree and in choices, and gives that up as easily', async () => {
    const before = (await rows()).map(({ label }) => label);
    const choices = await offered();
    const slug = choices.at(-1) ?? '';
    assert.notEqual(choices[0], slug);
    let redrawn = 0;
    tree.onDidChangeTreeData(() => redrawn++);

    await useAccount(context, { identityId: identity.id, slug });
    assert.equal(redrawn, 1);
    const [first, second] = await rows();
    assert.equal(first?.label, before.at(-1));
    assert.match(String(first?.description), /^[^·]+ · this workspace/);
    assert.match(first?.accessibilityInformation?.label ?? '', /account of this workspace/);
    assert.equal(first?.contextValue, 'account.ofWorkspace');
    assert.equal(second?.label, before[0], 'the others keep their order');
    assert.equal(second?.contextValue, 'account');
    assert.equal((await offered())[0], `${slug} · this workspace`);

    await stopUsingAccount(context);
    assert.deepEqual(
      (await rows()).map(({ label }) => label),
      before,
    );
    assert.deepEqual(said, [
      `Account of this workspace: ${String(first.label)}`,
      `No longer the account of this workspace: ${slug}`,
    ]);
  });

  it('stands first below a person too', async () => {
    await options.set({ arrangement: 'byPerson' });
    await window.directory.loadAll();
    const you = (await tree.getChildren()).find((node) => node.kind === 'person' && node.isYou);
    assert.ok(you);
    await workspaceAccount.use(KOMETA);
    const redrawn = (await tree.getChildren()).find(({ id }) => id === you.id);
    const [first] = await tree.getChildren(redrawn);
    assert.ok(first?.kind === 'membership' && first.account.slug === KOMETA);
    assert.match(String(tree.getTreeItem(first).description), /this workspace/);
  });

  it('is chosen only where a workspace is open, and only among what can be reached', async () => {
    await useAccount(context, { identityId: identity.id, slug: 'nobodys' });
    await useAccount(context, { slug: KOMETA });
    stubs.replace(workspace, 'workspaceFolders', undefined);
    await useAccount(context, { identityId: identity.id, slug: KOMETA });
    assert.equal(workspaceAccount.slug, undefined);
    assert.equal(said.length, 2);
    assert.match(said[1] ?? '', /^Open a folder first/);
  });
});
