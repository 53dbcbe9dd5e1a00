import type { CallShape } from './callShapes';

const UNSEEN: readonly (readonly [language: string, code: string, calls: string])[] = [
  [
    'javascript',
    "const res = await fetch('https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json?page=2', { headers });",
    'GET invoices.json',
  ],
  [
    'typescript',
    "const API = 'https://app.fakturoid.cz/api/v3';\nconst r = await fetch(`${API}/accounts/${slug}/invoices.json`, {\n  headers: { Authorization: `Bearer ${token}` },\n  method: 'POST',\n  body: JSON.stringify(invoice),\n});",
    'POST invoices.json',
  ],
  [
    'javascript',
    "fetch(BASE + '/accounts/' + slug + '/invoices/' + invoice.id + '.json', { method: \"DELETE\" });\nconst BASE = \"https://app.fakturoid.cz/api/v3\";",
    'DELETE invoices/{}.json',
  ],
  [
    'typescript',
    "const url = new URL(`accounts/${this.slug}/subjects/${id}.json`, 'https://app.fakturoid.cz/api/v3/');\nawait fetch(url, { method: 'PATCH', body });",
    'PATCH subjects/{}.json',
  ],
  [
    'typescript',
    "const url = new URL('https://app.fakturoid.cz/api/v3/accounts/kovarna/subjects/search.json');\nurl.searchParams.set('query', name);\nconst { data } = await axios.get(url.toString());",
    'GET subjects/search.json',
  ],
  [
    'typescript',
    "const client = axios.create({ baseURL: 'https://app.fakturoid.cz/api/v3/accounts/kovarna' });\nawait client.post('/expenses.json', expense);",
    'POST expenses.json',
  ],
  [
    'javascript',
    "axios.request({ url: `https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices/${id}.json`, method: 'patch', data: { note } })",
    'PATCH invoices/{}.json',
  ],
  [
    'javascript',
    "await axios({\n  method: 'post',\n  url: 'https://app.fakturoid.cz/api/v3/accounts/' + slug + '/invoices/' + id + '/fire.json',\n  params: { event: 'lock' },\n});",
    'POST invoices/{}/fire.json?event=lock',
  ],
  [
    'javascript',
    "await got.delete(`accounts/${slug}/expenses/${expenseId}/payments/${paymentId}.json`, { prefixUrl: 'https://app.fakturoid.cz/api/v3' });",
    'DELETE expenses/{}/payments/{}.json',
  ],
  [
    'typescript',
    "const fakturoid = got.extend({ prefixUrl: 'https://app.fakturoid.cz/api/v3/accounts/kovarna' });\nconst events = await fakturoid('events.json', { searchParams: { since } }).json();",
    'GET events.json',
  ],
  [
    'typescript',
    "const api = ky.extend({ prefixUrl: `https://app.fakturoid.cz/api/v3/accounts/${slug}` });\nawait api.post('subjects.json', { json: subject }).json();",
    'POST subjects.json',
  ],
  [
    'typescript',
    "const api = ofetch.create({ baseURL: 'https://app.fakturoid.cz/api/v3' })\nawait api(`/accounts/${slug}/inbox_files.json`, { method: 'POST', body: { attachment } })",
    'POST inbox_files.json',
  ],
  [
    'javascript',
    "$.ajax({\n  url: 'https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json',\n  type: 'GET',\n  headers: headers,\n});",
    'GET invoices.json',
  ],
  [
    'javascript',
    '$.getJSON("https://app.fakturoid.cz/api/v3/accounts/" + slug + "/subjects.json", function (data) {});',
    'GET subjects.json',
  ],
  [
    'javascript',
    "$.post('https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json', payload);",
    'POST invoices.json',
  ],
  [
    'javascript',
    "const xhr = new XMLHttpRequest();\nxhr.open('PATCH', 'https://app.fakturoid.cz/api/v3/accounts/kovarna/recurring_generators/12/pause.json');",
    'PATCH recurring_generators/{}/pause.json',
  ],
  [
    'javascript',
    "const https = require('https');\nconst req = https.request({\n  hostname: 'app.fakturoid.cz',\n  port: 443,\n  path: `/api/v3/accounts/${slug}/webhooks.json`,\n  method: 'POST',\n});",
    'POST webhooks.json',
  ],
  [
    'typescript',
    "const { body } = await request(`https://app.fakturoid.cz/api/v3/accounts/${slug}/account.json`, { method: 'GET' }); // undici",
    'GET account.json',
  ],
  [
    'javascript',
    "superagent.get(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices.json`).query({ status: 'overdue' }).set(headers)",
    'GET invoices.json',
  ],
  [
    'javascript',
    "const { data } = await useFetch(() => `https://app.fakturoid.cz/api/v3/accounts/${slug.value}/invoices/${id.value}/message.json`, { method: 'post', body })",
    'POST invoices/{}/message.json',
  ],
  [
    'typescript',
    "class Fakturoid {\n  private base = 'https://app.fakturoid.cz/api/v3/accounts/kovarna';\n  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {\n    const r = await fetch(this.base + path, { method, body: JSON.stringify(body) });\n    return r.json() as T;\n  }\n  expense(id: number) { return this.send('GET', `/expenses/${id}.json`); }\n  edit(id: number, e: unknown) { return this.send('PATCH', `/expenses/${id}.json`, e); }\n}",
    'GET expenses/{}.json, PATCH expenses/{}.json',
  ],
  [
    'javascript',
    "const path = require('path');\nconst url = 'https://app.fakturoid.cz/' + path.posix.join('api/v3/accounts', slug, 'invoices', String(id), 'payments.json');\nawait fetch(url, { method: 'POST', body: '{}' });",
    'POST invoices/{}/payments.json',
  ],
  [
    'javascript',
    "const url = ['https://app.fakturoid.cz/api/v3/accounts', slug, 'inventory_items.json'].join('/');\nconst r = await fetch(url);",
    'GET inventory_items.json',
  ],
  [
    'typescript',
    'return this.http.delete<void>(`https://app.fakturoid.cz/api/v3/accounts/${this.slug}/webhooks/${id}.json`); // Angular',
    'DELETE webhooks/{}.json',
  ],
  [
    'typescript',
    "const endpoints = { generator: (id: number) => `https://app.fakturoid.cz/api/v3/accounts/kovarna/generators/${id}.json` };\nawait fetch(endpoints.generator(5), { method: 'PATCH', body });",
    'PATCH generators/{}.json',
  ],
  [
    'javascript',
    'const pdf = await fetch(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices/${id}/download.pdf`, { headers }).then((r) => r.arrayBuffer());',
    'GET invoices/{}/download.pdf',
  ],
  [
    'ruby',
    'conn = Faraday.new(url: "https://app.fakturoid.cz/api/v3") { |f| f.response :json }\nconn.get("accounts/#{slug}/invoices.json", page: 1)',
    'GET invoices.json',
  ],
  [
    'ruby',
    'conn = Faraday.new("https://app.fakturoid.cz")\nconn.post "/api/v3/accounts/#{slug}/expenses.json" do |req|\n  req.body = expense.to_json\nend',
    'POST expenses.json',
  ],
  [
    'ruby',
    'HTTParty.get("https://app.fakturoid.cz/api/v3/accounts/kovarna/subjects.json", headers: headers)',
    'GET subjects.json',
  ],
  [
    'ruby',
    'class Client\n  include HTTParty\n  base_uri "https://app.fakturoid.cz/api/v3/accounts/kovarna"\n  def create(subject) = self.class.post("/subjects.json", body: subject.to_json)\nend',
    'POST subjects.json',
  ],
  [
    'ruby',
    'uri = URI("https://app.fakturoid.cz/api/v3/accounts/kovarna/subjects/#{id}.json")\nreq = Net::HTTP::Delete.new(uri)',
    'DELETE subjects/{}.json',
  ],
  [
    'ruby',
    'RestClient.patch("https://app.fakturoid.cz/api/v3/accounts/#{slug}/expenses/#{id}.json", expense.to_json, headers)',
    'PATCH expenses/{}.json',
  ],
  [
    'ruby',
    'RestClient::Request.execute(method: :delete, url: "https://app.fakturoid.cz/api/v3/accounts/#{slug}/invoices/#{id}.json")',
    'DELETE invoices/{}.json',
  ],
  [
    'ruby',
    'require "fakturoid"\ninvoice = Fakturoid.client.invoices.create(subject_id: 1, lines: [])\nFakturoid.client.invoice_messages.create(invoice.id, email: "a@example.org")',
    'POST invoices.json, POST invoices/{}/message.json',
  ],
  [
    'ruby',
    'client = Fakturoid::Client.new(client_id: id, client_secret: secret)\nexpense = client.expenses.find(1234)\nclient.expense_payments.create(1234, paid_on: Date.today)',
    'GET expenses/{}.json, POST expenses/{}/payments.json',
  ],
  [
    'ruby',
    '@client = Fakturoid.client\n@client.invoices.fire(invoice_id, "mark_as_sent")',
    'POST invoices/{}/fire.json?event=mark_as_sent',
  ],
  [
    'ruby',
    'fakturoid = Fakturoid::Client.new(**config)\nfakturoid.events.paid(since: 1.day.ago)\nfakturoid.todos.all',
    'GET events/paid.json, GET todos.json',
  ],
  [
    'php',
    "<?php\n$client = new \\GuzzleHttp\\Client(['base_uri' => 'https://app.fakturoid.cz/api/v3/']);\n$response = $client->request('GET', \"accounts/{$slug}/invoices.json\", ['headers' => $headers]);",
    'GET invoices.json',
  ],
  [
    'php',
    '<?php\n$http->patch("https://app.fakturoid.cz/api/v3/accounts/$slug/subjects/$id.json", [\'json\' => $data]);',
    'PATCH subjects/{}.json',
  ],
  [
    'php',
    '<?php\n$ch = curl_init("https://app.fakturoid.cz/api/v3/accounts/{$slug}/invoices.json");\ncurl_setopt($ch, CURLOPT_POST, true);\ncurl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($invoice));',
    'POST invoices.json',
  ],
  [
    'php',
    "<?php\n$ch = curl_init();\ncurl_setopt_array($ch, [\n    CURLOPT_URL => 'https://app.fakturoid.cz/api/v3/accounts/' . $slug . '/expenses/' . $id . '.json',\n    CURLOPT_CUSTOMREQUEST => 'DELETE',\n]);",
    'DELETE expenses/{}.json',
  ],
  [
    'php',
    "<?php\n$json = file_get_contents('https://app.fakturoid.cz/api/v3/accounts/' . SLUG . '/bank_accounts.json', false, $context);",
    'GET bank_accounts.json',
  ],
  [
    'php',
    '<?php\n$r = Http::withToken($token)->baseUrl(\'https://app.fakturoid.cz/api/v3\')->post("/accounts/{$slug}/subjects.json", $data);',
    'POST subjects.json',
  ],
  [
    'php',
    "<?php\n$response = wp_remote_get( sprintf( 'https://app.fakturoid.cz/api/v3/accounts/%s/users.json', $slug ), $args );",
    'GET users.json',
  ],
  [
    'php',
    "<?php\nuse Fakturoid\\FakturoidManager;\n$fManager = new FakturoidManager($client, $id, $secret, $agent, $slug);\n$fManager->getInvoicesProvider()->list(['subject_id' => 5]);\n$fManager->getInvoicesProvider()->create($data);",
    'GET invoices.json, POST invoices.json',
  ],
  [
    'php',
    "<?php\n$subjects = $this->fakturoid->getSubjectsProvider();\n$subjects->update($id, ['name' => 'Kovárna']);\n$subjects->delete($id);\nuse Fakturoid\\FakturoidManager;",
    'DELETE subjects/{}.json, PATCH subjects/{}.json',
  ],
  [
    'php',
    "<?php\n/** @var \\Fakturoid\\FakturoidManager $f */\n$f->getInvoicesProvider()->fireAction($invoiceId, 'cancel');",
    'POST invoices/{}/fire.json?event=cancel',
  ],
  [
    'php',
    "<?php\n$response = $this->httpClient->request('POST', 'https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json', ['json' => $invoice]);",
    'POST invoices.json',
  ],
  [
    'python',
    'import requests\nr = requests.get("https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json", params={"page": 1}, headers=H)',
    'GET invoices.json',
  ],
  [
    'python',
    'BASE_URL = "https://app.fakturoid.cz/api/v3"\nresp = session.post(BASE_URL + "/accounts/%s/inbox_files.json" % slug, json=payload)',
    'POST inbox_files.json',
  ],
  [
    'python',
    'url = "https://app.fakturoid.cz/api/v3/accounts/{}/invoices/{}.json".format(slug, invoice_id)\nrequests.patch(url, json={"note": "x"})',
    'PATCH invoices/{}.json',
  ],
  [
    'python',
    'requests.request("DELETE", f"{API}/accounts/{SLUG}/subjects/{sid}.json")\nAPI = "https://app.fakturoid.cz/api/v3"',
    'DELETE subjects/{}.json',
  ],
  [
    'python',
    'from urllib.parse import urljoin\nurl = urljoin("https://app.fakturoid.cz/api/v3/accounts/kovarna/", "expenses.json")\nrequests.get(url)',
    'GET expenses.json',
  ],
  [
    'python',
    'async with httpx.AsyncClient(base_url="https://app.fakturoid.cz/api/v3/accounts/kovarna") as client:\n    await client.post("/expenses.json", json=expense)',
    'POST expenses.json',
  ],
  [
    'python',
    'async with aiohttp.ClientSession() as s:\n    async with s.get(f"https://app.fakturoid.cz/api/v3/accounts/{slug}/inventory_moves.json") as r:\n        return await r.json()',
    'GET inventory_moves.json',
  ],
  [
    'python',
    'req = urllib.request.Request(f"https://app.fakturoid.cz/api/v3/accounts/{slug}/invoices/{i}/payments.json", data=data, method="POST")\nurllib.request.urlopen(req)',
    'POST invoices/{}/payments.json',
  ],
  [
    'python',
    'class Api:\n    base = "https://app.fakturoid.cz/api/v3/accounts/kovarna"\n    def _call(self, method, path, **kw):\n        return requests.request(method, f"{self.base}/{path}", **kw)\n    def todos(self):\n        return self._call("GET", "todos.json")',
    'GET todos.json',
  ],
  [
    'go',
    'req, err := http.NewRequest(http.MethodGet, fmt.Sprintf("https://app.fakturoid.cz/api/v3/accounts/%s/invoices.json", slug), nil)',
    'GET invoices.json',
  ],
  [
    'go',
    'const baseURL = "https://app.fakturoid.cz/api/v3"\nresp, err := http.Post(baseURL+"/accounts/"+slug+"/subjects.json", "application/json", body)',
    'POST subjects.json',
  ],
  [
    'go',
    'req, err := http.NewRequestWithContext(ctx, "PATCH", c.base+"/expenses/"+strconv.Itoa(id)+".json", body)\nc := &Client{base: "https://app.fakturoid.cz/api/v3/accounts/kovarna"}',
    'PATCH expenses/{}.json',
  ],
  [
    'go',
    'client := resty.New().SetBaseURL("https://app.fakturoid.cz/api/v3")\nresp, err := client.R().SetResult(&subjects).Get("/accounts/kovarna/subjects.json")',
    'GET subjects.json',
  ],
  [
    'go',
    'u, _ := url.JoinPath("https://app.fakturoid.cz/api/v3/accounts", slug, "events.json")\nresp, err := http.Get(u)',
    'GET events.json',
  ],
  [
    'java',
    'HttpRequest request = HttpRequest.newBuilder()\n    .uri(URI.create("https://app.fakturoid.cz/api/v3/accounts/" + slug + "/invoices.json"))\n    .header("Authorization", "Bearer " + token)\n    .POST(HttpRequest.BodyPublishers.ofString(json))\n    .build();',
    'POST invoices.json',
  ],
  [
    'java',
    'Request request = new Request.Builder().url(BASE + "/accounts/" + slug + "/subjects/" + id + ".json").get().build();\nstatic final String BASE = "https://app.fakturoid.cz/api/v3";',
    'GET subjects/{}.json',
  ],
  [
    'java',
    'restTemplate.exchange("https://app.fakturoid.cz/api/v3/accounts/{slug}/invoices/{id}.json", HttpMethod.DELETE, entity, Void.class, slug, id);',
    'DELETE invoices/{}.json',
  ],
  [
    'java',
    'webClient.get().uri("https://app.fakturoid.cz/api/v3/accounts/{slug}/invoices.json", slug).retrieve();',
    'GET invoices.json',
  ],
  [
    'kotlin',
    'val response = client.patch("https://app.fakturoid.cz/api/v3/accounts/$slug/invoices/$id.json") { setBody(invoice) }',
    'PATCH invoices/{}.json',
  ],
  [
    'kotlin',
    'val request = Request.Builder().url("$BASE/accounts/$slug/expenses.json").post(body).build()\nconst val BASE = "https://app.fakturoid.cz/api/v3"',
    'POST expenses.json',
  ],
  [
    'csharp',
    'var json = await http.GetStringAsync($"https://app.fakturoid.cz/api/v3/accounts/{slug}/invoices.json?page={page}");',
    'GET invoices.json',
  ],
  [
    'csharp',
    'http.BaseAddress = new Uri("https://app.fakturoid.cz/api/v3/");\nvar response = await http.PostAsJsonAsync($"accounts/{slug}/subjects.json", subject);',
    'POST subjects.json',
  ],
  [
    'csharp',
    'using var request = new HttpRequestMessage(HttpMethod.Patch, $"https://app.fakturoid.cz/api/v3/accounts/{slug}/expenses/{id}.json");',
    'PATCH expenses/{}.json',
  ],
  [
    'csharp',
    'var client = new RestClient("https://app.fakturoid.cz/api/v3");\nvar request = new RestRequest($"accounts/{slug}/users.json", Method.Get);',
    'GET users.json',
  ],
  [
    'shellscript',
    'curl -s -H "Authorization: Bearer $TOKEN" "https://app.fakturoid.cz/api/v3/accounts/$SLUG/invoices.json?page=1" | jq .',
    'GET invoices.json',
  ],
  [
    'shellscript',
    'curl https://app.fakturoid.cz/api/v3/accounts/kovarna/invoices.json \\\n  -H "Authorization: Bearer $T" \\\n  --json @invoice.json',
    'POST invoices.json',
  ],
  [
    'shellscript',
    'URL=https://app.fakturoid.cz/api/v3/accounts/kovarna\ncurl --request DELETE "$URL/inbox_files/$1.json"',
    'DELETE inbox_files/{}.json',
  ],
  [
    'shellscript',
    'wget --method=POST --header="Authorization: Bearer $T" -O - "https://app.fakturoid.cz/api/v3/accounts/kovarna/todos/3/toggle_completion.json"',
    'POST todos/{}/toggle_completion.json',
  ],
  [
    'shellscript',
    'wget -qO- --header "Authorization: Bearer $T" https://app.fakturoid.cz/api/v3/accounts/kovarna/account.json',
    'GET account.json',
  ],
  [
    'shellscript',
    'http PATCH https://app.fakturoid.cz/api/v3/accounts/kovarna/subjects/5.json "Authorization:Bearer $T" name=Pila',
    'PATCH subjects/{}.json',
  ],
  ['shellscript', 'https app.fakturoid.cz/api/v3/user.json Authorization:"Bearer $T"', 'GET /user.json'],
  [
    'powershell',
    '$r = Invoke-RestMethod -Uri "https://app.fakturoid.cz/api/v3/accounts/$slug/invoices.json" -Headers $headers',
    'GET invoices.json',
  ],
  [
    'powershell',
    '$params = @{\n  Uri     = "https://app.fakturoid.cz/api/v3/accounts/$slug/expenses.json"\n  Method  = \'Post\'\n  Body    = $json\n}\nInvoke-RestMethod @params',
    'POST expenses.json',
  ],
  [
    'http',
    '@host = https://app.fakturoid.cz/api/v3\n\nGET {{host}}/user.json\nAuthorization: Bearer {{token}}\n\n###\nPATCH {{host}}/accounts/{{slug}}/invoices/{{id}}.json\nAuthorization: Bearer {{token}}\n\n{ "note": "x" }',
    'GET /user.json, PATCH invoices/{}.json',
  ],
  [
    'http',
    '### list\nhttps://app.fakturoid.cz/api/v3/accounts/kovarna/events.json\nAuthorization: Bearer {{token}}',
    'GET events.json',
  ],
  [
    'javascript',
    'fetch(`https://app.fakturoid.cz/api/v2/accounts/${slug}/invoices.json`, { headers });',
    'dead',
  ],
  [
    'rust',
    'let body = client.get(format!("https://app.fakturoid.cz/api/v3/accounts/{}/invoices.json", slug)).bearer_auth(token).send().await?;',
    'GET invoices.json',
  ],
  [
    'swift',
    'var request = URLRequest(url: URL(string: "https://app.fakturoid.cz/api/v3/accounts/\\(slug)/expenses/\\(id).json")!)\nrequest.httpMethod = "DELETE"',
    'DELETE expenses/{}.json',
  ],
  [
    'dart',
    "final r = await http.post(Uri.parse('https://app.fakturoid.cz/api/v3/accounts/$slug/invoices.json'), body: json);",
    'POST invoices.json',
  ],
  [
    'elixir',
    'Req.get!("https://app.fakturoid.cz/api/v3/accounts/#{slug}/subjects.json", auth: {:bearer, token})',
    'GET subjects.json',
  ],
  [
    'javascript',
    "const fetch = require('node-fetch');\nasync function createSubject(slug, subject) {\n  const response = await fetch(\n    'https://app.fakturoid.cz/api/v3/accounts/' + encodeURIComponent(slug) + '/subjects.json',\n    { method: 'POST', headers: await headers(), body: JSON.stringify(subject) },\n  );\n}",
    'POST subjects.json',
  ],
  [
    'typescript',
    "const endpoint = `${process.env.FAKTUROID_API ?? 'https://app.fakturoid.cz/api/v3'}/accounts/${slug}/invoices.json`;\nconst list = await fetch(endpoint);\nconst made = await fetch(endpoint, { method: 'POST', body });",
    'GET invoices.json, POST invoices.json',
  ],
  [
    'typescript',
    "import axios from 'axios';\nconst http = axios.create();\nhttp.defaults.baseURL = 'https://app.fakturoid.cz/api/v3';\nawait http.patch(`/accounts/${slug}/webhooks/${hook.id}.json`, { active: false });",
    'PATCH webhooks/{}.json',
  ],
  [
    'javascript',
    "await axios.delete(new URL(`/api/v3/accounts/${slug}/subjects/${id}.json`, 'https://app.fakturoid.cz').href);",
    'DELETE subjects/{}.json',
  ],
  [
    'typescript',
    "await fetch(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices/${id}/fire.json?event=mark_as_sent`, { method: 'POST' });",
    'POST invoices/{}/fire.json?event=mark_as_sent',
  ],
  [
    'typescript',
    "const q = new URLSearchParams({ query: 'kladivo' });\nconst res = await fetch(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices/search.json?${q}`);",
    'GET invoices/search.json',
  ],
  [
    'typescript',
    'const BASE_URL = "https://app.fakturoid.cz/api/v3" as const;\nconst get = <T>(path: string) => fetch(`${BASE_URL}${path}`, { headers }).then((r) => r.json() as Promise<T>);\nawait get(`/accounts/${slug}/number_formats/invoices.json`);',
    'GET number_formats/invoices.json',
  ],
  [
    'javascript',
    "const options = {\n  method: 'GET',\n  url: `https://app.fakturoid.cz/api/v3/accounts/${slug}/subjects.json`,\n  headers: { Accept: 'application/json' },\n};\naxios.request(options).then(console.log);",
    'GET subjects.json',
  ],
  [
    'javascript',
    "var request = require('request');\nrequest.post({ url: 'https://app.fakturoid.cz/api/v3/accounts/pila/expenses.json', json: expense }, cb);",
    'POST expenses.json',
  ],
  [
    'javascript',
    "$.get('https://app.fakturoid.cz/api/v3/accounts/pila/recurring_generators.json').done(show);",
    'GET recurring_generators.json',
  ],
  [
    'javascript',
    "jQuery.ajax('https://app.fakturoid.cz/api/v3/accounts/pila/invoices/' + id + '.json', { method: 'PATCH', data: data });",
    'PATCH invoices/{}.json',
  ],
  [
    'typescript',
    "const response = await request({\n  method: 'DELETE',\n  path: `/api/v3/accounts/${slug}/inventory_items/${id}.json`,\n  origin: 'https://app.fakturoid.cz',\n});",
    'DELETE inventory_items/{}.json',
  ],
  [
    'typescript',
    "return this.http.get<Item[]>(`${environment.fakturoidUrl}/accounts/${slug}/inventory_items/low_quantity.json`);\nconst environment = { fakturoidUrl: 'https://app.fakturoid.cz/api/v3' };",
    'GET inventory_items/low_quantity.json',
  ],
  [
    'typescript',
    "enum Api { Root = 'https://app.fakturoid.cz/api/v3' }\nawait ky.post(`${Api.Root}/accounts/${slug}/inventory_items/${itemId}/inventory_moves.json`, { json });",
    'POST inventory_items/{}/inventory_moves.json',
  ],
  [
    'typescript',
    "import { createFetch } from '@vueuse/core';\nconst useFakturoid = createFetch({ baseUrl: 'https://app.fakturoid.cz/api/v3' });\nconst { data } = useFakturoid(`/accounts/${slug}/users.json`).get().json();",
    'GET users.json',
  ],
  [
    'javascript',
    'export default async ({ $axios }) => $axios.$post(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices.json`, invoice);',
    'POST invoices.json',
  ],
  [
    'typescript',
    "const tokenUrl = 'https://app.fakturoid.cz/api/v3/oauth/token';\nawait fetch(tokenUrl, { method: 'POST', headers: { Authorization: `Basic ${basic}` }, body });",
    'POST /oauth/token',
  ],
  [
    'javascript',
    'const r = UrlFetchApp.fetch(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices.json`, { headers });',
    'GET invoices.json',
  ],
  [
    'typescript',
    "const todos = await ctx.http.request({ method: 'GET', url: FAKTUROID + '/accounts/' + slug + '/todos.json' });\nconst FAKTUROID = 'https://app.fakturoid.cz/api/v3';",
    'GET todos.json',
  ],
  [
    'ruby',
    'response = Net::HTTP.get(URI("https://app.fakturoid.cz/api/v3/accounts/#{slug}/account.json"))',
    'GET account.json',
  ],
  [
    'ruby',
    'uri = URI.parse("https://app.fakturoid.cz/api/v3/accounts/#{slug}/subjects/#{id}.json")\nhttp = Net::HTTP.new(uri.host, uri.port)\nrequest = Net::HTTP::Patch.new(uri.request_uri)\nhttp.request(request)',
    'PATCH subjects/{}.json',
  ],
  [
    'ruby',
    'HTTP.auth("Bearer #{token}").post("https://app.fakturoid.cz/api/v3/accounts/#{slug}/invoices.json", json: invoice)',
    'POST invoices.json',
  ],
  [
    'ruby',
    'BASE = "https://app.fakturoid.cz/api/v3/accounts".freeze\ndef expenses(slug) = JSON.parse(URI.open("#{BASE}/#{slug}/expenses.json", headers).read)',
    'GET expenses.json',
  ],
  [
    'ruby',
    'Typhoeus.delete("https://app.fakturoid.cz/api/v3/accounts/#{slug}/invoices/#{id}/payments/#{pid}.json", headers: h)',
    'DELETE invoices/{}/payments/{}.json',
  ],
  [
    'ruby',
    'def client\n  @client ||= Fakturoid::Client.new(client_id: a, client_secret: b, user_agent: c)\nend\ndef save(s) = s.id ? client.subjects.update(s.id, s.to_h) : client.subjects.create(s.to_h)',
    'POST subjects.json, PATCH subjects/{}.json',
  ],
  [
    'ruby',
    'Fakturoid.client.subjects.search(query: "Pila")\nFakturoid.client.invoices.download_pdf(id)',
    'GET subjects/search.json, GET invoices/{}/download.pdf',
  ],
  ['ruby', 'f = Fakturoid.client\nf.inbox_files.send_to_ocr(42)', 'POST inbox_files/{}/send_to_ocr.json'],
  [
    'php',
    "<?php\n$client = new Client();\n$client->post(self::URL . '/accounts/' . $this->slug . '/inbox_files.json', [RequestOptions::JSON => $file]);\nconst URL = 'https://app.fakturoid.cz/api/v3';",
    'POST inbox_files.json',
  ],
  [
    'php',
    '<?php\n$url = \'https://app.fakturoid.cz/api/v3/accounts/\' . $slug . "/expenses/{$id}.json";\n$curl = curl_init($url);\ncurl_setopt($curl, CURLOPT_CUSTOMREQUEST, "PATCH");\ncurl_setopt($curl, CURLOPT_POSTFIELDS, $body);',
    'PATCH expenses/{}.json',
  ],
  [
    'php',
    '<?php\n$ch = curl_init();\ncurl_setopt($ch, CURLOPT_URL, "https://app.fakturoid.cz/api/v3/accounts/$slug/invoices/$id.json");\ncurl_setopt($ch, CURLOPT_RETURNTRANSFER, true);',
    'GET invoices/{}.json',
  ],
  [
    'php',
    '<?php\n$request = new Request(\'DELETE\', "https://app.fakturoid.cz/api/v3/accounts/{$slug}/webhooks/{$id}.json");',
    'DELETE webhooks/{}.json',
  ],
  [
    'php',
    "<?php\nwp_remote_request('https://app.fakturoid.cz/api/v3/accounts/' . $slug . '/invoices/' . $id . '/payments.json', array('method' => 'POST', 'body' => $b));",
    'POST invoices/{}/payments.json',
  ],
  [
    'php',
    "<?php\nuse Fakturoid\\FakturoidManager;\nfunction run(FakturoidManager $manager) {\n    foreach ($manager->getExpensesProvider()->list()->getBody() as $e) {\n        $manager->getExpensesProvider()->fireAction($e->id, 'lock');\n    }\n}",
    'GET expenses.json, POST expenses/{}/fire.json?event=lock',
  ],
  [
    'php',
    '<?php\nfinal class Info {\n    public function __construct(private readonly \\Fakturoid\\FakturoidManager $fakturoid) {}\n    public function read(): array {\n        return [$this->fakturoid->getBankAccountsProvider()->list(), $this->fakturoid->getAccountProvider()->get()];\n    }\n}',
    'GET bank_accounts.json, GET account.json',
  ],
  [
    'php',
    "<?php\n$opts = ['http' => ['method' => 'POST', 'content' => $json, 'header' => $headers]];\nfile_get_contents(\"https://app.fakturoid.cz/api/v3/accounts/$slug/subjects.json\", false, stream_context_create($opts));",
    'POST subjects.json',
  ],
  [
    'php',
    "<?php\nHttp::acceptJson()->get(config('services.fakturoid.url', 'https://app.fakturoid.cz/api/v3') . \"/accounts/{$slug}/subjects.json\");",
    'GET subjects.json',
  ],
  [
    'python',
    'def create_invoice(slug: str, invoice: dict) -> dict:\n    url = f"https://app.fakturoid.cz/api/v3/accounts/{slug}/invoices.json"\n    response = requests.post(url, json=invoice, headers=headers(), timeout=30)\n    return response.json()',
    'POST invoices.json',
  ],
  [
    'python',
    'ENDPOINT = "https://app.fakturoid.cz/api/v3/accounts/{slug}/subjects/{id}.json"\nr = httpx.get(ENDPOINT.format(slug=slug, id=5))',
    'GET subjects/{}.json',
  ],
  [
    'python',
    's = requests.Session()\ns.delete("/".join([BASE, "accounts", slug, "expenses", f"{eid}.json"]))\nBASE = "https://app.fakturoid.cz/api/v3"',
    'DELETE expenses/{}.json',
  ],
  [
    'python',
    'conn = http.client.HTTPSConnection("app.fakturoid.cz")\nconn.request("POST", f"/api/v3/accounts/{slug}/invoices/{i}/message.json", body, headers)',
    'POST invoices/{}/message.json',
  ],
  [
    'python',
    'client = OAuth2Session(client=BackendApplicationClient(client_id=cid))\nclient.get("https://app.fakturoid.cz/api/v3/accounts/pila/invoices.json")',
    'GET invoices.json',
  ],
  [
    'python',
    'await session.patch(URL(API) / "accounts" / slug / "recurring_generators" / str(g) / "activate.json")\nAPI = "https://app.fakturoid.cz/api/v3"',
    'PATCH recurring_generators/{}/activate.json',
  ],
  [
    'go',
    'url := fmt.Sprintf("%s/accounts/%s/subjects/%d.json", apiURL, slug, id)\nreq, _ := http.NewRequest(http.MethodDelete, url, nil)\nconst apiURL = "https://app.fakturoid.cz/api/v3"',
    'DELETE subjects/{}.json',
  ],
  [
    'go',
    'func (c *Client) Account(ctx context.Context) error {\n\treturn c.do(ctx, http.MethodGet, "/accounts/"+c.slug+"/account.json", nil, &a)\n}\nconst host = "https://app.fakturoid.cz/api/v3"\nfunc (c *Client) do(ctx context.Context, method, path string, in, out any) error {\n\treq, err := http.NewRequestWithContext(ctx, method, host+path, nil)\n}',
    'GET account.json',
  ],
  [
    'go',
    'resp, err := client.R().SetBody(e).Post("https://app.fakturoid.cz/api/v3/accounts/" + slug + "/expenses.json")',
    'POST expenses.json',
  ],
  [
    'java',
    'HttpRequest.newBuilder(URI.create(String.format("https://app.fakturoid.cz/api/v3/accounts/%s/invoices/%d.json", slug, id)))\n    .method("PATCH", BodyPublishers.ofString(json));',
    'PATCH invoices/{}.json',
  ],
  [
    'java',
    'HttpURLConnection c = (HttpURLConnection) new URL("https://app.fakturoid.cz/api/v3/accounts/pila/bank_accounts.json").openConnection();\nc.setRequestMethod("GET");',
    'GET bank_accounts.json',
  ],
  [
    'java',
    'restClient.post().uri("https://app.fakturoid.cz/api/v3/accounts/{slug}/subjects.json", slug).body(subject).retrieve();',
    'POST subjects.json',
  ],
  [
    'java',
    '@FeignClient(name = "fakturoid", url = "https://app.fakturoid.cz/api/v3")\ninterface Fakturoid {\n  @GetMapping("/accounts/{slug}/invoices.json")\n  List<Invoice> invoices(@PathVariable String slug);\n  @PostMapping("/accounts/{slug}/invoices.json")\n  Invoice create(@PathVariable String slug, @RequestBody Invoice i);\n}',
    'GET invoices.json, POST invoices.json',
  ],
  [
    'kotlin',
    'interface FakturoidApi {\n  @GET("accounts/{slug}/events/paid.json")\n  suspend fun paid(@Path("slug") slug: String): List<Event>\n}\nval retrofit = Retrofit.Builder().baseUrl("https://app.fakturoid.cz/api/v3/").build()',
    'GET events/paid.json',
  ],
  [
    'csharp',
    'await client.DeleteAsync("https://app.fakturoid.cz/api/v3/accounts/" + slug + "/subjects/" + id + ".json");',
    'DELETE subjects/{}.json',
  ],
  [
    'csharp',
    'private const string Base = "https://app.fakturoid.cz/api/v3/accounts/pila";\nvar r = await _http.PostAsync($"{Base}/invoices/{id}/payments.json", content);',
    'POST invoices/{}/payments.json',
  ],
  [
    'csharp',
    'var request = new RestRequest("https://app.fakturoid.cz/api/v3/accounts/{slug}/inventory_items.json", Method.Get).AddUrlSegment("slug", slug);',
    'GET inventory_items.json',
  ],
  [
    'shellscript',
    'BASE="https://app.fakturoid.cz/api/v3"\nfakturoid() { curl -sS -X "$1" "$BASE/accounts/$SLUG/$2" -H "Authorization: Bearer $T" "${@:3}"; }\ncurl -sS -XPATCH "$BASE/accounts/$SLUG/subjects/$ID.json" -d \'{"name":"x"}\'',
    'PATCH subjects/{}.json',
  ],
  [
    'shellscript',
    "curl --silent --show-error --location 'https://app.fakturoid.cz/api/v3/accounts/pila/inbox_files.json' \\\n--header 'Content-Type: application/json' \\\n--data-raw '{\"attachment\":\"data:application/pdf;base64,JVBERi0=\"}'",
    'POST inbox_files.json',
  ],
  [
    'shellscript',
    'xh get https://app.fakturoid.cz/api/v3/accounts/pila/invoices.json page==2 -A bearer -a "$T"',
    'GET invoices.json',
  ],
  [
    'powershell',
    'Invoke-WebRequest -Method DELETE -Headers $h ("https://app.fakturoid.cz/api/v3/accounts/{0}/webhooks/{1}.json" -f $slug, $id)',
    'DELETE webhooks/{}.json',
  ],
  [
    'http',
    'POST https://app.fakturoid.cz/api/v3/accounts/pila/invoices/12/fire.json\n    ?event=cancel\nAuthorization: Bearer {{token}}',
    'POST invoices/{}/fire.json?event=cancel',
  ],
  [
    'http',
    '# @name who\nGET https://app.fakturoid.cz/api/v3/user.json HTTP/1.1\nAuthorization: Bearer {{$dotenv TOKEN}}\n\n### smazat\nDELETE https://app.fakturoid.cz/api/v3/accounts/pila/expenses/{{id}}.json HTTP/1.1',
    'GET /user.json, DELETE expenses/{}.json',
  ],
  [
    'json',
    '{"nodes":[{"type":"n8n-nodes-base.httpRequest","parameters":{"method":"GET","url":"=https://app.fakturoid.cz/api/v3/accounts/{{ $json.slug }}/invoices.json"}}]}',
    'GET invoices.json',
  ],
  [
    'yaml',
    '- name: Expenses\n  ansible.builtin.uri:\n    url: "https://app.fakturoid.cz/api/v3/accounts/{{ slug }}/expenses.json"\n    method: GET',
    'GET expenses.json',
  ],
  [
    'vb',
    'Set http = CreateObject("MSXML2.XMLHTTP")\nhttp.Open "GET", "https://app.fakturoid.cz/api/v3/accounts/pila/invoices.json", False',
    'GET invoices.json',
  ],
];

