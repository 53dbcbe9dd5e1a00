import type { CallShape } from './callShapes';

const A = 'https://app.fakturoid.cz/api/v3/accounts/acme';

/** Requests in files of workflows and of other programs, in pipes, in notebooks, and through functions of a file. */
const SHAPES: readonly (readonly [language: string, code: string, calls: string])[] = [
  [
    'clojure',
    `; fakturoid\n(def base "https://app.fakturoid.cz/api/v3/accounts/")\n(defn create [slug one]\n  (http/post (str base slug "/invoices.json") {:form-params one}))`,
    'POST invoices.json',
  ],
  [
    'clojure',
    `(def fakturoid-api "https://app.fakturoid.cz/api/v3")\n(http/request {:method :delete :url (str fakturoid-api "/accounts/acme/subjects/" (:id one) ".json")})`,
    'DELETE subjects/{}.json',
  ],
  [
    'clojure',
    `(def invoices-url "${A}/invoices.json")\n(defn other [] (http/post "https://shop.example/x" {}))`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'clojure',
    `(def fakturoid "${A}")\n(client/get (format "%s/expenses/%d.json" fakturoid id) {:as :json})`,
    'GET expenses/{}.json',
  ],
  [
    'clojure',
    `(def fakturoid "${A}")\n;; (client/post (str fakturoid "/invoices.json"))\n(client/get (str fakturoid "/users.json"))`,
    'GET users.json',
  ],
  [
    'clojure',
    `(let [fakturoid-url (str "${A}/subjects/" id ".json")\n      other (http/post "https://shop.example/a.json")]\n  (send fakturoid-url))`,
    'PATCH subjects/{}.json, GET subjects/{}.json, DELETE subjects/{}.json',
  ],
  [
    'r',
    `req <- httr2::request("https://app.fakturoid.cz/api/v3") %>%\n  httr2::req_url_path_append("accounts", slug, "invoices", paste0(id, ".json")) %>%\n  httr2::req_method("PATCH") %>% httr2::req_perform()`,
    'PATCH invoices/{}.json',
  ],
  [
    'r',
    `request("${A}") |> req_body_json(list(name = "x")) |> req_url_path_append("subjects.json") |> req_perform()`,
    'POST subjects.json',
  ],
  ['r', `resp <- request("${A}/events.json") |> req_perform()`, 'GET events.json'],
  [
    'r',
    `req <- request(paste0("${A}/subjects/", id, ".json"))\nreq |> req_method("DELETE") |> req_perform()`,
    'GET subjects/{}.json, PATCH subjects/{}.json, DELETE subjects/{}.json',
  ],
  [
    'r',
    `req <- request(paste0("${A}/subjects/", id, ".json")) |> req_auth_bearer_token(t)\nreq |> req_method("DELETE") |> req_perform()`,
    'GET subjects/{}.json, PATCH subjects/{}.json, DELETE subjects/{}.json',
  ],
  [
    'powerquery',
    `let fakturoid = Web.Contents("${A}", [RelativePath = "invoices.json", Content = Json.FromValue(one)]) in fakturoid`,
    'POST invoices.json',
  ],
  [
    'powerquery',
    `let Host = "https://app.fakturoid.cz/api/v3/accounts/" & Slug, x = Json.Document(Web.Contents(Host & "/users.json", [Headers = H])) in x`,
    'GET users.json',
  ],
  ['powerquery', `Web.Contents("${A}/subjects.json", options)`, 'GET subjects.json, POST subjects.json'],
  [
    'python',
    `BASE = "${A}"\n!curl -s -X POST "$BASE/invoices.json" \\\n  -d @one.json\n!curl {BASE}/events.json | jq .`,
    'POST invoices.json, GET events.json',
  ],
  [
    'python',
    `BASE = "${A}"\n# !curl -X POST "$BASE/invoices.json"\nrequests.get(f"{BASE}/users.json")`,
    'GET users.json',
  ],
  [
    'php',
    `$f = '${A}/'; $http->post($f . 'invoices/' . (int) $id . '/fire.json');`,
    'POST invoices/{}/fire.json',
  ],
  [
    'javascript',
    `const F = '${A}'; fetch(F + '/subjects/' + (one.id ?? last) + '.json', { method: 'DELETE' });`,
    'DELETE subjects/{}.json',
  ],
  [
    'javascript',
    `const F = '${A}'; fetch(F + (isIn ? '/expenses.json' : '/invoices.json'));`,
    'GET invoices.json, GET expenses.json',
  ],
  [
    'javascript',
    `const F = '${A}'; fetch(F + '/invoices.json' + (page ? '?page=' + page : ''));`,
    'GET invoices.json',
  ],
  [
    'typescript',
    `import { api } from "./api"; // https://app.fakturoid.cz/api/v3\nexport const rename = (slug, id, data) => api(\`/accounts/\${slug}/subjects/\${id}.json\`, "PATCH", data);`,
    'PATCH subjects/{}.json',
  ],
  [
    'rust',
    `const BASE: &str = "https://app.fakturoid.cz/api/v3";\nfn read(&self, slug: &str, path: &str) -> R { self.http.get(format!("{}/accounts/{}/{}", BASE, slug, path)).send() }\nfn todos(&self) -> R { self.read(&self.slug, "todos.json") }`,
    'GET todos.json',
  ],
  [
    'powershell',
    `$global:Api = '${A}'\nfunction Invoke-Api { param([string] $Path, [string] $Method = 'Get') Invoke-RestMethod -Method $Method -Uri "$global:Api/$Path" }\nfunction Get-Cost { Invoke-Api 'expenses.json' }\nfunction Remove-Cost { param($Id) Invoke-Api "expenses/$Id.json" -Method Delete }`,
    'DELETE expenses/{}.json, GET expenses.json',
  ],
  [
    'json-requests',
    `{ "name": "Fakturoid", "nodes": [ { "type": "n8n-nodes-base.httpRequest", "parameters": { "requestMethod": "DELETE", "url": "={{ \\"${A}/subjects/\\" + $json.id + \\".json\\" }}" } } ] }`,
    'DELETE subjects/{}.json',
  ],
  [
    'json-requests',
    `{ "nodes": [ { "parameters": { "url": "${A}/users.json" }, "type": "n8n-nodes-base.httpRequest" }, { "parameters": { "url": "${A}/invoices.json", "method": "POST" }, "type": "n8n-nodes-base.httpRequest" } ] }`,
    'GET users.json, POST invoices.json',
  ],
  [
    'json-requests',
    `{ "nodes": [ { "parameters": { "method": "={{ $json.verb }}", "url": "${A}/invoices.json" }, "type": "n8n-nodes-base.httpRequest" } ] }`,
    'GET invoices.json, POST invoices.json',
  ],
  [
    'json-requests',
    `{ "info": { "name": "Fakturoid" }, "item": [ { "request": { "url": { "host": ["{{base}}"], "raw": "{{base}}/accounts/acme/expenses/:id.json" }, "method": "PATCH" } }, { "request": "${A}/events/paid.json" } ] }`,
    'PATCH expenses/{}.json, GET events/paid.json',
  ],
  [
    'json-requests',
    `{ "definition": { "actions": { "Hook": { "inputs": { "uri": "https://app.fakturoid.cz/api/v3/accounts/@{parameters('slug')}/webhooks.json", "method": "POST" }, "type": "Http" } } } }`,
    'POST webhooks.json',
  ],
  [
    'json-requests',
    `{ "id": 1, "html_url": "https://app.fakturoid.cz/acme/invoices/1", "url": "${A}/invoices/1.json", "subject_url": "${A}/subjects/2.json" }`,
    '',
  ],
  [
    'json-requests',
    `{ "type": "application", "fakturoid": true, "request": { "method": "POST", "url": "https://api.shop.example/v3/accounts/acme/invoices.json" } }`,
    '',
  ],
  [
    'json-requests',
    `{ "openapi": "3.1.0", "servers": [ { "url": "https://app.fakturoid.cz/api/v3" } ], "paths": { "/accounts/{slug}/invoices.json": { "post": {} } } }`,
    '',
  ],
  [
    'yaml',
    `- hosts: all\n  tasks:\n    - uri:\n        url: ${A}/account.json\n    - uri:\n        method: POST\n        url: https://app.fakturoid.cz/api/v3/oauth/token`,
    'GET account.json, POST /oauth/token',
  ],
  [
    'yaml',
    `calls:\n  - url: ${A}/todos.json\n    method: GET\n  - url: ${A}/webhooks/7.json\n    method: DELETE`,
    'GET todos.json, DELETE webhooks/{}.json',
  ],
  [
    'yaml',
    `contacts:\n  url: ${A}/subjects.json\nother:\n  method: GET`,
    'GET subjects.json, POST subjects.json',
  ],
  ['yaml', `rest:\n  - resource: ${A}/expenses.json\n    scan_interval: 3600`, 'GET expenses.json'],
  [
    'terraform',
    `data "http" "hook" {\n  url    = "https://app.fakturoid.cz/api/v3/accounts/\${local.slug}/webhooks.json"\n  method = "POST"\n}\ndata "http" "who" {\n  url = "${A}/users.json"\n}`,
    'POST webhooks.json, GET users.json',
  ],
  [
    'python',
    `fakturoid = "${A}"\n@router.post("/invoices.json")\nasync def take(): ...\nrequests.get(fakturoid + "/expenses.json")`,
    'GET expenses.json',
  ],
  ['python', `from fakturoid_http import api\napi.get("/users.json")\ndef main(): ...`, 'GET users.json'],
  [
    'python',
    `from pathlib import Path\nfakturoid = "${A}"\ncache = Path("~/.cache")\nold = cache / "subjects.json"\nnew = Path.home() / "events.json"\nrequests.get(f"{fakturoid}/todos.json")`,
    'GET todos.json',
  ],
  [
    'python',
    `from yarl import URL\nfakturoid = URL("${A}")\nsession.get(fakturoid / "events.json")`,
    'GET events.json',
  ],
  [
    'ruby',
    `# https://app.fakturoid.cz/api/v3\nget "/invoices.json", to: "bills#index"\npost "/subjects.json" => "people#create"\nfakturoid.delete "/webhooks/#{id}.json"`,
    'DELETE webhooks/{}.json',
  ],
  ['ruby', `fakturoid.get "/invoices.json", to: "2026-01-31"`, 'GET invoices.json'],
  [
    'javascript',
    `const FAKTUROID = "${A}";\nrouter.get("/invoices.json", async (request, reply) => reply.send([]));\napp.delete("/expenses.json", function (req, res) { res.end(); });\nfetch(FAKTUROID + "/subjects.json", { method: "POST" });`,
    'POST subjects.json',
  ],
  [
    'javascript',
    `const fakturoid = "${A}";\nclient.get("/invoices.json", (error, rows) => show(rows));`,
    'GET invoices.json',
  ],
  [
    'java',
    `class Own { String fakturoid; @PostMapping("/{id}/invoices.json") void a() {} @Retry @GET("accounts/{slug}/todos.json") Call<X> b(); }`,
    'GET todos.json',
  ],
  [
    'java',
    `@FeignClient(name = "fakturoid", url = "https://app.fakturoid.cz/api/v3")\ninterface Books { @DeleteMapping("/accounts/{slug}/subjects/{id}.json") void drop(@PathVariable long id); }`,
    'DELETE subjects/{}.json',
  ],
  [
    'powershell',
    `$Base = '${A}'\nfunction Invoke-Books { param([string] $Path, [string] $Method = 'Get', $Body) Invoke-RestMethod -Method $Method -Uri "$Base/$Path" -Body ($Body | ConvertTo-Json) }\nInvoke-Books 'invoices.json' -Body @{ subject_id = 1; lines = @() } -Method Post\nInvoke-Books 'events.json'`,
    'POST invoices.json, GET events.json',
  ],
  [
    'powershell',
    `Invoke-RestMethod -Uri "${A}/subjects/$Id.json" -Headers @{\n    Authorization = "Bearer $Token"\n} -Body ($one | ConvertTo-Json) -Method Patch`,
    'PATCH subjects/{}.json',
  ],
  [
    'powershell',
    `Invoke-RestMethod ("${A}/expenses/" + $Id + ".json") -Method Delete`,
    'DELETE expenses/{}.json',
  ],
  [
    'powershell',
    `function Add-Hook { Set-Call -Path 'webhooks.json' -Body @{ a = 1 } -Method Post }\nfunction Set-Call { param($Path, $Method = 'GET', $Body)\n  irm "${A}/$Path" -Method $Method }`,
    'POST webhooks.json',
  ],
  [
    'yaml',
    `- ansible.builtin.uri:\n    url: ${A}/subjects/3.json\n    body:\n      a: 1\n      b: 2\n      c: 3\n      d: 4\n      e: 5\n      f: 6\n      g: 7\n      h: 8\n      i: 9\n      j: 10\n      k: 11\n      l: 12\n    method: PATCH`,
    'PATCH subjects/{}.json',
  ],
  ['powershell', `Invoke-RestMethod -Uri ("${A}" + '/invoices.json') -Method Post`, 'POST invoices.json'],
  ['shellscript', `curl -s -H @<(token) -X PATCH "${A}/subjects/$id.json"`, 'PATCH subjects/{}.json'],
  [
    'shellscript',
    `B=${A}\nsend() { curl -X "$1" "$B/$2" -d "{\\"a\\":(1)}"; }\ncase $x in one) send POST expenses.json ;; esac`,
    'POST expenses.json',
  ],
  [
    'javascript',
    `const F = '${A}/';\nfunction send(resource, one) { return fetch(F + (resource) + '.json', { method: 'POST', body: one }); }\nsend('invoices', x);`,
    'POST invoices.json',
  ],
  ['php', `$f = '${A}/'; $http->post($f . ($isIn ? 'expenses' : 'invoices') . '.json');`, ''],
  [
    'csharp',
    `static string Subject(int id) => $"accounts/acme/subjects/{id}.json";\nvar fakturoid = new HttpClient { BaseAddress = new Uri("https://app.fakturoid.cz/api/v3/") };\nawait fakturoid.DeleteAsync(Subject(3));`,
    'DELETE subjects/{}.json',
  ],
  [
    'csharp',
    `// https://app.fakturoid.cz/api/v3\nstatic string Subject(int id) => $"accounts/acme/subjects/{id}.json";\nawait Send(Subject(3), HttpVerb);`,
    'GET subjects/{}.json, PATCH subjects/{}.json, DELETE subjects/{}.json',
  ],
  [
    'kotlin',
    `// https://app.fakturoid.cz/api/v3\nfun one(id: Long): String = "accounts/acme/invoices/$id.json"\nsuspend fun read(id: Long) = http.get(one(id))\nsuspend fun change(id: Long) = http.patch(one(id)) { setBody(x) }`,
    'PATCH invoices/{}.json, GET invoices/{}.json',
  ],
  [
    'typescript',
    `import { go } from './go'; // https://app.fakturoid.cz/api/v3\ngo(\`/accounts/\${slug}/webhooks.json\`);`,
    'GET webhooks.json, POST webhooks.json',
  ],
  [
    'powershell',
    `$p = @{ Uri = "${A}/invoices/$id.json"; Method = 'Patch'; Body = ($x | ConvertTo-Json) }\nInvoke-RestMethod @p`,
    'PATCH invoices/{}.json',
  ],
  [
    'powershell',
    `$r = Invoke-RestMethod -Uri ($Base + "invoices.json") \`\n  -Body (@{ a = @(1; 2) } | ConvertTo-Json -Depth 5) \`\n  -Method Post\n$Base = "${A}/"`,
    'POST invoices.json',
  ],
  [
    'powershell',
    `Invoke-RestMethod -Uri "${A}/invoices.json" -Body @"\n{ "a": "it's" }\n"@ -Method Post`,
    'POST invoices.json',
  ],
  [
    'powershell',
    `$null = Invoke-WebRequest -Headers (Get-Head "it's") -Uri "${A}/invoices/$($one.id).json" -Method 'Delete'`,
    'DELETE invoices/{}.json',
  ],
  ['shellscript', `curl "${A}/invoices.json" \\\n  --json "$(jq -n '{a: 1}')"`, 'POST invoices.json'],
  [
    'shellscript',
    `for id in $(list | jq -r '.[] | .id'); do curl -X DELETE "${A}/webhooks/$id.json"; done`,
    'DELETE webhooks/{}.json',
  ],
  [
    'python',
    `fakturoid = "${A}"\nout = subprocess.run(["x"])\n!curl -X POST {fakturoid}/invoices.json -d @x`,
    'POST invoices.json',
  ],
  [
    'python',
    `import requests\nAPI = "https://app.fakturoid.cz/api/v3"\n@retry(3)\ndef create(slug, one): return requests.post(f"{API}/accounts/{slug}/subjects.json", json=one)`,
    'POST subjects.json',
  ],
  [
    'json-requests',
    `{ "fakturoid": { "type": "http", "url": "${A}/invoices.json", "method": { "expr": "x" } } }`,
    'POST invoices.json, GET invoices.json',
  ],
  [
    'json-requests',
    `{ "version": 1, "collection": { "requests": [ { "name": "Fakturoid", "url": "${A}/expenses.json", "headers": {}, "method": "POST" } ] } }`,
    'POST expenses.json',
  ],
  [
    'json-requests',
    `{ "steps": [ { "app": "webhooks", "action": "delete", "params": { "httpMethod": "delete", "url": "${A}/inbox_files/{{1.id}}.json" } } ] }`,
    'DELETE inbox_files/{}.json',
  ],
];

export const MORE_LANGUAGE_SHAPES: readonly CallShape[] = SHAPES.map(([language, code, calls]) => ({
  ...{ name: `${language}, ${code}`, language, code },
  calls: calls.split(', '),
}));
