/** An HTTP answer as plain data, so that faults can bend it before it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

type Headers = Reply['headers'];

export const JSON_TYPE = 'application/json; charset=utf-8';

export function json(status: number, value: unknown, headers: Headers = {}): Reply {
  return text(status, JSON_TYPE, JSON.stringify(value), headers);
}

export function html(status: number, page: string, headers: Headers = {}): Reply {
  return text(status, 'text/html; charset=utf-8', page, headers);
}

export function text(status: number, contentType: string, content: string, headers: Headers = {}): Reply {
  return { status, headers: { 'Content-Type': contentType, ...headers }, body: Buffer.from(content) };
}

export function empty(status: number, headers: Headers = {}): Reply {
  return { status, headers, body: Buffer.alloc(0) };
}

export function png(image: Buffer): Reply {
  return { status: 200, headers: { 'Content-Type': 'image/png' }, body: image };
}

export function redirect(status: number, location: string): Reply {
  return empty(status, { Location: location });
}

export function withHeaders(reply: Reply, headers: Headers): Reply {
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** Makes a text safe to stand in HTML, attributes included. */
export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
