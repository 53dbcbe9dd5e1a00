import assert from 'node:assert/strict';
import { StoredTreeOptions } from '../../../../src/features/accountsTree/treeOptions';
import { useTree } from '../../support/useTree';

describe('the tree with its options', () => {
  const stage = useTree();

  it('remembers how it was seen, and survives what it does not understand', async () => {
    await stage.settings.set({ arrangement: 'byPerson', order: 'byPermission', hidesProgrammatic: true });
    assert.deepEqual(new StoredTreeOptions(stage.memento).current, stage.settings.current);
    for (const nonsense of [
      null,
      7,
      'x',
      [],
      { arrangement: 'upside down', filter: { permissions: [1, 'read'] } },
    ]) {
      await stage.memento.update('fakturoid.tree', nonsense);
      const { arrangement } = new StoredTreeOptions(stage.memento).current;
      assert.equal(arrangement, 'byAccount');
    }
  });
});
