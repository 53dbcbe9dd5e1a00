import type { CallShape } from './callShapes';

const A = 'https://app.fakturoid.cz/api/v3/accounts';
const HOST = 'https://app.fakturoid.cz/api/v3';

const SHAPES: readonly (readonly [name: string, language: string, code: string, calls: string])[] = [
  [
    'axios, instance',
    'typescript',
    `const api = axios.create({ baseURL: "${HOST}", headers });\nexport const list = (slug: string) => api.get(\`/accounts/\${slug}/invoices.json\`, { params: { page: 2 } });`,
    'GET invoices.json',
  ],
  [
    'axios, one object',
    'javascript',
    `await axios({ method: 'delete', url: \`${A}/\${slug}/subjects/\${id}.json\` });`,
    'DELETE subjects/{}.json',
  ],
  [
    'axios.post with a body',
    'javascript',
    `axios.post('${A}/firma/invoices/' + id + '/payments.json', { paid_on }, { headers })`,
    'POST invoices/{}/payments.json',
  ],
  [
    'ky',
    'typescript',
    `const fakturoid = ky.create({ prefixUrl: '${HOST}' });\nawait fakturoid.patch(\`accounts/\${slug}/expenses/\${id}.json\`, { json });`,
    'PATCH expenses/{}.json',
  ],
  [
    'got',
    'javascript',
    `const { body } = await got.post(\`${A}/\${slug}/expenses.json\`, { json: expense });`,
    'POST expenses.json',
  ],
  [
    '$fetch of Nuxt',
    'typescript',
    `await $fetch(\`${A}/\${slug}/subjects.json\`, { method: 'POST', body: subject })`,
    'POST subjects.json',
  ],
  [
    'URL object',
    'typescript',
    `const url = new URL(\`${A}/\${slug}/invoices.json\`);\nurl.searchParams.set("status", "open");\nconst res = await fetch(url, { headers });`,
    'GET invoices.json',
  ],
  [
    'options apart',
    'javascript',
    `const url = "${A}/firma/invoices.json";\nconst options = { method: "POST", headers, body: JSON.stringify(data) };\nconst res = await fetch(url, options);`,
    'POST invoices.json',
  ],
  [
    'helper with defaults',
    'typescript',
    `const BASE = '${HOST}';\nasync function api(path: string, init: RequestInit = {}) { return fetch(BASE + path, init); }\nawait api(\`/accounts/\${slug}/todos/\${id}/toggle_completion.json\`, { method: 'POST' });`,
    'POST todos/{}/toggle_completion.json',
  ],
  [
    'class with verbs',
    'typescript',
    `class Fakturoid {\n  base = "${HOST}/accounts/firma";\n  lock(id: number) { return this.post(\`/invoices/\${id}/fire.json?event=lock\`); }\n}`,
    'POST invoices/{}/fire.json?event=lock',
  ],
  [
    'jQuery',
    'javascript',
    `$.ajax({ type: "PATCH", url: "${A}/" + slug + "/generators/" + id + ".json", data })`,
    'PATCH generators/{}.json',
  ],
  [
    'SvelteKit',
    'svelte',
    `<script>\nconst r = await fetch(\`${A}/\${slug}/inbox_files.json\`, { method: 'POST', body: form });\n</script>`,
    'POST inbox_files.json',
  ],
  ['current user', 'javascript', `fetch('${HOST}/user.json', { headers })`, 'GET /user.json'],
  [
    'PHP, official, create',
    'php',
    `<?php\n$fManager = new \\Fakturoid\\FakturoidManager($client, $id, $secret, 'App');\n$fManager->getSubjectsProvider()->create(['name' => 'X']);`,
    'POST subjects.json',
  ],
  [
    'PHP, official, provider kept',
    'php',
    `<?php\nuse Fakturoid\\FakturoidManager;\n$expenses = $fManager->getExpensesProvider();\n$expenses->delete(5);`,
    'DELETE expenses/{}.json',
  ],
  [
    'PHP, Guzzle request',
    'php',
    `<?php\n$client = new Client(['base_uri' => '${HOST}/']);\n$client->request('POST', "accounts/{$slug}/invoices/{$id}/message.json", ['json' => $m]);`,
    'POST invoices/{}/message.json',
  ],
  [
    'PHP, cURL',
    'php',
    `<?php\n$ch = curl_init("${A}/$slug/invoices.json");\ncurl_setopt($ch, CURLOPT_POST, true);\ncurl_setopt($ch, CURLOPT_POSTFIELDS, $json);\n$r = curl_exec($ch);`,
    'POST invoices.json',
  ],
  [
    'PHP, cURL, custom',
    'php',
    `<?php\n$ch = curl_init();\ncurl_setopt($ch, CURLOPT_URL, "${A}/" . $slug . "/invoices/" . $id . ".json");\ncurl_setopt($ch, CURLOPT_CUSTOMREQUEST, "PATCH");`,
    'PATCH invoices/{}.json',
  ],
  [
    'PHP, Laravel Http',
    'php',
    `<?php\nHttp::withToken($token)->get("${A}/{$slug}/bank_accounts.json")->json();`,
    'GET bank_accounts.json',
  ],
  [
    'PHP, WordPress',
    'php',
    `<?php\n$response = wp_remote_get( '${A}/' . $slug . '/subjects.json', $args );`,
    'GET subjects.json',
  ],
  [
    'PHP, Symfony',
    'php',
    `<?php\n$this->httpClient->request(Request::METHOD_DELETE, sprintf('${A}/%s/expenses/%d.json', $slug, $id));`,
    'DELETE expenses/{}.json',
  ],
  [
    'Ruby, official',
    'ruby',
    `Fakturoid.configure { |c| c.client_id = ID }\nclient = Fakturoid.client\nclient.invoices.create(subject_id: 1, lines: [])\nclient.invoice_payments.create(5, paid_on: Date.today)`,
    'POST invoices.json, POST invoices/{}/payments.json',
  ],
  [
    'Ruby, Faraday',
    'ruby',
    `conn = Faraday.new(url: "${HOST}")\nconn.get("accounts/#{slug}/events.json")`,
    'GET events.json',
  ],
  [
    'Ruby, Net::HTTP',
    'ruby',
    `uri = URI("${A}/#{slug}/subjects.json")\nreq = Net::HTTP::Post.new(uri)\nreq.body = data.to_json`,
    'POST subjects.json',
  ],
  [
    'Ruby, HTTParty',
    'ruby',
    `class Fakturoid\n  include HTTParty\n  base_uri "${HOST}"\n  def items = self.class.get("/accounts/#{@slug}/inventory_items.json")\nend`,
    'GET inventory_items.json',
  ],
  [
    'Python, session',
    'python',
    `s = requests.Session()\nBASE = "${A}/firma"\ns.patch(f"{BASE}/subjects/{sid}.json", json=d)`,
    'PATCH subjects/{}.json',
  ],
  [
    'Python, requests.request',
    'python',
    `r = requests.request("POST", "${A}/%s/invoices.json" % slug, json=payload)`,
    'POST invoices.json',
  ],
  [
    'Python, httpx',
    'python',
    `async with httpx.AsyncClient(base_url="${HOST}") as c:\n    r = await c.delete(f"/accounts/{slug}/webhooks/{wid}.json")`,
    'DELETE webhooks/{}.json',
  ],
  [
    'Python, urllib',
    'python',
    `req = urllib.request.Request("${A}/" + slug + "/expenses.json", data=body, method="POST")\nurllib.request.urlopen(req)`,
    'POST expenses.json',
  ],
  [
    'Python, format',
    'python',
    `URL = "${A}/{}/invoices/{}/download.pdf"\npdf = requests.get(URL.format(slug, iid), headers=h).content`,
    'GET invoices/{}/download.pdf',
  ],
  [
    'Go, NewRequest',
    'go',
    `req, err := http.NewRequestWithContext(ctx, http.MethodPost, fmt.Sprintf("${A}/%s/invoices.json", slug), body)`,
    'POST invoices.json',
  ],
  [
    'Go, base field',
    'go',
    `const baseURL = "${HOST}"\nfunc (c *Client) Subjects() { c.request("GET", baseURL+"/accounts/"+c.slug+"/subjects.json", nil) }`,
    'GET subjects.json',
  ],
  [
    'C#, HttpClient',
    'csharp',
    `var client = new HttpClient { BaseAddress = new Uri("${HOST}/") };\nawait client.PostAsJsonAsync($"accounts/{slug}/invoices.json", invoice);`,
    'POST invoices.json',
  ],
  [
    'C#, HttpRequestMessage',
    'csharp',
    `var r = new HttpRequestMessage(HttpMethod.Delete, $"${A}/{slug}/subjects/{id}.json");`,
    'DELETE subjects/{}.json',
  ],
  [
    'Java, HttpRequest',
    'java',
    `HttpRequest r = HttpRequest.newBuilder(URI.create("${A}/" + slug + "/invoices.json")).POST(BodyPublishers.ofString(json)).build();`,
    'POST invoices.json',
  ],
  [
    'Kotlin, Ktor',
    'kotlin',
    `val r = client.get("${A}/$slug/expenses.json") { bearerAuth(token) }`,
    'GET expenses.json',
  ],
  [
    'curl with data',
    'shellscript',
    `curl -s "${A}/$SLUG/subjects.json" \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '{"name":"X"}'`,
    'POST subjects.json',
  ],
  [
    '.http with variables',
    'http',
    `@base = ${HOST}\n@slug = firma\n\n### nová\nPOST {{base}}/accounts/{{slug}}/expenses.json\nContent-Type: application/json\n\n{}`,
    'POST expenses.json',
  ],
  [
    'PowerShell',
    'powershell',
    `$base = "${A}/$slug"\nInvoke-RestMethod -Method Patch -Uri "$base/invoices/$id.json" -Body $json`,
    'PATCH invoices/{}.json',
  ],
  [
    'Apps Script',
    'javascript',
    `function sync() {\n  var url = '${A}/' + SLUG + '/expenses.json?page=' + page;\n  var r = UrlFetchApp.fetch(url, { method: 'get', headers: h });\n}`,
    'GET expenses.json',
  ],
];

/**
 * Written without a look at the recogniser, to measure it: of these 40 it found 39 at once. Where the code does not
 * say the method, every one of the path counts.
 */
export const BLIND_SHAPES: readonly CallShape[] = SHAPES.map(([name, language, code, calls]) => ({
  name,
  language,
  code,
  calls: calls.split(', '),
}));
