import { tryParseJson } from '../../../fakturoid/json';
import { Account } from '../../../fakturoid/schemas/account';
import { AccountAccess } from '../../../fakturoid/schemas/currentUser';
import { User } from '../../../fakturoid/schemas/user';

/** Records of the API, each with the attributes that it documents. */
const DOCUMENTED = {
  user: ['id', 'full_name', 'email', 'avatar_url', 'default_account', 'accounts'],
  'user.accounts': Object.keys(AccountAccess.shape),
  users: Object.keys(User.shape),
  account: Object.keys(Account.shape),
  events: ['name', 'created_at', 'text', 'related_objects', 'user', 'params'],
} as const satisfies Record<string, readonly string[]>;

type RecordKind = keyof typeof DOCUMENTED;

/** Types of attributes that are no text (Fakturoid API v3, Users, Account and Events). */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  number: [
    'id',
    'plan_price',
    'plan_paid_users',
    'vat_rate',
    'due',
    'overdue_email_days',
    'digitoo_remaining_extractions',
  ],
  boolean: [
    'invoice_proforma',
    'fixed_exchange_rate',
    'invoice_selfbilling',
    'send_overdue_email',
    'send_repeated_reminders',
    'send_invoice_from_proforma_email',
    'send_thank_you_email',
    'invoice_paypal',
    'invoice_gopay',
    'digitoo_enabled',
    'digitoo_auto_processing_enabled',
  ],
  array: ['accounts', 'allowed_scope', 'related_objects', 'invoice_hide_bank_account_for_payments'],
  object: ['user', 'params'],
};

/** Values of `permission` that this extension can name; for any other, only the number of times is kept. */
const PERMISSIONS = ['owner', 'write', 'read', 'accountant', 'accounting', 'bookkeeper'] as const;
const SCOPES: readonly unknown[] = ['invoices', 'expenses', 'reports'];

/** Names of the events about users in API v2. */
const USER_EVENTS: readonly unknown[] = [
  'invitation_sent',
  'user_added_to_account',
  'user_token_regenerated',
];

const MOST_ROWS = 2_000;
/** Older events show how long events are kept. Exact dates might reveal whose account it is. */
const LONG_AGO_MS = 90 * 24 * 60 * 60 * 1000;
/** With fewer rows, an order might be chance. */
const FEWEST_ROWS = 3;

/** How often an attribute had a value, was null, or was not there; and the types of values that are not the documented one. */
export interface AttributeFacts {
  readonly filled: number;
  readonly nulls: number;
  readonly missing: number;
  readonly otherTypes: readonly string[];
}

export interface RecordFacts {
  readonly kind: RecordKind;
  readonly count: number;
  /** Documented attributes, by name. */
  readonly attributes: Readonly<Record<string, AttributeFacts>>;
  /** How many undocumented attributes there are. Their names might say anything. */
  readonly undocumented: number;
}

export interface RightsFacts {
  readonly permissions: Readonly<Record<(typeof PERMISSIONS)[number] | 'other' | 'none', number>>;
  readonly scopes: Readonly<Record<'documented' | 'further' | 'empty' | 'absent', number>>;
}

export interface EventFacts {
  readonly userEvents: number;
  /** One of them is older than 90 days. */
  readonly reachFar: boolean;
}

/** The contents of an answer, in numbers. */
export interface Facts {
  readonly records: readonly RecordFacts[];
  readonly rights?: RightsFacts;
  /** For a list: its rows, and whether they were in the expected order, if that can be told. */
  readonly rows?: number;
  readonly isInOrder?: boolean;
  /** Rows that had not come with the first page. */
  readonly newRows?: number;
  readonly events?: EventFacts;
  /** The account was made more than half a year ago, so it should have events that are older than 90 days. */
  readonly isOldAccount?: boolean;
}

export const NO_FACTS: Facts = { records: [] };

type Row = Readonly<Record<string, unknown>>;

/** Facts about the answer of user.json. */
export function factsOfUser(text: string): Facts {
  const json = tryParseJson(text);
  if (!isRow(json)) return NO_FACTS;
  const accounts = rowsOf(json['accounts']);
  return {
    records: [recordFacts('user', [json]), recordFacts('user.accounts', accounts)],
    rights: rightsOf(accounts),
  };
}