const FURTHER: readonly (readonly [language: string, code: string, calls: string])[] = [
  [
    'php',
    "<?php\nreturn Http::fakturoid()->get('accounts/' . $this->slug . '/invoices.json');\n// AppServiceProvider: Http::macro('fakturoid', fn () => Http::withToken($t)->baseUrl('https://app.fakturoid.cz/api/v3/'));",
    'GET invoices.json',
  ],
  [
    'php',
    "<?php\n$this->client = new Client(['base_uri' => 'https://app.fakturoid.cz/api/v3/accounts/' . $slug . '/']);\n$response = $this->client->post('subjects.json', ['json' => $subject->toArray()]);",
    'POST subjects.json',
  ],
  [
    'php',
    "<?php\nclass FakturoidApi\n{\n    private const BASE_URL = 'https://app.fakturoid.cz/api/v3';\n\n    public function getInvoice(int $id): array\n    {\n        return $this->request('GET', \"/accounts/{$this->slug}/invoices/{$id}.json\");\n    }\n\n    public function updateInvoice(int $id, array $data): array\n    {\n        return $this->request('PATCH', \"/accounts/{$this->slug}/invoices/{$id}.json\", $data);\n    }\n\n    private function request(string $method, string $path, array $data = []): array\n    {\n        $ch = curl_init(self::BASE_URL . $path);\n        curl_setopt($ch, CURLOPT_CUSTOMREQUEST, $method);\n        return json_decode(curl_exec($ch), true);\n    }\n}",
    'PATCH invoices/{}.json, GET invoices/{}.json',
  ],
  [
    'php',
    "<?php\n$options = [\n    CURLOPT_URL => FAKTUROID_API . \"/accounts/{$slug}/inventory_items/{$id}.json\",\n    CURLOPT_CUSTOMREQUEST => 'DELETE',\n    CURLOPT_HTTPHEADER => $headers,\n];\ncurl_setopt_array($ch, $options);\ndefine('FAKTUROID_API', 'https://app.fakturoid.cz/api/v3');",
    'DELETE inventory_items/{}.json',
  ],
  [
    'php',
    "<?php\nuse Fakturoid\\FakturoidManager;\n$manager->getExpensesProvider()->createPayment($expenseId, ['paid_on' => '2026-01-01']);",
    'POST expenses/{}/payments.json',
  ],
  [
    'php',
    '<?php\nuse Fakturoid\\FakturoidManager;\n$items = $fManager->getInventoryItemsProvider()->listArchived();',
    'GET inventory_items/archived.json',
  ],
  [
    'php',
    '<?php\nnamespace App\\Jobs;\nuse Fakturoid\\FakturoidManager;\nfinal class Todos {\n    public function __construct(private FakturoidManager $fakturoid) {}\n    public function handle(): void {\n        $provider = $this->fakturoid->getTodosProvider();\n        foreach ($provider->list()->getBody() as $todo) {\n            $provider->toggleCompletion($todo->id);\n        }\n    }\n}',
    'GET todos.json, POST todos/{}/toggle_completion.json',
  ],
  [
    'ruby',
    'class FakturoidClient\n  BASE_URL = "https://app.fakturoid.cz/api/v3".freeze\n\n  def invoices(slug, page: 1)\n    get("/accounts/#{slug}/invoices.json", page: page)\n  end\n\n  private\n\n  def get(path, params = {})\n    connection.get(BASE_URL + path, params)\n  end\nend',
    'GET invoices.json',
  ],
  [
    'ruby',
    'Fakturoid.client.invoices.fire(@invoice.fakturoid_id, "mark_as_uncollectible")',
    'POST invoices/{}/fire.json?event=mark_as_uncollectible',
  ],
  [
    'ruby',
    'client = Fakturoid::Client.new(config)\nclient.recurring_generators.all\nclient.generators.delete(7)',
    'GET recurring_generators.json, DELETE generators/{}.json',
  ],
  [
    'ruby',
    'response = Excon.post("https://app.fakturoid.cz/api/v3/accounts/#{slug}/webhooks.json", body: body, headers: headers)',
    'POST webhooks.json',
  ],
  [
    'ruby',
    'uri = URI("#{API}/accounts/#{slug}/inventory_items/#{item.id}.json")\nNet::HTTP.start(uri.host, uri.port, use_ssl: true) do |http|\n  request = Net::HTTP::Patch.new(uri, headers)\n  request.body = { name: item.name }.to_json\n  http.request(request)\nend\nAPI = "https://app.fakturoid.cz/api/v3"',
    'PATCH inventory_items/{}.json',
  ],
  [
    'python',
    'class FakturoidClient:\n    BASE = "https://app.fakturoid.cz/api/v3"\n\n    def __init__(self, slug):\n        self.slug = slug\n        self.session = requests.Session()\n\n    def _url(self, path):\n        return f"{self.BASE}/accounts/{self.slug}/{path}"\n\n    def list_invoices(self):\n        return self.session.get(self._url("invoices.json"))',
    'GET invoices.json',
  ],
  [
    'python',
    'requests.delete(settings.FAKTUROID_URL + f"/accounts/{slug}/inbox_files/{pk}.json", headers=headers)\nFAKTUROID_URL = "https://app.fakturoid.cz/api/v3"',
    'DELETE inbox_files/{}.json',
  ],
  [
    'python',
    'with urllib.request.urlopen("https://app.fakturoid.cz/api/v3/accounts/pila/subjects/%d.json" % subject_id) as f:\n    print(f.read())',
    'GET subjects/{}.json',
  ],
  [
    'python',
    'async with httpx.AsyncClient(base_url=f"https://app.fakturoid.cz/api/v3/accounts/{slug}/") as client:\n    response = await client.request("POST", "recurring_generators.json", json=payload)',
    'POST recurring_generators.json',
  ],
  [
    'python',
    'from fakturoid_sdk import FakturoidClient\nasync with FakturoidClient(client_id=cid, client_secret=secret, account_slug=slug) as f:\n    await f.subjects.update(5, {"name": "Pila"})',
    'PATCH subjects/{}.json',
  ],
  [
    'python',
    'ENDPOINTS = {\n    "expenses": "https://app.fakturoid.cz/api/v3/accounts/{slug}/expenses.json",\n    "expense": "https://app.fakturoid.cz/api/v3/accounts/{slug}/expenses/{id}.json",\n}\nrequests.get(ENDPOINTS["expenses"].format(slug=slug))\nrequests.get(ENDPOINTS["expense"].format(slug=slug, id=3))',
    'GET expenses.json, GET expenses/{}.json',
  ],
  [
    'typescript',
    'export class FakturoidService {\n  constructor(private readonly httpService: HttpService) {}\n  search(query: string) {\n    return firstValueFrom(this.httpService.get(`https://app.fakturoid.cz/api/v3/accounts/${this.slug}/subjects/search.json`, { params: { query } }));\n  }\n}',
    'GET subjects/search.json',
  ],
  [
    'typescript',
    "export class FakturoidApi {\n  private readonly baseUrl = 'https://app.fakturoid.cz/api/v3';\n  async createInvoice(data: InvoiceInput) {\n    return this.post<Invoice>(`/accounts/${this.slug}/invoices.json`, data);\n  }\n  async removeInvoice(id: number) {\n    return this.delete(`/accounts/${this.slug}/invoices/${id}.json`);\n  }\n  private post<T>(path: string, body: unknown) { return this.call<T>('POST', path, body); }\n  private delete(path: string) { return this.call<void>('DELETE', path); }\n  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {\n    const response = await fetch(`${this.baseUrl}${path}`, { method, body: body ? JSON.stringify(body) : undefined });\n    return response.json();\n  }\n}",
    'POST invoices.json, DELETE invoices/{}.json',
  ],
  [
    'typescript',
    "const fakturoidFetch = async (path: string, options: RequestInit = {}) =>\n  fetch(`https://app.fakturoid.cz/api/v3/accounts/${process.env.SLUG}${path}`, { ...options, headers });\nawait fakturoidFetch(`/expenses/${id}.json`, { method: 'PATCH', body: JSON.stringify({ note }) });",
    'PATCH expenses/{}.json',
  ],
  [
    'typescript',
    'const { data, error } = useSWR(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices/${id}.json`, fetcher);',
    'GET invoices/{}.json',
  ],
  [
    'javascript',
    'await axios.post(`https://app.fakturoid.cz/api/v3/accounts/${slug}/expenses/${id}/fire.json?event=unlock`, null, { headers });',
    'POST expenses/{}/fire.json?event=unlock',
  ],
  [
    'javascript',
    "const url = new URL('https://app.fakturoid.cz');\nurl.pathname = `/api/v3/accounts/${slug}/invoices.json`;\nconst res = await fetch(url);",
    'GET invoices.json',
  ],
  [
    'javascript',
    'const response = await fetch("https://app.fakturoid.cz/api/v3/accounts/" + account + "/inbox_files.json", Object.assign({}, defaults, { method: "post", body: form }));',
    'POST inbox_files.json',
  ],
  [
    'javascript',
    'https.get(`https://app.fakturoid.cz/api/v3/accounts/${slug}/users.json`, { headers }, (res) => res.pipe(out));',
    'GET users.json',
  ],
  [
    'javascript',
    "await fetch(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices/${id}.json`, { method: 'PUT', body });",
    'PUT invoices/{}.json',
  ],
  [
    'typescript',
    "const item = await ofetch<Item>(`/accounts/${slug}/inventory_items/${id}.json`, { baseURL: 'https://app.fakturoid.cz/api/v3', headers });",
    'GET inventory_items/{}.json',
  ],
  [
    'typescript',
    "const client = wretch('https://app.fakturoid.cz/api/v3').auth(`Bearer ${token}`);\nawait client.url(`/accounts/${slug}/webhooks/${id}.json`).delete().res();",
    'DELETE webhooks/{}.json',
  ],
  [
    'go',
    'const fakturoidAPI = "https://app.fakturoid.cz/api/v3"\n\nfunc (s *Service) update(ctx context.Context, id int, body io.Reader) error {\n\turl := fmt.Sprintf("%s/accounts/%s/inventory_items/%d.json", fakturoidAPI, s.slug, id)\n\treq, err := http.NewRequestWithContext(ctx, http.MethodPatch, url, body)\n\treturn err\n}',
    'PATCH inventory_items/{}.json',
  ],
  [
    'go',
    'resp, err := s.client.Get("https://app.fakturoid.cz/api/v3/accounts/" + s.slug + "/invoices/" + strconv.FormatInt(id, 10) + "/download.pdf")',
    'GET invoices/{}/download.pdf',
  ],
  [
    'java',
    'HttpDelete request = new HttpDelete("https://app.fakturoid.cz/api/v3/accounts/" + slug + "/subjects/" + id + ".json");\nhttpClient.execute(request);',
    'DELETE subjects/{}.json',
  ],
  [
    'java',
    'ResponseEntity<Expense> r = restTemplate.postForEntity(baseUrl + "/accounts/{slug}/expenses.json", expense, Expense.class, slug);\n@Value("${fakturoid.url:https://app.fakturoid.cz/api/v3}") private String baseUrl;',
    'POST expenses.json',
  ],
  [
    'java',
    'Response response = ClientBuilder.newClient().target("https://app.fakturoid.cz/api/v3").path("accounts/pila/events.json").request(MediaType.APPLICATION_JSON).get();',
    'GET events.json',
  ],
  [
    'kotlin',
    'interface FakturoidService {\n    @DELETE("accounts/{slug}/webhooks/{id}.json")\n    suspend fun deleteWebhook(@Path("slug") slug: String, @Path("id") id: Long): Response<Unit>\n}\nprivate const val BASE_URL = "https://app.fakturoid.cz/api/v3/"',
    'DELETE webhooks/{}.json',
  ],
  [
    'kotlin',
    'suspend fun subjects(slug: String): List<Subject> = client.get {\n    url("https://app.fakturoid.cz/api/v3/accounts/$slug/subjects.json")\n    bearerAuth(token)\n}.body()',
    'GET subjects.json',
  ],
  [
    'csharp',
    'public class FakturoidClient {\n    private const string ApiUrl = "https://app.fakturoid.cz/api/v3";\n    public async Task<Invoice> CreateAsync(Invoice invoice) {\n        var request = new HttpRequestMessage(HttpMethod.Post, $"{ApiUrl}/accounts/{_slug}/invoices.json") { Content = JsonContent.Create(invoice) };\n        var response = await _http.SendAsync(request);\n    }\n}',
    'POST invoices.json',
  ],
  [
    'csharp',
    'var list = await "https://app.fakturoid.cz/api/v3".AppendPathSegments("accounts", slug, "subjects.json").WithOAuthBearerToken(token).GetJsonAsync<List<Subject>>();',
    'GET subjects.json',
  ],
  [
    'csharp',
    'var response = await client.PatchAsync($"https://app.fakturoid.cz/api/v3/accounts/{slug}/subjects/{id}.json", content);',
    'PATCH subjects/{}.json',
  ],
  [
    'swift',
    'let url = URL(string: "https://app.fakturoid.cz/api/v3/accounts/\\(slug)/invoices.json")!\nlet (data, _) = try await URLSession.shared.data(from: url)',
    'GET invoices.json',
  ],
  [
    'swift',
    'AF.request("https://app.fakturoid.cz/api/v3/accounts/\\(slug)/expenses.json", method: .post, parameters: expense, encoder: JSONParameterEncoder.default)',
    'POST expenses.json',
  ],
  [
    'dart',
    "final dio = Dio(BaseOptions(baseUrl: 'https://app.fakturoid.cz/api/v3'));\nawait dio.patch('/accounts/$slug/expenses/$id.json', data: expense.toJson());",
    'PATCH expenses/{}.json',
  ],
  [
    'dart',
    "final uri = Uri.https('app.fakturoid.cz', '/api/v3/accounts/$slug/subjects.json', {'page': '1'});\nfinal response = await http.get(uri, headers: headers);",
    'GET subjects.json',
  ],
  [
    'rust',
    'const BASE: &str = "https://app.fakturoid.cz/api/v3";\nlet res = reqwest::Client::new().post(format!("{BASE}/accounts/{slug}/invoices.json")).json(&invoice).send().await?;',
    'POST invoices.json',
  ],
  [
    'rust',
    'let url = format!("https://app.fakturoid.cz/api/v3/accounts/{}/subjects/{}.json", self.slug, id);\nself.http.request(Method::DELETE, &url).send().await?;',
    'DELETE subjects/{}.json',
  ],
  [
    'elixir',
    '@base "https://app.fakturoid.cz/api/v3"\ndef create(slug, attrs), do: HTTPoison.post("#{@base}/accounts/#{slug}/expenses.json", Jason.encode!(attrs), headers())',
    'POST expenses.json',
  ],
  [
    'elixir',
    'client = Tesla.client([{Tesla.Middleware.BaseUrl, "https://app.fakturoid.cz/api/v3"}, Tesla.Middleware.JSON])\nTesla.patch(client, "/accounts/#{slug}/invoices/#{id}.json", %{note: "x"})',
    'PATCH invoices/{}.json',
  ],
  [
    'powershell',
    '$uri = "https://app.fakturoid.cz/api/v3/accounts/$($Slug)/invoices/$($Id).json"\n$response = Invoke-RestMethod -Method Patch -Uri $uri -Headers $headers -Body ($body | ConvertTo-Json) -ContentType \'application/json\'',
    'PATCH invoices/{}.json',
  ],
  [
    'powershell',
    'iwr https://app.fakturoid.cz/api/v3/accounts/pila/account.json -Headers @{ Authorization = "Bearer $env:FAKTUROID_TOKEN" } | ConvertFrom-Json',
    'GET account.json',
  ],
  [
    'shellscript',
    'API=https://app.fakturoid.cz/api/v3\nfor id in $(cat ids.txt); do\n  curl -fsS -X POST -H "Authorization: Bearer ${TOKEN}" \\\n       -H \'Content-Type: application/json\' \\\n       -d @message.json "${API}/accounts/${SLUG}/invoices/${id}/message.json"\ndone',
    'POST invoices/{}/message.json',
  ],
  [
    'shellscript',
    'TOKEN=$(curl -s -u "$CLIENT_ID:$CLIENT_SECRET" -d \'{"grant_type":"client_credentials"}\' -H \'Content-Type: application/json\' https://app.fakturoid.cz/api/v3/oauth/token | jq -r .access_token)',
    'POST /oauth/token',
  ],
  [
    'yaml',
    'jobs:\n  sync:\n    steps:\n      - run: |\n          curl -s -H "Authorization: Bearer ${{ secrets.FAKTUROID_TOKEN }}" \\\n            https://app.fakturoid.cz/api/v3/accounts/pila/invoices.json > invoices.json',
    'GET invoices.json',
  ],
  [
    'dockerfile',
    'HEALTHCHECK CMD curl -f -H "Authorization: Bearer $TOKEN" https://app.fakturoid.cz/api/v3/user.json || exit 1',
    'GET /user.json',
  ],
  [
    'makefile',
    'export-expenses:\n\tcurl -s -H "Authorization: Bearer $(TOKEN)" "https://app.fakturoid.cz/api/v3/accounts/$(SLUG)/expenses.json" -o expenses.json',
    'GET expenses.json',
  ],
  [
    'json',
    '{"info":{"name":"Fakturoid"},"item":[{"name":"Nová faktura","request":{"method":"POST","url":{"raw":"https://app.fakturoid.cz/api/v3/accounts/{{slug}}/invoices.json","protocol":"https","host":["app","fakturoid","cz"],"path":["api","v3","accounts","{{slug}}","invoices.json"]}}}]}',
    'POST invoices.json',
  ],
  [
    'json',
    '{"_type":"export","resources":[{"_id":"req_1","_type":"request","url":"https://app.fakturoid.cz/api/v3/accounts/{{ _.slug }}/subjects/{{ _.id }}.json","name":"Uprav","method":"PATCH"}]}',
    'PATCH subjects/{}.json',
  ],
  [
    'json',
    '{"name":"Fakturoid inbox","flow":[{"id":1,"module":"http:ActionSendData","mapper":{"url":"https://app.fakturoid.cz/api/v3/accounts/pila/inbox_files.json","method":"get"}}]}',
    'GET inbox_files.json',
  ],
  [
    'http',
    '@baseUrl = https://app.fakturoid.cz/api/v3\n@slug = pila\n\n# @name smaz\nDELETE {{baseUrl}}/accounts/{{slug}}/subjects/{{id}}.json\nAuthorization: Bearer {{$processEnv FAKTUROID_TOKEN}}',
    'DELETE subjects/{}.json',
  ],
  [
    'bruno',
    'get {\n  url: https://app.fakturoid.cz/api/v3/accounts/{{slug}}/invoices.json\n  body: none\n  auth: bearer\n}',
    'GET invoices.json',
  ],
  [
    'terraform',
    'data "http" "account" {\n  url = "https://app.fakturoid.cz/api/v3/accounts/${var.slug}/account.json"\n  request_headers = { Authorization = "Bearer ${var.token}" }\n}',
    'GET account.json',
  ],
  [
    'perl',
    'my $res = $ua->post("https://app.fakturoid.cz/api/v3/accounts/$slug/invoices.json", Content => $json);',
    'POST invoices.json',
  ],
  [
    'lua',
    'local res = httpc:request_uri("https://app.fakturoid.cz/api/v3/accounts/" .. slug .. "/subjects.json", { method = "GET" })',
    'GET subjects.json',
  ],
  [
    'scala',
    'val request = basicRequest.get(uri"https://app.fakturoid.cz/api/v3/accounts/$slug/invoices.json").auth.bearer(token)',
    'GET invoices.json',
  ],
  [
    'r',
    'req <- httr::GET(paste0("https://app.fakturoid.cz/api/v3/accounts/", slug, "/invoices.json"), httr::add_headers(Authorization = auth))',
    'GET invoices.json',
  ],
  [
    'groovy',
    'def conn = new URL("https://app.fakturoid.cz/api/v3/accounts/${slug}/subjects.json").openConnection()\nconn.requestMethod = \'POST\'',
    'POST subjects.json',
  ],
  [
    'typescript',
    "import axios, { AxiosInstance } from 'axios';\nexport class FakturoidClient {\n  private http: AxiosInstance;\n  constructor(private slug: string, token: string) {\n    this.http = axios.create({\n      baseURL: `https://app.fakturoid.cz/api/v3/accounts/${slug}`,\n      headers: { Authorization: `Bearer ${token}` },\n    });\n  }\n  list(page = 1) { return this.http.get('/invoices.json', { params: { page } }); }\n  create(data: Invoice) { return this.http.post('/invoices.json', data); }\n  update(id: number, data: Partial<Invoice>) { return this.http.patch(`/invoices/${id}.json`, data); }\n}",
    'GET invoices.json, POST invoices.json, PATCH invoices/{}.json',
  ],
  [
    'typescript',
    "const path = `/accounts/${slug}/subjects/${id}.json`;\nawait this.fakturoid.request({ method: 'DELETE', path });",
    'DELETE subjects/{}.json',
  ],
  [
    'javascript',
    "const options = {\n  hostname: 'app.fakturoid.cz',\n  path: '/api/v3/accounts/' + slug + '/invoices.json',\n  method: 'POST',\n  headers: { 'Content-Type': 'application/json' },\n};\nconst req = https.request(options, (res) => {});",
    'POST invoices.json',
  ],
  [
    'javascript',
    "function apiUrl(resource) {\n  return `https://app.fakturoid.cz/api/v3/accounts/${SLUG}/${resource}.json`;\n}\nfetch(apiUrl('subjects'), { headers });",
    'GET subjects.json',
  ],
  [
    'typescript',
    "async lock(id: number) {\n  return this.post(`${FAKTUROID_BASE}/invoices/${id}/fire.json`, undefined, { params: { event: 'lock' } });\n}\nconst FAKTUROID_BASE = 'https://app.fakturoid.cz/api/v3/accounts/pila';",
    'POST invoices/{}/fire.json?event=lock',
  ],
  [
    'typescript',
    "const query = new URLSearchParams({ since });\nconst response = await fetch(`${this.config.get('FAKTUROID_URL', 'https://app.fakturoid.cz/api/v3')}/accounts/${slug}/invoices.json?` + query);",
    'GET invoices.json',
  ],
  [
    'typescript',
    "const req = new Request(`https://app.fakturoid.cz/api/v3/accounts/${slug}/expenses/${id}.json`, { method: 'PATCH', body });\nawait fetch(req);",
    'PATCH expenses/{}.json',
  ],
  [
    'typescript',
    "const [banks, account] = await Promise.all(['bank_accounts', 'account'].map(() => null));\nawait Promise.all([\n  api(`https://app.fakturoid.cz/api/v3/accounts/${slug}/bank_accounts.json`),\n  api(`https://app.fakturoid.cz/api/v3/accounts/${slug}/account.json`),\n]);",
    'GET bank_accounts.json, GET account.json',
  ],
  [
    'python',
    'import requests\n\nclass FakturoidAPI:\n    def __init__(self, slug, token):\n        self.base_url = f"https://app.fakturoid.cz/api/v3/accounts/{slug}"\n        self.headers = {"Authorization": f"Bearer {token}"}\n\n    def create_expense(self, data):\n        response = requests.post(f"{self.base_url}/expenses.json", headers=self.headers, json=data)\n        response.raise_for_status()\n        return response.json()',
    'POST expenses.json',
  ],
  [
    'python',
    'def download(self, invoice_id):\n    return self._request("get", f"/accounts/{self.slug}/invoices/{invoice_id}/download.pdf")\ndef _request(self, method, path):\n    return requests.request(method, "https://app.fakturoid.cz/api/v3" + path)',
    'GET invoices/{}/download.pdf',
  ],
  [
    'python',
    'r = requests.patch(\n    url=f"https://app.fakturoid.cz/api/v3/accounts/{SLUG}/invoices/{invoice[\'id\']}.json",\n    data=json.dumps({"tags": ["x"]}),\n    headers=headers,\n)',
    'PATCH invoices/{}.json',
  ],
  [
    'python',
    'response = client.delete(f"/accounts/{slug}/webhooks/{webhook_id}.json")\nclient = httpx.Client(base_url="https://app.fakturoid.cz/api/v3")',
    'DELETE webhooks/{}.json',
  ],
  [
    'python',
    'req = urllib.request.Request("https://app.fakturoid.cz/api/v3/accounts/pila/subjects.json", json.dumps(subject).encode(), headers)\nurllib.request.urlopen(req)',
    'POST subjects.json',
  ],
  [
    'php',
    "<?php\n$url = self::API . '/accounts/' . $slug . '/invoices.json?' . http_build_query(['page' => $page]);\n$response = wp_remote_get($url, $args);\nconst API = 'https://app.fakturoid.cz/api/v3';",
    'GET invoices.json',
  ],
  [
    'php',
    "<?php\nclass Fakturoid {\n  protected $apiUrl = 'https://app.fakturoid.cz/api/v3';\n  public function updateSubject($id, $data) {\n    return $this->send('PATCH', '/accounts/' . $this->slug . '/subjects/' . $id . '.json', $data);\n  }\n  private function send($method, $path, $data = null) {\n    $ch = curl_init();\n    curl_setopt($ch, CURLOPT_URL, $this->apiUrl . $path);\n    curl_setopt($ch, CURLOPT_CUSTOMREQUEST, $method);\n    return curl_exec($ch);\n  }\n}",
    'PATCH subjects/{}.json',
  ],
  [
    'php',
    "<?php\n$response = Http::withHeaders(['User-Agent' => 'x'])->withToken($token)->get(\"https://app.fakturoid.cz/api/v3/accounts/{$slug}/expenses.json\", ['page' => 1]);",
    'GET expenses.json',
  ],
  [
    'php',
    "<?php\n$fakturoid->getInvoicesProvider()->createMessage($id, ['email' => $email]);",
    'POST invoices/{}/message.json',
  ],
  [
    'php',
    "<?php\nuse Fakturoid\\FakturoidManager;\n$m = new FakturoidManager($c, $id, $secret, 'App', $slug);\n$m->getEventsProvider()->list();\n$m->getTodosProvider()->list(['page' => 2]);",
    'GET events.json, GET todos.json',
  ],
  [
    'ruby',
    'module Fakturoid\n  class Api\n    include HTTParty\n    base_uri \'https://app.fakturoid.cz/api/v3\'\n    def delete_expense(id)\n      self.class.delete("/accounts/#{@slug}/expenses/#{id}.json", headers: headers)\n    end\n  end\nend',
    'DELETE expenses/{}.json',
  ],
  [
    'ruby',
    'http = Net::HTTP.new("app.fakturoid.cz", 443)\nhttp.use_ssl = true\nhttp.post("/api/v3/accounts/#{slug}/invoices.json", invoice.to_json, headers)',
    'POST invoices.json',
  ],
  ['ruby', 'Fakturoid.client.invoices.update(invoice_id, note: "x")', 'PATCH invoices/{}.json'],
  [
    'ruby',
    'response = Faraday.get("https://app.fakturoid.cz/api/v3/accounts/#{slug}/inventory_items.json") { |r| r.headers = h }',
    'GET inventory_items.json',
  ],
  [
    'go',
    'payload, _ := json.Marshal(invoice)\nreq, err := http.NewRequest("POST", baseURL+fmt.Sprintf("/accounts/%s/invoices.json", slug), bytes.NewBuffer(payload))\nvar baseURL = "https://app.fakturoid.cz/api/v3"',
    'POST invoices.json',
  ],
  [
    'go',
    'func (c *Client) DeleteExpense(ctx context.Context, id int64) error {\n\tendpoint := c.endpoint("expenses", strconv.FormatInt(id, 10)+".json")\n\treturn c.send(ctx, http.MethodDelete, "https://app.fakturoid.cz/api/v3/accounts/"+c.slug+"/expenses/"+strconv.FormatInt(id, 10)+".json", nil)\n}',
    'DELETE expenses/{}.json',
  ],
  [
    'go',
    'resp, err := http.Get(fmt.Sprintf("%s/accounts/%s/subjects.json?page=%d", fakturoid, slug, page))\nconst fakturoid = "https://app.fakturoid.cz/api/v3"',
    'GET subjects.json',
  ],
  [
    'java',
    'String url = UriComponentsBuilder.fromHttpUrl("https://app.fakturoid.cz/api/v3/accounts/" + slug + "/invoices.json").queryParam("page", 1).toUriString();\nResponseEntity<String> response = restTemplate.getForEntity(url, String.class);',
    'GET invoices.json',
  ],
  [
    'java',
    'Request request = new Request.Builder()\n    .url("https://app.fakturoid.cz/api/v3/accounts/" + slug + "/expenses/" + id + ".json")\n    .patch(RequestBody.create(json, JSON))\n    .build();',
    'PATCH expenses/{}.json',
  ],
  [
    'java',
    'HttpPost post = new HttpPost(String.format("%s/accounts/%s/invoices.json", BASE, slug));\nprivate static final String BASE = "https://app.fakturoid.cz/api/v3";',
    'POST invoices.json',
  ],
  [
    'java',
    'webClient.delete().uri(uriBuilder -> uriBuilder.path("/accounts/{slug}/webhooks/{id}.json").build(slug, id)).retrieve();\nWebClient webClient = WebClient.create("https://app.fakturoid.cz/api/v3");',
    'DELETE webhooks/{}.json',
  ],
  [
    'kotlin',
    '@GET("accounts/{slug}/subjects.json")\nsuspend fun subjects(@Path("slug") slug: String, @Query("page") page: Int): List<FakturoidSubject>',
    'GET subjects.json',
  ],
  [
    'kotlin',
    'val conn = URL("https://app.fakturoid.cz/api/v3/accounts/$slug/invoices.json").openConnection() as HttpURLConnection\nconn.requestMethod = "POST"',
    'POST invoices.json',
  ],
  [
    'csharp',
    'public class FakturoidApi\n{\n    private readonly HttpClient _client = new() { BaseAddress = new Uri("https://app.fakturoid.cz/api/v3/") };\n    public Task<List<Subject>?> Subjects(string slug) => _client.GetFromJsonAsync<List<Subject>>($"accounts/{slug}/subjects.json");\n    public Task Delete(string slug, int id) => _client.DeleteAsync($"accounts/{slug}/subjects/{id}.json");\n}',
    'GET subjects.json, DELETE subjects/{}.json',
  ],
  [
    'csharp',
    'var request = new RestRequest("accounts/{slug}/inbox_files.json", Method.Post);\nvar client = new RestClient("https://app.fakturoid.cz/api/v3");',
    'POST inbox_files.json',
  ],
  [
    'csharp',
    '[Get("/accounts/{slug}/invoices.json")]\nTask<List<Invoice>> GetInvoices(string slug);\n// RestService.For<IFakturoidApi>("https://app.fakturoid.cz/api/v3")\npublic interface IFakturoidApi { }',
    'GET invoices.json',
  ],
  [
    'swift',
    'let url = baseURL.appendingPathComponent("accounts/\\(slug)/subjects/\\(id).json")\nvar request = URLRequest(url: url)\nrequest.httpMethod = "PATCH"\nlet baseURL = URL(string: "https://app.fakturoid.cz/api/v3")!',
    'PATCH subjects/{}.json',
  ],
  [
    'dart',
    "class FakturoidApi {\n  static const _base = 'https://app.fakturoid.cz/api/v3';\n  Future<List<dynamic>> invoices(String slug) async {\n    final response = await http.get(Uri.parse('$_base/accounts/$slug/invoices.json'), headers: _headers);\n    return jsonDecode(response.body);\n  }\n}",
    'GET invoices.json',
  ],
  [
    'rust',
    'let url = format!("{}/accounts/{}/invoices/{}.json", BASE_URL, slug, id);\nlet response = client.patch(&url).json(&body).send()?;\nconst BASE_URL: &str = "https://app.fakturoid.cz/api/v3";',
    'PATCH invoices/{}.json',
  ],
  [
    'rust',
    'let resp = ureq::get("https://app.fakturoid.cz/api/v3/accounts/pila/invoices.json").set("Authorization", &auth).call()?;',
    'GET invoices.json',
  ],
  [
    'elixir',
    'HTTPoison.get("https://app.fakturoid.cz/api/v3/accounts/#{slug}/invoices.json", headers)',
    'GET invoices.json',
  ],
  [
    'elixir',
    'Req.new(base_url: "https://app.fakturoid.cz/api/v3", auth: {:bearer, token}) |> Req.post!(url: "/accounts/#{slug}/subjects.json", json: subject)',
    'POST subjects.json',
  ],
  [
    'powershell',
    "$splat = @{ Method = 'POST'; Uri = \"$BaseUri/accounts/$Slug/subjects.json\"; Headers = $h; Body = $json }\nInvoke-RestMethod @splat\n$BaseUri = 'https://app.fakturoid.cz/api/v3'",
    'POST subjects.json',
  ],
  [
    'powershell',
    'function Remove-Expense([int]$Id) {\n  Invoke-RestMethod "https://app.fakturoid.cz/api/v3/accounts/$Slug/expenses/$Id.json" -Method Delete -Headers $Headers\n}',
    'DELETE expenses/{}.json',
  ],
  [
    'shellscript',
    'curl -s \\\n  -X PATCH "https://app.fakturoid.cz/api/v3/accounts/${SLUG}/invoices/${INVOICE_ID}.json" \\\n  -H "Authorization: Bearer ${TOKEN}" \\\n  -d "{\\"note\\": \\"x\\"}"',
    'PATCH invoices/{}.json',
  ],
  [
    'shellscript',
    'curl -G -H "Authorization: Bearer $TOKEN" --data-urlencode "query=Pila s.r.o." https://app.fakturoid.cz/api/v3/accounts/pila/subjects/search.json',
    'GET subjects/search.json',
  ],
  [
    'shellscript',
    'BASE_URL=\'https://app.fakturoid.cz/api/v3/accounts/pila\'\nARGS=(-s -H "Authorization: Bearer $TOKEN")\ncurl "${ARGS[@]}" --data-binary @expense.json "$BASE_URL/expenses.json"',
    'POST expenses.json',
  ],
  [
    'bat',
    'curl -s ^\n  -H "Authorization: Bearer %TOKEN%" ^\n  "https://app.fakturoid.cz/api/v3/accounts/%SLUG%/invoices.json"',
    'GET invoices.json',
  ],
  [
    'yaml',
    "- name: Create\n  uses: fjogeleit/http-request-action@v1\n  with:\n    url: 'https://app.fakturoid.cz/api/v3/accounts/pila/invoices.json'\n    method: 'POST'",
    'POST invoices.json',
  ],
  [
    'http',
    'POST https://{{host}}/api/v3/accounts/{{slug}}/invoices.json HTTP/1.1\nContent-Type: application/json\n\n@host = app.fakturoid.cz',
    'POST invoices.json',
  ],
  [
    'vue',
    '<script setup>\nconst { data } = await useFetch(`https://app.fakturoid.cz/api/v3/accounts/${slug}/invoices.json`, { headers })\n</script>',
    'GET invoices.json',
  ],
  [
    'javascript',
    "import { Fakturoid } from './fakturoid.js';\nconst api = new Fakturoid('https://app.fakturoid.cz/api/v3');\nawait api.post(['accounts', slug, 'invoices.json'].join('/'), invoice);",
    'POST invoices.json',
  ],
  [
    'perl',
    'my $response = $ua->get("https://app.fakturoid.cz/api/v3/accounts/$slug/subjects.json", Authorization => "Bearer $token");',
    'GET subjects.json',
  ],
  [
    'php',
    '<?php\nuse Fakturoid\\FakturoidManager;\n$provider = $manager->getInvoicesProvider();\n$provider->deletePayment($invoiceId, $paymentId);',
    'DELETE invoices/{}/payments/{}.json',
  ],
  [
    'typescript',
    "class Fakturoid {\n  private async request(method: string, path: string, body?: unknown) {\n    return fetch(`https://app.fakturoid.cz/api/v3/accounts/${this.slug}/${path}.json`, { method, body });\n  }\n  invoices() { return this.request('GET', 'invoices'); }\n  addSubject(s: Subject) { return this.request('POST', 'subjects', s); }\n  note(id: number) { return this.request('PATCH', `invoices/${id}`, {}); }\n}",
    'GET invoices.json, POST subjects.json, PATCH invoices/{}.json',
  ],
  [
    'php',
    "<?php\nclass Fakturoid {\n    const URL = 'https://app.fakturoid.cz/api/v3/accounts/';\n    private function call($method, $endpoint, $data = []) {\n        $url = self::URL . $this->slug . '/' . $endpoint . '.json';\n        return $this->http->request($method, $url, ['json' => $data]);\n    }\n    public function subject($id) { return $this->call('GET', 'subjects/' . $id); }\n    public function drop($id) { return $this->call('DELETE', \"expenses/$id\"); }\n}",
    'GET subjects/{}.json, DELETE expenses/{}.json',
  ],
  [
    'python',
    'def get(path, **params):\n    return requests.get("https://app.fakturoid.cz/api/v3/accounts/%s/%s.json" % (SLUG, path), params=params)\n\ninvoices = get("invoices", page=1)\nlabel = translate("expenses")',
    'GET invoices.json',
  ],
  [
    'javascript',
    "const post = (path, body) => request('POST', path, body);\nasync function request(method, path, body) {\n  return fetch(`${BASE}/accounts/${slug}/${path}.json`, { method, body });\n}\nconst BASE = 'https://app.fakturoid.cz/api/v3';\nawait post(`invoices/${id}/fire`, { event: 'lock' });",
    'POST invoices/{}/fire.json?event=lock',
  ],
];

