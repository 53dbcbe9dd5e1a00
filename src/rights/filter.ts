import { KNOWN_PERMISSIONS, permissionOf, rankOfPermission, type StatedRights } from './rights';

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

/** Order of permissions from the most to the least powerful; those whose meaning is unknown come last. */
export function rankOf(stated: StatedRights): number {
  const permission = permissionOf(stated.permission);
  return permission.kind === 'known' ? rankOfPermission(permission.value) : KNOWN_PERMISSIONS.length;
}
