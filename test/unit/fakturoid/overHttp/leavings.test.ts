import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { systemClock } from '../../../../src/base/clock';
import { startSandbox } from '../../../sandbox';
import { failure } from '../../../kit/fakeClient';
import { apiAt, fixedToken, until } from '../../../kit/realClient';

/** Fewer than may wait to be accepted by a server: one that is turned away tries again seconds later. */
const REQUESTS = 100;
/** Longer than a test may take, or the time limit of a request would end what a leak leaves behind. */
const TIMEOUT_MS = 3_600_000;

/** How many of each kind of thing keep the process alive. */
function alive(kind: 'Timeout' | 'TCPSocketWrap'): number {
  return process.getActiveResourcesInfo().filter((name) => name === kind).length;
}

describe('cancelling', () => {
  it(`${REQUESTS} requests in flight leaves no timer, listener or socket behind`, async () => {
    const sandbox = await startSandbox();
    sandbox.fail('any', 'hang', Infinity);
    const leaving = new AbortController();
    const { signal } = leaving;
    // After the test has begun: mocha then has a timer for it.
    await new Promise((resolve) => setImmediate(resolve));
    const [timers, sockets] = [alive('Timeout'), alive('TCPSocketWrap')];
    const { transport } = apiAt(sandbox.apiUrl, fixedToken('t'), {
      requestClock: systemClock,
      timeoutMs: TIMEOUT_MS,
    });
    const request = { method: 'GET', path: '/user.json', authorization: 'Bearer t', signal } as const;
    const work = Array.from({ length: REQUESTS }, () => failure(transport.send(request)));
    await until(() => sandbox.requests.length === REQUESTS);
    assert.ok(alive('TCPSocketWrap') >= sockets + REQUESTS);
    assert.ok(alive('Timeout') >= timers + REQUESTS);
    leaving.abort();
    assert.ok((await Promise.all(work)).every(({ kind }) => kind === 'cancelled'));
    assert.equal(getEventListeners(signal, 'abort').length, 0);
    await until(() => sandbox.requests.every(({ aborted }) => aborted));
    await until(() => alive('Timeout') <= timers);
    // What Node's fetch keeps open for later goes with the server.
    await sandbox.close();
    await until(() => alive('TCPSocketWrap') <= sockets);
  });
});
