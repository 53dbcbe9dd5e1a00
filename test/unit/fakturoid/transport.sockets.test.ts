import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import { failure } from '../../kit/fakeClient';
import { apiAt, fixedToken, USER_AGENT, useServers } from '../../kit/realClient';

const REQUEST = { method: 'GET', path: '/user.json', authorization: 'Bearer secret-token' } as const;

/** What only real sockets and the real fetch can show. */
describe('Transport over sockets', () => {
  const serve = useServers();
  const transportTo = (origin: string) => apiAt(origin, fixedToken('unused')).transport;

  it('sends who asks and the token as they are, no cookie, and asks each time for the whole answer', async () => {
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
      assert.equal(headers['user-agent'], USER_AGENT);
      assert.equal(headers.authorization, 'Bearer secret-token');
      assert.ok(!Object.keys(headers).some((name) => /cookie|^if-/.test(name)));
    }
  });

  it('tells a name that does not exist', async () => {
    // Longer than a part of a name may be, so that no name server is asked.
    const { kind } = await failure(transportTo(`http://${'n'.repeat(64)}.invalid`).send(REQUEST));
    assert.equal(kind, 'nameNotFound');
  });

  it('counts the bytes of a packed body as unpacked', async () => {
    const origin = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000, ' ')));
    });
    const failed = await failure(transportTo(origin).send(REQUEST));
    assert.deepEqual(failed, { kind: 'invalidResponse', reason: 'tooLarge' });
  });
});
