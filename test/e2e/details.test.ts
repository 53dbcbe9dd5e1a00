import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../sandbox';
import { SandboxControl } from '../sandbox/control';
import { assertAccessible } from './support/accessibility';
import { eventually } from './support/eventually';
import { inSequence } from './support/inSequence';
import { signIn } from './support/signIn';
import { useWorkbench } from './support/useWorkbench';

const ACCOUNT = 'Studio Kometa s.r.o.';
const COLLEAGUE = 'Dušan Zářecký';

describe('details of users and accounts', () => {
  inSequence();
  let sandbox: Sandbox;
  before('start a sandbox', async () => {
    sandbox = await startSandbox();
  });
  after('end the sandbox', () => sandbox.close());

  const workbench = useWorkbench(() => ({ env: { FAKTUROID_API_URL: sandbox.apiUrl } }));

  const focused = (): Promise<string> => workbench().webview().locator(':focus').innerText();
  const press = (key: string): Promise<void> => workbench().page.keyboard.press(key);

  it('show where else somebody has access, and load what is not known with the keyboard alone', async () => {
    await signIn(workbench(), sandbox.people.agency);
    await workbench().tree().expand(ACCOUNT);
    await workbench().tree().click(COLLEAGUE);
    const page = workbench().webview();
    await page.getByRole('heading', { level: 1, name: COLLEAGUE }).waitFor();
    await page.getByRole('heading', { name: 'Access to accounts (1)' }).waitFor();
    const load = page.getByRole('button', { name: 'Load the users of all accounts' });
    await load.focus();
    await press('Enter');
    await page.getByRole('heading', { name: 'Access to accounts (4)' }).waitFor();
    await page.getByText('users may not be listed').waitFor();
    // The button is gone: the keyboard goes on from where the page begins, not from nowhere.
    await eventually(async () => assert.equal(await focused(), COLLEAGUE));
    await workbench().screenshot('details-user');
  });

  it('copy, and leave the focus where it was', async () => {
    const page = workbench().webview();
    await press('Tab');
    await eventually(async () => assert.equal(await focused(), 'Copy e-mail'));
    await press('Enter');
    await eventually(async () => assert.match(await workbench().clipboard(), /@studio-kometa\.example$/));
    await page.getByRole('button', { name: 'Copy as JSON' }).press('Enter');
    await eventually(async () => {
      const copied = JSON.parse(await workbench().clipboard()) as { full_name: string };
      assert.equal(copied.full_name, COLLEAGUE);
    });
    await page.getByRole('button', { name: 'Refresh' }).press('Enter');
    await eventually(() =>
      assert.ok(sandbox.requests.filter(({ path }) => path.includes('studio-kometa/users')).length > 1),
    );
    await eventually(async () => assert.equal(await focused(), 'Refresh'));
  });

  it('open the account of a row', async () => {
    const page = workbench().webview();
    await page.getByRole('button', { name: ACCOUNT }).press('Enter');
    await page.getByRole('heading', { level: 1, name: ACCOUNT }).waitFor();
    await page.getByRole('heading', { name: 'Digitoo' }).waitFor();
    await page.locator('img.picture').waitFor();
    await workbench().screenshot('details-account');
    await page.getByRole('button', { name: 'Copy curl command' }).press('Enter');
    await eventually(async () =>
      assert.match(await workbench().clipboard(), /^curl 'https:\/\/app\.fakturoid/),
    );
  });

  it('reveal it in the tree', async () => {
    await workbench().tree().collapse(ACCOUNT);
    await workbench().webview().getByRole('button', { name: 'Reveal in tree' }).press('Enter');
    await eventually(async () => {
      const row = workbench().tree().element.locator('.monaco-list-row.focused .label-name');
      assert.equal(await row.innerText(), ACCOUNT);
    });
  });

  it('show what another place has loaded anew, and why that failed', async () => {
    const page = workbench().webview();
    sandbox.fail('user', 'html', 1);
    await workbench().runCommand('Fakturoid: Refresh');
    await page.getByRole('status').getByText('Answer not understood').waitFor();
    await page.getByText('What is shown below was loaded earlier.').waitFor();
    await workbench().screenshot('details-stale');
    await assertAccessible(page);
    await page.getByRole('status').getByRole('button', { name: 'Retry' }).press('Enter');
    await page.getByText('Answer not understood').waitFor({ state: 'hidden' });
  });

  it('come back after the window was reloaded', async () => {
    await workbench().reload();
    const page = workbench().webview();
    await page.getByRole('heading', { level: 1, name: ACCOUNT }).waitFor();
    await page.getByRole('heading', { name: 'Digitoo' }).waitFor();
    await workbench().page.locator('.tabs-container .tab').filter({ hasText: COLLEAGUE }).click();
    await workbench().webview().getByRole('heading', { level: 1, name: COLLEAGUE }).waitFor();
    await workbench().webview().getByText('@studio-kometa.example').first().waitFor();
  });

  it('say that somebody has lost his access since', async () => {
    const { userId } = await person();
    await new SandboxControl(sandbox.origin).removeMember('studio-kometa', userId);
    await workbench().webview().getByRole('button', { name: 'Refresh' }).press('Enter');
    await workbench().webview().getByText('This user is no longer there').waitFor();
    await workbench().screenshot('details-gone');
  });

  it('say that you signed out, and stay free of what was known', async () => {
    await workbench().runCommand('Fakturoid: Sign out');
    await workbench().dialog.waitFor('Sign out');
    await workbench().dialog.press('Sign out');
    const page = workbench().webview();
    await page.getByText('You are signed out').waitFor();
    assert.equal(await page.getByText('@studio-kometa.example').count(), 0);
    await workbench().screenshot('details-signed-out');
    await assertAccessible(page);
    assert.deepEqual(workbench().problems.cspViolations, []);
    assert.deepEqual(workbench().problems.webviewErrors, []);
  });

  async function person(): Promise<{ userId: number }> {
    await workbench().webview().getByRole('button', { name: 'Copy user id' }).press('Enter');
    return eventually(async () => {
      const userId = Number(await workbench().clipboard());
      assert.ok(userId > 0);
      return { userId };
    });
  }
});
