import assert from 'node:assert/strict';
import { signIn } from '../../../../kit/testWindow';
import { rows, part, slugOf, cellOf } from '../../../support/detailsPage';
import { KOMETA, useDetails } from '../../../support/useDetails';

describe('details of a user across accounts', () => {
  const details = useDetails();
  const {
    sandbox,
    user,
    view,
    run,
    refresh,
    keyOf,
    load,
    loaded,
    colleague,
    colleagueId,
    accountOfForbiddenUsers,
  } = details;

  it('lists every account in which they are known, and those where that is not known, with a way to load', async () => {
    await load({}, { slug: KOMETA }, { slug: 'lipovy-dvur' });
    const page = await view(colleague());
    const table = rows(part(page, 'accounts'));
    assert.deepEqual(
      table.slice(0, 2).map(([name, permission, invoices]) => [name, permission, invoices]),
      [
        ['[Lipový dvůr družstvo]', 'Read', 'can read'],
        ['[Studio Kometa s.r.o.]', 'Read and write', 'can change'],
      ],
    );
    assert.equal(part(page, 'accounts').heading, 'Access to accounts (2)');
    assert.equal(table.length, 12);
    assert.ok(table.slice(2).every(([, state]) => state === 'not loaded [Load]'));
    assert.match(part(page, 'accounts').notice?.text ?? '', /^Not loaded: 10 accounts\./);
  });

  it('loads one account when that is asked for, and says where not allowed to list users', async () => {
    await load({}, { slug: KOMETA });
    const subject = colleague();
    const forbidden = await accountOfForbiddenUsers();
    const action = cellOf(await view(subject), forbidden)?.action;
    assert.equal(action?.label, 'Load');
    run(action.id);
    assert.equal(cellOf(await view(subject), forbidden)?.text, 'Loading…');
    await loaded({ slug: forbidden });
    const cell = cellOf(await view(subject), forbidden);
    assert.equal(cell?.text, 'not allowed to list users');
    assert.equal(cell.action?.label, 'Retry');
  });

  it('loads all accounts when that is asked for', async () => {
    await load({}, { slug: KOMETA });
    const subject = colleague();
    const { action } = part(await view(subject), 'accounts').notice ?? {};
    assert.equal(action?.label, 'Load the users of all accounts');
    run(action.id);
    await details.window.directory.loadAll();
    const states = rows(part(await view(subject), 'accounts')).map(([, state]) => state);
    assert.ok(!states.includes('not loaded [Load]'));
    assert.ok(states.includes('not allowed to list users [Retry]'));
  });

  it('knows the rights of yourself everywhere, also where not allowed to list users', async () => {
    await load({});
    const page = await view(user(details.identity.userId));
    assert.deepEqual(page.badges, ['This is you']);
    assert.equal(part(page, 'accounts').heading, 'Accounts you have access to (12)');
    assert.equal(part(page, 'accounts').notice, undefined);
    assert.ok(rows(part(page, 'accounts')).some(([name]) => name === '[Studio Kometa s.r.o. (default)]'));
  });

  it('says where a person is known from, once several identities are signed in, and takes no default account of others for theirs', async () => {
    const { accountant } = await sandbox.people();
    await signIn(details.window.sessions, accountant);
    await details.window.directory.loadAll();
    const page = await view(user(accountant.userId, KOMETA));
    assert.equal(part(page, 'accounts').table?.columns.at(-1), 'Signed in as');
    const kometa = part(page, 'accounts').table?.rows.find((row) => slugOf(row) === KOMETA);
    assert.equal(kometa?.at(-1)?.text, 'Tereza Šťastná');
    const table = rows(part(page, 'accounts'));
    assert.equal(table.length, 60 + 2, 'their own accounts, and two that the agency may not read');
    assert.equal(details.window.directory.currentUser(details.identity.id).value?.default_account, KOMETA);
    assert.ok(!part(page, 'who').facts.some(({ label }) => label === 'Default account'));
    assert.ok(!table.some(([name]) => name?.includes('(default)')));
  });

  it('says which identity has accounts that are not known, with a way to load them', async () => {
    await load({}, { slug: KOMETA });
    const { accountant } = await sandbox.people();
    const other = await signIn(details.window.sessions, accountant);
    const subject = colleague();
    const ofOther = async () =>
      part(await view(subject), 'accounts').table?.rows.filter(
        (row) => row.at(-1)?.text === accountant.fullName,
      ) ?? [];
    const [row, ...rest] = await ofOther();
    assert.deepEqual(rest, []);
    assert.equal(row?.[1]?.text, 'not loaded');
    await sandbox.fail('user', 'html', 20);
    await details.window.directory.reload(keyOf({}, other.id)).settled;
    const [failed] = await ofOther();
    assert.equal(failed?.[1]?.text, 'Unexpected response');
    await sandbox.clearFaults();
    run(failed[1].action?.id);
    assert.equal((await ofOther())[0]?.[1]?.text, 'Loading…');
    await loaded({}, other);
    assert.ok((await ofOther()).length > 10);
  });

  it('offers to load an account as the identity that has not tried yet', async () => {
    const { robot } = await sandbox.people();
    const other = await signIn(details.window.sessions, robot);
    await sandbox.fail(`users@${KOMETA}`, '403=B');
    await load({}, { slug: KOMETA });
    await loaded({}, other);
    const subject = user(4711, KOMETA);
    const cell = cellOf(await view(subject), KOMETA);
    assert.equal(cell?.text, 'not loaded');
    run(cell.action?.id);
    await loaded({ slug: KOMETA }, other);
    assert.ok(!cellOf(await view(subject), KOMETA));
  });

  it('does not take an account for read of which a part is missing', async () => {
    await load({}, { slug: KOMETA });
    const subject = colleague();
    await load({ slug: 'truhlarstvi-kulik' });
    assert.equal(cellOf(await view(subject), 'truhlarstvi-kulik'), undefined);
    await sandbox.fail('users@truhlarstvi-kulik', 'html', 20);
    await load({ slug: 'truhlarstvi-kulik' });
    const cell = cellOf(await view(subject), 'truhlarstvi-kulik');
    assert.equal(cell?.text, 'Unexpected response');
    assert.equal(cell.action?.label, 'Retry');
  });

  it('says where a right was loaded earlier and could not be loaded again', async () => {
    await load({}, { slug: KOMETA }, { slug: 'lipovy-dvur' });
    const subject = colleague();
    await sandbox.fail('users@lipovy-dvur', '403=B');
    await load({ slug: 'lipovy-dvur' });
    const cell = cellOf(await view(subject), 'lipovy-dvur');
    assert.equal(cell?.text, 'Read (loaded earlier)');
    assert.equal(cell.action?.label, 'Retry');
  });

  it('is refreshed in every account in which they were found', async () => {
    await load({}, { slug: KOMETA }, { slug: 'lipovy-dvur' });
    const id = colleagueId();
    const subject = user(id, KOMETA);
    await sandbox.setMember('lipovy-dvur', id, { permission: 'owner' });
    refresh(subject);
    await loaded({ slug: 'lipovy-dvur' });
    assert.equal(cellOf(await view(subject), 'lipovy-dvur')?.text, 'Account owner');
  });

  it('has the same rights in all of the page, no matter who else has read the account before', async () => {
    const { robot } = await sandbox.people();
    await load({}, { slug: KOMETA });
    const id = colleagueId();
    const other = await signIn(details.window.sessions, robot);
    await loaded({}, other);
    await sandbox.setMember(KOMETA, id, { permission: 'read' });
    await loaded({ slug: KOMETA }, other);
    const page = await view(user(id, KOMETA, other));
    assert.equal(rows(part(page, 'rights'))[0]?.[0], 'Read');
    assert.equal(cellOf(page, KOMETA)?.text, 'Read');
  });

  it('says that there is no access only where everything was read', async () => {
    await sandbox.fail('user', 'html', 20);
    await load({});
    const offline = part(await view(user(1)), 'accounts');
    assert.deepEqual([offline.heading, offline.table], ['Access to accounts', undefined]);

    await sandbox.clearFaults();
    const { freelancer } = await sandbox.people();
    await details.window.sessions.signOut(details.identity.id);
    const alone = await signIn(details.window.sessions, freelancer);
    await details.window.directory.loadAll();
    assert.equal(part(await view(user(1, undefined, alone)), 'accounts').heading, 'Access to accounts (0)');
  });
});
