import assert from 'node:assert/strict';
import {
  accounts,
  ask,
  askBarely,
  basic,
  ids,
  list,
  object,
  textOf,
  useSandbox,
} from '../../kit/sandboxRequests';

const ACCOUNT_ATTRIBUTES = `subdomain plan plan_price plan_paid_users invoice_email phone web name full_name
  registration_no vat_no local_vat_no vat_mode vat_price_mode street city zip country currency unit_name vat_rate
  displayed_note invoice_note due invoice_language invoice_payment_method invoice_proforma
  invoice_hide_bank_account_for_payments fixed_exchange_rate invoice_selfbilling default_estimate_type
  send_overdue_email overdue_email_days send_repeated_reminders send_invoice_from_proforma_email
  send_thank_you_email invoice_paypal invoice_gopay digitoo_enabled digitoo_auto_processing_enabled
  digitoo_remaining_extractions created_at updated_at`.split(/\s+/);

describe('sandbox: GET /user.json', () => {
  const running = useSandbox();

  it('has the documented attributes in the documented order', async () => {
    const sandbox = running();
    const answer = await ask(sandbox, '/user.json', { as: sandbox.people.freelancer });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.deepEqual(Object.keys(object(answer)), [
      'id', 'full_name', 'email', 'avatar_url', 'default_account', 'accounts',
    ]); // prettier-ignore
    const [account, ...others] = accounts(answer);
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(account ?? {}), [
      'slug', 'logo', 'name', 'registration_no', 'permission', 'allowed_scope',
    ]); // prettier-ignore
    assert.equal(account?.['permission'], 'owner');
    assert.deepEqual(account['allowed_scope'], ['invoices', 'expenses', 'reports']);
    assert.equal(object(answer)['default_account'], null);
  });
});

describe('sandbox: GET /accounts/{slug}/users.json', () => {
  const running = useSandbox();

  it('is a bare array with the documented attributes', async () => {
    const sandbox = running();
    const answer = await ask(sandbox, '/accounts/studio-kometa/users.json', { as: sandbox.people.robot });
    assert.equal(answer.status, 200);
    const rows = list(answer);
    for (const row of rows) {
      assert.deepEqual(Object.keys(row), [
        'id', 'full_name', 'email', 'avatar_url', 'permission', 'allowed_scope',
      ]); // prettier-ignore
    }
    const robot = rows.find(({ id }) => id === sandbox.people.robot.userId);
    assert.deepEqual([robot?.['permission'], robot?.['allowed_scope']], ['read', ['invoices']]);
  });

  it('has pages that add up, and takes what is no page number for the first', async () => {
    const sandbox = running();
    const token = sandbox.issueToken(sandbox.people.agency);
    const page = async (number: string): Promise<unknown[]> =>
      ids(await ask(sandbox, `/accounts/lipovy-dvur/users.json?page=${number}`, { as: token }));
    const pages = [await page('1'), await page('2'), await page('3')];
    assert.equal(new Set(pages.flat()).size, 95);
    for (const wrong of ['', '0', 'abc', '-1', '1.5']) {
      assert.deepEqual(await page(wrong), pages[0], wrong);
    }
  });
});

