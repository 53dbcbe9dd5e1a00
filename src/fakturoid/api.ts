import { FakturoidClient, type TokenSource } from './client';
import { FakturoidError } from './errors';
import { OAuthClient } from './oauth';
import { RateLimiter } from './rateLimit';
import { Transport, type TransportOptions } from './transport';

/** Fakturoid at one base URL: what asks the token endpoint, and clients that act as one identity each. */
export class Api {
  readonly oauth: OAuthClient;
  readonly #options: TransportOptions;
  readonly #transport: Transport;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#transport = new Transport(options);
    this.oauth = new OAuthClient({ transport: this.#transport });
  }

  /**
   * A client for one identity, with a rate limiter of its own.
   *
   * @param onWait told until when its requests wait for the rate limit (milliseconds since 1970), and when no longer
   */
  clientWith(tokens: TokenSource, onWait?: (until: number | undefined) => void): FakturoidClient {
    const { clock, log } = this.#options;
    const limiter = new RateLimiter({ clock });
    limiter.onDidChangeWait((wait) => onWait?.(wait?.until));
    return new FakturoidClient({ transport: this.#transport, tokens, limiter, clock, log });
  }

  /** A client for a token that is tried before anything is stored. It cannot be renewed. */
  clientWithToken(accessToken: string): FakturoidClient {
    return this.clientWith({
      get: () => Promise.resolve(accessToken),
      renew: () => Promise.reject(new FakturoidError({ kind: 'unauthorized' })),
    });
  }
}
