import assert from 'node:assert/strict';
import { SERVERS, serverVersions } from '../../host/versions';
import { eventually } from '../support/eventually';
import { filesWithText } from '../support/leaks';
import { tokensSent } from '../support/tokensSent';
import { openFile, stage } from './stage';

/** What the extension host writes into its log when it starts an extension. */
const STARTED = '_doActivateExtension fakturoid-explorer.fakturoid-explorer';

describe('Fakturoid in code', () => {
  it('starts nothing where nobody has opened anything of Fakturoid', async () => {
    await openFile('notes.txt');
    assert.deepEqual(await filesWithText(stage.workbench.logs, STARTED), []);
  });

  it('points out what stands in a file, lists all, and says whose it is once a person has confirmed that', async () => {
    const { workbench, sandbox } = stage;
    const { freelancer } = sandbox.people;
    if (serverVersions() === SERVERS.oldest) {
      // It knows no language of such files, for which the extension would start.
      await workbench.openSideBar('Fakturoid');
    }
    await openFile('.env');
    await workbench.page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    assert.ok((await filesWithText(workbench.logs, STARTED)).length > 0);
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
