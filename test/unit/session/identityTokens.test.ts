import assert from 'node:assert/strict';
import { authorize } from '../../kit/sandboxRequests';
import { signIn } from '../../kit/testWindow';
import { useSandboxWindows } from './sandboxWindows';

const HOURS = 3_600_000;

describe('IdentityTokens', () => {
  const { sandbox, vault, open, advance, count, reload } = useSandboxWindows();

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
    vault().failWrites = new Error('no keyring');
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
    assert.doesNotMatch(vault().text, /accessToken/);
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
    assert.equal(vault().text.match(/"refreshToken":"[0-9a-f]+"/g)?.length, 1);
  });
});
