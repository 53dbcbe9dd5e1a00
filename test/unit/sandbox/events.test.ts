import assert from 'node:assert/strict';
import type { Sandbox } from '../../sandbox';
import { ask, list, useSandbox } from '../../kit/sandboxRequests';

/** The switches of this route are tried through the check of the API, in `features/apiCheck/rules/switches.test.ts`. */
describe('sandbox: GET /accounts/{slug}/events.json', () => {
  const running = useSandbox();

  const eventsOf = async (sandbox: Sandbox): Promise<Record<string, unknown>[]> =>
    list(await ask(sandbox, '/accounts/studio-kometa/events.json', { as: sandbox.people.agency }));

  it('has the documented attributes in the documented order', async () => {
    const rows = await eventsOf(running());
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
    const actors = (await eventsOf(sandbox)).map(({ user }) => user as Record<string, unknown>);
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
});
