import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FakturoidError, type InvalidResponseReason } from '../../../src/fakturoid/errors';
import { Account, parseAccount } from '../../../src/fakturoid/schemas/account';
import { parseCurrentUser } from '../../../src/fakturoid/schemas/currentUser';
import { Complaints } from '../../../src/fakturoid/schemas/tolerant';
import { parseTokenGrant } from '../../../src/fakturoid/schemas/tokenGrant';
import { parseUsers } from '../../../src/fakturoid/schemas/user';
import { ACCOUNT, CURRENT_USER, TOKEN, USERS } from '../../kit/documentedAnswers';

/** What `parse` gives, and what it complains of. */
function parsed<T>(parse: (json: unknown, complaints: Complaints) => T, json: unknown) {
  const complaints = new Complaints();
  return { value: parse(json, complaints), complaints: complaints.lines };
}

function isInvalid(reason: InvalidResponseReason) {
  return (error: unknown): boolean =>
    error instanceof FakturoidError &&
    error.failure.kind === 'invalidResponse' &&
    error.failure.reason === reason;
}

const isShapeError = isInvalid('shape');

/** Rows of any kind, more than an answer can have. */
const TOO_MANY = 2_001;
function rows(count: number, row: (index: number) => unknown): unknown[] {
  return Array.from({ length: count }, (_, index) => row(index));
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

    it('are refused when they are more than an answer can have, whatever they are', () => {
      assert.equal(parseUsers(rows(TOO_MANY - 1, (id) => ({ id }))).records.length, TOO_MANY - 1);
      for (const row of [(id: number) => ({ id }), () => 1]) {
        assert.throws(() => parseUsers(rows(TOO_MANY, row)), isInvalid('tooMany'));
      }
    });

    it('lose texts and lists that are longer than any should be', () => {
      const users = [
        { id: 1, full_name: 'a'.repeat(2_000), email: 'a'.repeat(2_001) },
        { id: 2, allowed_scope: rows(100, () => 'a'.repeat(200)) },
        { id: 3, allowed_scope: rows(101, () => 'a') },
        { id: 4, allowed_scope: ['a'.repeat(201)] },
      ];
      assert.deepEqual(parsed(parseUsers, users), {
        value: {
          records: [{ id: 1, full_name: 'a'.repeat(2_000) }, users[1], { id: 3 }, { id: 4 }],
          dropped: 0,
        },
        complaints: [
          'users[].email: expected usable value',
          'users[].allowed_scope: expected usable value (2 times)',
        ],
      });
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
        'user.email: expected string',
        'user.accounts[].name: expected string',
        'user.accounts[].slug: expected usable value',
        'user.accounts[].slug: expected string',
        'user.accounts[]: expected object',
      ]);
    });

    it('loses accounts that are no list', () => {
      for (const accounts of [{ a: 1 }, 'a', null])
        assert.deepEqual(parseCurrentUser({ id: 1, accounts }), { id: 1 });
    });

    it('is refused with more accounts than anybody can have', () => {
      const withAccounts = (count: number) =>
        parseCurrentUser({ id: 1, accounts: rows(count, (index) => ({ slug: `a${index}` })) });
      assert.equal(withAccounts(TOO_MANY - 1).accounts?.length, TOO_MANY - 1);
      assert.throws(() => withAccounts(TOO_MANY), isInvalid('tooMany'));
    });

    it('loses an account whose slug is longer than any can be', () => {
      const accounts = [{ slug: 'a'.repeat(101) }, { slug: 'b' }];
      assert.deepEqual(parseCurrentUser({ id: 1, accounts }), {
        id: 1,
        accounts: [{ slug: 'b' }],
        hasDropped: true,
      });
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

    it('keeps a note of some pages, and loses one that is longer than any should be', () => {
      const notes = { invoice_note: 'a'.repeat(20_000), displayed_note: 'a'.repeat(20_001) };
      assert.deepEqual(parseAccount(notes), { invoice_note: notes.invoice_note });
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
      { access_token: 5 },
      { error: 'invalid_grant' },
    ]) {
      it(`is not ${JSON.stringify(json)}`, () => assert.equal(parseTokenGrant(json), undefined));
    }

    it('is valid for a week at most', () => {
      const { expiresInMs } = parseTokenGrant({ access_token: 'a', expires_in: 7 * 24 * 3_600 }) ?? {};
      assert.equal(expiresInMs, 604_800_000);
      assert.deepEqual(parseTokenGrant(JSON.parse('{"access_token":"a","expires_in":1e999}')), {
        accessToken: 'a',
      });
    });

    for (const rest of [
      { refresh_token: '' },
      { refresh_token: null },
      { refresh_token: 5 },
      { expires_in: '7200' },
      { expires_in: 0 },
      { expires_in: -1 },
      { expires_in: 7 * 24 * 3_600 + 1 },
      { expires_in: 1e306 },
      { expires_in: null },
      { error: 'x' },
    ]) {
      it(`does not mind ${JSON.stringify(rest)}`, () => {
        assert.deepEqual(parseTokenGrant({ access_token: 'a', ...rest }), { accessToken: 'a' });
      });
    }
  });

  it('give a value or a shape error for any JSON, and never a prototype', () => {
    const key = fc.constantFrom('id', 'slug', 'accounts', 'permission', 'allowed_scope', '__proto__');
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
