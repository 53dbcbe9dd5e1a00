import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import type { User } from '../../../src/fakturoid/schemas/user';
import { settle } from '../../kit/fakeClock';
import { ACCOUNT, CURRENT_USER, USERS } from '../../kit/documentedAnswers';
import { failure, fakeClient, json, text, tokenOf, type Asked } from '../../kit/fakeClient';

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
