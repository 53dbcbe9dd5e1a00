import type { Event } from './base/event';
import type { UserReference } from './base/references';
import type { Services } from './services';

/**
 * What this extension offers to others, from `extensions.getExtension('fakturoid-explorer.fakturoid-explorer')`. It
 * holds no token: ask `authentication.getSession('fakturoid', [])` for one, which needs the person's consent. Members
 * are added without notice; `version` grows when one changes or goes.
 */
export interface FakturoidExplorerApi {
  readonly version: 1;
  /** Who is signed in, in the order of signing in. */
  identities(): Promise<readonly ApiIdentity[]>;
  /** The accounts of an identity that are known already; nothing is loaded for it. */
  accounts(identityId: string): readonly ApiAccount[];
  /** The users of an account that are known already; undefined if they were not loaded. */
  users(identityId: string, slug: string): readonly ApiUser[] | undefined;
  /** Opens the details of a user, as seen from an account; does nothing if the identity is not signed in. */
  showUser(identityId: string, slug: string, userId: number): Promise<void>;
  /** Identities, accounts or users changed. */
  readonly onDidChange: Event<void>;
}

/** A signed-in Fakturoid user. */
export interface ApiIdentity {
  readonly id: string;
  readonly userId: number;
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** What the person calls it. */
  readonly label: string | undefined;
}

/** An account as `/user.json` states it. Permission and scopes are open sets. */
export interface ApiAccount {
  readonly slug: string;
  readonly name: string | undefined;
  readonly permission: string | undefined;
  readonly scopes: readonly string[] | undefined;
}

/** A user of an account as `users.json` states it. Permission and scopes are open sets. */
export interface ApiUser {
  readonly id: number;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly permission: string | undefined;
  readonly scopes: readonly string[] | undefined;
}

/** Builds the API on top of what the extension knows. It gives out frozen copies only. */
export function createExtensionApi(
  { sessions, directory }: Pick<Services, 'sessions' | 'directory'>,
  showUser: (user: UserReference) => Promise<unknown>,
): FakturoidExplorerApi {
  return {
    version: 1,
    identities: async () =>
      Object.freeze(
        (await sessions.list()).map(({ id, userId, name, email, label }) =>
          Object.freeze({ id, userId, name, email, label }),
        ),
      ),
    accounts: (identityId) =>
      Object.freeze(
        (directory.currentUser(identityId).value?.accounts ?? []).map((account) =>
          Object.freeze({
            slug: account.slug,
            name: account.name ?? undefined,
            permission: account.permission ?? undefined,
            scopes: copyOf(account.allowed_scope),
          }),
        ),
      ),
    users: (identityId, slug) => {
      const users = directory.users(identityId, slug).value?.users.map((user) =>
        Object.freeze({
          id: user.id,
          name: user.full_name ?? undefined,
          email: user.email ?? undefined,
          permission: user.permission ?? undefined,
          scopes: copyOf(user.allowed_scope),
        }),
      );
      return users && Object.freeze(users);
    },
    showUser: async (identityId, slug, userId) => {
      await showUser({ identityId, slug, userId });
    },
    onDidChange: (listener) => directory.onDidChange(() => listener()),
  };
}

/** Nobody may change what the tree and reviews show. */
function copyOf(scopes: readonly string[] | null | undefined): readonly string[] | undefined {
  return scopes ? Object.freeze([...scopes]) : undefined;
}
