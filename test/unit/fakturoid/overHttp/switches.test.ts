import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/fakturoid/errors';
import { SWITCHES, SWITCH_NAMES, type Sandbox, type SwitchName } from '../../../sandbox';
import { freshCode, useSandbox } from '../../../kit/sandboxRequests';
import { failure } from '../../../kit/fakeClient';
import { apiAt, PairTokens } from '../../../kit/realClient';

/** `agency` owns it; it has one invitation that is pending. */
const OWN = 'studio-kometa';
/** Here the agency may only read. */
const READ_ONLY = 'kavarna-sova';
const NINETY_FIVE = 'lipovy-dvur';
/** A page of twenty is full, one of forty is not the last for sure. */
const TWENTY_SEVEN = 'pekarna-u-zizky';
const BLOCKED = 'cukrarna-ruzova-zaba';

/** What a value of a switch means for the client; `here` is one window of the agency. */
type Check<Value = string | number> = (here: ReturnType<typeof windowOf>, value: Value) => Promise<void>;

function windowOf(sandbox: Sandbox, person = sandbox.people.agency) {
  const tokens = new PairTokens(sandbox, person, sandbox.issueToken(person));
  return { sandbox, person, tokens, ...apiAt(sandbox.apiUrl, tokens) };
}

const count = ({ sandbox }: { sandbox: Sandbox }, route: string): number =>
  sandbox.requests.filter((request) => request.route === route).length;

/** All that the extension reads, as it is without any oddity. */
const readsAll: Check = async ({ client, sandbox }) => {
  const me = await client.getCurrentUser();
  assert.equal(me.id, sandbox.people.agency.userId);
  assert.equal(me.accounts?.length, 12);
  assert.equal((await client.listUsers(OWN)).users.length, 7);
  assert.equal((await client.listUsers(NINETY_FIVE)).users.length, 95);
  assert.equal((await client.getAccount(OWN)).subdomain, OWN);
};

const readsWholeLists: Check = async ({ client, sandbox }) => {
  for (const slug of [NINETY_FIVE, TWENTY_SEVEN, OWN]) {
    const { users, dropped } = await client.listUsers(slug);
    const members = sandbox.world.accounts.get(slug)?.members;
    assert.deepEqual(
      users.map(({ id }) => id).toSorted((left, right) => left - right),
      [...(members?.keys() ?? [])].toSorted((left, right) => left - right),
    );
    assert.equal(dropped, 0);
  }
};

const ownerOnly =
  (read: (here: ReturnType<typeof windowOf>, slug: string) => Promise<unknown>): Check =>
  async (here, value) => {
    await read(here, OWN);
    if (value === 'everyone') await read(here, READ_ONLY);
    else assert.equal((await failure(read(here, READ_ONLY))).kind, 'forbidden');
  };

