import assert from 'node:assert/strict';
import { parseSwitches } from '../../sandbox/switches';
import { UsageError } from '../../host/progress';
import { ask, postOauth, useSandbox, type Answer } from '../../kit/sandboxRequests';

/**
 * The rest is tried through the client, in `fakturoid/overHttp/switches.test.ts` and
 * `features/apiCheck/rules/switches.test.ts`.
 */
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
});
