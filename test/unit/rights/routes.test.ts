import assert from 'node:assert/strict';
import { GATES, SOURCES } from '../../../src/rights/gates';
import { matchRoute, routesAt } from '../../../src/rights/matchRoute';
import { KNOWN_SCOPES } from '../../../src/rights/rights';
import { pageOf, ROUTES } from '../../../src/rights/routes';
import { DOCUMENTED_ROUTES } from '../../sandbox/data/documentedRoutes';

/** Placeholders have names of their own in each list. */
const plain = (path: string): string => path.replace(/\{[^}]*\}/g, '{}');

describe('routes', () => {
  it('are those of the documentation, each with its method, its page and whether it changes anything', () => {
    const lineOf = (method: string, path: string, changes: boolean, page: string): string =>
      `${method} ${plain(path)} ${changes ? 'C' : 'R'} ${page}`;
    const ours = ROUTES.map((route) =>
      lineOf(route.method, route.path, route.changes, pageOf(route.area).split('/').at(-1) ?? ''),
    );
    const documented = DOCUMENTED_ROUTES.map((route) =>
      lineOf(route.method, route.path, route.changes, route.page),
    );
    assert.equal(documented.length, 79);
    assert.deepEqual(ours.toSorted(), documented.toSorted());
    assert.equal(ROUTES.filter(({ area, changes }) => area !== 'oauth' && !changes).length, 36);
    assert.equal(ROUTES.filter(({ area, changes }) => area !== 'oauth' && changes).length, 40);
  });

  it('change nothing of users, the account, bank accounts and number formats, and none is gated by reports', () => {
    for (const area of ['users', 'account', 'bankAccounts', 'numberFormats', 'currentUser'] as const) {
      assert.deepEqual(
        ROUTES.filter((route) => route.area === area && route.changes),
        [],
      );
    }
    assert.ok(Object.values(GATES).every(({ scope }) => scope.value !== 'reports'));
  });

  it('have a source for each statement about rights that is not called unknown', () => {
    for (const gate of Object.values(GATES)) {
      for (const { certainty, source } of [gate.read, gate.change, gate.scope]) {
        assert.equal(certainty === 'unknown', source === undefined);
        assert.ok(source === undefined || source in SOURCES);
      }
    }
    assert.equal(GATES.invoices.scope.certainty, 'elsewhere');
    assert.equal(GATES.generators.scope.certainty, 'inferred');
    assert.deepEqual(KNOWN_SCOPES, ['invoices', 'expenses', 'reports']);
  });

  it('are found by what stands for them, whatever slug and ids', () => {
    for (const route of ROUTES) {
      for (const path of [
        route.path,
        route.path.replace('{slug}', 'events').replace(/\{[^}]*\}/g, '27'),
        plain(route.path),
      ]) {
        assert.deepEqual(matchRoute(route.method, path), { kind: 'documented', route }, path);
      }
    }
  });

  it('are found without the ending that clients add, and by HEAD', () => {
    const found = matchRoute('HEAD', '/accounts/firma/subjects/search');
    assert.equal(found.kind === 'documented' && found.route.action, 'search');
  });

  it('are told from what was removed, what has another method, and what nobody documents', () => {
    const kindOf = (method: string, path: string): string => matchRoute(method, `/accounts/x/${path}`).kind;
    for (const path of [
      'users/{id}.json',
      'users/5.json',
      'reports/2023.json',
      'reports/2023/vat.json',
      'invoices/regular.json',
      'invoices/proforma.json',
      'generators/recurring.json',
      'invoices/5/download',
      'expenses/5/download',
    ]) {
      assert.equal(kindOf('GET', path), 'removed', path);
    }
    assert.equal(kindOf('PUT', 'invoices/5.json'), 'otherMethod');
    assert.equal(kindOf('POST', 'recurring_generators/5/pause.json'), 'otherMethod');
    assert.equal(kindOf('GET', 'invoices/5/payments.json'), 'otherMethod');
    assert.equal(kindOf('POST', 'users.json'), 'otherMethod');
    assert.equal(kindOf('GET', 'tags.json'), 'undocumented');
    assert.equal(matchRoute('GET', '/accounts.json').kind, 'undocumented');
    assert.equal(matchRoute('GET', '/accounts/x.json').kind, 'undocumented');
    assert.equal(matchRoute('GET', '').kind, 'undocumented');
    assert.deepEqual(
      routesAt('/accounts/x/invoices.json').map(({ method }) => method),
      ['GET', 'POST'],
    );
  });
});
