import assert from 'node:assert/strict';
import { commands, QuickInputButtons, window as vscodeWindow } from 'vscode';
import { ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import { findUser } from '../../../../src/features/findUser/findUser';
import type { Row } from '../../../../src/features/findUser/rows';
import type { PickerContext } from '../../../../src/pickers/context';
import { FakeMemento } from '../../../kit/fakeMemento';
import { FakePick } from '../../../kit/fakePick';
import { useStubs } from '../../../kit/stubs';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { SandboxControl } from '../../../sandbox/control';
import type { People } from '../../../sandbox/people';
import { required } from '../../support/required';

describe('Find user…', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let window: TestWindow;
  let people: People;
  let context: PickerContext;
  /** The last that was opened. */
  let pick: FakePick<Row>;
  let onPick: () => void;
  let ran: unknown[];
  let searching: Promise<void> | undefined;

  beforeEach(async () => {
    await sandbox.reset();
    people = await sandbox.people();
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    const { sessions, directory } = window;
    const parts: Partial<PickerContext> = {
      sessions,
      directory,
      programmatic: new ProgrammaticUsers(new FakeMemento()),
    };
    context = parts as PickerContext;
    ran = [];
    onPick = () => undefined;
    stubs.replace(commands, 'executeCommand', (...given: readonly unknown[]) =>
      Promise.resolve(void ran.push(given)),
    );
    stubs.replace(vscodeWindow, 'createQuickPick', () => {
      pick = new FakePick();
      setImmediate(() => onPick());
      return pick;
    });
  });

  afterEach(async () => {
    pick.hide();
    await searching;
    window.dispose();
  });

  async function open(person: 'agency' | 'accountant'): Promise<void> {
    await signIn(window.sessions, people[person]);
    await window.directory.loadAll();
    const opened = nextPick();
    searching = findUser(context);
    await opened;
    await untilLoaded();
  }

  function nextPick(): Promise<void> {
    return new Promise((resolve) => (onPick = resolve));
  }

  /** Nothing is left to be loaded. */
  async function untilLoaded(): Promise<void> {
    while (pick.busy) {
      await new Promise(setImmediate);
    }
  }

  it('shows each person once, with their accounts', async () => {
    await open('accountant');
    pick.type('zizkova');
    const rows = pick.items.filter(({ description }) => description?.includes(people.accountant.email));
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.description, `60 accounts · ${people.accountant.email}`);
    assert.match(rows[0].detail ?? '', /^.+, .+, .+ and 57 more$/);
    const everybody = pick.items.length;
    pick.type('');
    assert.ok(pick.items.length > everybody);
    assert.equal(new Set(pick.items.map(({ key }) => key)).size, pick.items.length);
  });

  it('lets an account of several be chosen, and brings back what was typed', async () => {
    await open('accountant');
    pick.type('zizkova');
    pick.choose(people.accountant.fullName);
    assert.equal(pick.title, people.accountant.fullName);
    assert.equal(pick.value, '');
    const [account] = pick.items;
    assert.ok(account);
    assert.equal(pick.items.filter(({ key }) => key.startsWith('account ')).length, 60);
    assert.deepEqual(pick.buttons, [QuickInputButtons.Back]);
    pick.fire('button', QuickInputButtons.Back);
    assert.equal(pick.value, 'zizkova');
    assert.ok(pick.labels.includes(people.accountant.fullName));
    pick.choose(people.accountant.fullName);
    pick.choose(account.label);
    await searching;
    assert.deepEqual(ran, [
      ['fakturoid.showUser', account.choice.kind === 'show' && account.choice.reference, 'keep'],
    ]);
  });

  it('goes straight to the account that was named', async () => {
    await open('agency');
    pick.type('stastna cukrarna');
    const row = pick.row(people.agency.fullName);
    pick.fire('itemButton', { item: row });
    await searching;
    assert.equal(row.choice.kind, 'show');
    assert.deepEqual(ran, [['fakturoid.reveal', row.choice.reference]]);
    ran = [];
    const opened = nextPick();
    searching = findUser(context, 'stastna cukrarna');
    await opened;
    pick.choose(people.agency.fullName);
    await searching;
    assert.deepEqual(ran, [['fakturoid.showUser', row.choice.reference, 'keep']]);
  });

  it('says that nobody was found, and where it could not look, and looks there once it is asked to', async () => {
    await sandbox.fail('users', '403', Infinity);
    await open('agency');
    pick.type('nobodyxyz');
    assert.deepEqual(pick.labels, ['Not loaded: 12 accounts']);
    assert.match(pick.row('Not loaded: 12 accounts').description ?? '', /^No permission$/);
    await sandbox.clearFaults();
    pick.choose('Not loaded: 12 accounts');
    assert.deepEqual(pick.labels, ['Still loading: 12 accounts']);
    await untilLoaded();
    assert.deepEqual(pick.labels, ['Nobody found in 10 accounts', 'Not loaded: 2 accounts']);
    assert.equal(pick.row('Not loaded: 2 accounts').description, 'No permission · Account blocked');
    pick.type('stastna');
    assert.deepEqual(pick.labels.slice(-1), ['Not loaded: 2 accounts']);
    assert.ok(pick.labels.length > 1);
  });

  it('offers to sign in again where nothing else helps, and keeps what was typed', async () => {
    const { id } = await signIn(window.sessions, people.agency);
    await sandbox.fail('user', '401', Infinity);
    const opened = nextPick();
    searching = findUser(context, 'novak');
    await opened;
    await untilLoaded();
    const again = nextPick();
    pick.choose(`Not loaded: accounts of ${people.agency.fullName}`);
    await again;
    assert.deepEqual(ran[0], ['fakturoid.replaceCredentials', { identityId: id }]);
    assert.equal(pick.value, 'novak');
  });

  it('tells how many people a long list leaves out', async () => {
    const account = 'studio-kometa';
    for (let id = 900_000; id < 900_210; id++) {
      await sandbox.setMember(account, id);
    }
    await open('agency');
    const left = pick.labels.find((label) => label.startsWith('Not listed: '));
    assert.match(left ?? '', /^Not listed: \d+ users$/);
    assert.deepEqual(pick.labels.indexOf(left ?? ''), 200);
  });

  it('begins at the top of everybody, and leaves the selection where it was put', async () => {
    await signIn(window.sessions, people.agency);
    const opened = nextPick();
    searching = findUser(context);
    await opened;
    await untilLoaded();
    assert.ok(pick.items.length > 20);
    assert.equal(pick.activeItems[0], pick.items[0]);
    const chosen = pick.items[5];
    assert.ok(chosen);
    // What is loaded again makes all rows again.
    pick.choose('Not loaded: 2 accounts');
    pick.activeItems = [chosen];
    await untilLoaded();
    assert.deepEqual([pick.activeItems[0]?.key, pick.items.includes(chosen)], [chosen.key, false]);
  });

  it('keeps its order, and stays when a page takes the focus back', async () => {
    await open('agency');
    assert.equal(pick.sortByLabel, false);
    assert.equal(pick.ignoreFocusOut, true);
  });
});
