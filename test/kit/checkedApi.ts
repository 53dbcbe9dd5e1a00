import { systemClock } from '../../src/base/clock';
import { checkApi, type CheckOptions, type CheckResult } from '../../src/features/apiCheck/rules/checkApi';
import type { Conclusion } from '../../src/features/apiCheck/rules/sides';
import { ClientFactory } from '../../src/fakturoid/clientFactory';
import { UNKNOWNS } from '../../src/features/apiCheck/rules/unknowns';
import type { Sandbox } from '../sandbox';
import type { Person } from '../sandbox/people';
import { MemoryLog } from './memoryLog';

export interface CheckedOptions extends Partial<CheckOptions> {
  readonly contact?: string;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly wantsNewToken?: boolean;
}

/** Checks the API of a sandbox as a person. */
export async function checked(
  sandbox: Pick<Sandbox, 'apiUrl' | 'issueToken'>,
  person: Person,
  options: CheckedOptions = {},
): Promise<CheckResult> {
  const { contact = 'https://github.com/somebody/something', timeoutMs, wantsNewToken = false } = options;
  const { probe, oauth } = new ClientFactory({
    apiBase: sandbox.apiUrl,
    fetch: options.fetch ?? fetch,
    clock: systemClock,
    userAgent: () => `FakturoidExplorer/0.0.0 (${contact})`,
    log: new MemoryLog(),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  return checkApi({
    probe,
    clock: systemClock,
    token: sandbox.issueToken(person),
    renew: wantsNewToken
      ? async (signal) => (await oauth.clientCredentials(person, signal)).accessToken
      : undefined,
    isContactEmail: /^\S+@\S+$/.test(contact),
    blockedSlug: undefined,
    madeUpSlug: 'nobody-0123',
    signal: new AbortController().signal,
    onRequest: () => undefined,
    ...options,
  });
}

/** What was concluded of an unknown, by what names it. */
export function concluded(result: CheckResult, name: string): Conclusion | undefined {
  const unknown = UNKNOWNS.find(({ id }) => id.endsWith(` ${name}`));
  if (unknown === undefined) throw new Error(`There is no unknown ${name}.`);
  return unknown.conclude(result);
}
