import { bearer } from './bearer';
import type { ApiPath, Query } from './origin';
import type { RateLimiter } from './rateLimit';
import type { Answer, Transport } from './transport';

/** One `GET`, as the check of the API sends it. */
export interface ProbeRequest {
  readonly path: ApiPath;
  readonly query?: Query;
  readonly token: string;
  readonly signal: AbortSignal;
}

/** Sends single requests and returns the answers as they came: nothing is repeated, renewed or interpreted. */
export class ApiProbe {
  readonly #transport: Transport;
  readonly #limiter: RateLimiter;

  constructor(options: { readonly transport: Transport; readonly limiter: RateLimiter }) {
    this.#transport = options.transport;
    this.#limiter = options.limiter;
  }

  /** @throws FakturoidError where there was no answer, or one that cannot be taken; or the reason of the signal */
  get({ path, query, token, signal }: ProbeRequest): Promise<Answer> {
    const authorization = bearer(token);
    return this.#limiter.run(
      () => this.#transport.send({ method: 'GET', path, ...(query && { query }), authorization, signal }),
      signal,
    );
  }
}
