import assert from 'node:assert/strict';
import type { ClientCredentials } from '../../sandbox';
import {
  ask,
  authorize,
  freshCode,
  object,
  postOauth,
  redeem,
  textOf,
  useSandbox,
} from '../../kit/sandboxRequests';

const CLIENT_CREDENTIALS = { grant_type: 'client_credentials' };
const SECONDS = 1000;
const MINUTES = 60 * SECONDS;

describe('sandbox: POST /oauth/token', () => {
  const running = useSandbox();

  it('is served with the suffix too, and to the second pair of a user', async () => {
    const sandbox = running();
    const { secondPair } = sandbox.people.agency;
    assert.equal((await postOauth(sandbox, secondPair, CLIENT_CREDENTIALS, '/oauth/token.json')).status, 200);
  });

  it('refuses id and secret in the body, in the documented words', async () => {
    const sandbox = running();
    const { clientId, clientSecret } = sandbox.people.agency;
    const answer = await ask(sandbox, '/oauth/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...CLIENT_CREDENTIALS, client_id: clientId, client_secret: clientSecret }),
    });
    assert.equal(answer.status, 400);
    assert.deepEqual(object(answer), {
      error: 'invalid_request',
      error_description: 'Client ID and Client Secret have to be sent via HTTP Basic Authorization',
    });
  });

  const redirectUri = 'https://vscode.dev/redirect';
  for (const [who, parameters, error] of [
    ['agency', {}, 'invalid_request'],
    ['agency', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['agency', { grant_type: 'authorization_code', code: 'abc' }, 'unauthorized_client'],
    ['agency', { grant_type: 'refresh_token', refresh_token: 'abc' }, 'unauthorized_client'],
    ['testing', CLIENT_CREDENTIALS, 'unauthorized_client'],
    ['testing', { grant_type: 'authorization_code', code: 'abc' }, 'invalid_request'],
    ['testing', { grant_type: 'authorization_code', redirect_uri: redirectUri }, 'invalid_request'],
    ['testing', { grant_type: 'refresh_token' }, 'invalid_request'],
    ['testing', { grant_type: 'refresh_token', refresh_token: 'abc' }, 'invalid_grant'],
  ] as const) {
    it(`answers ${error} to the pair of ${who} with ${JSON.stringify(parameters)}`, async () => {
      const { people, integrations } = running();
      const answer = await postOauth(running(), { ...people, ...integrations }[who], parameters);
      assert.deepEqual([answer.status, object(answer)['error']], [400, error]);
    });
  }

  it('lets a token die after exactly two hours', async () => {
    const sandbox = running();
    const token = sandbox.issueToken(sandbox.people.agency);
    sandbox.advance(7200 * SECONDS - 1);
    assert.equal((await ask(sandbox, '/user.json', { as: token })).status, 200);
    sandbox.advance(1);
    assert.equal((await ask(sandbox, '/user.json', { as: token })).status, 401);
  });
});

describe('sandbox: Authorization Code', () => {
  const running = useSandbox();

  it('answers a refresh without a refresh token, and the old one stays good', async () => {
    const sandbox = running();
    const refreshToken = textOf(await redeem(sandbox, await freshCode(sandbox)), 'refresh_token');
    const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const first = await postOauth(sandbox, sandbox.integrations.testing, parameters);
    assert.deepEqual(Object.keys(object(first)), ['access_token', 'token_type', 'expires_in']);
    sandbox.advance(365 * 24 * 60 * MINUTES);
    const second = await postOauth(sandbox, sandbox.integrations.testing, parameters);
    assert.equal((await ask(sandbox, '/user.json', { as: textOf(second, 'access_token') })).status, 200);
  });

  it('lets a code live for five minutes, and for its own redirect URL', async () => {
    const sandbox = running();
    const early = await freshCode(sandbox);
    sandbox.advance(5 * MINUTES - 1);
    assert.equal((await redeem(sandbox, early)).status, 200);
    const late = await freshCode(sandbox);
    assert.equal((await redeem(sandbox, late, { redirect_uri: 'https://a.example/' })).status, 400);
    sandbox.advance(5 * MINUTES);
    assert.equal(object(await redeem(sandbox, late))['error'], 'invalid_grant');
  });
});

