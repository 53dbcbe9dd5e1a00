import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ABILITIES,
  type Ability,
  effectiveRightsOf,
  seesEverything,
  type Verdict,
} from '../../../src/access/effectiveRights';
import { rightsOf } from '../../../src/access/rights';

const ALL = ['invoices', 'expenses', 'reports'];

function abilities(
  permission: string | null,
  allowed_scope: readonly string[] | null,
): Record<Verdict, Ability[]> {
  const effective = effectiveRightsOf(rightsOf({ permission, allowed_scope }));
  const of = (verdict: Verdict): Ability[] => ABILITIES.filter((ability) => effective[ability] === verdict);
  return { allowed: of('allowed'), forbidden: of('forbidden'), unknown: of('unknown') };
}

describe('effective rights', () => {
  it('lets an owner do everything', () => {
    assert.deepEqual(abilities('owner', ALL), { allowed: [...ABILITIES], forbidden: [], unknown: [] });
  });

  it('keeps the plan and the users from whoever writes', () => {
    assert.deepEqual(abilities('write', ALL).forbidden, ['manageUsers', 'changePlan']);
    assert.deepEqual(abilities('write', ALL).unknown, []);
  });

  it('lets a reader change nothing', () => {
    assert.deepEqual(abilities('read', ALL), {
      allowed: ['readInvoices', 'readExpenses', 'readReports'],
      forbidden: ['changeInvoices', 'changeExpenses', 'changeSettings', 'manageUsers', 'changePlan'],
      unknown: [],
    });
  });

  it('takes a scope that is not listed as forbidden, whatever the permission', () => {
    assert.deepEqual(abilities('owner', ['expenses']).forbidden, [
      'readInvoices',
      'changeInvoices',
      'readReports',
    ]);
    assert.deepEqual(abilities('auditor', []).forbidden, [
      'readInvoices',
      'changeInvoices',
      'readExpenses',
      'changeExpenses',
      'readReports',
    ]);
  });

  it('says nothing of scopes that are not stated, or beside one that nobody documented', () => {
    assert.deepEqual(abilities('read', null).unknown, ['readInvoices', 'readExpenses', 'readReports']);
    assert.deepEqual(abilities('read', ['invoices', 'warehouse']), {
      allowed: ['readInvoices'],
      forbidden: ['changeInvoices', 'changeExpenses', 'changeSettings', 'manageUsers', 'changePlan'],
      unknown: ['readExpenses', 'readReports'],
    });
  });

  it('never allows anything to an unknown or absent permission', () => {
    fc.assert(
      fc.property(
        fc.option(fc.string().filter((value) => !['owner', 'write', 'read'].includes(value))),
        fc.option(fc.array(fc.constantFrom(...ALL, 'warehouse'))),
        (permission, scopes) => abilities(permission, scopes).allowed.length === 0,
      ),
    );
  });

  it('knows who sees everything', () => {
    assert.equal(seesEverything(rightsOf({ permission: 'read', allowed_scope: ALL })), true);
    assert.equal(seesEverything(rightsOf({ permission: 'owner', allowed_scope: ['invoices'] })), false);
    assert.equal(seesEverything(rightsOf({ permission: 'owner' })), false);
  });
});
