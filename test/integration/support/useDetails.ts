import assert from 'node:assert/strict';
import type { ResourceKey } from '../../../src/base/references';
import { ProgrammaticUsers } from '../../../src/directory/programmaticUsers';
import type { User } from '../../../src/fakturoid/schemas/user';
import { accountSubject } from '../../../src/features/details/account/subject';
import type { Subject } from '../../../src/features/details/subject';
import { userSubject } from '../../../src/features/details/user/subject';
import type { Identity } from '../../../src/session/sessions';
import { actionsIn } from '../../../src/webview/parts';
import type { PageView } from '../../../src/webview/toPage';
import { FakeMemento } from '../../kit/fakeMemento';
import { useStubs } from '../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../kit/testWindow';
import { SandboxControl } from '../../sandbox/control';
import { required } from './required';

/** The agency's own account. */
export const KOMETA = 'studio-kometa';

interface Part {
  readonly slug?: string;
  readonly isDetail?: true;
}

/** The details of users and accounts, for the tests around: each begins with the agency signed in. */
export function useDetails() {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let window: TestWindow;
  let programmatic: ProgrammaticUsers;
  let identity: Identity;
  let ran: [command: string, argument: unknown][];
  /** What was last looked at, whose actions can be run. */
  let seen: unknown;

  const context = () => ({ directory: window.directory, programmatic });
  const user = (userId: number, slug?: string, { id, userId: actsAs } = identity): Subject =>
    userSubject(context(), { kind: 'user', identityId: id, actsAs, slug, userId });
  const account = (slug: string): Subject =>
    accountSubject(context(), {
      kind: 'account',
      identityId: identity.id,
      actsAs: identity.userId,
      slug,
    });

  async function view(subject: Subject): Promise<Omit<PageView, 'lang' | 'picture'>> {
    const { view } = subject.details(await window.directory.identities());
    seen = view;
    return view;
  }

  /** Runs an action as the panel does, and loads again what it says. */
  function run(id: string | undefined): void {
    const action = actionsIn(seen).find((offered) => offered.id === id);
    if (action !== undefined) {
      execute(action.command, action.arguments[0]);
    }
  }

  /** Refreshes the page as the button in its title does. */
  function refresh(subject: Subject): void {
    const call = subject.details([identity]).menu?.refresh;
    execute(call?.command ?? '', call?.arguments[0]);
  }

  function execute(command: string, argument: unknown): void {
    ran.push([command, argument]);
    if (command === 'fakturoid.retry') {
      (argument as readonly ResourceKey[]).forEach((key) => window.directory.reload(key));
    }
    if (command === 'fakturoid.loadAllUsers') {
      void window.directory.loadAll();
    }
  }

  function keyOf({ slug, isDetail }: Part, identityId = identity.id): ResourceKey {
    return slug === undefined
      ? { kind: 'currentUser', identityId }
      : { kind: isDetail ? 'account' : 'users', identityId, slug };
  }

  async function load(...parts: Part[]): Promise<void> {
    for (const each of parts) {
      await window.directory.reload(keyOf(each)).settled;
    }
  }

  /** Waits for what an action loads, or loads it as another identity. */
  async function loaded(each: Part, as = identity): Promise<void> {
    await window.directory.ensure(keyOf(each, as.id)).settled;
  }

  function users(): readonly User[] {
    return window.directory.users(identity.id, KOMETA).value?.users ?? [];
  }

  /** Somebody else in the agency's own account. */
  function colleague(): Subject {
    return user(colleagueId(), KOMETA);
  }

  function colleagueId(): number {
    const id = users().find(({ full_name }) => full_name === 'Dušan Zářecký')?.id;
    assert.ok(id !== undefined);
    return id;
  }

  /** Gives the first user of the account other texts, and shows their page. */
  function firstUserWith(texts: Partial<User>): Subject {
    const [first, ...others] = users();
    assert.ok(first);
    const value = { users: [{ ...first, ...texts }, ...others], dropped: 0 };
    stubs.replace(window.directory, 'users', () => ({ status: 'ready', value }));
    return user(first.id, KOMETA);
  }

  function nameAccounts(name: string): void {
    const state = window.directory.currentUser(identity.id);
    const accounts = state.value?.accounts?.map((known) => ({ ...known, name }));
    const value = { ...state.value, accounts };
    stubs.replace(window.directory, 'currentUser', () => ({ status: 'ready', value }));
  }

  async function accountOfForbiddenUsers(): Promise<string> {
    await load({});
    const own = window.directory.currentUser(identity.id).value;
    const slugs = new Set(own?.accounts?.map(({ slug }) => slug));
    const found = (await sandbox.accounts()).find(
      ({ slug, usersForbidden }) => usersForbidden && slugs.has(slug),
    );
    assert.ok(found);
    return found.slug;
  }

  /** Signs the agency in, or in again: then it has nothing from before. */
  async function signInAgency(): Promise<void> {
    identity = await signIn(window.sessions, (await sandbox.people()).agency);
  }

  beforeEach(async () => {
    await sandbox.reset();
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    programmatic = new ProgrammaticUsers(new FakeMemento());
    ran = [];
    await signInAgency();
  });
  afterEach(() => {
    programmatic.dispose();
    window.dispose();
  });

  return {
    sandbox,
    stubs,
    get window() {
      return window;
    },
    get programmatic() {
      return programmatic;
    },
    get identity() {
      return identity;
    },
    /** The commands that were run. */
    get ran() {
      return ran;
    },
    context,
    user,
    account,
    view,
    run,
    refresh,
    execute,
    keyOf,
    load,
    loaded,
    users,
    colleague,
    colleagueId,
    firstUserWith,
    nameAccounts,
    accountOfForbiddenUsers,
    signInAgency,
  };
}
