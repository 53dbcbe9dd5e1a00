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

  it('come with the addresses whose path the code does not tell', async () => {
    const base = 'const BASE = "https://app.fakturoid.cz/api/v3/accounts/x";';
    const { open, routes } = await rightsOf({
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
      assert.equal((await rightsOf({ [path]: `${helper}\n${call}` })).open.count, 0, helper);
      // Nothing is said firmly where nothing else is called.
      assert.equal((await rightsOf({ [path]: helper })).open.count, 1, helper);
    }
  });

  it('are found in all kinds of files that have code', async () => {
    const url = 'https://app.fakturoid.cz/api/v3/accounts/x/invoices.json';
    const html = `<p>It's here</p><a href="${url}">see</a><script>fetch("${url}", { method: "POST" });</script>`;
    const basic = `http.Open "POST", "${url}", False`;
    for (const [path, code] of [
      ['Makefile', `FAKTUROID := https://app.fakturoid.cz\ninvoice:\n\tcurl -sf -X POST "${url}"`],
      ['tools/rules.mk', `invoice:\n\tcurl -sf -X POST ${url}`],
      ['Dockerfile', `RUN curl -X POST ${url}`],
      ...['a.html', 'a.erb', 'a.latte'].map((name) => [name, html]),
      ['a.phtml', `<?php $client->post('${url}', $one); ?>`],
      ['A.pm', `$ua->post("${url}");`],
      ['A.bas', basic],
      ['A.cls', basic],
    ] as const) {
      const { routes } = await rightsOf({ [path]: code });
      assert.deepEqual(
        routes.map(({ route, isSaid }) => [route.method, route.area, isSaid]),
        [['POST', 'invoices', true]],
        path,
      );
    }
  });

  it('are found in the line of a notebook that they stand in, also where one is there twice', async () => {
    const twice = 'requests.get("https://app.fakturoid.cz/api/v3/user.json")\n';
    const text = JSON.stringify({ cells: [{ cell_type: 'code', source: [twice, twice] }] }, null, 1);
    const { routes } = await rightsOf({ 'a.ipynb': text });
    const first = text.split('\n').findIndex((line) => line.includes('user.json'));
    assert.deepEqual(
      routes[0]?.places.map(({ line }) => line),
      [first, first + 1],
    );
  });

  it('are found in the cells of a notebook', async () => {
    const cell = (source: string | string[], cell_type = 'code') => ({ cell_type, source });
    const cells = [
      cell(['requests.delete("https://app.fakturoid.cz/api/v3/accounts/x/users.json")'], 'markdown'),
      cell(['import requests\n', 'BASE = "https://app.fakturoid.cz/api/v3/accounts/x"\n', 'LIMIT = 1']),
      cell(`requests.get(f"{BASE}/events.json")`),
      cell(['# dvě faktury\n', 'requests.post(f"{BASE}/invoices.json", json=one)\n']),
    ];
    const text = JSON.stringify({ cells, nbformat: 4 }, null, 1);
    const { routes } = await rightsOf({ 'a.ipynb': text });
    const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length - 1;
    assert.deepEqual(
      routes.map(({ route, places }) => [route.method, route.area, places[0]?.line]),
      [
        ['GET', 'events', lineOf('events.json')],
        ['POST', 'invoices', lineOf('invoices.json')],
      ],
    );
    for (const damaged of [
      '{',
      '[]',
      '{"cells":[1,{"cell_type":"code"},{"cell_type":"code","source":[2]}]}',
    ]) {
      assert.deepEqual((await rightsOf({ 'fakturoid.ipynb': damaged })).routes, []);
    }
  });

  it('are found in files that only their path says to be about Fakturoid', async () => {
    const code = 'import { http } from "./http";\nawait http.post("/invoices.json", one);';
    const { narrowest } = await rightsOf({ 'src/fakturoid/invoices.ts': code });
    assert.equal(narrowest.permission, 'write');
    const python = 'from .http import api\napi("POST", "subjects.json", json=one)';
    assert.equal((await rightsOf({ 'fakturoid_sync/subjects.py': python })).narrowest.permission, 'write');
    assert.deepEqual((await rightsOf({ 'src/shop/invoices.ts': code })).routes, []);
  });

  it('are not narrower where the code does not say the method', async () => {
    const { narrowest, routes } = await rightsOf({
      'a.ts': 'export const INVOICES = "https://app.fakturoid.cz/api/v3/accounts/x/invoices.json";',
    });
    assert.equal(narrowest.permission, 'write');
    assert.ok(routes.every(({ isSaid }) => !isSaid));
  });
});
