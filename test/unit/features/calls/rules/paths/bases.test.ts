import { ACCOUNT as A, areCalled } from '../readFiles';

describe('the path of a call, by its base', () => {
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
});
