import { systemClock, type Clock } from '../../src/base/clock';
import { fill, type ScaleOptions, type UsersToSignInAs } from './data/presets';
import { World } from './data/world';
import { FaultPlan } from './faults';
import { OffsetClock } from './offsetClock';
import { createPeople, everybody, INTEGRATIONS, type Integration, type People, type Person } from './people';
import { RateLimiter } from './rateLimit';
import { RequestLog } from './requestLog';
import { defaultSwitches, type Switches } from './switches';
import { TokenStore } from './tokens';

export interface StateOptions extends ScaleOptions {
  /** What tells the time, and waits for delays; the machine's own clock by default. */
  readonly clock?: Clock;
  /** Switches that differ from their default; `reset` comes back to them. */
  readonly switches?: Partial<Switches>;
  /** Milliseconds before every answer. */
  readonly latency?: number | undefined;
}

/** The owner of a client pair. */
export type Client =
  | { readonly kind: 'user'; readonly clientId: string; readonly person: Person }
  | { readonly kind: 'integration'; readonly clientId: string; readonly integration: Integration };

/** Everything that the sandbox knows, and that its routes read and change. */
export class State {
  readonly clock: OffsetClock;
  readonly faults = new FaultPlan();
  readonly log = new RequestLog();
  readonly switches = defaultSwitches();
  readonly people: People;
  tokens: TokenStore;
  rateLimiter = new RateLimiter();
  world: World;
  latency = 0;
  /** Known once the server listens. */
  origin = '';
  otherOrigin = '';

  constructor(private readonly options: StateOptions) {
    this.clock = new OffsetClock(options.clock ?? systemClock);
    this.tokens = new TokenStore(this.clock);
    this.world = new World(this.clock.now());
    this.people = createPeople(this.#restore());
  }

  /** Back to the start: data, switches, faults, tokens, clock and log. */
  reset(): void {
    this.clock.reset();
    this.faults.clear();
    this.log.clear();
    this.#restore();
  }

  /** Whose pair this is; `undefined` when the id is unknown or the secret wrong. */
  client(clientId: string, clientSecret: string): Client | undefined {
    const isMeant = (pair: { clientId: string; clientSecret: string }): boolean =>
      pair.clientId === clientId && pair.clientSecret === clientSecret;
    const person = everybody(this.people).find((one) => isMeant(one) || isMeant(one.secondPair));
    if (person !== undefined) {
      return { kind: 'user', clientId, person };
    }
    const integration = Object.values(INTEGRATIONS).find(isMeant);
    return integration && { kind: 'integration', clientId, integration };
  }

  /** An access token as if the person had asked for one with the first client pair. */
  issueToken({ userId, clientId }: Person): string {
    const grant = { userId, clientId, type: 'client_credentials' } as const;
    return this.tokens.issueAccess(grant, this.switches);
  }

  #restore(): UsersToSignInAs {
    Object.assign(this.switches, defaultSwitches(), this.options.switches);
    this.latency = this.options.latency ?? 0;
    this.tokens = new TokenStore(this.clock);
    this.rateLimiter = new RateLimiter();
    this.world = new World(this.clock.now());
    return fill(this.world, this.options);
  }
}
