import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { SingleFlight } from '../base/singleFlight';
import type { TokenSource } from '../fakturoid/client';
import { type FailureKind, FakturoidError } from '../fakturoid/errors';
import type { Credentials, IdentityRecord, StoredToken } from './identityRecord';
import type { IdentityStore } from './identityStore';
import type { IssuedToken } from './tokenRequests';
import type { RenewalLock } from './renewalLock';

/** Renewed this long before the token ends, so that no request travels with one that ends on the way. */
const RENEW_BEFORE_MS = 60_000;
/** Up to this much is added at random, so that windows do not all renew at the same moment. */
const RENEW_JITTER_MS = 60_000;

/** Caps renewals: windows that do not share a store could otherwise end each other's tokens forever. */
const MOST_RENEWALS = 3;
const RENEWALS_WINDOW_MS = 60_000;

/** Only a refusal by Fakturoid says that a sign-in is no longer valid. */
const REFUSALS: readonly FailureKind[] = ['unauthorized', 'grantRefused'];

export interface IdentityTokensOptions {
  readonly id: string;
  readonly record: IdentityRecord;
  readonly store: IdentityStore;
  readonly renew: (credentials: Credentials) => Promise<IssuedToken>;
  readonly lock: RenewalLock;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The access token of one identity, shared with the other windows through the secret store. Before asking for one, and
 * after a 401, the store is read again: a token that another window has stored is adopted. Fakturoid may end an older
 * token when it gives out a new one (README of fakturoid-php), so windows must not ask side by side.
 */
export class IdentityTokens implements TokenSource {
  readonly #options: IdentityTokensOptions;
  readonly #renewal = new SingleFlight<string>();
  readonly #renewBeforeMs = RENEW_BEFORE_MS + Math.random() * RENEW_JITTER_MS;
  #token: StoredToken;
  /** False for a token that was entered as it is: nothing renews it, so it is used until the server refuses it. */
  #canRenew: boolean;
  /** When tokens arrived that replaced a refused one, in milliseconds since 1970. */
  #renewals: number[] = [];
  #lastRenewed = '';
  /** Tokens replaced here, in case the store still has one: clocks cannot tell which of two tokens is newer. */
  readonly #replaced = new Set</* access token */ string>();

  constructor(options: IdentityTokensOptions) {
    this.#options = options;
    this.#token = options.record.token;
    this.#canRenew = options.record.credentials.type !== 'accessToken';
  }

  /** Takes what another window, or a new sign-in, has stored. */
  adopt({ token, credentials }: IdentityRecord): void {
    this.#canRenew = credentials.type !== 'accessToken';
    if (!this.#replaced.has(token.accessToken)) {
      this.#token = token;
    }
  }

  /** The token as known now, valid or not, without sending a request. */
  get current(): string {
    return this.#token.accessToken;
  }

  /** When it ends, in milliseconds since 1970, as far as Fakturoid said. */
  get endsAt(): number | undefined {
    return this.#token.expiresAt;
  }

  async get(signal?: AbortSignal): Promise<string> {
    const before = this.#token;
    if (!this.#canRenew || !this.#endsSoon(before)) {
      return before.accessToken;
    }
    try {
      return await this.#renewOnce(before.accessToken, signal);
    } catch (error) {
      // While it lasts, the old token is better than a token route that is down.
      const isPassing = error instanceof FakturoidError && !REFUSALS.includes(error.kind);
      if (isPassing && before.expiresAt !== undefined && before.expiresAt > this.#options.clock.now()) {
        return before.accessToken;
      }
      throw error;
    }
  }

  async renew(rejected: string, signal?: AbortSignal): Promise<string> {
    if (this.#token.accessToken !== rejected && !this.#endsSoon(this.#token)) {
      return this.#token.accessToken;
    }
    this.#refuseEndlessRenewals();
    const renewed = await this.#renewOnce(rejected, signal);
    this.#countRenewal(renewed);
    return renewed;
  }

  #renewOnce(rejected: string, signal?: AbortSignal): Promise<string> {
    const { id, lock } = this.#options;
    // The request goes on when a caller leaves: a token that was handed out must be stored.
    return this.#renewal.run(() => lock(id, () => this.#renew(rejected)), signal);
  }

  async #renew(rejected: string): Promise<string> {
    const { id, store, renew } = this.#options;
    const stored = await store.read(id);
    if (stored === undefined) {
      throw new FakturoidError({ kind: 'unauthorized' });
    }
    this.adopt(stored);
    if (this.#token.accessToken !== rejected && !this.#endsSoon(this.#token)) {
      return this.#token.accessToken;
    }
    let issued: IssuedToken;
    try {
      issued = await renew(stored.credentials);
    } catch (error) {
      return this.#adoptWinner(stored, error);
    }
    const kept = await this.#keep(stored, issued);
    this.#replace(stored.token, kept);
    return kept.accessToken;
  }

  /** Another window may have been quicker, and its grant may have ended what this one used. */
  async #adoptWinner(lost: IdentityRecord, error: unknown): Promise<string> {
    const current = await this.#options.store.read(this.#options.id);
    if (current === undefined || current.token.accessToken === lost.token.accessToken) {
      throw error;
    }
    this.#replace(lost.token, current.token);
    return current.token.accessToken;
  }

  /** Stores the token and the credentials that renew it from now on, and only if the older credentials are still there. */
  async #keep(before: IdentityRecord, issued: IssuedToken): Promise<StoredToken> {
    const { id, store } = this.#options;
    const current = await store.read(id);
    // Signed out, or in with other credentials, while the request was on its way: that must not be undone.
    if (current === undefined || !sameCredentials(current.credentials, before.credentials)) {
      return issued.token;
    }
    // A window that the lock does not reach may have stored a token meanwhile, which may have ended ours. A token
    // from the future dates from before this machine's clock was set right.
    const isStoredMeanwhile = current.token.accessToken !== before.token.accessToken;
    const { issuedAt } = current.token;
    if (isStoredMeanwhile && issuedAt > issued.token.issuedAt && issuedAt <= this.#options.clock.now()) {
      return current.token;
    }
    await store.update(id, { ...current, ...issued });
    return issued.token;
  }

  #replace(old: StoredToken, token: StoredToken): void {
    if (old.accessToken !== token.accessToken) {
      this.#replaced.add(old.accessToken);
    }
    this.#token = token;
  }

  /** @throws FakturoidError `unauthorized` when new tokens are refused again and again */
  #refuseEndlessRenewals(): void {
    const { clock, log } = this.#options;
    const now = clock.now();
    this.#renewals = this.#renewals.filter((at) => Math.abs(now - at) < RENEWALS_WINDOW_MS);
    if (this.#renewals.length >= MOST_RENEWALS) {
      log.warn('The token was renewed several times within a minute and is still refused; giving up.');
      throw new FakturoidError({ kind: 'unauthorized' });
    }
  }

  /** Several callers may have waited for the same token, which counts once. */
  #countRenewal(renewed: string): void {
    if (renewed !== this.#lastRenewed) {
      this.#lastRenewed = renewed;
      this.#renewals.push(this.#options.clock.now());
    }
  }

  /** Never before half of the token's life has passed, however short that is. */
  #endsSoon({ issuedAt, expiresAt }: StoredToken): boolean {
    if (expiresAt === undefined) {
      return false;
    }
    const margin = Math.min(this.#renewBeforeMs, Math.max(0, (expiresAt - issuedAt) / 2));
    return expiresAt - margin <= this.#options.clock.now();
  }
}

function sameCredentials(a: Credentials, b: Credentials): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
