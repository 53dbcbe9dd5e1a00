import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** A proxy for HTTPS on this machine. */
export interface Tunnel {
  /** For VS Code's setting `http.proxy`. */
  readonly address: string;
  /** Where somebody wanted to go who was sent away, as `host:port`. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

/** Starts a proxy that leads from one host, as `host:port`, to a server on this machine, and from all others nowhere. */
export async function startTunnel(from: string, to: URL): Promise<Tunnel> {
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(403).end());
  server.on('connect', ({ url = '' }: IncomingMessage, socket: Socket) => {
    if (url !== from) {
      refused.push(url);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const target = connect(Number(to.port), to.hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    for (const [one, other] of [
      [socket, target],
      [target, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
