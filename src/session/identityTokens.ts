import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { SingleFlight } from '../base/singleFlight';
import type { TokenSource } from '../fakturoid/client';
import { FakturoidError } from '../fakturoid/errors';
import type { Credentials, Envelope, StoredToken } from './envelope';
import type { IdentityStore } from './identityStore';

/** Renewed this long before the token ends, so that no request travels with one that ends on the way. */
const RENEW_BEFORE_MS = 60_000;

/** Two windows that cannot see each other's store could log each other out in turn; so many renewals are enough. */
const MOST_RENEWALS = 3;
const RENEWALS_WINDOW_MS = 60_000;

/** Obtains a new token with stored credentials. */
export type Mint = (credentials: Credentials) => Promise<StoredToken>;

/**
 * The access token of one identity, shared with the other windows through the secret store. Before minting, and
 * after a 401, the store is read again: a token that another window has stored is adopted. Fakturoid may end an older
 * token when it gives out a new one (README of fakturoid-php), so windows must not mint side by side.
 */
export class IdentityTokens implements TokenSource {
  readonly #id: string;
  readonly #store: IdentityStore;
  readonly #mint: Mint;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #renewal = new SingleFlight<string>();
  #token: StoredToken;
  #renewals: number[] = [];

  constructor(options: {
    id: string;
    token: StoredToken;
    store: IdentityStore;
    mint: Mint;
    clock: Clock;
    log: Log;
  }) {
    this.#id = options.id;
    this.#token = options.token;
    this.#store = options.store;
    this.#mint = options.mint;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** A token that another window, or a new sign-in, has stored. The newer one wins. */
  adopt(token: StoredToken): void {
    if (token.issuedAt > this.#token.issuedAt) {
      this.#token = token;
    }
  }

  async get(signal?: AbortSignal): Promise<string> {
    return this.#endsSoon(this.#token)
      ? this.renew(this.#token.accessToken, signal)
      : this.#token.accessToken;
  }

  async renew(rejected: string, signal?: AbortSignal): Promise<string> {
    if (this.#token.accessToken !== rejected && !this.#endsSoon(this.#token)) {
      return this.#token.accessToken;
    }
    // Minting goes on when a caller leaves: a token that was handed out must be stored.
    return this.#renewal.run(() => this.#renew(rejected), signal);
  }

  async #renew(rejected: string): Promise<string> {
    const stored = await this.#store.read(this.#id);
    if (stored === undefined) {
      throw new FakturoidError({ kind: 'unauthorized' });
    }
    if (stored.token.accessToken !== rejected && !this.#endsSoon(stored.token)) {
      this.#token = stored.token;
      return stored.token.accessToken;
    }
    this.#countRenewal();
    const token = await this.#mint(stored.credentials);
    this.#token = token;
    await this.#keep(stored, token);
    return token.accessToken;
  }

  /** A failed write must not fail the request: the token serves this window from memory. */
  async #keep(minted: Envelope, token: StoredToken): Promise<void> {
    try {
      const current = await this.#store.read(this.#id);
      // Signed out, or in with other credentials, while the request was on its way: that must not be undone.
      if (current !== undefined && sameCredentials(current.credentials, minted.credentials)) {
        await this.#store.save(this.#id, { ...current, token });
      }
    } catch {
      this.#log.warn('The renewed token could not be stored; it is kept in memory for this window.');
    }
  }

  #countRenewal(): void {
    const now = this.#clock.now();
    this.#renewals = this.#renewals.filter((at) => now - at < RENEWALS_WINDOW_MS);
    if (this.#renewals.length >= MOST_RENEWALS) {
      this.#log.warn('The token was renewed several times within a minute and is still refused; giving up.');
      throw new FakturoidError({ kind: 'unauthorized' });
    }
    this.#renewals.push(now);
  }

  #endsSoon(token: StoredToken): boolean {
    return token.expiresAt !== undefined && token.expiresAt - RENEW_BEFORE_MS <= this.#clock.now();
  }
}

function sameCredentials(a: Credentials, b: Credentials): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
