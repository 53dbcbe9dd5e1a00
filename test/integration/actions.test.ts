import assert from 'node:assert/strict';
import { env, type QuickPickItem, type Uri, window as vscodeWindow, workspace } from 'vscode';
import type { DetailsContext } from '../../src/features/details/panels';
import {
  copyCurl,
  copyEmail,
  copyEndpoint,
  copyId,
  copyName,
  copyRegistrationNumber,
  copySlug,
  openInFakturoid,
} from '../../src/features/copy/copy';
import {
  changePurpose,
  markProgrammatic,
  unmarkProgrammatic,
} from '../../src/features/programmaticUsers/markProgrammatic';
import { showAccount, showUser } from '../../src/features/details/commands';
import { StoredTreeOptions } from '../../src/features/accountsTree/treeOptions';
import { PROGRAMMATIC_USERS_KEY, ProgrammaticUsers } from '../../src/directory/programmaticUsers';
import { WorkspaceAccount } from '../../src/directory/workspaceAccount';
import type { AccountAccess } from '../../src/fakturoid/schemas/currentUser';
import type { User } from '../../src/fakturoid/schemas/user';
import type { Identity } from '../../src/session/sessions';
import type { AccountReference, ResourceKey, UserReference } from '../../src/base/references';
import { showIdentitiesInStatusBar } from '../../src/features/signIn/statusBar';
import { SandboxControl } from '../sandbox/control';
import { FakeMemento } from '../kit/fakeMemento';
import { useStubs } from '../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../kit/testWindow';
import { required } from './support/required';
import {
  type TreeContext,
  reveal,
  refreshAccount,
  refreshIdentity,
  retry,
} from '../../src/features/accountsTree/commands';

const IDENTITY: Identity = {
  id: 'identity',
  userId: 5,
  name: 'Alexandr Hejsek',
  email: 'dev@applecorp.test',
  label: undefined,
  method: 'clientCredentials',
  signedInAt: 0,
  isInMemory: false,
};

const APPLECORP: AccountAccess = {
  slug: 'applecorp',
  logo: null,
  name: 'Alexandr Hejsek',
  registration_no: '87654321',
};

const ONDREJ: User = { id: 7, full_name: 'Ondřej Hejsek', email: 'testdph3@test.cz', avatar_url: null };

const ACCOUNT: AccountReference = { identityId: IDENTITY.id, slug: APPLECORP.slug };

const USER: UserReference = { ...ACCOUNT, userId: ONDREJ.id };

/** The purposes in the order in which they are offered. */
const PURPOSES_ASKED = ['Read invoices', 'Issue invoices', 'Record expenses', 'Reports'];
const NOT_LISTED = 'Other or unspecified';

/** What the commands of all features work with. */
type TestContext = TreeContext & DetailsContext;

