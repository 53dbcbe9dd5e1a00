import assert from 'node:assert/strict';
import { FakturoidError } from '../../../src/fakturoid/errors';
import { settle } from '../../kit/fakeClock';
import { ACCOUNT, CURRENT_USER, USERS } from '../../kit/documentedAnswers';
import {
  failure,
  fakeClient,
  fetchFailed,
  json,
  systemError,
  text,
  tokenOf,
  type Asked,
} from '../../kit/fakeClient';

describe('a refused token', () => {
  const onlyToken =
    (good: string, otherwise = 200) =>
    (asked: Asked) =>
      tokenOf(asked) === `Bearer ${good}` ? json(CURRENT_USER, otherwise) : text('', 401);

  it('is renewed once, and the request repeated', async () => {
    const { client, asked, clock, tokens } = fakeClient(onlyToken('token-2'));
    assert.deepEqual(await clock.drive(client.getCurrentUser()), CURRENT_USER);
    assert.deepEqual(tokens.renewals, ['token-1']);
    assert.equal(asked.length, 2);
  });

  it('is unauthorized when the renewed one is refused as well', async () => {
    const { client, asked, clock, tokens } = fakeClient(() => json({ error: 'invalid_token' }, 401));
    assert.deepEqual(await clock.drive(failure(client.getCurrentUser())), {
      kind: 'unauthorized',
    });
    assert.equal(tokens.renewals.length, 1);
    assert.equal(asked.length, 2);
  });

  it('on the route of an account costs no renewal when the current user can be read with it', async () => {
    for (const userStatus of [200, 402, 403]) {
      const { client, asked, clock, tokens } = fakeClient(({ path }) =>
        path === '/user.json' ? text('{}', userStatus) : json({ error: 'Not yours' }, 401),
      );
      for (let load = 0; load < 2; load++) {
        const failed = await clock.drive(failure(client.getAccount('a')));
        assert.deepEqual(failed, { kind: 'forbidden', description: 'Not yours' });
      }
      assert.deepEqual(
        asked.map(({ path }) => path),
        ['/accounts/a/account.json', '/user.json', '/accounts/a/account.json', '/user.json'],
      );
      assert.deepEqual(tokens.renewals, []);
    }
  });

  it('on the route of an account is renewed when the current user cannot be read with it either', async () => {
    const { client, asked, clock, tokens } = fakeClient((request) =>
      tokenOf(request) === 'Bearer token-1' ? text('', 401) : json(CURRENT_USER),
    );
    await clock.drive(client.getAccount('a'));
    assert.deepEqual(
      asked.map((request) => [request.path, tokenOf(request)]),
      [
        ['/accounts/a/account.json', 'Bearer token-1'],
        ['/user.json', 'Bearer token-1'],
        ['/accounts/a/account.json', 'Bearer token-2'],
      ],
    );
    assert.equal(tokens.renewals.length, 1);
  });

  it('on the route of an account is unauthorized when the renewed one is refused for both', async () => {
    const { client, asked, clock, tokens } = fakeClient(() => text('', 401));
    assert.deepEqual(await clock.drive(failure(client.getAccount('a'))), { kind: 'unauthorized' });
    assert.equal(asked.length, 4);
    assert.equal(tokens.renewals.length, 1);
  });

  it('is in doubt as long as the current user can be read neither way', async () => {
    const { client, clock, tokens } = fakeClient(({ path }) => text('', path === '/user.json' ? 500 : 401));
    assert.deepEqual(await clock.drive(failure(client.getAccount('a'))), { kind: 'server', status: 500 });
    assert.deepEqual(tokens.renewals, []);
  });

  it('is asked about once and renewed once, however many accounts wait', async () => {
    const { client, asked, clock, tokens } = fakeClient(async (request) => {
      await clock.sleep(10);
      return tokenOf(request) === 'Bearer token-1' ? text('', 401) : json(USERS);
    });
    tokens.renew = async (rejected) => {
      await clock.sleep(50);
      if (tokens.renewals.length === 0) tokens.renewals.push(rejected);
      return tokens.get();
    };
    await clock.drive(Promise.all(Array.from({ length: 200 }, (_, index) => client.listUsers(`a${index}`))));
    assert.deepEqual(tokens.renewals, ['token-1']);
    assert.equal(asked.filter(({ path }) => path === '/user.json').length, 1);
    const wasted = asked.filter((request) => tokenOf(request) === 'Bearer token-1').length;
    assert.ok(wasted < 50, `${wasted} requests with the refused token`);
  });

  it('is asked about ahead of the requests that queue', async () => {
    const { client, asked, clock } = fakeClient(async ({ path }) => {
      await clock.sleep(10);
      return path === '/accounts/a0/account.json' ? text('', 401) : json(ACCOUNT);
    });
    const work = Array.from({ length: 12 }, (_, index) => client.getAccount(`a${index}`));
    await clock.drive(Promise.allSettled(work));
    const place = asked.findIndex(({ path }) => path === '/user.json');
    assert.ok(place > 0 && place < 8, `place ${place}`);
  });

  it('is no longer in doubt for those who leave', async () => {
    const { client, asked, clock } = fakeClient(({ path }) =>
      path === '/user.json' ? new Promise(() => undefined) : text('', 401),
    );
    const leaving = new AbortController();
    const left = failure(client.getAccount('a', { signal: leaving.signal }));
    const staying = new AbortController();
    const stayed = failure(client.getAccount('b', { signal: staying.signal }));
    await settle();
    leaving.abort();
    assert.deepEqual(await left, { kind: 'cancelled' });
    assert.deepEqual(
      asked.filter(({ path }) => path === '/user.json').map(({ signal }) => signal?.aborted),
      [false],
    );
    staying.abort();
    assert.deepEqual(await stayed, { kind: 'cancelled' });
    await settle();
    assert.equal(asked.at(-1)?.signal?.aborted, true);
    assert.equal(clock.sleeping, 0);
  });

  it('that cannot be renewed is checked against the current user as well', async () => {
    for (const [userStatus, kind] of [
      [200, 'forbidden'],
      [401, 'unauthorized'],
    ] as const) {
      const { client, asked, clock } = fakeClient(
        ({ path }) => text('{}', path === '/user.json' ? userStatus : 401),
        {
          tokens: {
            get: () => Promise.resolve('pasted'),
            renew: () => Promise.reject(new FakturoidError({ kind: 'unauthorized' })),
          },
        },
      );
      assert.equal((await clock.drive(failure(client.listUsers('a')))).kind, kind);
      assert.ok(asked.every((request) => tokenOf(request) === 'Bearer pasted'));
    }
  });

  it('is not renewed again when the token source gives up', async () => {
    let renewals = 0;
    const { client, asked, clock } = fakeClient(() => json(CURRENT_USER), {
      tokens: {
        get: () => Promise.reject(new FakturoidError({ kind: 'unauthorized' })),
        renew: () => Promise.resolve(`token-${++renewals}`),
      },
    });
    assert.deepEqual(await clock.drive(failure(client.getAccount('a'))), { kind: 'unauthorized' });
    assert.equal(asked.length + renewals, 0);
  });

  for (const given of [
    { kind: 'rateLimited', retryAfterMs: 1_000 },
    { kind: 'server', status: 503 },
    { kind: 'network', code: 'ECONNRESET' },
  ] as const) {
    it(`is not asked for again by requests when there is none: ${given.kind}`, async () => {
      let asks = 0;
      const { client, asked, clock } = fakeClient(() => json(CURRENT_USER), {
        tokens: {
          get: () => {
            asks++;
            return Promise.reject(new FakturoidError(given));
          },
          renew: () => assert.fail('renewed'),
        },
      });
      assert.deepEqual(await clock.drive(failure(client.getCurrentUser())), given);
      assert.equal(asks, 1);
      assert.equal(asked.length, 0);
    });
  }

  it('is not sent by requests that queued while it was renewed', async () => {
    const { client, asked, clock, tokens } = fakeClient(async () => {
      await clock.sleep(10);
      return json(CURRENT_USER);
    });
    const work = Promise.all(Array.from({ length: 8 }, () => client.getCurrentUser()));
    await settle();
    await tokens.renew('token-1');
    await clock.drive(work);
    assert.deepEqual(asked.map(tokenOf), [
      ...Array.from({ length: 4 }, () => 'Bearer token-1'),
      ...Array.from({ length: 4 }, () => 'Bearer token-2'),
    ]);
  });

  for (const [status, kind] of [
    [403, 'forbidden'],
    [404, 'notFound'],
    [402, 'blockedAccount'],
  ] as const) {
    it(`is not suspected after ${status}`, async () => {
      const { client, asked, clock, tokens } = fakeClient(() => text('', status));
      assert.equal((await clock.drive(failure(client.listUsers('a')))).kind, kind);
      assert.equal(asked.length, 1);
      assert.deepEqual(tokens.renewals, []);
    });
  }

  it('that no header can carry is refused unsent, and appears nowhere', async () => {
    for (const token of ['', ' ', 'secret\n', 'secret 1', 'sécret', 'secret\u00a0', '\u{1f600}']) {
      const { client, asked, clock, log } = fakeClient(() => json({}), {
        tokens: { get: () => Promise.resolve(token), renew: () => Promise.resolve(token) },
      });
      assert.deepEqual(await clock.drive(failure(client.getCurrentUser())), { kind: 'unauthorized' });
      assert.equal(asked.length, 0);
      assert.deepEqual(log.lines, []);
    }
  });

  it('never gets into an error or the log', async () => {
    const replies: readonly (() => Response | Error)[] = [
      () => text('', 401),
      () => text('token-1 token-2', 500),
      () => fetchFailed(systemError('ECONNRESET')),
      () => new TypeError('invalid header value "Bearer token-1"'),
      () => json({ id: 'token-1', email: 'token-1' }),
    ];
    for (const reply of replies) {
      const { client, clock, log } = fakeClient(reply);
      const failed = await clock.drive(failure(client.getCurrentUser()));
      assert.ok(!JSON.stringify([failed, log.lines]).includes('token-'));
    }
  });
});
