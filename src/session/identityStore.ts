import { Emitter, type Disposable, type Event } from '../base/event';
import type { Log } from '../base/log';
import type * as EnvelopeModule from './envelope';
import type { Envelope } from './envelope';

const INDEX_KEY = 'fakturoid.identities';
const IDENTITY_KEY = 'fakturoid.identity.';

/** The part of VS Code's `SecretStorage` that is used. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  /** Rejects where there is no keyring to encrypt with. */
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  readonly onDidChange: Event<{ readonly key: string }>;
}

/** One identity as stored. */
export interface StoredIdentity {
  /** Random and stable; names the secret. */
  readonly id: string;
  readonly envelope: Envelope;
}

/**
 * Keeps identities in the secret store that all windows share: one secret for each, and a small index. Nobody else
 * touches secrets. Entries of another API, corrupt or written by a newer version are passed over and left alone.
 */
export class IdentityStore implements Disposable {
  readonly #secrets: SecretStore;
  readonly #apiBase: string;
  readonly #log: Log;
  readonly #changed = new Emitter<void>();
  readonly #subscription: Disposable;
  /** Writes of the index are read-modify-write, so one at a time. */
  #indexWrite: Promise<unknown> = Promise.resolve();

  /** Something of ours changed, in this window or in another one. May come twice, or without a change. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: SecretStore, apiBase: string, log: Log) {
    this.#secrets = secrets;
    this.#apiBase = apiBase;
    this.#log = log;
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (key === INDEX_KEY || key.startsWith(IDENTITY_KEY)) {
        this.#changed.fire();
      }
    });
  }

  /** All usable identities, in the order in which they signed in. */
  async list(): Promise<readonly StoredIdentity[]> {
    const found = await Promise.all(
      (await this.#ids()).map(async (id) => {
        const envelope = await this.read(id);
        return envelope === undefined ? [] : [{ id, envelope }];
      }),
    );
    return found.flat();
  }

  /** One identity, read afresh; undefined when it is gone or cannot be used. */
  async read(id: string): Promise<Envelope | undefined> {
    const text = await this.#secrets.get(IDENTITY_KEY + id);
    if (text === undefined) {
      return undefined;
    }
    const { parseEnvelope } = await envelopeModule();
    const parsed = parseEnvelope(text);
    switch (parsed.kind) {
      case 'ok':
        return parsed.value.apiBase === this.#apiBase ? parsed.value : undefined;
      case 'newer':
        this.#log.warn(
          `The stored identity ${id} was written by a newer version of the extension (format ${parsed.version}); left alone.`,
        );
        return undefined;
      case 'corrupt':
        this.#log.warn(`The stored identity ${id} cannot be read; left alone.`);
        return undefined;
    }
  }

  /**
   * Stores an identity and lists it.
   * @throws what the secret store throws, for example when there is no keyring
   */
  async save(id: string, envelope: Envelope): Promise<void> {
    await this.#secrets.store(IDENTITY_KEY + id, JSON.stringify(envelope));
    await this.#updateIndex((ids) => (ids.includes(id) ? ids : [...ids, id]));
  }

  /** Removes every trace of an identity. */
  async remove(id: string): Promise<void> {
    await this.#secrets.delete(IDENTITY_KEY + id);
    await this.#updateIndex((ids) => ids.filter((other) => other !== id));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #ids(): Promise<readonly string[]> {
    const text = await this.#secrets.get(INDEX_KEY);
    if (text === undefined) {
      return [];
    }
    const { parseIndex } = await envelopeModule();
    const parsed = parseIndex(text);
    if (parsed.kind !== 'ok') {
      this.#log.warn(`The stored list of identities cannot be read (${parsed.kind}).`);
      return [];
    }
    return [...new Set(parsed.value.ids)];
  }

  #updateIndex(change: (ids: readonly string[]) => readonly string[]): Promise<void> {
    const write = this.#indexWrite.then(async () => {
      const before = await this.#ids();
      const after = change(before);
      if (after !== before) {
        await this.#secrets.store(INDEX_KEY, JSON.stringify({ v: 1, ids: after }));
      }
    });
    this.#indexWrite = write.catch(() => undefined);
    return write;
  }
}

/** Brings zod along, which a start with nobody signed in does not need. */
function envelopeModule(): Promise<typeof EnvelopeModule> {
  return import('./envelope');
}
