import { randomUUID } from 'node:crypto';
import { Emitter, type Disposable } from '../base/event';
import type { TokenSource } from '../fakturoid/client';
import type { CurrentUser } from '../fakturoid/schemas/currentUser';
import type { Credentials, IdentityRecord } from './identityRecord';
import type { IdentityStore, StoreContent, StoredIdentity, UnreadableIdentity } from './identityStore';
import { IdentityTokens } from './identityTokens';
import type { RenewalLock } from './renewalLock';
import { secretsOf, type SignInRequest, TokenRequests, type TokenRequestsOptions } from './tokenRequests';

/** How an identity signed in; tells whether its token can be renewed. */
export type SignInMethod = Credentials['type'];

/** One signed-in Fakturoid user, as far as it may be known outside the session layer: no secret. */
export interface Identity {
  /** Random; stable for as long as they stay signed in. */
  readonly id: string;
  readonly userId: number;
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** What the person calls it, such as "production". */
  readonly label: string | undefined;
  readonly method: SignInMethod;
  /** Milliseconds since 1970; changes when they sign in again with other credentials. */
  readonly signedInAt: number;
  /** It could not be stored and ends with this window. */
  readonly isInMemory: boolean;
}

/** Credentials that Fakturoid has accepted and that are not stored yet. */
export interface VerifiedSignIn {
  readonly userId: number;
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** What Fakturoid says of them. */
  readonly user: CurrentUser;
  /** The identity whose credentials are replaced, if the same user is signed in already. */
  readonly replaces: Identity | undefined;
}

/** What changed in the list of identities, for other extensions. */
export interface SessionsChange {
  readonly added: readonly Identity[];
  readonly removed: readonly Identity[];
  /** Identities with a renewed token or other changed data. */
  readonly changed: readonly Identity[];
}

export interface SessionsOptions extends TokenRequestsOptions {
  readonly store: IdentityStore;
  readonly apiBase: string;
  readonly lock: RenewalLock;
}

/** What is known of one identity in this window. */
interface KnownIdentity {
  readonly identity: Identity;
  readonly tokens: IdentityTokens;
  /** The token as it was last announced. */
  readonly accessToken: string;
}

/** Who is signed in. The one place where identities come and go, for this window and the others. */
export class Sessions implements Disposable {
  readonly #options: SessionsOptions;
  readonly #requests: TokenRequests;
  readonly #changed = new Emitter<void>();
  readonly #tokensChanged = new Emitter<SessionsChange>();
  readonly #wasRead = new Emitter<readonly Identity[]>();
  readonly #subscription: Disposable;
  readonly #verified = new WeakMap<VerifiedSignIn, IdentityRecord>();
  #known: ReadonlyMap</* identity id */ string, KnownIdentity> = new Map();
  #unreadable: readonly UnreadableIdentity[] = [];
  #reading: Promise<readonly Identity[]> | undefined;
  #wasAsked = false;
  #isRead = false;

  /** Fires when the list of identities, or what is known of one, changes. Does not fire for renewed tokens. */
  readonly onDidChange = this.#changed.event;

  /** Like {@link onDidChange}, but says what changed, and fires for renewed tokens too. */
  readonly onDidChangeTokens = this.#tokensChanged.event;

