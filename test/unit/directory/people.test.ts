import assert from 'node:assert/strict';
import { countKnown, peopleOf } from '../../../src/directory/people';
import { PeopleIndex } from '../../../src/features/findUser/search';
import { type Sandbox, startSandbox } from '../../sandbox';
import { openWindow, signIn, type TestWindow } from '../../kit/testWindow';

describe('people over all accounts', () => {
  let sandbox: Sandbox;
  let window: TestWindow;

  before(async () => {
    sandbox = await startSandbox();
  });

  beforeEach(() => {
    sandbox.reset();
    window = openWindow({ apiUrl: sandbox.apiUrl });
  });

  afterEach(() => window.dispose());

  after(() => sandbox.close());

  it('brings one person together from all accounts, with their rights in each', async () => {
    const identity = await signIn(window.sessions, sandbox.people.agency);
    await window.directory.loadAll();
    const { people, unread } = peopleOf([identity], window.directory);
    const you = people.find(({ user }) => user.id === identity.userId);
    assert.equal(you?.isYou, true);
    assert.equal(you.memberships.length, 12, 'also where not allowed to list users');
    assert.ok(new Set(you.memberships.map(({ user }) => user.permission)).size > 1);
    assert.deepEqual(
      unread
        .map(({ account, state }) => [
          account.slug,
          state.status === 'failed' ? state.failure.kind : undefined,
        ])
        .sort(),
      [
        ['advokati-pod-vezi', 'forbidden'],
        ['cukrarna-ruzova-zaba', 'blockedAccount'],
      ],
    );
    assert.equal(new Set(people.map(({ user }) => user.id)).size, people.length);
  });

  it('counts an account that two identities reach once, and reads it through the one that may', async () => {
    const agency = await signIn(window.sessions, sandbox.people.agency);
    const robot = await signIn(window.sessions, sandbox.people.robot);
    sandbox.fail('users@studio-kometa', '403=B');
    await window.directory.ensure({ kind: 'currentUser', identityId: agency.id }).settled;
    await window.directory.ensure({ kind: 'currentUser', identityId: robot.id }).settled;
    await window.directory.ensure({ kind: 'users', identityId: agency.id, slug: 'studio-kometa' }).settled;
    await window.directory.ensure({ kind: 'users', identityId: robot.id, slug: 'studio-kometa' }).settled;
    const { people, unread } = peopleOf([agency, robot], window.directory);
    assert.ok(!unread.some(({ account }) => account.slug === 'studio-kometa'));
    const other = people.find(({ user }) => user.id === robot.userId);
    assert.equal(other?.memberships.filter(({ account }) => account.slug === 'studio-kometa').length, 1);
  });

  it('counts some of them once each, as far as they are known', async () => {
    const { agency, robot, accountant } = sandbox.people;
    const identity = await signIn(window.sessions, agency);
    const ids = new Set([identity.userId, robot.userId, accountant.userId, -1]);
    const count = (): number => countKnown(window.sessions.known, window.directory, ids);
    assert.equal(count(), 0);
    await window.directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    assert.equal(count(), 1, 'the signed-in user is known before any list is');
    await window.directory.ensure({ kind: 'users', identityId: identity.id, slug: 'studio-kometa' }).settled;
    assert.equal(count(), 3);
    await window.directory.ensure({ kind: 'users', identityId: identity.id, slug: 'truhlarstvi-kulik' })
      .settled;
    assert.equal(count(), 3, 'the accountant is in both');
    ids.delete(identity.userId);
    assert.equal(count(), 2);
  });

  it('is loaded with progress, at most four requests at a time, and can be given up', async () => {
    const identity = await signIn(window.sessions, sandbox.people.accountant);
    await window.directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    const giveUp = new AbortController();
    const progress: [number, number][] = [];
    await window.directory.loadAll((done, all) => {
      progress.push([done, all]);
      if (done === 10) {
        giveUp.abort();
      }
    }, giveUp.signal);
    assert.deepEqual(progress[0], [0, 60]);
    const { unread } = peopleOf([identity], window.directory);
    assert.ok(unread.length > 0 && unread.length <= 50);
    assert.ok(unread.every(({ state }) => state.status !== 'failed'));
    const { requests } = sandbox;
    await window.directory.loadAll();
    assert.deepEqual(peopleOf([identity], window.directory).unread, []);
    assert.ok(requests.filter(({ route }) => route === 'users').length >= 60);
  });

  it('are found by anything that tells them apart, without diacritics', async () => {
    const identity = await signIn(window.sessions, sandbox.people.agency);
    await window.directory.loadAll();
    const { people } = peopleOf([identity], window.directory);
    const index = new PeopleIndex(people);
    const { agency, robot } = sandbox.people;
    const names = (query: string): string[] =>
      index.find(query, 1000).found.map(({ person }) => person.user.full_name ?? '');
    assert.ok(names('stastna tereza').includes(agency.fullName));
    assert.ok(names('ŠŤASTNÁ').includes(agency.fullName));
    assert.ok(names(robot.email).includes(robot.fullName));
    assert.deepEqual(
      new Set(names(String(agency.userId)).filter((name) => name === agency.fullName)).size,
      1,
    );
    const [membership] = people[0]?.memberships ?? [];
    assert.ok(index.find(membership?.account.registration_no ?? 'none', 1000).all > 0);
    assert.ok(
      index
        .find('Kolo pila', 1000)
        .found.every(({ memberships: [first] }) => first?.account.slug === 'kolo-a-pila'),
    );
    assert.deepEqual(names('nobody is called this'), []);
    assert.equal(index.find('', 5).found.length, 5);
  });
});
