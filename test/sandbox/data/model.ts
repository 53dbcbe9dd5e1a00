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
  /** By user ID, in the order of joining. */
  readonly members: Map<number, Membership>;
  /** Invitations not yet accepted. */
  readonly invites: Membership[];
  /** Attributes of account.json that differ from the generated ones. */
  attributes: Record<string, unknown>;
}

export const ALL_SCOPES: readonly string[] = ['invoices', 'expenses', 'reports'];

/** Something that an event is about. */
export interface RelatedObject {
  readonly id: number;
  readonly type: string;
}

/** Something that has happened in an account. */
export interface EventRecord {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** For people. */
  readonly text: string;
  /** Who did it; `null` for Fakturoid itself. */
  readonly userId: number | null;
  readonly relatedObjects: readonly RelatedObject[];
  /** Each name has its own. */
  readonly params: Readonly<Record<string, unknown>>;
}
