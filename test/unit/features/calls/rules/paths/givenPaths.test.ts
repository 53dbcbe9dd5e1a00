import { ACCOUNT as A, API as H, areCalled } from '../readFiles';

describe('the path of a call', () => {
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
