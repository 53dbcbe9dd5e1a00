import type { Integration } from './integrations';

const B = 'https://app.fakturoid.cz/api/v3';

/** Written and labelled without a look at the recogniser, to measure it: of these 12 it got 12. */
export const UNSEEN_INTEGRATIONS: readonly Integration[] = [
  {
    name: 'a point of sale that issues receipts (C#)',
    files: {
      'Fakturoid.cs': `var http = new HttpClient { BaseAddress = new Uri("${B}/") };\npublic Task<HttpResponseMessage> Issue(Invoice i) => http.PostAsJsonAsync($"accounts/{slug}/invoices.json", i);\npublic Task<string> Subject(int id) => http.GetStringAsync($"accounts/{slug}/subjects/{id}.json");`,
    },
    permission: 'write',
    scopes: ['invoices'],
    undocumented: [],
  },
  {
    name: 'a wall with unpaid invoices (shell)',
    files: {
      'wall.sh': `#!/bin/bash\nBASE="${B}/accounts/$SLUG"\ncurl -s -H "Authorization: Bearer $TOKEN" "$BASE/invoices.json?status=overdue" | jq length\ncurl -s -H "Authorization: Bearer $TOKEN" "${B}/user.json"`,
    },
    permission: 'read',
    scopes: ['invoices'],
    undocumented: [],
  },
  {
    name: 'a mailbox that makes expenses (Python)',
    files: {
      'api.py': `API = "${B}"\nclass Fakturoid:\n    def __init__(self, slug):\n        self.base = f"{API}/accounts/{slug}"\n    def post(self, path, data):\n        return requests.post(f"{self.base}/{path}", json=data)\n    def make(self, e):\n        return self.post("expenses.json", e)`,
    },
    permission: 'write',
    scopes: ['expenses'],
    undocumented: [],
  },
  {
    name: 'an export of all for the accountant (Ruby)',
    files: {
      'export.rb': `require 'fakturoid'\nc = Fakturoid::Client.new(client_id: a, client_secret: b)\nc.invoices.all(page: 1).body.each { |i| c.invoices.download_pdf(i['id']) }\nc.expenses.all(page: 1).body.each { |e| p e }\nc.subjects.all`,
    },
    permission: 'read',
    scopes: ['invoices', 'expenses'],
    undocumented: [],
  },
  {
    name: 'a directory of customers (PHP, official)',
    files: {
      'Subjects.php': `<?php\nuse Fakturoid\\FakturoidManager;\n$f = new FakturoidManager($http, $id, $secret, 'Pila', null, 'pila');\n$subjects = $f->getSubjectsProvider()->list(['page' => 1]);\n$one = $f->getSubjectsProvider()->get(5);`,
    },
    permission: 'read',
    scopes: [],
    needsAnyScope: true,
    undocumented: [],
  },
  {
    name: 'payments of both kinds from a bank (TypeScript)',
    files: {
      'bank.ts': `const call = (method: string, path: string, body?: object) => fetch(\`${B}/accounts/\${slug}/\${path}\`, { method, body: JSON.stringify(body) });\nawait call('POST', \`invoices/\${i}/payments.json\`, { paid_on });\nawait call('POST', \`expenses/\${e}/payments.json\`, { paid_on });`,
    },
    permission: 'write',
    scopes: ['invoices', 'expenses'],
    undocumented: [],
  },
  {
    name: 'a check that the token lives (Go)',
    files: {
      'health.go': `package health\nfunc Check() error {\n\treq, _ := http.NewRequest(http.MethodGet, "${B}/user.json", nil)\n\t_, err := http.DefaultClient.Do(req)\n\treturn err\n}`,
    },
    permission: undefined,
    scopes: [],
    undocumented: [],
  },
  {
    name: 'a reminder of overdue invoices by email (JavaScript)',
    files: {
      'remind.js': `const api = axios.create({ baseURL: '${B}/accounts/pila' });\nconst { data } = await api.get('/invoices.json', { params: { status: 'overdue' } });\nfor (const one of data) await api.post('/invoices/' + one.id + '/message.json', { subject, message });`,
    },
    permission: 'write',
    scopes: ['invoices'],
    undocumented: [],
  },
  {
    name: 'an archive of issued PDF files (Java)',
    files: {
      'Archive.java': `class Archive {\n  static final String BASE = "${B}/accounts/pila";\n  byte[] pdf(long id) {\n    return client.send(HttpRequest.newBuilder(URI.create(BASE + "/invoices/" + id + "/download.pdf")).GET().build(), BodyHandlers.ofByteArray()).body();\n  }\n  String list() {\n    return client.send(HttpRequest.newBuilder(URI.create(BASE + "/invoices.json")).GET().build(), BodyHandlers.ofString()).body();\n  }\n}`,
    },
    permission: 'read',
    scopes: ['invoices'],
    undocumented: [],
  },
  {
    name: 'a shop that fills the contacts in (PowerShell)',
    files: {
      'contacts.ps1': `$base = "${B}/accounts/pila"\nInvoke-RestMethod -Uri "$base/subjects/search.json?query=$name" -Headers $h\nInvoke-RestMethod -Method Post -Uri "$base/subjects.json" -Headers $h -Body $json`,
    },
    permission: 'write',
    scopes: [],
    needsAnyScope: true,
    undocumented: [],
  },
  {
    name: 'a note on invoices, tried by hand (.http)',
    files: {
      'try.http': `@base = ${B}/accounts/pila\n\nGET {{base}}/invoices/{{id}}.json\n\n###\nPATCH {{base}}/invoices/{{id}}.json\nContent-Type: application/json\n\n{"private_note": "x"}`,
    },
    permission: 'write',
    scopes: ['invoices'],
    undocumented: [],
  },
  {
    name: 'a sum of expenses by month (Kotlin)',
    files: {
      'Sum.kt': `const val BASE = "${B}"\nsuspend fun expenses(slug: String, page: Int) = client.get("$BASE/accounts/$slug/expenses.json") { parameter("page", page) }.body<List<Expense>>()`,
    },
    permission: 'read',
    scopes: ['expenses'],
    undocumented: [],
  },
];
