import { randomUUID } from 'node:crypto';
import type { Clock } from '../base/clock';
import { Emitter, type Disposable } from '../base/event';
import type { Log } from '../base/log';
import type { Api } from '../fakturoid/api';
import type { TokenSource } from '../fakturoid/client';
import type { ClientPair } from '../fakturoid/oauth';
import type { Credentials, Envelope, StoredToken } from './envelope';
import type { IdentityStore, StoredIdentity } from './identityStore';
import { IdentityTokens } from './identityTokens';

/** One signed-in Fakturoid user, as far as it may be known outside the session layer: no secret. */
export interface Identity {
  /** Random; stable for as long as he stays signed in. */
  readonly id: string;
  readonly userId: number;
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** Milliseconds since 1970; changes when he signs in again with other credentials. */
  readonly signedInAt: number;
}

export interface SessionsOptions {
  readonly store: IdentityStore;
  /** Loaded when something is first asked of Fakturoid. */
  readonly api: () => Promise<Api>;
  readonly apiBase: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every secret before it is used, so that the log can mask it. */
  readonly onSecret: (secret: string) => void;
}

/** Who is signed in. The one place where identities come and go, for this window and the others. */
export class Sessions implements Disposable {
  readonly #options: SessionsOptions;
  readonly #changed = new Emitter<void>();
  readonly #wasRead = new Emitter<readonly Identity[]>();
  readonly #subscription: Disposable;
  readonly #tokens = new Map</* identity id */ string, IdentityTokens>();
  #identities: readonly Identity[] | undefined;
  #reading: Promise<readonly Identity[]> | undefined;

  /** The list of identities, or what is known of one of them, changed. */
  readonly onDidChange = this.#changed.event;

  /** The secret store was read, with or without a change. */
  readonly onDidRead = this.#wasRead.event;

  constructor(options: SessionsOptions) {
    this.#options = options;
    const { store, log } = options;
    this.#subscription = store.onDidChange(() => {
      // Nobody has asked yet: the first who does reads what is there then.
      if (this.#reading !== undefined) {
        this.#read().catch(() => log.warn('The secret store could not be read again.'));
      }
    });
  }

  /** All identities; reads the secret store on the first call only. */
  list(): Promise<readonly Identity[]> {
    return this.#reading ?? this.#read();
  }

  /** The identities as far as they were read; undefined before the first {@link list}. */
  get known(): readonly Identity[] | undefined {
    return this.#identities;
  }

  /** The tokens of an identity that {@link list} has named. */
  tokensOf(identityId: string): TokenSource {
    const tokens = this.#tokens.get(identityId);
    if (tokens === undefined) {
      throw new Error(`There is no identity ${identityId}.`);
    }
    return tokens;
  }

  /**
   * Signs in with the client id and secret of a user. Nothing is stored before `/user.json` has answered with the
   * new token. The same user signed in again keeps his identity and gets the new credentials.
   * @throws FakturoidError `grantRefused` for a wrong pair, or what the requests fail with; what the secret store throws
   */
  async signIn(pair: ClientPair, signal?: AbortSignal): Promise<Identity> {
    this.#options.onSecret(pair.clientId);
    this.#options.onSecret(pair.clientSecret);
    const credentials: Credentials = { type: 'clientCredentials', ...pair };
    const token = await this.#mint(credentials, signal);
    const api = await this.#options.api();
    const user = await api.clientWithToken(token.accessToken).getCurrentUser({ signal });
    signal?.throwIfAborted();
    const known = (await this.list()).find((identity) => identity.userId === user.id);
    const id = known?.id ?? randomUUID();
    const envelope: Envelope = {
      v: 1,
      apiBase: this.#options.apiBase,
      credentials,
      token,
      signedInAt: this.#options.clock.now(),
      user: {
        id: user.id,
        ...(user.full_name ? { name: user.full_name } : {}),
        ...(user.email ? { email: user.email } : {}),
      },
    };
    await this.#options.store.save(id, envelope);
    await this.#read();
    return identityOf({ id, envelope });
  }

  /** Forgets an identity on this machine, in all windows, without asking the network. */
  async signOut(identityId: string): Promise<void> {
    await this.#options.store.remove(identityId);
    await this.#read();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#wasRead.dispose();
  }

  async #mint(credentials: Credentials, signal?: AbortSignal): Promise<StoredToken> {
    const { api, clock, onSecret } = this.#options;
    const { oauth } = await api();
    const grant = await oauth.clientCredentials(credentials, signal);
    onSecret(grant.accessToken);
    const issuedAt = clock.now();
    return {
      accessToken: grant.accessToken,
      issuedAt,
      ...(grant.expiresInMs === undefined ? {} : { expiresAt: issuedAt + grant.expiresInMs }),
    };
  }

  /** Of several reads under way the one that began last is right. */
  #read(): Promise<readonly Identity[]> {
    const reading: Promise<readonly Identity[]> = this.#options.store.list().then(
      (stored) => (this.#reading === reading ? this.#adopt(stored) : this.list()),
      (error: unknown) => {
        if (this.#reading === reading) {
          this.#reading = undefined;
        }
        throw error;
      },
    );
    this.#reading = reading;
    return reading;
  }

  #adopt(stored: readonly StoredIdentity[]): readonly Identity[] {
    for (const { id, envelope } of stored) {
      this.#remember(id, envelope);
    }
    const ids = new Set(stored.map(({ id }) => id));
    for (const id of this.#tokens.keys()) {
      if (!ids.has(id)) {
        this.#tokens.delete(id);
      }
    }
    const before = this.#identities;
    const identities = stored.map(identityOf);
    this.#identities = identities;
    this.#wasRead.fire(identities);
    // Renewed tokens change the store as well; nobody outside has to hear of them.
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(identities)) {
      this.#changed.fire();
    }
    return identities;
  }

  #remember(id: string, envelope: Envelope): void {
    const { onSecret, store, clock, log } = this.#options;
    onSecret(envelope.credentials.clientSecret);
    onSecret(envelope.token.accessToken);
    const known = this.#tokens.get(id);
    if (known !== undefined) {
      known.adopt(envelope.token);
      return;
    }
    this.#tokens.set(
      id,
      new IdentityTokens({
        id,
        token: envelope.token,
        store,
        mint: (credentials) => this.#mint(credentials),
        clock,
        log,
      }),
    );
  }
}

function identityOf({ id, envelope }: StoredIdentity): Identity {
  const { user, signedInAt } = envelope;
  return { id, userId: user.id, name: user.name, email: user.email, signedInAt };
}
