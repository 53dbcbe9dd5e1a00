import assert from 'node:assert/strict';
import {
  commands,
  ConfigurationTarget,
  QuickInputButtons,
  type QuickPickItem,
  type ThemeIcon,
  window as vscodeWindow,
  workspace,
} from 'vscode';
import { systemClock } from '../../../../src/base/clock';
import { replaceCredentials, runSignIn, signIn } from '../../../../src/features/signIn/commands';
import type { SignInContext } from '../../../../src/features/signIn/context';
import { signOutAll } from '../../../../src/features/signIn/signOut';
import { pickIdentity } from '../../../../src/pickers/pickIdentity';
import { l10n } from '../../../../src/platform/l10n';
import { FakeInputBox } from '../../../kit/fakeInputBox';
import { FakeMemento } from '../../../kit/fakeMemento';
import { FakePick } from '../../../kit/fakePick';
import { MemoryLog } from '../../../kit/memoryLog';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn as addIdentity, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import type { People } from '../../../sandbox/people';
import { required } from '../../support/required';

const WAYS = ['Client ID and Client Secret', 'Access token', 'Through the browser'];
const CONTACT = 'Enter a contact…';

describe('signing in', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let window: TestWindow;
  let people: People;
  let log: MemoryLog;
  let context: SignInContext;
  /** The box that was opened last, and who waits for the next. */
  let pick: FakePick<QuickPickItem>;
  let box: FakeInputBox;
  let onOpen: () => void;

  beforeEach(async () => {
    await sandbox.reset();
    people = await sandbox.people();
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    const { sessions, directory } = window;
    log = new MemoryLog();
    const parts: Partial<SignInContext> = {
      sessions,
      directory,
      log: log as unknown as SignInContext['log'],
      clock: systemClock,
      memento: new FakeMemento(),
    };
    context = parts as SignInContext;
    stubs.replace(vscodeWindow, 'createQuickPick', () => {
      pick = new FakePick();
      setImmediate(() => onOpen());
      return pick;
    });
    stubs.replace(vscodeWindow, 'createInputBox', () => {
      box = new FakeInputBox();
      setImmediate(() => onOpen());
      return box;
    });
    stubs.replace(commands, 'executeCommand', () => Promise.resolve());
  });

  afterEach(() => window.dispose());

  /** Does something that opens the next box. */
  function opens(act: () => void): Promise<void> {
    return new Promise((resolve) => {
      onOpen = resolve;
      act();
    });
  }

  /** A check by Fakturoid has revoked. */
  async function checked(): Promise<void> {
    assert.equal(box.message, 'Checking…');
    while (box.busy) {
      await new Promise(setImmediate);
    }
  }

  async function begin(way: string): Promise<Promise<unknown>[]> {
    const results: Promise<unknown>[] = [];
    await opens(() => results.push(signIn(context)));
    // Enter takes the first, as long as none was used.
    assert.equal(pick.activeItems[0]?.label, WAYS[0]);
    await opens(() => pick.choose(way));
    return results;
  }

  it('goes back from the first step to the ways, and keeps what was typed', async () => {
    const [result] = await begin('Client ID and Client Secret');
    assert.deepEqual([box.step, box.totalSteps], [1, 2]);
    box.type('half an id');
    await opens(() => box.press(QuickInputButtons.Back));
    assert.deepEqual(pick.labels, [...WAYS, CONTACT]);
    await opens(() => pick.choose('Client ID and Client Secret'));
    assert.equal(box.value, 'half an id');
    box.hide();
    assert.equal(await result, undefined);
  });

  it('offers to enter a contact as long as there is none, and goes on to the ways', async () => {
    const setting = workspace.getConfiguration('fakturoid');
    let answer: string | undefined;
    let validate: (text: string) => unknown = () => undefined;
    stubs.replace(vscodeWindow, 'showInputBox', (options: { validateInput: typeof validate }) => {
      validate = options.validateInput;
      return Promise.resolve(answer);
    });
    try {
      const [result] = await begin(CONTACT);
      assert.deepEqual(pick.labels, [...WAYS, CONTACT], 'left');
      assert.equal(workspace.getConfiguration('fakturoid').get('contact'), '');
      for (const wrong of ['', 'me', 'me@example.org']) assert.ok(validate(wrong), wrong);
      assert.equal(validate(' me@firma.cz '), undefined);
      answer = ' me@firma.cz ';
      await opens(() => pick.choose(CONTACT));
      assert.deepEqual(pick.labels, WAYS);
      assert.equal(workspace.getConfiguration('fakturoid').get('contact'), 'me@firma.cz');
      pick.hide();
      assert.equal(await result, undefined);
    } finally {
      await setting.update('contact', undefined, ConfigurationTarget.Global);
    }
  });

  it('offers the way that worked last, in the same order, unless that ends after two hours', async () => {
    const [result] = await begin('Access token');
    assert.deepEqual([box.step, box.totalSteps], [undefined, undefined]);
    box.answer(`Bearer ${await sandbox.issueToken('robot')}`);
    await result;
    assert.deepEqual(
      window.sessions.known.map(({ userId }) => userId),
      [people.robot.userId],
    );
    assert.deepEqual(log.lines, ['info Signed in (accessToken)']);
    const ready = async (): Promise<unknown> => {
      await opens(() => void signIn(context));
      assert.deepEqual(pick.labels, [...WAYS, CONTACT]);
      const [{ label, description } = { label: 'none' }] = pick.activeItems;
      pick.hide();
      return [label, description];
    };
    assert.deepEqual(await ready(), ['Client ID and Client Secret', undefined]);
    await context.memento.update('fakturoid.signInMethod', 'authorizationCode');
    assert.deepEqual(await ready(), ['Through the browser', 'used last']);
  });

  it('tells of two values at once, and that a refused pair may be swapped', async () => {
    const { clientId, clientSecret } = people.agency;
    const [result] = await begin('Client ID and Client Secret');
    box.type(`${clientId} ${clientSecret}`);
    assert.match(box.message, /Paste only the first one here, and the second one in the next step\.$/);
    await opens(() => box.answer(clientSecret));
    box.type(`${clientId} ${clientSecret}`);
    assert.match(box.message, /Paste only the Client Secret here\.$/);
    box.answer(clientId);
    await checked();
    assert.match(box.message, /swapped.*\(Client authentication failed\)$/);
    box.hide();
    assert.equal(await result, undefined);
  });

  it('does not first think of a slip where credentials are replaced that worked before', async () => {
    await addIdentity(window.sessions, people.agency);
    let result: Promise<unknown> | undefined;
    await opens(() => {
      result = replaceCredentials(context);
    });
    await opens(() => pick.choose('Client ID and Client Secret'));
    const { clientId } = people.agency;
    await opens(() => box.answer(clientId));
    box.answer('not-the-secret');
    await checked();
    assert.match(box.message, /^Fakturoid rejected them\. If they worked before, they were deleted there: /);
    box.hide();
    assert.equal(await result, undefined);
  });

  it('says whose credentials are replaced', async () => {
    await addIdentity(window.sessions, people.agency);
    await opens(() => void replaceCredentials(context));
    assert.equal(pick.title, `Replace credentials of ${people.agency.fullName}`);
    await opens(() => pick.choose('Access token'));
    assert.equal(box.title, pick.title);
    box.hide();
  });

  it('goes to the accounts only where no other command goes on', async () => {
    const ran: string[] = [];
    stubs.replace(commands, 'executeCommand', (id: string) => Promise.resolve(void ran.push(id)));
    const signInAs = async (act: () => Promise<unknown>): Promise<unknown> => {
      const results: Promise<unknown>[] = [];
      await opens(() => results.push(act()));
      await opens(() => pick.choose('Access token'));
      box.answer(`Bearer ${await sandbox.issueToken('robot')}`);
      return results[0];
    };
    stubs.replace(vscodeWindow, 'showWarningMessage', (_text: string, _: unknown, button: string) =>
      Promise.resolve(button),
    );
    const toTree = ['fakturoid.accounts.focus', 'fakturoid.focusIdentity'];
    const inTree = (): string[] => ran.splice(0).filter((id) => toTree.includes(id));
    assert.ok(await signInAs(() => runSignIn(context, true)));
    assert.deepEqual(inTree(), []);
    await signInAs(() => replaceCredentials(context));
    assert.deepEqual(inTree(), []);
    await signInAs(() => runSignIn(context, undefined));
    assert.deepEqual(inTree(), toTree);
  });

  it('ends for all identities after one question', async () => {
    await addIdentity(window.sessions, people.agency);
    await addIdentity(window.sessions, people.robot);
    const asked = stubs.hear(vscodeWindow, 'showWarningMessage');
    await signOutAll(context);
    assert.equal(window.sessions.known.length, 2);
    stubs.replace(vscodeWindow, 'showWarningMessage', (question: string, _: unknown, button: string) =>
      Promise.resolve(void asked.push(question)).then(() => button),
    );
    await signOutAll(context);
    const question = `Sign out of all identities: ${people.agency.fullName} and ${people.robot.fullName}?`;
    assert.deepEqual(asked, [question, question]);
    assert.deepEqual(await window.sessions.list(), []);
    assert.deepEqual(log.lines, [
      'info Signed out (clientCredentials)',
      'info Signed out (clientCredentials)',
    ]);
  });

  it('ends for all others where it fails for one, and names only whom each sentence is about', async () => {
    const { sessions } = window;
    const { agency, robot, freelancer, accountant } = people;
    const [kept, revoked, alsoRevoked, failed] = [
      await addIdentity(sessions, agency),
      await addIdentity(sessions, robot),
      await addIdentity(sessions, freelancer),
      await addIdentity(sessions, accountant),
    ];
    const end = sessions.signOut.bind(sessions);
    stubs.replace(sessions, 'signOut', async (id: string) => {
      if (id === failed.id) {
        throw new Error('no keyring');
      }
      await end(id);
      return id === kept.id ? 'kept' : 'revoked';
    });
    stubs.replace(vscodeWindow, 'showWarningMessage', (_text: string, _: unknown, button: string) =>
      Promise.resolve(button),
    );
    const said = stubs.hear(
      vscodeWindow,
      'showInformationMessage',
      'showErrorMessage',
      'setStatusBarMessage',
    );
    await signOutAll(context);
    assert.deepEqual(sessions.known, [failed]);
    assert.deepEqual(said, [
      `Couldn’t sign out. Try again: ${accountant.fullName}`,
      `Fakturoid has revoked the access you granted. Signed out: ${[revoked, alsoRevoked].map(({ name }) => name).join(' and ')}`,
      `Signed out: ${agency.fullName}`,
    ]);
  });

  it('marks an expired identity where one is chosen', async () => {
    const { id } = await addIdentity(window.sessions, people.agency);
    await addIdentity(window.sessions, people.robot);
    await sandbox.fail('user', '401', Infinity);
    await window.directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    let items: readonly QuickPickItem[] = [];
    stubs.replace(vscodeWindow, 'showQuickPick', (shown: readonly QuickPickItem[]) => {
      items = shown;
      return Promise.resolve(undefined);
    });
    const { sessions, directory } = window;
    const parts = { sessions, directory } as unknown as SignInContext;
    assert.equal(await pickIdentity(parts, l10n.t('Sort users')), undefined);
    assert.deepEqual(
      items.map(({ description, iconPath }) => [description, (iconPath as ThemeIcon).id]),
      [
        [`${people.agency.email} · Sign-in no longer valid`, 'sign-in'],
        [people.robot.email, 'account'],
      ],
    );
  });
});
