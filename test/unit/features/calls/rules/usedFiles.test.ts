import assert from 'node:assert/strict';
import { WorkspaceCalls } from '../../../../../src/features/calls/rules/workspaceRights';
import { ACCOUNT as A, API as H, areCalled, readFiles } from './readFiles';

/** A class whose children say which path it reads. */
const AREAS = `import requests
class Api:
    def __init__(self, slug):
        self.url = f"${H}/accounts/{slug}"
    def read(self, path):
        return requests.get(self.url + path).json()
class Area:
    path: str
    def __init__(self, api):
        self.api = api
    def all(self):
        return self.api.read(f"/{self.path}.json")`;

describe('the path of a call, by other files', () => {
  it('is asked for as the code of other files says', () =>
    areCalled([
      [
        'GET subjects.json, GET todos.json',
        {
          'base.py': AREAS,
          'areas.py': `from .base import Area
class Todos(Area):
    path = "todos"
class People(Area):
    path = "subjects"`,
        },
      ],
      [
        '? areas.py:5, GET todos.json',
        {
          'base.py': AREAS,
          'areas.py': `from .base import Area
class Todos(Area):
    path = "todos"
class Other(Area):
    path = chosen()`,
        },
      ],
      [
        'DELETE expenses/{id}.json, GET expenses.json',
        {
          'app/client.py': `import httpx
from .settings import ROOT
class Client:
    def __init__(self, slug):
        self._http = httpx.Client(base_url=f"{ROOT}/accounts/{slug}")
    def get(self, path, **params):
        return self._request("GET", path, params=params)
    def delete(self, path):
        self._request("DELETE", path)
    def _request(self, method, path, **options):
        return self._http.request(method, f"/{path}.json", **options).json()`,
          'app/settings.py': `ROOT = "${H}"`,
          'app/clean.py': `from .client import Client
def clean(client: Client):
    for one in client.get("expenses", status="open"):
        client.delete(f"expenses/{one['id']}")`,
        },
      ],
      [
        'GET todos.json',
        {
          'books/client.go': `package books
const root = "${A}"
func (c *Client) Get(ctx context.Context, path string, out any) error {
	return c.do(ctx, http.MethodGet, root+"/"+path+".json", out)
}`,
          'main.go': `package main
import (
	"context"
	"example.org/x/books"
)
func main() { books.New().Get(ctx, "todos", &rows) }`,
        },
      ],
    ]));
});

describe('the narrowest rights of a workspace, with files that use others', () => {
  it('leave out what a file does that only has the name of one of Fakturoid in a list', async () => {
    const { routes } = await readFiles({
      'client.py':
        'def call(path):\n    return requests.get("https://app.fakturoid.cz/api/v3/accounts/x" + path)',
      'other.py': 'KINDS = [\n    "client"\n]\ncall("/users.json")\n',
    });
    assert.deepEqual(routes, []);
  });

  describe('of files that use others', () => {
    const client = `const BASE = "${A}";\nexport const submit = (path, body) => fetch(BASE + path, { method: "POST", body });\nexport const all = (path) => fetch(BASE + path);`;
    const called = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
      const { routes, open } = await readFiles(files);
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
      const python = `import requests\ndef load(path):\n    return requests.get("${A}" + path).json()`;
      assert.deepEqual(await called({ 'a/list.py': list, 'a/client.py': python }), ['GET events']);
      const php = `<?php\nnamespace App;\nclass Api { function submit($path, $body) { return $this->http->post('${A}' . $path, $body); } }`;
      const use = "<?php\nuse App\\Api;\n(new Api())->submit('/expenses.json', $one);";
      assert.deepEqual(await called({ 'Api.php': php, 'Expenses.php': use }), ['POST expenses']);
      const go = `package books\nconst base = "${A}"\nfunc (c *Client) drop(path string) error { return c.do(http.MethodDelete, base+path) }`;
      const other =
        'package books\nfunc (c *Client) Gone(id int) error { return c.drop(fmt.Sprintf("/subjects/%d.json", id)) }';
      assert.deepEqual(await called({ 'books/client.go': go, 'books/subjects.go': other }), [
        'DELETE subjects',
      ]);
    });

    it('are at the address that those hold', async () => {
      const files = {
        'config.ts': `export const API_ROOT = "${A}";`,
        'a.ts': 'import { API_ROOT } from "./config";\nfetch(`${API_ROOT}/users.json`);',
      };
      assert.deepEqual(await called(files), ['GET users']);
    });

    it('are those of a script that another one has the functions for', async () => {
      const lib = `api() { curl -X "$1" "${A}/$2"; }`;
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
      const reads = `fetch("${A}/events.json");`;
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
      const kotlin = `class Hooks { private fun at(end: String) = "${A}/$end"\n  fun all() = http.get(at(Ends.HOOKS))\n  fun drop(id: Long) = http.delete(at(Ends.hook(id))) }\n// Fakturoid`;
      // Another file may use them as well, so that all methods count.
      assert.deepEqual(await called({ 'a/Hooks.kt': kotlin, 'a/Ends.kt': paths }), [
        ...['GET webhooks', 'POST webhooks'],
        ...['DELETE webhooks', 'GET webhooks', 'PATCH webhooks'],
      ]);
      const client = `import { EVENTS } from './ends';\nconst get = (end) => fetch("${A}" + end);\nget(EVENTS);`;
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
        'Address.gs': `function at_(end) { return '${A}' + end; }`,
        'Books.gs': `function send_(verb, end) { return UrlFetchApp.fetch(at_(end), { method: verb }); }\nfunction add(one) { send_('post', '/expenses.json'); }`,
      };
      assert.deepEqual(await called(files), ['POST expenses']);
    });

    it('are not open at an address whose id alone is given', async () => {
      for (const [path, code] of [
        [
          'a.py',
          `def read(path):\n    return requests.get(f"${A}/{path}")\ndef one(number):\n    return read(f"events/{number}.json") and read("todos.json")\none(7)`,
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
        calls.add(`${at}.ts`, `fetch("${A}/invoices.json");`);
      }
      let turns = 0;
      // Two turns for each file are over before the first one is read.
      const { routes, isPart } = await calls.read(() => Promise.resolve(++turns < 65));
      assert.equal(isPart, true);
      assert.ok((routes[0]?.count ?? 0) < 30, 'not all are read');
      assert.equal((await readFiles({ 'a.ts': `fetch("${A}/invoices.json");` })).isPart, false);
    });

    it('are only part of them where there is too much text', async () => {
      const ends = "export const EVENTS = '/events.json';";
      const files = {
        'prose.ts': `// The account of users.\n${'x'.repeat(19_000_000)}`,
        'ends.ts': ends,
        'a.ts': `import { EVENTS } from './ends';\nfetch("${A}" + EVENTS);`,
      };
      const { isPart, routes } = await readFiles(files);
      assert.deepEqual({ isPart, count: routes.length }, { isPart: false, count: 1 });
      const long = `const PATH = '/todos.json';\n${'x'.repeat(19_999_990)}`;
      assert.equal((await readFiles({ 'long.ts': long, ...files })).isPart, true);
    });

    it('are none of a test, whose requests go to the code that it tests', async () => {
      const server = `const get = (end) => fetch("${A}" + end);\nexport const all = () => get("/invoices.json");`;
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
});
