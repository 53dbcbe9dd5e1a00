import assert from 'node:assert/strict';
import {
  WorkspaceCalls,
  type WorkspaceRights,
} from '../../../../../src/features/calls/rules/workspaceRights';
import { BLIND_INTEGRATIONS } from './blindIntegrations';
import { INTEGRATIONS } from './integrations';
import { UNSEEN_INTEGRATIONS } from './unseenIntegrations';

async function rightsOf(files: Readonly<Record<string, string>>): Promise<WorkspaceRights> {
  const calls = new WorkspaceCalls();
  for (const [path, text] of Object.entries(files)) {
    await calls.add(path, text, () => Promise.resolve());
  }
  return calls.result;
}

describe('the narrowest rights of a workspace', () => {
  for (const { name, files, permission, scopes, needsAnyScope = false, undocumented } of [
    ...INTEGRATIONS,
    ...BLIND_INTEGRATIONS,
    ...UNSEEN_INTEGRATIONS,
  ]) {
    it(`are those of ${name}`, async () => {
      const { narrowest } = await rightsOf(files);
      assert.deepEqual(
        { ...narrowest, undocumented: narrowest.undocumented.toSorted() },
        { permission, scopes, needsAnyScope, undocumented: undocumented.toSorted() },
      );
    });
  }

  it('come with the places where each route is called', async () => {
    const url = 'https://app.fakturoid.cz/api/v3/accounts/x/users.json';
    const { routes, others } = await rightsOf({
      'a.ts': `\n\nfetch("${url}");\n`,
      'b.py': `requests.get("${url}")\nrequests.get("https://app.fakturoid.cz/api/v2/accounts/x/users.json")`,
      'c.md': url,
    });
    assert.deepEqual(
      routes.map(({ route, places }) => [route.area, places]),
      [
        [
          'users',
          [
            { path: 'a.ts', line: 2 },
            { path: 'b.py', line: 0 },
          ],
        ],
      ],
    );
    assert.deepEqual(others, [{ kind: 'deadVersion', call: 'API v1, v2', place: { path: 'b.py', line: 1 } }]);
  });

  it('are not narrower where the code does not say the method', async () => {
    const { narrowest, routes } = await rightsOf({
      'a.ts': 'export const INVOICES = "https://app.fakturoid.cz/api/v3/accounts/x/invoices.json";',
    });
    assert.equal(narrowest.permission, 'write');
    assert.ok(routes.every(({ isSaid }) => !isSaid));
  });
});
