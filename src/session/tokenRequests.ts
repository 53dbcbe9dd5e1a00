import { withDeadline } from '../base/abort';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { ClientFactory } from '../fakturoid/clientFactory';
import { FakturoidError } from '../fakturoid/errors';
import type { ClientCredentials } from '../fakturoid/oauth';
import type { TokenGrant } from '../fakturoid/schemas/tokenGrant';
import type { Credentials, StoredToken } from './identityRecord';

/** What a person signs in with. */
export type SignInRequest =
  | { readonly type: 'clientCredentials'; readonly client: ClientCredentials }
  | { readonly type: 'accessToken'; readonly accessToken: string }
  | {
      readonly type: 'authorizationCode';
      readonly client: ClientCredentials;
      readonly code: string;
      /** Exactly the one that was in the authorization request. */
      readonly redirectUri: string;
    };

/** Result of a grant: a token, and the credentials that renew it from now on. */
export interface IssuedToken {
  readonly credentials: Credentials;
  readonly token: StoredToken;
}

export interface TokenRequestsOptions {
  /** Loaded on the first request to Fakturoid. */
  readonly api: () => Promise<ClientFactory>;
  readonly clock: Clock;
  readonly log: Log;
  /** Called with every secret before it is used, so that the log can mask it. */
  readonly onSecret: (secret: string) => void;
}

/** How long a sign-out waits for Fakturoid at most, in milliseconds. */
const REVOKE_WITHIN_MS = 5_000;

/** Asks Fakturoid for tokens, and to end them. Stores nothing. */
export class TokenRequests {
  readonly #options: TokenRequestsOptions;

  constructor(options: TokenRequestsOptions) {
    this.#options = options;
  }

  /** A first token. @throws FakturoidError `grantRefused`, or what the request fails with */
  async signIn(request: SignInRequest, signal?: AbortSignal): Promise<IssuedToken> {
    const { api, clock, onSecret } = this.#options;
    switch (request.type) {
      case 'clientCredentials':
        return this.renew({ type: 'clientCredentials', ...request.client }, signal);
      case 'accessToken': {
        const token = { accessToken: request.accessToken, issuedAt: clock.now() };
        return this.#masked({ credentials: { type: 'accessToken' }, token });
      }
      case 'authorizationCode': {
        const { client, code, redirectUri } = request;
        [client.clientId, client.clientSecret, code].forEach(onSecret);
        const grant = await (await api()).oauth.authorizationCode(client, code, redirectUri, signal);
        const { refreshToken } = grant;
        // Without a refresh token nothing renews it, as if it had been entered as it is.
        const credentials: Credentials =
          refreshToken === undefined
            ? { type: 'accessToken' }
            : { type: 'authorizationCode', ...client, refreshToken };
        return this.#masked({ credentials, token: tokenOf(grant, clock) });
      }
    }
  }

  /**
   * A new token with stored credentials.
   * @throws FakturoidError `unauthorized` where nothing renews a token, `grantRefused`, or what the request fails with
   */
  async renew(credentials: Credentials, signal?: AbortSignal): Promise<IssuedToken> {
    const { api, clock, onSecret } = this.#options;
    secretsOf(credentials).forEach(onSecret);
    switch (credentials.type) {
      case 'clientCredentials': {
        const grant = await (await api()).oauth.clientCredentials(credentials, signal);
        return this.#masked({ credentials, token: tokenOf(grant, clock) });
      }
      case 'authorizationCode': {
        const grant = await (await api()).oauth.refresh(credentials, credentials.refreshToken, signal);
        // The documented answer has no refresh token: the old one stays.
        const refreshToken = grant.refreshToken ?? credentials.refreshToken;
        return this.#masked({ credentials: { ...credentials, refreshToken }, token: tokenOf(grant, clock) });
      }
      case 'accessToken':
        throw new FakturoidError({ kind: 'unauthorized' });
    }
  }

  /** Ends an access that a person allowed in the browser. Resolves to whether Fakturoid did so in time; never rejects. */
  async revoke(credentials: Extract<Credentials, { type: 'authorizationCode' }>): Promise<boolean> {
    const { api, clock, log } = this.#options;
    try {
      const { oauth } = await api();
      await withDeadline((signal) => oauth.revoke(credentials, credentials.refreshToken, signal), {
        clock,
        ms: REVOKE_WITHIN_MS,
        late: () => new FakturoidError({ kind: 'timeout', afterMs: REVOKE_WITHIN_MS }),
      });
      return true;
    } catch (error) {
      log.warn(
        `An access could not be revoked: ${error instanceof FakturoidError ? error.kind : 'unexpected'}`,
      );
      return false;
    }
  }

  #masked(issued: IssuedToken): IssuedToken {
    [...secretsOf(issued.credentials), issued.token.accessToken].forEach(this.#options.onSecret);
    return issued;
  }
}

/** The secrets in credentials, for the log to mask. */
export function secretsOf(credentials: Credentials): readonly string[] {
  switch (credentials.type) {
    case 'clientCredentials':
      return [credentials.clientId, credentials.clientSecret];
    case 'authorizationCode':
      return [credentials.clientId, credentials.clientSecret, credentials.refreshToken];
    case 'accessToken':
      return [];
  }
}

/** A granted token with absolute times. */
function tokenOf(grant: TokenGrant, clock: Clock): StoredToken {
  const issuedAt = clock.now();
  return {
    accessToken: grant.accessToken,
    issuedAt,
    ...(grant.expiresInMs !== undefined && { expiresAt: issuedAt + grant.expiresInMs }),
  };
}
