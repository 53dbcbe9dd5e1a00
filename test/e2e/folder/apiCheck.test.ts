import assert from 'node:assert/strict';
import { signIn } from '../support/signIn';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

describe('the check of the API', () => {
  before('start afresh', () => startAfresh(stage));

  it('shows its report before it is copied', async () => {
    const { workbench, sandbox } = stage;
    await signIn(workbench, sandbox.people.agency);
    await workbench.runCommand('Fakturoid: Check the API’s behaviour…');
    const { page } = workbench;
    await workbench.dialog.waitFor('isn’t sent anywhere');
    await workbench.dialog.press('Check');
    const report = page.locator('.monaco-editor').filter({ hasText: 'How Fakturoid’s API behaves' });
    await report.waitFor();
    const offer = page.locator('.notification-toast').filter({ hasText: 'wasn’t sent anywhere' });
    await offer.waitFor();
    await offer.getByRole('button', { name: 'Copy' }).click();
    await page.locator('.statusbar-item').filter({ hasText: 'Copied the report on the API' }).waitFor();
    assert.match(await workbench.clipboard(), /^# How Fakturoid’s API behaves\n[^]*U19 rightsRefusal/);
    // Nobody is to be asked whether to save it.
    await workbench.runCommand('View: Revert and Close Editor');
    await report.waitFor({ state: 'hidden' });
  });
});
