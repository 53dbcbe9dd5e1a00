import { DisposableStore } from '../base/disposables';
import { Emitter, type Disposable } from '../base/event';
import { lazy } from '../base/lazy';
import type { Log } from '../base/log';
import type { FakturoidClient, UserList } from '../fakturoid/client';
import type { Account } from '../fakturoid/schemas/account';
import type { CurrentUser } from '../fakturoid/schemas/currentUser';
import type { User } from '../fakturoid/schemas/user';
import type { Identity, Sessions } from '../session/sessions';
import { type Load, type Loadable, Loader, NOTHING } from './loader';

/** What something is known about: an identity's own user and accounts, or with `slug` the users of one account. */
export interface Place {
  readonly identityId: string;
  readonly slug?: string;
  /** The account itself, as `account.json` describes it, rather than its users. */
  readonly part?: 'detail';
}

/** Makes the client that acts as an identity. */
export type CreateClient = (identity: Identity) => Promise<FakturoidClient>;

/** What is known of one identity. */
class Known implements Disposable {
  readonly signedInAt: number;
  readonly currentUser: Loader<CurrentUser>;
  /** Of each account that somebody wondered about, by slug. */
  readonly users: (slug: string) => Loader<UserList>;
  readonly account: (slug: string) => Loader<Account>;
  readonly #ofAccounts: Loader<unknown>[] = [];

  constructor(
    signedInAt: number,
    currentUser: Loader<CurrentUser>,
    usersOf: (slug: string) => Loader<UserList>,
    accountOf: (slug: string) => Loader<Account>,
  ) {
    this.signedInAt = signedInAt;
    this.currentUser = currentUser;
    this.users = this.#onceEach(usersOf);
    this.account = this.#onceEach(accountOf);
  }

  /** What was asked for of single accounts. */
  get asked(): readonly Loader<unknown>[] {
    return this.#ofAccounts.filter((loader) => loader.wasAsked);
  }

  dispose(): void {
    this.currentUser.dispose();
    for (const loader of this.#ofAccounts) {
      loader.dispose();
    }
  }

  #onceEach<T>(make: (slug: string) => Loader<T>): (slug: string) => Loader<T> {
    const made = new Map</* slug */ string, Loader<T>>();
    return (slug) => {
      let loader = made.get(slug);
      if (loader === undefined) {
        loader = make(slug);
        made.set(slug, loader);
        this.#ofAccounts.push(loader);
      }
      return loader;
    };
  }
}

/**
 * What is known of identities, accounts and users. Loads each thing once however many ask, keeps the last good
 * value, and says which place changed. Forgets an identity that signed out.
 */
export class Directory implements Disposable {
  readonly #sessions: Sessions;
  readonly #createClient: CreateClient;
  readonly #log: Log;
  readonly #disposables = new DisposableStore();
  readonly #changed = this.#disposables.add(new Emitter<Place | undefined>());
  readonly #waitChanged = this.#disposables.add(new Emitter<number | undefined>());
  readonly #known = new Map</* identity id */ string, Known>();

  /** A place changed; undefined: identities came or went. */
  readonly onDidChange = this.#changed.event;

  /** Until when requests wait for the rate limit, in milliseconds since 1970; undefined: they no longer do. */
  readonly onDidChangeWait = this.#waitChanged.event;

  constructor(sessions: Sessions, createClient: CreateClient, log: Log) {
    this.#sessions = sessions;
    this.#createClient = createClient;
    this.#log = log;
    this.#disposables.add(sessions.onDidChange(() => this.#onSessions()));
  }

  /** Told by the API, of requests for all identities: what {@link onDidChangeWait} says. */
  tellWait(until: number | undefined): void {
    this.#waitChanged.fire(until);
  }

  /** Who is signed in; reads the secret store on the first call only. */
  identities(): Promise<readonly Identity[]> {
    return this.#sessions.list();
  }

  /** What is known of the identity's own user and accounts, without loading. */
  currentUser(identityId: string): Loadable<CurrentUser> {
    return this.#of(identityId)?.currentUser.state ?? { status: 'loading' };
  }

  /** What is known of the users of an account, without loading. */
  users(identityId: string, slug: string): Loadable<UserList> {
    return this.#of(identityId)?.users(slug).state ?? { status: 'loading' };
  }

  /** What is known of an account itself, without loading. */
  account(identityId: string, slug: string): Loadable<Account> {
    return this.#of(identityId)?.account(slug).state ?? { status: 'loading' };
  }

  /** Whether a place is being loaded now. */
  isLoading(place: Place): boolean {
    return this.#loader(place)?.isLoading ?? false;
  }

  /** Loads a place that was never loaded, or joins its load under way. */
  ensure(place: Place): Load {
    return this.#loader(place)?.ensure() ?? NOTHING;
  }

  /** Loads a place anew, or joins its load under way. */
  reload(place: Place): Load {
    return this.#loader(place)?.reload() ?? NOTHING;
  }

