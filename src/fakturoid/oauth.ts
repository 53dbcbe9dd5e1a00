import type { Clock } from '../base/clock';
import { FakturoidError, type Failure } from './errors';
import { failureOf } from './httpFailure';
import { tryParseJson, parseJson } from './json';
import { endpointUrl, OAUTH_PATHS, type ApiPath } from './origin';
import type { RateLimiter } from './rateLimit';
import { RETRY_BUDGET_MS, retrying } from './retry';
import { parseErrorBody } from './schemas/errorBody';
import { parseTokenGrant, type TokenGrant } from './schemas/tokenGrant';
import { FEW_BYTES, isSuccess, type Answer, type Transport } from './transport';

/**
 * Client ID and Client Secret: of a user, for client credentials, or of an integration, for an authorization code. The two are
 * not interchangeable (seen live).
 */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface OAuthOptions {
  readonly transport: Transport;
  /** Shared with the clients: the server counts requests for tokens together with all others (seen live). */
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  /** 0 ≤ n < 1, for jitter; `Math.random` by default. */
  readonly random?: () => number;
  /** Milliseconds after the first 429 during which a request may be repeated; 90 s by default. */
  readonly retryBudgetMs?: number;
}

/**
 * The token endpoint (Fakturoid API v3, Authorization). Id and secret travel in the HTTP Basic header only. A code
 * works once, and each new token might end the one before, so a request is repeated only if the rate limit refused
 * it, which means that it was not carried out.
 *
 * All calls reject with FakturoidError: `grantRefused` when the server does not accept what it was given, or as any
 * request does.
 */
export class OAuthClient {
  readonly #options: OAuthOptions;

  constructor(options: OAuthOptions) {
    this.#options = options;
  }

  /** An access token for the user of these client credentials. */
  clientCredentials(client: ClientCredentials, signal?: AbortSignal): Promise<TokenGrant> {
    return this.#grant(client, { grant_type: 'client_credentials' }, signal);
  }

  /**
   * Tokens for the user who authorized the integration.
   *
   * @param code from the redirect, valid for 5 minutes
   * @param redirectUri the same as in the authorization URL
   */
  authorizationCode(
    client: ClientCredentials,
    code: string,
    redirectUri: string,
    signal?: AbortSignal,
  ): Promise<TokenGrant> {
    return this.#grant(client, { grant_type: 'authorization_code', code, redirect_uri: redirectUri }, signal);
  }

  /** A new access token. The grant has no refresh token as a rule: keep the old one. */
  refresh(client: ClientCredentials, refreshToken: string, signal?: AbortSignal): Promise<TokenGrant> {
    return this.#grant(client, { grant_type: 'refresh_token', refresh_token: refreshToken }, signal);
  }

  /** Ends a refresh token and its access token. Not documented for client credentials. */
  async revoke(client: ClientCredentials, refreshToken: string, signal?: AbortSignal): Promise<void> {
    const answer = await this.#post(OAUTH_PATHS.revoke, client, { token: refreshToken }, signal);
    if (!isSuccess(answer) || parseErrorBody(answer.text).code) throw new FakturoidError(refusal(answer));
    // No body is documented; a page is not Fakturoid's word.
    if (answer.text.trim() !== '') parseJson(answer.text, answer.headers.get('Content-Type'));
  }

  async #grant(
    client: ClientCredentials,
    parameters: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<TokenGrant> {
    const answer = await this.#post(OAUTH_PATHS.token, client, parameters, signal);
    const grant = parseTokenGrant(tryParseJson(answer.text));
    if (grant) return grant;
    // A page instead of JSON is another fault than a refusal.
    if (isSuccess(answer)) parseJson(answer.text, answer.headers.get('Content-Type'));
    throw new FakturoidError(refusal(answer));
  }

  #post(
    path: ApiPath,
    { clientId, clientSecret }: ClientCredentials,
    json: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const {
      transport,
      limiter,
      clock,
      random = Math.random,
      retryBudgetMs = RETRY_BUDGET_MS,
    } = this.#options;
    const basic = Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
    const authorization = `Basic ${basic}`;
    const send = (): Promise<Answer> =>
      transport.send({ method: 'POST', path, authorization, json, maxBytes: FEW_BYTES, signal });
    const attempt = async (): Promise<Answer> => {
      const answer = await limiter.run(send, signal);
      if (answer.status === 429) throw new FakturoidError(failureOf(answer));
      return answer;
    };
    return retrying(attempt, { clock, random, budgetMs: retryBudgetMs, signal, only: 'rateLimited' });
  }
}

/** The page on which a user allows an integration to act as them. Open it in the browser. */
export function authorizationUrl(options: {
  readonly apiBase: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
}): string {
  return endpointUrl(options.apiBase, OAUTH_PATHS.authorize, {
    client_id: options.clientId,
    redirect_uri: options.redirectUri,
    response_type: 'code',
    state: options.state,
  });
}

/** At the token endpoint any "no" is about the client credentials, code or refresh token, with 401 and even with 200. */
function refusal(answer: Answer): Failure {
  const { status } = answer;
  if (!isSuccess(answer)) {
    const failure = failureOf(answer);
    if (!['unauthorized', 'badRequest', 'forbidden', 'notFound'].includes(failure.kind)) return failure;
  }
  const { code, description } = parseErrorBody(answer.text);
  return {
    kind: 'grantRefused',
    status,
    ...(code && { code }),
    ...(description && { description }),
  };
}
