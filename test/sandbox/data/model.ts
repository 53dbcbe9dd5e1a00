/** A person, or a technical user, with a login. */
export interface UserRecord {
  readonly id: number;
  fullName: string;
  email: string;
  hasAvatar: boolean;
  /** Slug of the account that the user has chosen as the default one. */
  defaultAccount: string | null;
}

/** What a user may do in one account. */
export interface Membership {
  readonly userId: number;
  /** `owner`, `write`, `read`, `accountant` or a word that no client knows. */
  permission: string;
  allowedScope: readonly string[];
}

export interface AccountRecord {
  readonly slug: string;
  name: string;
  registrationNo: string;
  hasLogo: boolean;
  /** Blocked for an unpaid invoice: its routes answer 402. */
  blocked: boolean;
  /** Nobody has the right to its users.json. */
  usersForbidden: boolean;
  /** By user id, in the order of joining. */
  readonly members: Map<number, Membership>;
  /** Invitations not yet accepted. */
  readonly invites: Membership[];
  /** Attributes of account.json that differ from the generated ones. */
  attributes: Record<string, unknown>;
}

export const ALL_SCOPES: readonly string[] = ['invoices', 'expenses', 'reports'];
