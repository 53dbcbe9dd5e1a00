import type { CallShape } from './callShapes';

const B = 'https://app.fakturoid.cz/api/v3';
const A = `${B}/accounts`;

const SHAPES: readonly (readonly [name: string, language: string, code: string, calls: string])[] = [
  [
    'options in a variable',
    'typescript',
    `const opts: RequestInit = { method: 'PUT' };\nawait fetch(\`${A}/\${slug}/invoices/\${id}.json\`, opts);`,
    'PUT invoices/{}.json',
  ],
  [
    'class of its own',
    'typescript',
    `export class FakturoidClient {\n  private baseUrl = '${B}';\n  async getInvoice(id: number) {\n    return this.request<Invoice>(\`/accounts/\${this.slug}/invoices/\${id}.json\`);\n  }\n  async createInvoice(d: any) {\n    return this.request<Invoice>(\`/accounts/\${this.slug}/invoices.json\`, { method: 'POST', body: d });\n  }\n}`,
    'GET invoices/{}.json, POST invoices.json',
  ],
  [
    'helper that is a function',
    'javascript',
    `const FAKTUROID_API = '${B}';\nasync function fakturoid(path, method = 'GET', body) {\n  return fetch(FAKTUROID_API + path, { method, body });\n}\nawait fakturoid('/accounts/' + slug + '/subjects.json', 'POST', s);\nawait fakturoid(\`/accounts/\${slug}/subjects.json\`);`,
    'POST subjects.json, GET subjects.json',
  ],
  [
    'Python class',
    'python',
    `class FakturoidAPI:\n    def _req(self, method, path, **kw):\n        return self.s.request(method, f"{self.base}{path}", **kw)\n    def mark_paid(self, iid):\n        return self._req("POST", f"/invoices/{iid}/payments.json", json={})\n    def pdf(self, iid):\n        return self._req("GET", f"/invoices/{iid}/download.pdf")`,
    'POST invoices/{}/payments.json, GET invoices/{}/download.pdf',
  ],
  [
    'f-string of an f-string',
    'python',
    `BASE_URL = f"${A}/{SLUG}"\nresp = requests.get(\n    f"{BASE_URL}/invoices.json",\n    headers=headers,\n    params={"page": page},\n)`,
    'GET invoices.json',
  ],
  [
    'Symfony, path',
    'php',
    `<?php\n$response = $this->client->request('GET', '/api/v3/accounts/' . $this->slug . '/expenses.json', ['headers' => $h]); // fakturoid\n$fakturoid = 1;`,
    'GET expenses.json',
  ],
  [
    'PHP curl, options apart',
    'php',
    `<?php\n$ch = curl_init();\ncurl_setopt($ch, CURLOPT_URL, "${A}/" . FAKTUROID_SLUG . "/invoices.json");\ncurl_setopt($ch, CURLOPT_RETURNTRANSFER, 1);\ncurl_setopt($ch, CURLOPT_POST, 1);`,
    'POST invoices.json',
  ],
  [
    'PHP curl, options together',
    'php',
    `<?php\ncurl_setopt_array($ch, [CURLOPT_URL => "${A}/{$slug}/subjects/{$id}.json", CURLOPT_CUSTOMREQUEST => 'PATCH']);`,
    'PATCH subjects/{}.json',
  ],
  [
    'WordPress, any method',
    'php',
    `<?php\n$r = wp_remote_request( "${A}/$slug/invoices/$id/fire.json?event=mark_as_sent", array( 'method' => 'POST' ) );`,
    'POST invoices/{}/fire.json?event=mark_as_sent',
  ],
  [
    'HTTParty, base_uri',
    'ruby',
    `class FakturoidService\n  include HTTParty\n  base_uri "${B}"\n  def invoices\n    self.class.get("/accounts/#{@slug}/invoices.json", headers: h)\n  end\nend`,
    'GET invoices.json',
  ],
  [
    'Net::HTTP, host apart',
    'ruby',
    `http = Net::HTTP.new("app.fakturoid.cz", 443)\nreq = Net::HTTP::Post.new("/api/v3/accounts/#{slug}/subjects.json", headers)`,
    'POST subjects.json',
  ],
  [
    'C#, text',
    'csharp',
    `private const string BaseUrl = "${A}";\npublic async Task<string> Get(string slug) => await client.GetStringAsync($"{BaseUrl}/{slug}/account.json");`,
    'GET account.json',
  ],
  [
    'RestSharp',
    'csharp',
    `var request = new RestRequest("accounts/{slug}/invoices.json", Method.Post); // fakturoid\nvar fakturoid = new RestClient("${B}");`,
    'POST invoices.json',
  ],
  [
    'Go, with context',
    'go',
    `const baseURL = "${B}"\nfunc (c *Client) Create(ctx context.Context, inv Invoice) error {\n\tu := fmt.Sprintf("%s/accounts/%s/invoices.json", baseURL, c.slug)\n\treq, err := http.NewRequestWithContext(ctx, "POST", u, buf)\n\treturn err\n}`,
    'POST invoices.json',
  ],
  [
    'okhttp in Java',
    'java',
    `Request request = new Request.Builder()\n    .url("${A}/" + slug + "/expenses.json")\n    .post(RequestBody.create(json, JSON))\n    .build();`,
    'POST expenses.json',
  ],
  [
    'RestTemplate',
    'java',
    `ResponseEntity<String> r = restTemplate.exchange("${A}/{slug}/invoices.json", HttpMethod.GET, entity, String.class, slug);`,
    'GET invoices.json',
  ],
  [
    'WebClient',
    'java',
    `webClient.post().uri("${A}/{slug}/subjects.json", slug).bodyValue(s).retrieve();`,
    'POST subjects.json',
  ],
  [
    'Retrofit',
    'kotlin',
    `interface FakturoidApi {\n  @GET("accounts/{slug}/invoices.json") suspend fun invoices(@Path("slug") slug: String): List<Invoice>\n  @POST("accounts/{slug}/expenses.json") suspend fun create(): Expense\n}`,
    'GET invoices.json, POST expenses.json',
  ],
  [
    'reqwest',
    'rust',
    `const FAKTUROID: &str = "${B}";\nlet url = format!("{}/accounts/{}/subjects/{}.json", FAKTUROID, slug, id);\nlet r = client.patch(&url).send().await?;`,
    'PATCH subjects/{}.json',
  ],
  [
    'Dart http',
    'dart',
    `final uri = Uri.parse('${A}/$slug/expenses.json');\nfinal response = await http.post(uri, headers: headers);`,
    'POST expenses.json',
  ],
  [
    'Dart, host apart',
    'dart',
    `final uri = Uri.https('app.fakturoid.cz', '/api/v3/accounts/$slug/invoices.json');\nfinal response = await http.get(uri);`,
    'GET invoices.json',
  ],
  [
    'Nuxt',
    'vue',
    `<script setup>\nconst { data } = await useFetch(() => \`${A}/\${slug}/invoices.json\`)\n</script>`,
    'GET invoices.json',
  ],
  [
    'client of its own',
    'typescript',
    `const client = new FakturoidClient({ slug, clientId, clientSecret });\nconst invoice = await client.createInvoice({ subject_id: 1 });\nawait client.deleteExpense(5);`,
    'POST invoices.json, DELETE expenses/{}.json',
  ],
  [
    'taken out of the client',
    'typescript',
    `const { invoices } = fakturoid;\nawait invoices.create(d);`,
    'POST invoices.json',
  ],
  [
    'PHP, official: the rest',
    'php',
    `<?php\n$fManager = new FakturoidManager(new Client(), ...$a);\n$fManager->getInventoryItemsProvider()->unArchive(1);\n$fManager->getInboxFilesProvider()->sendToOCR(2);\n$fManager->getTodosProvider()->toggleCompletion(3);`,
    'POST inventory_items/{}/unarchive.json, POST inbox_files/{}/send_to_ocr.json, POST todos/{}/toggle_completion.json',
  ],
  [
    'shell script',
    'shellscript',
    `#!/bin/bash\nAPI="${A}/$FAKTUROID_SLUG"\nauth=(-H "Authorization: Bearer $FAKTUROID_TOKEN")\nid=$(curl -s "\${auth[@]}" "$API/subjects/search.json?query=x" | jq '.[0].id')\ncurl -X POST "\${auth[@]}" -d @inv.json "$API/invoices.json"`,
    'GET subjects/search.json, POST invoices.json',
  ],
  [
    '.http, host apart',
    'http',
    `@host = https://app.fakturoid.cz\nPOST {{host}}/api/v3/oauth/token\nContent-Type: application/json\n\n{"grant_type":"client_credentials"}\n\n###\nDELETE {{host}}/api/v3/accounts/{{slug}}/webhooks/{{id}}.json`,
    'POST /oauth/token, DELETE webhooks/{}.json',
  ],
  [
    'addresses in an object',
    'javascript',
    `const endpoints = { list: \`${A}/\${slug}/invoices.json\`, user: '${B}/user.json' };\nawait fetch(endpoints.list, { method: 'POST' });`,
    'POST invoices.json, GET /user.json',
  ],
  [
    'NestJS',
    'typescript',
    `await this.httpService.axiosRef.patch(\`\${this.config.fakturoidUrl}/accounts/\${slug}/recurring_generators/\${id}/activate.json\`, {});`,
    'PATCH recurring_generators/{}/activate.json',
  ],
  [
    'URL and base',
    'typescript',
    `const response = await fetch(\n  new URL(\`accounts/\${slug}/events.json?since=\${since}\`, 'https://app.fakturoid.cz/api/v3/'),\n  { headers },\n);`,
    'GET events.json',
  ],
  [
    'farin: the rest',
    'python',
    `from fakturoid import Fakturoid\nfa = Fakturoid(**cfg)\nsubject = fa.subject(28)\nfa.subjects(custom_id="x")\nfa.account()`,
    'GET subjects/{}.json, GET subjects.json, GET account.json',
  ],
  [
    'aiohttp post',
    'python',
    `async with aiohttp.ClientSession() as s:\n    async with s.post(FAKTUROID_BASE + f"/accounts/{slug}/inbox_files.json", data=form) as r:\n        pass`,
    'POST inbox_files.json',
  ],
  [
    'PL/SQL, apex',
    'sql',
    `SELECT apex_web_service.make_rest_request(p_url => '${A}/x/expenses.json', p_http_method => 'POST') FROM dual;`,
    'POST expenses.json',
  ],
  [
    'Visual Basic',
    'vb',
    `Dim u = "${A}/" & slug & "/invoices.json"\nhttp.Open "GET", u, False`,
    'GET invoices.json',
  ],
  [
    'Swift, at once',
    'swift',
    `var req = URLRequest(url: URL(string: "\\(base)/accounts/\\(slug)/expenses/\\(id).json")!) // fakturoid\nreq.httpMethod = "DELETE"\nlet fakturoid = 1`,
    'DELETE expenses/{}.json',
  ],
  [
    'n8n',
    'json',
    `{"nodes":[{"parameters":{"method":"POST","url":"${A}/x/invoices.json"}}]}`,
    'POST invoices.json',
  ],
];

