import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { runByKeyboard } from '../support/runByKeyboard';
import { signIn } from '../support/signIn';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

describe('with the keyboard alone', () => {
  before('start afresh', () => startAfresh(stage));

  const press = (key: string): Promise<void> => stage.workbench.page.keyboard.press(key);
  const type = (text: string): Promise<void> => stage.workbench.page.keyboard.type(text);

  const run = (title: string): Promise<void> => runByKeyboard(stage.workbench, title);

  /** Runs a command until its box is there: the palette may close before it hears Enter. */
  async function openBox(command: string, title: string): Promise<void> {
    const box = stage.workbench.quickInput.title.filter({ hasText: title });
    await eventually(async () => {
      if (!(await box.isVisible())) {
        await run(command);
      }
      await box.waitFor({ timeout: 5_000 });
    }, 45_000);
    await stage.workbench.quickInput.waitUntilReady(title);
  }

  /** The row of the tree that the keyboard is on. */
  async function focusedRow(): Promise<string> {
    const row = stage.workbench.tree().element.locator('.monaco-list-row.focused .label-name');
    return (await row.count()) === 0 ? '' : row.innerText();
  }

  async function signedIn(): Promise<void> {
    await signIn(stage.workbench, stage.sandbox.people.agency);
    await stage.workbench.tree().row('Studio Kometa s.r.o.');
  }

  it('a person signs in', async () => {
    const { clientId, clientSecret } = stage.sandbox.people.agency;
    // The palette lists the commands that there are when it opens.
    await stage.workbench.page.locator('.activitybar').getByRole('tab', { name: 'Fakturoid' }).waitFor();
    await run('Fakturoid: Sign in');
    await eventually(async () =>
      assert.equal((await stage.workbench.quickInput.items())[0], 'Client ID and Client Secret'),
    );
    await press('Enter');
    await stage.workbench.quickInput.waitFor('(1/2)');
    await type(clientId);
    await press('Enter');
    await stage.workbench.quickInput.waitFor('(2/2)');
    await type(clientSecret);
    await press('Enter');
    await eventually(async () => {
      assert.equal(await focusedRow(), 'Advokáti Pod věží v.o.s.');
      // Keys go to the tree.
      assert.equal(await stage.workbench.tree().element.locator(':focus').count(), 1);
    });
  });

  it('opens an account', async () => {
    await signedIn();
    await eventually(async () => {
      // Focus on the side bar: a box that closes late may have taken the focus away from the tree.
      await press('Control+0');
      await press('Home');
      assert.equal(await focusedRow(), 'Advokáti Pod věží v.o.s.');
    });
    await type('Hbitá');
    await eventually(async () => assert.equal(await focusedRow(), 'Hbitá vážka s.r.o.'));
    await press('ArrowRight');
    await eventually(async () => {
      const row = (await stage.workbench.tree().rows()).find(({ label }) => label === 'Hbitá vážka s.r.o.');
      assert.equal(row?.expanded, true);
    });
    await press('Escape');
  });

  it('sees everybody by person, stops what takes long, and sees what could not be read', async () => {
    await signedIn();
    stage.sandbox.fail('users', 'hang', 1);
    await run('Fakturoid: Group by person');
    const message = stage.workbench.page.locator('.sidebar').getByText('Loading users: 11 of 12');
    await message.waitFor();
    await run('Fakturoid: Stop loading');
    await message.waitFor({ state: 'hidden' });
    await stage.workbench.tree().row('Not everything could be loaded');
    await eventually(async () => {
      const rows = await stage.workbench.tree().rows();
      assert.ok(rows.length > 20);
      assert.ok(
        rows.slice(1).every(({ level, announced }) => level === 1 && announced.startsWith('Person ')),
      );
    });
    await stage.workbench.screenshot('by-person');
    await run('Fakturoid: Group by account');
    await stage.workbench.tree().row('Studio Kometa s.r.o.');
  });

  it('finds somebody without writing diacritics, and sees the details', async () => {
    await signedIn();
    await openBox('Fakturoid: Find user…', 'Find user');
    await type('stastna cukrarna');
    await eventually(async () =>
      assert.deepEqual(await stage.workbench.quickInput.items(), [
        stage.sandbox.people.agency.fullName,
        'Not loaded: 2 accounts',
      ]),
    );
    await stage.workbench.screenshot('find-user');
    await press('Enter');
    await stage.workbench
      .webview()
      .getByRole('heading', { level: 1, name: stage.sandbox.people.agency.fullName })
      .waitFor();
  });

  it('filters, sees what is filtered, and clears it', async () => {
    await signedIn();
    await openBox('Fakturoid: Filter users…', 'Filter users');
    await type('Account owner');
    await eventually(async () =>
      assert.deepEqual(await stage.workbench.quickInput.items(), ['Account owner']),
    );
    await press('ArrowDown');
    await press('Space');
    await press('Enter');
    const message = stage.workbench.page.locator('.sidebar').getByText('Filter: Account owner');
    await message.waitFor();
    await run('Fakturoid: Clear filter');
    await message.waitFor({ state: 'hidden' });
  });

  it('has somebody who was found revealed in the tree', async () => {
    await signedIn();
    await openBox('Fakturoid: Find user…', 'Find user');
    await type('kohoutek hbita');
    await eventually(async () =>
      assert.deepEqual(await stage.workbench.quickInput.items(), [
        'Řehoř Kohoutek',
        'Not loaded: 2 accounts',
      ]),
    );
    await stage.workbench.quickInput.pressButton('Reveal in tree', 'Řehoř Kohoutek');
    await eventually(async () => assert.equal(await focusedRow(), 'Řehoř Kohoutek'));
  });

  it('copies a slug', async () => {
    await signedIn();
    await run('Fakturoid: Copy slug');
    await stage.workbench.quickInput.waitFor('Studio Kometa');
    await type('Kometa');
    await eventually(async () =>
      assert.deepEqual(await stage.workbench.quickInput.items(), ['Studio Kometa s.r.o.']),
    );
    await press('Enter');
    await eventually(async () => assert.equal(await stage.workbench.clipboard(), 'studio-kometa'));
  });

  it('signs out', async () => {
    await signedIn();
    await run('Fakturoid: Sign out');
    await stage.workbench.dialog.waitFor(`Sign out ${stage.sandbox.people.agency.fullName}?`);
    await press('Enter');
    await stage.workbench.page.locator('.welcome-view').getByRole('button', { name: 'Sign in' }).waitFor();
  });
});
