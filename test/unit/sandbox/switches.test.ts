import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { SWITCHES, SWITCH_NAMES, type Sandbox, type SwitchName, type Switches } from '../../sandbox';
import { defaultSwitches, parseSwitches, SwitchError } from '../../sandbox/switches';
import {
  accounts,
  ask,
  askBarely,
  authorize,
  freshCode,
  ids,
  list,
  object,
  postOauth,
  redeem,
  textOf,
  useSandbox,
  type Answer,
} from '../../kit/sandboxRequests';

type Check = (sandbox: Sandbox) => Promise<void>;

/** One check for each value of each switch; the compiler says when one is missing. */
type Checks = { readonly [Name in SwitchName]: Readonly<Record<Switches[Name], Check>> };

const ALL_READABLE = { users: 200, account: 200, events: 200 };
const DAY = 24 * 60 * 60 * 1000;
const VERIFIER = 'a-verifier-of-the-length-that-RFC-7636-demands-of-it';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const WITH_CHALLENGE = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };

const CHECKS: Checks = {
  roleValues: {
    accountant: showsAccountantAs('accountant'),
    accounting: showsAccountantAs('accounting'),
    bookkeeper: showsAccountantAs('bookkeeper'),
  },
  allowedScope: {
    'as-data': async (sandbox) => {
      assert.deepEqual((await robotsRights(sandbox))['allowed_scope'], ['invoices']);
    },
    empty: async (sandbox) => {
      assert.deepEqual((await robotsRights(sandbox))['allowed_scope'], []);
    },
    absent: async (sandbox) => {
      assert.equal('allowed_scope' in (await robotsRights(sandbox)), false);
    },
    'extra-value': async (sandbox) => {
      assert.deepEqual((await robotsRights(sandbox))['allowed_scope'], ['invoices', 'payroll']);
    },
  },
  scopeEnforced: {
    off: async (sandbox) => {
      assert.deepEqual(await statuses(sandbox, 'robot'), ALL_READABLE);
    },
    on: async (sandbox) => {
      assert.deepEqual(await statuses(sandbox, 'robot'), { users: 403, account: 403, events: 403 });
      assert.deepEqual(await statuses(sandbox, 'agency'), ALL_READABLE);
    },
  },
  usersPage: {
    honoured: async (sandbox) => {
      assert.deepEqual(await pageSizes(sandbox), [40, 40, 15, 0]);
    },
    ignored: async (sandbox) => {
      assert.deepEqual(await pageSizes(sandbox), [95, 95, 95, 95]);
    },
  },
  usersPageSize: {
    40: async (sandbox) => {
      assert.deepEqual(await pageSizes(sandbox), [40, 40, 15, 0]);
    },
    30: async (sandbox) => {
      assert.deepEqual(await pageSizes(sandbox), [30, 30, 30, 5]);
    },
    20: async (sandbox) => {
      assert.deepEqual(await pageSizes(sandbox), [20, 20, 20, 20]);
    },
  },
  pastEnd: {
    empty: async (sandbox) => {
      const answer = await usersOf(sandbox, 'lipovy-dvur', '?page=4');
      assert.deepEqual([answer.status, answer.text], [200, '[]']);
    },
    400: async (sandbox) => {
      assert.equal((await usersOf(sandbox, 'lipovy-dvur', '?page=3')).status, 200);
      const answer = await usersOf(sandbox, 'lipovy-dvur', '?page=4');
      assert.deepEqual(
        [answer.status, object(answer)['error_description']],
        [400, 'Page with given number does not exist'],
      );
    },
  },
  usersOrder: {
    id: async (sandbox) => {
      const order = ids(await usersOf(sandbox, 'pekarna-u-zizky')) as number[];
      assert.deepEqual(
        order,
        order.toSorted((left, right) => left - right),
      );
    },
    shuffled: async (sandbox) => {
      const pages = [1, 2, 3].map((page) => usersOf(sandbox, 'lipovy-dvur', `?page=${page}`));
      const order = (await Promise.all(pages)).flatMap(ids) as number[];
      assert.equal(new Set(order).size, 95);
      assert.notDeepEqual(
        order,
        order.toSorted((left, right) => left - right),
      );
    },
  },
  pendingInvites: {
    hidden: async (sandbox) => {
      assert.equal(list(await usersOf(sandbox, 'studio-kometa')).length, 7);
    },
    listed: async (sandbox) => {
      assert.equal(list(await usersOf(sandbox, 'studio-kometa')).length, 8);
    },
  },
  usersReadableBy: {
    everyone: async (sandbox) => {
      assert.deepEqual(await statuses(sandbox, 'accountant'), ALL_READABLE);
    },
    'owner-only': async (sandbox) => {
      assert.deepEqual(await statuses(sandbox, 'accountant'), { users: 403, account: 200, events: 200 });
      assert.deepEqual(await statuses(sandbox, 'agency'), ALL_READABLE);
    },
  },
  accountReadableBy: {
    everyone: async (sandbox) => {
      assert.deepEqual(await statuses(sandbox, 'accountant'), ALL_READABLE);
    },
    'owner-only': async (sandbox) => {
      assert.deepEqual(await statuses(sandbox, 'accountant'), { users: 200, account: 403, events: 200 });
      assert.deepEqual(await statuses(sandbox, 'agency'), ALL_READABLE);
    },
  },
  foreignSlug: {
    404: answersForeignSlugs(404),
    403: answersForeignSlugs(403),
    401: answersForeignSlugs(401),
  },
  errorBody: {
    'as-recorded': errorBodiesAre((body, { status }) => {
      const keys = status === 404 ? ['error'] : ['error', 'error_description'];
      assert.deepEqual(Object.keys(JSON.parse(body) as object), keys);
    }),
    'code-only': errorBodiesAre((body) => {
      assert.match(body, /^\{"error":"[a-z_]+"\}$/);
    }),
    'format-b': errorBodiesAre((body) => {
      assert.deepEqual(Object.keys(JSON.parse(body) as object), ['error', 'error_description']);
    }),
    'bare-error': errorBodiesAre((body) => {
      assert.deepEqual(Object.keys(JSON.parse(body) as object), ['error']);
    }),
    blank: errorBodiesAre((body, { type }) => {
      assert.deepEqual([body, type], [' ', 'application/json; charset=utf-8']);
    }),
    empty: errorBodiesAre((body) => {
      assert.equal(body, '');
    }),
    html: errorBodiesAre((body, { type }) => {
      assert.match(body, /^<!DOCTYPE html>/);
      assert.match(type ?? '', /^text\/html/);
    }),
  },
  wwwAuthenticate: {
    off: async (sandbox) => {
      assert.equal((await ask(sandbox, '/user.json')).headers.get('www-authenticate'), null);
    },
    on: async (sandbox) => {
      assert.match((await ask(sandbox, '/user.json')).headers.get('www-authenticate') ?? '', /^Bearer /);
    },
  },
  retryAfter: {
    off: async (sandbox) => {
      assert.deepEqual(await retryAfters(sandbox), [null, null]);
    },
    on: async (sandbox) => {
      assert.deepEqual(await retryAfters(sandbox), ['60', '120']);
    },
  },
  oauthErrors: {
    rfc6749: async (sandbox) => {
      const [badClient, badGrant] = await oauthRefusals(sandbox);
      assert.deepEqual([badClient?.status, badGrant?.status], [401, 400]);
    },
    'status-200': async (sandbox) => {
      for (const refusal of await oauthRefusals(sandbox)) {
        assert.deepEqual(
          [refusal.status, Object.keys(object(refusal))],
          [200, ['error', 'error_description']],
        );
      }
    },
    bare: async (sandbox) => {
      const [badClient, badGrant] = await oauthRefusals(sandbox);
      assert.deepEqual([badClient?.status, badClient?.text], [401, '{"error":"invalid_client"}']);
      assert.deepEqual([badGrant?.status, badGrant?.text], [400, '{"error":"invalid_grant"}']);
    },
  },
  denial: {
    rfc6749: async (sandbox) => {
      const { searchParams } = await authorize(sandbox, { state: 'abc' }, 'deny');
      assert.deepEqual([...searchParams.keys()], ['error', 'error_description', 'state']);
      assert.deepEqual([searchParams.get('error'), searchParams.get('state')], ['access_denied', 'abc']);
    },
    'no-parameters': async (sandbox) => {
      assert.equal((await authorize(sandbox, { state: 'abc' }, 'deny')).href, 'https://vscode.dev/redirect');
    },
  },
  pkce: {
    ignored: async (sandbox) => {
      const code = await freshCode(sandbox, WITH_CHALLENGE);
      assert.equal((await redeem(sandbox, code, { code_verifier: 'wrong' })).status, 200);
    },
    enforced: async (sandbox) => {
      assert.equal((await authorize(sandbox)).searchParams.get('error'), 'invalid_request');
      const code = await freshCode(sandbox, WITH_CHALLENGE);
      assert.equal((await redeem(sandbox, code)).status, 400);
      assert.equal((await redeem(sandbox, code, { code_verifier: 'wrong' })).status, 400);
      assert.equal((await redeem(sandbox, code, { code_verifier: VERIFIER })).status, 200);
      const plain = await freshCode(sandbox, { code_challenge: VERIFIER });
      assert.equal((await redeem(sandbox, plain, { code_verifier: VERIFIER })).status, 200);
    },
    refused: async (sandbox) => {
      const { searchParams } = await authorize(sandbox, WITH_CHALLENGE);
      assert.equal(searchParams.get('error'), 'invalid_request');
      const code = await freshCode(sandbox);
      assert.equal((await redeem(sandbox, code, { code_verifier: VERIFIER })).status, 400);
      assert.equal((await redeem(sandbox, code)).status, 200);
    },
  },
  redirectSchemes: {
    'https-only': async (sandbox) => {
      await assertRedirects(sandbox, { 'https://firm.example/back': true, 'vscode://a.b/back': false });
    },
    any: async (sandbox) => {
      await assertRedirects(sandbox, { 'http://127.0.0.1:1234/back': true, 'vscode://a.b/back': true });
    },
  },
  newTokenInvalidatesOld: {
    off: async (sandbox) => {
      const { agency } = sandbox.people;
      const old = sandbox.issueToken(agency);
      sandbox.issueToken(agency);
      assert.equal((await ask(sandbox, '/user.json', { as: old })).status, 200);
      agency.newTokenInvalidatesOld = 'on';
      sandbox.issueToken(agency);
      assert.equal((await ask(sandbox, '/user.json', { as: old })).status, 401);
    },
    on: async (sandbox) => {
      const { agency, robot } = sandbox.people;
      const [old, another] = [sandbox.issueToken(agency), sandbox.issueToken(robot)];
      await postOauth(sandbox, agency.secondPair, { grant_type: 'client_credentials' });
      assert.equal((await ask(sandbox, '/user.json', { as: old })).status, 200, 'another pair does no harm');
      const fresh = sandbox.issueToken(agency);
      const answers = [old, another, fresh].map((token) => ask(sandbox, '/user.json', { as: token }));
      assert.deepEqual(
        (await Promise.all(answers)).map(({ status }) => status),
        [401, 200, 200],
      );
      const users = ['freelancer', 'accountant'].map(async (person) =>
        textOf(await redeem(sandbox, await freshCode(sandbox, { person })), 'access_token'),
      );
      for (const token of await Promise.all(users)) {
        const { status } = await ask(sandbox, '/user.json', { as: token });
        assert.equal(status, 200, 'another user of the same integration neither');
      }
    },
  },
  codeSingleUse: {
    on: async (sandbox) => {
      const code = await freshCode(sandbox);
      assert.deepEqual(
        [(await redeem(sandbox, code)).status, (await redeem(sandbox, code)).status],
        [200, 400],
      );
    },
    off: async (sandbox) => {
      const code = await freshCode(sandbox);
      assert.deepEqual(
        [(await redeem(sandbox, code)).status, (await redeem(sandbox, code)).status],
        [200, 200],
      );
    },
  },
  revokeClientCredentials: {
    refused: async (sandbox) => {
      assert.deepEqual(await revokeAndUse(sandbox), [400, 200]);
    },
    accepted: async (sandbox) => {
      assert.deepEqual(await revokeAndUse(sandbox), [200, 401]);
    },
  },
  rateQuota: {
    400: async (sandbox) => {
      const answer = await ask(sandbox, '/user.json', { as: sandbox.people.robot });
      assert.equal(answer.headers.get('x-ratelimit-policy'), 'default;q=400;w=60');
      assert.equal(answer.headers.get('x-ratelimit'), 'default;r=399;t=60');
    },
  },
  rateWindow: {
    60: async (sandbox) => {
      sandbox.switches.rateQuota = 1;
      const token = sandbox.issueToken(sandbox.people.robot);
      const status = async (): Promise<number> => (await ask(sandbox, '/user.json', { as: token })).status;
      assert.deepEqual([await status(), await status()], [200, 429]);
      sandbox.advance(59_999);
      assert.equal(await status(), 429);
      sandbox.advance(1);
      assert.equal(await status(), 200);
    },
  },
  rateKey: {
    token: sharesQuota({ sameToken: true, otherToken: false, otherUser: false }),
    user: sharesQuota({ sameToken: true, otherToken: true, otherUser: false }),
    account: sharesQuota({ sameToken: true, otherToken: true, otherUser: true }),
    ip: sharesQuota({ sameToken: true, otherToken: true, otherUser: true }),
  },
  rateCountsOauth: {
    on: async (sandbox) => {
      const [refusal] = await oauthRefusals(sandbox);
      assert.equal(refusal?.headers.get('x-ratelimit'), 'default;r=399;t=60');
    },
    off: async (sandbox) => {
      const [refusal] = await oauthRefusals(sandbox);
      assert.equal(refusal?.headers.get('x-ratelimit'), null);
    },
  },
  rateHeaders: {
    all: showsRateHeaders({ on200: true, on401: true }),
    '2xx-only': showsRateHeaders({ on200: true, on401: false }),
    none: showsRateHeaders({ on200: false, on401: false }),
  },
  cors: {
    'account-routes': letsBrowsersRead({ preflight: null, user: null, users: '*', unknown: null }),
    off: letsBrowsersRead({ preflight: null, user: null, users: null, unknown: null }),
    on: letsBrowsersRead({
      preflight: 'Authorization, Content-Type, User-Agent',
      user: '*',
      users: '*',
      unknown: '*',
    }),
  },
  userAgentCheck: {
    presence: acceptsUserAgents({ Bar: 401, 'App (me@firm.example)': 401 }),
    form: acceptsUserAgents({ Bar: 400, 'App ()': 400, 'App (me@firm.example)': 401 }),
  },
  blockedScope: {
    'account-routes': async (sandbox) => {
      assert.equal((await ask(sandbox, '/user.json', { as: sandbox.people.agency })).status, 200);
    },
    all: async (sandbox) => {
      assert.equal((await ask(sandbox, '/user.json', { as: sandbox.people.agency })).status, 402);
      assert.equal((await ask(sandbox, '/user.json', { as: sandbox.people.robot })).status, 200);
    },
  },
  blockedBody: {
    'format-c': async (sandbox) => {
      const answer = await usersOf(sandbox, 'cukrarna-ruzova-zaba');
      assert.equal(object(answer)['status'], 'Account blocked');
    },
    'format-b': async (sandbox) => {
      const answer = await usersOf(sandbox, 'cukrarna-ruzova-zaba');
      assert.deepEqual(Object.keys(object(answer)), ['error', 'error_description']);
    },
    blank: async (sandbox) => {
      const answer = await usersOf(sandbox, 'cukrarna-ruzova-zaba');
      assert.deepEqual([answer.status, answer.text], [402, ' ']);
    },
  },
  sparse: {
    documented: async (sandbox) => {
      const { user, detail } = await everything(sandbox);
      assert.equal(user['full_name'], 'Tereza Šťastná');
      assert.equal(typeof detail['plan'], 'string');
    },
    nulls: async (sandbox) => {
      const { user, account, row, detail } = await everything(sandbox);
      assert.deepEqual([user['full_name'], user['email'], user['avatar_url']], [null, null, null]);
      assert.deepEqual([account['logo'], account['registration_no']], [null, null]);
      assert.deepEqual([row['full_name'], row['email'], row['permission']], [null, null, 'owner']);
      assert.deepEqual([detail['plan'], detail['plan_price'], detail['plan_paid_users']], [null, null, null]);
    },
    minimal: async (sandbox) => {
      const { user, account, row, detail } = await everything(sandbox);
      assert.deepEqual(Object.keys(user), ['id', 'accounts']);
      assert.deepEqual(account, { slug: 'studio-kometa' });
      assert.deepEqual(row, { id: sandbox.people.agency.userId });
      assert.deepEqual(detail, { subdomain: 'studio-kometa' });
    },
  },
  assetLinks: {
    open: async (sandbox) => {
      const answer = await logo(sandbox);
      assert.equal(answer.status, 302);
      assert.match(answer.headers.get('location') ?? '', /\/blobs\//);
    },
    'login-needed': async (sandbox) => {
      const answer = await logo(sandbox);
      assert.deepEqual([answer.status, answer.headers.get('location')], [302, `${sandbox.origin}/login`]);
    },
    expired: async (sandbox) => {
      assert.equal((await logo(sandbox)).status, 404);
    },
  },
  eventsKept: {
    all: async (sandbox) => {
      assert.ok((await eventAges(sandbox)).some((days) => days > 90));
    },
    '90-days': async (sandbox) => {
      const before = await eventAges(sandbox);
      assert.ok(before.length > 0 && before.every((days) => days <= 90));
      sandbox.advance(90 * DAY);
      assert.deepEqual(await eventAges(sandbox), []);
    },
  },
  eventsOrder: {
    'newest-first': async (sandbox) => {
      const ages = await eventAges(sandbox);
      assert.deepEqual(
        ages,
        ages.toSorted((left, right) => left - right),
      );
    },
    shuffled: async (sandbox) => {
      sandbox.switches.userEvents = 'v2-names';
      const ages = await eventAges(sandbox);
      assert.equal(new Set(ages).size, sandbox.world.eventsOf('ondrej-dvorak').length, 'the pages add up');
      assert.notDeepEqual(
        ages,
        ages.toSorted((left, right) => left - right),
      );
    },
  },
  eventsReadableBy: {
    everyone: async (sandbox) => {
      assert.deepEqual(await statuses(sandbox, 'accountant'), { users: 200, account: 200, events: 200 });
    },
    'owner-only': async (sandbox) => {
      assert.deepEqual(await statuses(sandbox, 'accountant'), { users: 200, account: 200, events: 403 });
      assert.deepEqual(await statuses(sandbox, 'agency'), ALL_READABLE);
    },
  },
  userEvents: {
    none: async (sandbox) => {
      assert.deepEqual(await userEvents(sandbox), []);
    },
    'v2-names': async (sandbox) => {
      assert.deepEqual(await userEvents(sandbox), [
        'invitation_sent', 'user_added_to_account', 'user_token_regenerated',
      ]); // prettier-ignore
    },
  },
  rightsRefusal: {
    '403-bare': async (sandbox) => {
      assert.deepEqual(await refusedRight(sandbox), { status: 403, text: '' });
    },
    '403-with-code': async (sandbox) => {
      assert.deepEqual(await refusedRight(sandbox), {
        status: 403,
        text: '{"error":"forbidden","error_description":"Only the account owner can do this"}',
      });
    },
    404: async (sandbox) => {
      assert.deepEqual(await refusedRight(sandbox), { status: 404, text: '{"error":"resource_not_found"}' });
    },
  },
  extraAttributes: {
    off: async (sandbox) => {
      const { user, detail } = await everything(sandbox);
      assert.deepEqual([Object.keys(user).length, Object.keys(detail).length], [6, 43]);
    },
    on: async (sandbox) => {
      const { user, account, row, detail } = await everything(sandbox);
      assert.ok(Object.keys(user).length > 6);
      assert.ok(Object.keys(account).length > 6);
      assert.ok(Object.keys(row).length > 6);
      assert.ok(Object.keys(detail).length > 43);
    },
  },
};

describe('sandbox: switches', () => {
  const running = useSandbox();

  for (const name of SWITCH_NAMES) {
    const checks: Readonly<Record<string, Check>> = CHECKS[name];
    for (const value of SWITCHES[name].values) {
      it(`${name}: ${value}`, async () => {
        const sandbox = running();
        Object.assign(sandbox.switches, { [name]: value });
        const check = checks[value];
        assert.ok(check, 'each listed value has a check');
        await check(sandbox);
      });
    }
  }

  it('covers every numbered unknown', () => {
    const covered = new Set(SWITCH_NAMES.map((name) => SWITCHES[name].unknown));
    const numbered = [
      'U1',
      'U2',
      'U3',
      'U4',
      'U5',
      'U6',
      'U7',
      'U8',
      'U9',
      'U10',
      'U11',
      'U12',
      'U14',
      'U15',
      'U16',
      'U17',
      'U19',
    ];
    assert.deepEqual([...covered], numbered);
  });

  it('come back to their start with a reset', () => {
    const sandbox = running();
    sandbox.switches.usersPageSize = 20;
    sandbox.reset();
    assert.deepEqual(sandbox.switches, defaultSwitches());
  });

  it('take any number or word where the set is open', () => {
    assert.deepEqual(parseSwitches({ rateQuota: '5', rateWindow: 10, roleValues: 'dozor' }), {
      rateQuota: 5,
      rateWindow: 10,
      roleValues: 'dozor',
    });
    assert.deepEqual(parseSwitches({ pastEnd: '400' }), { pastEnd: 400 });
  });

  for (const wrong of [
    { nothing: 'x' },
    { cors: 'maybe' },
    { rateQuota: 0 },
    { roleValues: '' },
    { cors: null },
  ]) {
    it(`refuse ${JSON.stringify(wrong)}`, () => {
      assert.throws(() => parseSwitches(wrong), SwitchError);
    });
  }
});

describe('sandbox: switches given at the start', () => {
  const running = useSandbox({ switches: { usersPageSize: 20 } });

  it('hold, also after a reset', async () => {
    const sandbox = running();
    sandbox.switches.usersPageSize = 30;
    sandbox.reset();
    assert.equal(list(await usersOf(sandbox, 'lipovy-dvur')).length, 20);
  });
});

function usersOf(sandbox: Sandbox, slug: string, query = ''): Promise<Answer> {
  return ask(sandbox, `/accounts/${slug}/users.json${query}`, { as: sandbox.people.agency });
}

async function pageSizes(sandbox: Sandbox): Promise<number[]> {
  const pages = [1, 2, 3, 4].map((page) => usersOf(sandbox, 'lipovy-dvur', `?page=${page}`));
  return (await Promise.all(pages)).map((answer) => list(answer).length);
}

function showsAccountantAs(word: string): Check {
  return async (sandbox) => {
    const { accountant } = sandbox.people;
    const rows = list(await usersOf(sandbox, 'studio-kometa'));
    assert.equal(rows.find(({ id }) => id === accountant.userId)?.['permission'], word);
    const own = accounts(await ask(sandbox, '/user.json', { as: accountant }));
    assert.equal(own[0]?.['permission'], word);
  };
}

/** The robot's rights, which must be the same in both places where they are told. */
async function robotsRights(sandbox: Sandbox): Promise<Record<string, unknown>> {
  const { robot } = sandbox.people;
  const [own = {}] = accounts(await ask(sandbox, '/user.json', { as: robot }));
  const row = list(await usersOf(sandbox, 'studio-kometa')).find(({ id }) => id === robot.userId);
  assert.deepEqual(row?.['allowed_scope'], own['allowed_scope']);
  return own;
}

async function statuses(
  sandbox: Sandbox,
  person: 'agency' | 'accountant' | 'robot',
): Promise<typeof ALL_READABLE> {
  const status = async (route: string): Promise<number> =>
    (await ask(sandbox, `/accounts/studio-kometa/${route}.json`, { as: sandbox.people[person] })).status;
  return { users: await status('users'), account: await status('account'), events: await status('events') };
}

/** How many days ago each event of an account with two pages of them took place, in the order of the answers. */
async function eventAges(sandbox: Sandbox): Promise<number[]> {
  const pages = [1, 2].map((page) =>
    ask(sandbox, `/accounts/ondrej-dvorak/events.json?page=${page}`, { as: sandbox.people.freelancer }),
  );
  return (await Promise.all(pages))
    .flatMap(list)
    .map((event) => (sandbox.world.startedAt - Date.parse(String(event['created_at']))) / DAY);
}

/** The names of events, each once, that are about users. */
async function userEvents(sandbox: Sandbox): Promise<string[]> {
  const pages = [1, 2].map((page) =>
    ask(sandbox, `/accounts/studio-kometa/events.json?page=${page}`, { as: sandbox.people.agency }),
  );
  const names = (await Promise.all(pages)).flatMap(list).map(({ name }) => String(name));
  return [...new Set(names)].filter((name) => /user|invitation/.test(name)).sort();
}

async function refusedRight(sandbox: Sandbox): Promise<Pick<Answer, 'status' | 'text'>> {
  sandbox.switches.accountReadableBy = 'owner-only';
  const asking = { as: sandbox.people.accountant };
  const { status, text } = await ask(sandbox, '/accounts/studio-kometa/account.json', asking);
  return { status, text };
}

function answersForeignSlugs(status: number): Check {
  return async (sandbox) => {
    const answers = ['no-such-account', 'ondrej-dvorak'].map((slug) => usersOf(sandbox, slug));
    const [unknown, foreign] = await Promise.all(answers);
    assert.deepEqual([unknown?.status, foreign?.status], [status, status]);
    assert.equal(unknown?.text, foreign?.text, 'nobody can tell the two apart');
  };
}

/** The five refusals whose body nobody documented. */
function errorBodiesAre(
  check: (body: string, about: { readonly status: number; readonly type: string | null }) => void,
): Check {
  return async (sandbox) => {
    const { robot } = sandbox.people;
    sandbox.fail('account', '503');
    const refusals = [
      await ask(sandbox, '/user.json'),
      await ask(sandbox, '/nothing.json', { as: robot }),
      await ask(sandbox, '/user.xml', { as: robot }),
      await ask(sandbox, '/accounts/studio-kometa/account.json', { as: robot }),
    ];
    sandbox.switches.rateQuota = 1;
    const token = sandbox.issueToken(robot);
    await ask(sandbox, '/user.json', { as: token });
    refusals.push(await ask(sandbox, '/user.json', { as: token }));
    assert.deepEqual(
      refusals.map(({ status }) => status),
      [401, 404, 415, 503, 429],
    );
    for (const { status, text, headers } of refusals) {
      check(text, { status, type: headers.get('content-type') });
    }
  };
}

async function retryAfters(sandbox: Sandbox): Promise<(string | null)[]> {
  sandbox.fail('user', '429');
  sandbox.fail('user', '503');
  const answers = [await ask(sandbox, '/user.json'), await ask(sandbox, '/user.json')];
  return answers.map(({ headers }) => headers.get('retry-after'));
}

async function oauthRefusals(sandbox: Sandbox): Promise<Answer[]> {
  const nobody = { clientId: 'abc', clientSecret: 'def' };
  return [
    await postOauth(sandbox, nobody, { grant_type: 'client_credentials' }),
    await redeem(sandbox, 'no such code'),
  ];
}

async function assertRedirects(sandbox: Sandbox, expected: Record<string, boolean>): Promise<void> {
  const { testing } = sandbox.integrations;
  for (const [redirectUri, isAllowed] of Object.entries({ ...expected, 'https://localhost/back': false })) {
    testing.redirectUri = redirectUri;
    const outcome = await authorize(sandbox).then(
      (url) => url.searchParams.has('code'),
      () => false,
    );
    assert.equal(outcome, isAllowed, redirectUri);
  }
}

async function revokeAndUse(sandbox: Sandbox): Promise<number[]> {
  const { robot } = sandbox.people;
  const token = textOf(await postOauth(sandbox, robot, { grant_type: 'client_credentials' }), 'access_token');
  const revoked = await postOauth(sandbox, robot, { token }, '/oauth/revoke');
  return [revoked.status, (await ask(sandbox, '/user.json', { as: token })).status];
}

/** Uses a quota of one up, and looks who else is refused then. */
function sharesQuota(expected: { sameToken: boolean; otherToken: boolean; otherUser: boolean }): Check {
  return async (sandbox) => {
    const { agency, robot } = sandbox.people;
    const [token, otherToken, otherUser] = [agency, agency, robot].map((person) =>
      sandbox.issueToken(person),
    );
    const isRefused = async (as = ''): Promise<boolean> =>
      (await ask(sandbox, '/accounts/studio-kometa/users.json', { as })).status === 429;
    sandbox.switches.rateQuota = 1;
    await isRefused(token);
    const refused = {
      sameToken: await isRefused(token),
      otherToken: await isRefused(otherToken),
      otherUser: await isRefused(otherUser),
    };
    assert.deepEqual(refused, expected);
    if (sandbox.switches.rateKey === 'account') {
      const elsewhere = await ask(sandbox, '/accounts/lipovy-dvur/users.json', { as: agency });
      assert.equal(elsewhere.status, 200);
    }
  };
}

function showsRateHeaders(expected: { on200: boolean; on401: boolean }): Check {
  return async (sandbox) => {
    const shown = async (as?: string): Promise<boolean> => {
      const { headers } = await ask(sandbox, '/user.json', as === undefined ? {} : { as });
      assert.equal(headers.has('x-ratelimit'), headers.has('x-ratelimit-policy'));
      return headers.has('x-ratelimit');
    };
    const token = sandbox.issueToken(sandbox.people.robot);
    assert.deepEqual({ on200: await shown(token), on401: await shown() }, expected);
  };
}

/** Who may read which answer, by the header `Access-Control-Allow-Origin`. */
function letsBrowsersRead(
  expected: Record<'preflight' | 'user' | 'users' | 'unknown', string | null>,
): Check {
  return async (sandbox) => {
    const as = sandbox.issueToken(sandbox.people.robot);
    const preflight = await ask(sandbox, '/user.json', { method: 'OPTIONS' });
    const allowed = async (path: string): Promise<string | null> =>
      (await ask(sandbox, path, { as })).headers.get('access-control-allow-origin');
    assert.deepEqual(
      {
        preflight: preflight.headers.get('access-control-allow-headers'),
        user: await allowed('/user.json'),
        users: await allowed('/accounts/studio-kometa/users.json'),
        unknown: await allowed('/accounts/no-such-account/users.json'),
      },
      expected,
    );
  };
}

function acceptsUserAgents(expected: Record<string, number>): Check {
  return async (sandbox) => {
    for (const [userAgent, status] of Object.entries(expected)) {
      const answer = await askBarely(`${sandbox.apiUrl}/user.json`, 'GET', { 'User-Agent': userAgent });
      assert.equal(answer.status, status, userAgent);
    }
  };
}

async function everything(
  sandbox: Sandbox,
): Promise<Record<'user' | 'account' | 'row' | 'detail', Record<string, unknown>>> {
  const asking = { as: sandbox.people.agency };
  const user = await ask(sandbox, '/user.json', asking);
  const [account = {}] = accounts(user);
  const [row = {}] = list(await usersOf(sandbox, 'studio-kometa'));
  const detail = await ask(sandbox, '/accounts/studio-kometa/account.json', asking);
  return { user: object(user), account, row, detail: object(detail) };
}

async function logo(sandbox: Sandbox): Promise<Answer> {
  const { account } = await everything(sandbox);
  return ask(sandbox, String(account['logo']));
}
