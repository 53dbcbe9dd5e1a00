import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** An HTTP request read to its end. Header names are in lower case. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly remoteAddress: string;
}

export async function readRequest(message: IncomingMessage): Promise<Request> {
  const url = new URL(message.url ?? '/', 'http://sandbox.example');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) {
      headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
  }
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: await text(message),
    remoteAddress: message.socket.remoteAddress ?? 'unknown',
  };
}

/** The parameters of a JSON or form body; values that are not text are left out. */
export function bodyParameters(request: Request): Map<string, string> {
  const type = request.headers['content-type'] ?? '';
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return new Map(new URLSearchParams(request.body));
  }
  if (/^application\/json\b/i.test(type)) {
    const value = parseJson(request.body);
    if (typeof value === 'object' && value !== null) {
      return new Map(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
    }
  }
  return new Map();
}

/** The parsed text, or `undefined` when it is not JSON. */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return undefined;
  }
}
