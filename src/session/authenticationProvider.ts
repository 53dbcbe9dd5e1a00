import type {
  AuthenticationProvider,
  AuthenticationProviderAuthenticationSessionsChangeEvent,
  AuthenticationProviderSessionOptions,
  AuthenticationSession,
  EventEmitter,
} from 'vscode';
import type { Disposable } from '../base/event';
import { shown } from '../base/shown';
import type { Identity, Sessions } from './sessions';

/**
 * Shows identities in VS Code's Accounts menu and hands their access tokens, with the person's consent, to other
 * extensions. Only an adapter: no state, no secret and no request of its own. Client Secrets and refresh tokens never
 * pass through it. A token that has ended is renewed before it is handed out; where that fails there is no session, as
 * an ended token helps nobody.
 *
 * Fakturoid documents no OAuth scopes: a token may do what its user may. So sessions have none, and who asks for
 * some gets no session rather than one that claims them.
 */
export class FakturoidAuthenticationProvider implements AuthenticationProvider, Disposable {
  readonly #sessions: Sessions;
  readonly #signIn: () => Promise<Identity | undefined>;
  readonly #changed: EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>;
  readonly #subscription: Disposable;

  readonly onDidChangeSessions;

  constructor(
    sessions: Sessions,
    signIn: () => Promise<Identity | undefined>,
    changed: EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>,
  ) {
    this.#sessions = sessions;
    this.#signIn = signIn;
    this.#changed = changed;
    this.onDidChangeSessions = changed.event;
    this.#subscription = sessions.onDidChangeTokens(({ added, removed, changed: renewed }) =>
      changed.fire({
        added: added.map((identity) => this.#sessionOf(identity)),
        // What has gone has no token any more.
        removed: removed.map((identity) => sessionWith(identity, '')),
        changed: renewed.map((identity) => this.#sessionOf(identity)),
      }),
    );
  }

  async getSessions(
    scopes: readonly string[] | undefined,
    { account }: AuthenticationProviderSessionOptions,
  ): Promise<AuthenticationSession[]> {
    const identities = await this.#sessions.list();
    const asked = identities.filter(
      (identity) => !scopes?.length && (account === undefined || account.id === accountIdOf(identity)),
    );
    const sessions = await Promise.all(asked.map((identity) => this.#currentSessionOf(identity)));
    return sessions.filter((session) => session !== undefined);
  }

  async createSession(scopes: readonly string[]): Promise<AuthenticationSession> {
    if (scopes.length > 0) {
      throw new Error('Fakturoid has no OAuth scopes. Ask for a session without any.');
    }
    const identity = await this.#signIn();
    if (identity === undefined) {
      // VS Code takes this word to mean that the person left.
      throw new Error('Cancelled');
    }
    return this.#sessionOf(identity);
  }

  async removeSession(sessionId: string): Promise<void> {
    await this.#sessions.signOut(sessionId);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** The session of an identity with a valid token, renewed if necessary; undefined if there is none to be had. */
  async #currentSessionOf(identity: Identity): Promise<AuthenticationSession | undefined> {
    try {
      return sessionWith(identity, await this.#sessions.tokensOf(identity.id).get());
    } catch {
      return undefined;
    }
  }

  #sessionOf(identity: Identity): AuthenticationSession {
    return sessionWith(identity, this.#sessions.accessTokenOf(identity.id));
  }
}

function sessionWith(identity: Identity, accessToken: string): AuthenticationSession {
  const { id, email, name, userId } = identity;
  return {
    id,
    accessToken,
    // VS Code keeps consents by label, so it is unique and stays the same when the person renames the identity.
    account: { id: accountIdOf(identity), label: shown(`${email ?? name ?? 'Fakturoid'} (#${userId})`) },
    scopes: [],
  };
}

function accountIdOf({ userId }: Identity): string {
  return String(userId);
}
