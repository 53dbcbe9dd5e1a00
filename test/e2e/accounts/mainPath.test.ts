import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { chooseMethod, enterPair, signIn, signOutOfAll } from '../support/signIn';
import { tokensSent } from '../support/tokensSent';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

const AGENCY_DEFAULT = 'Studio Kometa s.r.o.';

describe('the main path', () => {
  before('start afresh', () => startAfresh(stage));

  /** As the person who was there already, if somebody was. */
  async function signedIn(): Promise<void> {
    await signIn(stage.workbench, stage.sandbox.people.agency);
    await stage.workbench.tree().row(AGENCY_DEFAULT);
  }

  const details = (fullName: string): Promise<void> =>
    stage.workbench.webview().getByRole('heading', { level: 1, name: fullName }).waitFor();

  it('offers to sign in where the accounts will be, asks nobody before, and leaves quietly', async () => {
    const { page, quickInput, notifications } = stage.workbench;
    await stage.workbench.openSideBar('Fakturoid');
    await page.locator('.welcome-view').getByRole('button', { name: 'Sign in' }).click();
    await chooseMethod(stage.workbench);
    await quickInput.waitFor('(1/2)');
    assert.equal(await quickInput.isMasked(), true);
    await quickInput.cancel();
    assert.deepEqual(await notifications.texts(), []);
    assert.deepEqual(stage.sandbox.requests, []);
  });

  it('says in the box what is wrong, keeps what was typed, signs in, and shows the accounts', async () => {
    const { quickInput } = stage.workbench;
    const { clientId, clientSecret } = stage.sandbox.people.agency;
    await stage.workbench.runCommand('Fakturoid: Sign in');
    await chooseMethod(stage.workbench);
    await quickInput.waitFor('(1/2)');
    await quickInput.type('abc\u200bdef');
    await quickInput.waitForMessage('invisible character (U+200B) at position 4');
    await quickInput.accept();
    await quickInput.waitForMessage('U+200B');
    await quickInput.answer('');
    await quickInput.waitForMessage('Enter the Client ID.');
    await enterPair(stage.workbench, { clientId, clientSecret: 'wrong-secret' });
    await quickInput.waitForMessage('may be swapped');
    assert.equal(await quickInput.input.inputValue(), 'wrong-secret');
    await quickInput.pressButton('Back');
    await quickInput.waitFor('(1/2)');
    assert.equal(await quickInput.input.inputValue(), clientId);
    await quickInput.accept();
    await quickInput.waitFor('(2/2)');
    assert.equal(await quickInput.input.inputValue(), 'wrong-secret');
    await quickInput.answer(` ${clientSecret}\n`);
    await quickInput.waitUntilClosed();
    await stage.workbench.tree().row(AGENCY_DEFAULT);
    const rows = await stage.workbench.tree().rows();
    assert.equal(rows.length, 12);
    const row = rows.find(({ label }) => label === AGENCY_DEFAULT);
    assert.match(row?.description ?? '', /^Account owner · default$/);
    assert.match(row?.announced ?? '', /your permission: Account owner, default account/);
  });

  it('shows the users of an account, and the details of one beside the tree, once', async () => {
    const { agency } = stage.sandbox.people;
    await signedIn();
    await stage.workbench.tree().expand(AGENCY_DEFAULT);
    await stage.workbench.tree().row(agency.fullName);
    const rows = await stage.workbench.tree().rows();
    const you = rows.find(({ label, level }) => level === 2 && label === agency.fullName);
    assert.equal(you?.description, 'Account owner · you');
    assert.match(you.announced, /^User Tereza Šťastná, permission: Account owner, you/);
    await stage.workbench.tree().click(agency.fullName);
    const page = stage.workbench.webview();
    await details(agency.fullName);
    await page.getByText(agency.email).waitFor();
    await page.getByRole('heading', { name: 'Accounts you have access to (12)' }).waitFor();
    assert.equal(await page.locator('#accounts').getByRole('row').count(), 13);
    await page.getByRole('row', { name: /Kometa.*can change/ }).waitFor();
    assert.deepEqual(stage.workbench.problems.cspViolations, []);
    assert.deepEqual(stage.workbench.problems.webviewErrors, []);
    await stage.workbench.tree().click(agency.fullName);
    await stage.workbench.tree().click(agency.fullName);
    await eventually(async () =>
      assert.equal(await stage.workbench.page.locator('.tabs-container .tab').count(), 1),
    );
  });

  it('keeps rows open and selected over a refresh', async () => {
    const { agency } = stage.sandbox.people;
    await signedIn();
    await stage.workbench.tree().expand(AGENCY_DEFAULT);
    await stage.workbench.tree().click(agency.fullName);
    await details(agency.fullName);
    const before = stage.sandbox.requests.length;
    await stage.workbench.runCommand('Fakturoid: Refresh');
    await eventually(() => {
      const since = stage.sandbox.requests.slice(before).filter(({ status }) => status === 200);
      assert.deepEqual(since.map(({ route }) => route).sort(), ['user', 'users']);
    });
    await eventually(async () => {
      const rows = await stage.workbench.tree().rows();
      assert.equal(rows.find(({ label }) => label === AGENCY_DEFAULT)?.expanded, true);
      const selected = stage.workbench.tree().element.locator('.monaco-list-row.selected .label-name');
      assert.deepEqual(await selected.allInnerTexts(), [agency.fullName]);
    });
  });

  it('shows the current user from the palette', async () => {
    await signedIn();
    const before = stage.sandbox.requests.length;
    await stage.workbench.runCommand('Fakturoid: Show current user');
    await eventually(() => {
      const since = stage.sandbox.requests.slice(before).map(({ route }) => route);
      assert.deepEqual(since, ['user']);
    });
    await details(stage.sandbox.people.agency.fullName);
  });

  it('keeps what was there when a refresh fails, says why, and recovers with Retry', async () => {
    await signedIn();
    stage.sandbox.fail('user', 'html', 1);
    await stage.workbench.runCommand('Fakturoid: Refresh');
    await stage.workbench.tree().row('Unexpected response');
    assert.equal((await stage.workbench.tree().rows()).filter(({ level }) => level === 1).length, 13);
    await stage.workbench.tree().click('Unexpected response');
    await eventually(async () => {
      const labels = await stage.workbench.tree().labels();
      assert.ok(!labels.includes('Unexpected response'));
      assert.ok(labels.includes(AGENCY_DEFAULT));
    });
  });

  it('signs out once that is confirmed, offers to sign in where a command needs it, and leaves no secret', async () => {
    const { agency, freelancer } = stage.sandbox.people;
    await signedIn();
    await stage.workbench.runCommand('Fakturoid: Sign out');
    await stage.workbench.dialog.waitFor(`Sign out ${agency.fullName}?`);
    await stage.workbench.dialog.press('Sign out');
    await stage.workbench.page.locator('.welcome-view').getByRole('button', { name: 'Sign in' }).waitFor();
    await stage.workbench.runCommand('Fakturoid: Show current user');
    await stage.workbench.dialog.waitFor('Nobody is signed in to Fakturoid.');
    await stage.workbench.dialog.press('Sign in');
    await chooseMethod(stage.workbench);
    await enterPair(stage.workbench, freelancer);
    await details(freelancer.fullName);
    const bearer = tokensSent(stage.sandbox.requests);
    assert.ok(bearer.length > 0);
    const page = await stage.workbench.webview().locator('html').innerHTML();
    assert.ok(page.includes(freelancer.email));
    for (const secret of [agency.clientSecret, freelancer.clientSecret, agency.clientId, ...bearer]) {
      assert.deepEqual(await stage.workbench.placesWithText(secret), []);
      assert.ok(!page.includes(secret));
    }
  });

  it('leads from the icon to the accounts in seven actions', async () => {
    const { page, quickInput } = stage.workbench;
    const { clientId, clientSecret } = stage.sandbox.people.agency;
    const welcome = page.locator('.welcome-view').getByRole('button', { name: 'Sign in' });
    const enter = (): Promise<void> => page.keyboard.press('Enter');
    await signIn(stage.workbench, stage.sandbox.people.agency);
    await signOutOfAll(stage.workbench);
    await stage.workbench.openSideBar('Explorer');
    const steps: readonly (readonly [Locator, () => Promise<void>])[] = [
      [page.locator('.activitybar'), () => stage.workbench.openSideBar('Fakturoid')],
      [welcome, () => welcome.click()],
      [quickInput.item('Client ID and Client Secret').first(), enter],
      [quickInput.title.filter({ hasText: '(1/2)' }), () => quickInput.input.fill(clientId)],
      [quickInput.title.filter({ hasText: '(1/2)' }), enter],
      [quickInput.title.filter({ hasText: '(2/2)' }), () => quickInput.input.fill(clientSecret)],
      [quickInput.title.filter({ hasText: '(2/2)' }), enter],
    ];
    for (const [isThere, act] of steps) {
      await isThere.waitFor();
      await act();
    }
    await stage.workbench.tree().row(AGENCY_DEFAULT);
  });
});
