import assert from 'node:assert/strict';
import { parseSwitches } from '../../sandbox/switches';
import { UsageError } from '../../host/progress';
import { ask, ids, postOauth, useSandbox, type Answer } from '../../kit/sandboxRequests';

/** What no answer of the client tells; the rest is tried in `fakturoid/overHttp/switches.test.ts`. */
describe('sandbox: switches', () => {
  const running = useSandbox();

  it('are read from text, all or none', () => {
    assert.deepEqual(parseSwitches({ usersPageSize: '20', roleValues: 'dozor', rateQuota: '7' }), {
      usersPageSize: 20,
      roleValues: 'dozor',
      rateQuota: 7,
    });
    for (const wrong of [{ nothing: 'on' }, { sparse: 'x' }, { rateQuota: '0' }, { usersPageSize: 7 }]) {
      assert.throws(() => parseSwitches({ pastEnd: 400, ...wrong }), UsageError);
    }
  });

  it('wwwAuthenticate: a header on 401', async () => {
    const sandbox = running();
    const header = async (): Promise<string | null> =>
      (await ask(sandbox, '/user.json')).headers.get('www-authenticate');
    assert.equal(await header(), null);
    sandbox.switches.wwwAuthenticate = 'on';
    assert.equal(await header(), 'Bearer realm="Fakturoid", error="invalid_token"');
  });

  it('usersOrder: shuffled pages still add up', async () => {
    const sandbox = running();
    sandbox.switches.usersOrder = 'shuffled';
    const pages = [1, 2, 3].map((page) =>
      ask(sandbox, `/accounts/lipovy-dvur/users.json?page=${page}`, { as: sandbox.people.agency }),
    );
    const order = (await Promise.all(pages)).flatMap(ids) as number[];
    assert.equal(new Set(order).size, 95);
    assert.notDeepEqual(
      order,
      order.toSorted((left, right) => left - right),
    );
  });

  it('rateQuota, rateWindow, rateCountsOauth: who is refused, and for how long', async () => {
    const sandbox = running();
    Object.assign(sandbox.switches, { rateQuota: 1, rateWindow: 5, rateCountsOauth: 'off' });
    const token = (): Promise<Answer> =>
      postOauth(sandbox, sandbox.people.robot, { grant_type: 'client_credentials' });
    assert.equal((await token()).headers.get('x-ratelimit'), null);
    assert.equal((await ask(sandbox, '/user.json', { as: sandbox.people.robot })).status, 200);
    const refused = await ask(sandbox, '/user.json', { as: sandbox.people.robot });
    assert.deepEqual([refused.status, refused.headers.get('x-ratelimit')], [429, 'default;r=0;t=5']);
    assert.equal((await token()).status, 200);
    sandbox.advance(5_000);
    assert.equal((await ask(sandbox, '/user.json', { as: sandbox.people.robot })).status, 200);
  });

  it('rateKey: what requests are counted by', async () => {
    const sandbox = running();
    const left = async (as: string): Promise<string | undefined> => {
      const { headers } = await ask(sandbox, '/user.json', { as });
      return /r=(\d+)/.exec(headers.get('x-ratelimit') ?? '')?.[1];
    };
    const first = sandbox.issueToken(sandbox.people.agency);
    const second = sandbox.issueToken(sandbox.people.agency);
    const other = sandbox.issueToken(sandbox.people.robot);
    for (const [key, counts] of [
      ['ip', ['399', '398', '397']],
      ['token', ['399', '399', '399']],
      ['user', ['399', '398', '399']],
    ] as const) {
      sandbox.switches.rateKey = key;
      assert.deepEqual([await left(first), await left(second), await left(other)], counts, key);
      sandbox.advance(60_000);
    }
  });
});
