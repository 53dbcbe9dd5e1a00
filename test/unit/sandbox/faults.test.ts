import assert from 'node:assert/strict';
import type { Fault, Sandbox } from '../../sandbox';
import { FaultError, parseFault, parsePlannedFault } from '../../sandbox/faults';
import { ask, object, postOauth, textOf, useSandbox, type Answer } from '../../kit/sandboxRequests';

describe('sandbox: faults', () => {
  const slept: number[] = [];
  const clock = {
    now: () => Date.UTC(2026, 2, 1),
    sleep: (ms: number) => {
      slept.push(ms);
      return Promise.resolve();
    },
  };
  const running = useSandbox({ clock });

  beforeEach(() => {
    slept.length = 0;
  });

  function user(sandbox: Sandbox): Promise<Answer> {
    return ask(sandbox, '/user.json', { as: sandbox.people.robot });
  }

  it('delay: the true answer, later', async () => {
    const sandbox = running();
    sandbox.fail('user', { kind: 'delay', ms: 500 });
    assert.equal((await user(sandbox)).status, 200);
    assert.deepEqual(slept, [500]);
  });

  it('latency adds to every answer', async () => {
    const sandbox = running();
    sandbox.latency = 100;
    sandbox.fail('user', { kind: 'delay', ms: 50 });
    await user(sandbox);
    await user(sandbox);
    assert.deepEqual(slept, [150, 100]);
  });

  it('hang: no answer, until the client gives up', async () => {
    const sandbox = running();
    sandbox.fail('user', 'hang');
    const impatient = new AbortController();
    const arrived = sandbox.nextRequest('user');
    const asked = fetch(`${sandbox.apiUrl}/user.json`, { signal: impatient.signal });
    const entry = await arrived;
    assert.deepEqual([entry.status, entry.fault], [null, 'hang']);
    impatient.abort();
    await assert.rejects(asked, { name: 'AbortError' });
  });

  it('reset: the connection ends without an answer', async () => {
    const sandbox = running();
    sandbox.fail('user', 'reset');
    await assert.rejects(user(sandbox), /fetch failed/);
    assert.equal((await user(sandbox)).status, 200);
  });

  it('abort: the connection ends within the body', async () => {
    const sandbox = running();
    sandbox.fail('user', 'abort');
    const response = await fetch(`${sandbox.apiUrl}/user.json`, {
      headers: { Authorization: `Bearer ${sandbox.issueToken(sandbox.people.robot)}` },
    });
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('truncate: a complete answer with half of the JSON', async () => {
    const sandbox = running();
    const whole = await user(sandbox);
    sandbox.fail('user', 'truncate');
    const { status, text } = await user(sandbox);
    assert.equal(status, 200);
    assert.ok(whole.text.startsWith(text) && text.length < whole.text.length);
    assert.throws(() => JSON.parse(text) as unknown);
  });

  it('garbage: said to be JSON, and is not', async () => {
    const sandbox = running();
    sandbox.fail('user', 'garbage');
    const { status, headers, text } = await user(sandbox);
    assert.deepEqual([status, headers.get('content-type')], [200, 'application/json; charset=utf-8']);
    assert.throws(() => JSON.parse(text) as unknown);
  });

  it('html: a page with status 200', async () => {
    const sandbox = running();
    sandbox.fail('user', 'html');
    const { status, headers } = await user(sandbox);
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/html; charset=utf-8']);
  });

  it('wrongContentType: the true body as plain text', async () => {
    const sandbox = running();
    sandbox.fail('user', 'wrongContentType');
    const answer = await user(sandbox);
    assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.equal(object(answer)['id'], sandbox.people.robot.userId);
  });

  it('slowBody: the true body in sixteen pieces', async () => {
    const sandbox = running();
    sandbox.fail('user', { kind: 'slowBody', ms: 7 });
    assert.equal(object(await user(sandbox))['id'], sandbox.people.robot.userId);
    assert.deepEqual(slept, Array(16).fill(7));
  });

  it('hugeBody: the true body after megabytes of blanks', async () => {
    const sandbox = running();
    sandbox.fail('user', { kind: 'hugeBody', megabytes: 3 });
    const answer = await user(sandbox);
    assert.ok(answer.text.length > 3 * 1024 * 1024);
    assert.equal(object(answer)['id'], sandbox.people.robot.userId);
  });

  it('hugeBody: stops when the client has seen enough', async () => {
    const sandbox = running();
    sandbox.fail('user', 'hugeBody');
    const impatient = new AbortController();
    const response = await fetch(`${sandbox.apiUrl}/user.json`, { signal: impatient.signal });
    impatient.abort();
    await assert.rejects(response.text());
    assert.equal((await user(sandbox)).status, 200);
  });

  for (const status of [301, 302, 307, 308] as const) {
    it(`redirect: ${status} to the other origin, which records what arrives`, async () => {
      const sandbox = running();
      sandbox.fail('users', { kind: 'redirect', status });
      const answer = await ask(sandbox, '/accounts/studio-kometa/users.json?page=1', {
        as: sandbox.people.robot,
      });
      const location = `${sandbox.otherOrigin}/api/v3/accounts/studio-kometa/users.json?page=1`;
      assert.deepEqual([answer.status, answer.headers.get('location')], [status, location]);
      await fetch(location, { headers: { Authorization: 'Bearer leaked' } });
      const arrived = sandbox.requests.at(-1);
      assert.deepEqual([arrived?.origin, arrived?.authorization, arrived?.status], ['other', 'bearer', 200]);
    });
  }

  it('redirect: to an address of choice', async () => {
    const sandbox = running();
    sandbox.fail('user', { kind: 'redirect', status: 302, to: 'https://elsewhere.example/' });
    assert.equal((await user(sandbox)).headers.get('location'), 'https://elsewhere.example/');
  });

  it('emptyBody: status 200 without a body', async () => {
    const sandbox = running();
    sandbox.fail('token', 'emptyBody');
    const answer = await postOauth(sandbox, sandbox.people.robot, { grant_type: 'client_credentials' });
    assert.deepEqual([answer.status, answer.text], [200, '']);
  });

  it('badHeaders: the true body with rate limit headers that make no sense', async () => {
    const sandbox = running();
    sandbox.fail('user', 'badHeaders');
    const answer = await user(sandbox);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('x-ratelimit') ?? '', /t=NaN/);
    assert.equal(answer.headers.get('retry-after'), 'later');
  });

  const USUAL_BODIES: readonly (readonly [status: number, keys: readonly string[] | null])[] = [
    [400, ['error', 'error_description']],
    [401, ['error', 'error_description']],
    [402, ['status', 'overdue_invoices']],
    [403, ['error', 'error_description']],
    [404, ['error']],
    [415, ['error', 'error_description']],
    [422, ['errors']],
    [429, ['error', 'error_description']],
    [500, ['error', 'error_description']],
    [502, null],
    [503, ['error', 'error_description']],
  ];
  for (const [status, keys] of USUAL_BODIES) {
    it(`${status}: with its usual body`, async () => {
      const sandbox = running();
      sandbox.fail('user', String(status));
      const answer = await user(sandbox);
      assert.equal(answer.status, status);
      if (keys === null) {
        assert.match(answer.text, /^<!DOCTYPE html>/);
      } else {
        assert.deepEqual(Object.keys(object(answer)), keys);
      }
    });
  }

  it('429: with a quota that is used up', async () => {
    const sandbox = running();
    sandbox.fail('user', '429');
    assert.equal((await user(sandbox)).headers.get('x-ratelimit'), 'default;r=0;t=60');
  });

  const CHOSEN_BODIES = {
    A: /^\{"errors":\{"\w+":\[".+"\]\}\}$/,
    B: /^\{"error":"\w+","error_description":".+"\}$/,
    C: /^\{"status":"Account blocked","overdue_invoices":\[.+\]\}$/,
    bare: /^\{"error":"[^"]+"\}$/,
    blank: /^ $/,
    empty: /^$/,
    html: /^<!DOCTYPE html>/,
  };
  for (const [body, expected] of Object.entries(CHOSEN_BODIES)) {
    it(`403=${body}: with the body asked for`, async () => {
      const sandbox = running();
      sandbox.fail('user', `403=${body}`);
      const answer = await user(sandbox);
      assert.equal(answer.status, 403);
      assert.match(answer.text, expected);
    });
  }

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

  it('hold for as many requests as said, one after the other', async () => {
    const sandbox = running();
    sandbox.fail('user', '500', 2);
    sandbox.fail('any', '502', Infinity);
    const statuses: number[] = [];
    for (let number = 0; number < 4; number += 1) {
      statuses.push((await user(sandbox)).status);
    }
    assert.deepEqual(statuses, [500, 500, 502, 502]);
    sandbox.reset();
    assert.equal((await user(sandbox)).status, 200);
  });

  it('strike every route by its name', async () => {
    const sandbox = running();
    const token = sandbox.issueToken(sandbox.people.agency);
    const avatar = textOf(await ask(sandbox, '/user.json', { as: token }), 'avatar_url');
    const paths = {
      token: '/oauth/token',
      revoke: '/oauth/revoke.json',
      authorize: '/oauth',
      user: '/user.json',
      users: '/accounts/x/users.json',
      account: '/accounts/x/account.json',
      events: '/accounts/x/events.json',
      avatar,
    };
    for (const [route, path] of Object.entries(paths)) {
      sandbox.fail(route, '500');
      assert.equal((await ask(sandbox, path, { method: 'POST' })).status, 500, route);
    }
  });
});

describe('sandbox: faults as text', () => {
  const FORMS: Readonly<Record<string, Fault>> = {
    hang: { kind: 'hang' },
    'delay=500': { kind: 'delay', ms: 500 },
    slowBody: { kind: 'slowBody' },
    'slowBody=5': { kind: 'slowBody', ms: 5 },
    'hugeBody=2': { kind: 'hugeBody', megabytes: 2 },
    'redirect=307': { kind: 'redirect', status: 307 },
    '503': { kind: 'status', status: 503 },
    '403=A': { kind: 'status', status: 403, body: 'A' },
  };
  for (const [source, fault] of Object.entries(FORMS)) {
    it(`reads ${source}`, () => {
      assert.deepEqual(parseFault(source), fault);
    });
  }

  for (const wrong of [
    '',
    'nothing',
    'delay',
    'delay=soon',
    'hang=1',
    'redirect',
    'redirect=303',
    '200',
    '403=D',
  ]) {
    it(`refuses "${wrong}"`, () => {
      assert.throws(() => parseFault(wrong), FaultError);
    });
  }

  it('reads a plan', () => {
    assert.deepEqual(parsePlannedFault('users@a-b#2:403=A:3'), {
      selector: { route: 'users', slug: 'a-b', page: 2 },
      fault: { kind: 'status', status: 403, body: 'A' },
      times: 3,
    });
    assert.equal(parsePlannedFault('any:hang').times, 1);
    assert.equal(parsePlannedFault('any:hang:always').times, Infinity);
  });

  for (const wrong of [
    'hang',
    'nowhere:hang',
    'user:hang:0',
    'user:hang:x',
    'user:hang:1:2',
    'users#0:hang',
  ]) {
    it(`refuses the plan "${wrong}"`, () => {
      assert.throws(() => parsePlannedFault(wrong), FaultError);
    });
  }
});
