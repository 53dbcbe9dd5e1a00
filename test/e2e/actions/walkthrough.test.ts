import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { signIn } from '../support/signIn';
import { stage } from './stage';

describe('the walkthrough', () => {
  it('leads from signing in to the review, with a picture for each step', async () => {
    const { page, quickInput } = stage.workbench;
    await signIn(stage.workbench, stage.sandbox.people.agency);
    await stage.workbench.runCommand('Fakturoid: What can this token do?');
    await stage.workbench.webview().getByRole('heading', { level: 1 }).waitFor();
    await stage.workbench.runCommand('View: Close All Editors');
    const title = 'Get started with Fakturoid Explorer';
    await stage.workbench.runCommand('Welcome: Open Walkthrough...');
    await quickInput.choose(title);
    await page.locator('.getting-started-category').getByText(title).first().waitFor();
    const steps = page.locator('.getting-started-step');
    await eventually(async () => assert.equal(await steps.count(), 5));
    const isTicked = (name: string): Promise<string | null> =>
      steps.filter({ hasText: name }).getByRole('checkbox').first().getAttribute('aria-checked');
    // Signed in, and a token card that is closed again.
    for (const name of ['Get a Client ID', 'Sign in', 'Know what a token can do']) {
      await eventually(async () => assert.equal(await isTicked(name), 'true', name));
    }
    assert.equal(await isTicked('Review access'), 'false');
    let before = '';
    for (let step = 0; step < 5; step++) {
      await steps.nth(step).click();
      await eventually(async () => {
        const picture = await stage.workbench.webview().locator('svg').innerHTML();
        assert.notEqual(picture, before);
        before = picture;
      });
      await stage.workbench.screenshot(`walkthrough-${step + 1}`);
    }
  });
});
