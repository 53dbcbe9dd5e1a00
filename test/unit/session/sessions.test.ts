import assert from 'node:assert/strict';
import { systemClock } from '../../../src/base/clock';
import type { FakturoidError } from '../../../src/fakturoid/errors';
import { type Sandbox, startSandbox } from '../../sandbox';
import { FakeVault } from '../support/fakeSecrets';
import { openWindow, type TestWindow } from '../support/window';

const HOURS = 3_600_000;

describe('sessions', () => {
  let sandbox: Sandbox;
  let vault: FakeVault;
  const windows: TestWindow[] = [];
  const open = (): TestWindow => {
    const window = openWindow({
      apiUrl: sandbox.apiUrl,
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
    sandbox.advance(ms);
  };
  const count = (route: string): number =>
    sandbox.requests.filter((request) => request.route === route).length;

  before(async () => {
    sandbox = await startSandbox();
  });

  beforeEach(() => {
    sandbox.reset();
    vault = new FakeVault();
    passed = 0;
  });

  afterEach(() => {
    for (const window of windows.splice(0)) {
      window.dispose();
    }
  });

  after(() => sandbox.close());

  it('stores credentials and token only after /user.json has answered', async () => {
    const { sessions } = open();
    const seen: string[] = [];
    const arrived = sandbox.nextRequest('user').then(() => seen.push(vault.text));
    const identity = await sessions.signIn(sandbox.people.freelancer);
    await arrived;
    assert.deepEqual(seen, ['']);
    assert.equal(identity.userId, sandbox.people.freelancer.userId);
    assert.equal(identity.name, sandbox.people.freelancer.fullName);
    assert.match(vault.text, new RegExp(sandbox.people.freelancer.clientSecret));
    assert.deepEqual(await sessions.list(), [identity]);
  });

  it('refuses a wrong pair and stores nothing', async () => {
    const { sessions } = open();
    const wrong = { ...sandbox.people.freelancer, clientSecret: 'nonsense' };
    await assert.rejects(sessions.signIn(wrong), (error: FakturoidError) => error.kind === 'grantRefused');
    assert.equal(vault.entries.size, 0);
    assert.deepEqual(await sessions.list(), []);
  });

  it('stores nothing when /user.json refuses the new token', async () => {
    const { sessions } = open();
    sandbox.fail('user', '401', Infinity);
    await assert.rejects(
      sessions.signIn(sandbox.people.freelancer),
      (error: FakturoidError) => error.kind === 'unauthorized',
    );
    assert.equal(vault.entries.size, 0);
  });

  it('stores nothing when the person leaves while the check is under way', async () => {
    const { sessions } = open();
    sandbox.fail('user', 'hang');
    const leave = new AbortController();
    const arrived = sandbox.nextRequest('user');
    const signingIn = sessions.signIn(sandbox.people.freelancer, leave.signal);
    await arrived;
    leave.abort();
    await assert.rejects(signingIn, (error: FakturoidError) => error.kind === 'cancelled');
    assert.equal(vault.entries.size, 0);
  });

  it('keeps people signed in over a reload of the window, without a request', async () => {
    const identity = await open().sessions.signIn(sandbox.people.agency);
    const requests = sandbox.requests.length;
    const reloaded = open();
    assert.deepEqual(await reloaded.sessions.list(), [identity]);
    assert.equal(sandbox.requests.length, requests);
    assert.equal(reloaded.apiLoads(), 0);
  });

  it('keeps one identity when the same user signs in again', async () => {
    const { sessions } = open();
    const first = await sessions.signIn(sandbox.people.agency);
    advance(1000);
    const second = await sessions.signIn({ ...sandbox.people.agency, ...sandbox.people.agency.secondPair });
    assert.equal(second.id, first.id);
    assert.notEqual(second.signedInAt, first.signedInAt);
    assert.equal((await sessions.list()).length, 1);
  });

  it('forgets every trace when signing out, without the network', async () => {
    const { sessions } = open();
    const { id } = await sessions.signIn(sandbox.people.freelancer);
    const requests = sandbox.requests.length;
    await sessions.signOut(id);
    assert.deepEqual(await sessions.list(), []);
    assert.doesNotMatch(vault.text, /[0-9a-f]{32}/);
    assert.equal([...vault.entries.keys()].filter((key) => key.includes(id)).length, 0);
    assert.equal(sandbox.requests.length, requests);
  });

  it('shows sign-in and sign-out in other windows', async () => {
    const here = open();
    const there = open();
    assert.deepEqual(await there.sessions.list(), []);
    const arrived = new Promise<void>((resolve) => there.sessions.onDidChange(resolve));
    const identity = await here.sessions.signIn(sandbox.people.freelancer);
    await arrived;
    assert.deepEqual(there.sessions.known, [identity]);
    const left = new Promise<void>((resolve) => there.sessions.onDidChange(resolve));
    await here.sessions.signOut(identity.id);
    await left;
    assert.deepEqual(there.sessions.known, []);
  });

  it('renews a token that ran out with one request, however many loads wait for it', async () => {
    const { sessions, directory } = open();
    const { id } = await sessions.signIn(sandbox.people.agency);
    advance(3 * HOURS);
    const slugs = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all([
      directory.ensure({ identityId: id }).ended,
      ...slugs.map((slug) => directory.ensure({ identityId: id, slug }).ended),
    ]);
    assert.equal(count('token'), 2, 'one to sign in and one to renew');
    assert.equal(directory.currentUser(id).status, 'ready');
  });

  it('renews once after a 401 although the clock says that the token is good', async () => {
    const { sessions, directory } = open();
    const { id } = await sessions.signIn(sandbox.people.agency);
    sandbox.expireTokens();
    await directory.ensure({ identityId: id }).ended;
    assert.equal(directory.currentUser(id).status, 'ready');
    assert.equal(count('token'), 2);
  });

  it('adopts a token that another window has stored instead of minting one', async () => {
    const here = open();
    const { id } = await here.sessions.signIn(sandbox.people.agency);
    const there = open();
    await there.sessions.list();
    sandbox.expireTokens();
    await here.directory.ensure({ identityId: id }).ended;
    await there.directory.ensure({ identityId: id }).ended;
    assert.equal(there.directory.currentUser(id).status, 'ready');
    assert.equal(count('token'), 2, 'one to sign in and one that both windows use');
  });

  it('serves a renewed token from memory when it cannot be stored', async () => {
    const { sessions, directory, log } = open();
    const { id } = await sessions.signIn(sandbox.people.agency);
    sandbox.expireTokens();
    vault.failWrites = new Error('no keyring');
    await directory.ensure({ identityId: id }).ended;
    assert.equal(directory.currentUser(id).status, 'ready');
    assert.match(log.text, /kept in memory/);
  });

  it('does not bring back an identity that signed out while its token was renewed', async () => {
    const { sessions, directory } = open();
    const { id } = await sessions.signIn(sandbox.people.agency);
    sandbox.expireTokens();
    sandbox.fail('token', 'delay=50');
    const arrived = sandbox.nextRequest('token');
    const { ended } = directory.ensure({ identityId: id });
    await arrived;
    await sessions.signOut(id);
    await ended;
    assert.deepEqual(await sessions.list(), []);
    assert.doesNotMatch(vault.text, /accessToken/);
  });

  it('gives up after a few renewals that do not help, instead of going round', async () => {
    const { sessions, directory } = open();
    const { id } = await sessions.signIn(sandbox.people.agency);
    sandbox.fail('user', '401', Infinity);
    for (let attempt = 0; attempt < 6; attempt++) {
      await directory.reload({ identityId: id }).ended;
    }
    const state = directory.currentUser(id);
    assert.equal(state.status === 'failed' && state.failure.kind, 'unauthorized');
    assert.equal(count('token'), 1 + 3);
  });

  it('leaves entries alone that are corrupt or newer, and shows the others', async () => {
    const { sessions } = open();
    const identity = await sessions.signIn(sandbox.people.freelancer);
    vault.entries.set('fakturoid.identity.broken', '{"v":1,"token":');
    vault.entries.set('fakturoid.identity.newer', '{"v":2,"token":"kept"}');
    vault.entries.set(
      'fakturoid.identities',
      JSON.stringify({ v: 1, ids: ['broken', 'newer', identity.id, 'gone'] }),
    );
    const { sessions: later, log } = open();
    assert.deepEqual(await later.list(), [identity]);
    assert.equal(vault.entries.get('fakturoid.identity.newer'), '{"v":2,"token":"kept"}');
    assert.match(log.text, /newer version/);
    assert.match(log.text, /cannot be read/);
    assert.doesNotMatch(log.text, /kept/);
  });

  it('does not use credentials that were entered for another API', async () => {
    await open().sessions.signIn(sandbox.people.freelancer);
    const elsewhere = openWindow({ apiUrl: 'http://127.0.0.1:9/api/v3', vault });
    windows.push(elsewhere);
    assert.deepEqual(await elsewhere.sessions.list(), []);
  });

  it('tells the log nothing that is secret', async () => {
    const { sessions, directory, log, redactor } = open();
    const { id } = await sessions.signIn(sandbox.people.freelancer);
    sandbox.expireTokens();
    await directory.ensure({ identityId: id }).ended;
    sandbox.fail('user', 'garbage');
    await directory.reload({ identityId: id }).ended;
    const { clientId, clientSecret } = sandbox.people.freelancer;
    const tokens = vault.text.match(/[0-9a-f]{80}/g) ?? [];
    assert.equal(tokens.length, 1);
    assert.ok(log.lines.length > 0);
    for (const secret of [clientId, clientSecret, ...tokens]) {
      assert.ok(!log.text.includes(secret));
      assert.equal(redactor.redact(`x ${secret} y`).includes(secret), false);
    }
  });
});
