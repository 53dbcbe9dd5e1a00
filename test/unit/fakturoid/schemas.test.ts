import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FakturoidError } from '../../../src/fakturoid/errors';
import { Account, parseAccount } from '../../../src/fakturoid/schemas/account';
import { parseCurrentUser } from '../../../src/fakturoid/schemas/currentUser';
import { Complaints } from '../../../src/fakturoid/schemas/tolerant';
import { parseTokenGrant } from '../../../src/fakturoid/schemas/tokenGrant';
import { parseUsers, parseUsersInTurns, ROWS_PER_TURN, User } from '../../../src/fakturoid/schemas/user';
import { ACCOUNT, CURRENT_USER, TOKEN, USERS } from './examples';

/** What `parse` gives, and what it complains of. */
function parsed<T>(parse: (json: unknown, complaints: Complaints) => T, json: unknown) {
  const complaints = new Complaints();
  return { value: parse(json, complaints), complaints: complaints.lines };
}

function isShapeError(error: unknown): boolean {
  return (
    error instanceof FakturoidError &&
    error.failure.kind === 'invalidResponse' &&
    error.failure.reason === 'shape'
  );
}

describe('schemas', () => {
  describe('documented examples', () => {
    it('current user', () => {
      assert.deepEqual(parsed(parseCurrentUser, CURRENT_USER), { value: CURRENT_USER, complaints: [] });
    });

    it('users', () => {
      const expected = { value: { records: USERS, dropped: 0 }, complaints: [] };
      assert.deepEqual(parsed(parseUsers, USERS), expected);
    });

    it('account, with its 43 attributes', () => {
      assert.deepEqual(parsed(parseAccount, ACCOUNT), { value: ACCOUNT, complaints: [] });
      assert.deepEqual(Object.keys(Account.shape).sort(), Object.keys(ACCOUNT).sort());
      assert.equal(Object.keys(Account.shape).length, 43);
    });

    it('token', () => {
      assert.deepEqual(parseTokenGrant(TOKEN), { accessToken: TOKEN.access_token, expiresInMs: 7_200_000 });
      assert.deepEqual(parseTokenGrant({ ...TOKEN, refresh_token: 'r' }), {
        accessToken: TOKEN.access_token,
        expiresInMs: 7_200_000,
        refreshToken: 'r',
      });
    });
  });

  describe('users', () => {
    it('need an id only; the rest may be null or missing', () => {
      const users = [
        { id: 1 },
        { id: 2, full_name: null, email: null, avatar_url: null, permission: null, allowed_scope: null },
      ];
      assert.deepEqual(parsed(parseUsers, users), { value: { records: users, dropped: 0 }, complaints: [] });
    });

    it('keep unknown permissions and scopes, and tell none from not stated', () => {
      const users = [
        { id: 1, permission: 'účetní', allowed_scope: [] },
        { id: 2, permission: '', allowed_scope: ['payroll', 'payroll'] },
        { id: 3 },
      ];
      const { records } = parseUsers(users);
      assert.deepEqual(records, users);
      assert.ok(!('allowed_scope' in (records[2] ?? {})));
    });

    it('ignore unknown attributes', () => {
      assert.deepEqual(parseUsers([{ id: 1, mfa: { on: true } }]).records, [{ id: 1 }]);
    });

    it('lose a field of a wrong type, not themselves, with a complaint that names no value', () => {
      const users = [
        { id: 1, full_name: 5, email: 'a@b.cz', allowed_scope: ['invoices', 7, 'secret'] },
        { id: 2, full_name: { secret: 1 } },
        { id: 3, full_name: 'C' },
      ];
      assert.deepEqual(parsed(parseUsers, users), {
        value: { records: [{ id: 1, email: 'a@b.cz' }, { id: 2 }, { id: 3, full_name: 'C' }], dropped: 0 },
        complaints: [
          'users[].full_name: expected string (2 times)',
          'users[].allowed_scope: expected usable value',
        ],
      });
    });

    it('without a usable id are dropped and counted', () => {
      const users = [
        {},
        { id: null },
        { id: '5' },
        { id: 1.5 },
        { id: 2 ** 53 },
        null,
        5,
        'x',
        [],
        { id: 9 },
      ];
      const { records, dropped } = parseUsers(users);
      assert.deepEqual(records, [{ id: 9 }]);
      assert.equal(dropped, 9);
    });

    it('are parsed so many in one turn of the event loop, however many come at once', async () => {
      let turn = 0;
      let isOver = false;
      const count = (): void => {
        turn++;
        if (!isOver) setImmediate(count);
      };
      setImmediate(count);
      const rowsIn = new Map</* turn */ number, number>();
      const total = 20 * ROWS_PER_TURN + 7;
      const rows = Array.from({ length: total }, (_, id) => ({
        // Read once for each row, when it is parsed.
        get full_name() {
          rowsIn.set(turn, (rowsIn.get(turn) ?? 0) + 1);
          return 'A';
        },
        id: id % 1_000 === 0 ? 'unusable' : id,
      }));
      const complaints = new Complaints();
      const { records, dropped } = await parseUsersInTurns(rows, complaints);
      isOver = true;
      assert.equal(dropped, 11);
      assert.equal(records.length, total - 11);
      assert.deepEqual(complaints.lines, ['users[].id: expected number (11 times)']);
      // What is wrong is read again, to tell what.
      const most = Math.max(...rowsIn.values());
      assert.ok(most <= ROWS_PER_TURN + 5, `${most} rows in one turn`);
    });

    it('are given up between two turns', async () => {
      const rows = Array.from({ length: 2 * ROWS_PER_TURN }, (_, id) => ({ id }));
      const controller = new AbortController();
      const parsing = parseUsersInTurns(rows, new Complaints(), controller.signal);
      controller.abort();
      await assert.rejects(parsing, (error) => error instanceof FakturoidError && error.kind === 'cancelled');
    });

    it('are parsed as zod does it, whatever they hold', () => {
      const attribute = fc.oneof(
        fc.constantFrom<unknown>(null, undefined, '', 'a', 1, 1.5, NaN, 2 ** 53, true, {}, []),
        fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 2 }),
      );
      const names = [...Object.keys(User.shape), 'unknown', '__proto__'];
      const row = fc
        .array(fc.tuple(fc.constantFrom(...names), attribute), { maxLength: 8 })
        .map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries))) as unknown);
      fc.assert(
        fc.property(row, (value) => {
          const expected = User.safeParse(value);
          const { records } = parseUsers([value]);
          if (expected.success) assert.deepEqual(records, [expected.data]);
          else assert.ok(records.every((record) => User.safeParse(record).success));
        }),
        { numRuns: 1_000 },
      );
    });

    for (const json of [null, {}, 'x', 5, { users: [] }]) {
      it(`are not ${JSON.stringify(json)}`, () => assert.throws(() => parseUsers(json), isShapeError));
    }
  });

  describe('current user', () => {
    it('needs an id only', () => {
      assert.deepEqual(parsed(parseCurrentUser, { id: 1 }), { value: { id: 1 }, complaints: [] });
    });

    it('keeps the good accounts beside bad ones', () => {
      const json = {
        id: 1,
        email: 5,
        accounts: [
          { slug: 'a', name: 7, permission: 'owner' },
          { slug: '..' },
          { name: 'x' },
          null,
          { slug: 'b', allowed_scope: [] },
        ],
      };
      const { value, complaints } = parsed(parseCurrentUser, json);
      assert.deepEqual(value, {
        id: 1,
        accounts: [
          { slug: 'a', permission: 'owner' },
          { slug: 'b', allowed_scope: [] },
        ],
        hasDropped: true,
      });
      assert.deepEqual(complaints, [
        'user.accounts[].name: expected string',
        'user.accounts[].slug: expected usable value',
        'user.accounts[].slug: expected string',
        'user.accounts[]: expected object',
        'user.email: expected string',
      ]);
    });

    it('loses accounts that are no list', () => {
      assert.deepEqual(parseCurrentUser({ id: 1, accounts: { a: 1 } }), { id: 1 });
    });

    for (const json of [null, [], {}, { id: '1' }, { id: null, accounts: [] }]) {
      it(`is not ${JSON.stringify(json)}`, () => assert.throws(() => parseCurrentUser(json), isShapeError));
    }
  });

  describe('account', () => {
    it('may be empty, and loses fields of a wrong type', () => {
      assert.deepEqual(parsed(parseAccount, {}), { value: {}, complaints: [] });
      assert.deepEqual(parsed(parseAccount, { plan: 5, due: '14', invoice_paypal: true }), {
        value: { invoice_paypal: true },
        complaints: ['account.plan: expected string', 'account.due: expected number'],
      });
    });

    for (const json of [null, [], [{}], 'x', 5]) {
      it(`is not ${JSON.stringify(json)}`, () => assert.throws(() => parseAccount(json), isShapeError));
    }
  });

  describe('token', () => {
    for (const json of [
      null,
      [],
      'x',
      {},
      { access_token: '' },
      { access_token: null },
      { access_token: 5 },
      { error: 'invalid_grant' },
    ]) {
      it(`is not ${JSON.stringify(json)}`, () => assert.equal(parseTokenGrant(json), undefined));
    }

    for (const rest of [
      { refresh_token: '' },
      { refresh_token: null },
      { refresh_token: 5 },
      { expires_in: '7200' },
      { expires_in: 0 },
      { expires_in: -1 },
      { expires_in: null },
      { error: 'x' },
    ]) {
      it(`does not mind ${JSON.stringify(rest)}`, () => {
        assert.deepEqual(parseTokenGrant({ access_token: 'a', ...rest }), { accessToken: 'a' });
      });
    }
  });

  it('give a value or a shape error for any JSON, and never a prototype', () => {
    const key = fc.constantFrom(
      'id',
      'slug',
      'accounts',
      'permission',
      'allowed_scope',
      'email',
      '__proto__',
    );
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, 1, 'a', true, 1e300),
        fc.array(tie('json'), { maxLength: 4 }),
        fc
          .array(fc.tuple(key, tie('json')), { maxLength: 6 })
          .map((entries) => Object.fromEntries(entries) as unknown),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        for (const parse of [parseCurrentUser, parseUsers, parseAccount]) {
          try {
            assert.equal(Object.getPrototypeOf(parse(value)), Object.prototype);
          } catch (error) {
            if (!isShapeError(error)) throw error;
          }
        }
        parseTokenGrant(value);
      }),
      { numRuns: 500 },
    );
  });
});
