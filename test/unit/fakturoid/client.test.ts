import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { FakturoidError } from '../../../src/fakturoid/errors';
import type { User } from '../../../src/fakturoid/schemas/user';
import { settle } from '../../kit/fakeClock';
import { ACCOUNT, CURRENT_USER, USERS } from '../../kit/documentedAnswers';
import { failure, fakeClient, fetchFailed, json, systemError, text, type Asked } from '../../kit/fakeClient';

function manyUsers(count: number): { id: number }[] {
  return Array.from({ length: count }, (_, id) => ({ id }));
}

/** Answers `users.json` in pages of 40. */
function paged(users: unknown[]) {
  return ({ path }: Asked): Response => {
    const page = Number(new URLSearchParams(path.split('?')[1]).get('page'));
    return json(users.slice((page - 1) * 40, page * 40));
  };
}

function tokenOf(asked: Asked | undefined): string | null | undefined {
  return asked?.headers.get('Authorization');
}

/** Anything but a value or a `FakturoidError` fails the test. */
async function valueOrFailure(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => failure(Promise.reject(error as Error)));
}

describe('FakturoidClient', () => {
  it('reads the current user', async () => {
    const { client, asked, clock } = fakeClient(() => json(CURRENT_USER));
    assert.deepEqual(await clock.drive(client.getCurrentUser()), CURRENT_USER);
    assert.equal(asked[0]?.path, '/user.json');
    assert.equal(tokenOf(asked[0]), 'Bearer token-1');
    assert.equal(clock.sleeping, 0);
  });

  it('reads an account', async () => {
    const { client, asked, clock } = fakeClient(() => json(ACCOUNT));
    assert.deepEqual(await clock.drive(client.getAccount('apple corp/č')), ACCOUNT);
    assert.equal(asked[0]?.path, '/accounts/apple%20corp%2F%C4%8D/account.json');
  });

  it('lists the users of an account with one request when they are few', async () => {
    const { client, asked, clock } = fakeClient(paged(USERS));
    assert.deepEqual(await clock.drive(client.listUsers('applecorp')), { users: USERS, dropped: 0 });
    assert.deepEqual(
      asked.map(({ path }) => path),
      ['/accounts/applecorp/users.json?page=1'],
    );
  });

  it('lists the users of all pages and tells of each page', async () => {
    const { client, clock } = fakeClient(paged(manyUsers(500)));
    const pages: (readonly User[])[] = [];
    const { users } = await clock.drive(client.listUsers('a', { onPage: (added) => pages.push(added) }));
    assert.deepEqual(users, manyUsers(500));
    assert.equal(pages.length, 13);
    assert.deepEqual(pages.flat(), users);
  });

  it('has at most 4 requests on their way, and not fewer', async () => {
    let open = 0;
    let most = 0;
    const { client, clock } = fakeClient(async () => {
      most = Math.max(most, ++open);
      await clock.sleep(100);
      open--;
      return json(ACCOUNT);
    });
    const start = clock.now();
    await clock.drive(Promise.all(Array.from({ length: 12 }, () => client.getAccount('a'))));
    assert.equal(most, 4);
    assert.equal(clock.now() - start, 300);
  });

  it('counts dropped rows and logs what was wrong, once a page, without values', async () => {
    const rows = [{ id: 1, email: 5 }, { id: 'secret' }, { email: 6, id: 2 }];
    const { client, clock, log } = fakeClient(paged(rows));
    const list = await clock.drive(client.listUsers('a'));
    assert.deepEqual(list, { users: [{ id: 1 }, { id: 2 }], dropped: 1 });
    assert.deepEqual(
      log.lines.filter((line) => line.startsWith('warn')),
      [
        'warn Unexpected answer: users[].email: expected string (2 times)',
        'warn Unexpected answer: users[].id: expected number',
      ],
    );
  });

  it('asks nothing for a slug that no account can have', async () => {
    const { client, asked } = fakeClient(() => json([]));
    assert.deepEqual(await failure(client.listUsers('..')), { kind: 'notFound' });
    assert.deepEqual(await failure(client.getAccount('')), { kind: 'notFound' });
    assert.equal(asked.length, 0);
  });

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
      await clock.drive(
        Promise.all(Array.from({ length: 200 }, (_, index) => client.listUsers(`a${index}`))),
      );
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

  describe('passing failures', () => {
    it('are repeated until the server answers', async () => {
      const { client, asked, clock } = fakeClient((_asked, count) =>
        count < 3 ? text('<html>', 503) : json(CURRENT_USER),
      );
      assert.deepEqual(await clock.drive(client.getCurrentUser()), CURRENT_USER);
      assert.equal(asked.length, 3);
    });

    it('of the rate limit are waited for as long as the server says', async () => {
      const { client, clock, limiter } = fakeClient((_asked, count) =>
        count === 1 ? text('', 429, { 'X-RateLimit': 'default;r=0;t=45' }) : json(CURRENT_USER),
      );
      const start = clock.now();
      const waits: (number | undefined)[] = [];
      limiter.onDidChangeWait((until) => waits.push(until && until - start));
      await clock.drive(client.getCurrentUser());
      assert.equal(clock.now() - start, 45_000);
      assert.deepEqual(waits, [45_000, undefined]);
    });
  });

  for (const [name, reply, reason] of [
    ['other JSON', () => json({ error: 'x' }), 'shape'],
    ['a list without end', () => json(manyUsers(2_001)), 'tooMany'],
  ] as const) {
    it(`tells that ${name} is no list of users`, async () => {
      const { client, clock } = fakeClient(reply);
      const failed = await clock.drive(failure(client.listUsers('a')));
      assert.equal(failed.kind === 'invalidResponse' && failed.reason, reason);
    });
  }

  it('can be cancelled 1,000 times in flight and leaves nothing behind', async () => {
    const { client, clock, asked } = fakeClient(() => new Promise(() => undefined));
    const controller = new AbortController();
    const { signal } = controller;
    const work = Array.from({ length: 1_000 }, (_, index) =>
      failure(index % 2 ? client.listUsers('a', { signal }) : client.getCurrentUser({ signal })),
    );
    await settle();
    assert.equal(asked.length, 4);
    controller.abort();
    assert.ok((await Promise.all(work)).every(({ kind }) => kind === 'cancelled'));
    await settle();
    assert.equal(asked.length, 4);
    assert.equal(clock.sleeping, 0);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  describe('gives a value or a FakturoidError, and nothing else,', () => {
    async function readsEverything(body: string, status = 200): Promise<void> {
      const { client, clock } = fakeClient(() => text(body, status));
      for (const call of [
        () => client.getCurrentUser(),
        () => client.listUsers('a'),
        () => client.getAccount('a'),
      ]) {
        await clock.drive(valueOrFailure(call()));
      }
    }

    const status = fc.integer({ min: 200, max: 599 }).filter((value) => ![204, 205, 304].includes(value));

    it('for any text, with any status', () =>
      fc.assert(
        fc.asyncProperty(status, fc.string({ unit: 'binary' }), (code, body) => readsEverything(body, code)),
        { numRuns: 60 },
      ));

    it('for any JSON, with any status', () =>
      fc.assert(
        fc.asyncProperty(status, fc.json(), (code, body) => readsEverything(body, code)),
        { numRuns: 60 },
      ));

    it('for answers that hold anything where something is expected', () => {
      const anything = fc.jsonValue({ maxDepth: 2 });
      const row = fc.dictionary(
        fc.constantFrom('id', 'slug', 'name', 'email', 'permission', 'allowed_scope', '__proto__'),
        fc.oneof(anything, fc.constantFrom(1, 'a', ['invoices'])),
      );
      const rows = fc.array(fc.oneof(row, anything), { maxLength: 5 });
      const answer = fc.oneof(rows, fc.record({ id: fc.constant(1), accounts: fc.oneof(rows, anything) }));
      return fc.assert(
        fc.asyncProperty(answer, (json) => readsEverything(JSON.stringify(json))),
        { numRuns: 300 },
      );
    });

    it('for as many wrong users as are read', () => {
      const wrong = '{"id":1,"full_name":1,"email":1,"avatar_url":1,"permission":1,"allowed_scope":1}';
      return readsEverything(`[${Array.from({ length: 2_000 }, () => wrong).join(',')}]`);
    });
  });
});
