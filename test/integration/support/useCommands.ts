import assert from 'node:assert/strict';
import { env, type QuickPickItem, type Uri, window as vscodeWindow } from 'vscode';
import type { AccountReference, UserReference } from '../../../src/base/references';
import { ProgrammaticUsers } from '../../../src/directory/programmaticUsers';
import { WorkspaceAccount } from '../../../src/directory/workspaceAccount';
import type { AccountAccess } from '../../../src/fakturoid/schemas/currentUser';
import type { User } from '../../../src/fakturoid/schemas/user';
import type { TreeContext } from '../../../src/features/accountsTree/commands';
import type { DetailsContext } from '../../../src/features/details/panels';
import type { Identity } from '../../../src/session/sessions';
import { FakeMemento } from '../../kit/fakeMemento';
import { useStubs } from '../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../kit/testWindow';
import { SandboxControl } from '../../sandbox/control';
import { required } from './required';

export const IDENTITY: Identity = {
  id: 'identity',
  userId: 5,
  name: 'Alexandr Hejsek',
  email: 'dev@applecorp.test',
  label: undefined,
  method: 'clientCredentials',
  signedInAt: 0,
  isInMemory: false,
};

export const APPLECORP: AccountAccess = {
  slug: 'applecorp',
  logo: null,
  name: 'Alexandr Hejsek',
  registration_no: '87654321',
};

export const ONDREJ: User = {
  id: 7,
  full_name: 'Ondřej Hejsek',
  email: 'testdph3@test.cz',
  avatar_url: null,
};

export const ACCOUNT: AccountReference = { identityId: IDENTITY.id, slug: APPLECORP.slug };

export const USER: UserReference = { ...ACCOUNT, userId: ONDREJ.id };

/** What the commands of all features work with. */
type TestContext = TreeContext & DetailsContext;

/** What commands work with, ask and say, for the tests around: each begins with one known account and user. */
export function useCommands() {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const memento = new FakeMemento();
  const stubs = useStubs();
  let said: string[];
  let copied: string | undefined;
  let opened: Uri | undefined;
  /** Chooses from each quick pick in turn; undefined leaves. */
  let choose: (labels: readonly string[], title: string) => string | undefined;
  let current: TestWindow;
  let context: TestContext;

  /** What commands work with, as far as these do. */
  function contextOf(window: TestWindow): TestContext {
    const programmatic = new ProgrammaticUsers(memento);
    const parts: Partial<TestContext> = {
      sessions: window.sessions,
      directory: window.directory,
      programmatic,
      workspaceAccount: new WorkspaceAccount(memento),
    };
    return parts as TestContext;
  }

  /** Lets commands find nothing but this account, with this user. */
  function know(account: AccountAccess, user: User = ONDREJ): void {
    const directory = {
      identities: () => Promise.resolve([IDENTITY]),
      ensure: () => ({ settled: Promise.resolve() }),
      currentUser: () => ({ status: 'ready', value: { id: IDENTITY.userId, accounts: [account] } }),
      users: () => ({ status: 'ready', value: { users: [user], dropped: 0 } }),
    };
    context = { ...context, directory: directory as unknown as TestContext['directory'] };
  }

  async function signedIn(...people: ('agency' | 'freelancer')[]): Promise<readonly Identity[]> {
    context = contextOf(current);
    const all = await sandbox.people();
    for (const person of people) {
      await signIn(current.sessions, all[person]);
    }
    return current.sessions.list();
  }

  beforeEach(async () => {
    await sandbox.reset();
    memento.entries.clear();
    copied = undefined;
    opened = undefined;
    choose = () => assert.fail('nothing should be asked');
    current = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    context = contextOf(current);
    know(APPLECORP);
    stubs.replace(env, 'clipboard', {
      readText: () => Promise.resolve(copied ?? ''),
      writeText: (text) => Promise.resolve(void (copied = text)),
    });
    stubs.replace(env, 'openExternal', (uri) => {
      opened = uri;
      return Promise.resolve(true);
    });
    said = stubs.hear(
      vscodeWindow,
      'showInformationMessage',
      'showErrorMessage',
      'showWarningMessage',
      'setStatusBarMessage',
    );
    stubs.replace(
      vscodeWindow,
      'showQuickPick',
      async (items: Promise<readonly QuickPickItem[]>, { title }: { title: string }) => {
        const loaded = await items;
        const label =
          loaded.length > 0 &&
          choose(
            loaded.map((item) => item.label),
            title,
          );
        return loaded.find((item) => item.label === label);
      },
    );
  });
  afterEach(() => current.dispose());

  return {
    sandbox,
    memento,
    stubs,
    /** What messages said. */
    get said() {
      return said;
    },
    get copied() {
      return copied;
    },
    get opened() {
      return opened;
    },
    set choose(chosen: typeof choose) {
      choose = chosen;
    },
    get current() {
      return current;
    },
    get context() {
      return context;
    },
    know,
    signedIn,
  };
}
