import { ACCOUNT as A, areCalled } from '../readFiles';

describe('the path of a call, by functions', () => {
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
});
