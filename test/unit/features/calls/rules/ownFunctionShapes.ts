import type { CallShape } from './callShapes';

const A = 'https://app.fakturoid.cz/api/v3/accounts/acme';

/** What a function of the same file does with what it is given; each method counts where that is not told. */
const SHAPES: readonly (readonly [language: string, code: string, calls: string])[] = [
  [
    'javascript',
    `const BASE = '${A}';\nfunction submit(path, body) { return fetch(BASE + path, { method: 'POST', body: JSON.stringify(body) }); }\nsubmit('/invoices.json', { a: 1 });`,
    'POST invoices.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nfunction submit(path, query) { return fetch(BASE + path + '?' + new URLSearchParams(query)); }\nsubmit('/invoices.json', { a: 1 });`,
    'GET invoices.json',
  ],
  [
    'typescript',
    `const BASE = '${A}';\nconst submit = async <T>(path: string, body: unknown): Promise<T> => {\n  const url = \`\${BASE}\${path}\`;\n  const res = await fetch(url, { method: 'POST', body: JSON.stringify(body) });\n  return res.json();\n};\nawait submit('/invoices.json', { a: 1 });`,
    'POST invoices.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nasync function fetchJson(path, body) { return fetch(BASE + path, { method: 'POST', body }); }\nfetchJson('/invoices.json', { a: 1 });`,
    'POST invoices.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nclass Api {\n  async send(path, body) { return axios.patch(\`\${BASE}\${path}\`, body); }\n  async rename(id, name) { return this.send(\`/invoices/\${id}.json\`, { name }); }\n}`,
    'PATCH invoices/{}.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nconst api = (path, init) => fetch(BASE + path, { ...init, headers });\nawait api('/invoices.json');\nawait api('/subjects.json', { method: 'POST', body });`,
    'GET invoices.json, POST subjects.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nconst api = (path, init) => fetch(BASE + path, { ...init, headers });\nawait api('/invoices.json', options);`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nawait fetch(\`\${BASE}/invoices.json\`, { ...init, headers });`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nawait fetch(\`\${BASE}/invoices.json\`, { method: body === undefined ? 'GET' : 'POST', headers });`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nasync function call(path, { method = 'GET', body } = {}) { return fetch(BASE + path, { method, body }); }\ncall('/invoices.json', { query: 1 });`,
    'GET invoices.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nasync function call(path, { method = 'GET', body } = {}) { return fetch(BASE + path, { method, body }); }\ncall('/invoices.json', options);`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nasync function call(path, body, method = 'POST') { return fetch(BASE + path, { method, body }); }\ncall('/invoices.json', invoice);`,
    'POST invoices.json',
  ],
  [
    'python',
    `BASE = "${A}"\ndef submit(path, data):\n    return requests.post(BASE + path, json=data)\n\nsubmit("/invoices.json", {"a": 1})`,
    'POST invoices.json',
  ],
  [
    'python',
    `BASE = "${A}"\ndef submit(path, data):\n    req = urllib.request.Request(f"{BASE}{path}", data=json.dumps(data).encode(), method="POST")\n    return urllib.request.urlopen(req)\n\nsubmit("/invoices.json", {"a": 1})`,
    'POST invoices.json',
  ],
  [
    'python',
    `class Fakturoid:\n    BASE = "${A}"\n    def _request(self, method, path, **kw):\n        return self.session.request(method, f"{self.BASE}/{path}", **kw)\n    def _change(self, path, data):\n        return self._request("PATCH", path, json=data)\n    def _all(self, path):\n        return self._request("GET", path)\n    def rename(self, id, name):\n        return self._change(f"invoices/{id}.json", {"name": name})\n    def subjects(self):\n        return self._all("subjects.json")`,
    'PATCH invoices/{}.json, GET subjects.json',
  ],
  [
    'php',
    `<?php\nconst BASE = '${A}';\nfunction submit(string $path, array $body): array {\n    $ch = curl_init(BASE . $path);\n    curl_setopt($ch, CURLOPT_POST, true);\n    curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($body));\n    return json_decode(curl_exec($ch), true);\n}\nsubmit('/invoices.json', $invoice);`,
    'POST invoices.json',
  ],
  [
    'php',
    `<?php\nclass Fakturoid {\n    private const BASE = '${A}';\n    private function drop($path) { return $this->http->request('DELETE', self::BASE . $path); }\n    public function gone($id) { return $this->drop("/invoices/$id.json"); }\n}`,
    'DELETE invoices/{}.json',
  ],
  [
    'php',
    `<?php\nclass Fakturoid {\n    private string $base = '${A}';\n    private function send(string $path, array $body) {\n        return wp_remote_request($this->base . $path, ['method' => 'POST', 'body' => wp_json_encode($body)]);\n    }\n    public function create(array $invoice) { return $this->send('/invoices.json', $invoice); }\n}`,
    'POST invoices.json',
  ],
  [
    'ruby',
    `BASE = "${A}"\ndef submit(path, body)\n  Net::HTTP.post(URI("#{BASE}#{path}"), body.to_json, "Content-Type" => "application/json")\nend\nsubmit("/invoices.json", { a: 1 })`,
    'POST invoices.json',
  ],
  [
    'ruby',
    `BASE = "${A}"\ndef submit(path, body)\n  HTTParty.post(BASE + path, body: body.to_json)\nend\nsubmit "/invoices.json", a: 1`,
    'POST invoices.json',
  ],
  [
    'ruby',
    `class Fakturoid\n  BASE = "${A}"\n  def call(verb, path, body = nil)\n    conn.run_request(verb, BASE + path, body, headers)\n  end\n  def create(one)\n    call :post, "/invoices.json", one\n  end\nend`,
    'POST invoices.json',
  ],
  [
    'go',
    `package fakturoid\nconst base = "${A}"\nfunc (c *Client) submit(path string, body io.Reader) (*http.Response, error) {\n	req, err := http.NewRequest("POST", base+path, body)\n	if err != nil { return nil, err }\n	return c.http.Do(req)\n}\nfunc (c *Client) Create(i Invoice) error { _, err := c.submit("/invoices.json", enc(i)); return err }`,
    'POST invoices.json',
  ],
  [
    'csharp',
    `class Fakturoid {\n  const string Base = "${A}";\n  async Task<T> Submit<T>(string path, object body) {\n    var res = await http.PostAsJsonAsync($"{Base}/{path}", body);\n    return await res.Content.ReadFromJsonAsync<T>();\n  }\n  public Task<Invoice> Create(Invoice one) => Submit<Invoice>("invoices.json", one);\n}`,
    'POST invoices.json',
  ],
  [
    'csharp',
    `class Fakturoid {\n  const string Base = "${A}";\n  Task<HttpResponseMessage> Change(string path, object body) =>\n    http.SendAsync(new HttpRequestMessage(HttpMethod.Patch, Base + path) { Content = JsonContent.Create(body) });\n  public Task Rename(int id) => Change($"/invoices/{id}.json", new { });\n}`,
    'PATCH invoices/{}.json',
  ],
  [
    'java',
    `class Fakturoid {\n  static final String BASE = "${A}";\n  private String submit(String path, String body) throws IOException {\n    HttpRequest r = HttpRequest.newBuilder(URI.create(BASE + path)).POST(BodyPublishers.ofString(body)).build();\n    return http.send(r, ofString()).body();\n  }\n  String create(String one) { return submit("/invoices.json", one); }\n}`,
    'POST invoices.json',
  ],
  [
    'typescript',
    `const BASE = '${A}';\nclass Api {\n  private async drop(path: string): Promise<void> {\n    await this.http.request({ url: BASE + path, method: 'delete' });\n  }\n  gone(id: number) { return this.drop(\`/invoices/\${id}.json\`); }\n}`,
    'DELETE invoices/{}.json',
  ],
  [
    'typescript',
    `const BASE = '${A}';\nconst fetchIt = (path: string, body?: unknown) => transport.send(BASE + path, body);\nfetchIt('/invoices.json');`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'typescript',
    `const BASE = '${A}';\nconst submit = ({ path, body }: { path: string; body: unknown }) => fetch(BASE + path, { method: 'POST', body });\nsubmit({ path: '/expenses.json', body: one });`,
    'POST expenses.json',
  ],
  [
    'typescript',
    `const BASE = '${A}';\nfunction submit(path) { return fetch(OTHER + path, { method: 'POST' }); }\nfetch(\`\${BASE}/expenses.json\`);`,
    'GET expenses.json',
  ],
  [
    'kotlin',
    `class Fakturoid {\n  val base = "${A}"\n  private suspend fun submit(path: String, body: Any) = client.post("$base$path") { setBody(body) }\n  suspend fun create(i: Invoice) = submit("/invoices.json", i)\n}`,
    'POST invoices.json',
  ],
  [
    'python',
    `BASE = "${A}"\ndef call(path, payload=None):\n    if payload is None:\n        return requests.get(BASE + path)\n    return requests.post(BASE + path, json=payload)\ncall("/events.json")\ncall(path="/invoices.json", payload=x)`,
    'GET invoices.json, POST invoices.json, GET events.json',
  ],
  [
    'javascript',
    `const BASE = '${A}';\nsubmit({ a: 1 }, '/invoices.json');\nfunction submit(body, path) { const url = new URL(BASE + path); return fetch(url, { method: 'POST', body }); }`,
    'POST invoices.json',
  ],
  [
    'rust',
    `const BASE: &str = "${A}";\nasync fn submit(path: &str, body: &Value) -> Result<Value> {\n    client().post(format!("{}{}", BASE, path)).json(body).send().await?.json().await\n}\nsubmit("/invoices.json", &one).await?;`,
    'POST invoices.json',
  ],
  [
    'dart',
    `const base = '${A}';\nFuture<Map> submit(String path, Map body) async {\n  final r = await http.post(Uri.parse('$base$path'), body: jsonEncode(body));\n  return jsonDecode(r.body);\n}\nawait submit('/invoices.json', one);`,
    'POST invoices.json',
  ],
  [
    'typescript',
    `const BASE = '${A}';\nasync function load(path: string, body?: unknown) {\n  if (cache) return axios.get(BASE + path);\n  return queue.enqueue(BASE + path, body);\n}\nload('/invoices.json', x);`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'typescript',
    `const BASE = '${A}';\nclass A { load(path) { return axios.get(BASE + path); } }\nclass B { load(path) { return axios.post(BASE + path, this.body); } }\nnew A().load('/invoices.json');`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'typescript',
    `const BASE = '${A}';\nconst load = (path, verb = 'GET') => fetch(BASE + path, { method: verb });\nload('/invoices.json', someVerb);`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'javascript',
    `const ROOT = '${A}';\nfunction push(resource, payload) { return $.ajax({ url: ROOT + '/' + resource, type: 'POST', data: payload }); }\npush('invoices.json', inv);`,
    'POST invoices.json',
  ],
  [
    'javascript',
    `const ROOT = '${A}';\nasync function kill(path) { if (!path.startsWith('/')) path = '/' + path; const r = await fetch(\`\${ROOT}\${path}\`, { method: 'DELETE' }); if (!r.ok) throw new Error(\`DELETE \${path} failed\`); }\nkill(\`subjects/\${id}.json\`);`,
    'DELETE subjects/{}.json',
  ],
  [
    'javascript',
    `const ROOT = '${A}';\nfunction raw(verb, path, cb) { const x = new XMLHttpRequest(); x.open(verb, ROOT + path); x.send(); }\nfunction change(path, cb) { raw('PATCH', path, cb); }\nchange('/invoices/5.json', done);`,
    'PATCH invoices/{}.json',
  ],
  [
    'typescript',
    `const ROOT = '${A}';\nconst send = (path: string, options: RequestInit = {}) => fetch(ROOT + path, { method: 'POST', ...options });\nsend('/invoices.json', { headers: { a: 'b' } });`,
    'POST invoices.json',
  ],
  [
    'typescript',
    `const ROOT = '${A}';\nconst send = (path: string, options: RequestInit = {}) => fetch(ROOT + path, { method: 'GET', ...options });\nsend('/invoices.json', init());`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'python',
    `class Fakturoid:\n    base = "${A}"\n    async def push(self, path: str, payload: dict) -> dict:\n        async with self.session.post(f"{self.base}{path}", json=payload) as response:\n            return await response.json()\n    async def add(self, s):\n        return await self.push("/subjects.json", s)`,
    'POST subjects.json',
  ],
  [
    'python',
    `BASE = "${A}"\ndef fetch_all(path, **params):\n    page = 1\n    while True:\n        r = requests.get(BASE + path, params={**params, "page": page})\n        if not r.json(): break\nfor one in fetch_all("/events.json", since=x): print(one)`,
    'GET events.json',
  ],
  [
    'python',
    `BASE = "${A}"\ndef go(path, **kw):\n    return httpx.request(url=BASE + path, **kw)\ngo("/invoices.json", **extra)`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'python',
    `BASE = "${A}"\ndef go(path, method="GET", **kw):\n    return httpx.request(method, BASE + path, **kw)\ngo("/invoices.json", method="POST", json=x)`,
    'POST invoices.json',
  ],
  [
    'python',
    `BASE = "${A}"\ndef go(path, method="GET", **kw):\n    return httpx.request(method, BASE + path, **kw)\ngo("/subjects.json", params={"page": 2})`,
    'GET subjects.json',
  ],
  [
    'go',
    `package main\nconst api = "https://app.fakturoid.cz/api/v3"\nfunc request(ctx context.Context, verb, p string, in any) error {\n	req, _ := http.NewRequestWithContext(ctx, verb, api+"/accounts/"+slug+p, nil)\n	return do(req, in)\n}\nfunc list(ctx context.Context, p string) error { return request(ctx, http.MethodGet, p, nil) }\nfunc drop(ctx context.Context, p string) error { return request(ctx, "DELETE", p, nil) }\nfunc main() {\n	list(ctx, "/subjects.json")\n	drop(ctx, fmt.Sprintf("/webhooks/%d.json", 5))\n}`,
    'GET subjects.json, DELETE webhooks/{}.json',
  ],
  [
    'php',
    `<?php\nfinal class Fakturoid {\n    public function __construct(private Client $http, private string $slug) {}\n    private function ask(string $path, ?array $data = null, string $verb = 'GET'): array {\n        $res = $this->http->request($verb, 'https://app.fakturoid.cz/api/v3/accounts/' . $this->slug . $path, ['json' => $data]);\n        return json_decode((string) $res->getBody(), true);\n    }\n    public function pay(int $id): array { return $this->ask("/invoices/{$id}/payments.json", ['paid_on' => 'x'], 'POST'); }\n    public function banks(): array { return $this->ask('/bank_accounts.json'); }\n}`,
    'POST invoices/{}/payments.json, GET bank_accounts.json',
  ],
  [
    'ruby',
    `class Fakturoid\n  URL = '${A}'.freeze\n  def remove(id) = drop("/subjects/#{id}.json")\n  def todos = list('/todos.json')\n  private\n  def list(path)\n    JSON.parse(connection.get(URL + path).body)\n  end\n  def drop(path)\n    connection.delete(URL + path)\n  end\nend`,
    'DELETE subjects/{}.json, GET todos.json',
  ],
  [
    'csharp',
    `public class FakturoidApi {\n  private const string Root = "${A}";\n  private Task<T> LoadAsync<T>(string path) => http.GetFromJsonAsync<T>(Root + path);\n  private async Task<HttpResponseMessage> StoreAsync(string path, object body) {\n    using var message = new HttpRequestMessage(HttpMethod.Post, Root + path);\n    message.Content = JsonContent.Create(body);\n    return await http.SendAsync(message);\n  }\n  public Task Users() => LoadAsync<User[]>("/users.json");\n  public Task Hook(Hook h) => StoreAsync("/webhooks.json", h);\n}`,
    'GET users.json, POST webhooks.json',
  ],
  [
    'swift',
    `struct Fakturoid {\n  let base = "${A}"\n  func submit(_ path: String, body: Data) async throws -> Data {\n    var request = URLRequest(url: URL(string: base + path)!)\n    request.httpMethod = "POST"\n    request.httpBody = body\n    return try await URLSession.shared.data(for: request).0\n  }\n  func create() async throws { _ = try await submit("/expenses.json", body: d) }\n}`,
    'POST expenses.json',
  ],
  [
    'lua',
    `local base = "${A}"\nlocal function submit(path, body)\n  return http.request{ url = base .. path, method = "POST", source = ltn12.source.string(body) }\nend\nsubmit("/expenses.json", x)`,
    'POST expenses.json',
  ],
  [
    'elixir',
    `defmodule Fakturoid do\n  @base "${A}"\n  defp submit(path, body) do\n    Req.post(@base <> path, json: body)\n  end\n  def create(e), do: submit("/expenses.json", e)\nend`,
    'POST expenses.json',
  ],
  [
    'perl',
    `my $base = "${A}";\nsub submit {\n  my ($path, $body) = @_;\n  return $ua->post("$base$path", Content => $body);\n}\nsubmit("/expenses.json", $e);`,
    'GET expenses.json, POST expenses.json',
  ],
  [
    'scala',
    `object Fakturoid {\n  val base = "${A}"\n  def submit(path: String, body: String) = basicRequest.post(uri"$base$path").body(body).send(backend)\n  submit("/expenses.json", e)\n}`,
    'POST expenses.json',
  ],
  [
    'vb',
    `Const Base = "${A}"\nFunction Submit(path As String, body As String) As String\n    Dim http As Object\n    Set http = CreateObject("MSXML2.XMLHTTP")\n    http.Open "POST", Base & path, False\n    http.send body\nEnd Function\nSub Main()\n    Submit "/expenses.json", "{}"\n    x = Submit("/expenses.json", "{}")\nEnd Sub`,
    'POST expenses.json',
  ],
  [
    'typescript',
    `const B = '${A}';\nexport const api = {\n  list: (p: string) => http(B + p).then((r) => r.json()),\n  drop: async function (p: string) { await axios.request({ method: 'DELETE', url: \`\${B}\${p}\` }); },\n};\nconst http = (u: string) => fetch(u, { headers });\napi.list('/subjects.json'); api.drop(\`/subjects/\${id}.json\`);`,
    'DELETE subjects/{}.json, GET subjects.json',
  ],
  [
    'javascript',
    `const B = '${A}';\nconst load = (p, o) => { const opts = Object.assign({}, o); return fetch(B + p, opts); };\nload('/invoices.json', x);`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'javascript',
    `const B = '${A}';\nconst send = (path) => axios.create({ timeout: 5 }).patch(B + path, {});\nsend('/invoices/1.json');`,
    'PATCH invoices/{}.json',
  ],
  [
    'javascript',
    `const B = '${A}';\nconst send = (path) => log(path) || axios.patch(B + path, {});\nsend('/invoices/1.json');`,
    'PATCH invoices/{}.json',
  ],
];

export const OWN_FUNCTION_SHAPES: readonly CallShape[] = SHAPES.map(([language, code, calls]) => ({
  ...{ name: `${language}, ${code}`, language, code },
  calls: calls.split(', '),
}));
