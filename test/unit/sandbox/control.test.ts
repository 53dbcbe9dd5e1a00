import assert from 'node:assert/strict';
import { SandboxControl, SandboxControlError } from '../../sandbox';
import {
  accounts,
  ask,
  askBarely,
  ids,
  list,
  postOauth,
  textOf,
  useSandbox,
} from '../../kit/sandboxRequests';

describe('sandbox: control', () => {
  const running = useSandbox();
  const control = (): SandboxControl => new SandboxControl(running().origin);

  async function raw(path: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
    const response = await fetch(`${running().origin}/__sandbox${path}`, init);
    return { status: response.status, text: await response.text() };
  }

  const ALLOWED = { 'X-Sandbox-Control': '1' };

  it('answers nobody without its header, and no browser', async () => {
    assert.equal((await raw('/state')).status, 403);
    assert.equal((await raw('/state', { headers: { 'X-Sandbox-Control': '2' } })).status, 403);
    assert.equal(
      (await raw('/state', { headers: { ...ALLOWED, Origin: 'https://evil.example' } })).status,
      403,
    );
    assert.equal((await raw('/state', { method: 'OPTIONS' })).status, 403);
    running().switches.cors = 'on';
    assert.equal((await raw('/state', { method: 'OPTIONS' })).status, 403);
    assert.equal((await raw('/state', { headers: ALLOWED })).status, 200);
  });

  it('answers only to its own names, lest a foreign name is led here', async () => {
    const { origin } = running();
    const headers = { ...ALLOWED, Host: 'evil.example' };
    assert.equal((await askBarely(`${origin}/__sandbox/state`, 'GET', headers)).status, 403);
  });

  it('tells its state', async () => {
    const sandbox = running();
    sandbox.fail('users@studio-kometa', 'hang', Infinity);
    sandbox.issueToken(sandbox.people.robot);
    sandbox.advance(5);
    const state = await control().state();
    assert.deepEqual(
      [state.apiUrl, state.origin, state.otherOrigin],
      [sandbox.apiUrl, sandbox.origin, sandbox.otherOrigin],
    );
    assert.deepEqual([state.tokens, state.requests, state.offset, state.latency], [1, 0, 5, 0]);
    assert.deepEqual(state.people, ['freelancer', 'agency', 'accountant', 'robot']);
    assert.deepEqual(state.faults, [
      { selector: { route: 'users', slug: 'studio-kometa' }, fault: { kind: 'hang' }, times: 'always' },
    ]);
  });

  it('tells and forgets the requests, its own left out', async () => {
    const sandbox = running();
    await ask(sandbox, '/accounts/studio-kometa/users.json?page=2', { as: sandbox.people.robot });
    const [entry, ...others] = await control().requests();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [
        entry?.route,
        entry?.slug,
        entry?.page,
        entry?.method,
        entry?.status,
        entry?.authorization,
        entry?.query,
      ],
      ['users', 'studio-kometa', 2, 'GET', 200, 'bearer', { page: '2' }],
    );
    assert.equal(entry?.path, '/api/v3/accounts/studio-kometa/users.json');
    assert.equal(entry.headers['user-agent'], 'Test (test@firm.example)');
    await control().clearRequests();
    assert.deepEqual(await control().requests(), []);
  });

  it('knows people and integrations', async () => {
    const sandbox = running();
    assert.deepEqual(await control().people(), sandbox.people);
    assert.deepEqual(await control().integrations(), sandbox.integrations);
  });

  it('changes one person', async () => {
    const sandbox = running();
    await control().setPerson('agency', { newTokenInvalidatesOld: 'on' });
    const old = sandbox.issueToken(sandbox.people.agency);
    sandbox.issueToken(sandbox.people.agency);
    assert.equal((await ask(sandbox, '/user.json', { as: old })).status, 401);
    await control().setPerson('agency', { newTokenInvalidatesOld: null });
    assert.equal(sandbox.people.agency.newTokenInvalidatesOld, null);
  });

  it('changes the URL for redirect, if it is allowed', async () => {
    const redirectUri = 'https://firm.example/back';
    assert.equal((await control().setIntegration('testing', { redirectUri })).redirectUri, redirectUri);
    await assert.rejects(
      control().setIntegration('testing', { redirectUri: 'https://localhost/back' }),
      SandboxControlError,
    );
    await assert.rejects(
      control().setIntegration('testing', { redirectUri: 'nonsense' }),
      SandboxControlError,
    );
  });

  it('sets switches, all or none', async () => {
    const sandbox = running();
    await control().setSwitches({ usersPageSize: 20, cors: 'on' });
    assert.deepEqual([sandbox.switches.usersPageSize, sandbox.switches.cors], [20, 'on']);
    assert.deepEqual(await control().switches(), sandbox.switches);
    const refused = await raw('/switches', {
      method: 'PUT',
      headers: ALLOWED,
      body: '{"cors":"off","sparse":"x"}',
    });
    assert.deepEqual(refused, {
      status: 400,
      text: '{"error":"The switch \\"sparse\\" takes documented, nulls, minimal."}',
    });
    assert.equal(sandbox.switches.cors, 'on');
  });

  it('plans faults in both spellings, and drops them', async () => {
    const sandbox = running();
    await control().fail('user', '503', 2);
    await control().fail(
      { route: 'users', slug: 'studio-kometa', page: 2 },
      { kind: 'status', status: 403, body: 'A' },
    );
    await control().fail(
      'any',
      { kind: 'redirect', status: 302, to: 'https://elsewhere.example/' },
      Infinity,
    );
    await control().fail('any', { kind: 'delay', ms: 5 });
    await control().fail('any', { kind: 'hugeBody', megabytes: 5 });
    assert.deepEqual((await control().state()).faults, [
      { selector: { route: 'user' }, fault: { kind: 'status', status: 503 }, times: 2 },
      {
        selector: { route: 'users', slug: 'studio-kometa', page: 2 },
        fault: { kind: 'status', status: 403, body: 'A' },
        times: 1,
      },
      {
        selector: { route: 'any' },
        fault: { kind: 'redirect', status: 302, to: 'https://elsewhere.example/' },
        times: 'always',
      },
      { selector: { route: 'any' }, fault: { kind: 'delay', ms: 5 }, times: 1 },
      { selector: { route: 'any' }, fault: { kind: 'hugeBody', megabytes: 5 }, times: 1 },
    ]);
    assert.equal((await ask(sandbox, '/user.json')).status, 503);
    await control().clearFaults();
    assert.deepEqual((await control().state()).faults, []);
  });

  it('issues, expires and revokes tokens', async () => {
    const sandbox = running();
    const status = async (token: string): Promise<number> =>
      (await ask(sandbox, '/user.json', { as: token })).status;
    const [agency, robot] = [await control().issueToken('agency'), await control().issueToken('robot')];
    await control().expireTokens('agency');
    assert.deepEqual([await status(agency), await status(robot)], [401, 200]);
    await control().revokeTokens('agency');
    assert.equal(await status(robot), 200);
    await control().revokeTokens();
    assert.equal(await status(robot), 401);
    const another = await control().issueToken('robot');
    await control().expireTokens();
    assert.equal(await status(another), 401);
  });

  it('puts the clock forward and sets the latency', async () => {
    const sandbox = running();
    const token = sandbox.issueToken(sandbox.people.robot);
    const { offset } = await control().advance(7_200_000);
    assert.equal(offset, 7_200_000);
    assert.equal((await ask(sandbox, '/user.json', { as: token })).status, 401);
    await control().setLatency(20);
    assert.equal(sandbox.latency, 20);
  });

  it('adds, changes and removes a user, and the answers follow', async () => {
    const sandbox = running();
    const { freelancer, robot } = sandbox.people;
    const users = async (): Promise<Record<string, unknown>[]> =>
      list(await ask(sandbox, '/accounts/ondrej-dvorak/users.json', { as: freelancer }));

    await control().setMember('ondrej-dvorak', 5000, {
      fullName: 'Řehoř Kůrka',
      email: 'rehor@kurka.example',
      permission: 'read',
      allowedScope: ['reports'],
    });
    assert.deepEqual((await users()).at(-1), {
      id: 5000,
      full_name: 'Řehoř Kůrka',
      email: 'rehor@kurka.example',
      avatar_url: null,
      permission: 'read',
      allowed_scope: ['reports'],
    });

    await control().setMember('ondrej-dvorak', 5000, { permission: 'write' });
    const changed = (await users()).at(-1);
    assert.deepEqual([changed?.['permission'], changed?.['allowed_scope']], ['write', ['reports']]);

    await control().setMember('ondrej-dvorak', robot.userId);
    assert.equal(accounts(await ask(sandbox, '/user.json', { as: robot })).length, 2);

    await control().removeMember('ondrej-dvorak', 5000);
    assert.equal(
      (await users()).some(({ id }) => id === 5000),
      false,
    );
    await assert.rejects(control().removeMember('ondrej-dvorak', 5000), { status: 404 });
  });

  it('changes an account', async () => {
    const sandbox = running();
    const token = sandbox.issueToken(sandbox.people.freelancer);
    await control().setAccount('ondrej-dvorak', { name: 'Nová firma', attributes: { plan: 'Komplet' } });
    const [account] = accounts(await ask(sandbox, '/user.json', { as: token }));
    assert.equal(account?.['name'], 'Nová firma');
    const detail = await ask(sandbox, '/accounts/ondrej-dvorak/account.json', { as: token });
    assert.deepEqual([textOf(detail, 'name'), textOf(detail, 'plan')], ['Nová firma', 'Komplet']);
    await control().setAccount('ondrej-dvorak', { blocked: true });
    assert.equal((await ask(sandbox, '/accounts/ondrej-dvorak/users.json', { as: token })).status, 402);
    assert.equal((await control().accounts()).find(({ slug }) => slug === 'ondrej-dvorak')?.blocked, true);
    await assert.rejects(control().setAccount('nowhere', {}), { status: 404 });
  });

  it('resets everything but the client pairs', async () => {
    const sandbox = running();
    const before = ids(
      await ask(sandbox, '/accounts/studio-kometa/users.json', { as: sandbox.people.agency }),
    );
    const token = sandbox.issueToken(sandbox.people.agency);
    await control().setMember('studio-kometa', 5000);
    await control().setSwitches({ pastEnd: 400 });
    await control().fail('any', 'hang', Infinity);
    await control().advance(10);
    await control().setLatency(10);
    await control().setPerson('robot', { newTokenInvalidatesOld: 'on' });
    await control().setIntegration('testing', { redirectUri: 'https://firm.example/' });

    await control().reset();

    const state = await control().state();
    assert.deepEqual(
      [state.tokens, state.requests, state.offset, state.latency, state.faults],
      [0, 0, 0, 0, []],
    );
    assert.equal(sandbox.switches.pastEnd, 'empty');
    assert.equal(sandbox.people.robot.newTokenInvalidatesOld, null);
    assert.equal(sandbox.integrations.testing.redirectUri, 'https://vscode.dev/redirect');
    assert.equal((await ask(sandbox, '/user.json', { as: token })).status, 401);
    const parameters = { grant_type: 'client_credentials' };
    const fresh = textOf(await postOauth(sandbox, sandbox.people.agency, parameters), 'access_token');
    assert.deepEqual(ids(await ask(sandbox, '/accounts/studio-kometa/users.json', { as: fresh })), before);
  });

  const REFUSED: readonly (readonly [method: string, path: string, body: string | null, status: number])[] = [
    ['GET', '/nothing', null, 404],
    ['PATCH', '/switches', '{}', 405],
    ['PUT', '/switches', 'not JSON', 400],
    ['PUT', '/switches', '[]', 400],
    ['PUT', '/latency', '{"ms":-1}', 400],
    ['PUT', '/people/agency', '{}', 400],
    ['PUT', '/people/nobody', '{"newTokenInvalidatesOld":"on"}', 404],
    ['PUT', '/integrations/nothing', '{}', 404],
    ['POST', '/advance', '{"ms":"1"}', 400],
    ['POST', '/tokens', '{}', 404],
    ['POST', '/expire-tokens', '{"person":"nobody"}', 404],
    ['POST', '/fail', '{"route":"nowhere","fault":"hang"}', 400],
    ['POST', '/fail', '{"route":{},"fault":"hang"}', 400],
    ['POST', '/fail', '{"route":"user","fault":null}', 400],
    ['POST', '/fail', '{"route":"user","fault":{"kind":"nothing"}}', 400],
    ['POST', '/fail', '{"route":"user","fault":{"kind":{}}}', 400],
    ['POST', '/fail', '{"route":"user","fault":"hang","times":0}', 400],
    ['POST', '/fail', '{"route":"user","fault":"hang","times":{}}', 400],
    ['PUT', '/accounts/studio-kometa', '{"blocked":"yes"}', 400],
    ['PUT', '/accounts/studio-kometa', '{"slug":"other"}', 400],
    ['PUT', '/accounts/studio-kometa/users/5000', '{"allowedScope":[1]}', 400],
    ['PUT', '/accounts/nowhere/users/5000', '{}', 404],
    ['PUT', '/accounts/%E0/users/5000', '{}', 404],
    ['DELETE', '/accounts/nowhere/users/5000', null, 404],
  ];
  for (const [method, path, body, status] of REFUSED) {
    it(`refuses ${method} ${path} ${body ?? ''}`, async () => {
      const answer = await raw(path, { method, headers: ALLOWED, body });
      assert.equal(answer.status, status);
      assert.match(answer.text, /^\{"error":".+"\}$/);
    });
  }
});
