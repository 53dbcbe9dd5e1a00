import type { RouteAction, RouteArea } from '../../../../rights/routes';

/** Names of areas in client libraries, in lower case without underscores; the longer names first. */
const AREA_NAMES: readonly (readonly [name: string, area: RouteArea])[] = [
  ['invoicepayments', 'invoicePayments'],
  ['invoicepayment', 'invoicePayments'],
  ['invoicemessages', 'invoiceMessages'],
  ['invoicemessage', 'invoiceMessages'],
  ['expensepayments', 'expensePayments'],
  ['expensepayment', 'expensePayments'],
  ['recurringgenerators', 'recurringGenerators'],
  ['recurringgenerator', 'recurringGenerators'],
  ['recurringinvoices', 'recurringGenerators'],
  ['inventoryitems', 'inventoryItems'],
  ['inventoryitem', 'inventoryItems'],
  ['inventorymoves', 'inventoryMoves'],
  ['inventorymove', 'inventoryMoves'],
  ['currentuser', 'currentUser'],
  ['bankaccounts', 'bankAccounts'],
  ['bankaccount', 'bankAccounts'],
  ['numberformats', 'numberFormats'],
  ['numberformat', 'numberFormats'],
  ['inboxfiles', 'inboxFiles'],
  ['inboxfile', 'inboxFiles'],
  ['generators', 'generators'],
  ['generator', 'generators'],
  ['invoices', 'invoices'],
  ['invoice', 'invoices'],
  ['expenses', 'expenses'],
  ['expense', 'expenses'],
  ['subjects', 'subjects'],
  ['subject', 'subjects'],
  ['webhooks', 'webhooks'],
  ['webhook', 'webhooks'],
  ['accountinfo', 'account'],
  ['account', 'account'],
  ['messages', 'invoiceMessages'],
  ['message', 'invoiceMessages'],
  ['events', 'events'],
  ['event', 'events'],
  ['todos', 'todos'],
  ['todo', 'todos'],
  ['users', 'users'],
  ['user', 'users'],
];
const BY_NAME = new Map(AREA_NAMES);

export function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** The area of `invoices`, `getInvoicesProvider`, `InvoicesProxy`; undefined for any other word. */
export function areaNamed(word: string): RouteArea | undefined {
  const name = plainName(word)
    .replace(/^get(?=.*(?:provider|api|service|repository)$)/, '')
    .replace(/(?:provider|proxy|repository|service|resource|api)$/, '');
  return BY_NAME.get(name);
}

/** The area in the name of a function, and the rest of the name: `createInvoice`, `fire_invoice_event`. */
export function areaWithin(
  word: string,
): { readonly area: RouteArea; readonly rest: string; readonly isPlural: boolean } | undefined {
  const name = plainName(word);
  const found = AREA_NAMES.map(([part, area]) => ({ part, area, at: name.indexOf(part) }))
    .filter(({ at }) => at >= 0)
    // The first area in the name counts; of several at one place the longest, which is first in the table.
    .reduce<{ part: string; area: RouteArea; at: number } | undefined>(
      (best, one) => (best === undefined || one.at < best.at ? one : best),
      undefined,
    );
  return (
    found && {
      area: found.area,
      rest: name.slice(0, found.at) + name.slice(found.at + found.part.length),
      isPlural: found.part.endsWith('s'),
    }
  );
}

/** Words in the names of functions, in the order in which they decide. */
const ACTION_WORDS: readonly (readonly [RegExp, readonly RouteAction[]])[] = [
  [/taxdocument/, ['createTaxDocument']],
  [/failed/, ['listFailed']],
  [/attachment/, ['downloadFile']],
  [/pdf/, ['downloadPdf']],
  [/archived/, ['listArchived']],
  [/lowquantity/, ['listLowQuantity']],
  [/unarchive/, ['unarchive']],
  [/archive/, ['archive']],
  [/ocr/, ['sendToOcr']],
  [/toggle/, ['toggle']],
  [/pause/, ['pause']],
  [/activate/, ['activate']],
  [/^(?:fire|lock|unlock|cancel|markas|undo)|event$|action$/, ['fire']],
  [/search/, ['search']],
  [/paid/, ['listPaid']],
  [/save|upsert|createorupdate/, ['create', 'edit']],
  [/^(?:create|add|post|insert|upload|issue|new|store|send)/, ['create']],
  [/^(?:update|edit|patch|modify)/, ['edit']],
  [/^(?:delete|remove|destroy)/, ['delete']],
  [/download/, ['downloadPdf', 'downloadFile']],
  [/^(?:all|list|index|select|iter|each|getall|listall|findall|fetchall)(?!single)/, ['list']],
  [/^(?:selectsingle|find|get|show|detail|load|retrieve|fetch|read|current|info|one|byid)/, ['detail']],
];

/**
 * The actions that the name of a function stands for.
 *
 * @param name without the area in it
 */
export function actionsNamed(name: string): readonly RouteAction[] {
  const plain = plainName(name).replace(/async$/, '');
  return ACTION_WORDS.find(([word]) => word.test(plain))?.[1] ?? [];
}
