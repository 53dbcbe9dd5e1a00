import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { settle } from '../../kit/fakeClock';
import { failure, fakeClient, fetchFailed, json, systemError, text } from '../../kit/fakeClient';
import { accountPath, usersPath } from '../../../src/fakturoid/origin';
import { USER_AGENT } from '../../kit/realClient';

const GET = { method: 'GET', path: '/user.json', authorization: 'Bearer secret-token' } as const;

describe('Transport', () => {
  it('sends a GET with what Fakturoid requires, and nothing follows a redirect', async () => {
    let init: RequestInit | undefined;
    const { transport } = fakeClient(() => json({}), {
      fetch: (_input, given) => {
        init = given;
        return Promise.resolve(json({}));
      },
    });
    await transport.send(GET);
    assert.deepEqual(init?.headers, {
      Accept: 'application/json',
      Authorization: 'Bearer secret-token',
      'User-Agent': USER_AGENT,
    });
    assert.equal(init.redirect, 'manual');
    assert.equal(init.method, 'GET');
    assert.equal(init.body, undefined);
  });

  it('sends a POST as JSON', async () => {
    const { transport, asked } = fakeClient(() => json({}));
    await transport.send({ ...GET, method: 'POST', json: { a: 'š' } });
    assert.equal(asked[0]?.body, '{"a":"š"}');
    assert.equal(asked[0].headers.get('Content-Type'), 'application/json');
  });

  it('gives status, headers and text of any answer', async () => {
    for (const status of [200, 204, 401, 500]) {
      const { transport } = fakeClient(() => text('šč', status, { 'X-A': 'b' }));
      const answer = await transport.send(GET);
      assert.deepEqual([answer.status, answer.headers.get('x-a')], [status, 'b']);
      assert.equal(answer.text, status === 204 ? '' : 'šč');
    }
  });

  it('leaves a byte order mark out', async () => {
    const { transport } = fakeClient(() => text('\ufeff[]'));
    assert.equal((await transport.send(GET)).text, '[]');
  });

  it('logs method, path, status and time, without query values and secrets', async () => {
    const { transport, log } = fakeClient((_asked, count) =>
      count === 1 ? json({}) : fetchFailed(systemError('ECONNRESET')),
    );
    const request = { ...GET, query: { page: 'secret-page' } };
    await transport.send(request);
    await failure(transport.send(request));
    assert.deepEqual(log.lines, [
      'debug GET /user.json 200 0 ms',
      'warn GET /user.json network (ECONNRESET) 0 ms',
    ]);
  });

  it('logs what failed at a level that is kept, with the id by which Fakturoid finds the request', async () => {
    const id = '5f0c9c1e-6f0a-4f57-9d2a-0d6f1c0d4a11';
    for (const status of [400, 401, 404, 429, 500, 503]) {
      const { transport, log } = fakeClient(() => json({}, status, { 'X-Request-Id': id }));
      await transport.send(GET);
      assert.deepEqual(log.lines, [`warn GET /user.json ${status} 0 ms, X-Request-Id ${id}`]);
    }
    const { transport, log } = fakeClient(() => json({}, 200, { 'X-Request-Id': id }));
    await transport.send(GET);
    assert.deepEqual(log.lines, [`debug GET /user.json 200 0 ms, X-Request-Id ${id}`]);
  });

  it('logs the route, not whose account it is about', async () => {
    const { transport, log } = fakeClient(() => json({}, 403));
    await transport.send({ ...GET, path: usersPath('čtyřlístková zahrada') });
    await transport.send({ ...GET, path: accountPath('s.r.o') });
    assert.deepEqual(log.lines, [
      'warn GET /accounts/{slug}/users.json 403 0 ms',
      'warn GET /accounts/{slug}/account.json 403 0 ms',
    ]);
  });

  it('logs no id of a request that is anything else', async () => {
    for (const id of ['', 'a'.repeat(101), 'a b', '[a](command:b)', 'a@b.cz', '\u00e9']) {
      const { transport, log } = fakeClient(() => json({}, 500, { 'X-Request-Id': id }));
      await transport.send(GET);
      assert.deepEqual(log.lines, ['warn GET /user.json 500 0 ms']);
    }
  });

  it('does not complain of what somebody cancelled', async () => {
    const { transport, log } = fakeClient(() => new Promise(() => undefined));
    const controller = new AbortController();
    const work = failure(transport.send({ ...GET, signal: controller.signal }));
    await settle();
    controller.abort();
    await work;
    assert.deepEqual(log.lines, ['debug GET /user.json cancelled 0 ms']);
  });

  it('takes no time for less than none when the clock is set back', async () => {
    const { transport, clock } = fakeClient(() => {
      clock.setBack(3_600_000);
      return json({});
    });
    assert.equal((await transport.send(GET)).tookMs, 0);
  });

  for (const status of [300, 301, 302, 303, 304, 307, 308]) {
    it(`takes ${status} for a redirect`, async () => {
      const { transport } = fakeClient(
        () => new Response(null, { status, headers: { Location: 'https://x.example' } }),
      );
      assert.deepEqual(await failure(transport.send(GET)), { kind: 'redirected' });
    });
  }

  it('takes the opaque answer of a browser’s fetch for a redirect', async () => {
    const { transport } = fakeClient(() => Response.error());
    assert.deepEqual(await failure(transport.send(GET)), { kind: 'redirected' });
  });

  it('maps what fetch throws, without keeping it', async () => {
    const { transport } = fakeClient(() => fetchFailed(systemError('ENOTFOUND')));
    assert.deepEqual(await failure(transport.send(GET)), { kind: 'nameNotFound', code: 'ENOTFOUND' });
  });

  describe('size', () => {
    it('takes a body that just fits', async () => {
      const { transport } = fakeClient(() => text('a'.repeat(10_000)), { maxBytes: 10_000 });
      assert.equal((await transport.send(GET)).text.length, 10_000);
    });

    it('does not start on a body that says it is too large', async () => {
      const seen = { reads: 0, cancels: 0 };
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(++seen.reads)),
        cancel: () => {
          seen.cancels++;
        },
      });
      const headers = { 'Content-Length': '10001' };
      const { transport } = fakeClient(() => new Response(body, { headers }), { maxBytes: 10_000 });
      assert.deepEqual(await failure(transport.send(GET)), { kind: 'invalidResponse', reason: 'tooLarge' });
      assert.equal(seen.cancels, 1);
      assert.ok(seen.reads <= 1);
    });

    it('keeps the status of an error whose body breaks off', async () => {
      const body = new ReadableStream({
        pull: (controller) => controller.error(fetchFailed(systemError('ECONNRESET'))),
      });
      const { transport } = fakeClient(() => new Response(body, { status: 401 }));
      const answer = await transport.send(GET);
      assert.equal(answer.status, 401);
      assert.equal(answer.text, '');
    });
  });

  describe('timeout and cancellation', () => {
    const never = (): Promise<Response> => new Promise(() => undefined);
    const stalled = (): Response =>
      new Response(new ReadableStream({ pull: () => never().then(() => undefined) }));

    for (const [name, reply] of [
      ['an answer', never],
      ['the rest of a body', stalled],
    ] as const) {
      it(`does not wait forever for ${name}`, async () => {
        const { transport, clock } = fakeClient(reply, { timeoutMs: 5_000 });
        const work = failure(transport.send(GET));
        await clock.advance(4_999);
        assert.equal(clock.sleeping, 1);
        await clock.advance(1);
        assert.deepEqual(await work, { kind: 'timeout', afterMs: 5_000 });
      });

      it(`can be cancelled while it waits for ${name}`, async () => {
        const { transport, clock, asked } = fakeClient(reply);
        const controller = new AbortController();
        const reason = new Error('reason of the caller');
        const work = assert.rejects(transport.send({ ...GET, signal: controller.signal }), reason);
        await settle();
        controller.abort(reason);
        await work;
        assert.ok(asked[0]?.signal?.aborted);
        assert.equal(clock.sleeping, 0);
      });
    }

    it('sends nothing when it is cancelled before', async () => {
      const { transport, asked, clock } = fakeClient(() => json({}));
      const work = transport.send({ ...GET, signal: AbortSignal.abort() });
      assert.deepEqual(await failure(work), { kind: 'cancelled' });
      assert.equal(asked.length + clock.sleeping, 0);
    });

    it('leaves no listener and no timer behind, with 1,000 cancelled and 1,000 answered', async () => {
      const controller = new AbortController();
      const { signal } = controller;
      const { transport, clock } = fakeClient((asked) => (asked.path.includes('page') ? json({}) : never()));
      const answered = Array.from({ length: 1_000 }, (_, page) =>
        transport.send({ ...GET, signal, query: { page } }),
      );
      const open = Array.from({ length: 1_000 }, () => failure(transport.send({ ...GET, signal })));
      await Promise.all(answered);
      await settle();
      assert.equal(getEventListeners(signal, 'abort').length, 1_000);
      assert.equal(clock.sleeping, 1_000);
      controller.abort();
      assert.ok((await Promise.all(open)).every(({ kind }) => kind === 'cancelled'));
      assert.equal(getEventListeners(signal, 'abort').length, 0);
      assert.equal(clock.sleeping, 0);
    });
  });
});