describe('actions', () => {
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

  for (const [what, run, text] of [
    ['the name of a user', () => copyName(context, USER), 'Ondřej Hejsek'],
    ['the name of an account', () => copyName(context, ACCOUNT), 'Alexandr Hejsek'],
    ['an e-mail', () => copyEmail(context, USER), 'testdph3@test.cz'],
    ['a user id', () => copyId(context, USER), '7'],
    ['a slug', () => copySlug(context, ACCOUNT), 'applecorp'],
    ['a registration number', () => copyRegistrationNumber(context, ACCOUNT), '87654321'],
  ] as const) {
    it(`copies ${what}, and says so`, async () => {
      await run();
      assert.equal(copied, text);
      assert.deepEqual(said, [`Copied: ${text}`]);
    });
  }

  it('copies the endpoint of Fakturoid itself, also while a sandbox stands in for it', async () => {
    await copyEndpoint(context, ACCOUNT);
    assert.equal(copied, 'https://app.fakturoid.cz/api/v3/accounts/applecorp/users.json');
  });

  it('copies a curl command without the token, in the name of who is signed in', async () => {
    await copyCurl(context, ACCOUNT);
    assert.match(
      copied ?? '',
      /^curl 'https:\/\/app\.fakturoid\.cz\/api\/v3\/accounts\/applecorp\/users\.json'/,
    );
    assert.match(copied ?? '', /'User-Agent: curl \(dev@applecorp\.test\)'/);
    assert.match(copied ?? '', /"Authorization: Bearer \$FAKTUROID_TOKEN"$/);
    assert.match(said.join(), /It reads the token from FAKTUROID_TOKEN/);
  });

  it('says what is not there instead of copying nothing', async () => {
    know({ ...APPLECORP, name: '', registration_no: null }, { ...ONDREJ, full_name: null, email: null });
    await copyName(context, USER);
    await copyEmail(context, USER);
    await copyName(context, ACCOUNT);
    await copyRegistrationNumber(context, ACCOUNT);
    assert.equal(copied, undefined);
    assert.deepEqual(said, [
      '#7 has no name in Fakturoid.',
      '#7 has no email in Fakturoid.',
      'applecorp has no name in Fakturoid.',
      'applecorp has no registration number in Fakturoid.',
    ]);
  });

  it('makes no link of a name that looks like one', async () => {
    know(APPLECORP, { ...ONDREJ, full_name: '[Update](command:workbench.action.quit)', email: null });
    await copyEmail(context, USER);
    assert.deepEqual(said, ['[Update] (command:workbench.action.quit) has no email in Fakturoid.']);
  });

  it('copies text of the API as it is, and shows it without icons and in one short line', async () => {
    const name = `$(bug)\n${'x'.repeat(100)}`;
    know(APPLECORP, { ...ONDREJ, full_name: name });
    await copyName(context, USER);
    assert.equal(copied, name);
    assert.match(said[0] ?? '', /^Copied: \$ \(bug\) x+…$/);
    assert.ok((said[0] ?? '').length < 80);
  });

  it('opens an account on the site of Fakturoid and nowhere else', async () => {
    for (const slug of ['@evil.example', '//evil.example', '../../evil', 'a?b#c', 'javascript:x', '\\evil']) {
      know({ ...APPLECORP, slug });
      await openInFakturoid(context, { ...ACCOUNT, slug });
      assert.ok(opened, slug);
      const { scheme, authority, query, fragment } = opened;
      assert.deepEqual([scheme, authority, query, fragment], ['https', 'app.fakturoid.cz', '', ''], slug);
      assert.equal(new URL(opened.toString()).origin, 'https://app.fakturoid.cz', slug);
    }
    know(APPLECORP);
    await openInFakturoid(context, ACCOUNT);
    assert.equal(opened?.toString(true), 'https://app.fakturoid.cz/applecorp');
  });

  it('keeps marks, and takes them back', async () => {
    choose = (labels, title) => {
      assert.equal(title, 'What is Ondřej Hejsek for?');
      assert.deepEqual(labels, [...PURPOSES_ASKED, NOT_LISTED]);
      return NOT_LISTED;
    };
    await markProgrammatic(context, USER);
    assert.deepEqual(memento.get(PROGRAMMATIC_USERS_KEY), [7]);
    assert.equal(new ProgrammaticUsers(memento).has(7), true, 'another window sees it');
    await unmarkProgrammatic(context, USER);
    assert.equal(new ProgrammaticUsers(memento).has(7), false);
    assert.deepEqual(said, [
      'Marked as programmatic user: Ondřej Hejsek',
      'Programmatic mark removed: Ondřej Hejsek',
    ]);
  });

  it('keeps what a marked user is for, and lets it be changed', async () => {
    choose = () => 'Issue invoices';
    await markProgrammatic(context, USER);
    assert.equal(new ProgrammaticUsers(memento).purposeOf(7), 'issueInvoices');
    choose = (labels) => {
      assert.equal(labels[0], 'Issue invoices', 'what is true now comes first');
      assert.equal(labels.length, PURPOSES_ASKED.length + 1);
      return 'Reports';
    };
    await changePurpose(context, USER);
    assert.equal(new ProgrammaticUsers(memento).purposeOf(7), 'reports');
    choose = () => NOT_LISTED;
    await changePurpose(context, USER);
    assert.deepEqual([...new ProgrammaticUsers(memento).all()], [[7, undefined]]);
    assert.deepEqual(said, [
      'Marked as programmatic user: Ondřej Hejsek · Issue invoices',
      'Purpose of Ondřej Hejsek: Reports',
      'Purpose of Ondřej Hejsek: not set',
    ]);
  });

  it('leaves everything as it was when the person leaves the question for the purpose', async () => {
    choose = () => undefined;
    await markProgrammatic(context, USER);
    assert.equal(memento.get(PROGRAMMATIC_USERS_KEY), undefined);
    await memento.update(PROGRAMMATIC_USERS_KEY, [{ id: 7, purpose: 'reports' }]);
    await changePurpose(context, USER);
    assert.deepEqual(memento.get(PROGRAMMATIC_USERS_KEY), [{ id: 7, purpose: 'reports' }]);
    assert.deepEqual(said, []);
  });

  it('refuses in words what it does not understand, and does nothing', async () => {
    for (const run of [
      copyName,
      copyEmail,
      copySlug,
      showUser,
      showAccount,
      markProgrammatic,
      retry,
      reveal,
    ]) {
      for (const argument of [{ kind: 'user', id: 1 }, 'applecorp', { ...USER, more: true }]) {
        await run(context, argument);
        assert.deepEqual(said.splice(0), [
          'This command was called with arguments that it doesn’t understand. Nothing was done.',
        ]);
      }
    }
    assert.equal(copied, undefined);
  });

  it('reveals what a filter hides once the person has said so', async () => {
    const options = new StoredTreeOptions(memento);
    await options.set({ arrangement: 'byPerson', filter: { permissions: ['owner'], scopes: [] } });
    const revealed: unknown[] = [];
    const view = {
      selected: () => Promise.resolve(undefined),
      reveal: (reference: unknown) => {
        revealed.push(reference);
        return Promise.resolve(options.current.filter.permissions.length === 0);
      },
      people: { start: () => Promise.resolve(), stop: () => undefined },
    };
    await reveal({ ...context, options, view: () => Promise.resolve(view) }, USER);
    assert.equal(said.length, 1);
    assert.deepEqual(options.current.filter.permissions, ['owner']);
    stubs.replace(vscodeWindow, 'showInformationMessage', (_text: string, action: string) =>
      Promise.resolve(action),
    );
    await reveal({ ...context, options, view: () => Promise.resolve(view) }, USER);
    assert.deepEqual(revealed, [USER, USER, USER]);
    assert.deepEqual(options.current.filter.permissions, []);
    assert.equal(options.current.arrangement, 'byPerson');
    await reveal({ ...context, options, view: () => Promise.resolve(view) }, ACCOUNT);
    assert.equal(options.current.arrangement, 'byAccount', 'among people an account has no row');
    options.dispose();
  });

  it('offers to sign in when nobody is, and is silent when that is refused', async () => {
    for (const run of [
      copyName,
      copyEmail,
      copySlug,
      openInFakturoid,
      markProgrammatic,
      changePurpose,
      unmarkProgrammatic,
    ]) {
      await run(context);
    }
    assert.deepEqual(new Set(said), new Set(['Nobody is signed in to Fakturoid.']));
    assert.equal(said.length, 7);
    assert.equal(copied, undefined);
  });

  it('asks for an account among those of all identities', async () => {
    await signedIn('agency', 'freelancer');
    choose = (labels) => {
      assert.equal(labels.length, 13);
      return 'Studio Kometa s.r.o.';
    };
    await copySlug(context);
    assert.equal(copied, 'studio-kometa');
  });

  it('asks for a user, by way of an account where none is loaded', async () => {
    const { freelancer } = await sandbox.people();
    const [identity] = await signedIn('freelancer');
    const titles: string[] = [];
    choose = (labels, title) => {
      titles.push(title);
      return labels.find((label) => label === freelancer.fullName) ?? labels[0];
    };
    await copyEmail(context);
    assert.equal(copied, freelancer.email);
    assert.deepEqual(titles, ['Select the user’s account', 'Select the user whose email to copy']);

    // Now they are known, so that the account need not be asked for.
    await copyId(context);
    assert.equal(copied, String(identity?.userId));
    assert.equal(titles.length, 3);
  });

  it('offers to mark only who is not marked, and to unmark only who is', async () => {
    const { freelancer } = await sandbox.people();
    const [identity] = await signedIn('freelancer');
    assert.ok(identity);
    await current.directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    await current.directory.ensure({ kind: 'users', identityId: identity.id, slug: 'ondrej-dvorak' }).settled;
    choose = (labels) => labels.find((label) => label === freelancer.fullName) ?? 'Reports';
    await markProgrammatic(context);
    assert.equal(new ProgrammaticUsers(memento).has(identity.userId), true);
    choose = (labels) => {
      assert.ok(!labels.includes(freelancer.fullName));
      return undefined;
    };
    await markProgrammatic(context);
    choose = (labels) => {
      if (labels.includes('Reports')) {
        return 'Issue invoices';
      }
      assert.deepEqual(labels, [freelancer.fullName, '', 'Users of another account…']);
      return freelancer.fullName;
    };
    await changePurpose(context);
    assert.equal(new ProgrammaticUsers(memento).purposeOf(identity.userId), 'issueInvoices');
    await unmarkProgrammatic(context);
    assert.equal(new ProgrammaticUsers(memento).has(identity.userId), false);
  });

  it('says why there is nothing to choose from', async () => {
    await signedIn('freelancer');
    await sandbox.fail('user', 'html', Infinity);
    await copySlug(context);
    assert.match(said.join(), /Unexpected response/);
    assert.equal(copied, undefined);
  });

  it('loads only the account, or only the identity, that is to be refreshed', async () => {
    const [agency, freelancer] = await signedIn('agency', 'freelancer');
    assert.ok(agency && freelancer);
    const keys: ResourceKey[] = [
      { kind: 'currentUser', identityId: agency.id },
      { kind: 'currentUser', identityId: freelancer.id },
      { kind: 'users', identityId: freelancer.id, slug: 'ondrej-dvorak' },
    ];
    for (const key of keys) {
      await current.directory.ensure(key).settled;
    }
    const known = current.directory.users(freelancer.id, 'ondrej-dvorak');
    const other = current.directory.currentUser(agency.id);

    const mine = current.directory.currentUser(freelancer.id);
    await refreshAccount(context, { identityId: freelancer.id, slug: 'ondrej-dvorak' });
    assert.notEqual(current.directory.users(freelancer.id, 'ondrej-dvorak'), known);
    assert.equal(current.directory.currentUser(freelancer.id), mine);

    const refreshed = current.directory.users(freelancer.id, 'ondrej-dvorak');
    await refreshIdentity(context, { identityId: freelancer.id });
    assert.notEqual(current.directory.currentUser(freelancer.id), mine);
    assert.notEqual(current.directory.users(freelancer.id, 'ondrej-dvorak'), refreshed);
    assert.equal(current.directory.currentUser(agency.id), other);
  });

  describe('the status bar', () => {
    /** The status bar with these identities, and how often they were asked for. */
    function show(isEnabled: boolean, identities: readonly Identity[]) {
      const seen = { text: '', isShown: false, reads: 0 };
      const item = Object.assign(seen, {
        show: () => void (seen.isShown = true),
        hide: () => void (seen.isShown = false),
        dispose: () => undefined,
      });
      stubs.replace(workspace, 'getConfiguration', () => ({ get: () => isEnabled }));
      stubs.replace(vscodeWindow, 'createStatusBarItem', () => item);
      const sessions = {
        known: identities,
        list: () => {
          seen.reads++;
          return Promise.resolve([]);
        },
        onDidChange: () => ({ dispose: () => undefined }),
        onDidRead: () => ({ dispose: () => undefined }),
      };
      showIdentitiesInStatusBar(sessions as unknown as TestWindow['sessions']).dispose();
      return item as typeof item & { readonly tooltip?: string };
    }

    it('says who is signed in, and how many more', () => {
      assert.equal(show(true, []).isShown, false);
      const one = show(true, [IDENTITY]);
      assert.deepEqual([one.isShown, one.text], [true, '$(account) Alexandr Hejsek']);
      assert.equal(one.tooltip, 'Signed in to Fakturoid as Alexandr Hejsek');
      const two = show(true, [{ ...IDENTITY, label: '$(bug) production' }, IDENTITY]);
      assert.equal(two.text, '$(account) $ (bug) production +1');
      assert.equal(two.tooltip, 'Signed in to Fakturoid as $ (bug) production and Alexandr Hejsek');
    });

    it('reads no secret while it is off', () => {
      assert.equal(show(false, [IDENTITY]).reads, 0);
      assert.equal(show(true, [IDENTITY]).reads, 1);
    });
  });
});
