import { GATES, type ScopeNeed, type Source } from './gates';
import { KNOWN_SCOPES, type KnownPermission, type KnownScope, type Rights } from './rights';
import type { Route } from './routes';

/**
 * Whether a call is granted. `yes` is documented for API v3; `probably` and `probablyNot` are taken over from what
 * Fakturoid documents elsewhere; `no`: two of its documents agree; `unknown`: nobody documents it, or it is not stated.
 */
export type CallVerdict = 'yes' | 'probably' | 'probablyNot' | 'no' | 'unknown';

/** Reasons for a verdict; their words are in `labels/calls.ts`. */
export type CallReason =
  | 'anyToken'
  | 'signsIn'
  | 'permissionReads'
  | 'permissionChanges'
  | 'readChangesNothing'
  | 'accountantChanges'
  | 'accountantEditsNote'
  | 'accountantLocks'
  | 'permissionUnknown'
  | 'permissionNotStated'
  | 'scopesNotStated'
  | 'scopesEmpty'
  | 'scopeMissing'
  | 'scopePerhapsMissing'
  | 'scopeUndocumented'
  | 'unknownScopeMayCover';

export interface Judgement {
  readonly verdict: CallVerdict;
  readonly reason: CallReason;
  readonly sources: readonly Source[];
}

/**
 * Values that the role Účetní (accountant) may well have in the API: which one is documented nowhere, so they are taken
 * for no more than what all roles share.
 */
const PERHAPS_ACCOUNTANT: readonly string[] = ['accountant', 'accounting'];

/** What an accountant may do to documents: "Může zamykat doklady a upravovat soukromou poznámku" (help page on roles). */
const LOCKING = ['lock', 'unlock'];
const AREAS_WITH_PRIVATE_NOTE: readonly Route['area'][] = ['subjects', 'invoices', 'expenses'];

/**
 * Whether these rights grant a call, as far as anybody documents it, and why. Plan and state can refuse any change in
 * spite of it.
 *
 * @param event of a `fire` route, where it is known
 */
export function judge(route: Route, rights: Rights, event?: string): Judgement {
  const gate = GATES[route.area];
  const needed = route.changes ? gate.change : gate.read;
  if (needed.value === 'anyToken') {
    const reason = route.area === 'oauth' ? 'signsIn' : 'anyToken';
    return { verdict: 'yes', reason, sources: sourcesOf(needed.source) };
  }
  const byPermission = judgePermission(route, rights, needed.value, event);
  // What the permission forbids or leaves open, no scope allows.
  if (byPermission.verdict !== 'probably') {
    return byPermission;
  }
  const doubt = doubtOfScopes(rights.scopes, gate.scope.value, gate.scope.certainty === 'elsewhere');
  return doubt === undefined ? byPermission : { ...doubt, sources: sourcesOf(gate.scope.source ?? 'users') };
}

function judgePermission(
  route: Route,
  { permission }: Rights,
  allowed: readonly KnownPermission[],
  event: string | undefined,
): Judgement {
  if (permission.kind === 'notStated') {
    return { verdict: 'unknown', reason: 'permissionNotStated', sources: ['users'] };
  }
  if (permission.kind === 'unknown') {
    return PERHAPS_ACCOUNTANT.includes(permission.value)
      ? judgeAccountant(route, event)
      : { verdict: 'unknown', reason: 'permissionUnknown', sources: ['users'] };
  }
  if (!allowed.includes(permission.value)) {
    return { verdict: 'no', reason: 'readChangesNothing', sources: ['apiV2', 'roles'] };
  }
  return route.changes
    ? { verdict: 'probably', reason: 'permissionChanges', sources: ['roles'] }
    : { verdict: 'probably', reason: 'permissionReads', sources: ['apiV2', 'roles'] };
}

function judgeAccountant({ changes, action, area }: Route, event: string | undefined): Judgement {
  const sources = ['roles'] as const;
  if (!changes) {
    return { verdict: 'probably', reason: 'permissionReads', sources };
  }
  if (action === 'fire') {
    // Expenses have no other events.
    const locks = area === 'expenses' || LOCKING.includes(event ?? '');
    return { verdict: locks ? 'probably' : 'unknown', reason: 'accountantLocks', sources };
  }
  const editsNote = action === 'edit' && AREAS_WITH_PRIVATE_NOTE.includes(area);
  return { verdict: 'unknown', reason: editsNote ? 'accountantEditsNote' : 'accountantChanges', sources };
}

function doubtOfScopes(
  scopes: Rights['scopes'],
  need: ScopeNeed,
  isDocumented: boolean,
): Omit<Judgement, 'sources'> | undefined {
  if (need === 'none') {
    return undefined;
  }
  if (scopes.kind === 'notStated') {
    return { verdict: 'unknown', reason: 'scopesNotStated' };
  }
  if (scopes.known.length + scopes.unknown.length === 0) {
    return { verdict: 'unknown', reason: 'scopesEmpty' };
  }
  if (covers(scopes.known, need)) {
    return undefined;
  }
  if (scopes.unknown.length > 0) {
    return { verdict: 'unknown', reason: 'unknownScopeMayCover' };
  }
  if (need === 'unknown') {
    return { verdict: 'unknown', reason: 'scopeUndocumented' };
  }
  return isDocumented
    ? { verdict: 'probablyNot', reason: 'scopeMissing' }
    : { verdict: 'unknown', reason: 'scopePerhapsMissing' };
}

/** If nobody knows which scope is needed, only all of them together are enough. */
function covers(known: readonly KnownScope[], need: Exclude<ScopeNeed, 'none'>): boolean {
  switch (need) {
    case 'anyOne':
      return known.length > 0;
    case 'unknown':
      return KNOWN_SCOPES.every((scope) => known.includes(scope));
    default:
      return known.includes(need);
  }
}

function sourcesOf(source: Source | undefined): readonly Source[] {
  return source === undefined ? [] : [source];
}
