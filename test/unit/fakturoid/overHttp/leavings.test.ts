import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { systemClock } from '../../../../src/base/clock';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { failure } from '../../../kit/fakturoidFakes';
import { apiAt, fixedToken, until } from '../../../kit/overHttp';

const REQUESTS = 1_000;
/** Fewer than may wait to be accepted by a server: one that is turned away tries again seconds later. */
const AT_ONCE = 100;
/** Longer than a test may take, or the time limit of a request would end what a leak leaves behind. */
const TIMEOUT_MS = 3_600_000;

/** How many of each kind of thing keep the process alive. */
function alive(kind: 'Timeout' | 'TCPSocketWrap'): number {
  return process.getActiveResourcesInfo().filter((name) => name === kind).length;
}

describe('cancelling', () => {
  let sandbox: Sandbox;
  let timers: number;
  let sockets: number;
  let controller: AbortController;

  beforeEach(async () => {
    controller = new AbortController();
    sandbox = await startSandbox();
    sandbox.fail('any', 'hang', Infinity);
  });
  afterEach(() => sandbox.close());

  /** After the test has begun: mocha then has a timer for it. */
  async function remember(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    timers = alive('Timeout');
    sockets = alive('TCPSocketWrap');
  }

  /** Cancels and waits until all has gone. What is not there when the test's time is up has not gone. */
  async function cancelled(work: Promise<{ readonly kind: string }[]>): Promise<void> {
    controller.abort();
    assert.deepEqual(new Set((await work).map(({ kind }) => kind)), new Set(['cancelled']));
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
    await until(() => sandbox.requests.every(({ aborted }) => aborted));
    await until(() => alive('Timeout') <= timers);
    // What Node's fetch keeps open for later goes with the server.
    await sandbox.close();
    await until(() => alive('TCPSocketWrap') <= sockets);
  }

  it('1,000 requests in flight leaves no timer, listener or socket behind', async () => {
    await remember();
    const { transport } = apiAt(sandbox.apiUrl, fixedToken('t'), {
      requestClock: systemClock,
      timeoutMs: TIMEOUT_MS,
    });
    const { signal } = controller;
    const work: Promise<{ readonly kind: string }>[] = [];
    while (work.length < REQUESTS) {
      for (let sent = 0; sent < AT_ONCE; sent++) {
        work.push(
          failure(transport.send({ method: 'GET', path: '/user.json', authorization: 'Bearer t', signal })),
        );
      }
      await until(() => sandbox.requests.length === work.length);
    }
    assert.ok(alive('TCPSocketWrap') >= sockets + REQUESTS);
    assert.ok(alive('Timeout') >= timers + REQUESTS);
    assert.equal(getEventListeners(signal, 'abort').length, REQUESTS);
    await cancelled(Promise.all(work));
    assert.equal(sandbox.requests.length, REQUESTS);
  });

  it('1,000 calls sends nothing more and leaves nothing behind', async () => {
    await remember();
    const token = sandbox.issueToken(sandbox.people.agency);
    const { client } = apiAt(sandbox.apiUrl, fixedToken(token), {
      clock: systemClock,
      timeoutMs: TIMEOUT_MS,
    });
    const { signal } = controller;
    const work = Array.from({ length: REQUESTS }, (_, index) =>
      failure(index % 2 ? client.listUsers('studio-kometa', { signal }) : client.getCurrentUser({ signal })),
    );
    await until(() => sandbox.requests.length === 4);
    assert.ok(getEventListeners(signal, 'abort').length >= REQUESTS);
    await cancelled(Promise.all(work));
    assert.equal(sandbox.requests.length, 4);
  });
});
