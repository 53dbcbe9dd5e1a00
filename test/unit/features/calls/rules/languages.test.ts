import assert from 'node:assert/strict';
import { readFiles } from './readFiles';

describe('the narrowest rights of a workspace, by language', () => {
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
      const { routes } = await readFiles({ [path]: code });
      assert.deepEqual(
        routes.map(({ route, isSaid }) => [route.method, route.area, isSaid]),
        [['POST', 'invoices', true]],
        path,
      );
    }
  });
});
