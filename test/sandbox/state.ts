import type { OffsetClock } from './offsetClock';
import type { World } from './data/world';
import { FaultPlan, type PlannedFault } from './faults';
import {
  createIntegrations,
  createPeople,
  createWorld,
  everybody,
  type Integration,
  type Integrations,
  type People,
  type Person,
  type PopulationOptions,
} from './people';
import { RateLimiter } from './rateLimit';
import { RequestLog } from './requestLog';
import { defaultSwitches, type Switches } from './switches';
import { TokenStore } from './tokens';

export interface StateOptions extends PopulationOptions {
  readonly clock: OffsetClock;
  readonly switches: Partial<Switches>;
  readonly randomCredentials: boolean;
  readonly faults: readonly PlannedFault[];
  /** The URL for redirect of the integration `testing`. */
  readonly redirectUri: string | undefined;
  /** Milliseconds before every answer. */
  readonly latency: number;
}

/** The owner of a client pair. */
export type Client =
  | { readonly kind: 'user'; readonly clientId: string; readonly person: Person }
  | { readonly kind: 'integration'; readonly clientId: string; readonly integration: Integration };

/** Everything that the sandbox knows, and that its routes read and change. */
export class State {
  readonly clock: OffsetClock;
  readonly tokens: TokenStore;
  readonly rateLimiter = new RateLimiter();
  readonly faults = new FaultPlan();
  readonly log = new RequestLog();
  readonly switches = defaultSwitches();
  readonly people: People;
  readonly integrations: Integrations;
  latency = 0;
  /** Known once the server listens. */
  origin = '';
  otherOrigin = '';
  #world: World;

  constructor(private readonly options: StateOptions) {
    this.clock = options.clock;
    this.tokens = new TokenStore(options.clock);
    const { world, users } = createWorld(options);
    this.#world = world;
    this.people = createPeople(users, options.randomCredentials);
    this.integrations = createIntegrations(options.randomCredentials);
    this.#restoreSettings();
  }

  get world(): World {
    return this.#world;
  }

  /** Back to the start: data, switches, faults, tokens, clock and log; client pairs stay as they are. */
  reset(): void {
    this.clock.reset();
    this.tokens.reset();
    this.rateLimiter.reset();
    this.faults.clear();
    this.log.clear();
    this.#world = createWorld(this.options).world;
    this.#restoreSettings();
  }

  /** Whose pair this is; `undefined` when the id is unknown or the secret wrong. */
  client(clientId: string, clientSecret: string): Client | undefined {
    const isMeant = (pair: { clientId: string; clientSecret: string }): boolean =>
      pair.clientId === clientId && pair.clientSecret === clientSecret;
    const person = everybody(this.people).find((one) => isMeant(one) || isMeant(one.secondPair));
    if (person !== undefined) {
      return { kind: 'user', clientId, person };
    }
    const integration = Object.values(this.integrations).find(isMeant);
    return integration && { kind: 'integration', clientId, integration };
  }

  /** Whether a new access token ends the older ones of this user. */
  invalidatesOld(userId: number): boolean {
    const person = everybody(this.people).find((one) => one.userId === userId);
    return (person?.newTokenInvalidatesOld ?? this.switches.newTokenInvalidatesOld) === 'on';
  }

  /** An access token as if the person had asked for one with the first client pair. */
  issueToken({ userId, clientId }: Person): string {
    const grant = { userId, clientId, type: 'client_credentials' } as const;
    return this.tokens.issueAccess(grant, { invalidatesOld: this.invalidatesOld(userId) });
  }

  #restoreSettings(): void {
    Object.assign(this.switches, defaultSwitches(), this.options.switches);
    this.latency = this.options.latency;
    for (const { selector, fault, times } of this.options.faults) {
      this.faults.add(selector, fault, times);
    }
    for (const person of everybody(this.people)) {
      person.newTokenInvalidatesOld = null;
    }
    const { testing, production } = createIntegrations(this.options.randomCredentials);
    this.integrations.testing.redirectUri = this.options.redirectUri ?? testing.redirectUri;
    this.integrations.production.redirectUri = production.redirectUri;
  }
}
