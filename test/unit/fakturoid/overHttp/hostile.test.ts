import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { startSandbox } from '../../../sandbox';
import { REDIRECT_STATUSES } from '../../../sandbox/faults';
import { FakeClock } from '../../../kit/fakeClock';
import { useSandbox } from '../../../kit/sandboxRequests';
import { failure } from '../../../kit/fakeClient';
import { apiAt, fixedToken, until, useServers } from '../../../kit/realClient';

const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);
const MB = 1024 * 1024;

describe('a hostile server', () => {
  const serve = useServers();

  const answering =
    (body: string | Buffer, status = 200, headers: Record<string, string> = {}): RequestListener =>
    (_request, response) =>
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);

  /** Writes until the client has gone, and tells how much that was. */
  function endless(status: number, told: (bytes: number) => void): RequestListener {
    const megabyte = Buffer.alloc(MB, ' ');
    return (_request, response) => {
      let bytes = 0;
      const pour = (): void => {
        do bytes += MB;
        while (response.write(megabyte));
      };
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.on('drain', pour).once('close', () => told(bytes));
      pour();
    };
  }

  async function failureOf(listener: RequestListener): Promise<unknown> {
    return failure(apiAt(await serve(listener), fixedToken('t')).client.getCurrentUser());
  }

  it('cannot hurt with nested JSON, be it an answer, a token or an error', async () => {
    const { client, oauth } = apiAt(await serve(answering(DEEP)), fixedToken('t'));
    const shape = (detail: string) => ({ kind: 'invalidResponse', reason: 'shape', detail });
    assert.deepEqual(await failure(client.getCurrentUser()), shape('user.id: expected integer'));
    assert.deepEqual(await client.listUsers('a'), { users: [], dropped: 1 });
    assert.deepEqual(await failure(client.getAccount('a')), shape('account: expected object'));
    const pair = { clientId: 'id', clientSecret: 'secret' };
    const tooLarge = { kind: 'invalidResponse', reason: 'tooLarge' };
    assert.deepEqual(await failure(oauth.clientCredentials(pair)), tooLarge);
    assert.deepEqual(await failure(oauth.revoke(pair, 't')), tooLarge);
    assert.deepEqual(await failureOf(answering(DEEP, 403)), { kind: 'forbidden' });
    const errors = `{"errors":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_001)}`;
    assert.deepEqual(await failureOf(answering(errors, 422)), {
      kind: 'badRequest',
      status: 422,
      description: 'a:',
    });
  });

  it('cannot hurt with headers', async () => {
    const long = answering('{}', 200, { 'X-Long': 'a'.repeat(1_000_000) });
    assert.deepEqual(await failureOf(long), { kind: 'network', code: 'UND_ERR_HEADERS_OVERFLOW' });
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`X-${index}`, 'a']));
    assert.deepEqual(await failureOf(answering('{}', 200, many)), {
      kind: 'network',
      code: 'UND_ERR_HEADERS_OVERFLOW',
    });
    const repeated = answering('{"id":1}', 200, {
      'X-RateLimit': 'a;r=1;t=1,'.repeat(1_000),
      'Retry-After': '9'.repeat(2_000),
    });
    const { client } = apiAt(await serve(repeated), fixedToken('t'));
    assert.deepEqual(await client.getCurrentUser(), { id: 1 });
  });

  it('is not read further than an answer may be long', async () => {
    const poured = new Promise<number>((resolve) => {
      void failureOf(endless(200, resolve)).then((failed) =>
        assert.deepEqual(failed, { kind: 'invalidResponse', reason: 'tooLarge' }),
      );
    });
    // Beside the 1 MB there is what the sockets hold.
    assert.ok((await poured) <= 9 * MB, `${await poured} bytes`);
  });

  it('is not read further than an error may be long, and its status is told', async () => {
    const poured = new Promise<number>((resolve) => {
      void failureOf(endless(503, resolve)).then((failed) =>
        assert.deepEqual(failed, { kind: 'server', status: 503 }),
      );
    });
    assert.ok((await poured) <= 8 * MB, `${await poured} bytes`);
  });

  it('cannot hold anybody with a body that drips past the time limit', async () => {
    const time = new FakeClock();
    const sandbox = await startSandbox({ clock: time });
    try {
      const { client } = apiAt(sandbox.apiUrl, fixedToken(sandbox.issueToken(sandbox.people.agency)), {
        clock: time,
      });
      sandbox.fail('user', 'slowBody=1000');
      const outcome = failure(client.getCurrentUser());
      // One sleeps for the next drop, one for the time limit.
      await until(() => time.sleeping === 2);
      for (let drop = 0; drop < 15; drop++) await time.advance(1_000);
      assert.deepEqual(await outcome, { kind: 'timeout', afterMs: 15_000 });
      await until(() => sandbox.requests[0]?.aborted === true);
      await until(() => time.sleeping === 0);
    } finally {
      await sandbox.close();
    }
  });

  it('cannot hold anybody with an error whose body never ends', async () => {
    const time = new FakeClock();
    let began = false;
    const origin = await serve((_request, response) => {
      response.writeHead(503).write('{', () => (began = true));
    });
    const outcome = failure(apiAt(origin, fixedToken('t'), { clock: time }).client.getCurrentUser());
    await until(() => began);
    await time.advance(15_000);
    assert.deepEqual(await outcome, { kind: 'timeout', afterMs: 15_000 });
    assert.equal(time.sleeping, 0);
  });

  for (const [name, body, headers, expected] of [
    ['a byte order mark', '\ufeff{"id":1}', {}, undefined],
    [
      'broken UTF-8',
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
      {},
      { kind: 'invalidResponse', reason: 'notJson' },
    ],
    ['a number of infinite size', '{"id":1e999}', {}, 'shape'],
    ['keys of the prototype', '{"id":1,"__proto__":{"admin":true},"constructor":1}', {}, undefined],
    ['an encoding that it is not', '{"id":1}', { 'Content-Encoding': 'gzip' }, 'network'],
  ] as const) {
    it(`cannot hurt with ${name}`, async () => {
      const { client } = apiAt(await serve(answering(body, 200, headers)), fixedToken('t'));
      if (expected === undefined) {
        assert.deepEqual(await client.getCurrentUser(), { id: 1 });
        return;
      }
      const failed = await failure(client.getCurrentUser());
      if (typeof expected === 'object') assert.deepEqual(failed, expected);
      else assert.equal(failed.kind === 'invalidResponse' ? failed.reason : failed.kind, expected);
    });
  }
});

