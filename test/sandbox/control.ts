import type { AccountRecord, Membership } from './data/model';
import type { AccountEdit, MemberEdit } from './data/world';
import { CONTROL_HEADER, CONTROL_PATH } from './controlProtocol';
import type { Fault } from './faults';
import type { Integration, IntegrationName, Integrations, People, Person, PersonName } from './people';
import type { LoggedRequest } from './requestLog';
import type { RouteSelector } from './routeNames';
import type { Switches } from './switches';

/** An overview of a running sandbox. */
export interface SandboxState {
  readonly apiUrl: string;
  readonly origin: string;
  readonly otherOrigin: string;
  readonly now: number;
  readonly offset: number;
  readonly latency: number;
  readonly people: readonly PersonName[];
  readonly accounts: number;
  readonly users: number;
  readonly tokens: number;
  readonly requests: number;
  readonly faults: readonly {
    readonly selector: RouteSelector;
    readonly fault: Fault;
    readonly times: number | 'always';
  }[];
}

/** An account as the control routes show it. */
export type AccountState = Omit<AccountRecord, 'members'> & { readonly members: readonly Membership[] };

/** The sandbox has refused; the message says why. */
export class SandboxControlError extends Error {
  override readonly name = 'SandboxControlError';

  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Steers a sandbox that runs in another process. */
export class SandboxControl {
  /** @param origin such as `http://127.0.0.1:41234`. */
  constructor(private readonly origin: string) {}

  state(): Promise<SandboxState> {
    return this.#get('/state');
  }

  requests(): Promise<LoggedRequest[]> {
    return this.#get('/requests');
  }

  clearRequests(): Promise<void> {
    return this.#send('DELETE', '/requests');
  }

  people(): Promise<People> {
    return this.#get('/people');
  }

  setPerson(name: PersonName, edit: Pick<Person, 'newTokenInvalidatesOld'>): Promise<Person> {
    return this.#send('PUT', `/people/${name}`, edit);
  }

  integrations(): Promise<Integrations> {
    return this.#get('/integrations');
  }

  setIntegration(name: IntegrationName, edit: Pick<Integration, 'redirectUri'>): Promise<Integration> {
    return this.#send('PUT', `/integrations/${name}`, edit);
  }

  switches(): Promise<Switches> {
    return this.#get('/switches');
  }

  setSwitches(positions: Partial<Switches>): Promise<Switches> {
    return this.#send('PUT', '/switches', positions);
  }

  setLatency(ms: number): Promise<void> {
    return this.#send('PUT', '/latency', { ms });
  }

  /** See `Sandbox.fail`. */
  fail(route: string | RouteSelector, fault: Fault | string, times = 1): Promise<void> {
    // JSON has no Infinity.
    return this.#send('POST', '/fail', { route, fault, times: times === Infinity ? 'always' : times });
  }

  clearFaults(): Promise<void> {
    return this.#send('DELETE', '/fail');
  }

  async issueToken(person: PersonName): Promise<string> {
    const { access_token: token } = await this.#send<{ access_token: string }>('POST', '/tokens', { person });
    return token;
  }

  expireTokens(person?: PersonName): Promise<void> {
    return this.#send('POST', '/expire-tokens', { person });
  }

  revokeTokens(person?: PersonName): Promise<void> {
    return this.#send('POST', '/revoke-tokens', { person });
  }

  advance(ms: number): Promise<Pick<SandboxState, 'now' | 'offset'>> {
    return this.#send('POST', '/advance', { ms });
  }

  reset(): Promise<void> {
    return this.#send('POST', '/reset');
  }

  accounts(): Promise<AccountState[]> {
    return this.#get('/accounts');
  }

  setAccount(slug: string, edit: AccountEdit): Promise<AccountState> {
    return this.#send('PUT', `/accounts/${encodeURIComponent(slug)}`, edit);
  }

  /** Adds the user to the account or changes their rights there. */
  setMember(slug: string, userId: number, edit: MemberEdit = {}): Promise<Membership> {
    return this.#send('PUT', `/accounts/${encodeURIComponent(slug)}/users/${userId}`, edit);
  }

  removeMember(slug: string, userId: number): Promise<void> {
    return this.#send('DELETE', `/accounts/${encodeURIComponent(slug)}/users/${userId}`);
  }

  #get<T>(path: string): Promise<T> {
    return this.#send('GET', path);
  }

  async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.origin}${CONTROL_PATH}${path}`, {
      method,
      headers: { [CONTROL_HEADER]: '1', 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.status === 204) {
      return undefined as T;
    }
    const answer: unknown = await response.json();
    if (!response.ok) {
      throw new SandboxControlError((answer as { error: string }).error, response.status);
    }
    return answer as T;
  }
}
