import assert from 'node:assert/strict';
import { peopleOf } from '../../../../src/directory/people';
import { signIn } from '../../../kit/testWindow';
import { useTree } from '../../support/useTree';

describe('the tree by person, as it loads', () => {
  const stage = useTree();
  const { sandbox, items } = stage;

  it('does not call a failure what is still loading, and tells apart what was never loaded', async () => {
    const { agency } = await sandbox.people();
    await signIn(stage.window.sessions, agency);
    await stage.tree.getChildren();
    await stage.settings.set({ arrangement: 'byPerson' });
    await sandbox.fail('users', 'hang', 12);
    const kinds = async (): Promise<unknown[]> => (await stage.tree.getChildren()).map(({ kind }) => kind);
    // The first rows start the load.
    assert.deepEqual(await kinds(), ['person']);
    const redrawn = new Promise((resolve) => stage.tree.onDidChangeTreeData(resolve));
    stage.people.stop();
    await redrawn;
    assert.deepEqual(await kinds(), ['unread', 'person']);
    const [unread] = await stage.tree.getChildren();
    const reasons = new Set((await items(unread)).map(({ description }) => description));
    assert.deepEqual([...reasons], ['Not loaded · Retry']);
  });

  it('loads everybody once, says how far it is, and keeps what has arrived when it is stopped', async () => {
    const { agency } = await sandbox.people();
    const identity = await signIn(stage.window.sessions, agency);
    await stage.settings.set({ arrangement: 'byPerson' });
    const progress: unknown[] = [];
    const told: boolean[] = [];
    const hearing = stage.people.onDidChange(() => told.push(stage.people.isLoading));
    const watching = stage.window.directory.onDidProgress((current) => {
      progress.push(current);
      if (current?.done === 3) {
        stage.people.stop();
      }
    });
    await stage.tree.getChildren();
    await stage.people.start();
    assert.deepEqual(progress.slice(0, 2), [
      { done: 0, all: 12 },
      { done: 1, all: 12 },
    ]);
    assert.equal(progress.at(-1), undefined);
    assert.deepEqual(told, [true, false], 'Stop loading is there for as long');
    hearing.dispose();
    const states = (stage.window.directory.currentUser(identity.id).value?.accounts ?? []).map(
      ({ slug }) => stage.window.directory.users(identity.id, slug).status,
    );
    assert.ok(states.includes('ready') && states.includes('idle'), states.join());
    await stage.tree.getChildren();
    assert.equal(stage.people.isLoading, false, 'what was stopped does not begin again by itself');
    watching.dispose();
    await stage.people.start();
    assert.ok(
      !peopleOf([identity], stage.window.directory).unread.some(({ state }) => state.status === 'idle'),
    );
  });

  it('stays stopped although rows were drawn while it loaded', async () => {
    const { agency } = await sandbox.people();
    const identity = await signIn(stage.window.sessions, agency);
    const watching = stage.window.directory.onDidProgress((current) => {
      if (current?.done === 3) {
        watching.dispose();
        stage.people.stop();
      }
    });
    await Promise.all([stage.people.start(), stage.people.startOnce([identity])]);
    const { unread } = peopleOf([identity], stage.window.directory);
    assert.ok(unread.some(({ state }) => state.status === 'idle'));
    const another = await signIn(stage.window.sessions, (await sandbox.people()).freelancer);
    await stage.people.startOnce([identity, another]);
    const then = peopleOf([identity, another], stage.window.directory);
    assert.ok(!then.unread.some(({ state }) => state.status === 'idle'));
  });
});
