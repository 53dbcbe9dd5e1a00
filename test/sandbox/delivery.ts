import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Clock } from '../../src/base/clock';
import type { Fault } from './faults';
import type { Reply } from './reply';

const PIECES = 16;
const MEGABYTE = Buffer.alloc(1024 * 1024, ' ');

/** Sends an answer as the fault has it; ends early when the client has gone or `signal` is aborted. */
export async function deliver(
  response: ServerResponse,
  reply: Reply,
  fault: Fault | undefined,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  switch (fault?.kind) {
    case 'abort':
      writeHead(response, reply, reply.body.length);
      response.write(half(reply.body), () => response.socket?.destroy());
      return;
    case 'slowBody':
      writeHead(response, reply, reply.body.length);
      for (const piece of pieces(reply.body)) {
        await clock.sleep(fault.ms ?? 100, signal);
        response.write(piece);
      }
      response.end();
      return;
    case 'hugeBody':
      writeHead(response, reply);
      for (let sent = 0; sent < (fault.megabytes ?? 64) && !response.destroyed; sent += 1) {
        if (!response.write(MEGABYTE)) {
          await once(response, 'drain', { signal });
        }
      }
      response.end(reply.body);
      return;
    default:
      sendWhole(response, reply);
  }
}

export function sendWhole(response: ServerResponse, reply: Reply): void {
  writeHead(response, reply, reply.body.length);
  response.end(reply.body);
}

/** Ends the connection before a byte is answered. */
export function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

export function half(body: Buffer): Buffer {
  return body.subarray(0, Math.floor(body.length / 2));
}

function writeHead(response: ServerResponse, { status, headers }: Reply, length?: number): void {
  const hasLength = length !== undefined && status !== 204;
  response.writeHead(status, { ...headers, ...(hasLength && { 'Content-Length': length }) });
}

function pieces(body: Buffer): Buffer[] {
  const size = Math.max(1, Math.ceil(body.length / PIECES));
  return Array.from({ length: Math.ceil(body.length / size) }, (_piece, index) =>
    body.subarray(index * size, (index + 1) * size),
  );
}
