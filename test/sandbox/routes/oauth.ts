import { oauthError } from '../errors';
import { empty, json, type Reply } from '../reply';
import { bodyParameters } from '../request';
import type { Client, State } from '../state';
import { TOKEN_SECONDS, type Grant } from '../tokens';
import type { Call } from './call';

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

/** POST /oauth/revoke: ends a refresh token and the access tokens obtained through it. */
export function revoke(call: Call): Reply {
  const { switches, tokens } = call.state;
  return asClient(call, (client, parameters) => {
    const token = parameters.get('token');
    if (token === undefined) {
      return oauthError(switches, 'invalid_request', 'Missing required parameter: token');
    }
    const grant = tokens.issued(token);
    if (grant === undefined) {
      return empty(200); // RFC 7009: the client's wish, that the token be invalid, is fulfilled
    }
    if (grant.clientId !== client.clientId) {
      return oauthError(switches, 'invalid_grant', 'The token was issued to another client');
    }
    if (grant.type === 'client_credentials' && switches.revokeClientCredentials === 'refused') {
      return oauthError(
        switches,
        'unsupported_token_type',
        'Revoke is only available for the authorization code flow',
      );
    }
    tokens.revoke(token);
    return empty(200);
  });
}

/** Answers an OAuth route with the client that the Basic header names and the parameters of the body. */
function asClient(
  { state, request }: Call,
  answer: (client: Client, parameters: Parameters) => Reply,
): Reply {
  const parameters = bodyParameters(request);
  const credentials = basicCredentials(request.headers['authorization']);
  if (credentials === undefined && (parameters.has('client_id') || parameters.has('client_secret'))) {
    return oauthError(
      state.switches,
      'invalid_request',
      'Client ID and Client Secret have to be sent via HTTP Basic Authorization',
    );
  }
  const client = credentials && state.client(...credentials);
  return client === undefined
    ? oauthError(state.switches, 'invalid_client', 'Client authentication failed')
    : answer(client, parameters);
}

/** Id and secret from a Basic header, in either alphabet of Base64, padded or not. */
function basicCredentials(header: string | undefined): [id: string, secret: string] | undefined {
  const encoded = /^Basic +([\w+/-]+)=*$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) {
    return undefined;
  }
  // Node reads the url-safe alphabet here too.
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? undefined : [decoded.slice(0, colon), decoded.slice(colon + 1)];
}
