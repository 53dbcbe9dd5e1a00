import { randomBytes, timingSafeEqual } from 'node:crypto';
import { decodedPart } from '../../base/decodedPart';
import type { Clock } from '../../base/clock';

/** A person has this long to allow the integration in the browser. The code itself lives 5 minutes. */
const AUTHORIZATION_LIFETIME_MS = 600_000;

const STATE_BITS = 128;

/** No code, state or sentence makes an address longer than this. */
const LONGEST_ADDRESS = 8_192;

const PARAMETERS = ['code', 'state', 'error', 'error_description'] as const;

/** What a redirect from Fakturoid's authorization page turned out to be. */
export type AuthorizationAnswer =
  | { readonly kind: 'code'; readonly code: string }
  /** The person said no, or the page could not be shown; `description` is Fakturoid's. */
  | { readonly kind: 'denied'; readonly description: string | undefined }
  /** It contains no answer at all. How a denial looks is not documented: this may be one, or anything else. */
  | { readonly kind: 'empty' }
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
   * Reads the address that the browser was redirected to. Anybody can make one, so only one with the `state` of this
   * request counts, or is ever shown. Only `code` and `denied` use the request up.
   *
   * @param address with its parameters encoded, as a browser shows it
   */
  answer(address: string): AuthorizationAnswer {
    const parameters = parametersOf(address);
    if (parameters === undefined) {
      return { kind: 'unreadable' };
    }
    if (PARAMETERS.every((name) => !parameters.has(name))) {
      return { kind: 'empty' };
    }
    if (!isSame(parameters.get('state') ?? '', this.state)) {
      return { kind: 'foreign' };
    }
    if (this.#isUsed) {
      return { kind: 'used' };
    }
    if (this.#clock.now() >= this.#expiresAt) {
      return { kind: 'expired' };
    }
    this.#isUsed = true;
    const code = parameters.get('code') ?? '';
    return code === ''
      ? { kind: 'denied', description: sentence(parameters.get('error_description')) }
      : { kind: 'code', code };
  }
}

/** Parameters as they were sent: a plus sign may stand for a space, but a code or a state contains none. */
function parametersOf(address: string): ReadonlyMap<string, string> | undefined {
  const text = address.trim();
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text)) {
    return undefined;
  }
  const pairs = new URL(text).search
    .slice(1)
    .split('&')
    .map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name, decodedPart(value.join('='))];
    });
  return new Map(pairs);
}

/** Fakturoid's own description; its code for programs is not for people. */
function sentence(description: string | undefined): string | undefined {
  return description?.replaceAll('+', ' ');
}

/**
 * The address that VS Code gave to the URI handler, as the browser had it. VS Code decodes the parameters together,
 * so one ends only where the name of the next begins.
 *
 * @param query decoded
 */
export function addressOfCallback(base: string, query: string): string {
  const names = PARAMETERS.join('|');
  const pairs = query.split(new RegExp(`&(?=(?:${names})=)`)).map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return `${encodeURIComponent(name)}=${encodeURIComponent(value.join('=').replace(/\p{Surrogate}/gu, '\ufffd'))}`;
  });
  return query === '' ? base : `${base}?${pairs.join('&')}`;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
