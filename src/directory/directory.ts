import { onAbort } from '../base/abort';
import { DisposableStore } from '../base/disposables';
import { Emitter, type Disposable } from '../base/event';
import { lazy } from '../base/lazy';
import { traceOf, type Log } from '../base/log';
import type { ResourceKey } from '../base/references';
import type { FakturoidClient, UserList } from '../fakturoid/client';
import type { Account } from '../fakturoid/schemas/account';
import type { CurrentUser } from '../fakturoid/schemas/currentUser';
import type { User } from '../fakturoid/schemas/user';
import type { Identity, Sessions } from '../session/sessions';
import { type Load, type Loadable, type LoadTask, Loader, NOTHING_TO_LOAD } from './loader';

/** Makes the client that acts as an identity. */
export type CreateClient = (identity: Identity) => Promise<FakturoidClient>;

/** How many of all accounts are done. */
export interface Progress {
  readonly done: number;
  readonly all: number;
}

/** All that loads for one identity. */
interface IdentityLoaders extends Disposable {
  readonly signedInAt: number;
  readonly currentUser: Loader<CurrentUser>;
  readonly users: OnePerAccount<UserList>;
  readonly account: OnePerAccount<Account>;
}

/** Loaders of one kind, made when an account is first looked at. */
class OnePerAccount<T> implements Disposable {
  readonly #create: (slug: string) => Loader<T>;
  readonly #loaders = new Map</* slug */ string, Loader<T>>();

  constructor(create: (slug: string) => Loader<T>) {
    this.#create = create;
  }

  get(slug: string): Loader<T> {
    let loader = this.#loaders.get(slug);
    if (loader === undefined) {
      loader = this.#create(slug);
      this.#loaders.set(slug, loader);
    }
    return loader;
  }

  /** Loaders of what was asked for. */
  get requested(): readonly Loader<T>[] {
    return [...this.#loaders.values()].filter(({ state }) => state.status !== 'idle');
  }

  dispose(): void {
    this.#loaders.forEach((loader) => loader.dispose());
  }
}

/**
 * What is known of identities, accounts and users. Loads each thing once however many ask, keeps the last good
 * value, and says what changed. Forgets an identity that signed out.
 */
export class Directory implements Disposable {
  readonly #sessions: Sessions;
  readonly #createClient: CreateClient;
  readonly #log: Log;
  readonly #disposables = new DisposableStore();
  readonly #changed = this.#disposables.add(new Emitter<ResourceKey | undefined>());
  readonly #progressed = this.#disposables.add(new Emitter<Progress | undefined>());
  readonly #loaders = new Map</* identity id */ string, IdentityLoaders>();
  /** How many callers are loading everything now. */
  #loadingAll = 0;

  /** How far loading the users of all accounts has come; undefined: it has ended. */
  readonly onDidProgress = this.#progressed.event;

  /** The state of one thing changed; undefined: identities came or went. */
  readonly onDidChange = this.#changed.event;

  constructor(sessions: Sessions, createClient: CreateClient, log: Log) {
    this.#sessions = sessions;
    this.#createClient = createClient;
    this.#log = log;
    this.#disposables.add(sessions.onDidChange(() => this.#onSessions()));
  }

  /** Who is signed in; reads the secret store on the first call only. */
  identities(): Promise<readonly Identity[]> {
    return this.#sessions.list();
  }

  /** What is known of the identity's own user and accounts, without loading. */
  currentUser(identityId: string): Loadable<CurrentUser> {
    return this.#of(identityId)?.currentUser.state ?? { status: 'idle' };
  }

  /** What is known of the users of an account, without loading. */
  users(identityId: string, slug: string): Loadable<UserList> {
    return this.#of(identityId)?.users.get(slug).state ?? { status: 'idle' };
  }

  /** What is known of an account itself, without loading. */
  account(identityId: string, slug: string): Loadable<Account> {
    return this.#of(identityId)?.account.get(slug).state ?? { status: 'idle' };
  }

  /** The state of whatever a key names, without loading. */
  state(key: ResourceKey): Loadable<unknown> {
    return this.#loader(key)?.state ?? { status: 'idle' };
  }

  /** Loads what is idle, or joins its load under way. */
  ensure(key: ResourceKey): Load {
    return this.#loader(key)?.ensure() ?? NOTHING_TO_LOAD;
  }

  /** Loads again, or joins a load under way. */
  reload(key: ResourceKey): Load {
    return this.#loader(key)?.reload() ?? NOTHING_TO_LOAD;
  }

  /**
   * Loads the users of every account of every identity, as far as they are idle. What fails is in its state.
   *
   * @param onProgress called with how many of all accounts are done
   * @param signal cancels what is still loading and nobody else waits for; what is there stays
   */
  async loadAll(onProgress?: (done: number, all: number) => void, signal?: AbortSignal): Promise<void> {
    await this.#loadAll((loader) => loader.ensure(signal), onProgress, signal);
  }

