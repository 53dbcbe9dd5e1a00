import assert from 'node:assert/strict';
import { systemClock } from '../../../src/base/clock';
import type { FakturoidError } from '../../../src/fakturoid/errors';
import { FakeVault } from '../../kit/fakeSecrets';
import { authorize, useSandbox } from '../../kit/sandboxRequests';
import { openWindow, signIn, type TestWindow } from '../../kit/testWindow';

const HOURS = 3_600_000;

describe('sessions', () => {
  const sandbox = useSandbox({ clock: systemClock });
  let vault: FakeVault;
  const windows: TestWindow[] = [];
  const open = (): TestWindow => {
    const window = openWindow({
      apiUrl: sandbox().apiUrl,
      vault,
      clock: { now: () => Date.now() + passed, sleep: systemClock.sleep },
    });
    windows.push(window);
    return window;
  };
  let passed = 0;
  /** Lets time pass, here and at the server. */
  const advance = (ms: number): void => {
    passed += ms;
    sandbox().advance(ms);
  };
  const count = (route: string): number =>
    sandbox().requests.filter((request) => request.route === route).length;

  /** Asks again who is signed in; how that failed, or that it did not. */
  const reload = async ({ directory }: TestWindow, id: string): Promise<string> => {
    await directory.reload({ kind: 'currentUser', identityId: id }).settled;
    const state = directory.currentUser(id);
    return state.status === 'failed' ? state.failure.kind : state.status;
  };

  beforeEach(() => {
    vault = new FakeVault();
    passed = 0;
  });
  afterEach(() => windows.splice(0).forEach((window) => window.dispose()));

  it('stores credentials and token only after /user.json has answered', async () => {
    const { sessions } = open();
    const seen: string[] = [];
    const arrived = sandbox()
      .nextRequest('user')
      .then(() => seen.push(vault.text));
    const identity = await signIn(sessions, sandbox().people.freelancer);
    await arrived;
    assert.deepEqual(seen, ['']);
    assert.equal(identity.userId, sandbox().people.freelancer.userId);
    assert.equal(identity.name, sandbox().people.freelancer.fullName);
    assert.match(vault.text, new RegExp(sandbox().people.freelancer.clientSecret));
    assert.deepEqual(await sessions.list(), [identity]);
  });

  for (const [name, fault, kind] of [
    ['a wrong pair', undefined, 'grantRefused'],
    ['a new token that /user.json refuses', '401', 'unauthorized'],
  ] as const) {
    it(`refuses ${name} and stores nothing`, async () => {
      const { sessions } = open();
      const { freelancer } = sandbox().people;
      if (fault !== undefined) sandbox().fail('user', fault, Infinity);
      const pair = fault === undefined ? { ...freelancer, clientSecret: 'nonsense' } : freelancer;
      await assert.rejects(signIn(sessions, pair), (error: FakturoidError) => error.kind === kind);
      assert.equal(vault.entries.size, 0);
      assert.deepEqual(await sessions.list(), []);
    });
  }

  it('stores nothing when the person leaves while the check is under way', async () => {
    const { sessions } = open();
    sandbox().fail('user', 'hang');
    const leave = new AbortController();
    const arrived = sandbox().nextRequest('user');
    const signingIn = signIn(sessions, sandbox().people.freelancer, leave.signal);
    await arrived;
    leave.abort();
    await assert.rejects(signingIn, { name: 'AbortError' });
    assert.equal(vault.entries.size, 0);
  });

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

  it('keeps people signed in over a reload of the window, without a request', async () => {
    const identity = await signIn(open().sessions, sandbox().people.agency);
    const requests = sandbox().requests.length;
    const reloaded = open();
    assert.deepEqual(await reloaded.sessions.list(), [identity]);
    assert.equal(sandbox().requests.length, requests);
    assert.equal(reloaded.apiLoads(), 0);
  });

  it('tells by a credential or a token whose it is, without a request', async () => {
    const { sessions } = open();
    const { agency, freelancer } = sandbox().people;
    const identity = await signIn(sessions, agency);
    const before = sandbox().requests.length;
    const holderOf = await sessions.holders();
    for (const secret of [agency.clientId, agency.clientSecret, sessions.accessTokenOf(identity.id)]) {
      assert.deepEqual(holderOf(secret), identity);
    }
    assert.equal(holderOf(freelancer.clientSecret), undefined);
    assert.equal(holderOf(''), undefined);
    assert.equal(sandbox().requests.length, before);
  });

  it('keeps one identity when the same user signs in again', async () => {
    const { sessions } = open();
    const first = await signIn(sessions, sandbox().people.agency);
    advance(1000);
    const second = await signIn(sessions, {
      ...sandbox().people.agency,
      ...sandbox().people.agency.secondPair,
    });
    assert.equal(second.id, first.id);
    assert.notEqual(second.signedInAt, first.signedInAt);
    assert.equal((await sessions.list()).length, 1);
  });

  it('forgets every trace when signing out, without the network', async () => {
    const { sessions } = open();
    const { id } = await signIn(sessions, sandbox().people.freelancer);
    const requests = sandbox().requests.length;
    await sessions.signOut(id);
    assert.deepEqual(await sessions.list(), []);
    assert.doesNotMatch(vault.text, /[0-9a-f]{32}/);
    assert.equal([...vault.entries.keys()].filter((key) => key.includes(id)).length, 0);
    assert.equal(sandbox().requests.length, requests);
  });

  it('shows sign-in and sign-out in other windows', async () => {
    const here = open();
    const there = open();
    assert.deepEqual(await there.sessions.list(), []);
    const arrived = new Promise<void>((resolve) => there.sessions.onDidChange(resolve));
    const identity = await signIn(here.sessions, sandbox().people.freelancer);
    await arrived;
    assert.deepEqual(there.sessions.known, [identity]);
    const left = new Promise<void>((resolve) => there.sessions.onDidChange(resolve));
    await here.sessions.signOut(identity.id);
    await left;
    assert.deepEqual(there.sessions.known, []);
  });

  it('renews a token that ran out with one request, however many loads wait for it', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox().people.agency);
    advance(3 * HOURS);
    const slugs = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all([
      directory.ensure({ kind: 'currentUser', identityId: id }).settled,
      ...slugs.map((slug) => directory.ensure({ kind: 'users', identityId: id, slug }).settled),
    ]);
    assert.equal(count('token'), 2, 'one to sign in and one to renew');
    assert.equal(directory.currentUser(id).status, 'ready');
  });

  it('renews once after a 401 although the clock says that the token is good', async () => {
    const window = open();
    const { id } = await signIn(window.sessions, sandbox().people.agency);
    sandbox().expireTokens();
    assert.equal(await reload(window, id), 'ready');
    assert.equal(count('token'), 2);
  });

  it('adopts a token that another window has stored instead of asking for one', async () => {
    const here = open();
    const { id } = await signIn(here.sessions, sandbox().people.agency);
    const there = open();
    await there.sessions.list();
    sandbox().expireTokens();
    assert.equal(await reload(here, id), 'ready');
    assert.equal(await reload(there, id), 'ready');
    assert.equal(count('token'), 2, 'one to sign in and one that both windows use');
  });

  it('serves a renewed token from memory when it cannot be stored', async () => {
    const window = open();
    const { id } = await signIn(window.sessions, sandbox().people.agency);
    sandbox().expireTokens();
    vault.failWrites = new Error('no keyring');
    assert.equal(await reload(window, id), 'ready');
    assert.match(window.log.text, /kept in memory/);
  });

  it('does not bring back an identity that signed out while its token was renewed', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox().people.agency);
    sandbox().expireTokens();
    sandbox().fail('token', 'delay=50');
    const arrived = sandbox().nextRequest('token');
    const { settled } = directory.ensure({ kind: 'currentUser', identityId: id });
    await arrived;
    await sessions.signOut(id);
    await settled;
    assert.deepEqual(await sessions.list(), []);
    assert.doesNotMatch(vault.text, /accessToken/);
  });

  it('gives up after a few renewals that do not help, instead of going round', async () => {
    const window = open();
    const { id } = await signIn(window.sessions, sandbox().people.agency);
    sandbox().fail('user', '401', Infinity);
    for (let attempt = 0; attempt < 6; attempt++) {
      assert.equal(await reload(window, id), 'unauthorized');
    }
    assert.equal(count('token'), 1 + 3);
  });

  it('leaves entries alone that are corrupt or newer, and shows the others', async () => {
    const { sessions } = open();
    const identity = await signIn(sessions, sandbox().people.freelancer);
    vault.entries.set('fakturoid.identity.broken', '{"v":1,"token":');
    vault.entries.set('fakturoid.identity.newer', '{"v":2,"token":"kept"}');
    vault.entries.set(
      'fakturoid.identities',
      JSON.stringify({ v: 1, ids: ['broken', 'newer', identity.id, 'gone'] }),
    );
    const { sessions: later, log } = open();
    assert.deepEqual(await later.list(), [identity]);
    assert.equal(vault.entries.get('fakturoid.identity.newer'), '{"v":2,"token":"kept"}');
    assert.deepEqual(later.unusable, [
      { id: 'broken', reason: 'corrupt' },
      { id: 'newer', reason: 'newer' },
    ]);
    await later.signOut('broken');
    assert.deepEqual(later.unusable, [{ id: 'newer', reason: 'newer' }]);
    assert.equal(vault.entries.has('fakturoid.identity.broken'), false);
    assert.doesNotMatch(log.text, /kept/);
  });

  it('keeps a sign-in for this window where nothing can be stored', async () => {
    const { sessions } = open();
    vault.failWrites = new Error('no keyring');
    const identity = await signIn(sessions, sandbox().people.freelancer);
    assert.equal(identity.isInMemory, true);
    assert.equal(vault.entries.size, 0);
    await sessions.rename(identity.id, 'production');
    assert.equal((await sessions.list())[0]?.label, 'production');
    assert.deepEqual(await open().sessions.list(), []);
    await sessions.signOut(identity.id);
    assert.deepEqual(await sessions.list(), []);
  });

  it('finds its identities again when the list of them is damaged, and makes it again', async () => {
    const { sessions } = open();
    const first = await signIn(sessions, sandbox().people.freelancer);
    vault.entries.set('fakturoid.identities', '{"v":1,"ids":[');
    const later = open().sessions;
    assert.deepEqual(await later.list(), [first]);
    const second = await signIn(later, sandbox().people.robot);
    assert.deepEqual(
      (await open().sessions.list()).map(({ id }) => id),
      [first.id, second.id],
    );
    assert.deepEqual(JSON.parse(vault.entries.get('fakturoid.identities') ?? ''), {
      v: 1,
      ids: [first.id, second.id],
    });
  });

  it('makes a damaged list again also for who is signed in already', async () => {
    const { sessions } = open();
    const first = await signIn(sessions, sandbox().people.freelancer);
    vault.entries.set('fakturoid.identities', '{"v":1,"ids":[');
    const window = open();
    const again = await signIn(window.sessions, sandbox().people.freelancer);
    assert.equal(again.id, first.id);
    assert.deepEqual(JSON.parse(vault.entries.get('fakturoid.identities') ?? ''), { v: 1, ids: [first.id] });
    assert.match(window.log.text, /list of identities could not be read, and is made again/);
  });

  it('leaves a damaged list alone in a host that cannot list its secrets: they would be lost', async () => {
    await signIn(open().sessions, sandbox().people.freelancer);
    vault.entries.set('fakturoid.identities', '{"v":1,"ids":[');
    vault.failKeys = new Error('not supported');
    const before = [...vault.entries];
    const later = await signIn(open().sessions, sandbox().people.robot);
    assert.equal(later.isInMemory, true);
    assert.deepEqual([...vault.entries], before);
  });

  it('does not touch the list of a newer version', async () => {
    const newer = '{"v":2,"entries":{"a":1}}';
    vault.entries.set('fakturoid.identities', newer);
    const { sessions } = open();
    const identity = await signIn(sessions, sandbox().people.freelancer);
    assert.equal(identity.isInMemory, true);
    await sessions.signOut(identity.id);
    assert.deepEqual([...vault.entries], [['fakturoid.identities', newer]]);
  });

  it('keeps a name of its own, and the token that was entered as it is', async () => {
    const window = open();
    const { sessions } = window;
    const accessToken = sandbox().issueToken(sandbox().people.robot);
    const { id } = await sessions.add(await sessions.verify({ type: 'accessToken', accessToken }));
    await sessions.rename(id, 'bridge');
    const [identity] = await open().sessions.list();
    assert.equal(identity?.label, 'bridge');
    assert.equal(identity.method, 'accessToken');
    sandbox().expireTokens();
    assert.equal(await reload(window, id), 'unauthorized');
    assert.equal(count('token'), 0, 'nothing renews it');
  });

  it('renews with a refresh token and keeps it, though the answer has none', async () => {
    const window = open();
    const { clientId, clientSecret, redirectUri } = sandbox().integrations.testing;
    const code = (await authorize(sandbox(), { person: 'accountant' })).searchParams.get('code') ?? '';
    const client = { clientId, clientSecret };
    const { id } = await window.sessions.add(
      await window.sessions.verify({ type: 'authorizationCode', client, code, redirectUri }),
    );
    for (let round = 0; round < 2; round++) {
      advance(3 * HOURS);
      assert.equal(await reload(window, id), 'ready');
    }
    assert.equal(count('token'), 3);
    assert.equal(vault.text.match(/"refreshToken":"[0-9a-f]+"/g)?.length, 1);
  });

  it('does not use credentials that were entered for another API', async () => {
    await signIn(open().sessions, sandbox().people.freelancer);
    const elsewhere = openWindow({ apiUrl: 'http://127.0.0.1:9/api/v3', vault });
    windows.push(elsewhere);
    assert.deepEqual(await elsewhere.sessions.list(), []);
  });

  it('tells the log nothing that is secret', async () => {
    const window = open();
    const { log, redactor } = window;
    const { id } = await signIn(window.sessions, sandbox().people.freelancer);
    sandbox().expireTokens();
    await reload(window, id);
    sandbox().fail('user', 'garbage');
    await reload(window, id);
    const { clientId, clientSecret } = sandbox().people.freelancer;
    const tokens = vault.text.match(/[0-9a-f]{80}/g) ?? [];
    assert.equal(tokens.length, 1);
    assert.ok(log.lines.length > 0);
    for (const secret of [clientId, clientSecret, ...tokens]) {
      assert.ok(!log.text.includes(secret));
      assert.equal(redactor.redact(`x ${secret} y`).includes(secret), false);
    }
  });

  it('are all there although a stored token holds what no address can', async () => {
    const { sessions } = open();
    const { id } = await signIn(sessions, sandbox().people.freelancer);
    const key = `fakturoid.identity.${id}`;
    const stored = JSON.parse(vault.entries.get(key) ?? '') as { token: object };
    const broken = { ...stored, token: { ...stored.token, accessToken: 'abcdef\ud800' } };
    vault.entries.set(key, JSON.stringify(broken));
    const later = open().sessions;
    assert.equal((await later.list()).length, 1);
  });

  it('are all there although one that is stored is as large as no sign-in can be', async () => {
    const { sessions } = open();
    await signIn(sessions, sandbox().people.freelancer);
    const index = JSON.parse(vault.entries.get('fakturoid.identities') ?? '') as { ids: string[] };
    vault.entries.set('fakturoid.identities', JSON.stringify({ v: 1, ids: [...index.ids, 'huge'] }));
    vault.entries.set('fakturoid.identity.huge', `{"v":1,"token":[${'1,'.repeat(500_000)}1]}`);
    const later = open().sessions;
    assert.equal((await later.list()).length, 1);
    assert.deepEqual(later.unusable, [{ id: 'huge', reason: 'corrupt' }]);
  });
});
