import assert from 'node:assert/strict';
import { accounts, ask, askBarely, basic, list, object, textOf, useSandbox } from '../../kit/sandboxRequests';

const ACCOUNT_ATTRIBUTES = `subdomain plan plan_price plan_paid_users invoice_email phone web name full_name
  registration_no vat_no local_vat_no vat_mode vat_price_mode street city zip country currency unit_name vat_rate
  displayed_note invoice_note due invoice_language invoice_payment_method invoice_proforma
  invoice_hide_bank_account_for_payments fixed_exchange_rate invoice_selfbilling default_estimate_type
  send_overdue_email overdue_email_days send_repeated_reminders send_invoice_from_proforma_email
  send_thank_you_email invoice_paypal invoice_gopay digitoo_enabled digitoo_auto_processing_enabled
  digitoo_remaining_extractions created_at updated_at`.split(/\s+/);

describe('sandbox: resources', () => {
  const running = useSandbox();

  it('have the documented attributes in the documented order', async () => {
    const sandbox = running();
    const as = sandbox.people.robot;
    const user = await ask(sandbox, '/user.json', { as });
    assert.equal(user.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.deepEqual(Object.keys(object(user)), [
      'id', 'full_name', 'email', 'avatar_url', 'default_account', 'accounts',
    ]); // prettier-ignore
    assert.deepEqual(Object.keys(accounts(user)[0] ?? {}), [
      'slug', 'logo', 'name', 'registration_no', 'permission', 'allowed_scope',
    ]); // prettier-ignore
    for (const row of list(await ask(sandbox, '/accounts/studio-kometa/users.json', { as }))) {
      assert.deepEqual(Object.keys(row), [
        'id', 'full_name', 'email', 'avatar_url', 'permission', 'allowed_scope',
      ]); // prettier-ignore
    }
    const account = await ask(sandbox, '/accounts/studio-kometa/account.json', { as });
    assert.deepEqual(Object.keys(object(account)), ACCOUNT_ATTRIBUTES);
    assert.equal(ACCOUNT_ATTRIBUTES.length, 43);
    assert.match(textOf(account, 'created_at'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+01:00$/);
  });
});

describe('sandbox: formalities', () => {
  const running = useSandbox();

  it('answers 400 without User-Agent, on the token route too', async () => {
    const { apiUrl } = running();
    const text =
      '{"error":"invalid_request","error_description":"Required header \\"User-Agent\\" is missing"}';
    assert.deepEqual(await askBarely(`${apiUrl}/user.json`), { status: 400, text });
    assert.deepEqual(await askBarely(`${apiUrl}/oauth/token`, 'POST'), { status: 400, text });
  });

  for (const [method, path] of [
    ['GET', '/accounts/studio-kometa/users/1002.json'],
    ['GET', '/accounts/no-such-account/users.json'],
    ['GET', '/accounts/ondrej-dvorak/users.json'],
    ['GET', '/accounts/%E0%A4%A/users.json'],
    ['GET', '/user'],
    ['GET', '/oauth/token'],
    ['POST', '/user.json'],
    ['OPTIONS', '/user.json'],
  ] as const) {
    it(`answers 404 to ${method} ${path}`, async () => {
      const answer = await ask(running(), path, { method, as: running().people.agency });
      assert.deepEqual([answer.status, answer.text], [404, '{"error":"resource_not_found"}']);
    });
  }

  it('answers 415 when another type than JSON is asked for', async () => {
    const sandbox = running();
    const as = sandbox.issueToken(sandbox.people.agency);
    assert.equal((await ask(sandbox, '/user.xml', { as })).status, 415);
    assert.equal((await ask(sandbox, '/oauth/token.xml', { method: 'POST' })).status, 415);
    for (const [accept, status] of [
      ['text/html, image/*', 415],
      ['text/html, */*;q=0.1', 200],
    ] as const) {
      const answer = await ask(sandbox, '/user.json', { as, headers: { Accept: accept } });
      assert.equal(answer.status, status, accept);
    }
  });

  it('answers 401 to anything but a valid Bearer token', async () => {
    const sandbox = running();
    const { agency } = sandbox.people;
    const token = sandbox.issueToken(agency);
    for (const authorization of [basic(agency), `Token ${token}`, token, 'Bearer', `Bearer ${token} x`]) {
      const answer = await ask(sandbox, '/user.json', { headers: { Authorization: authorization } });
      assert.deepEqual([answer.status, object(answer)['error']], [401, 'invalid_token'], authorization);
    }
  });
});

describe('sandbox: avatars and logos', () => {
  const running = useSandbox();

  it('are not found behind links that lead nowhere', async () => {
    const sandbox = running();
    const link = textOf(await ask(sandbox, '/user.json', { as: sandbox.people.agency }), 'avatar_url');
    const assets = `${sandbox.origin}/rails/active_storage`;
    for (const url of [`${assets}/x`, `${assets}/blobs/abc/logo.png`, `${link}x`]) {
      assert.equal((await ask(sandbox, url)).status, 404, url);
    }
  });
});
