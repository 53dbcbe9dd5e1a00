import assert from 'node:assert/strict';
import type { Sandbox } from '../../sandbox';
import { ask, list, object, useSandbox } from '../../kit/sandboxRequests';

const DAY = 24 * 60 * 60 * 1000;

describe('sandbox: GET /accounts/{slug}/events.json', () => {
  const running = useSandbox();

  const eventsOf = async (sandbox: Sandbox, rest: string): Promise<Record<string, unknown>[]> =>
    list(await ask(sandbox, `/accounts/studio-kometa/events${rest}`, { as: sandbox.people.agency }));

  it('has the documented attributes in the documented order', async () => {
    const rows = await eventsOf(running(), '.json');
    for (const row of rows) {
      assert.deepEqual(Object.keys(row), [
        'name', 'created_at', 'text', 'related_objects', 'user', 'params',
      ]); // prettier-ignore
      assert.match(String(row['created_at']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+01:00$/);
      assert.deepEqual(Object.keys(row['user'] as object), ['id', 'full_name', 'avatar']);
      for (const related of row['related_objects'] as object[]) {
        assert.deepEqual(Object.keys(related), ['id', 'type']);
      }
    }
  });

  it('is done by people who may write, or by Fakturoid itself; there is no trace of readers', async () => {
    const sandbox = running();
    const members = sandbox.world.accounts.get('studio-kometa')?.members;
    const actors = (await eventsOf(sandbox, '.json')).map(({ user }) => user as Record<string, unknown>);
    const permissions = actors.map(({ id }) => (id === null ? null : members?.get(Number(id))?.permission));
    assert.deepEqual(new Set(permissions), new Set(['owner', 'write', null]));
    assert.ok(actors.every(({ id, full_name: name }) => (id === null) === (name === 'Fakturoid robot')));
  });

  it('has pages of 40, whatever the size of a page of users, and an empty one at the end', async () => {
    const sandbox = running();
    Object.assign(sandbox.switches, { usersPageSize: 20, usersPage: 'ignored', userEvents: 'v2-names' });
    const total = sandbox.world.eventsOf('ondrej-dvorak').length;
    const sizes = [1, 2, 3].map(async (page) => {
      const path = `/accounts/ondrej-dvorak/events.json?page=${page}`;
      return list(await ask(sandbox, path, { as: sandbox.people.freelancer })).length;
    });
    assert.deepEqual(await Promise.all(sizes), [40, total - 40, 0]);
  });

  it('begins after a date, if one is given', async () => {
    const sandbox = running();
    const { world } = sandbox;
    const since = new Date(world.startedAt - 50 * DAY).toISOString();
    const rows = await eventsOf(sandbox, `.json?since=${since}`);
    assert.ok(rows.length > 0);
    assert.ok(rows.every((row) => Date.parse(String(row['created_at'])) > Date.parse(since)));
    const newest = encodeURIComponent(String(rows[0]?.['created_at']));
    assert.deepEqual(await eventsOf(sandbox, `.json?since=${newest}`), []);
    assert.equal((await eventsOf(sandbox, '.json?since=2001-01-01')).length, 40);
  });

  for (const wrong of ['yesterday', '', '1.3.2026', '2026-13-01', '2026-03-01T25:00:00Z', '1772366400']) {
    it(`answers 400 to the date "${wrong}"`, async () => {
      const sandbox = running();
      const path = `/accounts/studio-kometa/events.json?since=${wrong}`;
      const answer = await ask(sandbox, path, { as: sandbox.people.agency });
      assert.deepEqual([answer.status, Object.keys(object(answer))], [400, ['error', 'error_description']]);
    });
  }

  it('tells of one contact, if one is asked for', async () => {
    const sandbox = running();
    const ofContact = (id: number): Promise<Record<string, unknown>[]> =>
      eventsOf(sandbox, `.json?subject_id=${id}`);
    const rows = await ofContact(201);
    assert.ok(rows.length > 0);
    for (const row of rows) {
      assert.deepEqual((row['related_objects'] as object[])[1], { id: 201, type: 'Subject' });
    }
    assert.deepEqual(await ofContact(999), []);
  });

  it('tells of payments only as events/paid.json', async () => {
    const names = (await eventsOf(running(), '/paid.json')).map(({ name }) => name);
    assert.deepEqual([...new Set(names)], ['invoice_paid_with_thank_you_note']);
  });

  it('follows what a test adds', async () => {
    const sandbox = running();
    const { world, people } = sandbox;
    world.eventsOf('studio-kometa').push({
      name: 'something_new',
      at: world.startedAt,
      text: 'Něco nového',
      userId: people.agency.userId,
      relatedObjects: [],
      params: {},
    });
    assert.equal((await eventsOf(sandbox, '.json'))[0]?.['name'], 'something_new');
    sandbox.reset();
    assert.notEqual((await eventsOf(sandbox, '.json'))[0]?.['name'], 'something_new');
  });

  it('eventsKept, eventsOrder: for how long, and in which order', async () => {
    const sandbox = running();
    const ages = async (): Promise<number[]> => {
      const pages = [1, 2, 3].map((page) =>
        ask(sandbox, `/accounts/ondrej-dvorak/events.json?page=${page}`, { as: sandbox.people.freelancer }),
      );
      const rows = (await Promise.all(pages)).flatMap((answer) => list(answer));
      return rows.map((row) => (sandbox.world.startedAt - Date.parse(String(row['created_at']))) / DAY);
    };
    const all = await ages();
    assert.ok(all.some((days) => days > 90));
    assert.deepEqual(
      all,
      all.toSorted((left, right) => left - right),
    );
    sandbox.switches.eventsKept = '90-days';
    const kept = await ages();
    assert.ok(kept.length > 0 && kept.every((days) => days <= 90));
    Object.assign(sandbox.switches, { eventsKept: 'all', eventsOrder: 'shuffled' });
    const shuffled = await ages();
    assert.notDeepEqual(shuffled, all);
    assert.deepEqual(
      shuffled.toSorted((left, right) => left - right),
      all,
    );
  });

  it('eventsReadableBy: only the owner, where it is so', async () => {
    const sandbox = running();
    const status = async (as: Sandbox['people']['agency']): Promise<number> =>
      (await ask(sandbox, '/accounts/studio-kometa/events.json', { as })).status;
    assert.equal(await status(sandbox.people.accountant), 200);
    sandbox.switches.eventsReadableBy = 'owner-only';
    assert.equal(await status(sandbox.people.accountant), 403);
    assert.equal(await status(sandbox.people.agency), 200);
  });

  it('userEvents: what happens to users, under the names of API v2 or not at all', async () => {
    const sandbox = running();
    const names = async (): Promise<string[]> => {
      const pages = await Promise.all([1, 2, 3].map((page) => eventsOf(sandbox, `.json?page=${page}`)));
      const all = pages.flat().map(({ name }) => String(name));
      return [...new Set(all)].filter((name) => /user|invitation/.test(name)).sort();
    };
    assert.deepEqual(await names(), []);
    sandbox.switches.userEvents = 'v2-names';
    assert.deepEqual(await names(), ['invitation_sent', 'user_added_to_account', 'user_token_regenerated']);
  });
});