describe('another origin', () => {
  const sandbox = useSandbox();
  const others = (): unknown[] => sandbox().requests.filter(({ origin }) => origin === 'other');

  it('would record what it is asked', async () => {
    await fetch(`${sandbox().otherOrigin}/user.json`, { headers: { Authorization: 'Bearer t' } });
    assert.equal(others().length, 1);
  });

  for (const status of REDIRECT_STATUSES) {
    it(`learns nothing from a ${status}, be it for a token, its renewal or a resource`, async () => {
      const { people } = sandbox();
      const { client, oauth } = apiAt(sandbox().apiUrl, fixedToken(sandbox().issueToken(people.agency)));
      for (const to of [
        undefined,
        `${sandbox().otherOrigin}/api/v3/user.json?token=1`,
        '//127.0.0.1:1/',
        '',
      ]) {
        sandbox().fail('any', { kind: 'redirect', status, ...(to !== undefined && { to }) }, 6);
        const failures = await Promise.all(
          [
            client.getCurrentUser(),
            client.listUsers('studio-kometa'),
            client.getAccount('studio-kometa'),
            oauth.clientCredentials(people.agency),
            oauth.refresh(people.agency, 'refresh'),
            oauth.revoke(people.agency, 'refresh'),
          ].map(failure),
        );
        assert.deepEqual(
          failures.map(({ kind }) => kind),
          Array.from({ length: 6 }, () => 'redirected'),
        );
      }
      assert.equal(sandbox().requests.length, 24);
      assert.deepEqual(others(), []);
    });
  }
});

describe('the way to the server', () => {
  it('tells a certificate that nobody vouches for, and sends nothing', async () => {
    const sandbox = await startSandbox({ https: true });
    try {
      const { client, oauth } = apiAt(sandbox.apiUrl, fixedToken('t'));
      const untrusted = { kind: 'certificate', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' };
      assert.deepEqual(await failure(client.getCurrentUser()), untrusted);
      assert.deepEqual(await failure(oauth.clientCredentials(sandbox.people.agency)), untrusted);
      assert.equal(sandbox.requests.length, 0);
    } finally {
      await sandbox.close();
    }
  });

  it('tells that nobody listens', async () => {
    const sandbox = await startSandbox();
    await sandbox.close();
    assert.deepEqual(await failure(apiAt(sandbox.apiUrl, fixedToken('t')).client.getCurrentUser()), {
      kind: 'connectionRefused',
      code: 'ECONNREFUSED',
    });
  });

  it('tells plain HTTP where TLS was expected, and TLS where HTTP was', async () => {
    for (const https of [false, true]) {
      const sandbox = await startSandbox({ https });
      try {
        const crossed = sandbox.apiUrl.replace(/^https?/, https ? 'http' : 'https');
        const { kind } = await failure(apiAt(crossed, fixedToken('t')).client.getCurrentUser());
        assert.equal(kind, 'network');
        assert.equal(sandbox.requests.length, 0);
      } finally {
        await sandbox.close();
      }
    }
  });
});
