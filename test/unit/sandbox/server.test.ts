import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { startSandbox, type LoggedRequest, type Sandbox } from '../../sandbox';
import { ask, STILL_CLOCK, useSandbox } from '../../kit/sandboxRequests';

describe('sandbox: server', () => {
  it('listens on this machine only, on a port of its own', async () => {
    const [one, two] = await Promise.all([startSandbox(), startSandbox()]);
    assert.match(one.apiUrl, /^http:\/\/127\.0\.0\.1:\d+\/api\/v3$/);
    assert.equal(new Set([one.origin, one.otherOrigin, two.origin, two.otherOrigin]).size, 4);
    assert.equal(one.certificate, null);
    await Promise.all([one.close(), two.close()]);
  });

  it('says when its port is taken', async () => {
    const sandbox = await startSandbox();
    await assert.rejects(startSandbox({ port: Number(new URL(sandbox.origin).port) }), {
      code: 'EADDRINUSE',
    });
    await sandbox.close();
  });

  it('ends at once, whatever hangs or waits', async () => {
    const sandbox = await startSandbox();
    const faults = {
      user: { kind: 'hang' },
      account: { kind: 'delay', ms: 3_600_000 },
      users: { kind: 'slowBody', ms: 3_600_000 },
    } as const;
    const paths = {
      user: '/user.json',
      account: '/accounts/a/account.json',
      users: '/accounts/a/users.json',
    };
    const asked = [];
    for (const route of ['user', 'account', 'users'] as const) {
      sandbox.fail(route, faults[route]);
      const arrived = sandbox.nextRequest(route);
      asked.push(assert.rejects(ask(sandbox, paths[route])));
      await arrived;
    }
    await sandbox.close();
    await Promise.all(asked);
  });

  it('tells when it is done with a request', async () => {
    const done: LoggedRequest[] = [];
    const sandbox = await startSandbox({ onRequestDone: (entry) => done.push(entry) });
    await ask(sandbox, '/user.json');
    await sandbox.close();
    assert.deepEqual(
      done.map(({ route, status, aborted }) => ({ route, status, aborted })),
      [{ route: 'user', status: 401, aborted: false }],
    );
  });
});

describe('sandbox: log', () => {
  const running = useSandbox();

  it('tells how each request said who it is', async () => {
    const sandbox = running();
    const headers = [
      {},
      { Authorization: 'Bearer x' },
      { Authorization: 'basic x' },
      { Authorization: 'Token x' },
    ];
    for (const each of headers) {
      await ask(sandbox, '/user.json', { headers: each });
    }
    assert.deepEqual(
      sandbox.requests.map(({ authorization }) => authorization),
      ['none', 'bearer', 'basic', 'other'],
    );
  });

  it('keeps number, time and body', async () => {
    const sandbox = running();
    sandbox.advance(5);
    await ask(sandbox, '/oauth/token', { method: 'POST', body: 'x=1' });
    const [entry] = sandbox.requests;
    assert.deepEqual([entry?.number, entry?.at, entry?.body], [1, STILL_CLOCK.now() + 5, 'x=1']);
  });

  it('announces requests of a kind as they arrive', async () => {
    const sandbox = running();
    const arrived = sandbox.nextRequest({ route: 'users', page: 2 });
    await ask(sandbox, '/accounts/a/users.json');
    await ask(sandbox, '/accounts/b/users.json?page=2');
    assert.equal((await arrived).slug, 'b');
  });
});

describe('sandbox: HTTPS', () => {
  const running = useSandbox({ https: true });

  function status(
    sandbox: Sandbox,
    options: { ca?: string; host?: string } = {},
  ): Promise<number | undefined> {
    const url = new URL(`${sandbox.apiUrl}/user.json`);
    url.hostname = options.host ?? url.hostname;
    return new Promise((resolve, reject) => {
      request(url, { ca: options.ca, agent: false, headers: { 'User-Agent': 'Test' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  }

  it('is trusted by who trusts its certificate, under both names', async () => {
    const sandbox = running();
    assert.match(sandbox.apiUrl, /^https:/);
    assert.match(sandbox.otherOrigin, /^https:/);
    const ca = sandbox.certificate ?? '';
    assert.equal(await status(sandbox, { ca }), 401);
    assert.equal(await status(sandbox, { ca, host: 'localhost' }), 401);
  });

  it('is trusted by nobody else', async () => {
    await assert.rejects(status(running()), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  it('has a certificate that is sound in itself', () => {
    const certificate = new X509Certificate(running().certificate ?? '');
    assert.equal(certificate.verify(certificate.publicKey), true);
    assert.equal(certificate.ca, true);
    assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
    assert.equal(certificate.checkHost('evil.example'), undefined);
    assert.ok(Date.parse(certificate.validFrom) < Date.now());
    assert.ok(Date.parse(certificate.validTo) > Date.now());
  });

  it('can cut connections too', async () => {
    const sandbox = running();
    sandbox.fail('user', 'reset');
    await assert.rejects(status(sandbox, { ca: sandbox.certificate ?? '' }), /socket|reset/i);
  });
});
