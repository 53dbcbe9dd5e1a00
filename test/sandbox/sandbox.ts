import { systemClock, type Clock } from '../../src/base/clock';
import { OffsetClock } from './offsetClock';
import type { World } from './data/world';
import { parseFault, requireSelector, type Fault, type PlannedFault } from './faults';
import type { Integrations, People, Person } from './people';
import type { LoggedRequest } from './requestLog';
import { API_PATH } from './router';
import type { RouteName, RouteSelector } from './routeNames';
import { listen } from './server';
import { State } from './state';
import type { Switches } from './switches';

export interface SandboxOptions {
  /** A free port by default. */
  readonly port?: number;
  readonly https?: boolean;
  /** Names beside the loopback ones that the certificate is good for, where something else leads clients here. */
  readonly hostnames?: readonly string[];
  /** What tells the time, and waits for delays; the machine's own clock by default. */
  readonly clock?: Clock;
  /** Switches that differ from their default; `reset` comes back to them. */
  readonly switches?: Partial<Switches>;
  /** Faults planned from the start. */
  readonly faults?: readonly PlannedFault[];
  /** Milliseconds before every answer. */
  readonly latency?: number;
  /** Gives the same data for the same number. */
  readonly seed?: number;
  /** Fresh client pairs instead of the fixed ones. */
  readonly randomCredentials?: boolean;
  /** The URL for redirect of the integration `testing`. */
  readonly redirectUri?: string;
  /** Creates the person `scale` with so many accounts. */
  readonly accounts?: number;
  /** Creates the person `scale`, whose account `scale-1` has so many users. */
  readonly users?: number;
  /** How many users each further account of `scale` has. */
  readonly usersPerAccount?: number;
  /** Is told of each request once its connection is done with it, answered or not. */
  readonly onRequestDone?: (request: LoggedRequest) => void;
}

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
  readonly integrations: Integrations;
  /** Change its members at any time. */
  readonly switches: Switches;
  /** Everything that arrived since the start or the last reset, in order. */
  readonly requests: readonly LoggedRequest[];
  /** The data behind the answers; edit it to let access change. */
  readonly world: World;
  /** Milliseconds before every answer. */
  latency: number;
  /**
   * Lets the next requests of a route fail.
   * @param route a name, perhaps with slug and page: `users`, `users@slug`, `users@slug#2`.
   * @param fault an object, or its text such as `hang` or `403=A`.
   * @param times for how many requests; `Infinity` until the next reset.
   */
  fail(route: RouteName | 'any' | RouteSelector | (string & {}), fault: Fault | string, times?: number): void;
  /** An access token as if the person had asked for one with the first client pair. */
  issueToken(person: Person): string;
  /** Lets all access tokens, or those of one person, be past their time. */
  expireTokens(person?: Person): void;
  /** Forgets all access and refresh tokens, or those of one person. */
  revokeTokens(person?: Person): void;
  /** Puts the clock forward. */
  advance(ms: number): void;
  /** Resolves when the next such request has arrived, answered or not. */
  nextRequest(route?: RouteName | 'any' | RouteSelector): Promise<LoggedRequest>;
  /** Back to the state right after the start; client pairs stay as they are. */
  reset(): void;
  /** Ends the sandbox and all its connections at once. */
  close(): Promise<void>;
}

const DEFAULT_SCALE = { accounts: 200, users: 10_000, usersPerAccount: 5 };
const DEFAULT_SEED = 20_260_301;

/** Starts a local server of Fakturoid API v3. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const state = new State({
    clock: new OffsetClock(options.clock ?? systemClock),
    switches: options.switches ?? {},
    faults: options.faults ?? [],
    latency: options.latency ?? 0,
    seed: options.seed ?? DEFAULT_SEED,
    randomCredentials: options.randomCredentials ?? false,
    redirectUri: options.redirectUri,
    scale: scaleOptions(options),
  });
  const listening = await listen(state, {
    port: options.port ?? 0,
    https: options.https ?? false,
    hostnames: options.hostnames ?? [],
    onRequestDone: options.onRequestDone ?? (() => undefined),
  });
  return {
    apiUrl: `${state.origin}${API_PATH}`,
    origin: state.origin,
    otherOrigin: state.otherOrigin,
    certificate: listening.certificate,
    people: state.people,
    integrations: state.integrations,
    switches: state.switches,
    requests: state.log.entries,
    get world() {
      return state.world;
    },
    get latency() {
      return state.latency;
    },
    set latency(ms) {
      state.latency = ms;
    },
    fail: (route, fault, times = 1) =>
      state.faults.add(
        typeof route === 'string' ? requireSelector(route) : route,
        typeof fault === 'string' ? parseFault(fault) : fault,
        times,
      ),
    issueToken: (person) => state.issueToken(person),
    expireTokens: (person) => state.tokens.expireAccess(person?.userId),
    revokeTokens: (person) => state.tokens.revokeAll(person?.userId),
    advance: (ms) => state.clock.advance(ms),
    nextRequest: (route = 'any') => state.log.next(typeof route === 'string' ? { route } : route),
    reset: () => state.reset(),
    close: () => listening.close(),
  };
}

function scaleOptions({ accounts, users, usersPerAccount }: SandboxOptions): typeof DEFAULT_SCALE | null {
  return accounts === undefined && users === undefined
    ? null
    : {
        accounts: accounts ?? DEFAULT_SCALE.accounts,
        users: users ?? DEFAULT_SCALE.users,
        usersPerAccount: usersPerAccount ?? DEFAULT_SCALE.usersPerAccount,
      };
}
