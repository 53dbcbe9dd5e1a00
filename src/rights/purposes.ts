import { KNOWN_SCOPES, type KnownPermission, type KnownScope, rankOfPermission, type Rights } from './rights';

/** What an integration is for. */
export type Purpose = 'readInvoices' | 'issueInvoices' | 'bookExpenses' | 'reports';

/** The least that a user needs for a purpose. */
export interface NarrowRights {
  readonly permission: KnownPermission;
  readonly scopes: readonly KnownScope[];
}

/**
 * The narrowest permission and scopes for each purpose, as far as is documented. An invoice needs a contact
 * (`subject_id`); whether a scope covers contacts is not documented. API v3 has no route for reports (Changelog, 4 April
 * 2024), so an integration cannot use that scope today. Fakturoid's help page on users and permissions: `read` changes
 * nothing, so whatever creates a document needs `write`; the fourth role, Účetní, only locks documents and edits private
 * notes, and its API value is not documented. Scopes: Fakturoid API v3, Users, attribute `allowed_scope`.
 */
export const PURPOSES: Readonly<Record<Purpose, NarrowRights>> = {
  readInvoices: { permission: 'read', scopes: ['invoices'] },
  issueInvoices: { permission: 'write', scopes: ['invoices'] },
  bookExpenses: { permission: 'write', scopes: ['expenses'] },
  reports: { permission: 'read', scopes: ['reports'] },
};

/** Whether a value, such as one that was stored, names a purpose that is known. */
export function isPurpose(value: unknown): value is Purpose {
  return typeof value === 'string' && Object.hasOwn(PURPOSES, value);
}

/**
 * What rights allow beyond a purpose. A permission that is unknown or not stated does not count as more, because
 * nobody can say how much it allows. Any scope besides those of the purpose counts, so unknown ones are listed too.
 *
 * @returns whether the permission is more than the purpose needs, and the scopes beyond it: known ones in documented
 * order, then unknown ones as they came
 */
export function exceedsPurpose(
  { permission, scopes }: Rights,
  purpose: Purpose,
): { permission: boolean; scopes: readonly string[] } {
  const needed = PURPOSES[purpose];
  return {
    permission:
      permission.kind === 'known' && rankOfPermission(permission.value) < rankOfPermission(needed.permission),
    scopes:
      scopes.kind === 'notStated'
        ? []
        : [
            ...KNOWN_SCOPES.filter((scope) => scopes.known.includes(scope) && !needed.scopes.includes(scope)),
            ...scopes.unknown,
          ],
  };
}
