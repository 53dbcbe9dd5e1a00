import type { Memento } from 'vscode';
import { Emitter, type Disposable, type Event } from '../base/event';
import type { Log } from '../base/log';
import type * as IdentityRecords from './identityRecord';
import type { IdentityRecord, Parsed } from './identityRecord';

const INDEX_KEY = 'fakturoid.identities';
const IDENTITY_KEY = 'fakturoid.identity.';
const LAST_IDS_KEY = 'fakturoid.lastIdentities';

/** Functions that parse secrets. */
type Parsing = Pick<typeof IdentityRecords, 'parseIdentityIndex' | 'parseIdentityRecord'>;
type Reading = Promise<[text: string | undefined, parsing: Parsing]>;

/** The part of VS Code's `SecretStorage` that is used. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  /** Rejects where there is no keyring to encrypt with. */
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  /** Rejects in hosts whose secret store cannot list its keys. */
  keys(): PromiseLike<readonly string[]>;
  readonly onDidChange: Event<{ readonly key: string }>;
}

/** Remembers who signed out, for windows that do not share secrets. */
export interface SignedOutIds {
  readonly ids: () => Promise<ReadonlySet<string>>;
  readonly add: (id: string) => Promise<void>;
}

/** One identity as stored. */
export interface StoredIdentity {
  /** Random and stable; names the secret. */
  readonly id: string;
  readonly record: IdentityRecord;
}

/** A stored identity that cannot be used. It is left as it is until a person removes it. */
export interface UnreadableIdentity {
  readonly id: string;
  /** `newer`: written by a later version of the extension, which can still read it. */
  readonly reason: 'corrupt' | 'newer';
}

/** All that is stored. */
export interface StoreContent {
  /** In the order in which they signed in. */
  readonly identities: readonly StoredIdentity[];
  readonly unreadable: readonly UnreadableIdentity[];
}

/**
 * Keeps identities in the secret store that all windows share: one secret for each, and a small index. Nobody else
 * touches secrets. What is corrupt or written by a newer version is reported and left alone. Where nothing can be
 * stored, identities live in memory for this window.
 */
export class IdentityStore implements Disposable {
  readonly #secrets: SecretStore;
  readonly #apiBase: string;
  readonly #log: Log;
  readonly #signedOut: SignedOutIds;
  readonly #lastIds: Pick<Memento, 'get' | 'update'>;
  readonly #parsing: () => Promise<Parsing>;
  readonly #changed = new Emitter<void>();
  readonly #subscription: Disposable;
  /** Identities that could not be stored. */
  readonly #inMemory = new Map</* identity id */ string, IdentityRecord>();
  /** Writes of the index are read-modify-write, so one at a time. */
  #indexWrite: Promise<unknown> = Promise.resolve();

  /** Something of ours changed, in this window or in another one. May come twice, or without a change. */
  readonly onDidChange = this.#changed.event;

