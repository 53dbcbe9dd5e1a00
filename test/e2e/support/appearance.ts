import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DisplayLanguage, Theme } from '../../host/profile';
import { assertAccessible } from './accessibility';
import { signIn } from './signIn';
import type { Stage } from './useStage';

const ACCOUNT = 'Studio Kometa s.r.o.';
const CALL = 'POST /accounts/studio-kometa/invoices.json';

/** What the surfaces say, in both languages. */
const TEXTS = {
  en: {
    users: / 7 users/,
    reach: 'Accounts you have access to (12)',
    owner: 'Account owner',
    keep: 'Keep open',
    tokenCard: ['What can this token do?', 'What a token of Tereza Šťastná can do'],
    call: 'Can this token make a call?',
    needed: ['Which rights does this workspace need?', 'Rights that this workspace needs'],
    review: 'Review access',
    accept: 'Accept…',
    reason: 'Why is it acceptable',
    accepted: 'Accepted: 1',
    matrix: 'Matrix',
    list: 'List',
    findings: /^Findings/,
  },
  cs: {
    users: / 7 uživatelů/,
    reach: 'Účty, ke kterým máte přístup (12)',
    owner: 'Majitel účtu',
    keep: 'Ponechat otevřené',
    tokenCard: ['Co smí tento token?', 'Tereza Šťastná: práva tokenu'],
    call: 'Smí tento token provést volání?',
    needed: [
      'Která práva tento pracovní prostor potřebuje?',
      'Práva, která tento pracovní prostor potřebuje',
    ],
    review: 'Provést revizi přístupů',
    accept: 'Akceptovat…',
    reason: 'Proč je to v pořádku',
    accepted: 'Akceptováno: 1',
    matrix: 'Matice',
    list: 'Seznam',
    findings: /^Zjištění/,
  },
} as const;

/** Writes a file with a call into the folder that the window has open. */
export async function writeCall(folder: string): Promise<void> {
  const code = `fetch('https://app.fakturoid.cz/api/v3/accounts/firma/expenses.json');\n`;
  await writeFile(path.join(folder, 'expenses.js'), code);
}

/**
 * The tests that every page is accessible and drawn without a fault, in the display language of the stage, whose window
 * has a folder open with a call in it.
 */
export function looksRight(stage: Stage, language: DisplayLanguage): void {
  const texts = TEXTS[language];
  // Colours do not depend on the language.
  const themes: readonly Theme[] =
    language === 'en' ? ['dark', 'light', 'highContrast', 'highContrastLight'] : ['dark'];

  /** What is open in each theme, as somebody sees it who chooses another one in the settings. */
  async function inAllThemes(look: (nameOf: (surface: string) => string) => Promise<void>): Promise<void> {
    for (const theme of themes) {
      await stage.workbench.chooseTheme(theme);
      await look((surface) => `${surface}-${language === 'cs' ? 'Czech' : theme}`);
    }
  }

  async function openByCommand([command, title]: readonly [string, string]): Promise<string> {
    await stage.workbench.runCommand(`Fakturoid: ${command}`);
    await stage.workbench.webview().getByRole('heading', { level: 1, name: title }).waitFor();
    return title;
  }

  /** The matrix of a review as a narrow page shows it. */
  async function assertNarrowMatrixAccessible(surface: string): Promise<void> {
    const page = stage.workbench.webview();
    const frame = stage.workbench.page.locator('iframe.webview.ready').filter({ visible: true });
    const setWidth = (width: string): Promise<void> =>
      frame.evaluate((element: { readonly style: { width: string } }, value) => {
        element.style.width = value;
      }, width);
    await page.getByRole('button', { name: texts.matrix, exact: true }).click();
    await setWidth('320px');
    await page.locator('.people-matrix td .rank').first().waitFor();
    await stage.workbench.screenshot(surface);
    await assertAccessible(page);
    await setWidth('100%');
    await page.getByRole('button', { name: texts.list, exact: true }).click();
  }

  it('is drawn without a fault of the pages, and accessible to everybody', async () => {
    const { agency } = stage.sandbox.people;
    const { workbench } = stage;
    await signIn(workbench, agency, language);
    await workbench.tree().expand(ACCOUNT);
    await workbench.tree().waitForDescription(ACCOUNT, texts.users);
    // Once the row of the account has its count, nothing of the tree is drawn again under the mouse.
    await workbench.tree().click(agency.fullName);
    const page = workbench.webview();
    await page.getByRole('heading', { name: texts.reach }).waitFor();
    await page.getByText(texts.owner).first().waitFor();
    await page.locator('img.picture').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    await workbench.keepOpen(texts.keep);
    await page.getByRole('button', { name: ACCOUNT }).click();
    await page.getByRole('heading', { level: 1, name: ACCOUNT }).waitFor();
    await page.getByRole('heading', { name: 'Digitoo' }).waitFor();
    await page.locator('img.logo').waitFor();
    await workbench.keepOpen(texts.keep);
    const pages = [agency.fullName, ACCOUNT, await openByCommand(texts.tokenCard)];
    await workbench.runCommand(`Fakturoid: ${texts.call}`);
    await workbench.quickInput.waitUntilReady(texts.call);
    await workbench.quickInput.answer(CALL);
    await page.getByRole('heading', { level: 1, name: CALL }).waitFor();
    pages.push(CALL, await openByCommand(texts.needed));
    await inAllThemes(async (nameOf) => {
      for (const [index, name] of pages.entries()) {
        const tab = workbench.page.locator('.tabs-container .tab');
        await tab
          .filter({ has: workbench.page.getByText(name, { exact: true }) })
          .first()
          .click();
        await page.getByRole('heading', { level: 1, name }).waitFor();
        const surface = ['user', 'account', 'token', 'call', 'needed'][index] ?? '';
        await workbench.screenshot(nameOf(surface));
        await assertAccessible(page);
      }
    });
  });

  it('is drawn without a fault of the review, and accessible to everybody', async () => {
    const { workbench, sandbox } = stage;
    await signIn(workbench, sandbox.people.agency, language);
    const page = workbench.webview();
    await workbench.runCommand(`Fakturoid: ${texts.review}`);
    await page.getByRole('heading', { name: texts.findings }).waitFor();
    await page.getByRole('button', { name: texts.accept }).first().click();
    await workbench.quickInput.waitFor(texts.reason);
    await workbench.quickInput.answer('They are the accountant.');
    await workbench.quickInput.waitUntilClosed(texts.reason);
    await workbench.quickInput.accept();
    await page.locator('summary').filter({ hasText: texts.accepted }).click();
    await inAllThemes(async (nameOf) => {
      await workbench.screenshot(nameOf('review'));
      await assertAccessible(page);
      await assertNarrowMatrixAccessible(nameOf('narrow-matrix'));
    });
    assert.deepEqual(workbench.problems.cspViolations, []);
    assert.deepEqual(workbench.problems.webviewErrors, []);
  });
}
