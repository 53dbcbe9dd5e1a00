import assert from 'node:assert/strict';
import { SERVERS, serverVersions } from '../../host/versions';
import { eventually } from '../support/eventually';
import { openFile } from '../support/openFile';
import { tokensSent } from '../support/tokensSent';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

describe('Fakturoid in code', () => {
  before('start afresh', () => startAfresh(stage));

  it('points out what stands in a file, lists all, and says whose it is once a person has confirmed that', async () => {
    const { workbench, sandbox } = stage;
    const { freelancer } = sandbox.people;
    if (serverVersions() === SERVERS.oldest) {
      // It knows no language of such files, for which the extension would start.
      await workbench.openSideBar('Fakturoid');
    }
    await openFile(workbench, '.env');
    await workbench.page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await workbench.screenshot('code-diagnostic');
    await workbench.runCommand('Fakturoid: Find credentials in this workspace');
    await workbench.quickInput.waitFor('Fakturoid credentials in this workspace');
    await workbench.screenshot('code-list');
    await workbench.quickInput.choose('Fakturoid Client Secret');
    await workbench.quickInput.waitUntilClosed();
    assert.deepEqual(sandbox.requests, []);

    await workbench.runCommand('Fakturoid: Whose credentials are these?');
    await workbench.dialog.waitFor('Ask Fakturoid whose this is?');
    assert.deepEqual(sandbox.requests, []);
    await workbench.screenshot('code-question');
    await workbench.dialog.press('Ask Fakturoid');
    await workbench.notifications.waitFor(`It belongs to: ${freelancer.fullName}`);
    await workbench.webview().getByRole('heading', { level: 1, name: freelancer.fullName }).waitFor();
    await workbench.screenshot('code-card');
    await workbench.runCommand('View: Close All Editors');
    const secrets = [freelancer.clientId, freelancer.clientSecret, ...tokensSent(sandbox.requests)];
    assert.equal(secrets.length, 3);
    await eventually(async () => {
      for (const secret of secrets) {
        assert.deepEqual(await workbench.placesWithText(secret), []);
      }
    });
  });
});
