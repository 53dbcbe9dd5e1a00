import assert from 'node:assert/strict';
import { firstOf, WorkspaceAccount } from '../../../src/directory/workspaceAccount';
import { FakeMemento } from '../../kit/fakeMemento';

describe('the account of a workspace', () => {
  it('is kept with the workspace, told of, and given up again', async () => {
    const memento = new FakeMemento();
    const account = new WorkspaceAccount(memento);
    const heard: (string | undefined)[] = [];
    account.onDidChange(() => heard.push(account.slug));
    assert.equal(account.slug, undefined);
    await account.use('applecorp');
    assert.equal(new WorkspaceAccount(memento).slug, 'applecorp');
    await account.use(undefined);
    assert.equal(new WorkspaceAccount(memento).slug, undefined);
    assert.deepEqual(heard, ['applecorp', undefined]);
  });

  it('is none where something else is stored', () => {
    const memento = new FakeMemento();
    for (const stored of [7, '', null, { slug: 'applecorp' }, ['applecorp'], 'a'.repeat(301)]) {
      memento.entries.set('fakturoid.workspaceAccount', stored);
      assert.equal(new WorkspaceAccount(memento).slug, undefined);
    }
  });

  it('stands before the others, which keep their order', () => {
    const slugs = ['a', 'b', 'c', 'b'];
    const same = (slug: string): string => slug;
    assert.deepEqual(slugs.toSorted(firstOf('b', same)), ['b', 'b', 'a', 'c']);
    assert.deepEqual(slugs.toSorted(firstOf(undefined, same)), slugs);
    assert.deepEqual(slugs.toSorted(firstOf('none', same)), slugs);
  });
});
