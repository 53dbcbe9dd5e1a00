import type { FaultKind } from './faults';
import type { Request } from './request';
import { selects, type RouteOfRequest, type RouteSelector } from './routeNames';

/** How a request said who it is. */
export type AuthorizationKind = 'none' | 'bearer' | 'basic' | 'other';

/**
 * One request that arrived. Headers and bodies are kept as they came, secrets included, so that tests can look for
 * what should not have been sent; nothing prints them.
 */
export interface LoggedRequest extends RouteOfRequest {
  readonly number: number;
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

interface Waiting {
  readonly selector: RouteSelector;
  readonly resolve: (request: LoggedRequest) => void;
}

/** Everything that arrived, in order, the control routes left out. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  #waiting: Waiting[] = [];

  add(
    request: Request,
    about: Pick<LoggedRequest, 'at' | 'origin' | 'fault'> & RouteOfRequest,
  ): LoggedRequest {
    const entry: LoggedRequest = {
      number: this.entries.length + 1,
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
    this.#announce(entry);
    return entry;
  }

  /** Resolves when the next such request has arrived, answered or not. */
  next(selector: RouteSelector): Promise<LoggedRequest> {
    return new Promise((resolve) => {
      this.#waiting.push({ selector, resolve });
    });
  }

  clear(): void {
    this.entries.length = 0;
  }

  #announce(entry: LoggedRequest): void {
    const isMeant = ({ selector }: Waiting): boolean => selects(selector, entry);
    const reached = this.#waiting.filter(isMeant);
    this.#waiting = this.#waiting.filter((waiting) => !isMeant(waiting));
    for (const { resolve } of reached) {
      resolve(entry);
    }
  }
}

function authorizationKind(header: string | undefined): AuthorizationKind {
  if (header === undefined) {
    return 'none';
  }
  const [, scheme = ''] = /^(bearer|basic)\s/i.exec(header) ?? [];
  return scheme === '' ? 'other' : (scheme.toLowerCase() as 'bearer' | 'basic');
}
