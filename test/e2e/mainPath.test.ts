import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../sandbox';
import { eventually } from './support/eventually';
import { inSequence } from './support/inSequence';
import { chooseMethod, enterPair } from './support/signIn';
import { tokensSent } from './support/tokensSent';
import { useWorkbench } from './support/useWorkbench';

const AGENCY_DEFAULT = 'Studio Kometa s.r.o.';

describe('the main path', () => {
  inSequence();
  let sandbox: Sandbox;
  before('start a sandbox', async () => {
    sandbox = await startSandbox();
  });
  after('end the sandbox', () => sandbox.close());

  const workbench = useWorkbench(() => ({ env: { FAKTUROID_API_URL: sandbox.apiUrl } }));

  it('offers to sign in where the accounts will be', async () => {
    await workbench().openSideBar('Fakturoid');
    await workbench().page.locator('.welcome-view').getByRole('button', { name: 'Sign in' }).click();
    await chooseMethod(workbench());
    await workbench().quickInput.waitFor('(1/2)');
    assert.equal(await workbench().quickInput.isMasked(), true);
  });

  it('leaves quietly with Escape', async () => {
    await workbench().quickInput.cancel();
    await workbench().quickInput.waitUntilClosed();
    assert.deepEqual(await workbench().notifications.texts(), []);
  });

  it('says in the box which character cannot be right', async () => {
    const { quickInput } = workbench();
    await workbench().runCommand('Fakturoid: Sign in');
    await chooseMethod(workbench());
    await quickInput.waitFor('(1/2)');
    await quickInput.type('abc\u200bdef');
    await quickInput.waitForMessage('invisible character (U+200B) at position 4');
    await quickInput.accept();
    await quickInput.waitForMessage('U+200B');
    await quickInput.type('');
    await quickInput.accept();
    await quickInput.waitForMessage('Enter the Client ID.');
  });

  it('says in the box that a pair is wrong, and keeps what was typed', async () => {
    const { quickInput } = workbench();
    await enterPair(workbench(), { clientId: sandbox.people.agency.clientId, clientSecret: 'wrong-secret' });
    await quickInput.waitForMessage('may be swapped');
    assert.equal(await quickInput.input.inputValue(), 'wrong-secret');
    await quickInput.pressButton('Back');
    await quickInput.waitFor('(1/2)');
    assert.equal(await quickInput.input.inputValue(), sandbox.people.agency.clientId);
    await quickInput.accept();
    await quickInput.waitFor('(2/2)');
    assert.equal(await quickInput.input.inputValue(), 'wrong-secret');
  });

  it('signs in, and shows the accounts', async () => {
    await workbench().quickInput.answer(` ${sandbox.people.agency.clientSecret}\n`);
    await workbench().quickInput.waitUntilClosed();
    await workbench().tree().row(AGENCY_DEFAULT);
    const rows = await workbench().tree().rows();
    assert.equal(rows.length, 12);
    const row = rows.find(({ label }) => label === AGENCY_DEFAULT);
    assert.match(row?.description ?? '', /^default · studio-kometa · Account owner$/);
    assert.match(row?.announced ?? '', /your permission: Account owner, default account/);
  });

  it('expands an account to its users', async () => {
    await workbench().tree().expand(AGENCY_DEFAULT);
    await workbench().tree().row(sandbox.people.agency.fullName);
    const rows = await workbench().tree().rows();
    const you = rows.find(({ label, level }) => level === 2 && label === sandbox.people.agency.fullName);
    assert.equal(you?.description, 'you · Account owner');
    assert.match(you.announced, /^User Tereza Šťastná, permission: Account owner, you/);
  });

  it('shows the details of a user beside the tree', async () => {
    await workbench().tree().click(sandbox.people.agency.fullName);
    const page = workbench().webview();
    await page.getByRole('heading', { level: 1, name: sandbox.people.agency.fullName }).waitFor();
    await page.getByText(sandbox.people.agency.email).waitFor();
    await page.getByRole('heading', { name: 'Accounts you can reach (12)' }).waitFor();
    assert.equal(await page.getByRole('row').count(), 13);
    await page.getByText('can do everything, including managing users, which no other role can.').waitFor();
    await workbench().screenshot('details-dark');
    assert.deepEqual(workbench().problems.cspViolations, []);
    assert.deepEqual(workbench().problems.webviewErrors, []);
  });

  it('reveals the panel of a user who is open already', async () => {
    await workbench().tree().click(sandbox.people.agency.fullName);
    await workbench().tree().click(sandbox.people.agency.fullName);
    await eventually(async () =>
      assert.equal(await workbench().page.locator('.tabs-container .tab').count(), 1),
    );
  });

  it('shows the current user from the palette', async () => {
    const before = sandbox.requests.length;
    await workbench().runCommand('Fakturoid: Show current user');
    await eventually(() => {
      const since = sandbox.requests.slice(before).map(({ route }) => route);
      assert.deepEqual(since, ['user']);
    });
    await workbench()
      .webview()
      .getByRole('heading', { level: 1, name: sandbox.people.agency.fullName })
      .waitFor();
  });

  it('keeps rows open and selected over a refresh', async () => {
    const before = sandbox.requests.length;
    await workbench().runCommand('Fakturoid: Refresh');
    await eventually(() => {
      const since = sandbox.requests.slice(before).filter(({ status }) => status === 200);
      assert.deepEqual(since.map(({ route }) => route).sort(), ['user', 'users']);
    });
    await eventually(async () => {
      const rows = await workbench().tree().rows();
      assert.equal(rows.find(({ label }) => label === AGENCY_DEFAULT)?.expanded, true);
      const selected = workbench().tree().element.locator('.monaco-list-row.selected .label-name');
      assert.deepEqual(await selected.allInnerTexts(), [sandbox.people.agency.fullName]);
    });
  });

  it('keeps people signed in over a reload of the window', async () => {
    await workbench().reload();
    await workbench().openSideBar('Fakturoid');
    await workbench().tree().row(AGENCY_DEFAULT);
  });

  it('keeps what was there when a refresh fails, says why, and recovers with Retry', async () => {
    const { quickInput } = workbench();
    sandbox.fail('user', 'html', 1);
    await workbench().runCommand('Fakturoid: Refresh');
    await quickInput.waitUntilClosed();
    await workbench().tree().row('Answer not understood');
    assert.equal((await workbench().tree().rows()).filter(({ level }) => level === 1).length, 13);
    await workbench().tree().click('Answer not understood');
    await eventually(async () => {
      const labels = await workbench().tree().labels();
      assert.ok(!labels.includes('Answer not understood'));
      assert.ok(labels.includes(AGENCY_DEFAULT));
    });
  });

  it('signs out once that is confirmed', async () => {
    await workbench().runCommand('Fakturoid: Sign out');
    await workbench().dialog.waitFor(`Sign out ${sandbox.people.agency.fullName}?`);
    await workbench().dialog.press('Sign out');
    await workbench().page.locator('.welcome-view').getByRole('button', { name: 'Sign in' }).waitFor();
  });

  it('offers to sign in when the current user is asked for, and goes on by itself', async () => {
    await workbench().runCommand('Fakturoid: Show current user');
    await workbench().dialog.waitFor('Nobody is signed in to Fakturoid.');
    await workbench().dialog.press('Sign in');
    await chooseMethod(workbench());
    await enterPair(workbench(), sandbox.people.freelancer);
    await workbench()
      .webview()
      .getByRole('heading', { level: 1, name: sandbox.people.freelancer.fullName })
      .waitFor();
  });

  it('leaves no secret outside the secret storage', async () => {
    const { agency, freelancer } = sandbox.people;
    const bearer = tokensSent(sandbox.requests);
    assert.ok(bearer.length > 0);
    const page = await workbench().webview().locator('html').innerHTML();
    assert.ok(page.includes(freelancer.email));
    for (const secret of [agency.clientSecret, freelancer.clientSecret, agency.clientId, ...bearer]) {
      assert.deepEqual(await workbench().placesWithText(secret), []);
      assert.ok(!page.includes(secret));
    }
  });
});
