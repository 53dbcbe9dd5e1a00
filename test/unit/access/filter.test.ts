import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isFiltering, NO_FILTER, passes, rankOf } from '../../../src/access/filter';

describe('the filter of users', () => {
  const owner = { permission: 'owner', allowed_scope: ['invoices', 'expenses'] };

  it('lets everybody through when nothing is ticked', () => {
    fc.assert(
      fc.property(
        fc.record({ permission: fc.string(), allowed_scope: fc.array(fc.string()) }),
        fc.boolean(),
        (user, robot) => passes(NO_FILTER, user, robot),
      ),
    );
    assert.equal(isFiltering(NO_FILTER), false);
  });

  it('wants one of the ticked permissions, unknown ones too', () => {
    assert.equal(passes({ ...NO_FILTER, permissions: ['read', 'owner'] }, owner, false), true);
    assert.equal(passes({ ...NO_FILTER, permissions: ['read'] }, owner, false), false);
    assert.equal(passes({ ...NO_FILTER, permissions: ['auditor'] }, { permission: 'auditor' }, false), true);
    assert.equal(passes({ ...NO_FILTER, permissions: ['read'] }, {}, false), false);
  });

  it('wants one of the ticked scopes', () => {
    assert.equal(passes({ ...NO_FILTER, scopes: ['reports', 'expenses'] }, owner, false), true);
    assert.equal(passes({ ...NO_FILTER, scopes: ['reports'] }, owner, false), false);
    assert.equal(passes({ ...NO_FILTER, scopes: ['reports'] }, { permission: 'owner' }, false), false);
  });

  it('hides programmatic users only when told to', () => {
    assert.equal(passes({ ...NO_FILTER, hidesProgrammatic: true }, owner, true), false);
    assert.equal(passes({ ...NO_FILTER, hidesProgrammatic: true }, owner, false), true);
  });

  it('ranks by power, unknown permissions last', () => {
    const ranks = ['owner', 'write', 'read', 'auditor', undefined].map((permission) =>
      rankOf({ permission }),
    );
    assert.deepEqual(ranks, [0, 1, 2, 3, 3]);
  });
});
