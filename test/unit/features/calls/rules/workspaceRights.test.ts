import assert from 'node:assert/strict';
import {
  WorkspaceCalls,
  type WorkspaceRights,
} from '../../../../../src/features/calls/rules/workspaceRights';
import { BLIND_INTEGRATIONS } from './blindIntegrations';
import { INTEGRATIONS } from './integrations';
import { UNSEEN_INTEGRATIONS } from './unseenIntegrations';

function rightsOf(files: Readonly<Record<string, string>>): Promise<WorkspaceRights> {
  const calls = new WorkspaceCalls();
  for (const [path, text] of Object.entries(files)) {
    calls.add(path, text);
  }
  return calls.read(() => Promise.resolve(true));
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

  it('leave out what a file does that only has the name of one of Fakturoid in a list', async () => {
    const { routes } = await rightsOf({
      'client.py':
        'def call(path):\n    return requests.get("https://app.fakturoid.cz/api/v3/accounts/x" + path)',
      'other.py': 'KINDS = [\n    "client"\n]\ncall("/users.json")\n',
    });
    assert.deepEqual(routes, []);
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

  describe('of files that use others', () => {
    const base = 'https://app.fakturoid.cz/api/v3/accounts/acme';
    const client = `const BASE = "${base}";\nexport const submit = (path, body) => fetch(BASE + path, { method: "POST", body });\nexport const all = (path) => fetch(BASE + path);`;
    const called = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
      const { routes, open } = await rightsOf(files);
      return [
        ...routes.map(({ route }) => `${route.method} ${route.area}`),
        ...open.places.map(({ path }) => `? ${path}`),
      ];
    };

    it('are by what those do with what they are given', async () => {
      const invoices =
        'import { submit } from "../api/client";\nexport const create = (one) => submit("/invoices.json", one);';
      assert.deepEqual(await called({ 'src/invoices.ts': invoices, 'api/client.ts': client }), [
        'POST invoices',
      ]);
      const list = "from .client import load\nfor one in load('/events.json'): print(one)";
      const python = `import requests\ndef load(path):\n    return requests.get("${base}" + path).json()`;
      assert.deepEqual(await called({ 'a/list.py': list, 'a/client.py': python }), ['GET events']);
      const php = `<?php\nnamespace App;\nclass Api { function submit($path, $body) { return $this->http->post('${base}' . $path, $body); } }`;
      const use = "<?php\nuse App\\Api;\n(new Api())->submit('/expenses.json', $one);";
      assert.deepEqual(await called({ 'Api.php': php, 'Expenses.php': use }), ['POST expenses']);
      const go = `package books\nconst base = "${base}"\nfunc (c *Client) drop(path string) error { return c.do(http.MethodDelete, base+path) }`;
      const other =
        'package books\nfunc (c *Client) Gone(id int) error { return c.drop(fmt.Sprintf("/subjects/%d.json", id)) }';
      assert.deepEqual(await called({ 'books/client.go': go, 'books/subjects.go': other }), [
        'DELETE subjects',
      ]);
    });

    it('are at the address that those hold', async () => {
      const files = {
        'config.ts': `export const API_ROOT = "${base}";`,
        'a.ts': 'import { API_ROOT } from "./config";\nfetch(`${API_ROOT}/users.json`);',
      };
      assert.deepEqual(await called(files), ['GET users']);
    });

    it('are those of a script that another one has the functions for', async () => {
      const lib = `api() { curl -X "$1" "${base}/$2"; }`;
      assert.deepEqual(await called({ 'lib.sh': lib, 'run.sh': '. ./lib.sh\napi POST invoices.json' }), [
        'POST invoices',
      ]);
    });

    it('are seen through a file that passes them on', async () => {
      const files = {
        'api/client.ts': client,
        'api/index.ts': 'export * from "./client";',
        'a.ts': 'import { submit } from "./api";\nsubmit("/invoices.json", {});',
      };
      assert.deepEqual(await called(files), ['POST invoices']);
    });

    it('are not known where nothing tells what they are called with', async () => {
      assert.deepEqual(await called({ 'client.ts': client }), ['? client.ts', '? client.ts']);
      const reads = `fetch("${base}/events.json");`;
      assert.deepEqual(await called({ 'client.ts': client, 'b.ts': reads }), [
        'GET events',
        '? client.ts',
        '? client.ts',
      ]);
      const dynamic =
        'import { submit } from "./client";\nsubmit("/invoices.json", one);\nsubmit(pathOf(kind), one);';
      assert.deepEqual(await called({ 'client.ts': client, 'a.ts': dynamic }), ['POST invoices', '? a.ts']);
    });

    it('are at the paths that those hold which name no Fakturoid', async () => {
      const paths = `object Ends {\n  const val HOOKS = "webhooks.json"\n  fun hook(id: Long): String = "webhooks/$id.json"\n}`;
      const kotlin = `class Hooks { private fun at(end: String) = "${base}/$end"\n  fun all() = http.get(at(Ends.HOOKS))\n  fun drop(id: Long) = http.delete(at(Ends.hook(id))) }\n// Fakturoid`;
      // Another file may use them as well, so that all methods count.
      assert.deepEqual(await called({ 'a/Hooks.kt': kotlin, 'a/Ends.kt': paths }), [
        ...['GET webhooks', 'POST webhooks'],
        ...['DELETE webhooks', 'GET webhooks', 'PATCH webhooks'],
      ]);
      const client = `import { EVENTS } from './ends';\nconst get = (end) => fetch("${base}" + end);\nget(EVENTS);`;
      assert.deepEqual(
        await called({ 'client.ts': client, 'ends.ts': "export const EVENTS = '/events.json';" }),
        ['GET events'],
      );
      // Nothing tells that they are of Fakturoid.
      const shop = 'val all = http.get(Ends.HOOKS)';
      assert.deepEqual(await called({ 'b/Shop.kt': shop, 'b/Ends.kt': paths }), []);
    });

    it('are those of the scripts of a project of Apps Script, which have one scope', async () => {
      const files = {
        'Address.gs': `function at_(end) { return '${base}' + end; }`,
        'Books.gs': `function send_(verb, end) { return UrlFetchApp.fetch(at_(end), { method: verb }); }\nfunction add(one) { send_('post', '/expenses.json'); }`,
      };
      assert.deepEqual(await called(files), ['POST expenses']);
    });

    it('are not open at an address whose id alone is given', async () => {
      for (const [path, code] of [
        [
          'a.py',
          `def read(path):\n    return requests.get(f"${base}/{path}")\ndef one(number):\n    return read(f"events/{number}.json") and read("todos.json")\none(7)`,
        ],
        [
          'a.rs',
          `fn read(&self, path: &str) -> R { self.http.get(format!("{}/accounts/{}/{}", "https://app.fakturoid.cz/api/v3", self.slug, path)).send() }\nfn one(&self, id: u64) -> R { self.read(&format!("generators/{}.json", id)) }\nfn all(&self) -> R { self.one(7) }`,
        ],
        [
          'a.swift',
          `func at(_ slug: String, _ path: String) -> URL { URL(string: "https://app.fakturoid.cz/api/v3/accounts/\\(slug)/\\(path)")! }\nfunc all(name: String) { session.data(from: at(name, "users.json")) }\nall(name: slug)`,
        ],
      ] as const) {
        const open = (await called({ [path]: code })).filter((one) => one.startsWith('?'));
        assert.deepEqual(open, [], path);
      }
      // The path is given by what calls it, and nothing tells it.
      const handed = `fn read(&self, slug: &str, path: &str) -> R { self.http.get(format!("{}/accounts/{}/{}", "https://app.fakturoid.cz/api/v3", slug, path)).send() }\nfn any(&self, kind: &str) -> R { self.read("acme", kind) }\nany(pick());\nread("acme", "todos.json");`;
      assert.deepEqual(await called({ 'a.rs': handed }), ['GET todos', '? a.rs']);
    });

    it('leave others their turn after each file', async () => {
      const calls = new WorkspaceCalls();
      for (let at = 0; at < 30; at++) {
        calls.add(`${at}.ts`, "call('/invoices.json');");
      }
      let turns = 0;
      await calls.read(() => {
        turns++;
        return Promise.resolve(true);
      });
      assert.ok(turns >= 30);
    });

    it('are only part of them once nobody waits for the rest', async () => {
      const calls = new WorkspaceCalls();
      for (let at = 0; at < 30; at++) {
        calls.add(`${at}.ts`, `fetch("${base}/invoices.json");`);
      }
      let turns = 0;
      // Two turns for each file are over before the first one is read.
      const { routes, isPart } = await calls.read(() => Promise.resolve(++turns < 65));
      assert.equal(isPart, true);
      assert.ok((routes[0]?.count ?? 0) < 30, 'not all are read');
      assert.equal((await rightsOf({ 'a.ts': `fetch("${base}/invoices.json");` })).isPart, false);
    });

    it('are only part of them where there is too much text', async () => {
      const ends = "export const EVENTS = '/events.json';";
      const files = {
        'prose.ts': `// The account of users.\n${'x'.repeat(19_000_000)}`,
        'ends.ts': ends,
        'a.ts': `import { EVENTS } from './ends';\nfetch("${base}" + EVENTS);`,
      };
      const { isPart, routes } = await rightsOf(files);
      assert.deepEqual({ isPart, count: routes.length }, { isPart: false, count: 1 });
      const long = `const PATH = '/todos.json';\n${'x'.repeat(19_999_990)}`;
      assert.equal((await rightsOf({ 'long.ts': long, ...files })).isPart, true);
    });

    it('are none of a test, whose requests go to the code that it tests', async () => {
      const server = `const get = (end) => fetch("${base}" + end);\nexport const all = () => get("/invoices.json");`;
      const test = `import { all } from '../server';\nawait request(app).delete("/subjects/1.json");`;
      for (const path of [
        'spec/server.ts',
        'a/server.test.ts',
        '__tests__/a.ts',
        'a/test_server.ts',
        'ServerTest.ts',
      ]) {
        assert.deepEqual(await called({ 'server.ts': server, [path]: test }), ['GET invoices'], path);
      }
      const own = await called({ 'server.ts': server, 'latest/contest.ts': test });
      assert.notDeepEqual(own, ['GET invoices'], 'what only sounds like a test is none');
    });

    it('are none of a file that uses none of those', async () => {
      const shop = 'import { submit } from "./shop";\nsubmit("/webhooks.json", one);';
      const files = {
        'client.ts': client,
        'a.ts': 'import { all } from "./client";\nall("/events.json");',
        'src/hooks.ts': shop,
        'src/shop.ts': 'export const submit = (path, body) => shopify.post(path, body);',
      };
      assert.deepEqual(
        (await called(files)).filter((one) => one.includes('webhooks')),
        [],
      );
    });
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
      ['main.tf', `data "http" "new" {\n  url = "${url}"\n  method = "POST"\n}`],
      ['flow.json', `{ "request": { "url": "${url}", "method": "POST" } }`],
      ['A.pq', `Web.Contents("${url}", [Content = one])`],
      ['a.clj', `(http/post "${url}" {})`],
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
      cell('%%bash\ncurl -s \\\n  https://app.fakturoid.cz/api/v3/accounts/x/todos.json'),
      cell('!curl -X DELETE "$BASE/webhooks/1.json"'),
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
        ['GET', 'todos', lineOf('todos.json')],
        ['DELETE', 'webhooks', lineOf('webhooks/1.json')],
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