  /**
   * Loads the users of every account of every identity, as far as they were never loaded. What fails is in the state of
   * its place.
   *
   * @param onProgress told how many of all accounts are done
   * @param signal gives up what is still loading; what is there stays
   */
  async loadAll(onProgress: (done: number, all: number) => void, signal?: AbortSignal): Promise<void> {
    await this.#loadAll((loader) => loader.ensure(), onProgress, signal);
  }

  /**
   * As {@link loadAll}, anew also where it was loaded before; first of all which accounts there are.
   *
   * @returns whether a place was read or failed meanwhile: what was given up still looks as it did before
   */
  async reloadAll(
    onProgress: (done: number, all: number) => void,
    signal?: AbortSignal,
  ): Promise<(place: Place) => boolean> {
    const ended = await this.#loadAll((loader) => loader.reload(), onProgress, signal);
    return (place) => ended.has(this.#loader(place));
  }

  /** Loads anew all that was loaded before, of every identity. */
  async refresh(): Promise<void> {
    await this.#sessions.list();
    const loads = [...this.#known.values()].flatMap((known) => [known.currentUser, ...known.asked]);
    await Promise.all(loads.map((loader) => loader.reload().ended));
  }

  dispose(): void {
    this.#disposables.dispose();
    for (const known of this.#known.values()) {
      known.dispose();
    }
    this.#known.clear();
  }

  async #loadAll(
    load: (loader: Loader<CurrentUser> | Loader<UserList>) => Load,
    onProgress: (done: number, all: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlySet<unknown>> {
    const started = new Set<Loader<CurrentUser> | Loader<UserList>>();
    const ended = new Set<unknown>();
    const start = async (loader: Loader<CurrentUser> | Loader<UserList>): Promise<void> => {
      // Others may have joined a load, and give it up once they need it no more.
      while (signal?.aborted !== true && !ended.has(loader)) {
        started.add(loader);
        const current = load(loader);
        await current.ended;
        if (!current.wasGivenUp()) {
          ended.add(loader);
        }
      }
    };
    const cancel = (): void => started.forEach((loader) => loader.cancel());
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const identities = await this.#sessions.list();
      const known = identities.flatMap(({ id }) => this.#of(id) ?? []);
      await Promise.all(known.map(({ currentUser }) => start(currentUser)));
      // Whoever signed out meanwhile still knows his accounts, but nothing may be asked in his name any more.
      const stillKnown = new Set(this.#known.values());
      const loaders = known
        .filter((one) => stillKnown.has(one))
        .flatMap(({ currentUser, users }) =>
          (currentUser.state.value?.accounts ?? []).map(({ slug }) => users(slug)),
        );
      let done = 0;
      onProgress(done, loaders.length);
      await Promise.all(
        loaders.map(async (loader) => {
          await start(loader);
          onProgress(++done, loaders.length);
        }),
      );
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
    return ended;
  }

  #loader({ identityId, slug, part }: Place): Loader<CurrentUser | UserList | Account> | undefined {
    const known = this.#of(identityId);
    if (slug === undefined) {
      return known?.currentUser;
    }
    return part === 'detail' ? known?.account(slug) : known?.users(slug);
  }

  #of(identityId: string): Known | undefined {
    const known = this.#known.get(identityId);
    if (known !== undefined) {
      return known;
    }
    const identity = this.#sessions.known.find(({ id }) => id === identityId);
    if (identity === undefined) {
      return undefined;
    }
    const created = this.#know(identity);
    this.#known.set(identityId, created);
    return created;
  }

  #know(identity: Identity): Known {
    const client = lazy(() => this.#createClient(identity));
    const onUnexpected = (error: unknown): void =>
      this.#log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return new Known(
      identity.signedInAt,
      new Loader(
        async ({ signal }) => (await client()).getCurrentUser({ signal }),
        () => this.#changed.fire({ identityId: identity.id }),
        onUnexpected,
      ),
      (slug) =>
        new Loader(
          async ({ signal, onPartial }) => {
            const users: User[] = [];
            return (await client()).listUsers(slug, {
              signal,
              onPage: (added) => {
                for (const user of added) {
                  users.push(user);
                }
                onPartial(firstOf(users));
              },
            });
          },
          () => this.#changed.fire({ identityId: identity.id, slug }),
          onUnexpected,
        ),
      (slug) =>
        new Loader(
          async ({ signal }) => (await client()).getAccount(slug, { signal }),
          () => this.#changed.fire({ identityId: identity.id, slug, part: 'detail' }),
          onUnexpected,
        ),
    );
  }

  /** Whoever signed out is forgotten; whoever signed in again starts afresh. */
  #onSessions(): void {
    const identities = new Map(this.#sessions.known.map((identity) => [identity.id, identity]));
    for (const [id, known] of this.#known) {
      if (identities.get(id)?.signedInAt !== known.signedInAt) {
        known.dispose();
        this.#known.delete(id);
      }
    }
    this.#changed.fire(undefined);
  }
}

/**
 * All users that are there by now, of a list that will grow. They are copied when somebody looks: a copy for each page
 * of a large account would take longer than the pages themselves.
 */
function firstOf(growing: readonly User[]): UserList {
  const { length } = growing;
  let users: readonly User[] | undefined;
  return {
    get users() {
      return (users ??= growing.slice(0, length));
    },
    dropped: 0,
  };
}
