import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../src/base/clock';
import { Transport, type TransportOptions } from '../../../src/fakturoid/transport';
import { failure, LogOfLines } from '../../kit/fakturoidFakes';

const REQUEST = { method: 'GET', path: '/user.json', authorization: 'Bearer secret-token' } as const;

/** What only real sockets and the real fetch can show. */
describe('Transport over sockets', () => {
  const servers: Server[] = [];

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function transportTo(apiBase: string, options: Partial<TransportOptions> = {}): Transport {
    return new Transport({
      apiBase,
      fetch: globalThis.fetch,
      clock: systemClock,
      userAgent: () => 'FakturoidExplorer/0 (test)',
      log: new LogOfLines(),
      ...options,
    });
  }

  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`asks no other origin after ${status}, neither for a GET nor for a POST`, async () => {
      const elsewhere: unknown[] = [];
      const other = await serve((request, response) => {
        elsewhere.push(request.headers);
        response.end('{}');
      });
      const origin = await serve((_request, response) => {
        response.writeHead(status, { Location: `${other}/user.json` }).end('{}');
      });
      const transport = transportTo(origin);
      assert.deepEqual(await failure(transport.send(REQUEST)), { kind: 'redirected' });
      const post = { ...REQUEST, method: 'POST', json: { refresh_token: 'secret' } } as const;
      assert.deepEqual(await failure(transport.send(post)), { kind: 'redirected' });
      assert.deepEqual(elsewhere, []);
    });
  }

  it('sends User-Agent and Authorization as they are', async () => {
    const origin = await serve((request, response) => {
      response.end(JSON.stringify(request.headers));
    });
    const { text } = await transportTo(origin).send(REQUEST);
    const headers = JSON.parse(text) as Record<string, string>;
    assert.equal(headers['user-agent'], 'FakturoidExplorer/0 (test)');
    assert.equal(headers['authorization'], 'Bearer secret-token');
  });

  it('sends no cookie back, and asks each time for the whole answer', async () => {
    const asked: IncomingHttpHeaders[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.headers);
      response
        .writeHead(200, {
          ETag: 'W/"1"',
          'Last-Modified': 'Sun, 22 Nov 2026 00:00:00 GMT',
          'Cache-Control': 'max-age=3600',
          'Set-Cookie': 'application_theme=light; path=/; HttpOnly',
        })
        .end('{"id":1}');
    });
    const transport = transportTo(origin);
    for (let times = 0; times < 3; times++) assert.equal((await transport.send(REQUEST)).text, '{"id":1}');
    assert.equal(asked.length, 3);
    for (const headers of asked) {
      assert.deepEqual(
        Object.keys(headers).filter((name) => /cookie|^if-/.test(name)),
        [],
      );
    }
  });

  it('tells a refused connection', async () => {
    const origin = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    assert.deepEqual(await failure(transportTo(origin).send(REQUEST)), {
      kind: 'connectionRefused',
      code: 'ECONNREFUSED',
    });
  });

  it('tells a name that does not exist', async () => {
    // Longer than a part of a name may be, so that no name server is asked.
    const { kind } = await failure(transportTo(`http://${'n'.repeat(64)}.invalid`).send(REQUEST));
    assert.equal(kind, 'nameNotFound');
  });

  it('tells a connection reset before the answer', async () => {
    const origin = await serve((request) => request.socket.resetAndDestroy());
    assert.equal((await failure(transportTo(origin).send(REQUEST))).kind, 'network');
  });

  it('tells a body that breaks off', async () => {
    const origin = await serve((request, response) => {
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('[{"id":1}', () => request.socket.destroy());
    });
    assert.equal((await failure(transportTo(origin).send(REQUEST))).kind, 'network');
  });

  it('counts the bytes of a packed body as unpacked', async () => {
    const { gzipSync } = await import('node:zlib');
    const origin = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000, ' ')));
    });
    const { kind } = await failure(transportTo(origin, { maxBytes: 1_000_000 }).send(REQUEST));
    assert.equal(kind, 'invalidResponse');
  });

  it('gives up on a body that does not end, and closes the connection', async () => {
    const closed = new Promise<void>((resolve) => {
      void serve((request, response) => {
        request.socket.once('close', () => resolve());
        response.writeHead(200).write('[');
      }).then(async (origin) => {
        const work = transportTo(origin, { timeoutMs: 50 }).send(REQUEST);
        assert.deepEqual(await failure(work), { kind: 'timeout', afterMs: 50 });
      });
    });
    await closed;
  });
});
