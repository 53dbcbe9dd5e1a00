import * as z from 'zod/mini';
import { Complaints, parseRecord } from './tolerant';

/** In seconds. Two hours are documented; more than a week is nothing to plan by. */
const LONGEST_VALIDITY = 7 * 24 * 60 * 60;

/** The answer of the token endpoint (Fakturoid API v3, Authorization). */
const TokenAnswer = z.object({
  access_token: z.nullish(z.string()),
  token_type: z.nullish(z.string()),
  /** Seconds. */
  expires_in: z.nullish(z.number()),
  /** After an authorization code only; the answer to a refresh has none (seen live). */
  refresh_token: z.nullish(z.string()),
});

/** What a grant gives; our own names, as it is kept rather than shown. */
export interface TokenGrant {
  readonly accessToken: string;
  /** Milliseconds that the access token is valid from now on, a week at most; absent where nothing usable was stated. */
  readonly expiresInMs?: number;
  /** Absent after a refresh: the old one goes on. */
  readonly refreshToken?: string;
}

/** `undefined` when there is no access token: then it is no grant, whatever else it says. */
export function parseTokenGrant(json: unknown): TokenGrant | undefined {
  const answer = parseRecord(TokenAnswer, json, 'token', new Complaints());
  if (!answer?.access_token) return undefined;
  const { access_token: accessToken, expires_in: seconds, refresh_token: refreshToken } = answer;
  return {
    accessToken,
    ...(isUsable(seconds) && { expiresInMs: seconds * 1000 }),
    ...(refreshToken && { refreshToken }),
  };
}

function isUsable(seconds: number | null | undefined): seconds is number {
  return typeof seconds === 'number' && seconds > 0 && seconds <= LONGEST_VALIDITY;
}