/** Facts about a page of users.json. @param firstPage the text of the page before, to tell whether this is another one */
export function factsOfUsers(text: string, firstPage?: string): Facts {
  const json = tryParseJson(text);
  if (!Array.isArray(json)) return NO_FACTS;
  const rows = rowsOf(json);
  const ids = rows.map(({ id }) => id);
  const seen = new Set(firstPage === undefined ? [] : rowsOf(tryParseJson(firstPage)).map(({ id }) => id));
  return {
    records: [recordFacts('users', rows)],
    rights: rightsOf(rows),
    rows: json.length,
    ...(isAscending(ids) !== undefined && { isInOrder: isAscending(ids) === true }),
    ...(firstPage !== undefined && { newRows: ids.filter((id) => !seen.has(id)).length }),
  };
}

/** Facts about account.json. @param now milliseconds since 1970 */
export function factsOfAccount(text: string, now: number): Facts {
  const json = tryParseJson(text);
  if (!isRow(json)) return NO_FACTS;
  const createdAt = timeOf(json['created_at']);
  return {
    records: [recordFacts('account', [json])],
    ...(createdAt !== undefined && { isOldAccount: now - createdAt > 2 * LONG_AGO_MS }),
  };
}

/** Facts about a page of events.json. @param now milliseconds since 1970 */
export function factsOfEvents(text: string, now: number): Facts {
  const json = tryParseJson(text);
  if (!Array.isArray(json)) return NO_FACTS;
  const rows = rowsOf(json);
  const times = rows.flatMap(({ created_at }) => timeOf(created_at) ?? []);
  const newestFirst = isAscending(times.map((time) => -time));
  return {
    records: [recordFacts('events', rows)],
    rows: json.length,
    ...(newestFirst !== undefined && { isInOrder: newestFirst }),
    events: {
      userEvents: rows.filter(({ name }) => USER_EVENTS.includes(name)).length,
      reachFar: times.some((time) => now - time > LONG_AGO_MS),
    },
  };
}

function recordFacts(kind: RecordKind, rows: readonly Row[]): RecordFacts {
  const names: readonly string[] = DOCUMENTED[kind];
  const others = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => !names.includes(name))));
  return {
    kind,
    count: rows.length,
    attributes: Object.fromEntries(names.map((name) => [name, attributeFacts(name, rows)])),
    undocumented: others.size,
  };
}

function attributeFacts(name: string, rows: readonly Row[]): AttributeFacts {
  const present = rows.filter((row) => Object.hasOwn(row, name)).map((row) => row[name]);
  const values = present.filter((value) => value !== null);
  return {
    filled: values.length,
    nulls: present.length - values.length,
    missing: rows.length - present.length,
    otherTypes: [...new Set(values.map(typeOf))].filter((type) => type !== typeOfAttribute(name)).sort(),
  };
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The documented type of an attribute; names mean the same in all records. */
function typeOfAttribute(name: string): string {
  return Object.keys(TYPES).find((type) => TYPES[type]?.includes(name)) ?? 'string';
}

function rightsOf(rows: readonly Row[]): RightsFacts {
  const permissions = {
    owner: 0,
    write: 0,
    read: 0,
    accountant: 0,
    accounting: 0,
    bookkeeper: 0,
    other: 0,
    none: 0,
  };
  const scopes = { documented: 0, further: 0, empty: 0, absent: 0 };
  for (const { permission, allowed_scope: allowed } of rows) {
    const known = PERMISSIONS.find((word) => word === permission);
    permissions[known ?? (typeof permission === 'string' ? 'other' : 'none')]++;
    if (!Array.isArray(allowed)) scopes.absent++;
    else if (allowed.length === 0) scopes.empty++;
    else scopes[allowed.every((scope) => SCOPES.includes(scope)) ? 'documented' : 'further']++;
  }
  return { permissions, scopes };
}

/** Whether the numbers ascend; undefined if there are too few to tell. */
function isAscending(values: readonly unknown[]): boolean | undefined {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < FEWEST_ROWS) return undefined;
  return numbers.every((value, index) => index === 0 || (numbers[index - 1] ?? 0) <= value);
}

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.slice(0, MOST_ROWS).filter(isRow) : [];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' && value.length <= 100 ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
