import { oauthError } from '../errors';
import type { Reply } from '../reply';
import { bodyParameters } from '../request';
import type { Client } from '../state';
import type { Call } from './call';

/** Answers an OAuth route with the client that the Basic header names and the parameters of the body. */
export function asClient(
  { state, request }: Call,
  answer: (client: Client, parameters: ReadonlyMap<string, string>) => Reply,
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
