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
