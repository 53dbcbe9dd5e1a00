import assert from 'node:assert/strict';
import { readFiles } from './readFiles';

const A = 'https://app.fakturoid.cz/api/v3/accounts/acme';

/** The calls of a file, `?` behind those whose method is not said; `open` where an address is not told. */
async function calledIn(path: string, code: string): Promise<string> {
  const { routes, open } = await readFiles({ [path]: code });
  const called = routes.map(
    ({ route, isSaid }) =>
      `${route.method} ${route.path.replace(/^\/accounts\/\{slug\}\//, '').replace('.json', '')}${isSaid ? '' : ' ?'}`,
  );
  return [...new Set(called), ...(open.count > 0 ? ['open'] : [])].sort().join(', ');
}

const ANY_INVOICE = 'DELETE invoices/{id} ?, GET invoices/{id} ?, PATCH invoices/{id} ?';

describe('what code tells only in part', () => {
  for (const [path, code, calls] of [
    [
      'deletes.js',
      `const deleteInformation = client.deleteInformation(\`${A}/invoices/\${id}.json\`);`,
      'DELETE invoices/{id}',
    ],
    [
      'Api.java',
      `String INVOICE = "${A}/invoices/%d.json";\nclient.delete(String.format(INVOICE, id));\nlog.info(INVOICE.formatted(id));`,
      'DELETE invoices/{id}',
    ],
    [
      'logged.sh',
      `NAMES="invoices users"\nfor n in $NAMES; do curl "${A}/$n.json"; done\nNAMES="events"`,
      'GET invoices, GET users',
    ],
    [
      'added.sh',
      `NAMES=(invoices)\nNAMES+=("$1")\nfor n in "\${NAMES[@]}"; do curl "${A}/$n.json"; done`,
      'open',
    ],
    ['after.sh', `for n in invoices; do echo $n; done\nn=$1\ncurl "${A}/$n.json"`, 'open'],
    ['read.sh', `for n in invoices; do echo $n; done\nwhile read n; do curl "${A}/$n.json"; done`, 'open'],
    ['given.sh', `for n in invoices; do n=$1; curl "${A}/$n.json"; done`, 'open'],
    [
      'nested.sh',
      `for n in invoices users; do\n  if true; then for k in 1 2; do curl "${A}/$n.json"; done; fi\n  curl "${A}/$n.json"\ndone`,
      'GET invoices, GET users',
    ],
    [
      'each.ps1',
      `$names = @('invoices', 'users')\nforeach ($n in $names) { Invoke-RestMethod -Uri "${A}/$n.json" }\n$n = $args[0]`,
      'GET invoices, GET users',
    ],
    [
      'behind.ps1',
      `foreach ($n in 'invoices') { Write-Host $n }\n$n = $args[0]\nInvoke-RestMethod -Uri "${A}/$n.json"`,
      'open',
    ],
    [
      'inner.sh',
      `for n in invoices; do\n  for n in "$@"; do echo $n; done\n  curl "${A}/$n.json"\ndone`,
      'open',
    ],
    ['glued.sh', `NAMES="invoices "$1\nfor n in $NAMES; do curl "${A}/$n.json"; done`, 'open'],
    [
      'Choice.swift',
      `enum Route {\n  case show, remove\n  var path: String { switch self { case .show: return "${A}/invoices/1.json"; case .remove: return "${A}/expenses/1.json" } }\n  var method: String { switch self { case .remove: return isHard ? "DELETE" : self.verb; case .show: return "GET" } }\n}`,
      'DELETE expenses/{id} ?, GET expenses/{id} ?, GET invoices/{id}, PATCH expenses/{id} ?',
    ],
    [
      'arrow.js',
      `function verb(x) { let method; switch (x) { case Op.list: method = a; break; default: method = "GET"; } return method; }\nconst urls = ids.map(id => \`${A}/invoices/\${id}.json\`);\nsend(urls);`,
      ANY_INVOICE,
    ],
    ['label.js', `const m = id => "GET";\nconst path = id => \`${A}/invoices/\${id}.json\`;`, ANY_INVOICE],
    [
      'other.php',
      `<?php\n$m = match($kind) { Kind::A => 'GET', default => 'GET' };\n$u = match($op) { Op::Remove => "${A}/invoices/1.json" };\nsend($u);`,
      ANY_INVOICE,
    ],
    [
      'switch.swift',
      `enum Route {\n  case show, remove, change\n  var path: String { switch self { case .show, .change: return "${A}/invoices/1.json"; case .remove: return "${A}/expenses/1.json" } }\n  var method: String { switch self { case .remove: return verb; default: return "GET" } }\n}`,
      'DELETE expenses/{id} ?, GET expenses/{id} ?, GET invoices/{id}, PATCH expenses/{id} ?',
    ],
    [
      'log.js',
      `class Log { method = "GET"; remove(id) { this.client.run(\`${A}/invoices/\${id}.json\`); } }`,
      ANY_INVOICE,
    ],
    [
      'two.php',
      `<?php\nclass Two { protected $method = 'GET'; function one() { return "${A}/invoices/1.json"; } function other() { return "${A}/expenses/1.json"; } }`,
      `DELETE expenses/{id} ?, ${ANY_INVOICE.split(', ')[0]}, GET expenses/{id} ?, GET invoices/{id} ?, PATCH expenses/{id} ?, PATCH invoices/{id} ?`,
    ],
    [
      'negated.js',
      `function call(path, body) { return fetch("${A}" + path, { method: !body ? "GET" : "POST", body }); }\ncall("/invoices.json", { a });`,
      'GET invoices, POST invoices',
    ],
    [
      'negated.py',
      `def call(path, body=None):\n    return requests.request("POST" if body is None else "GET", "${A}" + path)\ncall("/invoices.json", {"a": 1})`,
      'GET invoices, POST invoices',
    ],
    [
      'empty.js',
      `function call(path, body) { return fetch("${A}" + path, { method: body ? "POST" : "GET", body }); }\ncall("/invoices.json", "");`,
      'GET invoices, POST invoices',
    ],
    [
      'many.js',
      `const A = "${A}";\n${'console.log(`${name(1)}`);\n'.repeat(300)}console.log(\`\${await fetch(\`\${A}/users.json\`)}\`);`,
      'GET users',
    ],
  ] as const) {
    it(`is not told as if it were all of it (${path})`, async () => {
      assert.equal(await calledIn(path, code), calls);
    });
  }
});
