/** What routes are about. The name is ours; the documentation has a page for each, see {@link pageOf}. */
export type RouteArea = keyof typeof TABLE;

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What a route does in its area. */
export type RouteAction =
  | 'list'
  | 'search'
  | 'detail'
  | 'create'
  | 'edit'
  | 'delete'
  | 'downloadPdf'
  | 'downloadFile'
  | 'fire'
  | 'createTaxDocument'
  | 'sendToOcr'
  | 'listArchived'
  | 'listLowQuantity'
  | 'listPaid'
  | 'archive'
  | 'unarchive'
  | 'pause'
  | 'activate'
  | 'toggle'
  | 'listFailed'
  | 'consent'
  | 'token'
  | 'revoke';

type Row = readonly [method: Method, path: string, action: RouteAction];

/** Routes of a collection; `A` stands for an account's path. */
function collection(path: string): readonly Row[] {
  return [
    ['GET', `A/${path}.json`, 'list'],
    ['GET', `A/${path}/{id}.json`, 'detail'],
    ['POST', `A/${path}.json`, 'create'],
    ['PATCH', `A/${path}/{id}.json`, 'edit'],
    ['DELETE', `A/${path}/{id}.json`, 'delete'],
  ];
}

/**
 * Every route that Fakturoid API v3 documents: 3 addresses of OAuth and 76 routes, as its pages had them in February 2026
 * (newest entry of the Changelog: 17 February 2026). Users, the account, bank accounts and number formats are read-only;
 * no route belongs to the scope `reports` since the Changelog of 4 April 2024.
 */
const TABLE = {
  oauth: [
    ['GET', '/oauth', 'consent'],
    ['POST', '/oauth/token', 'token'],
    ['POST', '/oauth/revoke', 'revoke'],
  ],
  currentUser: [['GET', '/user.json', 'detail']],
  users: [['GET', 'A/users.json', 'list']],
  account: [['GET', 'A/account.json', 'detail']],
  bankAccounts: [['GET', 'A/bank_accounts.json', 'list']],
  numberFormats: [['GET', 'A/number_formats/invoices.json', 'list']],
  subjects: [...collection('subjects'), ['GET', 'A/subjects/search.json', 'search']],
  invoices: [
    ...collection('invoices'),
    ['GET', 'A/invoices/search.json', 'search'],
    ['GET', 'A/invoices/{id}/download.pdf', 'downloadPdf'],
    ['GET', 'A/invoices/{id}/attachments/{id}/download', 'downloadFile'],
    ['POST', 'A/invoices/{id}/fire.json', 'fire'],
  ],
  invoicePayments: [
    ['POST', 'A/invoices/{id}/payments.json', 'create'],
    ['POST', 'A/invoices/{id}/payments/{id}/create_tax_document.json', 'createTaxDocument'],
    ['DELETE', 'A/invoices/{id}/payments/{id}.json', 'delete'],
  ],
  invoiceMessages: [['POST', 'A/invoices/{id}/message.json', 'create']],
  expenses: [
    ...collection('expenses'),
    ['GET', 'A/expenses/search.json', 'search'],
    ['GET', 'A/expenses/{id}/attachments/{id}/download', 'downloadFile'],
    ['POST', 'A/expenses/{id}/fire.json', 'fire'],
  ],
  expensePayments: [
    ['POST', 'A/expenses/{id}/payments.json', 'create'],
    ['DELETE', 'A/expenses/{id}/payments/{id}.json', 'delete'],
  ],
  inboxFiles: [
    ['GET', 'A/inbox_files.json', 'list'],
    ['POST', 'A/inbox_files.json', 'create'],
    ['POST', 'A/inbox_files/{id}/send_to_ocr.json', 'sendToOcr'],
    ['GET', 'A/inbox_files/{id}/download', 'downloadFile'],
    ['DELETE', 'A/inbox_files/{id}.json', 'delete'],
  ],
  inventoryItems: [
    ...collection('inventory_items'),
    ['GET', 'A/inventory_items/archived.json', 'listArchived'],
    ['GET', 'A/inventory_items/low_quantity.json', 'listLowQuantity'],
    ['GET', 'A/inventory_items/search.json', 'search'],
    ['POST', 'A/inventory_items/{id}/archive.json', 'archive'],
    ['POST', 'A/inventory_items/{id}/unarchive.json', 'unarchive'],
  ],
  inventoryMoves: [
    ['GET', 'A/inventory_moves.json', 'list'],
    ['GET', 'A/inventory_items/{id}/inventory_moves/{id}.json', 'detail'],
    ['POST', 'A/inventory_items/{id}/inventory_moves.json', 'create'],
    ['PATCH', 'A/inventory_items/{id}/inventory_moves/{id}.json', 'edit'],
    ['DELETE', 'A/inventory_items/{id}/inventory_moves/{id}.json', 'delete'],
  ],
  generators: collection('generators'),
  recurringGenerators: [
    ...collection('recurring_generators'),
    ['PATCH', 'A/recurring_generators/{id}/pause.json', 'pause'],
    ['PATCH', 'A/recurring_generators/{id}/activate.json', 'activate'],
  ],
  events: [
    ['GET', 'A/events.json', 'list'],
    ['GET', 'A/events/paid.json', 'listPaid'],
  ],
  todos: [
    ['GET', 'A/todos.json', 'list'],
    ['POST', 'A/todos/{id}/toggle_completion.json', 'toggle'],
  ],
  webhooks: [...collection('webhooks'), ['GET', 'A/webhooks/{uuid}/failed_deliveries.json', 'listFailed']],
} as const satisfies Readonly<Record<string, readonly Row[]>>;

/** The page that documents an area, if it is not called like the area. */
const PAGES: Partial<Readonly<Record<RouteArea, string>>> = { oauth: 'authorization', currentUser: 'users' };

/** A route of Fakturoid API v3. */
export interface Route {
  readonly method: Method;
  /** Below the base, such as `/accounts/{slug}/invoices/{id}.json`. */
  readonly path: string;
  readonly area: RouteArea;
  readonly action: RouteAction;
  /** Whether it changes anything; every other route only reads. */
  readonly changes: boolean;
}

export const ROUTES: readonly Route[] = Object.entries<readonly Row[]>(TABLE).flatMap(([area, rows]) =>
  rows.map(([method, path, action]) => ({
    method,
    path: path.replace(/^A/, '/accounts/{slug}'),
    area: area as RouteArea,
    action,
    changes: method !== 'GET' || area === 'oauth',
  })),
);

/** The address of the page that documents an area. */
export function pageOf(area: RouteArea): string {
  const name = PAGES[area] ?? area.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `https://www.fakturoid.cz/api/v3/${name}`;
}
