import { EventEmitter, once } from 'node:events';
import type { FaultKind } from './faults';
import type { Request } from './request';
import type { RouteName, RouteOfRequest } from './routeNames';

/** How a request said who it is. */
type AuthorizationKind = 'none' | 'bearer' | 'basic' | 'other';

/**
 * One request that arrived. Headers and bodies are kept as they came, secrets included, so that tests can look for
 * what should not have been sent; nothing prints them.
 */
export interface LoggedRequest extends RouteOfRequest {
  /** Milliseconds since 1970 by the clock of the sandbox. */
  readonly at: number;
  /** `other` when it went to the origin that only records. */
  readonly origin: 'api' | 'other';
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly authorization: AuthorizationKind;
  readonly body: string;
  readonly fault: FaultKind | null;
  /** `null` until it is answered, and for good when it never is. */
  status: number | null;
  /** Whether the client gave up before the answer was complete. */
  aborted: boolean;
}

/** Everything that arrived, in order, the control routes left out. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  readonly #arrivals = new EventEmitter();

  add(
    request: Request,
    about: Pick<LoggedRequest, 'at' | 'origin' | 'fault'> & RouteOfRequest,
  ): LoggedRequest {
    const entry: LoggedRequest = {
      ...about,
      method: request.method,
      path: request.path,
      query: Object.fromEntries(request.query),
      headers: request.headers,
      authorization: authorizationKind(request.headers['authorization']),
      body: request.body,
      status: null,
      aborted: false,
    };
    this.entries.push(entry);
    this.#arrivals.emit(entry.route, entry);
    return entry;
  }

  /** Resolves when the next such request has arrived, answered or not. */
  async next(route: RouteName): Promise<LoggedRequest> {
    const [entry] = (await once(this.#arrivals, route)) as [LoggedRequest];
    return entry;
  }

  clear(): void {
    this.entries.length = 0;
  }
}

function authorizationKind(header = ''): AuthorizationKind {
  const scheme = /^\w+/.exec(header)?.[0].toLowerCase();
  return scheme === undefined ? 'none' : scheme === 'bearer' || scheme === 'basic' ? scheme : 'other';
}
