import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { assertAccessible } from '../support/accessibility';
import { chooseFile } from '../support/chooseFile';
import { eventually } from '../support/eventually';
import { runByKeyboard } from '../support/runByKeyboard';
import { runFolder } from '../support/runFolder';
import { signIn } from '../support/signIn';
import { tokensSent } from '../support/tokensSent';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

const KOMETA = 'studio-kometa';

describe('who may do what', () => {
  let folder: string;
  before('start afresh', () => startAfresh(stage));
  before('make a folder for files', async () => {
    folder = await mkdtemp(path.join(runFolder(), 'export-'));
  });
  const press = (key: string): Promise<void> => stage.workbench.page.keyboard.press(key);
  const run = (title: string): Promise<void> => runByKeyboard(stage.workbench, title);
  const heading = (name: string | RegExp): Promise<void> =>
    stage.workbench.webview().getByRole('heading', { name }).first().waitFor();

  async function saveTo(file: string): Promise<string> {
    await chooseFile(stage.workbench, 'Save', file, /^\/.*fakturoid-access.*\.\w+$/);
    return eventually(() => readFile(file, 'utf8'));
  }

  /** A review that was made now, on a page that shows no earlier one. */
  async function review(): Promise<void> {
    await stage.workbench.runCommand('View: Close All Editors');
    await stage.workbench.runCommand('Fakturoid: Review access');
    await heading('Access review');
    await heading(/^Findings/);
  }

  async function exportAsJson(name: string): Promise<string> {
    const file = path.join(folder, name);
    await stage.workbench.runCommand('Fakturoid: Export access review…');
    await stage.workbench.quickInput.title.filter({ hasText: 'Select the export format' }).waitFor();
    await stage.workbench.quickInput.choose('JSON');
    const json = JSON.parse(await saveTo(file)) as { format: string; accounts: unknown[] };
    assert.equal(json.format, 'fakturoid-access-review');
    assert.equal(json.accounts.length, 12);
    return file;
  }

  beforeEach('sign in', async () => {
    await signIn(stage.workbench, stage.sandbox.people.agency);
    await stage.workbench.tree().row('Studio Kometa s.r.o.');
  });

  it('is told by the token card, which is copied without the token', async () => {
    await stage.workbench.runCommand('Fakturoid: What can this token do?');
    await heading('Accounts it gives access to (12)');
    const page = stage.workbench.webview();
    await page.getByText('A token has all the rights of its user').waitFor();
    await page.getByText(/^It has owner rights: anyone who has it/).waitFor();
    await stage.workbench.screenshot('token-card');
    await page.getByRole('button', { name: 'Copy as Markdown' }).press('Enter');
    await eventually(async () => {
      const card = await stage.workbench.clipboard();
      assert.match(card, /^# What a token of Tereza Šťastná can do/);
      assert.match(card, /Fakturoid Explorer \d/);
      for (const secret of secrets()) {
        assert.ok(!card.includes(secret));
      }
    });
  });

  it('is reviewed from the palette to a saved Markdown report in six actions', async () => {
    // F1, the name of the command, Enter; Export…, Enter for Markdown, Enter where it is saved.
    await run('Fakturoid: Review access');
    await heading('Access review');
    await heading(/^Findings/);
    await stage.workbench.webview().getByRole('button', { name: 'Export…' }).press('Enter');
    await stage.workbench.quickInput.title.filter({ hasText: 'Select the export format' }).waitFor();
    await press('Enter');
    const report = await saveTo(path.join(folder, 'report.md'));
    assert.match(report, /^# Fakturoid access review/);
    assert.match(report, /Reviewed as: .*Tereza Šťastná/);
    assert.match(report, /Tokens with owner rights/);
    for (const secret of secrets()) {
      assert.ok(!report.includes(secret));
    }
    await stage.workbench.screenshot('review');
  });

  it('is found in the table by searching, filtering and sorting', async () => {
    await review();
    const page = stage.workbench.webview();
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
    // Ctrl+F is for the page's own search: VS Code's would miss what is not drawn.
    await press('Control+f');
    await eventually(async () => assert.equal(await page.locator(':focus').getAttribute('type'), 'search'));
    // Only what is near the screen is drawn, and all of it can be reached.
    assert.ok((await page.locator('.grid tbody tr').count()) < 157);
    assert.equal(await page.locator('.grid').getAttribute('aria-rowcount'), '158');
    await stage.workbench.screenshot('review-table');
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Matrix', exact: true }).press('Enter');
    const matrix = page.locator('.people-matrix');
    await matrix.locator('td .rank').first().waitFor();
    assert.equal(await matrix.getAttribute('aria-colcount'), '13');
    const place = async (part: string): Promise<(string | null)[]> => {
      const cell = matrix.locator(part);
      const row = cell.locator('xpath=..');
      return [await row.getAttribute('aria-rowindex'), await cell.getAttribute('aria-colindex')];
    };
    assert.deepEqual(await place('thead th >> nth=0'), ['1', '1']);
    assert.deepEqual(await place('tbody tr:not(.far) >> nth=0 >> th'), ['2', '1']);
    assert.deepEqual(await place('tbody tr:not(.far) >> nth=1 >> td:not(.gap) >> nth=0'), ['3', '2']);
    await page.getByRole('button', { name: 'List', exact: true }).press('Enter');
    await page.locator('.grid tbody td').first().waitFor();
    assert.equal(await matrix.count(), 0);
  });

  it('is cancelled from the page with the keyboard alone, and says so', async () => {
    await stage.workbench.runCommand('View: Close All Editors');
    stage.sandbox.fail('users', 'hang', 1);
    await run('Fakturoid: Review access');
    const page = stage.workbench.webview();
    await page.getByText('Loaded: 11 of 12 accounts').waitFor();
    await eventually(async () => {
      await press('Tab');
      assert.equal(await page.locator(':focus').innerText(), 'Cancel');
    });
    await press('Enter');
    await page.getByText('Loading was cancelled').waitFor();
    await eventually(async () =>
      assert.match(await page.locator(':focus').innerText(), /^(Access review|Changes since)/),
    );
  });

  it('is compared with the last review: who came, who left, whose rights grew', async () => {
    const { world, people } = stage.sandbox;
    await review();
    const members = [...(world.accounts.get(KOMETA)?.members.keys() ?? [])];
    const [first = 0, second = 0] = members.filter((id) => id !== people.agency.userId);
    world.removeMember(KOMETA, first);
    world.setMember(KOMETA, second, { permission: 'owner', allowedScope: ['invoices'] });
    await stage.workbench.webview().getByRole('button', { name: 'Review again' }).press('Enter');
    await heading(/^Changes since/);
    await heading('Users removed');
    await stage.workbench
      .webview()
      .getByText(/no longer has access to Studio Kometa/)
      .waitFor();
    // Without scrolling: what changed, how much, and the first of it.
    const { height = 0 } = stage.workbench.page.viewportSize() ?? {};
    const page = stage.workbench.webview();
    for (const part of [page.locator('#lead'), page.getByRole('heading', { name: 'Users removed' })]) {
      const box = await part.boundingBox();
      assert.ok(box !== null && box.y > 0 && box.y + box.height < height, JSON.stringify(box));
    }
    await stage.workbench.screenshot('review-changes');
  });

  it('is compared with an exported file', async () => {
    await review();
    const file = await exportAsJson('review.json');
    await stage.workbench.runCommand('Fakturoid: Compare with exported review…');
    await chooseFile(stage.workbench, 'Select an exported review to compare with', file);
    await heading(/^Changes since/);
    await eventually(async () =>
      assert.equal(
        await stage.workbench.webview().getByRole('heading', { name: 'Users removed' }).count(),
        0,
      ),
    );
  });

  it('says what is wrong with a file that is no review', async () => {
    const file = path.join(folder, 'other.csv');
    await writeFile(file, 'Account;Slug');
    await review();
    await stage.workbench.runCommand('Fakturoid: Compare with exported review…');
    await chooseFile(stage.workbench, 'Select an exported review to compare with', file);
    await stage.workbench.notifications.waitFor('valid JSON');
  });

  it('opens the details of a user of the table', async () => {
    await review();
    const page = stage.workbench.webview();
    await page.getByRole('searchbox').fill('tereza.stastna');
    await page.locator('.grid thead').scrollIntoViewIfNeeded();
    const row = page.locator('.grid tbody').getByRole('button', { name: 'Tereza Šťastná' }).first();
    await row.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Tereza Šťastná' }).waitFor();
  });

  it('is forgotten when saved reviews are deleted', async () => {
    await review();
    await review();
    await heading(/^Changes since/);
    await stage.workbench.runCommand('Fakturoid: Delete saved reviews');
    await stage.workbench.dialog.waitFor('Delete from this computer');
    await stage.workbench.dialog.press('Delete');
    await review();
    await heading('Changes');
    await stage.workbench.webview().getByText('There is no earlier review to compare with.').waitFor();
    assert.deepEqual(stage.workbench.problems.cspViolations, []);
    assert.deepEqual(stage.workbench.problems.webviewErrors, []);
  });

  function secrets(): readonly string[] {
    const { clientId, clientSecret } = stage.sandbox.people.agency;
    const tokens = tokensSent(stage.sandbox.requests);
    assert.ok(tokens.length > 0);
    return [clientId, clientSecret, ...tokens];
  }
});
