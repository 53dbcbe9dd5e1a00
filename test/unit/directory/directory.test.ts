import assert from 'node:assert/strict';
import type { ResourceKey } from '../../../src/base/references';
import { type Sandbox, startSandbox } from '../../sandbox';
import { FakeVault } from '../../kit/fakeSecrets';
import { openWindow, signIn, type TestWindow } from '../../kit/testWindow';

describe('directory', () => {
  let sandbox: Sandbox;
  let vault: FakeVault;
  const windows: TestWindow[] = [];
  const open = (): TestWindow => {
    const window = openWindow({ apiUrl: sandbox.apiUrl, vault });
    windows.push(window);
    return window;
  };
  /** The requests of a kind that arrived, as their paths. */
  const paths = (route: string): string[] =>
    sandbox.requests.filter((request) => request.route === route).map(({ path }) => path);

  before(async () => {
    sandbox = await startSandbox({ accounts: 2, users: 95 });
  });

  beforeEach(() => {
    sandbox.reset();
    vault = new FakeVault();
  });

  afterEach(() => {
    for (const window of windows.splice(0)) {
      window.dispose();
    }
  });

  after(() => sandbox.close());

  it('shows the accounts with one request when a valid token is stored', async () => {
    await signIn(open().sessions, sandbox.people.agency);
    const before = sandbox.requests.length;
    const { directory } = open();
    const [identity] = await directory.identities();
    assert.ok(identity);
    await directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    assert.equal(directory.currentUser(identity.id).value?.accounts?.length, 12);
    assert.equal(sandbox.requests.length - before, 1);
  });

  it('expands an account that fits on a page with one request', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox.people.freelancer);
    await directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    const slug = directory.currentUser(id).value?.accounts?.[0]?.slug;
    assert.ok(slug);
    await Promise.all([1, 2, 3].map(() => directory.ensure({ kind: 'users', identityId: id, slug }).settled));
    assert.equal(directory.users(id, slug).status, 'ready');
    assert.equal(paths('users').length, 1);
  });

  it('shows the first page before the others have arrived', async () => {
    const { sessions, directory } = open();
    assert.ok(sandbox.people.scale);
    const { id } = await signIn(sessions, sandbox.people.scale);
    sandbox.fail('users@scale-1#2', 'hang');
    const load = directory.ensure({ kind: 'users', identityId: id, slug: 'scale-1' });
    await load.firstValue;
    const state = directory.users(id, 'scale-1');
    assert.equal(state.status, 'loading');
    assert.equal(state.value?.users.length, 40);
  });

  it('says which place changed, and only that', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox.people.freelancer);
    const slug = 'nobody-here';
    const places: (ResourceKey | undefined)[] = [];
    directory.onDidChange((place) => places.push(place));
    await directory.ensure({ kind: 'users', identityId: id, slug }).settled;
    const key = { kind: 'users', identityId: id, slug };
    assert.deepEqual(places, [key, key], 'it began to load, and ended');
    const state = directory.users(id, slug);
    assert.equal(state.status === 'failed' && state.failure.kind, 'notFound');
  });

  it('loads again all that was loaded, and nothing else', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox.people.agency);
    await directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    const [first] = directory.currentUser(id).value?.accounts ?? [];
    assert.ok(first);
    await directory.ensure({ kind: 'users', identityId: id, slug: first.slug }).settled;
    const before = sandbox.requests.length;
    await directory.refresh();
    const since = sandbox.requests.slice(before).map(({ route }) => route);
    assert.deepEqual(new Set(since), new Set(['user', 'users']));
    assert.ok(sandbox.requests.slice(before).every(({ slug }) => slug === null || slug === first.slug));
  });

  it('reloads everything, first of all which accounts there are, and says how far it is', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox.people.freelancer);
    await directory.loadAll();
    const before = sandbox.requests.length;
    const steps: string[] = [];
    await directory.reloadAll((done, all) => steps.push(`${done}/${all}`));
    assert.deepEqual(
      sandbox.requests.slice(before).map(({ route }) => route),
      ['user', 'users'],
    );
    assert.deepEqual(steps, ['0/1', '1/1']);
    assert.equal(directory.currentUser(id).status, 'ready');
  });

  it('leaves nothing running wherever a reload of everything is given up, and keeps what was there', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox.people.agency);
    await directory.loadAll();
    const slugs = (directory.currentUser(id).value?.accounts ?? []).map(({ slug }) => slug);
    const known = (): (number | undefined)[] =>
      slugs.map((slug) => directory.users(id, slug).value?.users.length);
    const all = known();
    for (const route of ['user', 'users', 'users@lipovy-dvur#2']) {
      const giveUp = new AbortController();
      sandbox.fail(route, 'hang');
      const arrived = sandbox.nextRequest(route === 'user' ? 'user' : 'users');
      const reload = directory.reloadAll(undefined, giveUp.signal);
      await arrived;
      giveUp.abort();
      await reload;
      const places: ResourceKey[] = [
        { kind: 'currentUser', identityId: id },
        ...slugs.map((slug): ResourceKey => ({ kind: 'users', identityId: id, slug })),
      ];
      assert.deepEqual(
        places.filter((key) => directory.state(key).status === 'loading'),
        [],
        route,
      );
      assert.deepEqual(known(), all, route);
    }
  });

  it('ends no load that others wait for when somebody gives up, and tells how far theirs is', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox.people.freelancer);
    await directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    const slug = directory.currentUser(id).value?.accounts?.[0]?.slug ?? '';
    const giveUp = new AbortController();
    const told: unknown[] = [];
    directory.onDidProgress((progress) => told.push(progress));
    sandbox.fail('users', 'delay=500');
    const arrived = sandbox.nextRequest('users');
    const reload = directory.reloadAll();
    const search = directory.loadAll(undefined, giveUp.signal);
    await arrived;
    giveUp.abort();
    await search;
    assert.equal(directory.users(id, slug).status, 'loading');
    assert.ok(!told.includes(undefined));
    await reload;
    assert.equal(directory.users(id, slug).status, 'ready');
    assert.equal(sandbox.requests.filter(({ route }) => route === 'users').length, 1);
    assert.equal(told.at(-1), undefined);
  });

  it('forgets an identity that signed out, and stops what it was loading', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox.people.freelancer);
    sandbox.fail('user', 'hang');
    const arrived = sandbox.nextRequest('user');
    const load = directory.ensure({ kind: 'currentUser', identityId: id });
    await arrived;
    await sessions.signOut(id);
    await load.settled;
    assert.deepEqual(directory.currentUser(id), { status: 'idle' });
  });

  it('asks nothing more in the name of an identity that signed out while everything was reloaded', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox.people.agency);
    await directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    await directory.ensure({ kind: 'users', identityId: id, slug: 'studio-kometa' }).settled;
    const before = paths('users').length;
    sandbox.fail('user', 'hang');
    const arrived = sandbox.nextRequest('user');
    const reload = directory.reloadAll();
    await arrived;
    await sessions.signOut(id);
    await reload;
    assert.equal(paths('users').length, before);
  });

  it('starts afresh for an identity that signed in again', async () => {
    const { sessions, directory } = open();
    const { id } = await signIn(sessions, sandbox.people.freelancer);
    sandbox.fail('user', '403=B');
    await directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    assert.equal(directory.currentUser(id).status, 'failed');
    await signIn(sessions, sandbox.people.freelancer);
    await directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    assert.equal(directory.currentUser(id).status, 'ready');
  });
});
