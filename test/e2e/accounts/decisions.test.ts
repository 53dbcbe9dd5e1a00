import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chooseFile } from '../support/chooseFile';
import { eventually } from '../support/eventually';
import { runFolder } from '../support/runFolder';
import { signIn } from '../support/signIn';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

const REASON = 'They are the accountant.';

describe('decisions about findings', () => {
  const page = () => stage.workbench.webview();
  const findings = () => page().getByRole('heading', { name: /^Findings/ });
  const accept = () => page().getByRole('button', { name: 'Accept…' }).first();

  before('start afresh', () => startAfresh(stage));

  beforeEach('review access', async () => {
    await signIn(stage.workbench, stage.sandbox.people.agency);
    await stage.workbench.runCommand('View: Close All Editors');
    await stage.workbench.runCommand('Fakturoid: Review access');
    await findings().waitFor();
  });

  it('are made at a finding, stay folded on the page, and can be undone', async () => {
    const { workbench } = stage;
    const { quickInput } = workbench;
    const before = await findings().textContent();
    await accept().press('Enter');
    await quickInput.waitFor('Why is it acceptable');
    await quickInput.answer('too short');
    await quickInput.waitForMessage('Enter a reason of 10 to 500 characters.');
    await quickInput.answer(REASON);
    await quickInput.waitFor('Half a year');
    await workbench.screenshot('accept-until');
    await quickInput.choose('90 days');
    const fold = page().locator('summary').filter({ hasText: 'Accepted: 1' });
    await fold.waitFor();
    assert.notEqual(await findings().textContent(), before);
    // From the head of the page, where it opens.
    await page().locator('dd').getByRole('button', { name: 'Accepted: 1' }).press('Enter');
    await page().getByText(`Reason: ${REASON}`).waitFor();
    await page()
      .getByText(/^Accepted by Tereza Šťastná on .*, until the end of /)
      .waitFor();
    await workbench.screenshot('accepted');
    await page().getByRole('button', { name: 'Undo acceptance' }).press('Enter');
    await fold.waitFor({ state: 'hidden' });
    await eventually(async () => assert.equal(await findings().textContent(), before));
    // Those who came by keyboard continue among the findings, not at the top of the page.
    await eventually(async () =>
      assert.match((await page().locator('section button:focus').textContent()) ?? '', /./),
    );
  });

  it('are saved as evidence, with the hashes of all files', async () => {
    const { workbench } = stage;
    const { quickInput } = workbench;
    await accept().click();
    await quickInput.waitFor('Why is it acceptable');
    await quickInput.answer(REASON);
    await quickInput.choose('A year');
    await page().locator('summary').filter({ hasText: 'Accepted: 1' }).waitFor();
    const folder = await mkdtemp(path.join(runFolder(), 'evidence-'));
    await workbench.runCommand('Fakturoid: Save evidence…');
    await chooseFile(workbench, 'Select a location for the evidence.', `${folder}/`);
    const [name = ''] = await eventually(async () => {
      const names = await readdir(folder);
      assert.ok(names.length === 1 && !names[0]?.endsWith('.tmp'));
      return names;
    });
    const saved = (file: string): Promise<Buffer> => readFile(path.join(folder, name, file));
    const lines = (await saved('MANIFEST')).toString().trim().split('\n');
    assert.equal(lines.length, 4);
    for (const line of lines) {
      const [sum, file = ''] = line.split('  ');
      assert.equal(
        createHash('sha256')
          .update(await saved(file))
          .digest('hex'),
        sum,
        file,
      );
    }
    assert.ok((await saved('decisions.json')).includes(REASON));
    assert.ok((await saved('access-review.md')).includes(REASON));
  });
});
