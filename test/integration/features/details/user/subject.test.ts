import assert from 'node:assert/strict';
import { lookUpUser } from '../../../../../src/directory/lookUp';
import { rows, part } from '../../../support/detailsPage';
import { KOMETA, useDetails } from '../../../support/useDetails';

describe('details of a user', () => {
  const details = useDetails();
  const {
    sandbox,
    stubs,
    user,
    view,
    run,
    load,
    loaded,
    colleague,
    colleagueId,
    firstUserWith,
    nameAccounts,
  } = details;

  it('says what the signs mean once, and the permission once beside all accounts', async () => {
    await load({}, { slug: KOMETA });
    const { sections } = await view(colleague());
    assert.deepEqual(
      sections.map(({ id, table }) => [id, (table?.legend ?? []).length > 0]),
      [
        ['who', false],
        ['rights', true],
        ['accounts', false],
      ],
    );
    const rights = part({ sections }, 'rights');
    assert.equal(JSON.stringify(rights).split('Read and write').length - 1, 1);
    const withoutAccount = (await view(user(details.identity.userId))).sections;
    assert.equal(withoutAccount.filter(({ table }) => table?.legend !== undefined).length, 1);
  });

  it('has all labels in place before anything is loaded', async () => {
    for (const place of user(4711, KOMETA).resources(details.identity)) {
      details.window.directory.ensure(place);
    }
    const { notice, sections } = await view(user(4711, KOMETA));
    assert.deepEqual(notice, { isError: false, text: 'Loading…', hint: '' });
    assert.deepEqual(
      sections.map(({ id }) => id),
      ['who', 'rights', 'accounts'],
    );
    assert.deepEqual(part({ sections }, 'rights').facts, [{ label: 'Scopes', value: '…' }]);
  });

  it('says that loading was given up, with a way to go on', async () => {
    await load({});
    const subject = user(4711, KOMETA);
    const giveUp = new AbortController();
    await details.window.directory.loadAll(() => giveUp.abort(), giveUp.signal);
    const { notice } = await view(subject);
    assert.equal(notice?.text, 'Not loaded');
    run(notice.action?.id);
    assert.equal((await view(subject)).notice?.text, 'Loading…');
  });

  it('tells who they are and what they can do in the account they were opened from', async () => {
    await load({}, { slug: KOMETA });
    const page = await view(colleague());
    assert.equal(page.name, 'Dušan Zářecký');
    assert.equal(page.initials, 'DZ');
    assert.equal(page.notice, undefined);
    assert.equal(part(page, 'rights').heading, 'Rights in Studio Kometa s.r.o. (studio-kometa)');
    assert.equal(rows(part(page, 'rights'))[0]?.[0], 'Read and write');
    assert.ok(part(page, 'who').facts.some(({ value }) => value.endsWith('@studio-kometa.example')));
  });

  it('warns of rights that go beyond the purpose of a programmatic user', async () => {
    await load({}, { slug: KOMETA });
    await details.programmatic.mark(colleagueId(), 'readInvoices');
    const said = part(await view(colleague()), 'rights').notice?.text ?? '';
    assert.match(said, /^Exceeds its purpose: the permission “Read and write”/);
  });

  it('keeps what it knows after a failure and says so, with Retry', async () => {
    await load({}, { slug: KOMETA });
    const subject = colleague();
    await sandbox.fail('users', 'html', 1);
    await load({ slug: KOMETA });
    const page = await view(subject);
    assert.equal(page.notice?.isError, true);
    assert.match(page.notice.hint, /The data below was loaded earlier\./);
    assert.equal(page.notice.action?.label, 'Retry');
    assert.equal(rows(part(page, 'rights'))[0]?.[0], 'Read and write');
    await sandbox.clearFaults();
    run(page.notice.action.id);
    await loaded({ slug: KOMETA });
    assert.equal((await view(subject)).notice, undefined);
  });

  it('says that somebody is gone, once they have lost their access', async () => {
    await load({}, { slug: KOMETA });
    const id = colleagueId();
    const subject = user(id, KOMETA);
    await view(subject);
    await sandbox.removeMember(KOMETA, id);
    await load({ slug: KOMETA });
    const page = await view(subject);
    assert.equal(page.name, 'Dušan Zářecký');
    assert.equal(page.notice?.text, 'This user is no longer in the account');
    assert.equal(page.notice.action?.label, 'Load again');
    assert.equal(part(page, 'accounts').heading, 'Access to accounts', 'other accounts were not read');
  });

  it('says that the sign-in has expired, with the way to sign in again as the same identity', async () => {
    await load({}, { slug: KOMETA });
    await sandbox.revokeTokens('agency');
    await sandbox.fail('token', '401', 20);
    await load({ slug: KOMETA });
    const { notice } = await view(colleague());
    assert.equal(notice?.action?.label, 'Sign in again');
    run(notice.action.id);
    const [[command, argument] = []] = details.ran;
    assert.equal(command, 'fakturoid.replaceCredentials');
    assert.deepEqual(argument, { identityId: details.identity.id });
  });

  it('says that nobody is signed in any more, and comes back once the same user is', async () => {
    await load({}, { slug: KOMETA });
    const subject = colleague();
    await details.window.sessions.signOut(details.identity.id);
    const page = await view(subject);
    assert.equal(page.notice?.text, 'You’re signed out');
    assert.deepEqual(page.actions, []);
    run(page.notice.action?.id);
    assert.deepEqual(details.ran, [['fakturoid.signIn', undefined]]);
    await details.signInAgency();
    await load({}, { slug: KOMETA });
    assert.equal((await view(subject)).name, 'Dušan Zářecký');
  });

  it('shows a mark that was set elsewhere, and offers to take it back', async () => {
    await load({}, { slug: KOMETA });
    const subject = colleague();
    const labels = async (): Promise<string[]> => (await view(subject)).actions.map(({ label }) => label);
    assert.ok((await labels()).includes('Mark as programmatic user…'));
    await details.programmatic.mark(colleagueId());
    assert.deepEqual((await view(subject)).badges, ['Programmatic user']);
    assert.ok((await labels()).includes('Change purpose…'));
    assert.equal(subject.details([details.identity]).menu?.section, 'userProgrammatic');
  });

  it('gives its commands what a row of the tree would give them', async () => {
    await load({}, { slug: KOMETA });
    const id = colleagueId();
    const page = await view(user(id, KOMETA));
    for (const action of page.actions) {
      run(action.id);
    }
    assert.deepEqual(
      details.ran.map(([command]) => command),
      ['fakturoid.copyEmail', 'fakturoid.markProgrammatic'],
    );
    const account = { identityId: details.identity.id, slug: KOMETA };
    const { menu } = colleague().details([details.identity]);
    assert.deepEqual(menu?.reference, { ...account, userId: id });
    assert.deepEqual(menu.openInFakturoid?.arguments, [account]);
  });

  it('has a name and a button for an account also where nothing in their names can be seen', async () => {
    await load({}, { slug: KOMETA });
    nameAccounts('\u3164');
    const page = await view(firstUserWith({ full_name: ' \u200b\u2800', email: '\u202e ' }));
    assert.match(page.name, /^#\d+$/);
    assert.ok(!part(page, 'who').facts.some(({ label }) => label === 'Email'));
    assert.equal(part(page, 'rights').heading, `Rights in ${KOMETA}`);
    const [row] = rows(part(page, 'accounts'));
    assert.match(row?.[0] ?? '', /^\[[a-z-]+\]$/);
  });

  it('shows the slug of an account as it is, whatever turns the direction of its name', async () => {
    await load({}, { slug: KOMETA });
    nameAccounts('Kometa \u2069\u202e');
    assert.equal(part(await view(colleague()), 'rights').heading, `Rights in Kometa (${KOMETA})`);
  });

  it('is copied without anything that Fakturoid did not state', async () => {
    await load({});
    const state = details.window.directory.currentUser(details.identity.id);
    const value = { ...state.value, hasDropped: true };
    stubs.replace(details.window.directory, 'currentUser', () => ({ ...state, value }));
    const own = await lookUpUser(details.window.directory, {
      identityId: details.identity.id,
      userId: details.identity.userId,
    });
    assert.deepEqual(own?.user, state.value);
  });
});
