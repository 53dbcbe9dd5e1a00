/** An integration that was invented, and what a person says it needs. */
export interface Integration {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly permission: 'read' | 'write' | undefined;
  readonly scopes: readonly string[];
  /** Any scope will do. */
  readonly needsAnyScope?: true;
  /** Areas that nobody documents the needs of. */
  readonly undocumented: readonly string[];
}

const B = 'https://app.fakturoid.cz/api/v3';

export const INTEGRATIONS: readonly Integration[] = [
  {
    name: 'an e-shop that issues invoices (TypeScript)',
    files: {
      'src/fakturoid/client.ts': `const BASE = "${B}";
export class FakturoidClient {
  constructor(private slug: string, private token: string) {}
  private async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const res = await fetch(\`\${BASE}/accounts/\${this.slug}/\${path}\`, { method, body: JSON.stringify(body) });
    return res.json();
  }
  findSubject(query: string) { return this.request("GET", \`subjects/search.json?query=\${query}\`); }
  createSubject(s: Subject) { return this.request("POST", "subjects.json", s); }
  createInvoice(i: Invoice) { return this.request("POST", "invoices.json", i); }
  send(id: number) { return this.request("POST", \`invoices/\${id}/message.json\`, {}); }
}`,
      'src/orders.ts': `import { FakturoidClient } from "./fakturoid/client";\nexport const onPaid = async (o) => new FakturoidClient(a, b).createInvoice(o);`,
      'README.md': `curl -X DELETE ${B}/accounts/x/expenses/1.json`,
    },
    permission: 'write',
    scopes: ['invoices'],
    undocumented: [],
  },
  {
    name: 'a report of unpaid invoices (Python)',
    files: {
      'report.py': `import os, requests
API = os.environ.get("FAKTUROID_API", "${B}")
def unpaid(slug):
    page = 1
    while True:
        r = requests.get(f"{API}/accounts/{slug}/invoices.json", params={"status": "overdue", "page": page}, headers=H)
        if not r.json(): break
        page += 1
def subject(slug, sid):
    return requests.get(f"{API}/accounts/{slug}/subjects/{sid}.json", headers=H).json()`,
    },
    permission: 'read',
    scopes: ['invoices'],
    undocumented: [],
  },
  {
    name: 'receipts from mail to expenses (Ruby)',
    files: {
      'lib/receipts.rb': `require "fakturoid"
client = Fakturoid::Client.new
existing = client.expenses.search(query: number)
expense = client.expenses.create(custom_id: id, subject_id: s)
client.expense_payments.create(expense.body["id"], paid_on: Date.today)
client.subjects.all(custom_id: c)`,
    },
    permission: 'write',
    scopes: ['expenses'],
    undocumented: [],
  },
  {
    name: 'a warehouse (PHP)',
    files: {
      'src/Stock.php': `<?php
use Fakturoid\\FakturoidManager;
final class Stock {
  public function __construct(private FakturoidManager $fakturoid) {}
  public function sync(): void {
    $items = $this->fakturoid->getInventoryItemsProvider()->list();
    $this->fakturoid->getInventoryMovesProvider()->create(1, ['direction' => 'in']);
  }
}`,
    },
    permission: 'write',
    scopes: [],
    undocumented: ['inventoryItems', 'inventoryMoves'],
  },
  {
    name: 'who am I (Go)',
    files: {
      'main.go': `package main
const fakturoid = "${B}"
func main() { resp, err := http.Get(fakturoid + "/user.json") }`,
    },
    permission: undefined,
    scopes: [],
    undocumented: [],
  },
  {
    name: 'an address book (Python SDK)',
    files: {
      'contacts.py': `from fakturoid_sdk import FakturoidClient
with FakturoidClient(client_id=a, client_secret=b, account_slug=s) as f:
    for s in f.subjects.list(): print(s)`,
    },
    permission: 'read',
    scopes: [],
    needsAnyScope: true,
    undocumented: [],
  },
  {
    name: 'backup of documents (bash)',
    files: {
      'backup.sh': `#!/bin/bash
API="${B}/accounts/$FAKTUROID_SLUG"
H="Authorization: Bearer $FAKTUROID_TOKEN"
curl -s -H "$H" "$API/invoices.json?page=1" > invoices.json
curl -s -H "$H" "$API/expenses.json?page=1" > expenses.json
curl -s -H "$H" -o "$1.pdf" "$API/invoices/$1/download.pdf"`,
    },
    permission: 'read',
    scopes: ['invoices', 'expenses'],
    undocumented: [],
  },
  {
    name: 'subscriptions (C#)',
    files: {
      'Billing.cs': `public class Billing {
  private const string Base = "${B}/accounts";
  // Fakturoid
  public Task Create(string slug, object o) => http.PostAsJsonAsync($"{Base}/{slug}/recurring_generators.json", o);
  public Task Pause(string slug, int id) => http.PatchAsync($"{Base}/{slug}/recurring_generators/{id}/pause.json", null);
}`,
    },
    permission: 'write',
    scopes: ['invoices'],
    undocumented: ['recurringGenerators'],
  },
  {
    name: 'a WordPress plugin with a connection test (PHP)',
    files: {
      'fakturoid.php': `<?php
define('FAKTUROID_API', '${B}');
function fkt_test($slug) { return wp_remote_get(FAKTUROID_API . '/accounts/' . $slug . '/account.json', fkt_args()); }
function fkt_invoice($slug, $data) {
  $url = FAKTUROID_API . '/accounts/' . $slug . '/invoices.json';
  return wp_remote_post($url, ['body' => wp_json_encode($data)]);
}
function fkt_pay($slug, $id) {
  return wp_remote_post(FAKTUROID_API . "/accounts/{$slug}/invoices/{$id}/payments.json", []);
}`,
    },
    permission: 'write',
    scopes: ['invoices'],
    undocumented: ['account'],
  },
  {
    name: 'a dashboard of everything (Vue)',
    files: {
      'Dashboard.vue': `<script setup lang="ts">
const base = \`${B}/accounts/\${slug}\`;
const { data: invoices } = await useFetch(\`\${base}/invoices.json\`);
const { data: todos } = await useFetch(\`\${base}/todos.json\`);
const { data: events } = await useFetch(\`\${base}/events.json\`);
</script>
<template><p>Don't panic</p></template>`,
    },
    permission: 'read',
    scopes: ['invoices'],
    undocumented: ['todos', 'events'],
  },
  {
    name: 'accountant’s locks (JavaScript)',
    files: {
      'lock.js': `import axios from 'axios';
const fakturoid = axios.create({ baseURL: '${B}/accounts/' + process.env.SLUG });
export const lockInvoice = (id) => fakturoid.post(\`/invoices/\${id}/fire.json?event=lock\`);
export const lockExpense = (id) => fakturoid.post(\`/expenses/\${id}/fire.json?event=lock\`);`,
    },
    permission: 'write',
    scopes: ['invoices', 'expenses'],
    undocumented: [],
  },
  {
    name: 'webhooks set up by a workflow (YAML)',
    files: {
      '.github/workflows/hooks.yml': `jobs:
  fakturoid:
    steps:
      - run: |
          curl -X POST "${B}/accounts/firma/webhooks.json" -H "Authorization: Bearer \${{ secrets.T }}" -d @hook.json`,
    },
    permission: 'write',
    scopes: [],
    undocumented: ['webhooks'],
  },
];
