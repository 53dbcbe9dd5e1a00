import { ACCOUNT as A, API as H, areCalled } from '../readFiles';

describe('the path of a call, put together', () => {
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
});
