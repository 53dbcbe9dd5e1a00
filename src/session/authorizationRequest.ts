import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../base/clock';

/** A person has this long to allow the integration in the browser. The code itself lives 5 minutes. */
export const AUTHORIZATION_LIFETIME_MS = 600_000;

const STATE_BITS = 128;

/** What a redirect from Fakturoid's authorization page turned out to be. */
export type AuthorizationAnswer =
  | { readonly kind: 'code'; readonly code: string }
  /** The person said no, or the page could not be shown; `description` is Fakturoid's. */
  | { readonly kind: 'denied'; readonly description: string | undefined }
  /** Not an answer to this request: an older one, another window's, or made up by somebody. */
  | { readonly kind: 'foreign' }
  /** It was answered already. */
  | { readonly kind: 'used' }
  | { readonly kind: 'expired' }
  /** Not an address with an answer in it. */
  | { readonly kind: 'unreadable' };

/**
 * One request for an authorization code (Fakturoid API v3, Authorization; RFC 6749 section 4.1). Its `state` ties the
 * answer to it, since any page can open the address that the answer comes to. It takes one answer.
 */
export class AuthorizationRequest {
  readonly state = randomBytes(STATE_BITS / 8).toString('base64url');
  readonly #clock: Clock;
  readonly #expiresAt: number;
  #isUsed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#expiresAt = clock.now() + AUTHORIZATION_LIFETIME_MS;
  }

  /**
   * Reads the address that the browser was redirected to. Only `code` and `denied` use the request up.
   * @param address as it came to the URI handler, or as a person has pasted it
   */
  answer(address: string): AuthorizationAnswer {
    const parameters = parametersOf(address);
    if (parameters === undefined) {
      return { kind: 'unreadable' };
    }
    const code = parameters.get('code') ?? '';
    const state = parameters.get('state');
    // How a denial looks is not documented: a redirect without a code is one.
    if (state === null ? code !== '' : !isSame(state, this.state)) {
      return { kind: 'foreign' };
    }
    if (this.#isUsed) {
      return { kind: 'used' };
    }
    if (this.#clock.now() >= this.#expiresAt) {
      return { kind: 'expired' };
    }
    if (code === '') {
      const description = parameters.get('error_description') ?? parameters.get('error');
      // Without state it may come from anybody: it is told, and the request goes on.
      this.#isUsed = state !== null;
      return { kind: 'denied', description: description ?? undefined };
    }
    this.#isUsed = true;
    return { kind: 'code', code };
  }
}

function parametersOf(address: string): URLSearchParams | undefined {
  const text = address.trim();
  return URL.canParse(text) ? new URL(text).searchParams : undefined;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
