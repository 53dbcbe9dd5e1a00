import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { signIn } from '../support/signIn';
import { tokensSent } from '../support/tokensSent';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

describe('a terminal as an identity', () => {
  before('start afresh', () => startAfresh(stage));

  const ACCOUNT = 'Studio Kometa s.r.o.';

  it('has the token in its environment, and leaves it nowhere, also after a reload', async () => {
    const { workbench, sandbox } = stage;
    const { page, dialog } = workbench;
    await signIn(workbench, sandbox.people.agency);
    await workbench.tree().row(ACCOUNT);
    await workbench.tree().chooseFromMenu(ACCOUNT, 'Open terminal as this identity');
    assert.match(await dialog.waitFor('access token'), /FAKTUROID_TOKEN/);
    await dialog.press('Open terminal');
    const terminal = page.locator('.terminal-wrapper.active .xterm').first();
    await terminal.waitFor();
    const called = (): boolean =>
      sandbox.requests.some(
        ({ headers, status }) => headers['user-agent']?.startsWith('curl/') === true && status === 200,
      );
    const users = `${sandbox.apiUrl}/accounts/$FAKTUROID_SLUG/users.json`;
    await terminal.click();
    await page.keyboard.type(`curl -s -o /dev/null -H "Authorization: Bearer $FAKTUROID_TOKEN" "${users}"\n`);
    await eventually(() => {
      assert.ok(called(), 'the API answered');
      return Promise.resolve();
    });
    const tokens = tokensSent(sandbox.requests);
    assert.ok(tokens.length > 0);
    await workbench.runCommand('View: Close All Editors');
    await workbench.reload();
    for (const token of tokens) {
      assert.deepEqual(await workbench.placesWithText(token), []);
    }
    assert.equal(await page.locator('.terminal-wrapper .xterm').count(), 0, 'it does not come back');
  });
});
