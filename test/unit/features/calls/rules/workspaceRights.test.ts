import assert from 'node:assert/strict';
import { WorkspaceCalls } from '../../../../../src/features/calls/rules/workspaceRights';
import { BLIND_INTEGRATIONS } from './blindIntegrations';
import { INTEGRATIONS } from './integrations';
import { readFiles } from './readFiles';
import { UNSEEN_INTEGRATIONS } from './unseenIntegrations';

describe('the narrowest rights of a workspace', () => {
  for (const { name, files, permission, scopes, needsAnyScope = false, undocumented } of [
    ...INTEGRATIONS,
    ...BLIND_INTEGRATIONS,
    ...UNSEEN_INTEGRATIONS,
  ]) {
    it(`are those of ${name}`, async () => {
      const { narrowest } = await readFiles(files);
      assert.deepEqual(
        { ...narrowest, undocumented: narrowest.undocumented.toSorted() },
        { permission, scopes, needsAnyScope, undocumented: undocumented.toSorted() },
      );
    });
  }

  it('come with the places where each route is called', async () => {
    const url = 'https://app.fakturoid.cz/api/v3/accounts/x/users.json';
    const { routes, others } = await readFiles({
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

  it('let others have their turn between any two files that are looked through', async () => {
    const calls = new WorkspaceCalls();
    calls.add('fakturoid.ts', 'export const BASE = "https://app.fakturoid.cz/api/v3/accounts/x";');
    const files = 40;
    for (let at = 0; at < files; at++) {
      calls.add(`src/m${at}.ts`, `import x from "./m${at + 1}";\nconst path = "/invoices";\n`);
    }
    let turns = 0;
    await calls.read(() => {
      turns++;
      return Promise.resolve(true);
    });
    // To know their names, and to look twice who uses what.
    assert.ok(turns >= 3 * files, `${turns} turns`);
  });

  it('come with the addresses whose path the code does not tell', async () => {
    const base = 'const BASE = "https://app.fakturoid.cz/api/v3/accounts/x";';
    const { open, routes } = await readFiles({
      'a.ts': `${base}\nfetch(\`\${BASE}/account.json\`);\nfor (const kind of KINDS) fetch(\`\${BASE}/\${kind}.json\`);`,
    });
    assert.deepEqual(open, { count: 1, places: [{ path: 'a.ts', line: 2 }] });
    assert.deepEqual(
      routes.map(({ route }) => route.area),
      ['account'],
    );
  });

  it('do not count the address of a function that is given its path, where what calls it is known', async () => {
    const url = 'https://app.fakturoid.cz/api/v3/accounts/x/';
    for (const [path, helper] of [
      ['a.ts', `async function call<T>(path: string): Promise<T> { return fetch("${url}" + path); }`],
      ['a.ts', `const call = async <T>(path: string) => fetch(\`${url}\${path}\`);`],
      ['a.py', `def call(path):\n    return requests.get("${url}%s.json" % (path))`],
      ['a.go', `func (c *Client) call(method, path string) error {\n  return c.do(method, "${url}"+path)\n}`],
      ['a.sh', `call() { curl -s "${url}$1"; }`],
    ] as const) {
      const call = path === 'a.sh' ? `curl "${url}events.json"` : `fakturoid("GET", "/events.json")`;
      assert.equal((await readFiles({ [path]: `${helper}\n${call}` })).open.count, 0, helper);
      // Nothing is said firmly where nothing else is called.
      assert.equal((await readFiles({ [path]: helper })).open.count, 1, helper);
    }
  });

  it('are found in files that only their path says to be about Fakturoid', async () => {
    const code = 'import { http } from "./http";\nawait http.post("/invoices.json", one);';
    const { narrowest } = await readFiles({ 'src/fakturoid/invoices.ts': code });
    assert.equal(narrowest.permission, 'write');
    const python = 'from .http import api\napi("POST", "subjects.json", json=one)';
    assert.equal((await readFiles({ 'fakturoid_sync/subjects.py': python })).narrowest.permission, 'write');
    assert.deepEqual((await readFiles({ 'src/shop/invoices.ts': code })).routes, []);
  });

  it('are not narrower where the code does not say the method', async () => {
    const { narrowest, routes } = await readFiles({
      'a.ts': 'export const INVOICES = "https://app.fakturoid.cz/api/v3/accounts/x/invoices.json";',
    });
    assert.equal(narrowest.permission, 'write');
    assert.ok(routes.every(({ isSaid }) => !isSaid));
  });
});
