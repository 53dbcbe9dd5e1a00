import assert from 'node:assert/strict';
import { CallsInText } from '../../../../../../src/features/calls/rules/callsInText';
import { ACCOUNT as B, API as H, areCalled, readFiles } from '../readFiles';

/** What code calls, and `open` where some of it is not told. */
async function read(fileName: string, code: string): Promise<string> {
  const { routes, others, open } = await readFiles({ [fileName]: code });
  const called = routes.map(({ route }) => `${route.method} ${route.path.replace('/accounts/{slug}/', '')}`);
  return [...called.sort(), ...others.map(({ kind }) => kind), ...(open.count > 0 ? ['open'] : [])].join(
    ', ',
  );
}

const INVOICES = 'GET invoices.json';

type Shape = readonly [fileName: string, code: string, calls: string];

const NAMES: readonly Shape[] = [
  [
    'a.js',
    `let path = "/invoices";\nif (id) path = "/expenses";\nfetch(\`${B}\${path}.json\`);`,
    `GET expenses.json, ${INVOICES}`,
  ],
  [
    'a.js',
    `let path = "/invoices";\nif (id) path += "/" + id;\nfetch(\`${B}\${path}.json\`, { method: "GET" });`,
    `${INVOICES}, open`,
  ],
  [
    'a.php',
    `<?php\n$path = "/invoices";\nif ($id) { $path .= "/$id"; }\nHttp::get("${B}{$path}.json");`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `let kind = "invoices";\nif (process.argv[2]) kind = process.argv[2];\nfetch(\`${B}/\${kind}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `const kind = process.env.KIND || "invoices";\nfetch(\`${B}/\${kind}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `const kind = process.env.KIND ?? "invoices";\nfetch(\`${B}/\${kind}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `let kind = "invoices";\nkind ??= load();\nkind ||= load();\nfetch(\`${B}/\${kind}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `let kind = "invoices";\n({ kind } = load());\nfetch(\`${B}/\${kind}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.py',
    `import requests\nkind = "invoices" if sales else sys.argv[1]\nrequests.get(f"${B}/{kind}.json")`,
    `${INVOICES}, open`,
  ],
  [
    'a.py',
    `import requests\nkind = "invoices" if sales else "expenses"\nrequests.get(f"${B}/{kind}.json")`,
    `GET expenses.json, ${INVOICES}`,
  ],
  [
    'a.js',
    `const kind = isSales ? "invoices" : "expenses";\nfetch(\`${B}/\${kind}.json\`);`,
    `GET expenses.json, ${INVOICES}`,
  ],
  ['a.js', `const kind = isSales ? "invoices" : other;\nfetch(\`${B}/\${kind}.json\`);`, `${INVOICES}, open`],
];

const SCOPES: readonly Shape[] = [
  ['a.js', `const health = { path: "/invoices" };\nfetch(\`${B}\${health.path}.json\`);`, INVOICES],
  [
    'a.js',
    `const health = { path: "/invoices" };\nconst config = load();\nfetch(\`${B}\${config.path}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.py',
    `import requests, sys\npath = sys.argv[1]\nrequests.get(f"${B}{path}.json")\ndef other():\n    path = "/invoices"\n    return requests.get(f"${B}{path}.json")`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `for (const l of ["invoices"]) console.log(l);\nfunction go(o) { const { l } = o; fetch(\`${B}/\${l}.json\`); }`,
    'open',
  ],
];

const CHANGES: readonly Shape[] = [
  [
    'a.py',
    `import requests\nkind = "invoices"\ndef choose(one):\n    global kind\n    kind = one\nrequests.get(f"${B}/{kind}.json")`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `function pathOf(kind) { if (kind === 1) { return other(); } return "/invoices"; }\nfetch(\`${B}\${pathOf(x)}.json\`, { method: "GET" });`,
    `${INVOICES}, open`,
  ],
  [
    'a.cs',
    `var kind = "invoices";\nRead(ref kind);\nawait http.GetAsync($"${B}/{kind}.json");`,
    `${INVOICES}, open`,
  ],
  [
    'a.rs',
    `let mut kind = String::from("invoices");\nstdin.read_line(&mut kind);\nreqwest::get(format!("${B}/{}.json", kind));`,
    'open',
  ],
  [
    'a.js',
    `const config = { path: "/invoices", ...load() };\nfetch(\`${B}\${config.path}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `let config = { path: "/invoices" };\nconfig = load();\nfetch(\`${B}\${config.path}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `const config = { path: "/invoices" };\nObject.assign(config, load());\nfetch(\`${B}\${config.path}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `const config = { path: "/invoices" };\nconfig["path"] = load();\nfetch(\`${B}\${config.path}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `class Paths { static LIST = "/invoices"; }\nclass Start { run() { Paths.LIST = load(); } }\nfetch(\`${B}\${Paths.LIST}.json\`);`,
    `${INVOICES}, open`,
  ],
];

const OBJECTS: readonly Shape[] = [
  [
    'a.py',
    `import requests\nclass Resource:\n    def __init__(self, path):\n        self.path = path\n    def list(self):\n        return requests.get(f"${B}/{self.path}.json")\nclass Menu:\n    path = "users"\nResource("invoices").list()`,
    INVOICES,
  ],
  [
    'a.py',
    `import requests\nclass A:\n    def __init__(self, path):\n        self.path = path\n    def list(self):\n        return requests.get(f"${B}/{self.path}.json")\na = A("invoices")\na.path = "users"\na.list()`,
    `${INVOICES}, GET users.json`,
  ],
  [
    'a.py',
    `import requests\nclass Base:\n    def list(self):\n        return requests.get(f"${B}/{self.path}.json")\nclass D(Base):\n    path = "invoices"\nclass C(Base):\n    path = settings.PATH`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `class Lister { constructor(path) { this.path = path; } list() { return fetch(\`${B}/\${this.path}.json\`); } }\nclass Reader { constructor(path) { this.path = path; } list() { return fetch(\`${B}/\${this.path}.json\`); } }\nnew Lister("invoices");\nnew Reader("expenses");`,
    `GET expenses.json, ${INVOICES}`,
  ],
  [
    'a.php',
    `<?php\nclass Api { function init($path) { return Http::get("${B}/{$path}"); }\n function todos() { return Http::get("${B}/todos.json"); } }\n$api = new Api();\n$api->init($argv[1]);`,
    'GET todos.json, open',
  ],
];

const LISTS: readonly Shape[] = [
  [
    'a.js',
    `const NAMES = ["invoices", "expenses"];\nfor (const name of NAMES) fetch(\`${B}/\${name}.json\`);`,
    `GET expenses.json, ${INVOICES}`,
  ],
  [
    'a.js',
    `const NAMES = ["invoices", ...extra, other];\nfor (const name of NAMES) fetch(\`${B}/\${name}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.php',
    `<?php\nforeach (["invoices", $argv[1]] as $name) { Http::get("${B}/{$name}.json"); }`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `const PATHS = { list: "/invoices", users: process.env.X };\nfetch(\`${B}\${PATHS[kind]}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.py',
    `import requests\nnames = ["invoices"]\nnames.append(sys.argv[1])\nfor name in names:\n    requests.get(f"${B}/{name}.json")`,
    `${INVOICES}, open`,
  ],
  [
    'a.rb',
    `names = ["invoices"]\nnames << ARGV[0]\nnames.each do |name|\n  HTTP.get("${B}/#{name}.json")\nend`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `const names = ["invoices"];\nnames.push(process.argv[2]);\nfor (const name of names) fetch(\`${B}/\${name}.json\`);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `const N = ["invoices"];\n[...N, other].forEach((n) => fetch(\`${B}/\${n}.json\`));`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `const N = ["invoices"];\nfor (const n of [...N, ...extra]) fetch(\`${B}/\${n}.json\`);`,
    `${INVOICES}, open`,
  ],
  ['a.js', `for (const n of ["invoices"].concat(extra)) fetch(\`${B}/\${n}.json\`);`, `${INVOICES}, open`],
  [
    'a.py',
    `import requests\nfor n in ["invoices"] + sys.argv[1:]:\n    requests.get(f"${B}/{n}.json")`,
    `${INVOICES}, open`,
  ],
  [
    'a.py',
    `import requests\nfor n in (["invoices"] if x else load()):\n    requests.get(f"${B}/{n}.json")`,
    `${INVOICES}, open`,
  ],
  [
    'a.py',
    `import requests\nn = "invoices"\nfor n in sys.argv:\n    requests.get(f"${B}/{n}.json")`,
    `${INVOICES}, open`,
  ],
];

const OTHERS: readonly Shape[] = [
  [
    'a.js',
    `const account = await client.get("${B}/account");\nconsole.log(\`\${account} loaded\`);`,
    'GET account.json',
  ],
  ['a.js', `function call(path) { return fetch("${B}" + path); }\ncall("/payments.json");`, 'undocumented'],
  [
    'a.js',
    `function call(path) { return fetch("${B}" + path + ".json"); }\nlet path = "/invoices";\nif (x) path = process.argv[2];\ncall(path);`,
    `${INVOICES}, open`,
  ],
  [
    'a.js',
    `function call(path) { return fetch("${B}" + path); }\ncall("/invoices/5/pay.json");`,
    'undocumented',
  ],
];

describe('what names hold', () => {
  it('leaves a call where it stands', () => {
    const code = `function list() { return fetch(\`${B}/\${KIND}.json\`); }\nlist();\nconst KIND = "invoices";`;
    const calls = [...new CallsInText(code, 'javascript').inPieces()].flatMap((one) => one.calls);
    assert.deepEqual(
      calls.map(({ start, end }) => code.slice(start, end)),
      [`\`${B}/\${KIND}.json\``],
    );
  });

  for (const [what, shapes] of Object.entries({ NAMES, SCOPES, CHANGES, OBJECTS, LISTS, OTHERS })) {
    for (const [index, [fileName, code, calls]] of shapes.entries()) {
      it(`${what.toLowerCase()} ${index + 1}: ${calls}`, async () => {
        assert.equal(await read(fileName, code), calls);
      });
    }
  }
});

describe('the path of a call, by names', () => {
  it('is one that names hold', () =>
    areCalled([
      [
        'GET expenses.json, GET invoices.json',
        {
          'a.py': `KINDS = ("invoices", "expenses")
def rows(kind):
    return requests.get(f"${B}/{kind}.json").json()
for name in KINDS:
    save(name, rows(name))`,
        },
      ],
      [
        'GET expenses.json, GET invoices.json',
        {
          'a.js': `const TABLES = { invoices: 'raw_invoices', expenses: 'raw_expenses' };
for (const [kind, table] of Object.entries(TABLES)) copy(await axios.get(\`${B}/\${kind}.json\`), table);`,
        },
      ],
      [
        'GET generators.json, GET invoices.json',
        {
          'a.js': `await Promise.all(['invoices', 'generators'].map(async (name) => {
  keep(name, await fetch(\`${B}/\${name}.json\`, { headers }));
}));`,
        },
      ],
      [
        'GET expenses.json, GET invoices.json',
        {
          'a.py': `def export(is_sales):
    kind = "invoices" if is_sales else "expenses"
    return requests.get(f"${B}/{kind}.json").json()`,
        },
      ],
      [
        'GET expenses.json, GET invoices.json',
        {
          'a.ts': `const kind = isSales ? 'invoices' : 'expenses';
await fetch(\`${B}/\${kind}.json\`, { headers });`,
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
});
