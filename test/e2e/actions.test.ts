import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../sandbox';
import { eventually } from './support/eventually';
import { signIn } from './support/signIn';
import { tokensSent } from './support/tokensSent';
import { useWorkbench } from './support/useWorkbench';

const ACCOUNT = 'Studio Kometa s.r.o.';

describe('actions on accounts and users', function () {
  // Each step goes on from where the one before has ended.
  this.bail(true);
  let sandbox: Sandbox;
  before('start a sandbox', async () => {
    sandbox = await startSandbox();
  });
  after('end the sandbox', () => sandbox.close());

  const workbench = useWorkbench(() => ({
    env: { FAKTUROID_API_URL: sandbox.apiUrl },
    settings: { 'fakturoid.statusBar.enabled': true },
  }));

  /** The entry of the status bar that contains the text. */
  const statusBar = (text: string) =>
    workbench().page.locator('.statusbar-item').filter({ hasText: text, visible: true });

  it('stand in the context menu of an account', async () => {
    await signIn(workbench(), sandbox.people.agency);
    const entries = await workbench().tree().openMenu(ACCOUNT);
    await workbench().screenshot('account-menu');
    assert.deepEqual(entries, [
      'Show account details',
      'Copy slug',
      'Copy name',
      'Copy registration number',
      'Copy endpoint',
      'Copy curl command',
      'Copy as JSON',
      'Open in Fakturoid',
      'Refresh account',
    ]);
    await workbench().page.keyboard.press('Escape');
  });

  it('copy the slug, and say so', async () => {
    await workbench().tree().chooseFromMenu(ACCOUNT, 'Copy slug');
    await statusBar('Copied: studio-kometa').waitFor();
    assert.equal(await workbench().clipboard(), 'studio-kometa');
  });

  it('copy a curl command without the token', async () => {
    await workbench().tree().chooseFromMenu(ACCOUNT, 'Copy curl command');
    await statusBar('without the token').waitFor();
    const text = await workbench().clipboard();
    assert.match(
      text,
      /^curl 'https:\/\/app\.fakturoid\.cz\/api\/v3\/accounts\/studio-kometa\/users\.json' \\$/m,
    );
    assert.match(text, /-H "Authorization: Bearer \$FAKTUROID_TOKEN"$/);
    for (const token of tokensSent(sandbox.requests)) {
      assert.ok(!text.includes(token));
    }
  });

  it('open the account in Fakturoid', async () => {
    await workbench().noteOpenedPages();
    await workbench().tree().chooseFromMenu(ACCOUNT, 'Open in Fakturoid');
    // VS Code asks before it opens a site.
    await workbench().dialog.waitFor('open the external website');
    await workbench().dialog.press('Open');
    await eventually(async () =>
      assert.deepEqual(await workbench().openedPages(), ['https://app.fakturoid.cz/studio-kometa']),
    );
  });

  it('ask for the account first where no user is known yet', async () => {
    const { quickInput } = workbench();
    const { fullName, email } = sandbox.people.agency;
    await workbench().runCommand('Fakturoid: Copy e-mail');
    await quickInput.waitFor('Choose from the users of which account?');
    await quickInput.answer('pekarna');
    await quickInput.waitFor('Copy the e-mail of which user?');
    await quickInput.type(fullName);
    await quickInput.choose(fullName);
    await statusBar(`Copied: ${email}`).waitFor();
    assert.equal(await workbench().clipboard(), email);
  });

  it('load only the account that is to be refreshed', async () => {
    await workbench().tree().expand(ACCOUNT);
    await workbench().tree().row('API napojení skladu');
    const before = sandbox.requests.length;
    await workbench().tree().chooseFromMenu(ACCOUNT, 'Refresh account');
    await eventually(() =>
      assert.deepEqual(
        sandbox.requests.slice(before).map(({ route }) => route),
        ['users'],
      ),
    );
  });

  it('mark a user as programmatic from the palette, by keyboard alone', async () => {
    const { page, quickInput } = workbench();
    await workbench().openPalette();
    await quickInput.type('>Fakturoid: Mark as programmatic');
    await quickInput.item('Fakturoid: Mark as programmatic').waitFor();
    await page.keyboard.press('Enter');
    await quickInput.waitFor('Mark which user as programmatic?');
    await page.keyboard.type('skladu');
    await quickInput.item('API napojení skladu').waitFor();
    await workbench().screenshot('pick-user');
    await page.keyboard.press('Enter');
    await quickInput.waitFor('What is API napojení skladu for?');
    await page.keyboard.type('issue');
    await quickInput.item('Issue invoices').waitFor();
    await workbench().screenshot('pick-purpose');
    await page.keyboard.press('Enter');
    await statusBar('Marked as programmatic: API napojení skladu · Issue invoices').waitFor();
    const entries = await workbench().tree().openMenu('API napojení skladu');
    assert.ok(entries.includes('Change purpose'));
    assert.ok(entries.includes('Unmark as programmatic'));
    assert.ok(!entries.includes('Mark as programmatic'));
    await workbench().screenshot('user-menu');
    await page.keyboard.press('Escape');
  });

  it('hide programmatic users and show them again, by keyboard alone', async () => {
    const { page, quickInput } = workbench();
    /** The palette says what there is to do now: only one of the two commands. */
    const run = async (command: string, other: string): Promise<void> => {
      await workbench().openPalette();
      await quickInput.type('>Fakturoid: programmatic users');
      await quickInput.item(command).waitFor();
      assert.ok(!(await quickInput.items()).includes(other));
      await quickInput.type(`>${command}`);
      await quickInput.item(command).waitFor();
      await page.keyboard.press('Enter');
    };
    const hide = 'Fakturoid: Hide programmatic users';
    const show = 'Fakturoid: Show programmatic users';
    const message = page.locator('.sidebar').getByText('Programmatic users are hidden (1)');
    await run(hide, show);
    await message.waitFor();
    assert.ok(!(await workbench().tree().labels()).includes('API napojení skladu'));
    await workbench().screenshot('programmatic-hidden');
    await run(show, hide);
    await workbench().tree().row('API napojení skladu');
    await message.waitFor({ state: 'hidden' });
  });

  it('lead through setting up a programmatic user, by keyboard alone', async () => {
    const { page, quickInput } = workbench();
    await workbench().openPalette();
    await quickInput.type('>Fakturoid: Set up a programmatic user…');
    await quickInput.item('Fakturoid: Set up a programmatic user…').waitFor();
    await page.keyboard.press('Enter');
    await quickInput.waitFor('What will the programmatic user be for?');
    await page.keyboard.press('Enter');
    const guide = workbench().webview();
    await guide.getByRole('heading', { level: 1, name: 'A programmatic user: Read invoices' }).waitFor();
    await workbench().screenshot('set-up-programmatic');
    // A link of the page runs a command of the extension.
    await guide.getByRole('link', { name: 'Sign in', exact: true }).press('Enter');
    await quickInput.waitFor('Client ID and Client Secret');
    await quickInput.cancel();
  });

  it('show who is signed in, in the status bar, if the setting asks for it', async () => {
    const { fullName } = sandbox.people.agency;
    await statusBar(fullName).click();
    await workbench().webview().getByRole('heading', { level: 1, name: fullName }).waitFor();
  });
});

for (const theme of ['dark', 'light'] as const) {
  describe(`the walkthrough, ${theme}`, () => {
    const workbench = useWorkbench(() => ({ theme, size: { width: 1400, height: 900 } }));

    for (const [title, count] of [['Get started with Fakturoid Explorer', 5]] as const) {
      it(`leads through “${title}”, with a picture for each step`, async () => {
        const { page, quickInput } = workbench();
        await workbench().openPalette();
        await quickInput.type('>Welcome: Open Walkthrough...');
        await quickInput.choose('Welcome: Open Walkthrough...');
        await quickInput.choose(title);
        await page.locator('.getting-started-category').getByText(title).first().waitFor();
        const steps = page.locator('.getting-started-step');
        await eventually(async () => assert.equal(await steps.count(), count));
        let before = '';
        for (let step = 0; step < count; step++) {
          await steps.nth(step).click();
          await eventually(async () => {
            const picture = await workbench().webview().locator('svg').innerHTML();
            assert.notEqual(picture, before);
            before = picture;
          });
          await workbench().screenshot(`walkthrough-${theme}-${count}-${step + 1}`);
        }
      });
    }
  });
}
