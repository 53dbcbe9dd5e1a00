/** A signed-in identity, by its id. */
export interface IdentityReference {
  readonly identityId: string;
}

/** An account as an identity reaches it. */
export interface AccountReference extends IdentityReference {
  readonly slug: string;
}

/** A user as an identity sees them: in one of its accounts or, without `slug`, the identity's own user. */
export interface UserReference extends IdentityReference {
  readonly slug?: string | undefined;
  /** Fakturoid's id of the user, the same in every account. */
  readonly userId: number;
}

/** Names a thing that loads: `/user.json` of an identity, or the users or the detail of one of its accounts. */
export type ResourceKey =
  | { readonly kind: 'currentUser'; readonly identityId: string }
  | { readonly kind: 'users'; readonly identityId: string; readonly slug: string }
  | { readonly kind: 'account'; readonly identityId: string; readonly slug: string };
