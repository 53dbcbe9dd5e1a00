import assert from 'node:assert/strict';
import { readFiles } from '../readFiles';

describe('the narrowest rights of a workspace, in notebooks', () => {
  it('are found in the line of a notebook that they stand in, also where one is there twice', async () => {
    const twice = 'requests.get("https://app.fakturoid.cz/api/v3/user.json")\n';
    const text = JSON.stringify({ cells: [{ cell_type: 'code', source: [twice, twice] }] }, null, 1);
    const { routes } = await readFiles({ 'a.ipynb': text });
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
    const { routes } = await readFiles({ 'a.ipynb': text });
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
      assert.deepEqual((await readFiles({ 'fakturoid.ipynb': damaged })).routes, []);
    }
  });
});
