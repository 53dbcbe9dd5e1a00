import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { signIn } from '../support/signIn';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

const COMMAND = '[Update](command:workbench.action.terminal.new "x")';
const ADDRESS = '[here](https://evil.test/page) https://evil.test www.evil.test a@evil.test';
/** As long as a text may be before it is left out, as the registration number here is. */
const LONG = 'x'.repeat(1_500);
const TARGETS = /command:|evil\.test/;

/** Names what it stands for, and then tries everything that makes more than text of it. */
function hostile(what: string): string {
  return `${what} ${COMMAND} $(alert) \u202e${ADDRESS}\n<img src=x onerror=alert(1)> ${LONG}`;
}

describe('hostile texts', () => {
  before('start afresh, in a world of them', async () => {
    await startAfresh(stage);
    const { world, people } = stage.sandbox;
    const you = people.freelancer;
    for (const { account } of world.accountsOf(you.userId)) {
      world.setAccount(account.slug, {
        name: hostile('Account'),
        registrationNo: hostile('x'.repeat(10_000)),
        attributes: { city: hostile('City'), web: hostile('Web') },
      });
      world.setMember(account.slug, you.userId, {
        fullName: hostile('You'),
        email: hostile('mail'),
        permission: hostile('permission'),
        allowedScope: [hostile('scope'), 'invoices'],
      });
      // Two texts that stand beside each other, and would be a link together.
      world.setMember(account.slug, 7777, {
        fullName: '[Together]',
        email: '(command:workbench.action.terminal.new)',
        permission: 'owner',
      });
    }
  });

  /** Nothing in a part of the window, once it is there, is more than text. */
  async function assertText(part: Locator, text: string): Promise<void> {
    await part.filter({ hasText: text }).first().waitFor();
    const html = await part.first().evaluate((element: { readonly outerHTML: string }) => element.outerHTML);
    const tags = [...html.matchAll(/<(a|img|iframe|button)\b[^>]*>/g)].map(([tag]) => tag);
    const suspect = tags.filter((tag) => TARGETS.test(tag) && !/aria-label|title=/.test(tag));
    assert.deepEqual(suspect, [], text);
    assert.doesNotMatch(html, /href="[^"]*(command:|evil\.test)|data-href="[^"]*(command:|evil\.test)/);
    assert.doesNotMatch(html, /codicon-alert/);
    assert.ok(!html.includes('\u202e'), 'nothing turns its direction');
    assert.ok(!html.includes('x'.repeat(500)), 'it is bounded');
  }

  it('are text in the tree, its tooltips, its message and its dialog', async () => {
    const { page } = stage.workbench;
    await signIn(stage.workbench, stage.sandbox.people.freelancer);
    const rows = stage.workbench.tree().element.getByRole('treeitem');
    const account = rows.filter({ hasText: 'Account [Update]' }).first();
    await assertText(account, 'Account [Update]');
    await account.locator('.monaco-tl-twistie').click();
    const you = rows.filter({ hasText: 'You [Update]' }).first();
    await assertText(you, 'You [Update]');
    for (const row of [account, you]) {
      await eventually(async () => {
        // The tooltip goes where the tree is drawn again, and comes only to a mouse that moves.
        await page.mouse.move(0, 0);
        await row.hover();
        await page
          .locator('.workbench-hover')
          .filter({ hasText: '[Update]' })
          .first()
          .waitFor({ timeout: 3_000 });
      });
      await stage.workbench.screenshot(`hostile-tooltip-${row === you ? 'user' : 'account'}`);
      await assertText(page.locator('.workbench-hover').filter({ hasText: '[Update]' }), '[Update]');
      await page.mouse.move(0, 0);
      await page
        .locator('.workbench-hover')
        .filter({ hasText: '[Update]' })
        .first()
        .waitFor({ state: 'hidden' });
    }
    await stage.workbench.runCommand('Fakturoid: Filter users…');
    const { quickInput } = stage.workbench;
    const choice = quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'permission [Update]' });
    await choice.first().waitFor();
    await assertText(quickInput.widget, 'permission [Update]');
    await choice.first().click();
    await quickInput.accept();
    const view = page.locator('.customview-tree, .tree-explorer-viewlet-tree-view').filter({ visible: true });
    await page
      .getByText(/Filter: permission \[Update\]/)
      .first()
      .waitFor();
    await stage.workbench.screenshot('hostile-filter');
    await assertText(view, 'Filter: permission');
    await stage.workbench.runCommand('Fakturoid: Clear filter');
    await stage.workbench.runCommand('Fakturoid: Sign out');
    const dialog = page.locator('.monaco-dialog-box');
    await assertText(dialog, 'You [Update]');
    await stage.workbench.screenshot('hostile-dialog');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('are text in a search, in pages and in their tabs', async () => {
    const { page, quickInput } = stage.workbench;
    await signIn(stage.workbench, stage.sandbox.people.freelancer);
    await stage.workbench.runCommand('Fakturoid: Find user…');
    await quickInput.type('Together');
    await quickInput.widget.locator('.monaco-list-row').filter({ hasText: '[Together]' }).first().waitFor();
    await assertText(quickInput.widget, '[Together]');
    await quickInput.cancel();
    for (const [command, heading] of [
      ['Fakturoid: Show current user', 'You [Update]'],
      ['Fakturoid: Show account details', 'Account [Update]'],
      ['Fakturoid: What can this token do?', 'You [Update]'],
      ['Fakturoid: Review access', 'Access review'],
    ] as const) {
      await stage.workbench.runCommand(command);
      if (command.endsWith('Show account details')) {
        await quickInput.widget
          .locator('.monaco-list-row')
          .filter({ hasText: 'Account [Update]' })
          .first()
          .click();
      }
      const frame = stage.workbench.webview();
      await frame.getByRole('heading', { level: 1 }).filter({ hasText: heading }).waitFor();
      assert.equal(await frame.locator('a, img[src="x"]').count(), 0, command);
      const text = await frame.locator('body').innerText();
      assert.ok(!text.includes('\u202e'), command);
      // The notes of an account may be whole paragraphs.
      const longest = command.endsWith('account details') ? 2_000 : 200;
      assert.ok(!text.includes('x'.repeat(longest + 1)), command);
    }
    await stage.workbench.screenshot('hostile-pages');
    await assertText(page.locator('.tabs-container'), 'You [Update]');
  });

  it('are text where Fakturoid, or somebody in its name, says why something failed', async () => {
    const { page, quickInput } = stage.workbench;
    const description = encodeURIComponent(`refused ${'x'.repeat(10_000)}`);
    await stage.workbench.noteOpenedPages();
    await stage.workbench.runCommand('Fakturoid: Sign in');
    await quickInput.choose('Through the browser');
    const { clientId, clientSecret } = stage.sandbox.integrations.testing;
    for (const [step, text] of [
      ['(1/4)', clientId],
      ['(2/4)', clientSecret],
      ['(3/4)', 'https://vscode.dev/redirect'],
    ] as const) {
      await quickInput.waitFor(step);
      await quickInput.answer(text);
    }
    await quickInput.waitFor('(4/4)');
    let state = '';
    await eventually(async () => {
      const opened = new URL((await stage.workbench.openedPages()).at(-1) ?? '');
      state = opened.searchParams.get('state') ?? '';
      assert.notEqual(state, '');
    });
    const short = encodeURIComponent(`refused ${COMMAND} $(alert) \u202e${ADDRESS}`);
    await quickInput.answer(`https://vscode.dev/redirect?error=access_denied&error_description=${short}`);
    await quickInput.waitForMessage('doesn’t belong to this sign-in');
    await assertText(quickInput.widget, 'doesn’t belong to this sign-in');
    assert.doesNotMatch(await quickInput.widget.innerText(), /Update/, 'nothing of a stranger is shown');
    await quickInput.answer(`https://vscode.dev/redirect?state=${state}&error_description=${description}`);
    await quickInput.waitForMessage('This isn’t a complete address');
    await quickInput.answer(`https://vscode.dev/redirect?state=${state}&error=x&error_description=${short}`);
    await quickInput.waitForMessage('refused [Update]');
    await stage.workbench.screenshot('hostile-box');
    await assertText(quickInput.widget, 'refused [Update]');
    await quickInput.cancel();
    assert.equal(
      await page.locator('.terminal-wrapper, .terminal-groups-container').count(),
      0,
      'no command ran',
    );
    assert.deepEqual(stage.workbench.problems.cspViolations, []);
  });
});
