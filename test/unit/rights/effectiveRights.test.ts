import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Ability,
  API_ABILITIES,
  effectiveRightsOf,
  seesEverything,
  type Verdict,
  WEB_ONLY_ABILITIES,
} from '../../../src/rights/effectiveRights';
import { rightsOf } from '../../../src/rights/rights';

const ABILITIES = [...API_ABILITIES, ...WEB_ONLY_ABILITIES];
const ALL = ['invoices', 'expenses', 'reports'];

function abilities(
  permission: string | null,
  allowed_scope: readonly string[] | null,
): Record<Verdict, Ability[]> {
  const effective = effectiveRightsOf(rightsOf({ permission, allowed_scope }));
  const having = (verdict: Verdict): Ability[] =>
    ABILITIES.filter((ability) => effective[ability] === verdict);
  return {
    yes: having('yes'),
    no: having('no'),
    probablyNot: having('probablyNot'),
    unknown: having('unknown'),
  };
}

describe('effective rights', () => {
  const CHANGES: Ability[] = [
    'changeInvoices',
    'changeExpenses',
    'changeSettings',
    'manageUsers',
    'changePlan',
  ];

  it('let an owner do everything', () => {
    assert.deepEqual(abilities('owner', ALL), { yes: [...ABILITIES], no: [], probablyNot: [], unknown: [] });
  });

  it('keep the plan and the users from a user who writes', () => {
    const { no, unknown } = abilities('write', ALL);
    assert.deepEqual(no, ['manageUsers', 'changePlan']);
    assert.deepEqual(unknown, []);
  });

  it('let a reader change nothing, whatever the scopes', () => {
    assert.deepEqual(abilities('read', ALL).no, CHANGES);
    for (const scopes of [null, [], ['invoices'], ['warehouse']]) {
      const { no } = abilities('read', scopes);
      assert.deepEqual(
        CHANGES.filter((ability) => !no.includes(ability)),
        [],
      );
    }
  });

  it('take a stated scope that is missing for a probable no in the API, and a no in the web application', () => {
    for (const permission of ['owner', 'write']) {
      assert.deepEqual(abilities(permission, ['expenses']).probablyNot, ['readInvoices', 'changeInvoices']);
      assert.ok(abilities(permission, ['expenses']).no.includes('readReports'));
    }
    assert.deepEqual(abilities('read', ['expenses']).probablyNot, ['readInvoices']);
  });

  it('know nothing of an empty list of scopes, nor of one that is absent', () => {
    for (const scopes of [[], null]) {
      assert.deepEqual(abilities('owner', scopes), {
        yes: ['changeSettings', 'manageUsers', 'changePlan'],
        no: [],
        probablyNot: [],
        unknown: ['readInvoices', 'changeInvoices', 'readExpenses', 'changeExpenses', 'readReports'],
      });
      assert.deepEqual(abilities('read', scopes).unknown, ['readInvoices', 'readExpenses', 'readReports']);
      assert.ok(abilities('write', scopes).unknown.includes('changeSettings'));
    }
  });

  it('let a user who writes change settings with every section only', () => {
    const of = (scopes: readonly string[]): Verdict =>
      effectiveRightsOf(rightsOf({ permission: 'write', allowed_scope: scopes })).changeSettings;
    assert.equal(of(ALL), 'yes');
    assert.equal(of([...ALL, 'warehouse']), 'yes');
    assert.equal(of(['invoices', 'expenses']), 'no');
    assert.equal(of(['invoices', 'warehouse']), 'unknown');
  });

  it('know nothing of what is missing beside a scope that nobody documented', () => {
    assert.deepEqual(abilities('read', ['invoices', 'warehouse']), {
      yes: ['readInvoices'],
      no: CHANGES,
      probablyNot: [],
      unknown: ['readExpenses', 'readReports'],
    });
  });

  it('say neither yes nor no of an unknown or absent permission', () => {
    fc.assert(
      fc.property(
        fc.option(fc.string().filter((value) => !['owner', 'write', 'read'].includes(value))),
        fc.option(fc.array(fc.constantFrom(...ALL, 'warehouse'))),
        (permission, scopes) => abilities(permission, scopes).unknown.length === ABILITIES.length,
      ),
    );
  });

  it('tell of the API nothing that it has no route for', () => {
    assert.deepEqual(API_ABILITIES, ['readInvoices', 'changeInvoices', 'readExpenses', 'changeExpenses']);
    assert.deepEqual([...API_ABILITIES, ...WEB_ONLY_ABILITIES].sort(), [...ABILITIES].sort());
  });

  it('knows who sees everything', () => {
    assert.equal(seesEverything(rightsOf({ permission: 'read', allowed_scope: ALL })), true);
    assert.equal(seesEverything(rightsOf({ permission: 'owner', allowed_scope: ['invoices'] })), false);
    assert.equal(seesEverything(rightsOf({ permission: 'owner' })), false);
  });
});