/** Calls of which nothing is known may do anything: what holds the address is followed, and else each method counts. */
const OPEN: readonly (readonly [language: string, code: string, calls: string])[] = [
  [
    'go',
    'package fakturoid\nconst (\n\tpathInbox = "/accounts/%s/inbox_files.json"\n)\nfunc (c *Client) Upload(f File) error { return c.do(http.MethodPost, fmt.Sprintf(pathInbox, c.slug), f) }',
    'POST inbox_files.json',
  ],
  [
    'go',
    'package fakturoid\nconst (\n\tpathInbox = "/accounts/%s/inbox_files.json"\n)',
    'GET inbox_files.json, POST inbox_files.json',
  ],
  [
    'go',
    `endpoint := must(url.Parse("${A}/x/invoices.json"))\nhttp.Post(endpoint.String(), "application/json", body)`,
    'POST invoices.json',
  ],
  [
    'java',
    'enum FakturoidEndpoint {\n    INVOICES("/accounts/{slug}/invoices.json");\n    final String path;\n}\nInvoice create(Invoice one) { return rest.postForObject(BASE + FakturoidEndpoint.INVOICES.path, one, Invoice.class, slug); }',
    'POST invoices.json',
  ],
  [
    'java',
    'enum FakturoidEndpoint { INVOICES("/accounts/{slug}/invoices.json"); }',
    'GET invoices.json, POST invoices.json',
  ],
  [
    'java',
    `HttpUrl url = HttpUrl.get("${A}/x/invoices.json");\nnew Request.Builder().url(url).post(body).build();`,
    'POST invoices.json',
  ],
  [
    'java',
    `URI uri = URI.create("${A}/x/invoices.json");\nrest.postForObject(uri, one, Invoice.class);`,
    'POST invoices.json',
  ],
  [
    'csharp',
    `static readonly Uri InvoicesUri = new("${A}/x/invoices.json");\npublic Task Create(Invoice one) => _http.PostAsJsonAsync(InvoicesUri, one);`,
    'POST invoices.json',
  ],
  [
    'python',
    `ENDPOINTS = dict(invoices="${A}/x/invoices.json", subjects="${A}/x/subjects.json")\nrequests.post(ENDPOINTS["invoices"], json=one)\nrequests.get(ENDPOINTS["subjects"])`,
    'GET subjects.json, POST invoices.json',
  ],
  ['python', `submit("${A}/x/invoices.json", json=one)`, 'GET invoices.json, POST invoices.json'],
  [
    'php',
    "<?php class Fakturoid { const PATHS = array('create' => '/accounts/%s/invoices.json'); }",
    'GET invoices.json, POST invoices.json',
  ],
  [
    'php',
    `<?php $url = apply_filters('fakturoid_url', '${A}/x/invoices.json');\nwp_remote_post($url, $args);`,
    'POST invoices.json',
  ],
  ['kotlin', `val paths = listOf("${A}/x/invoices.json")\nclient.post(paths.first())`, 'POST invoices.json'],
  ['typescript', `const u = wrap("${A}/x/invoices.json");\nawait http.post(u, body);`, 'POST invoices.json'],
  ['typescript', `await fetch(signed("${A}/x/invoices.json"));`, 'GET invoices.json'],
  [
    'typescript',
    `const u = "${A}/x/invoices.json";\nconsole.log(u);\nawait http.get(u);\nawait submit(u, body);`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'typescript',
    `const m = useMutation({ url: "${A}/x/invoices.json" });`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'typescript',
    'const invoices = fakturoid.resource("/accounts/acme/invoices.json");\nawait invoices.create(one);',
    'GET invoices.json, POST invoices.json',
  ],
  [
    'typescript',
    'const INVOICES = Symbol.for("/accounts/acme/invoices.json"); // fakturoid\nfakturoid.post(INVOICES, one);',
    'POST invoices.json',
  ],
  [
    'typescript',
    `const api = $fetch.create({ baseURL: "${A}/x" });\nconst all = await api("/invoices.json");`,
    'GET invoices.json',
  ],
  [
    'php',
    "<?php class Fakturoid {\n  private function call($path, $method = 'GET', $data = null) { return $this->http->request($method, BASE . $path); }\n  public function expenses() { return $this->call('/expenses.json'); }\n}",
    'GET expenses.json',
  ],
  [
    'typescript',
    `await client.post(\`${A}/\${slug}/inventory_items/\${id}/\${action}.json\`);`,
    'POST inventory_items/{}/archive.json, POST inventory_items/{}/inventory_moves.json, POST inventory_items/{}/unarchive.json',
  ],
  [
    'typescript',
    `await client.post(\`${A}/\${slug}/\${kind}/\${id}/payments.json\`, payment);`,
    'POST expenses/{}/payments.json, POST invoices/{}/payments.json',
  ],
];

