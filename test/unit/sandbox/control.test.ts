import assert from 'node:assert/strict';
import { SandboxControl } from '../../sandbox';
import { accounts, ask, askBarely, list, textOf, useSandbox } from '../../kit/sandboxRequests';

describe('sandbox: control', () => {
  const running = useSandbox();
  const control = (): SandboxControl => new SandboxControl(running().origin);
  const ALLOWED = { 'X-Sandbox-Control': '1' };

  it('answers nobody without its header, no browser, and no foreign name that is led here', async () => {
    const status = async (headers: Record<string, string>, method = 'GET'): Promise<number | undefined> =>
      (await askBarely(`${running().origin}/__sandbox/people`, method, headers)).status;
    assert.equal(await status({}), 403);
    assert.equal(await status({}, 'OPTIONS'), 403);
    assert.equal(await status({ ...ALLOWED, Origin: 'https://evil.example' }), 403);
    assert.equal(await status({ ...ALLOWED, Host: 'evil.example' }), 403);
    assert.equal(await status(ALLOWED), 200);
  });

  it('tells and forgets the requests, its own left out', async () => {
    const sandbox = running();
    await ask(sandbox, '/accounts/studio-kometa/users.json?page=2', { as: sandbox.people.robot });
    assert.deepEqual(await control().requests(), sandbox.requests);
    const [{ route, slug, page, path, query, status, authorization } = assert.fail(), ...others] =
      sandbox.requests;
    assert.deepEqual([route, slug, page, query], ['users', 'studio-kometa', 2, { page: '2' }]);
    assert.equal(path, '/api/v3/accounts/studio-kometa/users.json');
    assert.deepEqual([status, authorization, others], [200, 'bearer', []]);
    await control().clearRequests();
    assert.deepEqual(await control().requests(), []);
  });

  it('issues, expires and revokes tokens, also by putting the clock forward', async () => {
    const status = async (token: string): Promise<number> =>
      (await ask(running(), '/user.json', { as: token })).status;
    const [agency, robot] = [await control().issueToken('agency'), await control().issueToken('robot')];
    await control().revokeTokens('agency');
    assert.deepEqual([await status(agency), await status(robot)], [401, 200]);
    await control().expireTokens();
    assert.equal(await status(robot), 401);
    const another = await control().issueToken('robot');
    await control().advance(7_200_000);
    assert.equal(await status(another), 401);
  });

  it('adds, changes and removes users, changes accounts, and the answers follow', async () => {
    const sandbox = running();
    const token = sandbox.issueToken(sandbox.people.freelancer);
    const slug = 'ondrej-dvorak';
    const users = async (): Promise<Record<string, unknown>[]> =>
      list(await ask(sandbox, `/accounts/${slug}/users.json`, { as: token }));
    const edit = { fullName: 'Řehoř Kůrka', email: 'rehor@kurka.example', allowedScope: ['reports'] };
    await control().setMember(slug, 5000, edit);
    await control().setMember(slug, 5000, { permission: 'write' });
    assert.deepEqual((await users()).at(-1), {
      id: 5000,
      full_name: 'Řehoř Kůrka',
      email: 'rehor@kurka.example',
      avatar_url: null,
      permission: 'write',
      allowed_scope: ['reports'],
    });
    await control().removeMember(slug, 5000);
    assert.ok((await users()).every(({ id }) => id !== 5000));

    await control().setAccount(slug, { name: 'Nová firma', attributes: { plan: 'Komplet' } });
    assert.equal(accounts(await ask(sandbox, '/user.json', { as: token }))[0]?.['name'], 'Nová firma');
    const detail = await ask(sandbox, `/accounts/${slug}/account.json`, { as: token });
    assert.equal(textOf(detail, 'plan'), 'Komplet');
    assert.equal((await control().accounts()).find((each) => each.slug === slug)?.name, 'Nová firma');
  });

  it('sets switches, faults and latency, and resets everything but the client pairs', async () => {
    const sandbox = running();
    const people = await control().people();
    const token = await control().issueToken('agency');
    await control().setMember('studio-kometa', 5000);
    await control().setSwitches({ pastEnd: 400 });
    await control().setLatency(10);
    await control().fail('user', '500', Infinity);
    assert.equal(sandbox.switches.pastEnd, 400);
    assert.equal((await ask(sandbox, '/user.json', { as: token })).status, 500);
    await control().clearFaults();
    assert.equal((await ask(sandbox, '/user.json', { as: token })).status, 200);

    await control().reset();

    assert.equal(sandbox.switches.pastEnd, 'empty');
    assert.equal(sandbox.world.users.has(5000), false);
    assert.deepEqual([sandbox.requests, await control().people()], [[], people]);
    assert.equal((await ask(sandbox, '/user.json', { as: token })).status, 401);
  });

  for (const [method, path, body, status] of [
    ['GET', '/nothing', null, 404],
    ['PUT', '/switches', '{"sparse":"x"}', 400],
    ['POST', '/tokens', '{"person":"scale"}', 400],
    ['POST', '/fail', '{"route":"user","fault":"hang","times":0}', 400],
    ['PUT', '/accounts/studio-kometa', '{"slug":"other"}', 400],
    ['DELETE', '/accounts/nowhere/users/5000', null, 400],
  ] as const) {
    it(`refuses ${method} ${path} ${body ?? ''}`, async () => {
      const url = `${running().origin}/__sandbox${path}`;
      const answer = await fetch(url, { method, headers: ALLOWED, body });
      assert.equal(answer.status, status);
      assert.match(await answer.text(), /^\{"error":".+"\}$/);
    });
  }
});
