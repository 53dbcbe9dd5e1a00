import assert from 'node:assert/strict';
import {
  ask,
  basic,
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

  it('gives a client pair a token of its user', async () => {
    const sandbox = running();
    const answer = await postOauth(sandbox, sandbox.people.agency, CLIENT_CREDENTIALS);
    const user = await ask(sandbox, '/user.json', { as: textOf(answer, 'access_token') });
    assert.equal(object(user)['id'], sandbox.people.agency.userId);
  });

  it('is served with the suffix too, and to the second pair of a user', async () => {
    const sandbox = running();
    const { secondPair } = sandbox.people.agency;
    assert.equal((await postOauth(sandbox, secondPair, CLIENT_CREDENTIALS, '/oauth/token.json')).status, 200);
  });

  it('takes Basic in both alphabets of Base64', async () => {
    const sandbox = running();
    // The bytes of this pair need the two letters in which the alphabets differ.
    const pair = { clientId: '~~~???', clientSecret: 'ÿÿ>>>' };
    const standard = basic(pair);
    const urlSafe = standard.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    assert.notEqual(standard, urlSafe);
    const { robot } = sandbox.people;
    Object.assign(robot.secondPair, pair);
    for (const authorization of [standard, urlSafe]) {
      const answer = await ask(sandbox, '/oauth/token', {
        method: 'POST',
        headers: { Authorization: authorization, 'Content-Type': 'application/json' },
        body: JSON.stringify(CLIENT_CREDENTIALS),
      });
      assert.equal(answer.status, 200, authorization);
    }
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

  const REFUSED_CLIENTS = {
    'a wrong secret': { clientSecret: 'f'.repeat(40) },
    'an unknown id': { clientId: '0'.repeat(40) },
    'a secret that was pasted with a non-breaking space': { clientSecret: '\u00a0' },
  };
  for (const [what, wrong] of Object.entries(REFUSED_CLIENTS)) {
    it(`answers 401 to ${what}`, async () => {
      const sandbox = running();
      const answer = await postOauth(sandbox, { ...sandbox.people.agency, ...wrong }, CLIENT_CREDENTIALS);
      assert.equal(answer.status, 401);
      assert.equal(object(answer)['error'], 'invalid_client');
    });
  }

  for (const authorization of ['', 'Bearer abc', 'Basic ???', 'Basic YWJj']) {
    it(`answers 401 to the header "${authorization}"`, async () => {
      const answer = await ask(running(), '/oauth/token', {
        method: 'POST',
        headers: { Authorization: authorization, 'Content-Type': 'application/json' },
        body: JSON.stringify(CLIENT_CREDENTIALS),
      });
      assert.equal(answer.status, 401);
    });
  }

  const BAD_REQUESTS: readonly (readonly [Record<string, string>, string])[] = [
    [{}, 'invalid_request'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
    [{ grant_type: 'authorization_code', code: 'abc' }, 'unauthorized_client'],
    [{ grant_type: 'refresh_token', refresh_token: 'abc' }, 'unauthorized_client'],
  ];
  for (const [parameters, error] of BAD_REQUESTS) {
    it(`answers ${error} to a user's pair with ${JSON.stringify(parameters)}`, async () => {
      const sandbox = running();
      const answer = await postOauth(sandbox, sandbox.people.agency, parameters);
      assert.deepEqual([answer.status, object(answer)['error']], [400, error]);
    });
  }

  const BAD_INTEGRATION_REQUESTS: readonly (readonly [Record<string, string>, string])[] = [
    [CLIENT_CREDENTIALS, 'unauthorized_client'],
    [{ grant_type: 'authorization_code', code: 'abc' }, 'invalid_request'],
    [{ grant_type: 'authorization_code', redirect_uri: 'https://vscode.dev/redirect' }, 'invalid_request'],
    [
      { grant_type: 'authorization_code', code: 'abc', redirect_uri: 'https://vscode.dev/redirect' },
      'invalid_grant',
    ],
    [{ grant_type: 'refresh_token' }, 'invalid_request'],
    [{ grant_type: 'refresh_token', refresh_token: 'abc' }, 'invalid_grant'],
  ];
  for (const [parameters, error] of BAD_INTEGRATION_REQUESTS) {
    it(`answers ${error} to an integration's pair with ${JSON.stringify(parameters)}`, async () => {
      const sandbox = running();
      const answer = await postOauth(sandbox, sandbox.integrations.testing, parameters);
      assert.deepEqual([answer.status, object(answer)['error']], [400, error]);
    });
  }

  it('answers 400 to a body that is neither JSON nor a form', async () => {
    const sandbox = running();
    const headers = { Authorization: basic(sandbox.people.agency) };
    for (const [type, body] of [
      ['application/json', '{"grant_type":'],
      ['application/json', '[]'],
      ['application/json', '{"grant_type": 1}'],
      ['text/plain', 'grant_type=client_credentials'],
    ] as const) {
      const answer = await ask(sandbox, '/oauth/token', {
        method: 'POST',
        headers: { ...headers, 'Content-Type': type },
        body,
      });
      assert.equal(answer.status, 400, `${type}: ${body}`);
    }
  });

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

  it('redeems a code for a token and a refresh token', async () => {
    const sandbox = running();
    const answer = await redeem(sandbox, await freshCode(sandbox, { person: 'accountant' }));
    assert.equal(answer.status, 200);
    assert.match(textOf(answer, 'refresh_token'), /^[0-9a-f]{80}$/);
    const user = await ask(sandbox, '/user.json', { as: textOf(answer, 'access_token') });
    assert.equal(object(user)['id'], sandbox.people.accountant.userId);
  });

  it('answers a refresh without a refresh token, and the old one stays good', async () => {
    const sandbox = running();
    const refreshToken = textOf(await redeem(sandbox, await freshCode(sandbox)), 'refresh_token');
    const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const first = await postOauth(sandbox, sandbox.integrations.testing, parameters);
    assert.deepEqual(Object.keys(object(first)), ['access_token', 'token_type', 'expires_in']);
    sandbox.advance(365 * 24 * 60 * MINUTES);
    const second = await postOauth(sandbox, sandbox.integrations.testing, parameters);
    assert.equal((await ask(sandbox, '/user.json', { as: textOf(second, 'access_token') })).status, 200);
    const foreign = await postOauth(sandbox, sandbox.integrations.production, parameters);
    assert.deepEqual([foreign.status, object(foreign)['error']], [400, 'invalid_grant']);
  });

  it('lets a code live for five minutes', async () => {
    const sandbox = running();
    const early = await freshCode(sandbox);
    sandbox.advance(5 * MINUTES - 1);
    assert.equal((await redeem(sandbox, early)).status, 200);
    const late = await freshCode(sandbox);
    sandbox.advance(5 * MINUTES);
    const answer = await redeem(sandbox, late);
    assert.equal(answer.status, 400);
    assert.deepEqual(object(answer), {
      error: 'invalid_grant',
      error_description: 'Authorization code expired',
    });
  });

  it('refuses a code with another redirect URL or another pair', async () => {
    const sandbox = running();
    const code = await freshCode(sandbox);
    assert.equal((await redeem(sandbox, code, { redirect_uri: 'https://vscode.dev/redirect/' })).status, 400);
    const { testing, production } = sandbox.integrations;
    const foreign = await postOauth(sandbox, production, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: testing.redirectUri,
    });
    assert.equal(foreign.status, 400);
  });
});

describe('sandbox: POST /oauth/revoke', () => {
  const running = useSandbox();

  for (const path of ['/oauth/revoke', '/oauth/revoke.json']) {
    it(`${path} ends a refresh token together with its access tokens`, async () => {
      const sandbox = running();
      const { testing } = sandbox.integrations;
      const tokens = await redeem(sandbox, await freshCode(sandbox));
      const refresh = { grant_type: 'refresh_token', refresh_token: textOf(tokens, 'refresh_token') };
      const renewed = textOf(await postOauth(sandbox, testing, refresh), 'access_token');

      const answer = await postOauth(sandbox, testing, { token: textOf(tokens, 'refresh_token') }, path);
      assert.deepEqual([answer.status, answer.text], [200, '']);
      for (const token of [textOf(tokens, 'access_token'), renewed]) {
        assert.equal((await ask(sandbox, '/user.json', { as: token })).status, 401);
      }
      assert.equal((await postOauth(sandbox, testing, refresh)).status, 400);
    });
  }

  it('ends the whole authorization by way of an access token', async () => {
    const sandbox = running();
    const { testing } = sandbox.integrations;
    const tokens = await redeem(sandbox, await freshCode(sandbox));
    await postOauth(sandbox, testing, { token: textOf(tokens, 'access_token') }, '/oauth/revoke');
    const refresh = { grant_type: 'refresh_token', refresh_token: textOf(tokens, 'refresh_token') };
    assert.equal((await postOauth(sandbox, testing, refresh)).status, 400);
  });

  it('is content with a token that nobody knows, and refuses one of another client', async () => {
    const sandbox = running();
    const { testing, production } = sandbox.integrations;
    assert.equal((await postOauth(sandbox, testing, { token: 'abc' }, '/oauth/revoke')).status, 200);
    const token = textOf(await redeem(sandbox, await freshCode(sandbox)), 'refresh_token');
    assert.equal((await postOauth(sandbox, production, { token }, '/oauth/revoke')).status, 400);
    assert.equal((await postOauth(sandbox, testing, {}, '/oauth/revoke')).status, 400);
    assert.equal((await postOauth(sandbox, sandbox.people.robot, {}, '/oauth/revoke')).status, 400);
    const nobody = { clientId: 'abc', clientSecret: 'def' };
    assert.equal((await postOauth(sandbox, nobody, { token }, '/oauth/revoke')).status, 401);
  });
});
