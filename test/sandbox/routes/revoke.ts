import { oauthError } from '../errors';
import { empty, type Reply } from '../reply';
import type { Call } from './call';
import { asClient } from './client';

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
