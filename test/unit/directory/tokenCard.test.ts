import assert from 'node:assert/strict';
import type { Review } from '../../../src/directory/review';
import { tokenCardOf } from '../../../src/directory/tokenCard';
import { account, identity, review, user } from '../../kit/sampleReviews';

describe('the token card', () => {
  const warnings = (of: Review): readonly unknown[] | undefined => tokenCardOf(of, 1)?.warnings;
  const narrow = user(1, { scopes: ['invoices'] });

  it('lists what a token reaches, also where no user was loaded', () => {
    const card = tokenCardOf(
      review([
        account('b', [user(2), narrow]),
        account('a', [user(1, { permission: 'owner' })], { unread: 'notLoaded' }),
        account('c', [user(2)]),
      ]),
      1,
    );
    assert.deepEqual(
      card?.accounts.map(({ account: { slug }, abilities }) => [slug, abilities.changeInvoices]),
      [
        ['a', 'yes'],
        ['b', 'no'],
      ],
    );
  });

  it('is there for signed-in users only', () => {
    assert.equal(tokenCardOf(review([account('a', [user(2)])]), 2), undefined);
    assert.deepEqual(tokenCardOf(review([]), 1)?.accounts, []);
  });

  it('warns of nothing when a token has the narrowest rights in one account', () => {
    assert.deepEqual(warnings(review([account('a', [narrow])])), []);
  });

  it('warns of an owner, of several accounts, and of seeing everything', () => {
    assert.deepEqual(
      warnings(review([account('b', [user(1, { permission: 'owner' })]), account('a', [narrow])])),
      [
        { kind: 'actsAsOwner', slugs: ['b'] },
        { kind: 'reachesSeveralAccounts', count: 2 },
        { kind: 'readsEverything', slugs: ['b'] },
      ],
    );
  });

  it('warns of rights that are unknown or not stated', () => {
    for (const rights of [
      { permission: 'auditor' },
      { permission: null },
      { scopes: null },
      { scopes: ['x'] },
      { scopes: [] },
    ]) {
      assert.deepEqual(warnings(review([account('a', [{ ...narrow, ...rights }])])), [
        { kind: 'rightsUnknown', slugs: ['a'] },
      ]);
    }
  });

  it('warns that there may be more than is listed', () => {
    assert.deepEqual(warnings(review([], { identities: [identity(1, { unread: 'offline' })] })), [
      { kind: 'accountsUnread', reason: 'offline' },
    ]);
  });
});
