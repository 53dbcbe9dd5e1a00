import type { KnownPermission, KnownScope, Rights } from './rights';

/** What somebody may or may not do in an account, in the order in which it is told. */
export const ABILITIES = [
  'readInvoices',
  'changeInvoices',
  'readExpenses',
  'changeExpenses',
  'readReports',
  'changeSettings',
  'manageUsers',
  'changePlan',
] as const;
export type Ability = (typeof ABILITIES)[number];

/** `unknown`: the permission or the scopes are not documented or not stated, so nothing is derived from them. */
export type Verdict = 'allowed' | 'forbidden' | 'unknown';

export type EffectiveRights = Readonly<Record<Ability, Verdict>>;

interface Rule {
  readonly permissions: readonly KnownPermission[];
  /** The scope that it also takes. */
  readonly scope?: KnownScope;
}

/**
 * Permissions: Fakturoid's help page on users and permissions. "Majitel účtu: Všechny operace", and the owner alone manages
 * users; "Zápis a čtení: Všechny operace, kromě změny tarifu a zrušení účtu"; "Čtení: Nemůže nic měnit, může pouze číst a
 * exportovat data". The fourth role, Účetní, has no documented value in the API, so it is unknown here.
 *
 * Scopes: Fakturoid API v3, Users, calls `allowed_scope` the "list of allowed scopes" and says no more; what is not
 * allowed is taken as forbidden. That they restrict anything but the three areas they name is not documented.
 */
const RULES: Readonly<Record<Ability, Rule>> = {
  readInvoices: { permissions: ['owner', 'write', 'read'], scope: 'invoices' },
  changeInvoices: { permissions: ['owner', 'write'], scope: 'invoices' },
  readExpenses: { permissions: ['owner', 'write', 'read'], scope: 'expenses' },
  changeExpenses: { permissions: ['owner', 'write'], scope: 'expenses' },
  readReports: { permissions: ['owner', 'write', 'read'], scope: 'reports' },
  changeSettings: { permissions: ['owner', 'write'] },
  manageUsers: { permissions: ['owner'] },
  changePlan: { permissions: ['owner'] },
};

/** What these rights allow and forbid. */
export function effectiveRightsOf(rights: Rights): EffectiveRights {
  return Object.fromEntries(
    ABILITIES.map((ability) => [ability, verdictOf(rights, RULES[ability])]),
  ) as Record<Ability, Verdict>;
}

/** Whether everything that the known scopes name may be read. */
export function seesEverything(rights: Rights): boolean {
  const { readInvoices, readExpenses, readReports } = effectiveRightsOf(rights);
  return [readInvoices, readExpenses, readReports].every((verdict) => verdict === 'allowed');
}

function verdictOf(rights: Rights, { permissions, scope }: Rule): Verdict {
  const verdicts = [
    byPermission(rights, permissions),
    scope === undefined ? 'allowed' : byScope(rights, scope),
  ] as const;
  return (
    verdicts.find((verdict) => verdict === 'forbidden') ??
    verdicts.find((verdict) => verdict === 'unknown') ??
    'allowed'
  );
}

function byPermission({ permission }: Rights, permissions: readonly KnownPermission[]): Verdict {
  if (permission.kind !== 'known') {
    return 'unknown';
  }
  return permissions.includes(permission.value) ? 'allowed' : 'forbidden';
}

function byScope({ scopes }: Rights, scope: KnownScope): Verdict {
  if (scopes.kind === 'notStated') {
    return 'unknown';
  }
  if (scopes.known.includes(scope)) {
    return 'allowed';
  }
  // A scope that nobody documented may well include this one.
  return scopes.unknown.length > 0 ? 'unknown' : 'forbidden';
}
