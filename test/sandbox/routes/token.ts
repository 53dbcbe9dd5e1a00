import { oauthError } from '../errors';
import { json, type Reply } from '../reply';
import type { Client, State } from '../state';
import { TOKEN_SECONDS, type Grant } from '../tokens';
import type { Call } from './call';
import { asClient } from './client';

type Parameters = ReadonlyMap<string, string>;

/** POST /oauth/token: an access token for a client, for a code, or for a refresh token. */
export function token(call: Call): Reply {
  const { state } = call;
  return asClient(call, (client, parameters) => {
    const grantType = parameters.get('grant_type');
    switch (grantType) {
      case undefined:
        return oauthError(state.switches, 'invalid_request', 'Missing required parameter: grant_type');
      case 'client_credentials':
        return forClientCredentials(state, client);
      case 'authorization_code':
        return forCode(state, client, parameters);
      case 'refresh_token':
        return forRefreshToken(state, client, parameters);
      default:
        return oauthError(state.switches, 'unsupported_grant_type', 'The grant type is not supported');
    }
  });
}

function forClientCredentials(state: State, client: Client): Reply {
  return client.kind === 'user'
    ? issue(state, {
        userId: client.person.userId,
        clientId: client.clientId,
        type: 'client_credentials',
      })
    : wrongPair(state);
}

function forCode(state: State, client: Client, parameters: Parameters): Reply {
  if (client.kind !== 'integration') {
    return wrongPair(state);
  }
  const value = parameters.get('code');
  const redirectUri = parameters.get('redirect_uri');
  if (value === undefined || redirectUri === undefined) {
    const missing = value === undefined ? 'code' : 'redirect_uri';
    return oauthError(state.switches, 'invalid_request', `Missing required parameter: ${missing}`);
  }
  const code = state.tokens.code(value);
  if (code?.clientId !== client.clientId || code.redirectUri !== redirectUri) {
    return oauthError(state.switches, 'invalid_grant', 'Authorization code is invalid');
  }
  if (state.clock.now() >= code.expiresAt) {
    return oauthError(state.switches, 'invalid_grant', 'Authorization code expired');
  }
  if (code.used && state.switches.codeSingleUse === 'on') {
    return oauthError(state.switches, 'invalid_grant', 'Authorization code has already been used');
  }
  code.used = true;
  const grant: Grant = { userId: code.userId, clientId: client.clientId, type: 'authorization_code' };
  return issue(state, grant, { refreshToken: state.tokens.issueRefresh(grant), isNew: true });
}

function forRefreshToken(state: State, client: Client, parameters: Parameters): Reply {
  if (client.kind !== 'integration') {
    return wrongPair(state);
  }
  const refreshToken = parameters.get('refresh_token');
  if (refreshToken === undefined) {
    return oauthError(state.switches, 'invalid_request', 'Missing required parameter: refresh_token');
  }
  const grant = state.tokens.refresh(refreshToken);
  return grant?.clientId === client.clientId
    ? issue(state, grant, { refreshToken, isNew: false })
    : oauthError(state.switches, 'invalid_grant', 'The refresh token is invalid or has been revoked');
}

/** Documented: a refresh answers without a refresh token, the old one stays good. */
function issue(state: State, grant: Grant, refresh?: { refreshToken: string; isNew: boolean }): Reply {
  const accessToken = state.tokens.issueAccess(grant, state.switches, refresh?.refreshToken);
  return json(200, {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: TOKEN_SECONDS,
    ...(refresh?.isNew === true && { refresh_token: refresh.refreshToken }),
  });
}

function wrongPair(state: State): Reply {
  return oauthError(
    state.switches,
    'unauthorized_client',
    'The client is not authorized to use this grant type',
  );
}
