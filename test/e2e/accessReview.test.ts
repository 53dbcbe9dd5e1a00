import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox';
import { SandboxControl } from '../sandbox/control';
import { assertAccessible } from './support/accessibility';
import { eventually } from './support/eventually';
import { inSequence } from './support/inSequence';
import { runByKeyboard } from './support/runByKeyboard';
import { signIn } from './support/signIn';
import { tokensSent } from './support/tokensSent';
import { useWorkbench } from './support/useWorkbench';

const KOMETA = 'studio-kometa';

describe('who may do what', () => {
  inSequence();
  let sandbox: Sandbox;
  let folder: string;
  before('start a sandbox', async () => {
    sandbox = await startSandbox();
    folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-export-'));
  });
  after('end the sandbox', async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  const workbench = useWorkbench(() => ({ env: { FAKTUROID_API_URL: sandbox.apiUrl } }));
  const press = (key: string): Promise<void> => workbench().page.keyboard.press(key);
  const run = (title: string): Promise<void> => runByKeyboard(workbench(), title);
  const heading = (name: string | RegExp): Promise<void> =>
    workbench().webview().getByRole('heading', { name }).first().waitFor();

  /** Answers VS Code's own dialog for files, which takes nothing in while it reads a folder, by the keyboard. */
  async function chooseFile(title: string, file: string, proposal = /^\/.*\/$/): Promise<void> {
    const { quickInput } = workbench();
    const dialog = quickInput.title.filter({ hasText: title });
    await dialog.waitFor();
    // Before its own proposal is there, the dialog would put that in place of what was typed.
    await eventually(async () => assert.match(await quickInput.input.inputValue(), proposal));
    await eventually(async () => {
      if (await dialog.isVisible()) {
        await quickInput.type(file, 2_000);
        assert.equal(await quickInput.input.inputValue(), file);
        await press('Enter');
      }
      await dialog.waitFor({ state: 'hidden', timeout: 2_000 });
    });
  }

  async function saveTo(file: string): Promise<string> {
    await chooseFile('Save', file, /^\/.*fakturoid-access.*\.\w+$/);
    return eventually(() => readFile(file, 'utf8'));
  }

  it('is told by the token card, which is copied without the token', async () => {
    await signIn(workbench(), sandbox.people.agency);
    await workbench().runCommand('Fakturoid: What can this token do?');
    await heading('Accounts it opens (12)');
    const page = workbench().webview();
    await page.getByText('A token has all the rights of its user').waitFor();
    await page.getByText(/^It has owner rights in/).waitFor();
    await workbench().screenshot('token-card');
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Copy as Markdown' }).press('Enter');
    await eventually(async () => {
      const card = await workbench().clipboard();
      assert.match(card, /^# What a token of Tereza Šťastná may do/);
      assert.match(card, /Fakturoid Explorer \d/);
      for (const secret of secrets()) {
        assert.ok(!card.includes(secret));
      }
    });
  });

  it('is reviewed from the palette to a saved Markdown report with the keyboard alone', async () => {
    await run('Fakturoid: Review access');
    await heading('Access review');
    await heading(/^Findings/);
    await run('Fakturoid: Export access review…');
    await workbench().quickInput.title.filter({ hasText: 'Export the access review as' }).waitFor();
    await press('Enter');
    const report = await saveTo(path.join(folder, 'report.md'));
    assert.match(report, /^# Fakturoid access review/);
    assert.match(report, /Made as: .*Tereza Šťastná/);
    assert.match(report, /Tokens with owner rights/);
    for (const secret of secrets()) {
      assert.ok(!report.includes(secret));
    }
    await workbench().screenshot('review');
  });

  it('is found in the table by searching, filtering and sorting', async () => {
    const page = workbench().webview();
    await page.getByText('Shown: 157 of 157').waitFor();
    await page.getByRole('searchbox').fill('TEREZA.stastna@studio lipovy dvur');
    await page.getByText('Shown: 1 of 157').waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Permission', { exact: true }).selectOption('Account owner');
    await page.locator('.grid thead').scrollIntoViewIfNeeded();
    await eventually(async () => {
      const permissions = await page.locator('.grid tbody tr:not(.far) td:nth-child(4)').allInnerTexts();
      assert.ok(permissions.length > 3);
      assert.deepEqual([...new Set(permissions)], ['Account owner']);
    });
    await page.getByLabel('Permission', { exact: true }).selectOption('All permissions');
    await page.getByRole('button', { name: 'Permission', exact: true }).press('Enter');
    assert.equal(
      await page.getByRole('columnheader', { name: 'Permission' }).getAttribute('aria-sort'),
      'ascending',
    );
    await eventually(async () =>
      assert.equal(await page.locator('.grid tbody td:nth-child(4)').first().innerText(), 'Account owner'),
    );
    // Only what is near the screen is drawn, and all of it can be reached.
    assert.ok((await page.locator('.grid tbody tr').count()) < 157);
    assert.equal(await page.locator('.grid').getAttribute('aria-rowcount'), '158');
    await workbench().screenshot('review-table');
    await assertAccessible(page);
  });

  it('is compared with the last review: who came, who left, whose rights grew', async () => {
    const control = new SandboxControl(sandbox.origin);
    const users = await colleagues(control);
    const [first = 0, second = 0] = users.filter((id) => id !== sandbox.people.agency.userId);
    await control.removeMember(KOMETA, first);
    await control.setMember(KOMETA, second, { permission: 'owner', allowedScope: ['invoices'] });
    await workbench().webview().getByRole('button', { name: 'Review again' }).press('Enter');
    await heading(/^Changes since/);
    await heading('Users removed');
    await workbench()
      .webview()
      .getByText(/no longer has access to Studio Kometa/)
      .waitFor();
    await workbench().screenshot('review-changes');
  });

  it('is exported for spreadsheets and programs, and compared with such a file later', async () => {
    const { quickInput } = workbench();
    const exportAs = async (format: string, file: string): Promise<string> => {
      await workbench().runCommand('Fakturoid: Export access review…');
      await quickInput.title.filter({ hasText: 'Export the access review as' }).waitFor();
      await quickInput.item(format).first().click();
      return saveTo(path.join(folder, file));
    };
    const csv = await exportAs('CSV', 'review.csv');
    assert.match(csv, /^\uFEFF"Account","Slug",/);
    const json = JSON.parse(await exportAs('JSON', 'review.json')) as { format: string; accounts: unknown[] };
    assert.equal(json.format, 'fakturoid-access-review');
    assert.equal(json.accounts.length, 12);
    await workbench().runCommand('Fakturoid: Compare access with file…');
    await chooseFile('Select an exported review to compare with', path.join(folder, 'review.json'));
    await heading(/^Changes since/);
    await eventually(async () =>
      assert.equal(await workbench().webview().getByRole('heading', { name: 'Users removed' }).count(), 0),
    );
  });

  it('says what is wrong with a file that is no review', async () => {
    await workbench().runCommand('Fakturoid: Compare access with file…');
    await chooseFile('Select an exported review to compare with', path.join(folder, 'review.csv'));
    await eventually(async () => {
      const texts = await workbench().notifications.texts();
      assert.ok(
        texts.some((text) => text.includes('not JSON')),
        texts.join(),
      );
    });
  });

  it('opens the details of a user of the table', async () => {
    const page = workbench().webview();
    await page.getByRole('searchbox').fill('tereza.stastna');
    await page.locator('.grid thead').scrollIntoViewIfNeeded();
    const row = page.locator('.grid tbody').getByRole('button', { name: 'Tereza Šťastná' }).first();
    await row.press('Enter');
    await workbench().webview().getByRole('heading', { level: 1, name: 'Tereza Šťastná' }).waitFor();
  });

  it('is forgotten when saved reviews are deleted', async () => {
    // One is kept for sure, also when this step is tried once more.
    await workbench().runCommand('Fakturoid: Review access');
    await heading('Access review');
    await workbench()
      .webview()
      .getByRole('heading', { name: /^Changes/ })
      .waitFor();
    await workbench().runCommand('Fakturoid: Delete saved reviews');
    await workbench().dialog.waitFor('Delete from this computer');
    await workbench().dialog.press('Delete');
    await workbench().runCommand('Fakturoid: Review access');
    await heading('Changes');
    await workbench().webview().getByText('There is no earlier review to compare with.').waitFor();
    assert.deepEqual(workbench().problems.cspViolations, []);
    assert.deepEqual(workbench().problems.webviewErrors, []);
  });

  async function colleagues(control: SandboxControl): Promise<number[]> {
    const accounts = await control.accounts();
    const account = accounts.find(({ slug }) => slug === KOMETA);
    assert.ok(account);
    return account.members.map(({ userId }) => userId);
  }

  function secrets(): readonly string[] {
    const { clientId, clientSecret } = sandbox.people.agency;
    const tokens = tokensSent(sandbox.requests);
    assert.ok(tokens.length > 0);
    return [clientId, clientSecret, ...tokens];
  }
});
