import assert from 'node:assert/strict';
import { signIn } from '../../kit/testWindow';
import { useSandboxWindows } from './sandboxWindows';

describe('sessions that are stored', () => {
  const { sandbox, vault, open } = useSandboxWindows();

  it('reads the secret of who was there last beside the list of identities, not after it', async () => {
    const { id } = await signIn(open().sessions, sandbox().people.agency);
    const { secrets, sessions } = open();
    const get = secrets.get.bind(secrets);
    const asked = new Promise<void>((resolve) => {
      Object.assign(secrets, {
        get: async (key: string) => {
          if (key.endsWith(id)) {
            resolve();
          } else {
            await asked;
          }
          return get(key);
        },
      });
    });
    assert.deepEqual(
      (await sessions.list()).map((identity) => identity.id),
      [id],
    );
  });

  it('leaves entries alone that are corrupt or newer, and shows the others', async () => {
    const { sessions } = open();
    const identity = await signIn(sessions, sandbox().people.freelancer);
    vault().entries.set('fakturoid.identity.broken', '{"v":1,"token":');
    vault().entries.set('fakturoid.identity.newer', '{"v":2,"token":"kept"}');
    vault().entries.set(
      'fakturoid.identities',
      JSON.stringify({ v: 1, ids: ['broken', 'newer', identity.id, 'gone'] }),
    );
    const { sessions: later, log } = open();
    assert.deepEqual(await later.list(), [identity]);
    assert.equal(vault().entries.get('fakturoid.identity.newer'), '{"v":2,"token":"kept"}');
    assert.deepEqual(later.unreadable, [
      { id: 'broken', reason: 'corrupt' },
      { id: 'newer', reason: 'newer' },
    ]);
    await later.signOut('broken');
    assert.deepEqual(later.unreadable, [{ id: 'newer', reason: 'newer' }]);
    assert.equal(vault().entries.has('fakturoid.identity.broken'), false);
    assert.doesNotMatch(log.text, /kept/);
  });

  it('keeps a sign-in for this window where nothing can be stored', async () => {
    const { sessions } = open();
    vault().failWrites = new Error('no keyring');
    const identity = await signIn(sessions, sandbox().people.freelancer);
    assert.equal(identity.isInMemory, true);
    assert.equal(vault().entries.size, 0);
    await sessions.rename(identity.id, 'production');
    assert.equal((await sessions.list())[0]?.label, 'production');
    assert.deepEqual(await open().sessions.list(), []);
    await sessions.signOut(identity.id);
    assert.deepEqual(await sessions.list(), []);
  });

  it('finds its identities again when the list of them is damaged, and makes it again', async () => {
    const { sessions } = open();
    const first = await signIn(sessions, sandbox().people.freelancer);
    vault().entries.set('fakturoid.identities', '{"v":1,"ids":[');
    const later = open().sessions;
    assert.deepEqual(await later.list(), [first]);
    const second = await signIn(later, sandbox().people.robot);
    assert.deepEqual(
      (await open().sessions.list()).map(({ id }) => id),
      [first.id, second.id],
    );
    assert.deepEqual(JSON.parse(vault().entries.get('fakturoid.identities') ?? ''), {
      v: 1,
      ids: [first.id, second.id],
    });
  });

  it('makes a damaged list again also for who is signed in already', async () => {
    const { sessions } = open();
    const first = await signIn(sessions, sandbox().people.freelancer);
    vault().entries.set('fakturoid.identities', '{"v":1,"ids":[');
    const window = open();
    const again = await signIn(window.sessions, sandbox().people.freelancer);
    assert.equal(again.id, first.id);
    assert.deepEqual(JSON.parse(vault().entries.get('fakturoid.identities') ?? ''), {
      v: 1,
      ids: [first.id],
    });
    assert.match(window.log.text, /list of identities could not be read, and is made again/);
  });

  it('leaves a damaged list alone in a host that cannot list its secrets: they would be lost', async () => {
    await signIn(open().sessions, sandbox().people.freelancer);
    vault().entries.set('fakturoid.identities', '{"v":1,"ids":[');
    vault().failKeys = new Error('not supported');
    const before = [...vault().entries];
    const later = await signIn(open().sessions, sandbox().people.robot);
    assert.equal(later.isInMemory, true);
    assert.deepEqual([...vault().entries], before);
  });

  it('does not touch the list of a newer version', async () => {
    const newer = '{"v":2,"entries":{"a":1}}';
    vault().entries.set('fakturoid.identities', newer);
    const { sessions } = open();
    const identity = await signIn(sessions, sandbox().people.freelancer);
    assert.equal(identity.isInMemory, true);
    await sessions.signOut(identity.id);
    assert.deepEqual([...vault().entries], [['fakturoid.identities', newer]]);
  });

  it('does not use credentials that were entered for another API', async () => {
    await signIn(open().sessions, sandbox().people.freelancer);
    const elsewhere = open('http://127.0.0.1:9/api/v3');
    assert.deepEqual(await elsewhere.sessions.list(), []);
  });

  it('are all there although a stored token holds what no address can', async () => {
    const { sessions } = open();
    const { id } = await signIn(sessions, sandbox().people.freelancer);
    const key = `fakturoid.identity.${id}`;
    const stored = JSON.parse(vault().entries.get(key) ?? '') as { token: object };
    const broken = { ...stored, token: { ...stored.token, accessToken: 'abcdef\ud800' } };
    vault().entries.set(key, JSON.stringify(broken));
    const later = open().sessions;
    assert.equal((await later.list()).length, 1);
  });

  it('are all there although one that is stored is as large as no sign-in can be', async () => {
    const { sessions } = open();
    await signIn(sessions, sandbox().people.freelancer);
    const index = JSON.parse(vault().entries.get('fakturoid.identities') ?? '') as { ids: string[] };
    vault().entries.set('fakturoid.identities', JSON.stringify({ v: 1, ids: [...index.ids, 'huge'] }));
    vault().entries.set('fakturoid.identity.huge', `{"v":1,"token":[${'1,'.repeat(500_000)}1]}`);
    const later = open().sessions;
    assert.equal((await later.list()).length, 1);
    assert.deepEqual(later.unreadable, [{ id: 'huge', reason: 'corrupt' }]);
  });
});