const CHECKS = {
  roleValues: async ({ sandbox }, value) => {
    const { client } = windowOf(sandbox, sandbox.people.accountant);
    const permissions = (await client.getCurrentUser()).accounts?.map(({ permission }) => permission);
    assert.ok(permissions?.includes(String(value)));
  },
  allowedScope: async ({ client }, value) => {
    const [account] = (await client.getCurrentUser()).accounts ?? [];
    const user = (await client.listUsers(READ_ONLY)).users.find(({ permission }) => permission === 'owner');
    for (const scopes of [account?.allowed_scope, user?.allowed_scope]) {
      if (value === 'absent') assert.equal(scopes, undefined);
      else if (value === 'empty') assert.deepEqual(scopes, []);
      else assert.equal(scopes?.includes('payroll'), value === 'extra-value');
    }
  },
  scopeEnforced: async ({ client }, value) => {
    await client.getAccount(OWN);
    const narrow = client.getAccount(READ_ONLY);
    if (value === 'on') assert.equal((await failure(narrow)).kind, 'forbidden');
    else await narrow;
  },
  usersPage: async (here, value) => {
    await readsWholeLists(here, value);
    if (value === 'ignored') assert.equal(count(here, 'users'), 2 + 2 + 1);
  },
  usersPageSize: readsWholeLists,
  pastEnd: async (here, value) => {
    await readsWholeLists(here, value);
    const asked = here.sandbox.requests.find(({ slug, page }) => slug === TWENTY_SEVEN && page === 2);
    assert.equal(asked?.status, value === 400 ? 400 : 200);
  },
  usersOrder: readsWholeLists,
  pendingInvites: async ({ client }, value) => {
    assert.equal((await client.listUsers(OWN)).users.length, value === 'hidden' ? 7 : 8);
  },
  usersReadableBy: ownerOnly(({ client }, slug) => client.listUsers(slug)),
  accountReadableBy: ownerOnly(({ client }, slug) => client.getAccount(slug)),
  foreignSlug: async (here, value) => {
    const kind = value === 404 ? 'notFound' : 'forbidden';
    for (const slug of ['nobodys', 'nobodys', 'scale-1']) {
      assert.equal((await failure(here.client.listUsers(slug))).kind, kind);
      assert.equal((await failure(here.client.getAccount(slug))).kind, kind);
    }
    assert.equal(here.tokens.renewals, 0);
    assert.equal(count(here, 'token'), 0);
  },
  errorBody: async ({ client, sandbox }, value) => {
    const refused = async (status: number, words: string, failed: Failure): Promise<void> => {
      const hasOnlyCode = value === 'code-only' || (value === 'as-recorded' && status === 404);
      const hasWords = !hasOnlyCode && value !== 'blank' && value !== 'empty' && value !== 'html';
      sandbox.fail('account', String(status));
      const said = await failure(client.getAccount(OWN));
      if (hasOnlyCode) assert.equal(said.kind, failed.kind);
      else assert.deepEqual(said, { ...failed, ...(hasWords && words && { description: words }) });
    };
    await refused(404, 'Not found', { kind: 'notFound' });
    await refused(415, 'Only JSON is supported', { kind: 'badRequest', status: 415 });
    await refused(503, '', { kind: 'server', status: 503 });
    await refused(401, 'The access token is invalid or has expired', { kind: 'forbidden' });
    // The last one: no request goes out before the limit is over.
    await refused(429, '', { kind: 'rateLimited', retryAfterMs: 60_000 });
  },
  wwwAuthenticate: async (here, value) => {
    here.sandbox.expireTokens();
    await readsAll(here, value);
    assert.equal(here.tokens.renewals, 1);
  },
  retryAfter: async ({ client, sandbox }, value) => {
    sandbox.switches.rateHeaders = 'none';
    sandbox.fail('user', '429');
    assert.deepEqual(await failure(client.getCurrentUser()), {
      kind: 'rateLimited',
      ...(value === 'on' && { retryAfterMs: 60_000 }),
    });
  },
  oauthErrors: async ({ oauth, sandbox }, value) => {
    const { agency } = sandbox.people;
    const { testing } = sandbox.integrations;
    for (const [work, status, code, description] of [
      [
        oauth.clientCredentials({ ...agency, clientSecret: 'wrong' }),
        401,
        'invalid_client',
        'Client authentication failed',
      ],
      [
        oauth.clientCredentials(testing),
        400,
        'unauthorized_client',
        'The client is not authorized to use this grant type',
      ],
      [
        oauth.authorizationCode(testing, 'wrong', testing.redirectUri),
        400,
        'invalid_grant',
        'Authorization code is invalid',
      ],
      [
        oauth.revoke({ ...agency, clientSecret: 'wrong' }, 't'),
        401,
        'invalid_client',
        'Client authentication failed',
      ],
    ] as const) {
      assert.deepEqual(await failure(work), {
        kind: 'grantRefused',
        status: value === 'status-200' ? 200 : status,
        code,
        ...(value !== 'bare' && { description }),
      });
    }
  },
  newTokenInvalidatesOld: async (here, value) => {
    await here.oauth.clientCredentials(here.person);
    await readsAll(here, value);
    assert.equal(here.tokens.renewals, value === 'on' ? 1 : 0);
  },
  codeSingleUse: async ({ oauth, sandbox }, value) => {
    const { testing } = sandbox.integrations;
    const code = await freshCode(sandbox);
    const redeem = (): Promise<unknown> => oauth.authorizationCode(testing, code, testing.redirectUri);
    await redeem();
    if (value === 'off') await redeem();
    else assert.equal((await failure(redeem())).kind, 'grantRefused');
  },
  revokeClientCredentials: async ({ oauth, sandbox, person }, value) => {
    const work = oauth.revoke(person, sandbox.issueToken(person));
    if (value === 'accepted') await work;
    else assert.equal((await failure(work)).kind, 'grantRefused');
  },
  rateQuota: readsAll,
  rateWindow: readsAll,
  rateCountsOauth: async (here, value) => {
    here.sandbox.expireTokens();
    await readsAll(here, value);
  },
  rateHeaders: async (here, value) => {
    await readsAll(here, value);
    here.sandbox.fail('user', '429');
    const failed = await failure(here.client.getCurrentUser());
    assert.deepEqual(failed, { kind: 'rateLimited', ...(value === 'all' && { retryAfterMs: 60_000 }) });
  },
  userAgentCheck: readsAll,
  blockedScope: async ({ client }, value) => {
    assert.equal((await failure(client.listUsers(BLOCKED))).kind, 'blockedAccount');
    await client.listUsers(OWN);
    if (value === 'all') assert.equal((await failure(client.getCurrentUser())).kind, 'blockedAccount');
    else await client.getCurrentUser();
  },
  blockedBody: async ({ client }, value) => {
    assert.deepEqual(await failure(client.getAccount(BLOCKED)), {
      kind: 'blockedAccount',
      invoiceUrls:
        value === 'format-c' ? [`https://app.fakturoid.example/${BLOCKED}/p/3WfeLRO5HZ/2026-0002`] : [],
    });
  },
  sparse: async (here, value) => {
    await readsAll(here, value);
    const me = await here.client.getCurrentUser();
    const [user] = (await here.client.listUsers(OWN)).users;
    const account = await here.client.getAccount(OWN);
    const missing = { documented: 'string', nulls: 'object', minimal: 'undefined' }[String(value)];
    for (const attribute of [me.full_name, me.accounts?.[0]?.name, user?.email, account.plan]) {
      // The name of an account is always there unless only the keys are.
      const expected = attribute === me.accounts?.[0]?.name && value === 'nulls' ? 'string' : missing;
      assert.equal(typeof attribute, expected);
    }
  },
  extraAttributes: async (here, value) => {
    await readsAll(here, value);
    const [user] = (await here.client.listUsers(OWN)).users;
    assert.deepEqual(Object.keys(user ?? {}).toSorted(), [
      'allowed_scope',
      'avatar_url',
      'email',
      'full_name',
      'id',
      'permission',
    ]);
    assert.equal(Object.keys(await here.client.getAccount(OWN)).length, 43);
    assert.deepEqual(
      here.log.lines.filter((line) => line.startsWith('warn')),
      [],
    );
  },
  rightsRefusal: async ({ client, sandbox }, value) => {
    sandbox.switches.usersReadableBy = 'owner-only';
    const failed = await failure(client.listUsers(READ_ONLY));
    if (value === 404) assert.equal(failed.kind, 'notFound');
    else {
      const description = 'Only the account owner can do this';
      assert.deepEqual(failed, { kind: 'forbidden', ...(value === '403-with-code' && { description }) });
    }
  },
} satisfies Partial<Record<SwitchName, Check>>;

