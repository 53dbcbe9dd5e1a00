import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from './certificate';
import { control } from './controlRoutes';
import { CONTROL_PATH } from './control';
import { cut, deliver, sendWhole } from './delivery';
import { arrive, respond } from './pipeline';
import { json } from './reply';
import { readRequest } from './request';
import type { LoggedRequest } from './requestLog';
import type { State } from './state';

export interface ListenOptions {
  /** A free port by default. */
  readonly port?: number | undefined;
  readonly https?: boolean;
  /** Names beside the loopback ones that the certificate is good for, where something else leads clients here. */
  readonly hostnames?: readonly string[];
  /** Is told of each request once its connection is done with it, answered or not. */
  readonly onRequestDone?: ((request: LoggedRequest) => void) | undefined;
}

/** Only this machine may reach the sandbox. */
const HOST = '127.0.0.1';

/** The two listening servers of a sandbox. */
interface Listening {
  /** The certificate of both as PEM; `null` without HTTPS. */
  readonly certificate: string | null;
  /** Ends both, and every connection with them. */
  close(): Promise<void>;
}

/** Starts the API and the origin that only records, and tells the state where they are. */
export async function listen(state: State, options: ListenOptions): Promise<Listening> {
  const { port = 0, https = false, hostnames = [], onRequestDone } = options;
  const closing = new AbortController();
  const certificate = https ? createCertificate(hostnames) : null;
  const create = (listener: RequestListener): Server =>
    certificate === null
      ? createServer(listener)
      : createSecureServer({ key: certificate.key, cert: certificate.certificate }, listener);
  const api = create(guarded(apiListener(state, onRequestDone, closing.signal)));
  const other = create(guarded(recordingListener(state)));
  const scheme = https ? 'https' : 'http';
  state.origin = `${scheme}://${HOST}:${await bind(api, port)}`;
  state.otherOrigin = `${scheme}://${HOST}:${await bind(other, 0)}`;
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
      sendWhole(response, control(state, request));
      return;
    }
    const arrival = arrive(state, request);
    const { entry } = arrival;
    const gone = new AbortController();
    response.once('close', () => {
      entry.aborted = !response.writableFinished;
      gone.abort();
      onDone?.(entry);
    });
    const signal = AbortSignal.any([closing, gone.signal]);
    const { fault } = arrival;
    const wait = state.latency + (fault?.kind === 'delay' ? fault.ms : 0);
    if (wait > 0) {
      await state.clock.sleep(wait, signal);
    }
    // These strike before the request is worked on, as when it never got through.
    if (fault?.kind === 'hang') {
      return;
    }
    if (fault?.kind === 'reset') {
      cut(response);
      return;
    }
    const reply = respond(state, arrival);
    entry.status = reply.status;
    await deliver(response, reply, fault, { clock: state.clock, signal });
  };
}

function recordingListener(state: State): Listener {
  return async (message, response) => {
    const request = await readRequest(message);
    const nowhere = { route: 'unknown', slug: null, page: 1 } as const;
    const entry = state.log.add(request, { ...nowhere, at: state.clock.now(), origin: 'other', fault: null });
    entry.status = 200;
    sendWhole(response, json(200, {}));
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
