import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { runByKeyboard } from '../support/runByKeyboard';
import { signIn } from '../support/signIn';
import { tokensSent } from '../support/tokensSent';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

const ACCOUNT = 'Studio Kometa s.r.o.';

describe('actions on accounts and users', () => {
  before('start afresh', () => startAfresh(stage));

  /** The entry of the status bar that contains the text. */
  const statusBar = (text: string) =>
    stage.workbench.page.locator('.statusbar-item').filter({ hasText: text, visible: true });

  /** The context menu of a user of the account, which is opened for it. */
  async function openMenuOfUser(name: string): Promise<string[]> {
    await stage.workbench.tree().expand(ACCOUNT);
    return stage.workbench.tree().openMenu(name);
  }

  beforeEach('sign in', async () => {
    await signIn(stage.workbench, stage.sandbox.people.agency);
    await stage.workbench.tree().row(ACCOUNT);
  });

  it('stand in the context menu of an account', async () => {
    const entries = await stage.workbench.tree().openMenu(ACCOUNT);
    await stage.workbench.screenshot('account-menu');
    assert.deepEqual(entries, [
      'Show account details',
      'Open to the side',
      'Can this token make a call?',
      'Copy',
      'Open in Fakturoid',
      'Open terminal as this identity',
      'Refresh account',
      'Use this account in this workspace',
    ]);
    await stage.workbench.page.keyboard.press('Escape');
  });

  it('copy the slug, and say so', async () => {
    await stage.workbench.tree().chooseFromMenu(ACCOUNT, 'Copy slug', 'Copy');
    await statusBar('Copied: studio-kometa').waitFor();
    assert.equal(await stage.workbench.clipboard(), 'studio-kometa');
  });

  it('copy a curl command without the token', async () => {
    await stage.workbench.tree().chooseFromMenu(ACCOUNT, 'Copy curl command', 'Copy');
    await statusBar('It reads the token from FAKTUROID_TOKEN').waitFor();
    const text = await stage.workbench.clipboard();
    assert.match(
      text,
      /^curl 'https:\/\/app\.fakturoid\.cz\/api\/v3\/accounts\/studio-kometa\/users\.json' \\$/m,
    );
    assert.match(text, /-H "Authorization: Bearer \$FAKTUROID_TOKEN"$/);
    for (const token of tokensSent(stage.sandbox.requests)) {
      assert.ok(!text.includes(token));
    }
  });

  it('open the account in Fakturoid', async () => {
    await stage.workbench.noteOpenedPages();
    await stage.workbench.tree().chooseFromMenu(ACCOUNT, 'Open in Fakturoid');
    // VS Code asks before it opens a site.
    await stage.workbench.dialog.waitFor('open the external website');
    await stage.workbench.dialog.press('Open');
    await eventually(async () =>
      assert.deepEqual(await stage.workbench.openedPages(), ['https://app.fakturoid.cz/studio-kometa']),
    );
  });

  it('ask for the account first where no user is known yet', async () => {
    const { quickInput } = stage.workbench;
    const { fullName, email } = stage.sandbox.people.agency;
    await stage.workbench.runCommand('Fakturoid: Copy email');
    await quickInput.waitFor('Select the user’s account');
    await quickInput.answer('pekarna');
    await quickInput.waitFor('Select the user whose email to copy');
    await quickInput.type(fullName);
    await quickInput.choose(fullName);
    await statusBar(`Copied: ${email}`).waitFor();
    assert.equal(await stage.workbench.clipboard(), email);
  });

  it('load only the account that is to be refreshed', async () => {
    await stage.workbench.tree().expand(ACCOUNT);
    await stage.workbench.tree().row('API napojení skladu');
    const before = stage.sandbox.requests.length;
    await stage.workbench.tree().chooseFromMenu(ACCOUNT, 'Refresh account');
    await eventually(() =>
      assert.deepEqual(
        stage.sandbox.requests.slice(before).map(({ route }) => route),
        ['users'],
      ),
    );
  });

  it('mark a user as programmatic, hide and show them again, by keyboard alone', async () => {
    const { page, quickInput } = stage.workbench;
    await runByKeyboard(stage.workbench, 'Fakturoid: Mark as programmatic user…');
    await quickInput.waitFor('Select the user to mark as programmatic');
    await page.keyboard.type('skladu');
    await quickInput.item('API napojení skladu').waitFor();
    await stage.workbench.screenshot('pick-user');
    await page.keyboard.press('Enter');
    await quickInput.waitFor('What is API napojení skladu for?');
    await page.keyboard.type('issue');
    await quickInput.item('Issue invoices').waitFor();
    await stage.workbench.screenshot('pick-purpose');
    await page.keyboard.press('Enter');
    await statusBar('Marked as programmatic user: API napojení skladu · Issue invoices').waitFor();
    const entries = await openMenuOfUser('API napojení skladu');
    assert.ok(entries.includes('Change purpose…'));
    assert.ok(entries.includes('Remove programmatic mark'));
    assert.ok(!entries.includes('Mark as programmatic user…'));
    await stage.workbench.screenshot('user-menu');
    await page.keyboard.press('Escape');

    const hide = 'Fakturoid: Hide programmatic users';
    const show = 'Fakturoid: Show programmatic users';
    /** The palette has only what there is to do now. */
    const assertOnly = (command: string, other: string): Promise<void> =>
      stage.workbench.assertOffered('Fakturoid: programmatic users', (commands) => {
        assert.ok(commands.includes(command));
        assert.ok(!commands.includes(other));
      });
    const message = page.locator('.sidebar').getByText('Programmatic users are hidden (1)');
    await assertOnly(hide, show);
    await runByKeyboard(stage.workbench, hide);
    await message.waitFor();
    assert.ok(!(await stage.workbench.tree().labels()).includes('API napojení skladu'));
    await stage.workbench.screenshot('programmatic-hidden');
    await assertOnly(show, hide);
    await runByKeyboard(stage.workbench, show);
    await stage.workbench.tree().row('API napojení skladu');
    await message.waitFor({ state: 'hidden' });
  });

  it('lead through setting up a programmatic user, by keyboard alone', async () => {
    const { page, quickInput } = stage.workbench;
    await runByKeyboard(stage.workbench, 'Fakturoid: Set up a programmatic user…');
    await quickInput.waitFor('What will the programmatic user be for?');
    await page.keyboard.press('Enter');
    const guide = stage.workbench.webview();
    await guide.getByRole('heading', { level: 1, name: 'Programmatic user: Read invoices' }).waitFor();
    await stage.workbench.screenshot('set-up-programmatic');
    // A link of the page runs a command of the extension.
    await guide.getByRole('link', { name: 'Sign in', exact: true }).press('Enter');
    await quickInput.waitFor('Client ID and Client Secret');
    await quickInput.cancel();
  });

  it('show who is signed in, in the status bar, if the setting asks for it', async () => {
    const { fullName } = stage.sandbox.people.agency;
    await statusBar(fullName).click();
    await stage.workbench.webview().getByRole('heading', { level: 1, name: fullName }).waitFor();
  });
});
