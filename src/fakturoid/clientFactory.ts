import { ApiProbe } from './apiProbe';
import { type ClientOptions, FakturoidClient, type TokenSource } from './client';
import { FakturoidError } from './errors';
import { OAuthClient } from './oauth';
import { RateLimiter } from './rateLimit';
import { Transport, type TransportOptions } from './transport';

export interface ApiOptions extends TransportOptions {
  /**
   * Called with the time until which requests wait for the rate limit (milliseconds since 1970), or undefined once
   * they no longer do.
   */
  readonly onWait?: (until: number | undefined) => void;
}

/** Fakturoid at one base URL: a client for the token endpoint, and clients that each act as one identity. */
export class ClientFactory {
  readonly oauth: OAuthClient;
  readonly probe: ApiProbe;
  readonly #shared: Omit<ClientOptions, 'tokens'>;

  constructor(options: ApiOptions) {
    const { clock, log, onWait } = options;
    const limiter = new RateLimiter({ clock });
    limiter.onDidChangeWait((until) => onWait?.(until));
    this.#shared = { transport: new Transport(options), limiter, clock, log };
    this.oauth = new OAuthClient(this.#shared);
    this.probe = new ApiProbe(this.#shared);
  }

  /** A client for one identity. All share one rate limit. */
  clientWith(tokens: TokenSource): FakturoidClient {
    return new FakturoidClient({ ...this.#shared, tokens });
  }

  /** A client for a token that is tried before anything is stored. It cannot be renewed. */
  clientWithToken(accessToken: string): FakturoidClient {
    return this.clientWith({
      get: () => Promise.resolve(accessToken),
      renew: () => Promise.reject(new FakturoidError({ kind: 'unauthorized' })),
    });
  }
}