  /** The secret store was read, with or without a change. */
  readonly onDidRead = this.#wasRead.event;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#requests = new TokenRequests(options);
    this.#subscription = options.store.onDidChange(() => {
      // If nobody has asked yet, the first caller reads what is stored by then.
      if (this.#wasAsked) {
        void this.#read();
      }
    });
  }

  /**
   * All identities. The secret store is read on the first call, and again for as long as it is empty: in remote
   * windows it may be so for a moment only. Where it cannot be read, nobody is signed in.
   */
  list(): Promise<readonly Identity[]> {
    this.#wasAsked = true;
    return this.#reading ?? this.#read();
  }

  /** The identities as far as they were read. */
  get known(): readonly Identity[] {
    return [...this.#known.values()].map(({ identity }) => identity);
  }

  /** Stored identities that cannot be used, as far as they were read. */
  get unreadable(): readonly UnreadableIdentity[] {
    return this.#unreadable;
  }

  /** The tokens of an identity that {@link list} has named. */
  tokensOf(identityId: string): TokenSource {
    return this.#of(identityId).tokens;
  }

  /** The access token of an identity as it is known now, perhaps past its time, without asking anybody. */
  accessTokenOf(identityId: string): string {
    return this.#of(identityId).tokens.current;
  }

  /**
   * An access token for a person's own program, and when it ends, in milliseconds since 1970, if Fakturoid said so.
   *
   * @throws FakturoidError when a new one is needed and refused
   */
  async tokenToHandOut(
    identityId: string,
  ): Promise<{ readonly token: string; readonly endsAt: number | undefined }> {
    const { tokens } = this.#of(identityId);
    return { token: await tokens.get(), endsAt: tokens.endsAt };
  }

  /**
   * Verifies credentials: asks for a token, then for `/user.json` with it. Stores nothing.
   * @throws FakturoidError `grantRefused` for wrong client credentials or a wrong code, `unauthorized` for a wrong token,
   *   or what the requests fail with
   */
  async verify(request: SignInRequest, signal?: AbortSignal): Promise<VerifiedSignIn> {
    const { api, apiBase, clock } = this.#options;
    const { credentials, token } = await this.#requests.signIn(request, signal);
    const user = await (await api()).clientWithToken(token.accessToken).getCurrentUser({ signal });
    signal?.throwIfAborted();
    const name = user.full_name || undefined;
    const email = user.email || undefined;
    const replaces = (await this.list()).find((identity) => identity.userId === user.id);
    const verified: VerifiedSignIn = { userId: user.id, name, email, user, replaces };
    this.#verified.set(verified, {
      v: 1,
      apiBase,
      credentials,
      token,
      signedInAt: clock.now(),
      user: { id: user.id, ...(name && { name }), ...(email && { email }) },
      ...(replaces?.label !== undefined && { label: replaces.label }),
    });
    return verified;
  }

  /** Returns a function that finds the signed-in identity that a credential or token belongs to. Sends no request. */
  async holders(): Promise<(secret: string) => Identity | undefined> {
    const [{ identities }] = await Promise.all([this.#options.store.list(), this.list()]);
    const known = new Map(this.known.map((identity) => [identity.id, identity]));
    const holders = new Map(
      identities.flatMap(({ id, record }) =>
        [...secretsOf(record.credentials), record.token.accessToken].map((held) => [held, known.get(id)]),
      ),
    );
    return (secret) => holders.get(secret);
  }

  /** Signs in what was verified. The same user keeps their identity and gets the new credentials. */
  async add(verified: VerifiedSignIn): Promise<Identity> {
    const record = this.#verified.get(verified);
    if (record === undefined) {
      throw new Error('Only what was verified can be added, and once.');
    }
    this.#verified.delete(verified);
    const { store, lock } = this.#options;
    const before = verified.replaces?.id;
    const id = before === undefined || (await store.isSignedOut(before)) ? randomUUID() : before;
    // A renewal under way would store the older credentials over these.
    await lock(id, () => store.save(id, record));
    await this.#read();
    return this.#of(id).identity;
  }

  /** Names an identity; an empty name takes the name away. */
  async rename(identityId: string, label: string): Promise<void> {
    const { store, lock } = this.#options;
    // All of an identity is one secret, and a renewal between reading and writing it would be lost.
    await lock(identityId, async () => {
      const record = await store.read(identityId);
      if (record !== undefined) {
        const renamed: IdentityRecord = { ...record, label };
        if (label === '') {
          delete renamed.label;
        }
        await store.update(identityId, renamed);
      }
    });
    await this.#read();
  }

  /**
   * Forgets an identity on this machine, in all windows, whatever the network does; an unreadable one too. Then ends the
   * access of one that came through the browser at Fakturoid. Client credentials cannot be ended by the API, and a
   * token that was entered as it is ends with its time (Fakturoid API v3, Authorization).
   *
   * @returns whether its access was ended at Fakturoid; `kept`: there is nothing that the API could end
   */
  async signOut(identityId: string): Promise<'revoked' | 'notRevoked' | 'kept'> {
    const { store } = this.#options;
    const record = await store.read(identityId);
    await store.remove(identityId);
    await this.#read();
    if (record?.credentials.type !== 'authorizationCode') {
      return 'kept';
    }
    const { credentials } = record;
    const isUsedElsewhere = (await store.list()).identities.some(
      ({ record: { credentials: other } }) =>
        other.type === 'authorizationCode' && other.refreshToken === credentials.refreshToken,
    );
    return !isUsedElsewhere && (await this.#requests.revoke(credentials)) ? 'revoked' : 'notRevoked';
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#tokensChanged.dispose();
    this.#wasRead.dispose();
  }

  #of(identityId: string): KnownIdentity {
    const known = this.#known.get(identityId);
    if (known === undefined) {
      throw new Error(`There is no identity ${identityId}.`);
    }
    return known;
  }

  /** If several reads are under way, the one that began last counts. */
  #read(): Promise<readonly Identity[]> {
    const reading: Promise<readonly Identity[]> = this.#options.store
      .list()
      .then((content) => (this.#reading === reading ? this.#adopt(content) : this.list()))
      .catch(() => {
        this.#options.log.warn('The secret storage of VS Code could not be read.');
        if (this.#reading === reading) {
          this.#reading = undefined;
        }
        this.#wasRead.fire(this.known);
        return this.known;
      });
    this.#reading = reading;
    return reading;
  }

  #adopt({ identities: stored, unreadable }: StoreContent): readonly Identity[] {
    const before = this.#known;
    this.#known = new Map(stored.map((entry) => [entry.id, this.#knownOf(entry, before.get(entry.id))]));
    this.#unreadable = unreadable;
    const identities = this.known;
    if (identities.length === 0) {
      this.#reading = undefined;
    }
    this.#wasRead.fire(identities);
    // Before the first read nothing was known, so nothing has changed for anybody.
    if (this.#isRead) {
      this.#announce(before);
    }
    this.#isRead = true;
    return identities;
  }

  #knownOf({ id, record }: StoredIdentity, known: KnownIdentity | undefined): KnownIdentity {
    const { onSecret, store, lock, clock, log } = this.#options;
    [...secretsOf(record.credentials), record.token.accessToken].forEach(onSecret);
    const { user, signedInAt, label, credentials, token } = record;
    // New credentials start afresh: nothing of the old ones may be compared with them.
    const tokens =
      known?.identity.signedInAt === signedInAt
        ? known.tokens
        : new IdentityTokens({
            id,
            record,
            store,
            renew: (used) => this.#requests.renew(used),
            lock,
            clock,
            log,
          });
    tokens.adopt(record);
    return {
      identity: {
        id,
        userId: user.id,
        name: user.name,
        email: user.email,
        label,
        method: credentials.type,
        signedInAt,
        isInMemory: store.isInMemory(id),
      },
      tokens,
      accessToken: token.accessToken,
    };
  }

  #announce(before: ReadonlyMap<string, KnownIdentity>): void {
    const now = [...this.#known.values()];
    const changed = now.filter((known) => {
      const old = before.get(known.identity.id);
      return old !== undefined && dataOf(old) !== dataOf(known);
    });
    const added = now.filter(({ identity }) => !before.has(identity.id));
    const removed = [...before.values()].filter(({ identity }) => !this.#known.has(identity.id));
    const identitiesOf = (all: readonly KnownIdentity[]): readonly Identity[] =>
      all.map(({ identity }) => identity);
    if (added.length + removed.length + changed.length > 0) {
      this.#tokensChanged.fire({
        added: identitiesOf(added),
        removed: identitiesOf(removed),
        changed: identitiesOf(changed),
      });
    }
    if (JSON.stringify(identitiesOf([...before.values()])) !== JSON.stringify(this.known)) {
      this.#changed.fire();
    }
  }
}

function dataOf({ accessToken, identity }: KnownIdentity): string {
  return JSON.stringify([accessToken, identity]);
}
