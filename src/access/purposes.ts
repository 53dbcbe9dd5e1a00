import type { KnownPermission, KnownScope, Rights } from './rights';

/** What an integration is for; it tells how narrow the rights of its user can be. */
export type Purpose = 'readInvoices' | 'issueInvoices' | 'bookExpenses' | 'reports';

/** The narrowest rights that are enough for a purpose. */
export interface NarrowRights {
  readonly permission: KnownPermission;
  readonly scopes: readonly KnownScope[];
}

/** `read` changes nothing and `write` is the next wider one (Fakturoid's help page on users and permissions). */
export const PURPOSES: Readonly<Record<Purpose, NarrowRights>> = {
  readInvoices: { permission: 'read', scopes: ['invoices'] },
  issueInvoices: { permission: 'write', scopes: ['invoices'] },
  bookExpenses: { permission: 'write', scopes: ['expenses'] },
  reports: { permission: 'read', scopes: ['reports'] },
};

export function isPurpose(value: unknown): value is Purpose {
  return typeof value === 'string' && Object.hasOwn(PURPOSES, value);
}

const WIDEST_FIRST: readonly KnownPermission[] = ['owner', 'write', 'read'];

/** What goes beyond a purpose. A permission that is unknown or not stated is not said to. */
export function exceedsPurpose(
  { permission, scopes }: Rights,
  purpose: Purpose,
): { permission: boolean; scopes: readonly string[] } {
  const narrow = PURPOSES[purpose];
  return {
    permission:
      permission.kind === 'known' &&
      WIDEST_FIRST.indexOf(permission.value) < WIDEST_FIRST.indexOf(narrow.permission),
    scopes:
      scopes.kind === 'listed'
        ? [...scopes.known.filter((scope) => !narrow.scopes.includes(scope)), ...scopes.unknown]
        : [],
  };
}
