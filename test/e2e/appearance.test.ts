import assert from 'node:assert/strict';
import type { Theme } from '../host/profile';
import { assertAccessible } from './support/accessibility';
import { signIn } from './support/signIn';
import { useStage } from './support/useStage';

const ACCOUNT = 'Studio Kometa s.r.o.';

/** What the surfaces say, in both languages. */
const TEXTS = {
  en: {
    users: / 7 users/,
    reach: 'Accounts you have access to (12)',
    owner: 'Account owner',
    review: 'Review access',
    matrix: 'Matrix',
    list: 'List',
    findings: /^Findings/,
  },
  cs: {
    users: / 7 uživatelů/,
    reach: 'Účty, ke kterým máte přístup (12)',
    owner: 'Majitel účtu',
    review: 'Provést revizi přístupů',
    matrix: 'Matice',
    list: 'Seznam',
    findings: /^Zjištění/,
  },
} as const;

for (const language of ['en', 'cs'] as const) {
  describe(`the tree beside open details, ${language}`, () => {
    const stage = useStage({ prepare: () => ({ language }) });
    const texts = TEXTS[language];
    // Colours do not depend on the language.
    const themes: readonly Theme[] =
      language === 'en' ? ['dark', 'light', 'highContrast', 'highContrastLight'] : ['dark'];

    /** Each theme in turn, as somebody sees it who chooses another one in the settings. */
    async function assertAccessibleInAll(surface: string, more?: () => Promise<void>): Promise<void> {
      for (const theme of themes) {
        await stage.workbench.chooseTheme(theme);
        await stage.workbench.screenshot(`${surface}-${language === 'cs' ? 'Czech' : theme}`);
        await assertAccessible(stage.workbench.webview());
        await more?.();
      }
    }

    /** The matrix of a review as a narrow page shows it. */
    async function assertNarrowMatrixAccessible(): Promise<void> {
      const page = stage.workbench.webview();
      const frame = stage.workbench.page.locator('iframe.webview.ready').filter({ visible: true });
      const setWidth = (width: string): Promise<void> =>
        frame.evaluate((element: { readonly style: { width: string } }, value) => {
          element.style.width = value;
        }, width);
      await page.getByRole('button', { name: texts.matrix, exact: true }).click();
      await setWidth('320px');
      await page.locator('.people-matrix td .rank').first().waitFor();
      const overhang = await page
        .locator('html')
        .evaluate(
          (root: { readonly scrollWidth: number; readonly clientWidth: number }) =>
            root.scrollWidth - root.clientWidth,
        );
      assert.equal(overhang, 0, 'only the matrix itself is scrolled sideways');
      await stage.workbench.screenshot(`narrow-matrix-${language}`);
      await assertAccessible(page);
      await setWidth('100%');
      await page.getByRole('button', { name: texts.list, exact: true }).click();
    }

    it('is drawn without a fault of the page, and accessible to everybody', async () => {
      const { agency } = stage.sandbox.people;
      await signIn(stage.workbench, agency, language);
      await stage.workbench.tree().expand(ACCOUNT);
      await stage.workbench.tree().waitForDescription(ACCOUNT, texts.users);
      // Once the row of the account has its count, nothing of the tree is drawn anew under the mouse.
      await stage.workbench.tree().click(agency.fullName);
      const page = stage.workbench.webview();
      await page.getByRole('heading', { name: texts.reach }).waitFor();
      await page.getByText(texts.owner).first().waitFor();
      await page.locator('img.picture').waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      await assertAccessibleInAll('user');
      await page.getByRole('button', { name: ACCOUNT }).click();
      await page.getByRole('heading', { level: 1, name: ACCOUNT }).waitFor();
      await page.getByRole('heading', { name: 'Digitoo' }).waitFor();
      await page.locator('img.logo').waitFor();
      await assertAccessibleInAll('account');
    });

    it('is drawn without a fault of the review, and accessible to everybody', async () => {
      await signIn(stage.workbench, stage.sandbox.people.agency, language);
      const page = stage.workbench.webview();
      await stage.workbench.runCommand(`Fakturoid: ${texts.review}`);
      await page.getByRole('heading', { name: texts.findings }).waitFor();
      await page.locator('details').first().waitFor();
      await assertAccessibleInAll('review', assertNarrowMatrixAccessible);
      assert.deepEqual(stage.workbench.problems.cspViolations, []);
      assert.deepEqual(stage.workbench.problems.webviewErrors, []);
    });
  });
}
