import assert from 'node:assert/strict';
import { ask, authorize, freshCode, useSandbox } from '../../kit/sandboxRequests';

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
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(answer.text, />Approve<.*>Deny</s);
    assert.match(answer.text, /Tereza Šťastná/);
    assert.match(answer.text, /name="state" value="&quot;&gt;&lt;script&gt;"/);
  });

  it('does not make browsers insist on HTTPS for this machine', async () => {
    const { headers } = await ask(running(), query());
    assert.equal(headers.get('strict-transport-security'), null);
  });

  it('needs no suffix, and is not found below /oauth/authorize', async () => {
    const sandbox = running();
    assert.equal((await ask(sandbox, query().replace('/oauth', '/oauth/authorize'))).status, 404);
  });

  it('sends the browser back with a code of 80 characters and the state', async () => {
    const url = await authorize(running(), { state: 'a b&c' });
    assert.equal(url.origin + url.pathname, 'https://vscode.dev/redirect');
    assert.match(url.searchParams.get('code') ?? '', /^[0-9a-f]{80}$/);
    assert.equal(url.searchParams.get('state'), 'a b&c');
  });

  it('sends no state when none came', async () => {
    const url = await authorize(running());
    assert.deepEqual([...url.searchParams.keys()], ['code']);
  });

  it('gives another code each time', async () => {
    const sandbox = running();
    assert.notEqual(await freshCode(sandbox), await freshCode(sandbox));
  });

  it('keeps the parameters that the URL for redirect has of its own', async () => {
    const sandbox = running();
    sandbox.integrations.testing.redirectUri = 'https://vscode.dev/redirect?to=here';
    const url = await authorize(sandbox);
    assert.deepEqual([...url.searchParams.keys()], ['to', 'code']);
  });

  it('never redirects to an address that is not the one in the settings', async () => {
    const sandbox = running();
    for (const wrong of [{ client_id: 'abc' }, { redirect_uri: 'https://evil.example' }]) {
      const answer = await ask(sandbox, query(wrong));
      assert.deepEqual([answer.status, answer.headers.get('location')], [400, null]);
    }
  });

  it('redirects with an error when another response type is asked for', async () => {
    const answer = await ask(running(), query({ response_type: 'token', state: 'abc' }));
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    assert.equal(answer.status, 302);
    assert.equal(searchParams.get('error'), 'unsupported_response_type');
    assert.equal(searchParams.get('state'), 'abc');
  });

  it('knows only its own people', async () => {
    await assert.rejects(authorize(running(), { person: 'nobody' }), /Status 400/);
  });
});
