import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isFiltering, NO_FILTER, passes } from '../../../../../src/features/accountsTree/rules/filter';

describe('the filter of users', () => {
  const owner = { permission: 'owner', allowed_scope: ['invoices', 'expenses'] };

  it('lets everybody through when nothing is ticked', () => {
    fc.assert(
      fc.property(fc.record({ permission: fc.string(), allowed_scope: fc.array(fc.string()) }), (user) =>
        passes(NO_FILTER, user),
      ),
    );
    assert.equal(isFiltering(NO_FILTER), false);
  });

  it('wants one of the ticked permissions, unknown ones too', () => {
    assert.equal(passes({ ...NO_FILTER, permissions: ['read', 'owner'] }, owner), true);
    assert.equal(passes({ ...NO_FILTER, permissions: ['read'] }, owner), false);
    assert.equal(passes({ ...NO_FILTER, permissions: ['auditor'] }, { permission: 'auditor' }), true);
    assert.equal(passes({ ...NO_FILTER, permissions: ['read'] }, {}), false);
  });

  it('wants one of the ticked scopes', () => {
    assert.equal(passes({ ...NO_FILTER, scopes: ['reports', 'expenses'] }, owner), true);
    assert.equal(passes({ ...NO_FILTER, scopes: ['reports'] }, owner), false);
    assert.equal(passes({ ...NO_FILTER, scopes: ['reports'] }, { permission: 'owner' }), false);
  });
});
