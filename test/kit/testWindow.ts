import { Emitter, type Event } from '../../src/base/event';
import { systemClock, type Clock } from '../../src/base/clock';
import { Redactor } from '../../src/base/redact';
import { Directory } from '../../src/directory/directory';
import { ClientFactory } from '../../src/fakturoid/clientFactory';
import type { ClientCredentials } from '../../src/fakturoid/oauth';
import * as identityRecords from '../../src/session/identityRecord';
import { IdentityStore, type SecretStore } from '../../src/session/identityStore';
import type { RenewalLock } from '../../src/session/renewalLock';
import { type Identity, Sessions } from '../../src/session/sessions';
import { FakeVault } from './fakeSecrets';
import { MemoryLog } from './memoryLog';

/** What one VS Code window is made of below its views, pointed at a server. */
export interface TestWindow {
  readonly secrets: SecretStore;
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly log: MemoryLog;
  readonly redactor: Redactor;
  readonly onDidChangeWait: Event<number | undefined>;
  /** How often Fakturoid's client was loaded: never, as long as nothing is asked. */
  readonly apiLoads: () => number;
  dispose(): void;
}

/** Signs in with a Client ID and Client Secret, as a person does who replaces what was there. */
export async function signIn(
  sessions: Sessions,
  client: ClientCredentials,
  signal?: AbortSignal,
): Promise<Identity> {
  const { clientId, clientSecret } = client;
  return sessions.add(
    await sessions.verify({ type: 'clientCredentials', client: { clientId, clientSecret } }, signal),
  );
}

/** A lock that all windows of a test share, as they share the file on one machine. */
export function sharedLock(): RenewalLock {
  let last: Promise<unknown> = Promise.resolve();
  return (_, task) => {
    const turn = last.then(task, task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Opens a window over a vault that other windows may share. */
export function openWindow(options: {
  apiUrl: string;
  vault?: FakeVault;
  clock?: Clock;
  fetch?: typeof fetch;
  timeoutMs?: number;
  /** Shared by windows that should not renew side by side. */
  lock?: RenewalLock;
  /** Who signed out, shared by tabs that share nothing else. */
  signedOut?: Set<string>;
}): TestWindow {
  const { apiUrl, vault = new FakeVault(), clock = systemClock } = options;
  const secrets = vault.openWindow();
  const log = new MemoryLog();
  const redactor = new Redactor();
  let loads = 0;
  const waitChanged = new Emitter<number | undefined>();
  const apiInstance = new ClientFactory({
    apiBase: apiUrl,
    fetch: options.fetch ?? fetch,
    clock,
    log,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    userAgent: () => 'FakturoidExplorer/0.0.0 (test@example.org)',
    onWait: (until) => waitChanged.fire(until),
  });
  const api = (): Promise<ClientFactory> => {
    loads++;
    return Promise.resolve(apiInstance);
  };
  const signedOut = options.signedOut ?? new Set<string>();
  const store = new IdentityStore(
    secrets,
    apiUrl,
    log,
    {
      ids: () => Promise.resolve(signedOut),
      add: (id) => {
        signedOut.add(id);
        return Promise.resolve();
      },
    },
    vault.memento,
    () => Promise.resolve(identityRecords),
  );
  const sessions = new Sessions({
    store,
    api,
    apiBase: apiUrl,
    lock: options.lock ?? ((_, task) => task()),
    clock,
    log,
    onSecret: (secret) => redactor.add(secret),
  });
  const directory = new Directory(
    sessions,
    async ({ id }) => (await api()).clientWith(sessions.tokensOf(id)),
    log,
  );
  return {
    secrets,
    sessions,
    directory,
    log,
    redactor,
    onDidChangeWait: waitChanged.event,
    apiLoads: () => loads,
    dispose: () => {
      directory.dispose();
      sessions.dispose();
      store.dispose();
    },
  };
}
