import { ACCOUNT as A, areCalled } from '../readFiles';

describe('the path of a call, by the method of its function', () => {
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
});
