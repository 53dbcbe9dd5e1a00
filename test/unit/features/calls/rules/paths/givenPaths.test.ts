import assert from 'node:assert/strict';
import { readFiles } from '../readFiles';

const H = 'https://app.fakturoid.cz/api/v3';
const A = `${H}/accounts/acme`;

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

/** What files call, and where a path is not told. */
async function called(files: Readonly<Record<string, string>>): Promise<string> {
  const { routes, open } = await readFiles(files);
  return [
    ...routes.map(({ route: { method, path } }) => `${method} ${path.replace('/accounts/{slug}/', '')}`),
    ...open.places.map(({ path, line }) => `? ${path}:${line + 1}`),
  ]
    .toSorted((a, b) => a.localeCompare(b))
    .join(', ');
}

async function areCalled(
  shapes: readonly (readonly [calls: string, files: Readonly<Record<string, string>>])[],
): Promise<void> {
  for (const [calls, files] of shapes) {
    const wanted = calls.split(', ').toSorted((a, b) => a.localeCompare(b));
    assert.equal(await called(files), wanted.join(', '), Object.values(files).join('\n---\n'));
  }
}

describe('the path of a call', () => {
  it('is put together of what a function is given', () =>
    areCalled([
      [
        'GET invoices/{id}.json',
        {
          'a.py': `def one(kind, ident):
    url = "${H}/accounts/%s/%s/%s.json" % (SLUG, kind, ident)
    return requests.get(url, headers=H).json()
one("invoices", 5)`,
        },
      ],
      [
        'GET todos.json, POST todos/{id}/toggle_completion.json',
        {
          'a.py': `def api(method, *parts, **options):
    url = "${H}/accounts/" + settings.slug
    url += "/" + "/".join(str(p) for p in parts) + ".json"
    return requests.request(method, url, **options)
api("GET", "todos")
api("POST", "todos", row["id"], "toggle_completion")`,
        },
      ],
      [
        'DELETE subjects/{id}.json',
        {
          'a.ts': `export function path(...parts: (string | number)[]): string {
  return ['${H}/accounts', slug, ...parts].join('/') + '.json';
}
await ky.delete(path('subjects', id));`,
        },
      ],
      [
        'GET webhooks.json, PATCH webhooks/{id}.json',
        {
          'a.py': `def account(slug: str, *segments: str) -> str:
    return "/".join(("${H}/accounts", slug, *segments))
client.request("GET", account(slug, "webhooks.json"))
client.request("PATCH", account(slug, "webhooks", f"{hook['id']}.json"), json=body)`,
        },
      ],
      [
        'POST inventory_items/{id}/archive.json, POST inventory_items/{id}/inventory_moves.json',
        {
          'a.ts': `const item = (id: number, action = '') => \`${A}/inventory_items/\${id}\${action}.json\`;
await fetch(item(5, '/archive'), { method: 'POST' });
await fetch(item(5, '/inventory_moves'), { method: 'POST', body });`,
        },
      ],
      [
        'GET account.json, PATCH subjects/{id}.json',
        {
          'a.ts': `async function api(o: { path: string; data?: unknown; verb?: string }) {
  return fetch(\`${A}\${o.path}\`, { method: o.verb ?? 'GET', body: JSON.stringify(o.data) });
}
await api({ path: '/account.json' });
await api({ verb: 'PATCH', path: \`/subjects/\${id}.json\`, data: {} });`,
        },
      ],
      [
        'GET expenses.json, GET subjects.json',
        {
          'a.ts': `const base = new URL('${A}/');
async function* pages(kind: string) {
  const url = new URL(\`\${kind}.json\`, base);
  yield* await (await fetch(url, { headers })).json();
}
for await (const one of pages('expenses')) print(one);
for await (const one of pages('subjects')) print(one);`,
        },
      ],
      [
        'GET events.json',
        {
          'Reader.java': `class Reader {
  private static final String ROOT = "${H}/accounts/%s/%s.json?page=%d";
  List<Row> all(String kind) {
    return read(client.send(HttpRequest.newBuilder(URI.create(String.format(ROOT, slug, kind, 1))).GET().build(), handler));
  }
  void run() { all("events"); }
}`,
        },
      ],
    ]));

  it('is one that names hold', () =>
    areCalled([
      [
        'GET expenses.json, GET invoices.json',
        {
          'a.py': `KINDS = ("invoices", "expenses")
def rows(kind):
    return requests.get(f"${A}/{kind}.json").json()
for name in KINDS:
    save(name, rows(name))`,
        },
      ],
      [
        'GET expenses.json, GET invoices.json',
        {
          'a.js': `const TABLES = { invoices: 'raw_invoices', expenses: 'raw_expenses' };
for (const [kind, table] of Object.entries(TABLES)) copy(await axios.get(\`${A}/\${kind}.json\`), table);`,
        },
      ],
      [
        'GET generators.json, GET invoices.json',
        {
          'a.js': `await Promise.all(['invoices', 'generators'].map(async (name) => {
  keep(name, await fetch(\`${A}/\${name}.json\`, { headers }));
}));`,
        },
      ],
      [
        'GET expenses.json, GET invoices.json',
        {
          'a.py': `def export(is_sales):
    kind = "invoices" if is_sales else "expenses"
    return requests.get(f"${A}/{kind}.json").json()`,
        },
      ],
      [
        'GET expenses.json, GET invoices.json',
        {
          'a.ts': `const kind = isSales ? 'invoices' : 'expenses';
await fetch(\`${A}/\${kind}.json\`, { headers });`,
        },
      ],
      [
        'GET subjects.json, POST subjects.json',
        {
          'a.ts': `enum Kind { Subjects = 'subjects', Users = 'users' }
class Contacts {
  private url(kind: Kind) { return ['${H}', 'accounts', this.slug, \`\${kind}.json\`].join('/'); }
  find(id: string) { return fetch(this.url(Kind.Subjects) + '?custom_id=' + id, { headers }); }
  add(one: object) { return fetch(this.url(Kind.Subjects), { method: 'POST', headers, body: JSON.stringify(one) }); }
}`,
        },
      ],
    ]));

  it('is that of the class whose objects are asked', () =>
    areCalled([
      [
        'DELETE inbox_files/{id}.json, POST inbox_files.json',
        {
          'a.py': `class Resource:
    path = ""
    def __init__(self, account):
        self.url = f"{account}/{self.path}"
    def create(self, **attributes):
        return requests.post(self.url + ".json", json=attributes).json()
    def destroy(self, ident):
        requests.delete(f"{self.url}/{ident}.json")
class InboxFiles(Resource):
    path = "inbox_files"
def book(slug):
    account = f"${H}/accounts/{slug}"
    inbox = InboxFiles(account)
    inbox.destroy(inbox.create(filename="a.pdf")["id"])`,
        },
      ],
      [
        'GET users.json',
        {
          'a.py': `class Resource:
    @classmethod
    def all(cls, session):
        return session.get(f"${A}/{cls.name}.json").json()
class User(Resource):
    name = "users"
User.all(session)`,
        },
      ],
      [
        'GET inventory_moves.json, POST inventory_items/{id}/archive.json',
        {
          'resource.ts': `export abstract class Resource {
  abstract readonly path: string;
  protected async http<T>(method: string, suffix = '', body?: object): Promise<T> {
    const url = new URL(\`${A}/\${this.path}\${suffix}.json\`);
    return (await fetch(url, { method, body: JSON.stringify(body) })).json();
  }
}`,
          'items.ts': `import { Resource } from './resource';
export class Items extends Resource {
  readonly path = 'inventory_items';
  archive(id: number) { return this.http<Item>('POST', \`/\${id}/archive\`); }
}`,
          'moves.ts': `import { Resource } from './resource';
export class Moves extends Resource {
  readonly path = 'inventory_moves';
  all() { return this.http<Move[]>('GET'); }
}`,
        },
      ],
      [
        'GET bank_accounts.json',
        {
          'base.ts': `import { http } from './http';
export abstract class Base<T> {
  protected constructor(private readonly resource: string) {}
  list(): Promise<T[]> { return http.get(\`/\${this.resource}.json\`); }
}`,
          'http.ts': `export const http = axios.create({ baseURL: \`${H}/accounts/\${process.env.SLUG}\` });`,
          'banks.ts': `import { Base } from './base';
export class Banks extends Base<Bank> { constructor() { super('bank_accounts'); } }`,
        },
      ],
    ]));

  it('is that of functions which others give back', () =>
    areCalled([
      [
        'DELETE subjects/{id}.json, POST subjects.json',
        {
          'a.js': `const request = (method) => async (path, data) => {
  return (await fetch(\`${A}/\${path}.json\`, { method, ...(data && { body: JSON.stringify(data) }) })).json();
};
const post = request('POST');
const del = request('DELETE');
await post('subjects', one);
await del(\`subjects/\${id}\`);`,
        },
      ],
      [
        'GET expenses.json',
        {
          'a.py': `def call(method, path, **options):
    return requests.request(method, "${A}/{}.json".format(path), **options)
get = partial(call, "GET")
get("expenses")`,
        },
      ],
      [
        'GET bank_accounts.json',
        {
          'a.ts': `const request = (method: string, path: string) => fetch(\`${A}/\${path}\`, { method, headers });
const get = request.bind(null, 'GET');
await get('bank_accounts.json');`,
        },
      ],
      [
        'POST expenses.json',
        {
          'a.py': `def sender(method):
    def send(path, data):
        return requests.request(method, f"${A}/{path}.json", json=data)
    return send
post = sender("POST")
post("expenses", {})`,
        },
      ],
    ]));

  it('is not told where it is put together as nothing shows', () =>
    areCalled([
      [
        '? a.ts:3, ? a.ts:5',
        {
          'a.ts': `class Request {
  constructor(private segments: string[], private suffix: string) {}
  send() { return fetch(\`${A}/\${this.segments.map(String).join('/')}.\${this.suffix}\`, { method: this.verb }); }
}
new Request(segments, kind).send();`,
        },
      ],
      [
        'GET invoices.json, ? a.py:3',
        {
          'a.py': `def load(kind, ident=None):
    url = f"${A}/{kind}"
    if ident: url += f"/{ident}"
    return requests.get(url + ".json")
load("invoices")`,
        },
      ],
      [
        '? a.ts:1, ? a.ts:2',
        {
          'a.ts': `const call = (path: string) => fetch(\`${A}/\${path}\`, { headers });
await call(pathOf(one));`,
        },
      ],
    ]));

  it('is none of the beginning of others', () =>
    areCalled([
      [
        'GET recurring_generators/{id}.json, PATCH recurring_generators/{id}/activate.json',
        {
          'a.ts': `const url = \`${A}/recurring_generators/\${id}\`;
const { data } = await http.get(\`\${url}.json\`, options);
await http.patch(\`\${url}/activate.json\`, {}, options);`,
        },
      ],
      [
        'GET inventory_items/low_quantity.json',
        {
          'a.py': `ITEMS = "${A}/inventory_items"
requests.get(ITEMS + "/low_quantity.json")`,
        },
      ],
      [
        'POST invoices.json',
        {
          'a.js': `const invoices = '${A}/invoices';
await fetch(invoices, { method: 'POST', body });`,
        },
      ],
    ]));

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

  it('is none where only the name of a function is the same', () =>
    areCalled([
      [
        'GET invoices/{id}.json',
        {
          'client.ts': `export class Client {
  get<T>(path: string): Promise<T> { return fetch('${A}' + path, { headers }) as Promise<T>; }
}`,
          'server.ts': `import { Client } from './client';
app.get('/invoices/:id/status', async (req, res) => { res.json(await client.get(\`/invoices/\${req.params.id}.json\`)); });
console.log(params.get('q'));`,
        },
      ],
    ]));

  it('is asked for by the method that depends on what is sent', () =>
    areCalled([
      [
        'GET account.json, POST inbox_files.json',
        {
          'a.ts': `async function api<T>(path: string, body?: object): Promise<T> {
  return (await request(\`${A}/\${path}\`, { method: body ? 'POST' : 'GET', body: JSON.stringify(body) })).json();
}
await api<Account>('account.json');
await api<{ id: number; name: string | null }>('inbox_files.json', { filename });`,
        },
      ],
      [
        'GET expenses.json, POST invoices.json',
        {
          'a.py': `def open_(address, headers=None, data=None):
    request = urllib.request.Request(address, data=data, headers=headers or {})
    return urllib.request.urlopen(request).read()
open_("${A}/expenses.json", {"a": "b"})
open_("${A}/invoices.json", {}, "{}")`,
        },
      ],
      [
        'GET generators.json, POST generators.json',
        {
          'a.py': `def call(path, payload=None):
    return requests.request("POST" if payload else "GET", f"${A}/{path}", json=payload)
call("generators.json")
call("generators.json", {"name": "x"})`,
        },
      ],
      [
        'GET subjects.json',
        {
          'a.js': `async function* all(path) { yield* await (await fetch(\`${A}\${path}\`, { headers })).json(); }
async function dump(path, file) { for await (const row of all(path)) write(file, row); }
await dump('/subjects.json', 'subjects.csv');`,
        },
      ],
      [
        'GET webhooks.json, PATCH webhooks/{id}.json',
        {
          'a.py': `async def send(client, *, to: str, verb: Verb = Verb.GET, data=None):
    return await client.request(verb.value, f"${A}/{to}", json=data)
await send(c, to="webhooks.json")
await send(c, to=f"webhooks/{id}.json", verb=Verb.PATCH)`,
        },
      ],
    ]));

  it('is told where something else stands in the way', () =>
    areCalled([
      // A path that the API does not have, and one of its resource behind a function.
      [
        'POST invoices/{id}/payments.json',
        {
          'http.ts': `import axios from 'axios';
export class Client {
  private readonly http = axios.create({ baseURL: '${A}' });
  async post(path: string, body: unknown) { return (await this.http.post(path, body)).data; }
}
export const fakturoid = new Client();`,
          'a.ts': `import axios from 'axios';
import { fakturoid } from './http';
await fakturoid.post(\`/invoices/\${id}/payments.json\`, {});
await axios.post(\`\${settings.mailer.url}/messages.json\`, {});
await axios.post('/members/\${id}/visits', {});`,
        },
      ],
      // A version in a constant, and a getter of a static property.
      [
        'GET todos.json, PATCH subjects/{id}.json',
        {
          'a.mjs': `const HOST = 'https://app.fakturoid.cz';
const API = 'v3';
class Http {
  #root = \`\${HOST}/api/\${API}/accounts/acme\`;
  send(method, path) { return fetch(this.#root + path, { method }); }
}
new Http().send('GET', '/todos.json');
new Http().send('PATCH', \`/subjects/\${id}.json\`);`,
        },
      ],
      // Names that hold what a function gives back, or what another name holds.
      [
        'POST todos/{id}/toggle_completion.json',
        {
          'a.py': `class Api:
    def post(self, path): return self.send("POST", path)
    def send(self, verb, path): return requests.request(verb, "${A}/" + path)
def done(api: Api, task):
    place = place_of(task.pk)
    return api.post(place)
def place_of(pk):
    base = f"todos/{pk}"
    return f"{base}/toggle_completion.json"`,
        },
      ],
      [
        'GET expenses.json, GET invoices.json',
        {
          'a.go': `package main
const base = "${A}"
const (
	Sold Side = "invoices"
	Bought Side = "expenses"
)
func (c *Client) List(ctx context.Context, side Side) { c.call("GET", fmt.Sprintf("/%s.json?%s", side, q.Encode())) }
func (c *Client) call(method, path string) { http.NewRequest(method, base+path, nil) }
func run(ctx context.Context, client *Client, out bool) {
	side := api.Sold
	if out {
		side = api.Bought
	}
	client.List(ctx, side)
}`,
        },
      ],
      // Methods of one name of a class that has nothing to do with it.
      [
        'GET subjects.json',
        {
          'a.kt': `class Api(private val http: HttpClient) {
    suspend fun get(path: String) = http.get("${A}/$path")
}
class Visits(private val api: Api, private val guests: GuestStore) {
    suspend fun book(guestId: String) {
        guests.get(guestId)
        api.get("subjects.json")
    }
}
suspend fun handle(visits: Visits) { visits.book(parameters["id"]) }`,
        },
      ],
      [
        'POST invoices/{id}/payments.json, GET invoices.json',
        {
          'a.py': `class Api:
    def __init__(self):
        self.read = partial(self._ask, "GET")
        self.write = partial(self._ask, "POST")
    def _ask(self, verb, *parts, **options):
        return requests.request(verb, "/".join(["${A}", *map(str, parts)]) + ".json", **options)
api.read("invoices")
api.write("invoices", row["id"], "payments", json={})`,
        },
      ],
      // Ruby's methods without brackets and words of classes; segments of Kotlin.
      [
        'PATCH subjects/{id}.json, POST subjects.json',
        {
          'a.rb': `HOST = "https://app.fakturoid.cz/api/v3/accounts"
def push
  if remote_id?
    api.patch("#{base_url}/#{remote_id}.json", json: {})
  else
    api.post("#{base_url}.json", json: {})
  end
end
def base_url
  [HOST, Current.slug, "subjects"].join("/")
end`,
        },
      ],
      [
        'GET todos.json',
        {
          'a.rb': `class Base
  def self.area(value = nil)
    @area = value if value
    @area
  end
  def self.list
    Fakturoid.run(:get, "#{area}.json")
  end
end
class Todo < Base
  area "todos"
end
module Fakturoid
  def self.run(verb, path)
    HTTP.request(verb, "${A}/#{path}")
  end
end`,
        },
      ],
      [
        'DELETE webhooks/{id}.json',
        {
          'a.kt': `val web = builder.baseUrl("${H}").build()
suspend fun drop(id: Long) = web.delete()
    .uri { it.pathSegment("accounts", slug, "webhooks", "\${id}.json").build() }
    .retrieve()`,
        },
      ],
    ]));
});
