import assert from 'node:assert/strict';
import type { Loadable } from '../../../../../src/directory/loader';
import type { UserList } from '../../../../../src/fakturoid/client';
import { accountSubject } from '../../../../../src/features/details/account/subject';
import { rows, part } from '../../../support/detailsPage';
import { KOMETA, useDetails } from '../../../support/useDetails';

describe('details of an account', () => {
  const details = useDetails();
  const { sandbox, stubs, context, account, view, run, keyOf, load, loaded, users, accountOfForbiddenUsers } =
    details;

  it('tells what Fakturoid says of it, in groups and in words', async () => {
    await load({}, { slug: KOMETA }, { slug: KOMETA, isDetail: true });
    const page = await view(account(KOMETA));
    assert.equal(page.name, 'Studio Kometa s.r.o.');
    assert.deepEqual(page.badges, ['Default account']);
    assert.equal(rows(part(page, 'rights'))[0]?.[0], 'Account owner');
    assert.deepEqual(
      page.sections.slice(-6).map(({ heading }) => heading),
      ['Company', 'Plan', 'VAT', 'Invoices', 'Automatic emails', 'Digitoo'],
    );
    const all = page.sections.flatMap(({ facts }) => facts);
    const value = (label: string): string | undefined => all.find((fact) => fact.label === label)?.value;
    assert.equal(value('Currency'), 'Czech Koruna (CZK)');
    assert.equal(value('Country'), 'Czechia (CZ)');
    assert.equal(value('Language'), 'Czech (cz)');
    assert.equal(value('Default VAT rate'), '21%');
    assert.match(value('Postal code and town') ?? '', /^\d{3} \d{2} \S/);
    assert.match(value('Price of the plan') ?? '', /^[\d,.]+ \(currency and period not provided\)$/);
    assert.match(value('VAT mode') ?? '', /^(VAT payer|not a VAT payer|identified person)$/);
    assert.ok(all.every((fact) => fact.value !== '' && !/null|undefined|NaN/.test(fact.value)));
  });

  it('shows values that are not documented as they came', async () => {
    await sandbox.setAccount(KOMETA, {
      attributes: {
        vat_mode: 'vat_mars',
        currency: 'not a code',
        country: 'XQ',
        invoice_language: '??',
        created_at: 'yesterday',
        updated_at: 'in room 7',
        invoice_payment_method: 'barter',
      },
    });
    await load({}, { slug: KOMETA, isDetail: true });
    const all = (await view(account(KOMETA))).sections.flatMap(({ facts }) => facts);
    for (const text of ['vat_mars', 'not a code', 'XQ', '??', 'yesterday', 'in room 7', 'barter']) {
      assert.ok(
        all.some(({ value }) => value === text),
        text,
      );
    }
  });

  it('counts users by permission, the strongest first', async () => {
    await load({}, { slug: KOMETA });
    assert.deepEqual(
      part(await view(account(KOMETA)), 'users').facts.map(({ label, value }) => `${label}: ${value}`),
      ['Total: 7', 'Account owner: 2', 'Read and write: 2', 'Read: 2', 'accountant (unknown permission): 1'],
    );
  });

  it('has the endpoint and a curl command without the token', async () => {
    await load({});
    const { sections } = await view(account(KOMETA));
    const code = sections.map((section) => section.code).join('\n');
    assert.match(code, /https:\/\/app\.fakturoid\.cz\/api\/v3\/accounts\/studio-kometa\/users\.json/);
    assert.match(code, /Bearer \$FAKTUROID_TOKEN/);
    assert.doesNotMatch(code, /127\.0\.0\.1|[0-9a-f]{32}/);
  });

  it('says in its own place what could not be read, and keeps the rest', async () => {
    const forbidden = await accountOfForbiddenUsers();
    await sandbox.fail('account', '403', 1);
    await load({}, { slug: forbidden }, { slug: forbidden, isDetail: true });
    const page = await view(account(forbidden));
    assert.equal(page.notice, undefined);
    assert.equal(part(page, 'users').notice?.text, 'No permission');
    assert.equal(part(page, 'detail').notice?.text, 'No permission');
    assert.ok(part(page, 'rights').facts.length > 0);
    const [users, detail] = [part(page, 'users').notice?.action, part(page, 'detail').notice?.action];
    assert.notEqual(users?.id, detail?.id);
    await sandbox.clearRequests();
    run(detail?.id);
    await loaded({ slug: forbidden, isDetail: true });
    assert.deepEqual([...new Set((await sandbox.requests()).map(({ route }) => route))], ['account']);
  });

  it('links to the unpaid invoices of an account that is blocked', async () => {
    const slug = 'cukrarna-ruzova-zaba';
    await load({}, { slug });
    const { text, links = [] } = part(await view(account(slug)), 'users').notice ?? {};
    assert.equal(text, 'Account blocked');
    assert.match(links.join(), /^https:\/\/[^,]*\/cukrarna-ruzova-zaba\/[^,]+$/);
  });

  it('does not move what is below while it is refreshed', async () => {
    const places = [{}, { slug: KOMETA }, { slug: KOMETA, isDetail: true as const }];
    await load(...places);
    const before = await view(account(KOMETA));
    for (const place of places) {
      details.window.directory.reload(keyOf(place));
    }
    // The state that says so comes one turn later.
    await new Promise((resolve) => setImmediate(resolve));
    const page = await view(account(KOMETA));
    assert.equal(page.notice?.text, 'Loading…');
    assert.deepEqual(page.sections, before.sections);
  });

  it('says where users are missing in the number', async () => {
    await load({}, { slug: KOMETA });
    const list = users();
    const numbers = async (state: Loadable<UserList>): Promise<string[]> => {
      stubs.replace(details.window.directory, 'users', () => state);
      const { facts, texts, notice } = part(await view(account(KOMETA)), 'users');
      return [facts[0]?.label ?? '', ...texts, ...(notice === undefined ? [] : [notice.hint])];
    };
    const missing = 'Not everything could be loaded';
    assert.deepEqual(await numbers({ status: 'ready', value: { users: list, dropped: 0 } }), ['Total']);
    assert.deepEqual(await numbers({ status: 'ready', value: { users: list, dropped: 1 } }), [
      'Total',
      missing,
    ]);
    const offline = { status: 'failed', failure: { kind: 'offline' } } as const;
    const [first, ...rest] = await numbers({
      ...offline,
      value: { users: list, dropped: 0 },
      isPart: true,
    });
    assert.deepEqual([first, rest[0]], ['Account owner', missing]);
    assert.doesNotMatch(rest.join(' '), /earlier/);
  });

  it('takes the registration number from wherever it is stated', async () => {
    await sandbox.setAccount(KOMETA, {
      registrationNo: '',
      attributes: { registration_no: '87654321' },
    });
    await load({}, { slug: KOMETA, isDetail: true });
    assert.ok(part(await view(account(KOMETA)), 'who').facts.some(({ value }) => value === '87654321'));
  });

  it('says that an account is no longer within reach', async () => {
    await load({}, { slug: KOMETA });
    await sandbox.removeMember(KOMETA, details.identity.userId);
    await load({});
    const page = await view(account(KOMETA));
    assert.equal(page.notice?.text, 'You no longer have access to this account');
    assert.deepEqual(page.actions, []);
  });

  it('has one panel, also when it is opened by an identity that signed in again', () => {
    const before = account(KOMETA);
    const state = {
      kind: 'account',
      identityId: 'another',
      actsAs: details.identity.userId,
      slug: KOMETA,
    } as const;
    const anew = accountSubject(context(), state);
    assert.equal(anew.key, before.key);
    const other = accountSubject(context(), { ...state, actsAs: 1 });
    assert.notEqual(other.key, before.key);
  });

  it('asks for the detail once, and again with everything else that is refreshed', async () => {
    await load({});
    await sandbox.clearRequests();
    const places = account(KOMETA).resources(details.identity);
    const opened = [...places, ...places].map((place) => details.window.directory.ensure(place).settled);
    await Promise.all(opened);
    await details.window.directory.refresh();
    const routes = (await sandbox.requests()).map(({ route }) => route);
    assert.equal(routes.filter((route) => route === 'account').length, 2);
  });
});
