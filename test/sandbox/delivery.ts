import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import { TLSSocket } from 'node:tls';
import type { Clock } from '../../src/base/clock';
import type { Reply } from './reply';

/** How the bytes of an answer go out. */
export type Delivery =
  | { readonly how: 'whole'; readonly reply: Reply }
  | { readonly how: 'never' }
  | { readonly how: 'cut'; readonly reply: Reply | null }
  | { readonly how: 'drip'; readonly reply: Reply; readonly ms: number }
  | { readonly how: 'padded'; readonly reply: Reply; readonly megabytes: number };

const PIECES = 16;
const MEGABYTE = Buffer.alloc(1024 * 1024, ' ');

/** Sends an answer in the way asked for; ends early when the client has gone or `signal` is aborted. */
export async function deliver(
  response: ServerResponse,
  delivery: Delivery,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  switch (delivery.how) {
    case 'never':
      return;
    case 'whole':
      sendWhole(response, delivery.reply);
      return;
    case 'cut':
      cut(response, delivery.reply);
      return;
    case 'drip':
      writeHead(response, delivery.reply, delivery.reply.body.length);
      for (const piece of pieces(delivery.reply.body)) {
        await clock.sleep(delivery.ms, signal);
        response.write(piece);
      }
      response.end();
      return;
    case 'padded':
      writeHead(response, delivery.reply);
      for (let sent = 0; sent < delivery.megabytes && !response.destroyed; sent += 1) {
        if (!response.write(MEGABYTE)) {
          await once(response, 'drain', { signal });
        }
      }
      response.end(delivery.reply.body);
  }
}

export function sendWhole(response: ServerResponse, reply: Reply): void {
  writeHead(response, reply, reply.body.length);
  response.end(reply.body);
}

function writeHead(response: ServerResponse, { status, headers }: Reply, length?: number): void {
  response.writeHead(status, {
    ...headers,
    ...(length !== undefined && status !== 204 && { 'Content-Length': length }),
  });
}

/** Ends the connection at once, or after half of the body that the header has promised. */
function cut(response: ServerResponse, reply: Reply | null): void {
  if (reply === null) {
    // Only a plain connection can be reset; one under TLS is closed without a farewell.
    if (response.socket instanceof TLSSocket) {
      response.socket.destroy();
    } else {
      response.socket?.resetAndDestroy();
    }
    return;
  }
  writeHead(response, reply, reply.body.length);
  response.write(half(reply.body), () => response.socket?.destroy());
}

export function half(body: Buffer): Buffer {
  return body.subarray(0, Math.floor(body.length / 2));
}

function pieces(body: Buffer): Buffer[] {
  const size = Math.max(1, Math.ceil(body.length / PIECES));
  return Array.from({ length: Math.ceil(body.length / size) }, (_piece, index) =>
    body.subarray(index * size, (index + 1) * size),
  );
}
