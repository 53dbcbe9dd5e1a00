import assert from 'node:assert/strict';
import fc from 'fast-check';
import { authorizationUrl, type OAuthClient } from '../../../src/fakturoid/oauth';
import { API_BASE } from '../../../src/fakturoid/origin';
import { TOKEN } from '../../kit/documentedAnswers';
import { failure, fakeClient, fetchFailed, json, systemError, text } from '../../kit/fakeClient';
import { USER_AGENT } from '../../kit/realClient';

const PAIR = { clientId: 'client_id', clientSecret: 'client_secret' };

describe('OAuthClient', () => {
  it('asks for client credentials as documented', async () => {
    const { oauth, asked } = fakeClient(() => json(TOKEN));
    assert.deepEqual(await oauth.clientCredentials(PAIR), {
      accessToken: TOKEN.access_token,
      expiresInMs: 7_200_000,
    });
    assert.equal(asked[0]?.method, 'POST');
    assert.equal(asked[0].path, '/oauth/token');
    assert.equal(asked[0].headers.get('Authorization'), 'Basic Y2xpZW50X2lkOmNsaWVudF9zZWNyZXQ=');
    assert.equal(asked[0].headers.get('Content-Type'), 'application/json');
    assert.equal(asked[0].headers.get('Accept'), 'application/json');
    assert.equal(asked[0].headers.get('User-Agent'), USER_AGENT);
    assert.equal(asked[0].body, '{"grant_type":"client_credentials"}');
  });

  it('exchanges a code and refreshes as documented', async () => {
    const { oauth, asked } = fakeClient(() => json({ ...TOKEN, refresh_token: 'new' }));
    const grant = await oauth.authorizationCode(PAIR, 'code', 'https://www.example.org/redirect');
    assert.equal(grant.refreshToken, 'new');
    await oauth.refresh(PAIR, 'old');
    assert.deepEqual(
      asked.map(({ body }) => JSON.parse(body ?? '') as unknown),
      [
        {
          grant_type: 'authorization_code',
          code: 'code',
          redirect_uri: 'https://www.example.org/redirect',
        },
        { grant_type: 'refresh_token', refresh_token: 'old' },
      ],
    );
  });

  for (const rest of [{}, { refresh_token: null }, { refresh_token: '' }]) {
    it(`gives no refresh token for ${JSON.stringify(rest)}, so that the old one stays`, async () => {
      const { oauth } = fakeClient(() => json({ ...TOKEN, ...rest }));
      assert.ok(!('refreshToken' in (await oauth.refresh(PAIR, 'old'))));
    });
  }

  it('revokes in the body, and needs no answer', async () => {
    for (const reply of [() => text(''), () => text(' '), () => json({}), () => text('', 204)]) {
      const { oauth, asked } = fakeClient(reply);
      await oauth.revoke(PAIR, 'old');
      assert.equal(asked[0]?.path, '/oauth/revoke');
      assert.equal(asked[0].body, '{"token":"old"}');
    }
  });

  it('carries any characters through Basic, and nowhere else', async () => {
    const anyText = fc.string({ unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (id, secret) => {
        const { oauth, asked, log } = fakeClient(() => json({ error: 'invalid_client' }, 401));
        const clientSecret = `secret-${secret}`;
        const refused = await failure(oauth.clientCredentials({ clientId: id, clientSecret }));
        const header = asked[0]?.headers.get('Authorization') ?? '';
        assert.match(header, /^Basic [A-Za-z0-9+/]+=*$/);
        assert.equal(Buffer.from(header.slice(6), 'base64').toString('utf8'), `${id}:${clientSecret}`);
        const elsewhere = JSON.stringify([refused, log.lines, asked[0]?.path, asked[0]?.body]);
        assert.ok(!elsewhere.includes('secret-'));
      }),
    );
  });

  const refusals: readonly (readonly [string, () => Response, object])[] = [
    [
      '401 of a wrong pair',
      () => json({ error: 'invalid_client' }, 401),
      { status: 401, code: 'invalid_client' },
    ],
    ['an empty 401', () => text('', 401), { status: 401 }],
    ['a 403', () => text(' ', 403), { status: 403 }],
    ['a 404', () => json({ error: 'Not found' }, 404), { status: 404, description: 'Not found' }],
    ['an HTML 400', () => text('<html>', 400), { status: 400 }],
    [
      'an expired code',
      () => json({ error: 'invalid_grant', error_description: 'Authorization code expired' }, 400),
      { status: 400, code: 'invalid_grant', description: 'Authorization code expired' },
    ],
    [
      'a bad refresh token with status 200',
      () => json({ error: 'invalid_grant' }),
      { status: 200, code: 'invalid_grant' },
    ],
    ['{} with status 200', () => json({}), { status: 200 }],
  ];
  for (const [name, reply, expected] of refusals) {
    it(`takes ${name} for a refusal, and does not repeat it`, async () => {
      const { oauth, asked } = fakeClient(reply);
      const refused = await failure(oauth.refresh(PAIR, 'old'));
      assert.deepEqual(refused, { kind: 'grantRefused', ...expected });
      assert.equal(asked.length, 1);
    });
  }

  const others: readonly (readonly [string, () => Response | Error, object])[] = [
    [
      '429 for long',
      () => text('', 429, { 'Retry-After': '3600' }),
      { kind: 'rateLimited', retryAfterMs: 3_600_000 },
    ],
    ['503', () => text('', 503), { kind: 'server', status: 503 }],
    [
      'an answer that is too long for a token',
      () => json({ access_token: 'a'.repeat(64 * 1024) }),
      { kind: 'invalidResponse', reason: 'tooLarge' },
    ],
    [
      'a refused connection',
      () => fetchFailed(systemError('ECONNREFUSED')),
      { kind: 'connectionRefused', code: 'ECONNREFUSED' },
    ],
  ];
  for (const [name, reply, expected] of others) {
    it(`keeps ${name} apart from a refusal, and does not repeat it`, async () => {
      const { oauth, asked, clock } = fakeClient(reply);
      assert.deepEqual(await clock.drive(failure(oauth.clientCredentials(PAIR))), expected);
      assert.equal(asked.length, 1);
    });
  }

  describe('a 429, which refuses and does nothing,', () => {
    const GRANTS: readonly ((oauth: OAuthClient, signal?: AbortSignal) => Promise<unknown>)[] = [
      (oauth, signal) => oauth.clientCredentials(PAIR, signal),
      (oauth, signal) => oauth.authorizationCode(PAIR, 'code', 'https://www.example.org/redirect', signal),
      (oauth, signal) => oauth.refresh(PAIR, 'old', signal),
      (oauth, signal) => oauth.revoke(PAIR, 'old', signal),
    ];

    it('is waited for as long as its headers say, and then repeated', async () => {
      for (const headers of [{ 'X-RateLimit': 'default;r=0;t=45' }, { 'Retry-After': '45' }]) {
        for (const grant of GRANTS) {
          const at: number[] = [];
          const { oauth, clock, asked } = fakeClient((_asked, count) => {
            at.push(clock.now() - start);
            return count === 1 ? text('', 429, headers) : json(TOKEN);
          });
          const start = clock.now();
          await clock.drive(grant(oauth));
          assert.deepEqual(at, [0, 45_000]);
          assert.equal(asked[0]?.body, asked[1]?.body);
        }
      }
    });

    it('can be cancelled while it is waited for', async () => {
      for (const grant of GRANTS) {
        const { oauth, clock, asked } = fakeClient(() => text('', 429, { 'Retry-After': '45' }));
        const controller = new AbortController();
        const work = failure(grant(oauth, controller.signal));
        await clock.advance(10_000);
        controller.abort();
        assert.deepEqual(await work, { kind: 'cancelled' });
        assert.equal(asked.length, 1);
        assert.equal(clock.sleeping, 0);
      }
    });
  });

  it('tells that a revocation was refused', async () => {
    for (const [reply, status] of [
      [() => json({ error: 'invalid_request' }, 400), 400],
      [() => json({ error: 'invalid_request' }), 200],
    ] as const) {
      const refused = await failure(fakeClient(reply).oauth.revoke(PAIR, 'old'));
      assert.deepEqual(refused, {
        kind: 'grantRefused',
        status,
        code: 'invalid_request',
      });
    }
  });

  it('gives a grant or a FakturoidError for any answer', async () => {
    const status = fc.integer({ min: 200, max: 599 }).filter((value) => ![204, 205, 304].includes(value));
    await fc.assert(
      fc.asyncProperty(status, fc.oneof(fc.string(), fc.json()), async (code, body) => {
        const { oauth, clock } = fakeClient(() => text(body, code));
        await clock.drive(failure(oauth.clientCredentials(PAIR)));
      }),
    );
  });

  it('builds the authorization URL', () => {
    const url = authorizationUrl({
      apiBase: API_BASE,
      clientId: 'a&b',
      redirectUri: 'https://www.example.org/redirect?x=1',
      state: 's t',
    });
    assert.ok(url.startsWith('https://app.fakturoid.cz/api/v3/oauth?'));
    assert.deepEqual(Object.fromEntries(new URL(url).searchParams), {
      client_id: 'a&b',
      redirect_uri: 'https://www.example.org/redirect?x=1',
      response_type: 'code',
      state: 's t',
    });
  });
});
