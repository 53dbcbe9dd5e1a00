import assert from 'node:assert/strict';
import { request } from 'node:https';
import { startSandbox, type Sandbox } from '../../sandbox';
import { ask, useSandbox } from '../../kit/sandboxRequests';

describe('sandbox: server', () => {
  it('listens on this machine only, on a port of its own, and says when one is taken', async () => {
    const sandbox = await startSandbox();
    assert.match(sandbox.apiUrl, /^http:\/\/127\.0\.0\.1:\d+\/api\/v3$/);
    assert.notEqual(sandbox.origin, sandbox.otherOrigin);
    await assert.rejects(startSandbox({ port: Number(new URL(sandbox.origin).port) }), {
      code: 'EADDRINUSE',
    });
    await sandbox.close();
  });

  it('ends at once, whatever hangs or waits', async () => {
    const sandbox = await startSandbox();
    const asked = [];
    for (const [route, fault, path] of [
      ['user', 'hang', '/user.json'],
      ['account', 'delay=3600000', '/accounts/a/account.json'],
      ['users', 'slowBody=3600000', '/accounts/a/users.json'],
    ] as const) {
      sandbox.fail(route, fault);
      const arrived = sandbox.nextRequest(route);
      asked.push(assert.rejects(ask(sandbox, path)));
      await arrived;
    }
    await sandbox.close();
    await Promise.all(asked);
  });
});

describe('sandbox: HTTPS', () => {
  const running = useSandbox({ https: true, hostnames: ['app.fakturoid.example'] });

  function status(
    sandbox: Sandbox,
    options: { readonly ca?: string; readonly servername?: string } = {},
  ): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const headers = { 'User-Agent': 'Test' };
      request(`${sandbox.apiUrl}/user.json`, { ...options, agent: false, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  }

  it('is trusted by who trusts its certificate, under its names only', async () => {
    const sandbox = running();
    assert.match(sandbox.otherOrigin, /^https:/);
    const ca = sandbox.certificate ?? '';
    for (const servername of ['', 'localhost', 'app.fakturoid.example']) {
      assert.equal(await status(sandbox, { ca, servername }), 401);
    }
    const foreign = status(sandbox, { ca, servername: 'evil.example' });
    await assert.rejects(foreign, { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    await assert.rejects(status(sandbox), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });
});
