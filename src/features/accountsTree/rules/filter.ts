import type { StatedRights } from '../../../rights/rights';

/** Which users of an account are shown. Empty lists let everybody through. */
export interface UserFilter {
  /** Values of `permission`, as the API states them. */
  readonly permissions: readonly string[];
  /** Values of `allowed_scope`; a user with any of them is shown. */
  readonly scopes: readonly string[];
}

/** Lets everybody through. */
export const NO_FILTER: UserFilter = { permissions: [], scopes: [] };

/** Whether a filter could hide anybody. */
export function isFiltering({ permissions, scopes }: UserFilter): boolean {
  return permissions.length > 0 || scopes.length > 0;
}

/** Whether a user with these rights is shown. */
export function passes({ permissions, scopes }: UserFilter, stated: StatedRights): boolean {
  return (
    (permissions.length === 0 || permissions.includes(stated.permission ?? '')) &&
    (scopes.length === 0 || scopes.some((scope) => stated.allowed_scope?.includes(scope)))
  );
}
