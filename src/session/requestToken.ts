import type { Clock } from '../base/clock';
import type { ClientFactory } from '../fakturoid/clientFactory';
import { FakturoidError } from '../fakturoid/errors';
import type { TokenGrant } from '../fakturoid/schemas/tokenGrant';
import type { Credentials, StoredToken } from './identityRecord';

/** What a grant brought: a token, and the credentials that renew it from now on. */
export interface IssuedToken {
  readonly credentials: Credentials;
  readonly token: StoredToken;
}

/**
 * Obtains a new token with stored credentials.
 * @throws FakturoidError `unauthorized` where nothing renews a token, `grantRefused`, or what the request fails with
 */
export async function requestToken(
  api: ClientFactory,
  credentials: Credentials,
  clock: Clock,
  signal?: AbortSignal,
): Promise<IssuedToken> {
  switch (credentials.type) {
    case 'clientCredentials': {
      const grant = await api.oauth.clientCredentials(credentials, signal);
      return { credentials, token: tokenOf(grant, clock) };
    }
    case 'authorizationCode': {
      const grant = await api.oauth.refresh(credentials, credentials.refreshToken, signal);
      // The documented answer has no refresh token: the old one stays.
      const refreshToken = grant.refreshToken ?? credentials.refreshToken;
      return { credentials: { ...credentials, refreshToken }, token: tokenOf(grant, clock) };
    }
    case 'accessToken':
      throw new FakturoidError({ kind: 'unauthorized' });
  }
}

/** A granted token with absolute times. */
export function tokenOf(grant: TokenGrant, clock: Clock): StoredToken {
  const issuedAt = clock.now();
  return {
    accessToken: grant.accessToken,
    issuedAt,
    // JSON has no infinity: it would be stored as null.
    ...(Number.isFinite(grant.expiresInMs) && { expiresAt: issuedAt + Number(grant.expiresInMs) }),
  };
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
