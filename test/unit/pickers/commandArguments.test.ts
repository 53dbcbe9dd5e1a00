import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  accountArgument,
  identityArgument,
  resourceKeysArgument,
  userArgument,
  userOrAccountArgument,
} from '../../../src/pickers/commandArguments';

const ACCOUNT = { identityId: 'i', slug: 'applecorp' };
const USER = { ...ACCOUNT, userId: 7 };

describe('the argument of a command', () => {
  it('is a reference, as pages and other extensions pass it', () => {
    const given = { kind: 'reference', isRow: false };
    assert.deepEqual(identityArgument({ identityId: 'i' }), { ...given, reference: { identityId: 'i' } });
    assert.deepEqual(accountArgument(ACCOUNT), { ...given, reference: ACCOUNT });
    assert.deepEqual(userArgument(USER), { ...given, reference: USER });
    assert.deepEqual(userOrAccountArgument(ACCOUNT), { ...given, reference: ACCOUNT });
    assert.deepEqual(userOrAccountArgument(USER), { ...given, reference: USER });
  });

  it('is what a row of the tree is about', () => {
    const row = { kind: 'user', parent: undefined, id: 'x', reference: USER };
    assert.deepEqual(userArgument(row), { kind: 'reference', isRow: true, reference: USER });
  });

  it('is the account of a row that is about a user in it, for commands about accounts', () => {
    const row = {
      kind: 'membership',
      parent: undefined,
      id: 'x',
      reference: USER,
      accountReference: ACCOUNT,
    };
    assert.deepEqual(accountArgument(row), { kind: 'reference', isRow: true, reference: ACCOUNT });
    assert.deepEqual(userOrAccountArgument(row), { kind: 'reference', isRow: true, reference: ACCOUNT });
    assert.deepEqual(userArgument(row), { kind: 'reference', isRow: true, reference: USER });
  });

  it('is the reference that the context menu of a page passes, and nothing that a page makes up', () => {
    const page = { webviewSection: 'user', webview: 'fakturoid.userDetails' };
    const reference = { kind: 'reference', isRow: false, reference: USER };
    assert.deepEqual(userArgument({ ...page, reference: USER }), reference);
    assert.deepEqual(userOrAccountArgument({ ...page, reference: USER }), reference);
    for (const made of [{ ...page }, { ...page, ...USER }, { ...page, reference: ACCOUNT }]) {
      assert.deepEqual(userArgument(made), { kind: 'wrong' });
    }
  });

  it('is nothing where a row is about something else: VS Code passes the row that has the focus', () => {
    const row = { kind: 'account', parent: undefined, id: 'x', reference: ACCOUNT };
    assert.deepEqual(userArgument(row), { kind: 'none' });
    assert.deepEqual(resourceKeysArgument(row), { kind: 'none' });
    assert.deepEqual(userArgument(undefined), { kind: 'none' });
    assert.deepEqual(userArgument(null), { kind: 'none' });
  });

  it('is refused where it is half of a reference, or more than one', () => {
    for (const wrong of [
      { kind: 'user', id: 1 },
      { identityId: 'i', slug: 'applecorp', userId: '7' },
      { ...USER, userId: 1.5 },
      { ...USER, more: true },
      { ...USER, slug: 'x'.repeat(10_000) },
      'i',
      [USER],
    ]) {
      assert.deepEqual(userArgument(wrong), { kind: 'wrong' }, JSON.stringify(wrong).slice(0, 100));
    }
    assert.deepEqual(accountArgument(USER), { kind: 'wrong' });
    assert.deepEqual(identityArgument(ACCOUNT), { kind: 'wrong' });
  });

  it('may be anything, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (argument) => {
        for (const parse of [identityArgument, accountArgument, userArgument, resourceKeysArgument]) {
          assert.ok(['none', 'wrong', 'reference'].includes(parse(argument).kind));
        }
      }),
    );
  });
});
