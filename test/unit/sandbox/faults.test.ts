import assert from 'node:assert/strict';
import { parseFault, parseSelector, parseTimes } from '../../sandbox/faults';
import { UsageError } from '../../host/progress';
import { ask, object, useSandbox } from '../../kit/sandboxRequests';

/** What each fault does to an answer is tried through the client, in `fakturoid/overHttp/answers.test.ts`. */
describe('sandbox: faults', () => {
  const slept: number[] = [];
  const running = useSandbox({
    latency: 100,
    clock: {
      now: () => Date.UTC(2026, 2, 1),
      sleep: (ms) => {
        slept.push(ms);
        return Promise.resolve();
      },
    },
  });

  it('strike only the route, account and page that they are meant for', async () => {
    const sandbox = running();
    const token = sandbox.issueToken(sandbox.people.agency);
    const status = async (path: string): Promise<number> => (await ask(sandbox, path, { as: token })).status;
    sandbox.fail('users@lipovy-dvur#2', '500');
    sandbox.fail({ route: 'account', slug: 'sbirka-zvonku' }, '500');
    assert.equal(await status('/user.json'), 200);
    assert.equal(await status('/accounts/lipovy-dvur/users.json'), 200);
    assert.equal(await status('/accounts/studio-kometa/users.json?page=2'), 200);
    assert.equal(await status('/accounts/lipovy-dvur/users.json?page=2'), 500);
    assert.equal(await status('/accounts/lipovy-dvur/users.json?page=2'), 200);
    assert.equal(await status('/accounts/studio-kometa/account.json'), 200);
    assert.equal(await status('/accounts/sbirka-zvonku/account.json'), 500);
  });

  it('hold for as many requests as said, one after the other, or until the reset', async () => {
    const sandbox = running();
    sandbox.fail('user', '500', 2);
    sandbox.fail('any', '502', Infinity);
    const statuses: number[] = [];
    for (let number = 0; number < 4; number += 1) {
      statuses.push((await ask(sandbox, '/user.json')).status);
    }
    assert.deepEqual(statuses, [500, 500, 502, 502]);
    sandbox.reset();
    assert.equal((await ask(sandbox, '/user.json')).status, 401);
  });

  it('wait by the clock of the sandbox, on top of its latency', async () => {
    const sandbox = running();
    const { robot } = sandbox.people;
    slept.length = 0;
    sandbox.fail('user', 'delay=50');
    sandbox.fail('user', 'slowBody=7');
    await ask(sandbox, '/user.json', { as: robot });
    assert.equal(object(await ask(sandbox, '/user.json', { as: robot }))['id'], robot.userId);
    assert.deepEqual(slept, [150, 100, ...Array<number>(16).fill(7)]);
  });

  it('are read from text', () => {
    assert.deepEqual(parseFault('hugeBody=2'), { kind: 'hugeBody', megabytes: 2 });
    assert.deepEqual(parseFault('redirect=307'), { kind: 'redirect', status: 307 });
    assert.deepEqual(parseFault('403=A'), { kind: 'status', status: 403, body: 'A' });
    assert.deepEqual(parseSelector('users@a-b#2'), { route: 'users', slug: 'a-b', page: 2 });
    assert.deepEqual(['3', 'always'].map(parseTimes), [3, Infinity]);
    for (const wrong of ['', 'nothing', 'delay', 'delay=soon', 'hang=1', 'redirect=304', '200', '403=D']) {
      assert.throws(() => parseFault(wrong), UsageError, wrong);
    }
    for (const wrong of ['nowhere', 'users#0', 'users@']) {
      assert.throws(() => parseSelector(wrong), UsageError, wrong);
    }
    for (const wrong of ['0', 'x', '1.5']) {
      assert.throws(() => parseTimes(wrong), UsageError, wrong);
    }
  });
});
