import assert from 'node:assert/strict';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { reviewToJson } from '../../../src/features/accessReview/rules/toJson';
import { account, identity, review, user } from '../../kit/sampleReviews';
import { assertAccessible } from '../support/accessibility';
import { eventually } from '../support/eventually';
import { databasesWithText } from '../support/leaks';
import { openFile } from '../support/openFile';
import { signIn } from '../support/signIn';
import { startAfresh } from '../support/useStage';
import { inFolder, stage } from './stage';

const FILE = 'access.fakturoid-review.json';
const STORAGE = 'User/globalStorage/fakturoid-explorer.fakturoid-explorer';

describe('reviews of earlier times', () => {
  before('start afresh', () => startAfresh(stage));

  before('write a review', () => writeFile(inFolder(FILE), reviewToJson(madeIn(3))));

  /** A review that was made in the middle of a month, with an account that only Jana has access to. */
  function madeIn(month: number): ReturnType<typeof review> {
    const users = [
      user(1, { name: 'Jana Vzorová', permission: 'owner' }),
      user(2, { name: 'API bot', scopes: [] }),
    ];
    return review([account('firma', users.slice(0, month > 4 ? 2 : 1), { name: 'Firma s.r.o.' })], {
      identities: [identity(1, { name: 'Jana Vzorová', email: 'jana@firma.example' })],
      madeAt: `2026-0${month}-14T12:06:00.000Z`,
    });
  }

  /** Where reviews are kept, with nothing but two of them and a damaged one. */
  async function keep(): Promise<string> {
    const reviews = path.join(stage.workbench.userData, STORAGE, 'reviews');
    await rm(reviews, { recursive: true, force: true });
    await mkdir(reviews, { recursive: true });
    for (const month of [3, 5]) {
      const file = `review-20260${month}14T120600000Z-0000000${month}.json`;
      await writeFile(path.join(reviews, file), reviewToJson(madeIn(month)));
    }
    await writeFile(path.join(reviews, 'review-20260414T120600000Z-00000004.json'), '{"format"');
    return reviews;
  }

  /** Waits until VS Code has stored what the page shows. */
  async function waitUntilStored(text: string | RegExp): Promise<void> {
    await eventually(async () =>
      assert.notDeepEqual(await databasesWithText(stage.workbench.page, text), []),
    );
  }

  const page = () => stage.workbench.webview();
  const saysWhen = (when: RegExp): Promise<void> => page().getByText(when).first().waitFor();

  it('are listed, deleted one by one and opened as they were', async () => {
    const { workbench } = stage;
    const reviews = await keep();
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Fakturoid: Open access review…');
    const { quickInput } = workbench;
    await quickInput.waitFor('1 account and 2 users');
    await quickInput.waitFor('can’t be opened');
    await workbench.screenshot('kept-reviews');
    const damaged = quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'Apr 14' });
    await damaged.hover();
    await damaged.getByRole('button', { name: 'Delete' }).click();
    await workbench.dialog.waitFor('Delete from this computer: Apr 14, 2026');
    await workbench.dialog.press('Delete');
    await eventually(async () => assert.equal((await readdir(reviews)).length, 2));
    await quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'May 14' }).click();
    await saysWhen(/^This review was made on May 14, 2026/);
    await page().getByRole('heading', { name: 'Users added' }).waitFor();
    await workbench.screenshot('kept-review');
    await assertAccessible(page());
    assert.deepEqual(workbench.problems.cspViolations, []);
    assert.deepEqual(workbench.problems.webviewErrors, []);
  });

  it('open from a file as a page without signing in, and as a text', async () => {
    const { workbench } = stage;
    await workbench.runCommand('View: Close All Editors');
    await openFile(workbench, FILE);
    await saysWhen(/^This review was made on Mar 14, 2026/);
    await workbench.page.locator('.tab.active').filter({ hasText: FILE }).waitFor();
    await page().getByRole('button', { name: 'Matrix' }).click();
    await page().getByRole('rowheader', { name: 'Jana Vzorová' }).waitFor();
    await workbench.screenshot('review-file');
    await assertAccessible(page());
    await writeFile(inFolder(FILE), reviewToJson(madeIn(5)).slice(0, -20));
    await page().getByText('The file isn’t valid JSON or is incomplete.').waitFor();
    await workbench.screenshot('review-file-damaged');
    await page().getByRole('button', { name: 'Reopen as text' }).click();
    await workbench.page.locator('.monaco-editor .view-line').first().waitFor();
    const tabs = await workbench.page.locator('.tabs-container .tab').allInnerTexts();
    assert.deepEqual(
      tabs.map((tab) => tab.replace(/\s/g, '')),
      [FILE],
    );
  });

  it('are one of those once the window was reloaded, with what was searched for', async () => {
    const { workbench, sandbox } = stage;
    const reviews = await keep();
    await workbench.runCommand('View: Close All Editors');
    await signIn(workbench, sandbox.people.agency);
    await workbench.runCommand('Fakturoid: Review access');
    await page()
      .getByRole('heading', { name: /^Findings/ })
      .waitFor();
    assert.equal(await page().getByText('This review was made on').count(), 0);
    const [newest = ''] = (await readdir(reviews)).toSorted().reverse();
    await page().getByRole('searchbox').fill('tereza.stastna');
    const shown = page().getByText(/^Shown: \d+ of 157$/);
    await shown.and(page().getByText(/^Shown: \d{1,2} /)).waitFor();
    const found = await shown.innerText();
    await waitUntilStored(newest);
    await waitUntilStored(/search[\\"]+:[\\"]+tereza\.stastna/);
    await workbench.reload();
    await saysWhen(/^This review was made on/);
    await page().getByText(found, { exact: true }).waitFor();
    await page()
      .getByRole('heading', { name: /^Changes since May 14/ })
      .waitFor();
  });
});
