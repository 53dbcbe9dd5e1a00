import assert from 'node:assert/strict';
import type { Sandbox } from '../../sandbox';
import { ask, basic, list, object, textOf, useSandbox, type Answer } from '../../kit/sandboxRequests';

/**
 * What 140 answers of the live service were like. The tests of a public client, python-fakturoid-v3, recorded them on
 * 12 May 2025: the token route, contacts and invoices, through three tokens.
 */
const RECORDED = {
  /** On every answer. */
  always: {
    'referrer-policy': /^strict-origin-when-cross-origin$/,
    'strict-transport-security': /^max-age=63072000; includeSubDomains; preload$/,
    'x-content-type-options': /^nosniff$/,
    'x-frame-options': /^SAMEORIGIN$/,
    'x-permitted-cross-domain-policies': /^none$/,
    'x-ratelimit': /^default;r=\d+;t=\d+$/,
    'x-ratelimit-policy': /^default;q=400;w=60$/,
    'x-request-id': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'x-runtime': /^\d+\.\d{6}$/,
    'x-xss-protection': /^0$/,
  },
  token: {
    'content-type': /^application\/json; charset=utf-8$/,
    'cache-control': /^no-store$/,
    pragma: /^no-cache$/,
    vary: /^Accept,Accept-Encoding$/,
    etag: /^W\/"[0-9a-f]{32}"$/,
  },
  account: {
    'content-type': /^application\/json; charset=utf-8$/,
    'cache-control': /^max-age=0, private, must-revalidate$/,
    vary: /^Accept-Encoding$/,
    etag: /^W\/"[0-9a-f]{32}"$/,
    'access-control-allow-origin': /^\*$/,
  },
  notFound: {
    'content-type': /^application\/json; charset=utf-8$/,
    'cache-control': /^no-cache$/,
    vary: /^Accept-Encoding$/,
  },
  cookie:
    /^application_theme=[\w%]+--[0-9a-f]{40}; path=\/; expires=\w{3}, \d\d \w{3} 2027 12:00:00 GMT; httponly; samesite=lax; secure$/,
  tokenKeys: ['access_token', 'token_type', 'expires_in'],
  tokenBytes: 139,
  notFoundBody: '{"error":"resource_not_found"}',
  emptyList: { text: '[]', etag: 'W/"4f53cda18c2baa0c0354bb5f9a3ecbe5"' },
} as const;

/** Further headers that some of the recorded answers had and others had not. */
const SOMETIMES = ['pragma', 'etag', 'access-control-allow-origin', 'set-cookie', 'last-modified', 'link'];

describe('sandbox: recorded answers', () => {
  const running = useSandbox();
  const USERS = '/accounts/ondrej-dvorak/users.json';

  /** As the recorded client asked: a form, and a `User-Agent` without an email address. */
  const askToken = (sandbox: Sandbox): Promise<Answer> =>
    ask(sandbox, '/oauth/token', {
      method: 'POST',
      headers: {
        'User-Agent': 'some-client',
        Authorization: basic(sandbox.people.freelancer),
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });

  it('of the token route', async () => {
    const answer = await askToken(running());
    assert.equal(answer.status, 200);
    assertHeaders(answer, { ...RECORDED.always, ...RECORDED.token });
    assert.deepEqual(Object.keys(object(answer)), RECORDED.tokenKeys);
    assert.match(textOf(answer, 'access_token'), /^[0-9a-f]{80}$/);
    assert.deepEqual([object(answer)['token_type'], object(answer)['expires_in']], ['Bearer', 7200]);
    assert.equal(answer.text.length, RECORDED.tokenBytes);
  });

  it('of a route of an account: the first sets a cookie, later ones none', async () => {
    const sandbox = running();
    const token = sandbox.issueToken(sandbox.people.freelancer);
    const first = await ask(sandbox, USERS, { as: token });
    assertHeaders(first, { ...RECORDED.always, ...RECORDED.account, 'set-cookie': RECORDED.cookie });
    const [cookie = ''] = (first.headers.get('set-cookie') ?? '').split(';');
    const second = await ask(sandbox, USERS, { as: token, headers: { Cookie: cookie } });
    assertHeaders(second, { ...RECORDED.always, ...RECORDED.account });
    assert.equal(second.headers.get('etag'), first.headers.get('etag'));
    assert.notEqual(second.headers.get('x-request-id'), first.headers.get('x-request-id'));
  });

  it('of what is not there', async () => {
    const sandbox = running();
    const answer = await ask(sandbox, '/accounts/studio-kometa/users.json', {
      as: sandbox.people.freelancer,
    });
    assert.deepEqual([answer.status, answer.text], [404, RECORDED.notFoundBody]);
    assertHeaders(answer, { ...RECORDED.always, ...RECORDED.notFound });
  });

  it('of a list: forty, the rest, and nothing', async () => {
    const sandbox = running();
    const { freelancer } = sandbox.people;
    while ((sandbox.world.accounts.get('ondrej-dvorak')?.members.size ?? 60) < 60) {
      sandbox.world.setMember('ondrej-dvorak', 5000 + sandbox.world.users.size);
    }
    const pages = [1, 2, 3].map((page) => ask(sandbox, `${USERS}?page=${page}`, { as: freelancer }));
    const answers = await Promise.all(pages);
    assert.deepEqual(
      answers.map((answer) => list(answer).length),
      [40, 20, 0],
    );
    const last = answers.at(-1);
    assert.deepEqual({ text: last?.text, etag: last?.headers.get('etag') }, RECORDED.emptyList);
  });

  it('count down together: all tokens, the token route and what is not there', async () => {
    const sandbox = running();
    const remaining = async (answer: Promise<Answer>): Promise<number> =>
      Number(/r=(\d+)/.exec((await answer).headers.get('x-ratelimit') ?? '')?.[1]);
    const session = async (path: string, times: number): Promise<number[]> => {
      const answer = await askToken(sandbox);
      const counts = [await remaining(Promise.resolve(answer))];
      const as = textOf(answer, 'access_token');
      while (counts.length <= times) counts.push(await remaining(ask(sandbox, path, { as })));
      return counts;
    };
    // Two requests had been counted when the recording began.
    await Promise.all([ask(sandbox, USERS), ask(sandbox, USERS)]);
    assert.deepEqual(await session(USERS, 6), [397, 396, 395, 394, 393, 392, 391]);
    assert.deepEqual(await session('/nothing.json', 9), [390, 389, 388, 387, 386, 385, 384, 383, 382, 381]);
    assert.deepEqual(await session(USERS, 1), [380, 379]);
  });
});

/** Holds that the answer has these headers, and none of those that only some answers have. */
function assertHeaders({ headers }: Answer, expected: Readonly<Record<string, RegExp>>): void {
  for (const [name, form] of Object.entries(expected)) {
    assert.match(headers.get(name) ?? '(missing)', form, name);
  }
  for (const name of SOMETIMES.filter((candidate) => !(candidate in expected))) {
    assert.equal(headers.get(name), null, name);
  }
}
