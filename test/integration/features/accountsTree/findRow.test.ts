import assert from 'node:assert/strict';
import { signIn } from '../../../kit/testWindow';
import { useTree } from '../../support/useTree';

describe('the tree that is asked for a row', () => {
  const stage = useTree();
  const { sandbox, open, close } = stage;

  it('finds the row of a person, and of an account among accounts only', async () => {
    const { agency, accountant } = await sandbox.people();
    const identity = await signIn(stage.window.sessions, agency);
    const reference = { identityId: identity.id, slug: 'studio-kometa', userId: accountant.userId };
    assert.equal((await stage.tree.rowOf(reference))?.kind, 'user');
    await stage.settings.set({ arrangement: 'byPerson' });
    assert.equal((await stage.tree.rowOf(reference))?.id, `person/${accountant.userId}`);
    assert.equal((await stage.tree.rowOf({ identityId: identity.id }))?.id, `person/${identity.userId}`);
    await stage.settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
    assert.equal(await stage.tree.rowOf(reference), undefined);
  });

  it('finds no row of a user whom the filter hides, in neither arrangement, and the account of one who left', async () => {
    const { agency, accountant } = await sandbox.people();
    const identity = await signIn(stage.window.sessions, agency);
    const inAccount = { identityId: identity.id, slug: 'studio-kometa' };
    await stage.settings.set({ filter: { permissions: ['owner'], scopes: [] } });
    for (const arrangement of ['byAccount', 'byPerson'] as const) {
      await stage.settings.set({ arrangement });
      assert.equal(
        await stage.tree.rowOf({ ...inAccount, userId: accountant.userId }),
        undefined,
        arrangement,
      );
    }
    await stage.settings.set({ arrangement: 'byAccount' });
    assert.equal((await stage.tree.rowOf({ ...inAccount, userId: 1 }))?.kind, 'account');
  });

  it('finds no row where the tree has none, or only one that tells why', async () => {
    const people = await sandbox.people();
    const { id: identityId } = await signIn(stage.window.sessions, people.freelancer);
    await stage.window.directory.ensure({ kind: 'users', identityId, slug: 'ondrej-dvorak' }).settled;
    await stage.settings.set({ filter: { permissions: ['nothing'], scopes: [] } });
    for (const arrangement of ['byAccount', 'byPerson'] as const) {
      await stage.settings.set({ arrangement });
      assert.equal(await stage.tree.rowOf({ identityId }), undefined, arrangement);
    }
    close();
    open();
    const first = await signIn(stage.window.sessions, people.freelancer);
    const second = await signIn(stage.window.sessions, people.agency);
    await sandbox.fail('user', '401', Infinity);
    await stage.window.directory.ensure({ kind: 'currentUser', identityId: second.id }).settled;
    assert.equal(await stage.tree.rowOf({ identityId: first.id }), undefined, 'expired');
    assert.deepEqual(await stage.tree.getChildren(), []);
    assert.equal(stage.tree.emptiness, 'expired');
  });
});
