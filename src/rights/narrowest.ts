import { GATES, isUndocumented } from './gates';
import { KNOWN_SCOPES, type KnownPermission, type KnownScope } from './rights';
import type { Route, RouteArea } from './routes';

/** The narrowest rights with which routes can be called. */
export interface NarrowestRights {
  /** Undefined: everyone with a token can call them all. */
  readonly permission: KnownPermission | undefined;
  /** Scopes that are needed for certain, or as far as is known. */
  readonly scopes: readonly KnownScope[];
  /** Contacts are seen with any scope, so that one of them is needed and it does not matter which. */
  readonly needsAnyScope: boolean;
  /** Areas for which nobody documents which permission to read, or which scope, is enough: there may be more needed. */
  readonly undocumented: readonly RouteArea[];
}

/** What all of these routes need together. Undocumented needs do not narrow the result, but are listed. */
export function narrowestFor(routes: readonly Route[]): NarrowestRights {
  const gated = routes.filter(({ area }) => GATES[area].scope.value !== 'none');
  const needs = new Set(gated.map(({ area }) => GATES[area].scope.value));
  const scopes = KNOWN_SCOPES.filter((scope) => needs.has(scope));
  return {
    permission: gated.some(({ changes }) => changes) ? 'write' : gated.length > 0 ? 'read' : undefined,
    scopes,
    needsAnyScope: scopes.length === 0 && needs.has('anyOne'),
    undocumented: [...new Set(gated.filter(isUndocumented).map(({ area }) => area))],
  };
}
