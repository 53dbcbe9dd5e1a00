import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchRoute } from '../../../src/rights/matchRoute';
import { narrowestFor } from '../../../src/rights/narrowest';
import { rightsOf } from '../../../src/rights/rights';
import { type Route, ROUTES } from '../../../src/rights/routes';
import { type CallVerdict, judge } from '../../../src/rights/verdict';
import { ask, useSandbox } from '../../kit/sandboxRequests';

const ALL = ['invoices', 'expenses', 'reports'];
const IN_ACCOUNTS = ROUTES.filter(({ path }) => path.startsWith('/accounts/'));

function routeAt(method: string, path: string): Route {
  const match = matchRoute(method, `/accounts/{}/${path}`);
  assert.equal(match.kind, 'documented');
  return (match as { route: Route }).route;
}

function verdictOf(
  route: Route,
  permission: string | null,
  allowed_scope: readonly string[] | null = ALL,
  event?: string,
): CallVerdict {
  return judge(route, rightsOf({ permission, allowed_scope }), event).verdict;
}

describe('verdict on a call', () => {
  it('is certain of the current user and the token alone', () => {
    for (const route of ROUTES.filter(({ path }) => !path.startsWith('/accounts/'))) {
      assert.equal(verdictOf(route, null, null), 'yes', route.path);
    }
  });

  it('is probable for who reads, and for who writes', () => {
    for (const route of IN_ACCOUNTS) {
      assert.equal(verdictOf(route, 'owner'), 'probably');
      assert.equal(verdictOf(route, 'write'), 'probably');
      assert.equal(verdictOf(route, 'read'), route.changes ? 'no' : 'probably');
    }
  });

  it('is no wherever a reader would change something, whatever the scopes', () => {
    for (const route of IN_ACCOUNTS.filter(({ changes }) => changes)) {
      for (const scopes of [null, [], ['invoices'], ['warehouse'], ALL]) {
        assert.equal(verdictOf(route, 'read', scopes), 'no', route.path);
      }
    }
  });

  it('is not known for what an accountant changes, but for locking', () => {
    for (const value of ['accountant', 'accounting']) {
      assert.equal(verdictOf(routeAt('GET', 'invoices.json'), value), 'probably');
      assert.equal(verdictOf(routeAt('POST', 'invoices.json'), value), 'unknown');
      assert.equal(verdictOf(routeAt('POST', 'invoices/1/fire.json'), value, ALL, 'lock'), 'probably');
      assert.equal(verdictOf(routeAt('POST', 'invoices/1/fire.json'), value, ALL, 'cancel'), 'unknown');
      assert.equal(verdictOf(routeAt('POST', 'expenses/1/fire.json'), value), 'probably');
    }
    const edit = judge(
      routeAt('PATCH', 'expenses/1.json'),
      rightsOf({ permission: 'accountant', allowed_scope: ALL }),
    );
    assert.deepEqual([edit.verdict, edit.reason], ['unknown', 'accountantEditsNote']);
  });

  it('is probably not without the section of invoices or expenses', () => {
    assert.equal(verdictOf(routeAt('GET', 'invoices.json'), 'owner', ['expenses']), 'probablyNot');
    assert.equal(
      verdictOf(routeAt('POST', 'expenses/1/payments.json'), 'write', ['invoices']),
      'probablyNot',
    );
    assert.equal(verdictOf(routeAt('GET', 'subjects.json'), 'read', ['reports']), 'probably');
  });

  it('is not known where it is not documented which scope matters', () => {
    for (const path of [
      'inventory_items.json',
      'inbox_files.json',
      'generators.json',
      'users.json',
      'events.json',
    ]) {
      assert.equal(verdictOf(routeAt('GET', path), 'read', ['reports']), 'unknown', path);
    }
  });

  it('is not known without stated scopes, nor beside one that nobody knows', () => {
    for (const scopes of [null, [], ['warehouse']]) {
      assert.equal(verdictOf(routeAt('GET', 'invoices.json'), 'owner', scopes), 'unknown');
    }
    assert.equal(verdictOf(routeAt('GET', 'invoices.json'), 'owner', ['invoices', 'warehouse']), 'probably');
  });

  it('is not known for a permission that nobody knows', () => {
    fc.assert(
      fc.property(
        fc.option(
          fc.string().filter((v) => !['owner', 'write', 'read', 'accountant', 'accounting'].includes(v)),
        ),
        fc.constantFrom(...IN_ACCOUNTS),
        (permission, route) => verdictOf(route, permission) === 'unknown',
      ),
    );
  });
});

