import assert from 'node:assert/strict';
import type { FakturoidError } from '../../../src/fakturoid/errors';
import { signIn } from '../../kit/testWindow';
import { useSandboxWindows } from './sandboxWindows';

describe('sessions', () => {
  const { sandbox, vault, open, advance, count, reload } = useSandboxWindows();

  it('stores credentials and token only after /user.json has answered', async () => {
    const { sessions } = open();
    const seen: string[] = [];
    const arrived = sandbox()
      .nextRequest('user')
      .then(() => seen.push(vault().text));
    const identity = await signIn(sessions, sandbox().people.freelancer);
    await arrived;
    assert.deepEqual(seen, ['']);
    assert.equal(identity.userId, sandbox().people.freelancer.userId);
    assert.equal(identity.name, sandbox().people.freelancer.fullName);
    assert.match(vault().text, new RegExp(sandbox().people.freelancer.clientSecret));
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
      assert.equal(vault().entries.size, 0);
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
    assert.equal(vault().entries.size, 0);
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
    assert.doesNotMatch(vault().text, /[0-9a-f]{32}/);
    assert.equal([...vault().entries.keys()].filter((key) => key.includes(id)).length, 0);
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

  it('tells the log nothing that is secret', async () => {
    const window = open();
    const { log, redactor } = window;
    const { id } = await signIn(window.sessions, sandbox().people.freelancer);
    sandbox().expireTokens();
    await reload(window, id);
    sandbox().fail('user', 'garbage');
    await reload(window, id);
    const { clientId, clientSecret } = sandbox().people.freelancer;
    const tokens = vault().text.match(/[0-9a-f]{80}/g) ?? [];
    assert.equal(tokens.length, 1);
    assert.ok(log.lines.length > 0);
    for (const secret of [clientId, clientSecret, ...tokens]) {
      assert.ok(!log.text.includes(secret));
      assert.equal(redactor.redact(`x ${secret} y`).includes(secret), false);
    }
  });
});
