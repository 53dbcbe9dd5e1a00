import { FakeMemento } from './fakeMemento';
import type { SecretStore } from '../../src/session/identityStore';

type ChangeListener = (event: { key: string }) => void;

/**
 * A secret storage in memory, as VS Code's: asynchronous, and with events that reach every window, the writing one
 * too. Each window of a test opens one of its own over the same vault.
 */
export class FakeVault {
  /** What VS Code keeps beside the secrets, for the same windows. */
  readonly memento = new FakeMemento();
  readonly entries = new Map<string, string>();
  readonly #listeners = new Set<ChangeListener>();
  /** How often anything was read. */
  reads = 0;
  /** Thrown by every write, as without a keyring. */
  failWrites: Error | undefined;

  /** As in a host that cannot list its secrets. */
  failKeys: Error | undefined;

  /** The secret storage of one more window. */
  openWindow(): SecretStore {
    return {
      get: async (key) => {
        await Promise.resolve();
        this.reads++;
        return this.entries.get(key);
      },
      store: async (key, value) => {
        await Promise.resolve();
        if (this.failWrites !== undefined) {
          throw this.failWrites;
        }
        this.entries.set(key, value);
        this.#announce(key);
      },
      delete: async (key) => {
        await Promise.resolve();
        this.entries.delete(key);
        this.#announce(key);
      },
      keys: async () => {
        await Promise.resolve();
        if (this.failKeys !== undefined) {
          throw this.failKeys;
        }
        return [...this.entries.keys()];
      },
      onDidChange: (listener) => {
        // A wrapper of its own, so that each registration ends on its own.
        const own: ChangeListener = (event) => {
          listener(event);
        };
        this.#listeners.add(own);
        return { dispose: () => void this.#listeners.delete(own) };
      },
    };
  }

  /** All that is stored, as one text to search in. */
  get text(): string {
    return [...this.entries].flat().join('\n');
  }

  #announce(key: string): void {
    for (const listener of [...this.#listeners]) {
      listener({ key });
    }
  }
}
