import { line, type Shown, shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import { GATES, isUndocumented } from '../rights/gates';
import { KNOWN_SCOPES, permissionOf, type Rights } from '../rights/rights';
import type { Route, RouteAction, RouteArea } from '../rights/routes';
import type { CallReason, CallVerdict, Judgement } from '../rights/verdict';
import { listOf } from './lists';
import { permissionLabel, permissionMeaning, scopeLabel } from './rights';
import { menu } from './menus';

const VERDICTS: Readonly<Record<CallVerdict, { readonly sign: Shown; readonly words: Shown }>> = {
  yes: { sign: line`✓`, words: l10n.t('Yes') },
  probably: { sign: line`✓?`, words: l10n.t('Probably') },
  probablyNot: { sign: line`✗?`, words: l10n.t('Probably not') },
  no: { sign: line`✗`, words: l10n.t('No') },
  unknown: { sign: line`?`, words: l10n.t('Not known') },
};

const AREAS: Readonly<Record<RouteArea, Shown>> = {
  oauth: l10n.t('Authorization'),
  currentUser: l10n.t('Current user'),
  users: l10n.t('Users'),
  account: l10n.t('Account'),
  bankAccounts: l10n.t('Bank accounts'),
  numberFormats: l10n.t('Number formats'),
  subjects: l10n.t('Contacts'),
  invoices: l10n.t('Invoices'),
  invoicePayments: l10n.t('Payments of invoices'),
  invoiceMessages: l10n.t('Emails with invoices'),
  expenses: l10n.t('Expenses'),
  expensePayments: l10n.t('Payments of expenses'),
  inboxFiles: l10n.t('Inbox files'),
  inventoryItems: l10n.t('Inventory items'),
  inventoryMoves: l10n.t('Inventory moves'),
  generators: l10n.t('Invoice templates'),
  recurringGenerators: l10n.t('Recurring invoices'),
  events: l10n.t('Events'),
  todos: l10n.t('To-dos'),
  webhooks: l10n.t('Webhooks'),
};

const ACTIONS: Readonly<Record<RouteAction, Shown>> = {
  list: l10n.t('list'),
  search: l10n.t('search'),
  detail: l10n.t('detail'),
  create: l10n.t('create'),
  edit: l10n.t('edit'),
  delete: l10n.t('delete'),
  downloadPdf: l10n.t('download PDF'),
  downloadFile: l10n.t('download file'),
  fire: l10n.t('lock, cancel, mark as sent…'),
  createTaxDocument: l10n.t('create a tax document'),
  sendToOcr: l10n.t('send to OCR'),
  listArchived: l10n.t('list archived'),
  listLowQuantity: l10n.t('list those low in stock'),
  listPaid: l10n.t('list payments'),
  archive: l10n.t('archive'),
  unarchive: l10n.t('reactivate'),
  pause: l10n.t('pause'),
  activate: l10n.t('activate'),
  toggle: l10n.t('mark as done or not'),
  listFailed: l10n.t('list failed deliveries'),
  consent: l10n.t('ask a user for consent'),
  token: l10n.t('obtain a token'),
  revoke: l10n.t('revoke a token'),
};

/** A verdict as a sign and its words: the sign never stands alone. */
export function verdictLabel(verdict: CallVerdict): { readonly sign: Shown; readonly words: Shown } {
  return VERDICTS[verdict];
}

/** What a route is about, as a label. */
export function routeAreaLabel(area: RouteArea): Shown {
  return AREAS[area];
}

/** What a route does: "Invoices: create". An email is not created but sent. */
export function routeLabel({ area, action }: Pick<Route, 'area' | 'action'>): Shown {
  const does = area === 'invoiceMessages' && action === 'create' ? l10n.t('send') : ACTIONS[action];
  return line`${AREAS[area]}: ${does}`;
}

/** Why a call has its verdict, in whole sentences. */
export function reasonSentences(
  route: Route,
  rights: Rights,
  { reason, verdict }: Judgement,
): readonly Shown[] {
  const sentence = REASONS[reason](route, rights);
  return verdict === 'probably' && isUndocumented(route)
    ? [sentence, l10n.t('Fakturoid doesn’t document which permission or scope this route needs.')]
    : [sentence];
}

const REASONS: Readonly<Record<CallReason, (route: Route, rights: Rights) => Shown>> = {
  anyToken: () => l10n.t('Every valid token can do that: the response shows whose token it is.'),
  signsIn: () => l10n.t('This needs no token: it is how a token is obtained or revoked.'),
  permissionReads: (_, { permission }) =>
    l10n.t('The permission “{0}” allows reading.', permissionLabel(permission)),
  permissionChanges: (_, { permission }) =>
    l10n.t('The permission “{0}” allows changes.', permissionLabel(permission)),
  readChangesNothing: (_, { permission }) =>
    l10n.t(
      'The permission “{0}” doesn’t allow any changes: API v2 rejected everything but GET, and Fakturoid’s help says the same about the web application.',
      permissionLabel(permission),
    ),
  accountantChanges: () =>
    l10n.t(
      'This is probably the role of an accountant, who can lock documents and edit private notes. Nothing else is documented for it.',
    ),
  accountantEditsNote: () =>
    l10n.t(
      'This is probably the role of an accountant, who can edit the private note of invoices, expenses and contacts. Whether the API allows that isn’t documented.',
    ),
  accountantLocks: () =>
    l10n.t(
      'This is probably the role of an accountant, who can lock and unlock documents. Other events aren’t documented for it.',
    ),
  permissionUnknown: (_, { permission }) => permissionMeaning(permission),
  permissionNotStated: (_, { permission }) => permissionMeaning(permission),
  scopesNotStated: () =>
    l10n.t('Fakturoid doesn’t provide the scopes, and what that means isn’t documented.'),
  scopesEmpty: () => l10n.t('The list of scopes is empty, and what that means isn’t documented.'),
  scopeMissing: (route) =>
    l10n.t(
      'The scope “{0}” is missing. Fakturoid’s web application hides that section; whether the API rejects it as well isn’t documented.',
      scopeNeededBy(route),
    ),
  scopePerhapsMissing: (route) =>
    l10n.t('The scope “{0}” is missing. Whether this route needs it isn’t documented.', scopeNeededBy(route)),
  scopeUndocumented: () =>
    l10n.t('Some scopes are missing, and which one this route needs isn’t documented.'),
  unknownScopeMayCover: () =>
    l10n.t('There is a scope that this extension doesn’t know. It may cover this route, or not.'),
};

/** The permission that is enough for a route, as a label. */
export function permissionNeeded({ area, changes }: Route): Shown {
  const { value } = changes ? GATES[area].change : GATES[area].read;
  return value === 'anyToken'
    ? l10n.t('any')
    : listOf(
        value.map((permission) => permissionLabel(permissionOf(permission))),
        'or',
      );
}

/** The scope that is enough for a route, as a label. */
export function scopeNeeded(route: Route): Shown {
  const { value, certainty } = GATES[route.area].scope;
  switch (value) {
    case 'none':
      return l10n.t('none');
    case 'anyOne':
      return l10n.t('any one');
    case 'unknown':
      return l10n.t('not documented; all of them are enough');
    default:
      return certainty === 'inferred' ? l10n.t('{0} (not documented)', scopeLabel(value)) : scopeLabel(value);
  }
}

/** The rights that are enough for a route, in a sentence. */
export function needsSentence(route: Route): Shown {
  return l10n.t('Permission needed: {0}. Scopes needed: {1}.', permissionNeeded(route), scopeNeeded(route));
}

/** What can refuse a call in spite of its rights, in whole sentences. */
export function callCaveats({ area, changes }: Route): readonly Shown[] {
  const general = l10n.t(
    'A change can still be rejected, for instance because of a plan limit, a locked or paid document, or a blocked account.',
  );
  const own = CAVEATS[area];
  return [...(own === undefined ? [] : [own]), ...(changes && area !== 'oauth' ? [general] : [])];
}

const CAVEATS: Partial<Readonly<Record<RouteArea, Shown>>> = {
  webhooks: l10n.t(
    'Webhooks need a paid plan. They must also be allowed for the Client ID and Client Secret in {0}, or for an integration by agreement with Fakturoid’s support.',
    menu('userAccount'),
  ),
  invoiceMessages: l10n.t('Sending emails needs a paid plan and has a daily limit.'),
};

function scopeNeededBy({ area }: Route): Shown {
  const needed = KNOWN_SCOPES.find((scope) => scope === GATES[area].scope.value);
  return needed === undefined ? shown('') : scopeLabel(needed);
}
