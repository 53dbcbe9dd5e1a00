import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Uri, window as vscodeWindow } from 'vscode';
import { nextTurn } from '../../../../../src/base/nextTurn';
import { reviewToJson } from '../../../../../src/features/accessReview/rules/toJson';
import { compareReviews } from '../../../../../src/features/accessReview/saved/compareReviews';
import { openReview, restoreReview } from '../../../../../src/features/accessReview/saved/openReview';
import type { WebviewPanel } from '../../../../../src/platform/window';
import { FakePanel } from '../../../../kit/fakePanel';
import { useStubs } from '../../../../kit/stubs';
import { madeIn, plain, useSavedReviews } from '../../../support/useSavedReviews';

describe('saved reviews that VS Code restores', () => {
  const stubs = useStubs();
  const reviews = useSavedReviews(stubs);

  it('come back after the window was reloaded, also compared with another one', async () => {
    const here = reviews();
    const [, march] = await here.keep(1, 3, 5, 9);
    const opened = openReview(here.context);
    await here.choose('Sep');
    await opened;
    const before = await here.view();
    assert.deepEqual(await here.reload(here.storedState()), before);
    const compared = compareReviews(here.context);
    await here.choose('Mar', 1);
    await compared;
    const other = await here.view();
    assert.match(plain(JSON.stringify(other.lead)) ?? '', /Changes since Mar 14, 2026.*added: 6/);
    const state = here.storedState();
    assert.deepEqual(await here.reload(state), other);
    await here.saved.delete(march ?? '');
    assert.deepEqual(await here.reload(state), before, 'with the one before it where the other one is gone');
  });

  it('come back compared with a file, whichever is later, and say so where the file is gone', async () => {
    const here = reviews();
    await here.keep(1, 3, 9);
    const file = path.join(here.folder, 'from elsewhere.json');
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([Uri.file(file)]));
    for (const [of, month] of [
      [5, 'Sep'],
      [10, 'Mar'],
    ] as const) {
      await writeFile(file, reviewToJson(madeIn(of)));
      here.panel.dispose();
      here.panel = here.newPanel();
      here.picks = [];
      const compared = compareReviews(here.context);
      await here.choose(month);
      await here.choose('File…', 1);
      await compared;
      const before = await here.view();
      assert.match(JSON.stringify(before.facts), /from elsewhere\.json/);
      assert.equal(before.notice?.hint, 'It shows who had access then, not now.');
      const state = here.storedState();
      assert.deepEqual(await here.reload(state), before);
      await writeFile(file, '{');
      const { notice, lead } = await here.reload(state);
      if (of === 5) {
        assert.equal(
          notice?.hint,
          'It shows who had access then, not now. It was compared with from elsewhere.json. The file isn’t valid JSON or is incomplete.',
        );
        assert.match(JSON.stringify(lead), /Changes since Mar 14/, 'with the one before it');
      } else {
        assert.equal(notice?.hint, 'The file isn’t valid JSON or is incomplete.');
      }
      await rm(file);
      assert.match((await here.reload(state)).notice?.hint ?? '', /The file couldn’t be read\.$/);
    }
  });

  it('that are gone say so after the window was reloaded, with a way on', async () => {
    const here = reviews();
    const [id = ''] = await here.keep(5);
    const opened = openReview(here.context);
    await here.choose('May');
    await opened;
    await here.settle();
    const state = here.storedState();
    await here.saved.delete(id);
    for (const any of [
      state,
      undefined,
      null,
      7,
      { shown: { version: 2 } },
      { shown: { version: 1, review: '../x' } },
      { shown: { version: 1, file: 7 } },
    ]) {
      const page = await here.reload(any);
      assert.equal(page.notice?.text, 'The access review isn’t saved on this computer.');
      assert.equal(page.notice.action?.command, 'fakturoid.openReview');
      assert.deepEqual(
        page.actions.map(({ command }) => command),
        ['fakturoid.reviewAccess'],
      );
      assert.equal(here.panel.shown, undefined);
    }
  });

  it('are not shown over a review that was asked for while they were read', async () => {
    const here = reviews();
    const [id] = await here.keep(5);
    here.panel.dispose();
    here.panel = here.newPanel();
    const restored = restoreReview(here.context, here.openPage() as unknown as WebviewPanel, {
      shown: { version: 1, review: id },
    });
    await nextTurn();
    const now = { review: madeIn(9), findings: [], compared: undefined, wasCancelled: false };
    here.panel.show(now);
    await restored;
    assert.equal(here.panel.shown, now);
  });

  it('close a restored page where one is open already', async () => {
    const here = reviews();
    here.panel.open();
    const second = new FakePanel();
    let isClosed = false;
    second.onDidDispose(() => (isClosed = true));
    await restoreReview(here.context, second as unknown as WebviewPanel, undefined);
    assert.ok(isClosed);
  });
});