describe('what the documentation leaves open', () => {
  const sandbox = useSandbox();

  for (const name of SWITCH_NAMES) {
    const check: Check | undefined = (CHECKS as Partial<Record<SwitchName, Check>>)[name];
    if (check === undefined) {
      // What the client never asks for is tried in `test/unit/sandbox/`.
      assert.match(name, /^rateKey$|[eE]vents/);
      continue;
    }
    for (const value of SWITCHES[name].values) {
      it(`${name} = ${value}`, async () => {
        Object.assign(sandbox().switches, { [name]: value });
        await check(windowOf(sandbox()), value);
      });
    }
  }

  it('takes a role that nobody has heard of', async () => {
    sandbox().switches.roleValues = 'Účetní “2”';
    await CHECKS.roleValues(windowOf(sandbox()), 'Účetní “2”');
  });

  it('never signs anybody out for accounts that answer 401, also where a new token ends the old one', async () => {
    Object.assign(sandbox().switches, { foreignSlug: 401, newTokenInvalidatesOld: 'on' });
    const here = windowOf(sandbox());
    const slugs = Array.from({ length: 20 }, (_, index) => `foreign-${index}`);
    const failures = await Promise.all(slugs.map((slug) => failure(here.client.listUsers(slug))));
    assert.ok(failures.every(({ kind }) => kind === 'forbidden'));
    assert.equal(here.tokens.renewals, 0);
    await readsAll(here, '');
    assert.equal(count(here, 'token'), 0);
  });

  it('renews a token that has ended by one request, however many accounts wait', async () => {
    for (const foreignSlug of [404, 401] as const) {
      sandbox().reset();
      sandbox().switches.foreignSlug = foreignSlug;
      const here = windowOf(sandbox());
      sandbox().expireTokens();
      const slugs = [OWN, READ_ONLY, NINETY_FIVE, TWENTY_SEVEN];
      await Promise.all(
        Array.from({ length: 40 }, (_, index) => here.client.listUsers(slugs[index % slugs.length] ?? OWN)),
      );
      assert.equal(here.tokens.renewals, 1);
      assert.equal(count(here, 'token'), 1);
      assert.ok(count(here, 'user') <= 1);
    }
  });
});