describe('sandbox: POST /oauth/revoke', () => {
  const running = useSandbox();

  for (const kind of ['refresh_token', 'access_token']) {
    it(`ends the whole authorization by way of its ${kind}`, async () => {
      const sandbox = running();
      const { testing } = sandbox.integrations;
      const tokens = await redeem(sandbox, await freshCode(sandbox));
      const refresh = { grant_type: 'refresh_token', refresh_token: textOf(tokens, 'refresh_token') };
      const renewed = textOf(await postOauth(sandbox, testing, refresh), 'access_token');

      const answer = await postOauth(sandbox, testing, { token: textOf(tokens, kind) }, '/oauth/revoke.json');
      assert.deepEqual([answer.status, answer.text], [200, '']);
      for (const token of [textOf(tokens, 'access_token'), renewed]) {
        assert.equal((await ask(sandbox, '/user.json', { as: token })).status, 401);
      }
      assert.equal((await postOauth(sandbox, testing, refresh)).status, 400);
    });
  }

  it('is content with a token that nobody knows, and refuses one of another client', async () => {
    const sandbox = running();
    const { testing } = sandbox.integrations;
    const { robot } = sandbox.people;
    const token = textOf(await redeem(sandbox, await freshCode(sandbox)), 'refresh_token');
    const status = async (pair: ClientCredentials, parameters: Record<string, string>): Promise<number> =>
      (await postOauth(sandbox, pair, parameters, '/oauth/revoke')).status;
    assert.equal(await status(testing, { token: 'abc' }), 200);
    assert.equal(await status(robot, { token }), 400);
    assert.equal(await status(testing, {}), 400);
    assert.equal(await status({ clientId: 'abc', clientSecret: 'def' }, { token }), 401);
  });
});

describe('sandbox: GET /oauth', () => {
  const running = useSandbox();

  function query(more: Record<string, string> = {}): string {
    const { clientId, redirectUri } = running().integrations.testing;
    const parameters = { client_id: clientId, redirect_uri: redirectUri, response_type: 'code', ...more };
    return `/oauth?${new URLSearchParams(parameters).toString()}`;
  }

  it('shows a page with Approve and Deny, and everybody to sign in as', async () => {
    const answer = await ask(running(), query({ state: '"><script>' }), { headers: { Accept: 'text/html' } });
    assert.equal(answer.status, 200);
    assert.match(answer.text, />Approve<.*>Deny</s);
    assert.match(answer.text, /Tereza Šťastná/);
    assert.match(answer.text, /name="state" value="&quot;&gt;&lt;script&gt;"/);
    // Browsers would insist on HTTPS for this machine.
    assert.equal(answer.headers.get('strict-transport-security'), null);
  });

  it('sends the browser back with a code of 80 characters and the state, or with a denial', async () => {
    const url = await authorize(running(), { state: 'a b&c' });
    assert.equal(url.origin + url.pathname, 'https://vscode.dev/redirect');
    assert.match(url.searchParams.get('code') ?? '', /^[0-9a-f]{80}$/);
    assert.equal(url.searchParams.get('state'), 'a b&c');
    const denial = await authorize(running(), {}, 'deny');
    assert.equal(denial.searchParams.get('error'), 'access_denied');
  });

  it('never redirects to an address that is not the one in the settings', async () => {
    for (const wrong of [{ client_id: 'abc' }, { redirect_uri: 'https://evil.example' }]) {
      const answer = await ask(running(), query(wrong));
      assert.deepEqual([answer.status, answer.headers.get('location')], [400, null]);
    }
  });
});
