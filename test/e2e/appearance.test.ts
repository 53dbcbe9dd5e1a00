import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../sandbox';
import { assertAccessible } from './support/accessibility';
import { signIn } from './support/signIn';
import { useWorkbench } from './support/useWorkbench';

const ACCOUNT = 'Studio Kometa s.r.o.';

for (const [name, options] of [
  ['dark', { theme: 'dark' }],
  ['light', { theme: 'light' }],
  ['high contrast', { theme: 'highContrast' }],
  ['high contrast light', { theme: 'highContrastLight' }],
  ['Czech', { theme: 'dark', language: 'cs' }],
] as const) {
  describe(`the tree beside open details, ${name}`, () => {
    let sandbox: Sandbox;
    before('start a sandbox', async () => {
      sandbox = await startSandbox();
    });
    after('end the sandbox', () => sandbox.close());

    const workbench = useWorkbench(() => ({ ...options, env: { FAKTUROID_API_URL: sandbox.apiUrl } }));

    it('is drawn without a fault of the page, and accessible to everybody', async () => {
      const { agency } = sandbox.people;
      const isCzech = 'language' in options;
      await signIn(workbench(), agency, isCzech ? 'cs' : 'en');
      await workbench().tree().expand(ACCOUNT);
      await workbench()
        .tree()
        .waitForDescription(ACCOUNT, isCzech ? / 7 uživatelů/ : / 7 users/);
      // Once the row of the account has its count, nothing of the tree is drawn anew under the mouse.
      await workbench().tree().click(agency.fullName);
      const page = workbench().webview();
      const heading = isCzech ? 'Účty, ke kterým máte přístup (12)' : 'Accounts you can reach (12)';
      await page.getByRole('heading', { name: heading }).waitFor();
      await page
        .getByText(isCzech ? 'Majitel účtu' : 'Account owner')
        .first()
        .waitFor();
      await page.locator('img.picture').waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), isCzech ? 'cs' : 'en');
      await workbench().screenshot(`user-${name.replaceAll(' ', '-')}`);
      await assertAccessible(page);
      await page.getByRole('button', { name: ACCOUNT }).click();
      await page.getByRole('heading', { level: 1, name: ACCOUNT }).waitFor();
      await page.getByRole('heading', { name: 'Digitoo' }).waitFor();
      await page.locator('img.logo').waitFor();
      await workbench().screenshot(`account-${name.replaceAll(' ', '-')}`);
      await assertAccessible(page);
      await workbench().runCommand(`Fakturoid: ${isCzech ? 'Revize přístupů' : 'Review access'}`);
      await page.getByRole('heading', { name: isCzech ? /^Zjištění/ : /^Findings/ }).waitFor();
      await page.locator('details').first().waitFor();
      await workbench().screenshot(`review-${name.replaceAll(' ', '-')}`);
      await assertAccessible(page);
      assert.deepEqual(workbench().problems.cspViolations, []);
      assert.deepEqual(workbench().problems.webviewErrors, []);
    });
  });
}
