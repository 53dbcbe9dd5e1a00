/**
 * What can go wrong between us and Fakturoid, by kind. What was cancelled rejects with the reason of its signal instead. Everything that decides what a person sees or may do next
 * is here as data; nothing is ever decided by the text of a message.
 */
export type Failure =
  /** 401 on an API route, also with a token that was just renewed. */
  | { readonly kind: 'unauthorized'; readonly description?: string }
  /**
   * The token endpoint refused the Client ID and Client Secret, code or refresh token (RFC 6749 section 5.2).
   * `code` is the `error` of the answer where it had one, such as `invalid_client` or `invalid_grant`; not for people.
   */
  | {
      readonly kind: 'grantRefused';
      readonly status: number;
      readonly code?: string;
      readonly description?: string;
    }
  /**
   * 403: signed in, but this is not for this user, plan or state. Never about the token. Also a 401 of an account when
   * the token is good elsewhere.
   */
  | { readonly kind: 'forbidden'; readonly description?: string }
  /** 402: the account is blocked for unpaid invoices. Links are https only and may be none. */
  | { readonly kind: 'blockedAccount'; readonly invoiceUrls: readonly string[] }
  | { readonly kind: 'notFound'; readonly description?: string }
  /** 429. `retryAfterMs`: how long to wait, in milliseconds, where the server said so. */
  | { readonly kind: 'rateLimited'; readonly retryAfterMs?: number }
  /** 400 or 403 that complains about the `User-Agent`, which Fakturoid requires. */
  | { readonly kind: 'userAgentRefused'; readonly description?: string }
  /** 400, 415, 422 and every other 4xx. */
  | { readonly kind: 'badRequest'; readonly status: number; readonly description?: string }
  /** 5xx, maintenance among them. */
  | { readonly kind: 'server'; readonly status: number }
  /** The name of the server could not be resolved (`ENOTFOUND`, `EAI_AGAIN`). */
  | { readonly kind: 'nameNotFound'; readonly code?: string }
  /** Nobody listens there (`ECONNREFUSED`). */
  | { readonly kind: 'connectionRefused'; readonly code?: string }
  /** No way to the network at all (`ENETUNREACH`, `ENETDOWN`, `EHOSTUNREACH`, …). */
  | { readonly kind: 'offline'; readonly code?: string }
  /** The server's certificate is not trusted. */
  | { readonly kind: 'certificate'; readonly code?: string }
  /** 407: a proxy on the way asks for a login. */
  | { readonly kind: 'proxyLogin' }
  /** Any other fault of the connection, a reset among them. */
  | { readonly kind: 'network'; readonly code?: string }
  /** No complete answer within `afterMs` milliseconds. */
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** The server answered with a redirect, which is never followed: a token would travel with it. */
  | { readonly kind: 'redirected' }
  /** An answer of success that cannot be used. */
  | { readonly kind: 'invalidResponse'; readonly reason: InvalidResponseReason; readonly detail?: string }
  /** A fault of this extension, which the log tells about. */
  | { readonly kind: 'unexpected' };

/**
 * Why an answer of success cannot be used: `notJson` (a proxy's or maintenance page, broken or cut JSON), `shape`
 * (JSON, but not the documented one; `detail` names path and expected type, never a value), `tooLarge`, `tooMany` (a list of more
 * accounts or users than there can be).
 */
export type InvalidResponseReason = 'notJson' | 'shape' | 'tooLarge' | 'tooMany';

export type FailureKind = Failure['kind'];

/** The one error class of the API client. Its message is for the log: no token, no value from an answer. */
export class FakturoidError extends Error {
  override readonly name = 'FakturoidError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }

  get kind(): FailureKind {
    return this.failure.kind;
  }
}