describe('verdict on a call, against the sandbox', () => {
  const running = useSandbox({ switches: { rateQuota: 100_000, scopeEnforced: 'by-part' } });
  const SLUG = 'ondrej-dvorak';

  /** Whether the sandbox let it through. */
  async function isLetThrough(route: Route, event?: string): Promise<boolean> {
    const sandbox = running();
    const path = route.path.replace('{slug}', SLUG).replace(/\{[^}]*\}/g, '27');
    const query = event === undefined ? '' : `?event=${event}`;
    const { status } = await ask(sandbox, path + query, {
      method: route.method,
      as: sandbox.people.freelancer,
    });
    assert.ok(status < 300 || status === 403 || status === 404, `${route.method} ${path}: ${status}`);
    return status < 300;
  }

  for (const permission of ['owner', 'write', 'read', 'accountant', 'auditor']) {
    it(`keeps what it says of ${permission}, on both sides of each gate`, async () => {
      const sandbox = running();
      for (const scopes of [ALL, ['invoices'], ['expenses'], ['reports']]) {
        sandbox.world.setMember(SLUG, sandbox.people.freelancer.userId, { permission, allowedScope: scopes });
        for (const route of IN_ACCOUNTS) {
          const event = route.action === 'fire' ? 'lock' : undefined;
          const verdict = verdictOf(route, permission, scopes, event);
          if (verdict !== 'unknown') {
            const expected = verdict === 'yes' || verdict === 'probably';
            assert.equal(
              await isLetThrough(route, event),
              expected,
              `${route.method} ${route.path} ${String(scopes)}`,
            );
          }
        }
      }
    });
  }

  it('calls nothing probable that a server refuses which wants every scope', async () => {
    const sandbox = running();
    sandbox.switches.scopeEnforced = 'on';
    sandbox.world.setMember(SLUG, sandbox.people.freelancer.userId, {
      permission: 'owner',
      allowedScope: ['invoices'],
    });
    for (const area of ['users', 'account', 'bankAccounts', 'inventoryItems', 'todos', 'webhooks']) {
      for (const route of IN_ACCOUNTS.filter((one) => one.area === area)) {
        assert.equal(verdictOf(route, 'owner', ['invoices']), 'unknown');
        assert.equal(await isLetThrough(route), false);
      }
    }
  });
});

describe('narrowest rights', () => {
  it('are enough for every route that they were made for, and none of them can be left out', () => {
    const rank = ['read', 'write'];
    fc.assert(
      fc.property(fc.subarray([...IN_ACCOUNTS], { minLength: 1 }), (routes) => {
        const { permission, scopes, undocumented, needsAnyScope } = narrowestFor(routes);
        const given = needsAnyScope ? ['reports'] : [...scopes];
        for (const route of routes) {
          const verdict = verdictOf(route, permission ?? null, given);
          assert.ok(verdict === 'probably' || undocumented.includes(route.area), `${route.path} ${verdict}`);
        }
        for (const lower of rank.slice(0, rank.indexOf(permission ?? 'read'))) {
          assert.ok(routes.some((route) => verdictOf(route, lower) === 'no'));
        }
        for (const scope of scopes) {
          const without = ALL.filter((other) => other !== scope);
          assert.ok(routes.some((route) => verdictOf(route, permission ?? null, without) !== 'probably'));
        }
      }),
    );
  });

  it('are none where only the current user is asked for', () => {
    const current = ROUTES.filter(({ area }) => area === 'currentUser');
    assert.deepEqual(narrowestFor(current), {
      permission: undefined,
      scopes: [],
      needsAnyScope: false,
      undocumented: [],
    });
  });
});
