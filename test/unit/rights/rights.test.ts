import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rankOf, rightsOf } from '../../../src/rights/rights';

describe('rights', () => {
  it('keeps what is documented apart from what is not', () => {
    assert.deepEqual(rightsOf({ permission: 'read', allowed_scope: ['reports', 'payroll', 'invoices'] }), {
      permission: { kind: 'known', value: 'read' },
      scopes: { kind: 'listed', known: ['invoices', 'reports'], unknown: ['payroll'] },
    });
  });

  it('does not take a candidate spelling for the accountant', () => {
    assert.deepEqual(rightsOf({ permission: 'accountant' }).permission, {
      kind: 'unknown',
      value: 'accountant',
    });
  });

  it('tells an absent list of scopes from an empty one', () => {
    assert.deepEqual(rightsOf({}).scopes, { kind: 'notStated' });
    assert.deepEqual(rightsOf({ allowed_scope: null }).scopes, { kind: 'notStated' });
    assert.deepEqual(rightsOf({ allowed_scope: [] }).scopes, { kind: 'listed', known: [], unknown: [] });
  });

  it('tells a permission that is not stated from an unknown one', () => {
    assert.deepEqual(rightsOf({ permission: null }).permission, { kind: 'notStated' });
    assert.deepEqual(rightsOf({ permission: '' }).permission, { kind: 'notStated' });
  });

  it('loses no stated value, whatever it is and in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('invoices', 'expenses', 'reports'))),
        (scopes) => {
          const rights = rightsOf({ allowed_scope: scopes });
          assert.ok(rights.scopes.kind === 'listed');
          assert.deepEqual(new Set([...rights.scopes.known, ...rights.scopes.unknown]), new Set(scopes));
        },
      ),
    );
  });

  it('ranks by power, unknown permissions last', () => {
    const ranks = ['owner', 'write', 'read', 'auditor', undefined].map((permission) =>
      rankOf({ permission }),
    );
    assert.deepEqual(ranks, [0, 1, 2, 3, 3]);
  });
});
