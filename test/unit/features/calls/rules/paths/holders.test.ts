import assert from 'node:assert/strict';
import { ACCOUNT as A, callsOf } from '../readFiles';

/** What files call, and where a path is not told. */
async function called(files: Readonly<Record<string, string>>): Promise<string> {
  return (await callsOf(files)).join(', ');
}

describe('what holds the address of the API', () => {
  const ruby = `class Books
  def initialize
    @http = Faraday.new(url: "${A}/") { |faraday| faraday.response :json }
  end
  def rows(path) = @http.get(path).body
`;

  it('is asked for a path that the code does not tell, in every language', async () => {
    for (const [path, code] of [
      ['a.rb', `@http = Faraday.new(url: "${A}/")\n@http.delete(path_of(@one))`],
      ['a.rb', `@http = Faraday.new("${A}/")\n@http.put @path`],
      [
        'a.ts',
        `const api = axios.create({ baseURL: "${A}" });\nfor (const p of JOBS) await api.post(p, one);`,
      ],
      ['a.ts', `const api = got.extend({ prefixUrl: "${A}" });\nawait api(job.path, { method: "POST" });`],
      ['a.py', `self.http = httpx.Client(base_url="${A}")\nself.http.patch(job.path, json=job.body)`],
      ['a.py', `with httpx.Client(base_url="${A}") as client:\n    client.get(job.path)`],
      ['a.cs', `http.BaseAddress = new Uri("${A}/");\nawait http.PostAsJsonAsync(job.Path, job.Body);`],
      ['a.cs', `var h = new HttpClient { BaseAddress = new Uri("${A}/") };\nawait h.GetAsync(job.Path);`],
      ['a.go', `client := resty.New().SetBaseURL("${A}")\nclient.R().SetBody(b).Post(job.Path)`],
      ['A.java', `WebClient web = WebClient.builder().baseUrl("${A}").build();\nweb.get().uri(job.path());`],
      ['a.php', `<?php $this->http = new Client(['base_uri' => '${A}/']);\n$this->http->delete($job->path);`],
      ['a.kt', `val web = HttpClient(CIO) { defaultRequest { url("${A}/") } }\nval x = web.put(JOB.path)`],
      ['a.ts', `const apis = [axios.create({ baseURL: "${A}" })];\napis[0].get(job.path);`],
      ['a.ts', 'const api = axios.create({ baseURL: process.env.FAKTUROID_URL });\napi.put(job.path, one);'],
      ['a.ts', `const HOST = "https://app.fakturoid.cz";\nawait http.post(HOST + job.path, one);`],
    ] as const) {
      assert.equal(await called({ [path]: code }), `? ${path}:2`, code);
    }
  });

  it('is asked for what the rest of a path may mean', async () => {
    const fire = '  def fire(kind, id) = @http.post("#{kind}/#{id}/fire.json?event=lock")\n';
    assert.equal(
      await called({ 'a.rb': `${ruby}${fire}end` }),
      'POST expenses/{id}/fire.json, POST invoices/{id}/fire.json, ? a.rb:5',
    );
  });

  it('is asked for a path in brackets, whatever is sent', async () => {
    const root = `root = RestClient::Resource.new("${A}", headers: head)\n`;
    assert.equal(await called({ 'a.rb': `${root}root["users.json"].get(fields.to_h)` }), 'GET users.json');
    assert.equal(await called({ 'a.rb': `${root}root[job.path].post({ one: 1 }.to_json)` }), '? a.rb:2');
  });

  it('is asked for the paths that a function is given, where one that uses it is called', async () => {
    assert.equal(await called({ 'a.rb': `${ruby}  def all = rows("users.json")\nend` }), 'GET users.json');
  });

  it('is asked through the queries of RTK Query', async () => {
    const slice = (endpoints: string): string =>
      `const books = createApi({ baseQuery: fetchBaseQuery({ baseUrl: "${A}" }), endpoints: (build) => ({ ${endpoints},\n gone: build.mutation({ query: (id) => ({ url: \`/webhooks/\${id}.json\`, method: 'DELETE' }) }) }) });`;
    for (const [endpoints, calls] of [
      [
        'all: build.query<One[], number>({ query: (page) => `/events.json?page=${page}` })',
        'GET events.json',
      ],
      ["all: build.query({ query: () => ({ url: '/events.json' }) })", 'GET events.json'],
      ['all: build.query({ query: (job) => job.path })', '? a.ts:1'],
    ] as const) {
      const found = await called({ 'a.ts': slice(endpoints) });
      assert.deepEqual(new Set(found.split(', ')), new Set(['DELETE webhooks/{id}.json', calls]), endpoints);
    }
  });

  it('is not asked by an import', async () => {
    const code = `import io.ktor.client.request.get\nval client = HttpClient { defaultRequest { url("${A}/") } }\nval all = client.get("users.json")`;
    assert.equal(await called({ 'a.kt': code }), 'GET users.json');
  });

  it('is no other thing that is asked', async () => {
    for (const code of [
      `const BASE = "${A}";\nconst answer = await fetch(\`\${BASE}/users.json\`);\nanswer.headers.get(name);`,
      `const api = axios.create({ baseURL: "${A}" });\napi.defaults.headers.get(name);\nstore.get(key);\napi.get("/users.json");`,
      `const api = axios.create({ baseURL: "${A}" });\nconst USERS = "/users.json";\napi.get(USERS);`,
      `const HOST = "https://app.fakturoid.cz", PREFIX = "/api/v3", PATHS = { users: "/accounts/acme/users.json" };\nhttp.get(\`\${HOST}\${PREFIX}\${PATHS.users}\`);`,
      `const web = axios.create({ baseURL: "https://api.example/v1" });\nweb.get(path);\nfetch("${A}/users.json");`,
    ]) {
      assert.match(await called({ 'a.ts': code }), /^GET users\.json(?:, POST users\.json)?$/, code);
    }
  });
});

