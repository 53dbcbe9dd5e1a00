import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commands, Uri, window as vscodeWindow } from 'vscode';
import { nextTurn } from '../../../../../src/base/nextTurn';
import { openReview } from '../../../../../src/features/accessReview/saved/openReview';
import { useStubs } from '../../../../kit/stubs';
import { plain, useSavedReviews } from '../../../support/useSavedReviews';

describe('saved reviews in their list', () => {
  const stubs = useStubs();
  const reviews = useSavedReviews(stubs);

  it('are listed with when, as whom, how much and what was found, and damaged ones as such', async () => {
    const here = reviews();
    await here.keep(5, 3);
    await writeFile(path.join(here.folder, 'review-20260414T120600000Z-00000004.json'), '{"format"');
    await writeFile(path.join(here.folder, 'review-20260415T120600000Z-00000005.json.1.tmp'), '{');
    const opened = openReview(here.context);
    const rows = (await here.list()).items
      .slice(0, -1)
      .map(({ label, description, detail }) => [label, description, detail].map(plain));
    assert.deepEqual(rows, [
      ['May 14, 2026, 12:06 PM UTC', 'Jana $ (x) [y] (command:z)', '1 account and 6 users · Found: Low: 1'],
      ['Apr 14, 2026, 12:06 PM UTC', 'can’t be opened', 'The file isn’t valid JSON or is incomplete.'],
      ['Mar 14, 2026, 12:06 PM UTC', 'Jana $ (x) [y] (command:z)', '1 account and 4 users · Found: Low: 1'],
      ['Apr 15, 2026, 12:06 PM UTC', 'unfinished', 'VS Code was closed while the review was being saved.'],
    ]);
    here.picks[0]?.hide();
    await opened;
    assert.deepEqual(here.pages, []);
  });

  it('are deleted one by one, after asking', async () => {
    const here = reviews();
    await here.keep(3, 5);
    const opened = openReview(here.context);
    const pick = await here.list();
    const row = pick.items.find(({ label }) => label.startsWith('Mar'));
    pick.fire('itemButton', { item: row });
    while (pick.items.length > 2) {
      await nextTurn();
    }
    assert.deepEqual(here.asked.map(plain), ['Delete from this computer: Mar 14, 2026, 12:06 PM UTC?']);
    assert.deepEqual(
      pick.labels.map((label) => label.slice(0, 3)),
      ['May', 'Fil'],
    );
    assert.equal((await readdir(here.folder)).length, 1);
    assert.equal(here.looks, 1);
    stubs.replace(vscodeWindow, 'showWarningMessage', () => Promise.resolve(undefined));
    pick.fire('itemButton', { item: pick.items[0] });
    await here.settle();
    assert.equal((await readdir(here.folder)).length, 1, 'nothing is deleted where the person said no');
    pick.hide();
    await opened;
  });

  it('that are damaged say what is wrong and can be deleted instead', async () => {
    const here = reviews();
    await here.keep(3);
    await writeFile(path.join(here.folder, 'review-20260414T120600000Z-00000004.json'), '{"format"');
    const said: string[] = [];
    stubs.replace(vscodeWindow, 'showErrorMessage', (text: string, remove: string) => {
      said.push(text);
      return Promise.resolve(remove);
    });
    const opened = openReview(here.context);
    await here.choose('Apr');
    assert.deepEqual(
      (await here.list(1)).labels.map((label) => label.slice(0, 3)),
      ['Mar', 'Fil'],
    );
    assert.deepEqual(said, ['The file isn’t valid JSON or is incomplete.']);
    here.picks[1]?.hide();
    await opened;
    assert.deepEqual(here.pages, []);
  });

  it('are no more than a file to choose where there are none, which opens whatever its name', async () => {
    const here = reviews();
    const file = Uri.file(path.join(here.folder, 'from elsewhere.json'));
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([file]));
    const run: unknown[] = [];
    stubs.replace(commands, 'executeCommand', (...given: unknown[]) => Promise.resolve(run.push(given)));
    const opened = openReview(here.context);
    const pick = await here.list();
    assert.deepEqual(pick.labels, ['File…']);
    assert.equal(plain(pick.placeholder), 'There are no saved access reviews on this computer.');
    pick.choose('File…');
    await opened;
    assert.deepEqual(run.at(-1), ['vscode.openWith', file, 'fakturoid.accessReviewFile']);
  });

  it('say that they cannot be read where the folder is no folder', async () => {
    const here = reviews();
    const file = path.join(here.folder, 'file');
    await writeFile(file, '');
    const said = stubs.hear(vscodeWindow, 'showErrorMessage');
    await openReview({ ...here.context, reviewsFolder: file });
    assert.deepEqual(said, ['Saved access reviews couldn’t be read.']);
    assert.match(here.log.text, /^warn Saved reviews could not be read/);
  });
});