/** The base ends in the host, or in `/api/`, and the rest stands alone. */
const OF_HOST: typeof OPEN = [
  [
    'csharp',
    'http.BaseAddress = new Uri("https://app.fakturoid.cz/");\nawait http.PostAsync($"api/v3/accounts/{slug}/invoices.json", body);',
    'POST invoices.json',
  ],
  [
    'csharp',
    'http.BaseAddress = new Uri("https://app.fakturoid.cz/api/");\nawait http.PostAsync($"v3/accounts/{slug}/invoices.json", body);',
    'POST invoices.json',
  ],
  [
    'typescript',
    'const api = ky.create({ prefixUrl: "https://app.fakturoid.cz" });\nawait api.post(`api/v3/accounts/${slug}/invoices.json`, { json });',
    'POST invoices.json',
  ],
  [
    'kotlin',
    'client.post { url { host = "app.fakturoid.cz"; path("api/v3/accounts/$slug/invoices.json") } }',
    'POST invoices.json',
  ],
];

export const OPEN_SHAPES: readonly CallShape[] = [...OPEN, ...OF_HOST].map(([language, code, calls]) => ({
  ...{ name: `${language}, ${code}`, language, code },
  calls: calls.split(', '),
}));

/**
 * Written when the recogniser found all others, to measure it: of these 36 it found 30 at once. Where the code does not
 * say the method, every one of the path counts.
 */
export const LATER_SHAPES: readonly CallShape[] = SHAPES.map(([name, language, code, calls]) => ({
  name,
  language,
  code,
  calls: calls.split(', '),
}));
