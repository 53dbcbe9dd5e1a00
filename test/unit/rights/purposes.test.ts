import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exceedsPurpose, isPurpose, type Purpose, PURPOSES } from '../../../src/rights/purposes';
import { rightsOf } from '../../../src/rights/rights';

const ALL = Object.keys(PURPOSES) as Purpose[];

const stated = fc.record(
  {
    permission: fc.oneof(fc.constantFrom('owner', 'write', 'read', null, ''), fc.string()),
    allowed_scope: fc.option(
      fc.array(fc.oneof(fc.constantFrom('invoices', 'expenses', 'reports'), fc.string())),
    ),
  },
  { requiredKeys: [] },
);

describe('purposes', () => {
  it('need no more than their task: to read is to read, to create is to write, and one scope each', () => {
    assert.deepEqual(PURPOSES, {
      readInvoices: { permission: 'read', scopes: ['invoices'] },
      issueInvoices: { permission: 'write', scopes: ['invoices'] },
      bookExpenses: { permission: 'write', scopes: ['expenses'] },
      reports: { permission: 'read', scopes: ['reports'] },
    });
  });

  it('are told from anything else that may be stored', () => {
    assert.ok(ALL.every(isPurpose));
    for (const value of ['', 'ReadInvoices', 'toString', '__proto__', 7, null, undefined, {}, ['reports']]) {
      assert.equal(isPurpose(value), false, JSON.stringify(value));
    }
  });

  it('are not exceeded by the rights they need', () => {
    for (const purpose of ALL) {
      const { permission, scopes } = PURPOSES[purpose];
      assert.deepEqual(exceedsPurpose(rightsOf({ permission, allowed_scope: scopes }), purpose), {
        permission: false,
        scopes: [],
      });
    }
  });

  it('are exceeded by a stronger permission, not by a weaker one', () => {
    const exceeds = (permission: string, purpose: Purpose): boolean =>
      exceedsPurpose(rightsOf({ permission }), purpose).permission;
    assert.deepEqual(
      ['owner', 'write', 'read'].map((permission) => exceeds(permission, 'readInvoices')),
      [true, true, false],
    );
    assert.deepEqual(
      ['owner', 'write', 'read'].map((permission) => exceeds(permission, 'issueInvoices')),
      [true, false, false],
    );
  });

  it('are not said to be exceeded by a permission that nobody can judge', () => {
    for (const permission of ['auditor', 'accountant', 'Owner', '', null]) {
      assert.equal(exceedsPurpose(rightsOf({ permission }), 'reports').permission, false);
    }
  });

  it('are exceeded by every other scope, unknown ones too, and not by scopes that are not stated', () => {
    const exceeding = (allowed_scope: string[] | null): readonly string[] =>
      exceedsPurpose(rightsOf({ permission: 'read', allowed_scope }), 'readInvoices').scopes;
    assert.deepEqual(exceeding(['payroll', 'reports', 'expenses', 'invoices']), [
      'expenses',
      'reports',
      'payroll',
    ]);
    assert.deepEqual(exceeding(['invoices']), []);
    assert.deepEqual(exceeding([]), []);
    assert.deepEqual(exceeding(null), []);
  });

  it('name exactly the stated scopes that they do not need, whatever is stated', () => {
    fc.assert(
      fc.property(stated, fc.constantFrom(...ALL), (user, purpose) => {
        const { scopes } = exceedsPurpose(rightsOf(user), purpose);
        const needed: readonly string[] = PURPOSES[purpose].scopes;
        const expected = (user.allowed_scope ?? []).filter((scope) => !needed.includes(scope));
        assert.deepEqual(new Set(scopes), new Set(expected));
        assert.equal(new Set(scopes).size, scopes.length);
      }),
    );
  });
});