  /**
   * Like {@link loadAll}, but also loads again what was loaded before, beginning with the lists of accounts.
   *
   * @returns tells whether a thing was read or failed meanwhile: what was cancelled still looks as it did before
   */
  async reloadAll(
    onProgress?: (done: number, all: number) => void,
    signal?: AbortSignal,
  ): Promise<(key: ResourceKey) => boolean> {
    const ended = await this.#loadAll((loader) => loader.reload(signal), onProgress, signal);
    return (key) => ended.has(this.#loader(key));
  }

  /** Loads again all that was loaded before, of every identity. */
  async refresh(): Promise<void> {
    await this.#sessions.list();
    const loaders = [...this.#loaders.values()].flatMap(({ currentUser, users, account }) => [
      currentUser,
      ...users.requested,
      ...account.requested,
    ]);
    await Promise.all(loaders.map((loader) => loader.reload().settled));
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#loaders.forEach((loaders) => loaders.dispose());
    this.#loaders.clear();
  }

  async #loadAll(
    load: (loader: Loader<CurrentUser> | Loader<UserList>) => Load,
    onProgress: ((done: number, all: number) => void) | undefined,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlySet<unknown>> {
    const ended = new Set<unknown>();
    this.#loadingAll++;
    let release = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      release = onAbort(signal, resolve);
    });
    const start = async (loader: Loader<CurrentUser> | Loader<UserList>): Promise<void> => {
      if (signal?.aborted !== true) {
        const settled = load(loader).settled.then(() => signal?.aborted !== true && ended.add(loader));
        // Others may still wait for what this caller gave up.
        await Promise.race([settled, left]);
      }
    };
    try {
      const identities = await this.#sessions.list();
      const all = identities.flatMap(({ id }) => this.#of(id) ?? []);
      await Promise.all(all.map(({ currentUser }) => start(currentUser)));
      // Skip identities that signed out while we waited.
      const stillThere = new Set(this.#loaders.values());
      const lists = all
        .filter((loaders) => stillThere.has(loaders))
        .flatMap(({ currentUser, users }) =>
          (currentUser.state.value?.accounts ?? []).map(({ slug }) => users.get(slug)),
        );
      let done = 0;
      const tell = (): void => {
        onProgress?.(done, lists.length);
        this.#progressed.fire({ done, all: lists.length });
      };
      tell();
      await Promise.all(
        lists.map(async (loader) => {
          await start(loader);
          done++;
          tell();
        }),
      );
    } finally {
      release();
      this.#loadingAll--;
      // Another caller may still be loading everything; it announces its own progress.
      if (this.#loadingAll === 0) {
        this.#progressed.fire(undefined);
      }
    }
    return ended;
  }

  #loader(key: ResourceKey): Loader<CurrentUser> | Loader<UserList> | Loader<Account> | undefined {
    const loaders = this.#of(key.identityId);
    switch (key.kind) {
      case 'currentUser':
        return loaders?.currentUser;
      case 'users':
        return loaders?.users.get(key.slug);
      case 'account':
        return loaders?.account.get(key.slug);
    }
  }

  #of(identityId: string): IdentityLoaders | undefined {
    const known = this.#loaders.get(identityId);
    if (known !== undefined) {
      return known;
    }
    const identity = this.#sessions.known.find(({ id }) => id === identityId);
    if (identity === undefined) {
      return undefined;
    }
    const created = this.#createLoaders(identity);
    this.#loaders.set(identityId, created);
    return created;
  }

  #createLoaders(identity: Identity): IdentityLoaders {
    const identityId = identity.id;
    const client = lazy(() => this.#createClient(identity));
    const loader = <T>(key: ResourceKey, task: LoadTask<T>): Loader<T> =>
      new Loader(
        task,
        () => this.#changed.fire(key),
        (error) => this.#log.error(traceOf(error)),
      );
    const currentUser = loader<CurrentUser>({ kind: 'currentUser', identityId }, async ({ signal }) =>
      (await client()).getCurrentUser({ signal }),
    );
    const users = new OnePerAccount((slug) =>
      loader<UserList>({ kind: 'users', identityId, slug }, async ({ signal, onPartial }) => {
        let soFar: readonly User[] = [];
        return (await client()).listUsers(slug, {
          signal,
          onPage: (added) => {
            soFar = [...soFar, ...added];
            onPartial({ users: soFar, dropped: 0 });
          },
        });
      }),
    );
    const account = new OnePerAccount((slug) =>
      loader<Account>({ kind: 'account', identityId, slug }, async ({ signal }) =>
        (await client()).getAccount(slug, { signal }),
      ),
    );
    const dispose = (): void => [currentUser, users, account].forEach((each) => each.dispose());
    return { signedInAt: identity.signedInAt, currentUser, users, account, dispose };
  }

  /** An identity that signed out is forgotten; one that signed in again starts afresh. */
  #onSessions(): void {
    const identities = new Map(this.#sessions.known.map((identity) => [identity.id, identity]));
    for (const [id, loaders] of this.#loaders) {
      if (identities.get(id)?.signedInAt !== loaders.signedInAt) {
        loaders.dispose();
        this.#loaders.delete(id);
      }
    }
    this.#changed.fire(undefined);
  }
}
