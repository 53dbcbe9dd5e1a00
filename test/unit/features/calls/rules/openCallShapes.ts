import type { CallShape } from './callShapes';

const A = 'https://app.fakturoid.cz/api/v3/accounts';

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
    'go',
    'u, err := url.JoinPath("https://app.fakturoid.cz/api/v3", "accounts", slug, "invoices.json")\nresp, err := http.Get(u)',
    'GET invoices.json',
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
