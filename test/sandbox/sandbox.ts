import type { World } from './data/world';
import { parseFault, parseSelector, type Fault } from './faults';
import { INTEGRATIONS, type People, type Person } from './people';
import type { LoggedRequest } from './requestLog';
import { API_PATH } from './router';
import type { RouteName, RouteSelector } from './routeNames';
import { listen, type ListenOptions } from './server';
import { State, type StateOptions } from './state';
import type { Switches } from './switches';

export type SandboxOptions = StateOptions & ListenOptions;

/** A running sandbox. */
export interface Sandbox {
  /** Where clients call, such as `http://127.0.0.1:41234/api/v3`. */
  readonly apiUrl: string;
  readonly origin: string;
  /** A second origin; it answers `{}` and its requests are logged with `origin: 'other'`. */
  readonly otherOrigin: string;
  /** The certificate as PEM, to be trusted by clients; `null` without HTTPS. */
  readonly certificate: string | null;
  readonly people: People;
  readonly integrations: typeof INTEGRATIONS;
  /** Change its members at any time. */
  readonly switches: Switches;
  /** Everything that arrived since the start or the last reset, in order. */
  readonly requests: readonly LoggedRequest[];
  /** The data behind the answers; edit it to let access change. */
  readonly world: World;
  /**
   * Lets the next requests of a route fail.
   * @param route a name, perhaps with slug and page: `users`, `users@slug`, `users@slug#2`.
   * @param fault an object, or its text such as `hang` or `403=A`.
   * @param times for how many requests; `Infinity` until the next reset.
   */
  fail(route: string | RouteSelector, fault: Fault | string, times?: number): void;
  /** An access token as if the person had asked for one with the first client pair. */
  issueToken(person: Person): string;
  /** Lets all access tokens, or those of one person, be past their time. */
  expireTokens(person?: Person): void;
  /** Puts the clock forward. */
  advance(ms: number): void;
  /** Resolves when the next such request has arrived, answered or not. */
  nextRequest(route: RouteName): Promise<LoggedRequest>;
  /** Back to the state right after the start. */
  reset(): void;
  /** Ends the sandbox and all its connections at once. */
  close(): Promise<void>;
}

/** Starts a local server of Fakturoid API v3. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const state = new State(options);
  const listening = await listen(state, options);
  return {
    apiUrl: `${state.origin}${API_PATH}`,
    origin: state.origin,
    otherOrigin: state.otherOrigin,
    certificate: listening.certificate,
    people: state.people,
    integrations: INTEGRATIONS,
    switches: state.switches,
    requests: state.log.entries,
    get world() {
      return state.world;
    },
    fail: (route, fault, times = 1) =>
      state.faults.add({
        selector: typeof route === 'string' ? parseSelector(route) : route,
        fault: typeof fault === 'string' ? parseFault(fault) : fault,
        times,
      }),
    issueToken: (person) => state.issueToken(person),
    expireTokens: (person) => state.tokens.expireAccess(person?.userId),
    advance: (ms) => state.clock.advance(ms),
    nextRequest: (route) => state.log.next(route),
    reset: () => state.reset(),
    close: () => listening.close(),
  };
}