  /**
   * @param lastIds remembers which identities there were last, outside the secret store and available at once
   * @param parsing loads the parser when a secret is first read
   */
  constructor(
    secrets: SecretStore,
    apiBase: string,
    log: Log,
    signedOut: SignedOutIds,
    lastIds: Pick<Memento, 'get' | 'update'>,
    parsing: () => Promise<Parsing>,
  ) {
    this.#secrets = secrets;
    this.#apiBase = apiBase;
    this.#log = log;
    this.#signedOut = signedOut;
    this.#lastIds = lastIds;
    this.#parsing = parsing;
    this.#subscription = secrets.onDidChange(({ key }) => {
      if (key === INDEX_KEY || key.startsWith(IDENTITY_KEY)) {
        this.#changed.fire();
      }
    });
  }

  /** All that is stored, read afresh. */
  async list(): Promise<StoreContent> {
    const early = this.#readLast();
    const [signedOut, stored] = await Promise.all([this.#signedOut.ids(), this.#ids()]);
    const known = new Set([...stored, ...this.#inMemory.keys()]);
    const ids = new Set([...known].filter((id) => !signedOut.has(id)));
    // Another tab signed them out, which must count here too.
    await Promise.all([...known].filter((id) => signedOut.has(id)).map((id) => this.#forget(id)));
    const entries = await Promise.all(
      [...ids].map(async (id) => ({ id, entry: await this.#entry(id, early.get(id)) })),
    );
    this.#remember(stored);
    return {
      identities: entries.flatMap(({ id, entry }) =>
        entry?.kind === 'ok' && entry.value.apiBase === this.#apiBase ? [{ id, record: entry.value }] : [],
      ),
      unreadable: entries.flatMap(({ id, entry }) =>
        entry === undefined || entry.kind === 'ok' ? [] : [{ id, reason: entry.kind }],
      ),
    };
  }

  /** One identity, read afresh; undefined when it is gone, signed out or cannot be used. */
  async read(id: string): Promise<IdentityRecord | undefined> {
    if ((await this.#signedOut.ids()).has(id)) {
      return undefined;
    }
    const entry = await this.#entry(id);
    return entry?.kind === 'ok' && entry.value.apiBase === this.#apiBase ? entry.value : undefined;
  }

  /**
   * Stores an identity that signs in.
   * @returns whether it was stored; otherwise it is kept in memory for this window
   */
  async save(id: string, record: IdentityRecord): Promise<boolean> {
    try {
      // Listed first: an entry that the list does not name would be a trace that nobody can find.
      await this.#updateIndex((ids) => (ids.includes(id) ? ids : [...ids, id]));
      await this.#secrets.store(IDENTITY_KEY + id, JSON.stringify(record));
      this.#inMemory.delete(id);
      return true;
    } catch {
      // The store's own message could repeat the secret.
      this.#log.warn('The secret storage of VS Code refused to store a sign-in; it is kept in memory.');
      this.#inMemory.set(id, record);
      return false;
    }
  }

  /** Changes what is stored of an identity, unless it has signed out. Where nothing can be stored, it stays as it was. */
  async update(id: string, record: IdentityRecord): Promise<void> {
    if (this.#inMemory.has(id)) {
      this.#inMemory.set(id, record);
      return;
    }
    try {
      await this.#secrets.store(IDENTITY_KEY + id, JSON.stringify(record));
      // It may have signed out in the meantime, here or in another window, which must not be undone. Signing out takes
      // it from the list before it removes the secret, so one of the two sees the other.
      if (!(await this.#idsIn(await this.#index())).includes(id) || (await this.#signedOut.ids()).has(id)) {
        await this.#secrets.delete(IDENTITY_KEY + id);
      }
    } catch {
      // `IdentityTokens` goes on with the token that it has.
      this.#log.warn('The secret storage of VS Code refused to store a change; it is kept in memory.');
    }
  }

  /** Whether an identity lives in the memory of this window only. */
  isInMemory(id: string): boolean {
    return this.#inMemory.has(id);
  }

  /** Removes every trace of an identity, an unreadable one too, and keeps other tabs from storing it again. */
  async remove(id: string): Promise<void> {
    await this.#signedOut.add(id);
    await this.#forget(id);
  }

  /** Whether an id may be used for a sign-in: another tab may have signed it out. */
  async isSignedOut(id: string): Promise<boolean> {
    return (await this.#signedOut.ids()).has(id);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#inMemory.clear();
  }

  /** See {@link update} for the order. */
  async #forget(id: string): Promise<void> {
    this.#inMemory.delete(id);
    try {
      await this.#updateIndex((ids) => (ids.includes(id) ? ids.filter((other) => other !== id) : ids));
    } catch {
      // What counts is that the secret goes: the list then names an entry that is not there.
      this.#log.warn('The list of identities could not be written.');
    }
    await this.#secrets.delete(IDENTITY_KEY + id);
  }

  /** Reads the secrets of the last known identities together with the list, not after it: each read costs a round trip. */
  #readLast(): ReadonlyMap<string, Reading> {
    const last = this.#lastIds.get<unknown>(LAST_IDS_KEY);
    const ids = Array.isArray(last) ? last.filter((id) => typeof id === 'string') : [];
    const secrets = ids.map((id): [string, Reading] => [id, this.#read(IDENTITY_KEY + id)]);
    secrets.forEach(([, secret]) => void secret.catch(() => undefined));
    return new Map(secrets);
  }

  #remember(ids: readonly string[]): void {
    if (JSON.stringify(this.#lastIds.get(LAST_IDS_KEY)) !== JSON.stringify(ids)) {
      void this.#lastIds.update(LAST_IDS_KEY, ids);
    }
  }

  async #entry(id: string, early?: Reading): Promise<Parsed<IdentityRecord> | undefined> {
    const kept = this.#inMemory.get(id);
    if (kept !== undefined) {
      return { kind: 'ok', value: kept };
    }
    const [text, { parseIdentityRecord }] = await (early ?? this.#read(IDENTITY_KEY + id));
    return text === undefined ? undefined : parseIdentityRecord(text);
  }

  async #ids(): Promise<readonly string[]> {
    const index = await this.#index();
    try {
      return await this.#idsIn(index);
    } catch {
      this.#log.warn('The stored list of identities cannot be read, and this host cannot list its secrets.');
      return [];
    }
  }

  async #index(): Promise<ReturnType<Parsing['parseIdentityIndex']> | undefined> {
    const [text, { parseIdentityIndex }] = await this.#read(INDEX_KEY);
    return text === undefined ? undefined : parseIdentityIndex(text);
  }

  /**
   * The ids in an index; if it cannot be used, the entries themselves tell which ones there are.
   *
   * @throws in hosts that cannot list their secrets
   */
  async #idsIn(index: ReturnType<Parsing['parseIdentityIndex']> | undefined): Promise<readonly string[]> {
    if (index === undefined) {
      return [];
    }
    if (index.kind === 'ok') {
      return [...new Set(index.value.ids)];
    }
    const keys = await this.#secrets.keys();
    return keys.filter((key) => key.startsWith(IDENTITY_KEY)).map((key) => key.slice(IDENTITY_KEY.length));
  }

  /** A secret, and what parses it: zod is evaluated while the window reads the secret. */
  #read(key: string): Reading {
    return Promise.all([this.#secrets.get(key), this.#parsing()]);
  }

  /** Changes the index. A damaged one is made again if its entries can be listed; one of a newer version is not touched. */
  #updateIndex(change: (ids: readonly string[]) => readonly string[]): Promise<void> {
    const write = this.#indexWrite.then(async () => {
      const index = await this.#index();
      if (index?.kind === 'newer') {
        throw new Error('The list of identities was written by a newer version.');
      }
      const isDamaged = index?.kind === 'corrupt';
      const before = await this.#idsIn(index);
      const after = change(before);
      if (isDamaged) {
        this.#log.warn('The stored list of identities could not be read, and is made again.');
      }
      if (isDamaged || after !== before) {
        await this.#secrets.store(INDEX_KEY, JSON.stringify({ v: 1, ids: after }));
      }
    });
    this.#indexWrite = write.catch(() => undefined);
    return write;
  }
}
