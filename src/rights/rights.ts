/**
 * Permissions whose meaning is documented. `owner` and `read` appear in the examples of Fakturoid API v3 (Users);
 * `write` in the list of API v2. The help page on users and permissions says what each may do. The API value of the
 * fourth role, Účetní, is documented nowhere, so no value is taken for it.
 */
export const KNOWN_PERMISSIONS = ['owner', 'write', 'read'] as const;
export type KnownPermission = (typeof KNOWN_PERMISSIONS)[number];

/** Position of a permission, from the most to the least powerful. */
export function rankOfPermission(permission: KnownPermission): number {
  return KNOWN_PERMISSIONS.indexOf(permission);
}

/** Scopes listed by Fakturoid API v3, Users, attribute `allowed_scope`, in the order of its example. */
export const KNOWN_SCOPES = ['invoices', 'expenses', 'reports'] as const;
export type KnownScope = (typeof KNOWN_SCOPES)[number];

/** A permission as the API stated it. An unknown one is shown as it came; nothing is derived from it. */
export type Permission =
  | { readonly kind: 'known'; readonly value: KnownPermission }
  | { readonly kind: 'unknown'; readonly value: string }
  | { readonly kind: 'notStated' };

/** Scopes as the API stated them. `notStated` (absent) is not the same as an empty list. */
export type Scopes =
  | { readonly kind: 'listed'; readonly known: readonly KnownScope[]; readonly unknown: readonly string[] }
  | { readonly kind: 'notStated' };

/** What one user may do in one account. */
export interface Rights {
  readonly permission: Permission;
  readonly scopes: Scopes;
}

/** The attributes of a user, or of an account of the current user, that say what they may do. */
export interface StatedRights {
  readonly permission?: string | null | undefined;
  readonly allowed_scope?: readonly string[] | null | undefined;
}

/** Reads the stated rights. Known scopes come in documented order and once, unknown ones as they came and once. */
export function rightsOf(stated: StatedRights): Rights {
  return { permission: permissionOf(stated.permission), scopes: scopesOf(stated.allowed_scope) };
}

/** Reads a `permission`. */
export function permissionOf(value: string | null | undefined): Permission {
  if (value === undefined || value === null || value === '') {
    return { kind: 'notStated' };
  }
  const known = KNOWN_PERMISSIONS.find((permission) => permission === value);
  return known === undefined ? { kind: 'unknown', value } : { kind: 'known', value: known };
}

function scopesOf(values: readonly string[] | null | undefined): Scopes {
  if (values === undefined || values === null) {
    return { kind: 'notStated' };
  }
  const known = KNOWN_SCOPES.filter((scope) => values.includes(scope));
  const unknown = [...new Set(values)].filter(
    (value) => !(KNOWN_SCOPES as readonly string[]).includes(value),
  );
  return { kind: 'listed', known, unknown };
}

/** Order of permissions from the most to the least powerful; those whose meaning is unknown come last. */
export function rankOf(stated: StatedRights): number {
  const permission = permissionOf(stated.permission);
  return permission.kind === 'known' ? rankOfPermission(permission.value) : KNOWN_PERMISSIONS.length;
}
