import { withDeadline } from '../base/abort';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { connectionFailure } from './connectionFailure';
import { FakturoidError } from './errors';
import { endpointUrl, routeOf, type ApiPath, type Query } from './origin';

const DEFAULT_TIMEOUT_MS = 15_000;
/** A thousand users or accounts, each with the signed address of a picture; parsed in a tenth of a second at worst. */
const DEFAULT_MAX_BYTES = 1024 * 1024;
/** Enough for an error, of which only a sentence or two is used, and for a token. */
export const FEW_BYTES = 64 * 1024;

/** What the transport needs. `fetch` is the global one: VS Code teaches it the proxy and the system's certificates. */
export interface TransportOptions {
  /** Base of all routes, without a trailing slash. */
  readonly apiBase: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Asked for every request, so that a changed contact counts at once. */
  readonly userAgent: () => string;
  readonly log: Log;
  /** Milliseconds until an answer must be complete; 15 s by default. */
  readonly timeoutMs?: number;
  /** Bytes that the body of a success may have; 1 MB by default. */
  readonly maxBytes?: number;
}

/** One request. Secrets go into `authorization` and `json` only. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  readonly path: ApiPath;
  readonly query?: Query;
  /** Value of the `Authorization` header. */
  readonly authorization: string;
  /** Sent as the JSON body. */
  readonly json?: unknown;
  /** Bytes that the body of a success may have; defaults to the transport's `maxBytes`. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

/** One answer, of success or error. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as text; that of an error may be cut. */
  readonly text: string;
  /** When the answer was complete, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Milliseconds from the start of the request until then. */
  readonly tookMs: number;
}

/** Whether this is a 2xx. */
export function isSuccess({ status }: Pick<Answer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

/** The id by which Fakturoid finds a request (seen live), for the log. */
function requestIdOf({ headers }: Pick<Answer, 'headers'>): string {
  const id = headers.get('X-Request-Id') ?? '';
  return /^[\w-]{1,100}$/.test(id) ? `, X-Request-Id ${id}` : '';
}

/** Sends single requests to the API: bounded in time and size, cancellable, and never to another origin. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /**
   * Sends one request, once, and reads its whole answer, whatever the status. What failed is logged as a warning.
   *
   * @throws FakturoidError of a kind of connection fault, `timeout`, `redirected`, or `invalidResponse`
   *   with `tooLarge`; it has no `cause`, as messages of fetch may repeat a header
   */
  async send(request: TransportRequest): Promise<Answer> {
    const { clock, log, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#options;
    const startedAt = clock.now();
    // A clock may be set back meanwhile.
    const tookMs = (): number => Math.max(0, clock.now() - startedAt);
    const line = `${request.method} ${routeOf(request.path)}`;
    try {
      const answer = await withDeadline((signal) => this.#exchange(request, signal), {
        clock,
        ms: timeoutMs,
        late: () => new FakturoidError({ kind: 'timeout', afterMs: timeoutMs }),
        signal: request.signal,
      });
      const level = isSuccess(answer) ? 'debug' : 'warn';
      log[level](`${line} ${answer.status} ${tookMs()} ms${requestIdOf(answer)}`);
      return { ...answer, receivedAt: clock.now(), tookMs: tookMs() };
    } catch (error) {
      if (request.signal?.aborted) {
        log.debug(`${line} cancelled ${tookMs()} ms`);
        throw error;
      }
      const failure = error instanceof FakturoidError ? error.failure : connectionFailure(error, tookMs());
      const code = 'code' in failure && failure.code ? ` (${failure.code})` : '';
      log.warn(`${line} ${failure.kind}${code} ${tookMs()} ms`);
      throw new FakturoidError(failure);
    }
  }

  async #exchange(
    request: TransportRequest,
    signal: AbortSignal,
  ): Promise<Pick<Answer, 'status' | 'headers' | 'text'>> {
    const { apiBase, fetch, userAgent } = this.#options;
    const maxBytes = request.maxBytes ?? this.#options.maxBytes ?? DEFAULT_MAX_BYTES;
    const response = await fetch(endpointUrl(apiBase, request.path, request.query), {
      method: request.method,
      headers: {
        Accept: 'application/json',
        Authorization: request.authorization,
        'User-Agent': userAgent(),
        ...(request.json !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(request.json !== undefined && { body: JSON.stringify(request.json) }),
      // Follows nothing, as 'error' does, but says so by the status; 'error' can be told by its message only. It also keeps
      // VS Code from using Electron's fetch (setting http.electronFetch), which has cookies and a cache as Node's has not.
      redirect: 'manual',
      signal,
    });
    const { status, headers } = response;
    if (status < 200 || (status >= 300 && status < 400)) {
      discard(response.body);
      throw new FakturoidError({ kind: 'redirected' });
    }
    if (status >= 400) return { status, headers, text: await readError(response.body) };
    if (Number(headers.get('Content-Length')) > maxBytes) {
      discard(response.body);
      throw tooLarge();
    }
    const { text, complete } = await readText(response.body, maxBytes);
    if (!complete) throw tooLarge();
    return { status, headers, text };
  }
}

type Body = Response['body'];

/** The status of an error is worth having even if its body breaks off. */
async function readError(body: Body): Promise<string> {
  try {
    return (await readText(body, FEW_BYTES)).text;
  } catch {
    return '';
  }
}

/** Reads UTF-8 text up to a number of bytes (of the body as decoded: a small one may unpack to a huge one). */
async function readText(body: Body, maxBytes: number): Promise<{ text: string; complete: boolean }> {
  if (!body) return { text: '', complete: true };
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), complete: true };
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      reader.cancel().catch(() => undefined);
      return { text, complete: false };
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Frees the connection of a body that nobody reads. */
function discard(body: Body): void {
  body?.cancel().catch(() => undefined);
}

function tooLarge(): FakturoidError {
  return new FakturoidError({ kind: 'invalidResponse', reason: 'tooLarge' });
}
