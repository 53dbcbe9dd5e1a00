/**
 * The routes that the documentation of API v3 has, a line for each: method, path below the base (`A` is
 * `/accounts/{slug}`), whether it reads (R) or changes (C), the part of the service that it belongs to, and the page of
 * fakturoid.cz/api/v3 that documents it, as republished in thinkhome-org/fakturoid-typescript-api (`docs/api-v3/`) and
 * thinkhome-org/fakturoid-api-dart (`fakturoid_docs/`), March 2026.
 */
const LINES = `
GET /oauth C oauth authorization
POST /oauth/token C oauth authorization
POST /oauth/revoke C oauth authorization
GET /user.json R users users
GET A/users.json R users users
GET A/account.json R account account
GET A/bank_accounts.json R bank_accounts bank-accounts
GET A/number_formats/invoices.json R number_formats number-formats
GET A/subjects.json R subjects subjects
GET A/subjects/search.json R subjects subjects
GET A/subjects/{id}.json R subjects subjects
POST A/subjects.json C subjects subjects
PATCH A/subjects/{id}.json C subjects subjects
DELETE A/subjects/{id}.json C subjects subjects
GET A/invoices.json R invoices invoices
GET A/invoices/search.json R invoices invoices
GET A/invoices/{id}.json R invoices invoices
GET A/invoices/{id}/download.pdf R invoices invoices
GET A/invoices/{invoice_id}/attachments/{id}/download R invoices invoices
POST A/invoices/{id}/fire.json C invoices invoices
POST A/invoices.json C invoices invoices
PATCH A/invoices/{id}.json C invoices invoices
DELETE A/invoices/{id}.json C invoices invoices
POST A/invoices/{invoice_id}/payments.json C invoice_payments invoice-payments
POST A/invoices/{invoice_id}/payments/{id}/create_tax_document.json C invoice_payments invoice-payments
DELETE A/invoices/{invoice_id}/payments/{id}.json C invoice_payments invoice-payments
POST A/invoices/{invoice_id}/message.json C messages invoice-messages
GET A/expenses.json R expenses expenses
GET A/expenses/search.json R expenses expenses
GET A/expenses/{id}.json R expenses expenses
GET A/expenses/{expense_id}/attachments/{id}/download R expenses expenses
POST A/expenses/{id}/fire.json C expenses expenses
POST A/expenses.json C expenses expenses
PATCH A/expenses/{id}.json C expenses expenses
DELETE A/expenses/{id}.json C expenses expenses
POST A/expenses/{expense_id}/payments.json C expense_payments expense-payments
DELETE A/expenses/{expense_id}/payments/{id}.json C expense_payments expense-payments
GET A/inbox_files.json R inbox_files inbox-files
POST A/inbox_files.json C inbox_files inbox-files
POST A/inbox_files/{id}/send_to_ocr.json C inbox_files inbox-files
GET A/inbox_files/{id}/download R inbox_files inbox-files
DELETE A/inbox_files/{id}.json C inbox_files inbox-files
GET A/inventory_items.json R inventory inventory-items
GET A/inventory_items/archived.json R inventory inventory-items
GET A/inventory_items/low_quantity.json R inventory inventory-items
GET A/inventory_items/search.json R inventory inventory-items
GET A/inventory_items/{id}.json R inventory inventory-items
POST A/inventory_items.json C inventory inventory-items
PATCH A/inventory_items/{id}.json C inventory inventory-items
DELETE A/inventory_items/{id}.json C inventory inventory-items
POST A/inventory_items/{id}/archive.json C inventory inventory-items
POST A/inventory_items/{id}/unarchive.json C inventory inventory-items
GET A/inventory_moves.json R inventory inventory-moves
GET A/inventory_items/{inventory_item_id}/inventory_moves/{id}.json R inventory inventory-moves
POST A/inventory_items/{inventory_item_id}/inventory_moves.json C inventory inventory-moves
PATCH A/inventory_items/{inventory_item_id}/inventory_moves/{id}.json C inventory inventory-moves
DELETE A/inventory_items/{inventory_item_id}/inventory_moves/{id}.json C inventory inventory-moves
GET A/generators.json R generators generators
GET A/generators/{id}.json R generators generators
POST A/generators.json C generators generators
PATCH A/generators/{id}.json C generators generators
DELETE A/generators/{id}.json C generators generators
GET A/recurring_generators.json R recurring recurring-generators
GET A/recurring_generators/{id}.json R recurring recurring-generators
POST A/recurring_generators.json C recurring recurring-generators
PATCH A/recurring_generators/{id}.json C recurring recurring-generators
PATCH A/recurring_generators/{id}/pause.json C recurring recurring-generators
PATCH A/recurring_generators/{id}/activate.json C recurring recurring-generators
DELETE A/recurring_generators/{id}.json C recurring recurring-generators
GET A/events.json R events events
GET A/events/paid.json R events events
GET A/todos.json R todos todos
POST A/todos/{id}/toggle_completion.json C todos todos
GET A/webhooks.json R webhooks webhooks
GET A/webhooks/{id}.json R webhooks webhooks
POST A/webhooks.json C webhooks webhooks
PATCH A/webhooks/{id}.json C webhooks webhooks
DELETE A/webhooks/{id}.json C webhooks webhooks
GET A/webhooks/{failed_deliveries_uuid}/failed_deliveries.json R webhooks webhooks
`;

export interface DocumentedRoute {
  readonly method: string;
  /** Below the API path. */
  readonly path: string;
  readonly changes: boolean;
  readonly part: string;
  readonly page: string;
}

export const DOCUMENTED_ROUTES: readonly DocumentedRoute[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [method = '', path = '', kind = '', part = '', page = ''] = line.split(' ');
    return { method, path: path.replace(/^A/, '/accounts/{slug}'), changes: kind === 'C', part, page };
  });
