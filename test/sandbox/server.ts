import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from './certificate';
import { control } from './controlRoutes';
import { CONTROL_PATH } from './controlProtocol';
import { deliver } from './delivery';
import { arrive, respond } from './pipeline';
import { json } from './reply';
import { readRequest } from './request';
import type { LoggedRequest } from './requestLog';
import type { State } from './state';

export interface ListenOptions {
  readonly port: number;
  readonly https: boolean;
  /** Further names that the certificate is good for. */
  readonly hostnames: readonly string[];
  readonly onRequestDone: (request: LoggedRequest) => void;
}

/** The two listening servers of a sandbox. */
export interface Listening {
  /** The certificate of both as PEM; `null` without HTTPS. */
  readonly certificate: string | null;
  /** Ends both, and every connection with them. */
  close(): Promise<void>;
}

/** Only this machine may reach the sandbox. */
const HOST = '127.0.0.1';

/** Starts the API and the origin that only records, and tells the state where they are. */
export async function listen(state: State, options: ListenOptions): Promise<Listening> {
  const closing = new AbortController();
  const certificate = options.https ? createCertificate(options.hostnames) : null;
  const create = (listener: RequestListener): Server =>
    certificate === null
      ? createServer(listener)
      : createSecureServer({ key: certificate.key, cert: certificate.certificate }, listener);
  const api = create(guarded(apiListener(state, options.onRequestDone, closing.signal)));
  const other = create(guarded(recordingListener(state)));
  const scheme = options.https ? 'https' : 'http';
  state.origin = `${scheme}://${HOST}:${await bind(api, options.port)}`;
  try {
    state.otherOrigin = `${scheme}://${HOST}:${await bind(other, 0)}`;
  } catch (error) {
    await stop(api);
    throw error;
  }
  return {
    certificate: certificate?.certificate ?? null,
    close: async () => {
      closing.abort(new Error('The sandbox is closing.'));
      await Promise.all([stop(api), stop(other)]);
    },
  };
}

type Listener = (...parameters: Parameters<RequestListener>) => Promise<void>;

function apiListener(state: State, onDone: ListenOptions['onRequestDone'], closing: AbortSignal): Listener {
  return async (message, response) => {
    const request = await readRequest(message);
    if (request.path.startsWith(`${CONTROL_PATH}/`)) {
      await deliver(
        response,
        { how: 'whole', reply: control(state, request) },
        { clock: state.clock, signal: closing },
      );
      return;
    }
    const arrival = arrive(state, request);
    const { entry } = arrival;
    const gone = new AbortController();
    response.once('close', () => {
      entry.aborted = !response.writableFinished;
      gone.abort();
      onDone(entry);
    });
    const signal = AbortSignal.any([closing, gone.signal]);
    const wait = state.latency + (arrival.fault?.kind === 'delay' ? arrival.fault.ms : 0);
    if (wait > 0) {
      await state.clock.sleep(wait, signal);
    }
    const delivery = respond(state, arrival);
    if ('reply' in delivery && delivery.reply !== null) {
      entry.status = delivery.reply.status;
    }
    await deliver(response, delivery, { clock: state.clock, signal });
  };
}

function recordingListener(state: State): Listener {
  return async (message, response) => {
    const request = await readRequest(message);
    const about = {
      at: state.clock.now(),
      origin: 'other',
      fault: null,
      route: 'unknown',
      slug: null,
      page: 1,
    } as const;
    const entry = state.log.add(request, about);
    const reply = json(200, {});
    entry.status = reply.status;
    response.writeHead(reply.status, reply.headers).end(reply.body);
  };
}

/** A failure inside the sandbox must be seen, and not be mistaken for an answer; one of the connection is no news. */
function guarded(listener: Listener): RequestListener {
  return (message, response) => {
    listener(message, response).catch((error: unknown) => {
      if (response.socket?.destroyed === false) {
        console.error(error);
      }
      response.destroy();
    });
  };
}

async function bind(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
