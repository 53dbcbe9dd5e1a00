import type { AccountRecord, Membership } from './data/model';
import type { AccountEdit, MemberEdit } from './data/world';
import type { People, PersonName } from './people';
import type { LoggedRequest } from './requestLog';
import type { Switches } from './switches';

/** Below this path the sandbox is steered. */
export const CONTROL_PATH = '/__sandbox';

/** Without this header, set to 1, nothing is answered there, so that no web page can steer the sandbox. */
export const CONTROL_HEADER = 'X-Sandbox-Control';

/** An account as the control routes show it. */
export type AccountState = Omit<AccountRecord, 'members'> & { readonly members: readonly Membership[] };

/** Steers a sandbox that runs in another process. What it refuses rejects with an error that says why. */
export class SandboxControl {
  /** @param origin such as `http://127.0.0.1:41234`. */
  constructor(private readonly origin: string) {}

  requests(): Promise<LoggedRequest[]> {
    return this.#send('GET', '/requests');
  }

  clearRequests(): Promise<void> {
    return this.#send('DELETE', '/requests');
  }

  people(): Promise<People> {
    return this.#send('GET', '/people');
  }

  setSwitches(positions: Partial<Switches>): Promise<void> {
    return this.#send('PUT', '/switches', positions);
  }

  setLatency(ms: number): Promise<void> {
    return this.#send('PUT', '/latency', { ms });
  }

  /** See `Sandbox.fail`. */
  fail(route: string, fault: string, times = 1): Promise<void> {
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

  expireTokens(): Promise<void> {
    return this.#send('POST', '/expire-tokens');
  }

  /** Forgets all access and refresh tokens of one person. */
  revokeTokens(person: PersonName): Promise<void> {
    return this.#send('POST', '/revoke-tokens', { person });
  }

  advance(ms: number): Promise<void> {
    return this.#send('POST', '/advance', { ms });
  }

  reset(): Promise<void> {
    return this.#send('POST', '/reset');
  }

  accounts(): Promise<AccountState[]> {
    return this.#send('GET', '/accounts');
  }

  setAccount(slug: string, edit: AccountEdit): Promise<void> {
    return this.#send('PUT', `/accounts/${slug}`, edit);
  }

  /** Adds the user to the account or changes their rights there. */
  setMember(slug: string, userId: number, edit: MemberEdit = {}): Promise<void> {
    return this.#send('PUT', `/accounts/${slug}/users/${userId}`, edit);
  }

  removeMember(slug: string, userId: number): Promise<void> {
    return this.#send('DELETE', `/accounts/${slug}/users/${userId}`);
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
      throw new Error(`The sandbox refuses ${method} ${path}: ${(answer as { error: string }).error}`);
    }
    return answer as T;
  }
}
