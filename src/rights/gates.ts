import type { KnownPermission, KnownScope } from './rights';
import type { Route, RouteArea } from './routes';

/** How sure a statement is, from the surest to the least sure. */
type Certainty =
  /** Fakturoid documents it for API v3. */
  | 'documented'
  /** Fakturoid documents it for the web application, or for a dead version of the API. */
  | 'elsewhere'
  /** Concluded from what is documented. */
  | 'inferred'
  /** Nobody says it. */
  | 'unknown';

/** Sources of statements about rights; undefined if Fakturoid's own site no longer has them. */
export const SOURCES = {
  users: 'https://www.fakturoid.cz/api/v3/users',
  webhooks: 'https://www.fakturoid.cz/api/v3/webhooks',
  authorization: 'https://www.fakturoid.cz/api/v3/authorization',
  /** API v2 (`apiary.apib` of fakturoid/api on GitHub): `read` has GET alone, anything else answers 403. */
  apiV2: undefined,
  /** Help page on roles. */
  roles: 'https://www.fakturoid.cz/podpora/nastaveni/uzivatele-a-opravneni',
  /** Blog, 11 March 2019: the sections that a user of the web application sees. Contacts stay visible. */
  sections: 'https://www.fakturoid.cz/blog/2019/03/11/jemnejsi-opravneni-uzivatelu',
} as const;
export type Source = keyof typeof SOURCES;

interface Cell<T> {
  readonly value: T;
  readonly certainty: Certainty;
  readonly source?: Source;
}

/** Who gets through: everyone with a token, or a listed permission. */
type PermissionNeed = 'anyToken' | readonly KnownPermission[];
/** `anyOne`: contacts are visible with any section (`sections`). */
export type ScopeNeed = 'none' | 'anyOne' | KnownScope | 'unknown';

/** What gates the routes of an area. */
export interface Gate {
  readonly read: Cell<PermissionNeed>;
  readonly change: Cell<PermissionNeed>;
  readonly scope: Cell<ScopeNeed>;
}

const READERS = { value: ['owner', 'write', 'read'], certainty: 'elsewhere', source: 'apiV2' } as const;
const WRITERS = { value: ['owner', 'write'], certainty: 'elsewhere', source: 'roles' } as const;
/** For areas that no source is specific about: inferred from what holds for all. */
const PROBABLE_READERS = { ...READERS, certainty: 'inferred' } as const;
const PROBABLE_WRITERS = { ...WRITERS, certainty: 'inferred' } as const;
const BY_TOKEN = { value: 'anyToken', certainty: 'documented' } as const;
const INVOICES = { value: 'invoices', certainty: 'elsewhere', source: 'sections' } as const;
const EXPENSES = { value: 'expenses', certainty: 'elsewhere', source: 'sections' } as const;
const INVOICES_PERHAPS = { ...INVOICES, certainty: 'inferred' } as const;
const EXPENSES_PERHAPS = { ...EXPENSES, certainty: 'inferred' } as const;
const CONTACTS = { value: 'anyOne', certainty: 'elsewhere', source: 'sections' } as const;
const UNKNOWN = { value: 'unknown', certainty: 'unknown' } as const;

const OF_INVOICES: Gate = { read: READERS, change: WRITERS, scope: INVOICES };
const OF_EXPENSES: Gate = { read: READERS, change: WRITERS, scope: EXPENSES };
const OPEN: Gate = { read: PROBABLE_READERS, change: PROBABLE_WRITERS, scope: UNKNOWN };

/**
 * What gates each area, how sure that is and who says so. API v3 documents no more of `permission` and
 * `allowed_scope` than the values owner and read and the three scopes. That API v2 let `read` do nothing but GET, and
 * what the web application does, is taken over from there.
 */
export const GATES: Readonly<Record<RouteArea, Gate>> = {
  oauth: {
    read: { ...BY_TOKEN, source: 'authorization' },
    change: { ...BY_TOKEN, source: 'authorization' },
    scope: { value: 'none', certainty: 'documented', source: 'authorization' },
  },
  currentUser: {
    read: { ...BY_TOKEN, source: 'users' },
    change: PROBABLE_WRITERS,
    scope: { value: 'none', certainty: 'inferred', source: 'users' },
  },
  users: OPEN,
  account: OPEN,
  bankAccounts: OPEN,
  numberFormats: OPEN,
  subjects: { read: READERS, change: WRITERS, scope: CONTACTS },
  invoices: OF_INVOICES,
  invoicePayments: OF_INVOICES,
  invoiceMessages: OF_INVOICES,
  expenses: OF_EXPENSES,
  expensePayments: OF_EXPENSES,
  inboxFiles: { read: PROBABLE_READERS, change: WRITERS, scope: EXPENSES_PERHAPS },
  inventoryItems: { ...OPEN, change: WRITERS },
  inventoryMoves: { ...OPEN, change: WRITERS },
  generators: { ...OF_INVOICES, scope: INVOICES_PERHAPS },
  recurringGenerators: { ...OF_INVOICES, scope: INVOICES_PERHAPS },
  events: OPEN,
  todos: OPEN,
  webhooks: OPEN,
};

/** Whether it is undocumented which permission or which scope a route needs. */
export function isUndocumented({ area, changes }: Route): boolean {
  const { read, change, scope } = GATES[area];
  return [changes ? change : read, scope].some(
    ({ certainty }) => certainty === 'inferred' || certainty === 'unknown',
  );
}