describe('an address of several constants', () => {
  it('is read whole', async () => {
    for (const [path, code] of [
      [
        'a.py',
        'HOST = "https://app.fakturoid.cz"\nPREFIX = "/api/v3/accounts/"\nrequests.get(HOST + PREFIX + slug + "/users.json")',
      ],
      [
        'a.ts',
        'const HOST = "https://app.fakturoid.cz", API = "/api/v3";\nhttp.get(HOST + API + `/accounts/${slug}/users.json`);',
      ],
      [
        'a.php',
        "<?php class A { const HOST = 'https://app.fakturoid.cz'; const PREFIX = '/api/v3/accounts/';\nfunction f() { return $this->http->get(self::HOST . self::PREFIX . $this->slug . '/users.json'); } }",
      ],
      ['a.rb', 'HOST = "https://app.fakturoid.cz"\nFaraday.get("#{HOST}#{PREFIX}/#{slug}/users.json")'],
    ] as const) {
      assert.equal(await called({ [path]: code }), 'GET users.json', code);
    }
  });

  it('is none of the pages of a company', async () => {
    const code = 'const HOST = "https://app.fakturoid.cz";\nconst link = `${HOST}/${slug}/invoices`;';
    assert.equal(await called({ 'a.ts': code }), '');
  });
});

describe('a path behind the address of another service', () => {
  it('is none of the API', async () => {
    for (const [path, code] of [
      [
        'fakturoid.test.ts',
        "nock('https://api.books.example').post('/accounts/demo/events.json').reply(201).get('/accounts/demo/users.json').reply(200);",
      ],
      [
        'fakturoid.go',
        'const root = "https://api.books.example/v1"\nfunc Users(slug string) { http.Get(fmt.Sprintf("%s/accounts/%s/users.json", root, slug)) }',
      ],
    ] as const) {
      assert.equal(await called({ [path]: code }), '', code);
    }
  });

  it('is one of the API where that has the same name, or the host is not told', async () => {
    for (const [path, code] of [
      [
        'fakturoid.test.ts',
        "nock('https://app.fakturoid.cz').get('/api/v3/accounts/demo/users.json').reply(200);",
      ],
      ['fakturoid.test.ts', 'nock(`https://${HOST}`).get("/accounts/demo/users.json").reply(200);'],
      [
        'a.go',
        `func One() { base := "https://api.books.example"; ping(base) }\nfunc Two() { base := "${A}"; http.Get(fmt.Sprintf("%s/users.json", base)) }`,
      ],
      [
        'fakturoid.go',
        'func Users(root string) { http.Get(fmt.Sprintf("%s/accounts/%s/users.json", root, slug)) }',
      ],
    ] as const) {
      assert.match(await called({ [path]: code }), /^GET users\.json/, code);
    }
  });
});
