import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { SingleFlight } from '../base/singleFlight';
import type { TokenSource } from '../fakturoid/client';
import { FakturoidError } from '../fakturoid/errors';
import type { Credentials, Envelope, StoredToken } from './envelope';
import type { IdentityStore } from './identityStore';
import type { Minted } from './mint';
import type { RenewalLock } from './renewalLock';

/** Renewed this long before the token ends, so that no request travels with one that ends on the way. */
const RENEW_BEFORE_MS = 60_000;
/** Added by chance, so that windows do not all renew in the same moment. */
const RENEW_JITTER_MS = 60_000;

/** Two windows that cannot see each other's store could log each other out in turn; so many renewals are enough. */
const MOST_RENEWALS = 3;
const RENEWALS_WINDOW_MS = 60_000;

export interface IdentityTokensOptions {
  readonly id: string;
  readonly envelope: Envelope;
  readonly store: IdentityStore;
  readonly mint: (credentials: Credentials) => Promise<Minted>;
  readonly lock: RenewalLock;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The access token of one identity, shared with the other windows through the secret store. Before minting, and
 * after a 401, the store is read again: a token that another window has stored is adopted. Fakturoid may end an older
 * token when it gives out a new one (README of fakturoid-php), so windows must not mint side by side.
 */
export class IdentityTokens implements TokenSource {
  readonly #options: IdentityTokensOptions;
  readonly #renewal = new SingleFlight<string>();
  readonly #renewBeforeMs = RENEW_BEFORE_MS + Math.random() * RENEW_JITTER_MS;
  #token: StoredToken;
  /** Nothing renews a token that was entered as it is, so its end is left to the server to say. */
  #canRenew: boolean;
  #renewals: number[] = [];

  constructor(options: IdentityTokensOptions) {
    this.#options = options;
    this.#token = options.envelope.token;
    this.#canRenew = options.envelope.credentials.type !== 'accessToken';
  }

  /** What another window, or a new sign-in, has stored. The newer token wins. */
  adopt({ token, credentials }: Envelope): void {
    this.#canRenew = credentials.type !== 'accessToken';
    if (token.issuedAt > this.#token.issuedAt) {
      this.#token = token;
    }
  }

  /** The token as it is known now, good or not, without asking anybody. */
  get current(): string {
    return this.#token.accessToken;
  }

  async get(signal?: AbortSignal): Promise<string> {
    const { accessToken } = this.#token;
    return this.#canRenew && this.#endsSoon(this.#token) ? this.renew(accessToken, signal) : accessToken;
  }

  async renew(rejected: string, signal?: AbortSignal): Promise<string> {
    if (this.#token.accessToken !== rejected && !this.#endsSoon(this.#token)) {
      return this.#token.accessToken;
    }
    // Minting goes on when a caller leaves: a token that was handed out must be stored.
    const { id, lock } = this.#options;
    return this.#renewal.run(() => lock(id, () => this.#renew(rejected)), signal);
  }

  async #renew(rejected: string): Promise<string> {
    const { id, store, mint } = this.#options;
    const stored = await store.read(id);
    if (stored === undefined) {
      throw new FakturoidError({ kind: 'unauthorized' });
    }
    this.adopt(stored);
    if (this.#token.accessToken !== rejected && !this.#endsSoon(this.#token)) {
      return this.#token.accessToken;
    }
    this.#countRenewal();
    let minted: Minted;
    try {
      minted = await mint(stored.credentials);
    } catch (error) {
      return this.#adoptWinner(stored, error);
    }
    this.#token = await this.#keep(stored, minted);
    return this.#token.accessToken;
  }

  /** Another window may have been quicker, and its grant may have ended what this one used. */
  async #adoptWinner(lost: Envelope, error: unknown): Promise<string> {
    const current = await this.#options.store.read(this.#options.id);
    if (current === undefined || current.token.accessToken === lost.token.accessToken) {
      throw error;
    }
    this.#token = current.token;
    return current.token.accessToken;
  }

  /** A write changes the token only, and only for the credentials that it was minted with. */
  async #keep(before: Envelope, minted: Minted): Promise<StoredToken> {
    const { id, store } = this.#options;
    const current = await store.read(id);
    // Signed out, or in with other credentials, while the request was on its way: that must not be undone.
    if (current === undefined || !sameCredentials(current.credentials, before.credentials)) {
      return minted.token;
    }
    // A window that the lock does not reach has stored a newer one, which may have ended ours.
    if (current.token.issuedAt > minted.token.issuedAt) {
      return current.token;
    }
    await store.update(id, { ...current, ...minted });
    return minted.token;
  }

  #countRenewal(): void {
    const { clock, log } = this.#options;
    const now = clock.now();
    this.#renewals = this.#renewals.filter((at) => now - at < RENEWALS_WINDOW_MS);
    if (this.#renewals.length >= MOST_RENEWALS) {
      log.warn('The token was renewed several times within a minute and is still refused; giving up.');
      throw new FakturoidError({ kind: 'unauthorized' });
    }
    this.#renewals.push(now);
  }

  #endsSoon(token: StoredToken): boolean {
    return (
      token.expiresAt !== undefined && token.expiresAt - this.#renewBeforeMs <= this.#options.clock.now()
    );
  }
}

function sameCredentials(a: Credentials, b: Credentials): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