const NO_CALLS: readonly (readonly [language: string, code: string, calls: string])[] = [
  ['typescript', "fetch('https://api.example.org/accounts/kovarna/invoices.json', { method: 'POST' });", ''],
  ['typescript', "// https://app.fakturoid.cz\nimport data from './invoices.json';", ''],
  ['javascript', "window.open('https://app.fakturoid.cz/kovarna/invoices/27');", ''],
  ['ruby', 'client = Stripe::Client.new\nclient.invoices.create(customer: 1)', ''],
  ['php', "$shopify->get('/admin/api/2025-01/webhooks.json');", ''],
  ['python', 'with open("data/subjects.json") as f: subjects = json.load(f)', ''],
  ['shellscript', 'curl https://www.fakturoid.cz/api', ''],
  ['javascript', "const help = 'https://www.fakturoid.cz/api/v3/invoices';", ''],
  [
    'typescript',
    "const ORIGIN = 'https://app.fakturoid.cz';\nfetch('/api/invoices.json', { method: 'POST' });",
    '',
  ],
  ['python', 'basecamp.get(f"https://3.basecampapi.com/{id}/events.json")', ''],
  ['typescript', 'const res = await fetch(`https://app.fakturoid.cz/${slug}/invoices/${id}`);', ''],
  [
    'typescript',
    "import { faker } from '@faker-js/faker';\ncy.intercept('GET', '/api/accounts/*/invoices.json', { fixture: 'invoices.json' });",
    '',
  ],
  ['ruby', '# Fakturoid is used elsewhere.\nshopify.get("/admin/api/2024-01/events.json")', ''],
];

const shapes = (
  rows: readonly (readonly [language: string, code: string, calls: string])[],
): readonly CallShape[] =>
  rows.map(([language, code, calls]) => ({
    ...{ name: `${language}, ${code}`, language, code },
    calls: calls === '' ? [] : calls.split(', '),
  }));

/** Written by somebody who had not seen the recogniser: of the first 88 it found 82 at once, of the next 62 it found 50. */
export const UNSEEN_CALLS = shapes(UNSEEN);

/**
 * Written to measure it before and after it was mended for the others: of the first 65 it found 54 at once, of the next 52 it
 * found 49, and of the last four, whose ending is added elsewhere, none.
 */
export const FURTHER_CALLS = shapes(FURTHER);

export const UNSEEN_NO_CALLS = shapes(NO_CALLS);
