import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  API_AREAS,
  AREAS,
  type EffectiveRights,
  effectiveRightsOf,
  reachIn,
} from '../../../src/rights/effectiveRights';
import { rightsOf } from '../../../src/rights/rights';

const ABILITIES: readonly Ability[] = [
  'readInvoices',
  'changeInvoices',
  'readExpenses',
  'changeExpenses',
  'readReports',
  'changeSettings',
  'manageUsers',
  'changePlan',
];
type Ability = keyof EffectiveRights;
type Verdict = EffectiveRights[Ability];

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

  it('are all told of', () => {
    assert.deepEqual(Object.keys(effectiveRightsOf(rightsOf({}))), ABILITIES);
  });
});

describe('how far rights go in an area', () => {
  const reach = (permission: string, allowed_scope: readonly string[]): readonly string[] => {
    const effective = effectiveRightsOf(rightsOf({ permission, allowed_scope }));
    return AREAS.map((area) => `${area}: ${reachIn(area, effective)}`);
  };

  it('is the most that they allow there', () => {
    assert.deepEqual(reach('owner', ALL), [
      'invoices: change',
      'expenses: change',
      'reports: read',
      'settings: change',
      'users: change',
      'plan: change',
    ]);
    assert.deepEqual(reach('read', ALL), [
      'invoices: read',
      'expenses: read',
      'reports: read',
      'settings: no',
      'users: no',
      'plan: no',
    ]);
  });

  it('is as sure as they are', () => {
    assert.deepEqual(reach('read', ['invoices']).slice(0, 3), [
      'invoices: read',
      'expenses: probablyNot',
      'reports: no',
    ]);
    assert.deepEqual(reach('write', ['invoices', 'warehouse']).slice(0, 4), [
      'invoices: change',
      'expenses: unknown',
      'reports: unknown',
      'settings: unknown',
    ]);
    assert.deepEqual(new Set(reach('auditor', ALL).map((text) => text.split(': ')[1])), new Set(['unknown']));
  });

  it('matters to a token only where the API has a route', () => {
    assert.deepEqual(API_AREAS, ['invoices', 'expenses']);
  });
});