describe('sandbox: GET /accounts/{slug}/account.json', () => {
  const running = useSandbox();

  it('has all 43 attributes in the documented order', async () => {
    const sandbox = running();
    const answer = await ask(sandbox, '/accounts/studio-kometa/account.json', { as: sandbox.people.agency });
    assert.equal(answer.status, 200);
    assert.deepEqual(Object.keys(object(answer)), ACCOUNT_ATTRIBUTES);
    assert.equal(ACCOUNT_ATTRIBUTES.length, 43);
    assert.equal(object(answer)['subdomain'], 'studio-kometa');
    assert.match(textOf(answer, 'created_at'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+01:00$/);
  });
});

describe('sandbox: formalities', () => {
  const running = useSandbox();

  const MISSING_USER_AGENT =
    '{"error":"invalid_request","error_description":"Required header \\"User-Agent\\" is missing"}';

  it('answers 400 without User-Agent, on the token route too', async () => {
    const { apiUrl } = running();
    const expected = { status: 400, text: MISSING_USER_AGENT };
    assert.deepEqual(await askBarely(`${apiUrl}/user.json`), expected);
    assert.deepEqual(await askBarely(`${apiUrl}/oauth/token`, 'POST'), expected);
    assert.deepEqual(await askBarely(`${apiUrl}/user.json`, 'GET', { 'User-Agent': ' ' }), expected);
  });

  const UNKNOWN: readonly (readonly [method: string, path: string])[] = [
    ['GET', '/accounts/studio-kometa/users/1002.json'],
    ['GET', '/accounts/studio-kometa/invoices.json'],
    ['GET', '/accounts/no-such-account/users.json'],
    ['GET', '/accounts/ondrej-dvorak/users.json'],
    ['GET', '/accounts/%E0%A4%A/users.json'],
    ['GET', '/nothing.json'],
    ['GET', '/user'],
    ['GET', '/oauth/token'],
    ['POST', '/user.json'],
    ['POST', '/accounts/studio-kometa/users.json'],
    ['DELETE', '/accounts/studio-kometa/users.json'],
    ['PATCH', '/accounts/studio-kometa/account.json'],
    ['OPTIONS', '/user.json'],
  ];
  for (const [method, path] of UNKNOWN) {
    it(`answers 404 to ${method} ${path}`, async () => {
      const sandbox = running();
      const answer = await ask(sandbox, path, { method, as: sandbox.people.agency });
      assert.equal(answer.status, 404);
      assert.equal(answer.text, '{"error":"resource_not_found"}');
    });
  }

  it('answers 404 outside the API', async () => {
    const sandbox = running();
    assert.equal((await ask(sandbox, `${sandbox.origin}/`)).status, 404);
    assert.equal((await ask(sandbox, `${sandbox.origin}/api/v2/user.json`)).status, 404);
  });

  it('answers in full, whatever a client has kept', async () => {
    const sandbox = running();
    const asking = { as: sandbox.people.robot };
    const first = await ask(sandbox, '/user.json', asking);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    const second = await ask(sandbox, '/user.json', { ...asking, headers });
    assert.deepEqual([second.status, second.text], [200, first.text]);
  });

  it('answers HEAD without a body', async () => {
    const sandbox = running();
    const answer = await ask(sandbox, '/user.json', { method: 'HEAD', as: sandbox.people.robot });
    assert.deepEqual([answer.status, answer.text], [200, '']);
  });

  it('answers 415 when another type than JSON is asked for', async () => {
    const sandbox = running();
    const token = sandbox.issueToken(sandbox.people.agency);
    assert.equal((await ask(sandbox, '/user.xml', { as: token })).status, 415);
    assert.equal((await ask(sandbox, '/accounts/studio-kometa/users.csv', { as: token })).status, 415);
    assert.equal((await ask(sandbox, '/oauth/token.xml', { method: 'POST' })).status, 415);
    const accepts = {
      'application/xml': 415,
      'text/html, image/*': 415,
      'application/json': 200,
      'application/json; charset=utf-8': 200,
      'application/*': 200,
      'text/html, */*;q=0.1': 200,
    };
    for (const [accept, status] of Object.entries(accepts)) {
      const answer = await ask(sandbox, '/user.json', { as: token, headers: { Accept: accept } });
      assert.equal(answer.status, status, accept);
    }
  });

  it('answers 401 to anything but a valid Bearer token', async () => {
    const sandbox = running();
    const { agency } = sandbox.people;
    const token = sandbox.issueToken(agency);
    const wrong = [
      basic(agency),
      `Token ${token}`,
      token,
      'Bearer',
      `Bearer ${'0'.repeat(80)}`,
      `Bearer ${token} x`,
    ];
    for (const authorization of wrong) {
      const answer = await ask(sandbox, '/user.json', { headers: { Authorization: authorization } });
      assert.equal(answer.status, 401, authorization);
      assert.equal(object(answer)['error'], 'invalid_token');
    }
    assert.equal((await ask(sandbox, '/accounts/studio-kometa/users.json')).status, 401);
    assert.equal(
      (await ask(sandbox, '/user.json', { headers: { Authorization: `bearer ${token}` } })).status,
      200,
    );
  });
});

describe('sandbox: avatars and logos', () => {
  const running = useSandbox();

  it('leads from the link to a picture, without asking who comes', async () => {
    const sandbox = running();
    const user = await ask(sandbox, '/user.json', { as: sandbox.people.agency });
    const links = [textOf(user, 'avatar_url'), String(accounts(user)[0]?.['logo'])];
    for (const link of links) {
      assert.match(link, /\/rails\/active_storage\/representations\/redirect\/\S+--[0-9a-f]{40}\/\S+\.png$/);
      const redirect = await ask(sandbox, link);
      assert.equal(redirect.status, 302);
      const picture = await fetch(redirect.headers.get('location') ?? '');
      assert.equal(picture.headers.get('content-type'), 'image/png');
    }
  });

  it('answers 404 to links that lead nowhere', async () => {
    const sandbox = running();
    const link = textOf(await ask(sandbox, '/user.json', { as: sandbox.people.agency }), 'avatar_url');
    const assets = `${sandbox.origin}/rails/active_storage`;
    for (const url of [
      `${assets}/x`,
      `${assets}/blobs/abc/logo.png`,
      link.replace('--76dc', '--'),
      `${link}x`,
    ]) {
      assert.equal((await ask(sandbox, url)).status, 404, url);
    }
    assert.equal((await ask(sandbox, link, { method: 'POST' })).status, 404);
  });
});
