import { GATES } from './gates';
import {
  KNOWN_PERMISSIONS,
  KNOWN_SCOPES,
  type KnownPermission,
  type KnownScope,
  type Rights,
} from './rights';

/** What somebody can do in an account, in display order. */
const ABILITIES = [
  'readInvoices',
  'changeInvoices',
  'readExpenses',
  'changeExpenses',
  'readReports',
  'changeSettings',
  'manageUsers',
  'changePlan',
] as const;
type Ability = (typeof ABILITIES)[number];

/** What rights are about, in display order. */
export const AREAS = ['invoices', 'expenses', 'reports', 'settings', 'users', 'plan'] as const;
export type Area = (typeof AREAS)[number];

const ABILITIES_IN: Readonly<Record<Area, { readonly read?: Ability; readonly change?: Ability }>> = {
  invoices: { read: 'readInvoices', change: 'changeInvoices' },
  expenses: { read: 'readExpenses', change: 'changeExpenses' },
  reports: { read: 'readReports' },
  settings: { change: 'changeSettings' },
  users: { change: 'manageUsers' },
  plan: { change: 'changePlan' },
};

/**
 * How sure an answer is. `yes` and `no` are documented for the permission. `probablyNot`: the web application hides a
 * section whose scope is missing, and the API is assumed to do the same. `unknown`: nobody documents it, or it is not
 * stated.
 */
type Verdict = 'yes' | 'no' | 'probablyNot' | 'unknown';

/** How far rights go in an area; `change` includes reading. */
export type Reach = 'change' | 'read' | Exclude<Verdict, 'yes'>;

export type EffectiveRights = Readonly<Record<Ability, Verdict>>;

interface Rule {
  readonly permissions: readonly KnownPermission[];
  /** The section of the web application that it belongs to. */
  readonly scope?: KnownScope | undefined;
  /** Whether API v3 has routes for it. */
  readonly isInApi?: true;
}

/** A rule for what has routes in the API, taken from their gate. */
function asInApi(area: 'invoices' | 'expenses', kind: 'read' | 'change'): Rule {
  const gate = GATES[area];
  const permissions = gate[kind].value;
  return {
    permissions: permissions === 'anyToken' ? KNOWN_PERMISSIONS : permissions,
    scope: KNOWN_SCOPES.find((scope) => scope === gate.scope.value),
    isInApi: true,
  };
}

/**
 * What has routes follows their gates. The rest can be done only in Fakturoid's web application, so it is never listed for a
 * token: users and the account are read-only in API v3, and the reports endpoint was removed (Fakturoid API v3, Users,
 * Account and Changelog of 4 April 2024).
 *
 * Permissions: Fakturoid's help page on users and permissions. "Majitel účtu: Všechny operace", and only an owner manages
 * users; "Zápis a čtení: Všechny operace, kromě změny tarifu a zrušení účtu"; "Čtení: Nemůže nic měnit, může pouze číst a
 * exportovat data". The fourth role, Účetní, has no documented value in the API, so it is unknown here.
 *
 * Scopes: Fakturoid's blog, 11 March 2019: per user the owner chooses which sections of the web application they see.
 */
const RULES: Readonly<Record<Ability, Rule>> = {
  readInvoices: asInApi('invoices', 'read'),
  changeInvoices: asInApi('invoices', 'change'),
  readExpenses: asInApi('expenses', 'read'),
  changeExpenses: asInApi('expenses', 'change'),
  readReports: { permissions: ['owner', 'write', 'read'], scope: 'reports' },
  changeSettings: { permissions: ['owner', 'write'] },
  manageUsers: { permissions: ['owner'] },
  changePlan: { permissions: ['owner'] },
};

/** The areas that API v3 has routes for; the others are the web application's alone. */
export const API_AREAS: readonly Area[] = AREAS.filter((area) =>
  Object.values(ABILITIES_IN[area]).some((ability) => RULES[ability].isInApi),
);

/** What these rights allow, as far as is known. */
export function effectiveRightsOf(rights: Rights): EffectiveRights {
  return Object.fromEntries(ABILITIES.map((ability) => [ability, verdictOf(rights, ability)])) as Record<
    Ability,
    Verdict
  >;
}

/** How far these rights go in an area. */
export function reachIn(area: Area, rights: EffectiveRights): Reach {
  const { read, change } = ABILITIES_IN[area];
  const verdicts = { read: read && rights[read], change: change && rights[change] };
  if (verdicts.change === 'yes') {
    return 'change';
  }
  const verdict = verdicts.read ?? verdicts.change ?? 'unknown';
  return verdict === 'yes' ? 'read' : verdict;
}

function verdictOf({ permission, scopes }: Rights, ability: Ability): Verdict {
  const { permissions, scope, isInApi } = RULES[ability];
  if (permission.kind !== 'known') {
    return 'unknown';
  }
  // What the permission forbids, no scope allows.
  if (!permissions.includes(permission.value)) {
    return 'no';
  }
  if (ability === 'changeSettings' && permission.value === 'write') {
    return withAllSections(scopes);
  }
  if (scope === undefined) {
    return 'yes';
  }
  // An empty list is documented nowhere, and would contradict "Všechny operace" of an owner.
  if (scopes.kind === 'notStated' || scopes.known.length + scopes.unknown.length === 0) {
    return 'unknown';
  }
  if (scopes.known.includes(scope)) {
    return 'yes';
  }
  // A scope that nobody documented may well include this one.
  if (scopes.unknown.length > 0) {
    return 'unknown';
  }
  return isInApi ? 'probablyNot' : 'no';
}

/** Users with `write` change settings only if they see every section (Fakturoid's blog, 11 March 2019). */
function withAllSections(scopes: Rights['scopes']): Verdict {
  if (scopes.kind === 'notStated' || scopes.known.length + scopes.unknown.length === 0) {
    return 'unknown';
  }
  return KNOWN_SCOPES.every((scope) => scopes.known.includes(scope))
    ? 'yes'
    : scopes.unknown.length > 0
      ? 'unknown'
      : 'no';
}
