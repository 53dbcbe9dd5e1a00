import type { Integration } from './integrations';

const B = 'https://app.fakturoid.cz/api/v3';

/** Written and labelled without a look at the recogniser, to measure it. */
export const BLIND_INTEGRATIONS: readonly Integration[] = [
  {
    name: 'a Slack bot that tells of overdue invoices (TypeScript)',
    files: {
      'src/fakturoid.ts': `const api = axios.create({ baseURL: "${B}/accounts/" + process.env.FAKTUROID_SLUG });\nexport const overdue = () => api.get("/invoices.json", { params: { status: "overdue" } });\nexport const who = (id: number) => api.get(\`/subjects/\${id}.json\`);`,
    },
    permission: 'read',
    scopes: ['invoices'],
    undocumented: [],
  },
  {
    name: 'bank statements that pay invoices (PHP, official)',
    files: {
      'src/Pay.php': `<?php\nuse Fakturoid\\FakturoidManager;\nclass Pay {\n  public function __construct(private FakturoidManager $manager) {}\n  public function run() {\n    $invoices = $this->manager->getInvoicesProvider();\n    foreach ($invoices->list(['status' => 'open'])->getBody() as $i) {\n      $invoices->createPayment($i->id, ['paid_on' => date('Y-m-d')]);\n    }\n  }\n}`,
    },
    permission: 'write',
    scopes: ['invoices'],
    undocumented: [],
  },
  {
    name: 'an archive of expense files (Python)',
    files: {
      'archive.py': `import requests\nBASE = "${B}/accounts/firma"\ndef run():\n    for e in requests.get(f"{BASE}/expenses.json", headers=H).json():\n        for a in e["attachments"]:\n            requests.get(f"{BASE}/expenses/{e['id']}/attachments/{a['id']}/download", headers=H)`,
    },
    permission: 'read',
    scopes: ['expenses'],
    undocumented: [],
  },
  {
    name: 'a ledger of both sides (Ruby)',
    files: {
      Gemfile: 'gem "fakturoid"',
      'ledger.rb': `require "fakturoid"\nclient = Fakturoid::Client.new(client_id: ENV["A"], client_secret: ENV["B"])\nclient.invoices.all(page: 1)\nclient.expenses.all(page: 1)`,
    },
    permission: 'read',
    scopes: ['invoices', 'expenses'],
    undocumented: [],
  },
  {
    name: 'a CRM that keeps contacts (Go)',
    files: {
      'client.go': `package crm\nconst base = "${B}/accounts/"\nfunc (c *C) Create(s Subject) error {\n  req, _ := http.NewRequest("POST", base+c.slug+"/subjects.json", body(s))\n  return c.send(req)\n}\nfunc (c *C) Update(s Subject) error {\n  req, _ := http.NewRequest(http.MethodPatch, fmt.Sprintf("%s%s/subjects/%d.json", base, c.slug, s.ID), body(s))\n  return c.send(req)\n}`,
    },
    permission: 'write',
    scopes: [],
    needsAnyScope: true,
    undocumented: [],
  },
  {
    name: 'a check of a token (shell)',
    files: { 'check.sh': `#!/bin/sh\ncurl -fsS -H "Authorization: Bearer $FAKTUROID_TOKEN" ${B}/user.json` },
    permission: undefined,
    scopes: [],
    undocumented: [],
  },
  {
    name: 'receipts by mail (Apps Script)',
    files: {
      'mail.gs': `function send(blob) {\n  var url = '${B}/accounts/' + SLUG + '/inbox_files.json';\n  UrlFetchApp.fetch(url, { method: 'post', contentType: 'application/json', payload: JSON.stringify(blob) });\n}`,
    },
    permission: 'write',
    // Perhaps it needs this one: it is wider than to leave it out.
    scopes: ['expenses'],
    undocumented: ['inboxFiles'],
  },
  {
    name: 'a shop that issues and mails, and locks what it booked (C#)',
    files: {
      'Shop.cs': `var http = new HttpClient { BaseAddress = new Uri("${B}/accounts/firma/") };\nawait http.PostAsJsonAsync("invoices.json", invoice);\nawait http.PostAsJsonAsync($"invoices/{id}/message.json", mail);\nawait http.PostAsync($"expenses/{eid}/fire.json?event=lock", null);`,
    },
    permission: 'write',
    scopes: ['invoices', 'expenses'],
    undocumented: [],
  },
  {
    name: 'an audit of who has access (JavaScript)',
    files: {
      'audit.mjs': `const root = '${B}';\nconst get = (path) => fetch(root + path, { headers }).then((r) => r.json());\nconst me = await get('/user.json');\nfor (const { slug } of me.accounts) console.log(await get(\`/accounts/\${slug}/users.json\`), await get(\`/accounts/\${slug}/events.json\`));`,
    },
    permission: 'read',
    scopes: [],
    undocumented: ['users', 'events'],
  },
  {
    name: 'a stock that follows sales (Kotlin)',
    files: {
      'Stock.kt': `val base = "${B}/accounts/$slug"\nsuspend fun items() = client.get("$base/inventory_items.json")\nsuspend fun move(id: Int, m: Move) = client.post("$base/inventory_items/$id/inventory_moves.json") { setBody(m) }`,
    },
    permission: 'write',
    scopes: [],
    undocumented: ['inventoryItems', 'inventoryMoves'],
  },
];
