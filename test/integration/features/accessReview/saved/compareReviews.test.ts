import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Uri, window as vscodeWindow } from 'vscode';
import { reviewToJson } from '../../../../../src/features/accessReview/rules/toJson';
import { compareReviews } from '../../../../../src/features/accessReview/saved/compareReviews';
import { useStubs } from '../../../../kit/stubs';
import { madeIn, plain, useSavedReviews } from '../../../support/useSavedReviews';

describe('saved reviews beside another one', () => {
  const stubs = useStubs();
  const reviews = useSavedReviews(stubs);

  it('are compared in either order: what is earlier stands before, and the head names both', async () => {
    const here = reviews();
    await here.keep(3, 5, 9);
    const heads: unknown[] = [];
    for (const [one, other] of [
      ['Mar', 'Sep'],
      ['Sep', 'Mar'],
    ] as const) {
      here.panel.dispose();
      here.panel = here.newPanel();
      here.picks = [];
      const compared = compareReviews(here.context);
      await here.choose(one);
      const second = await here.list(1);
      assert.match(
        plain(second.title) ?? '',
        new RegExp(`^Select what to compare the review of ${one} 14, 2026`),
      );
      assert.ok(!second.labels.some((label) => label.startsWith(one)), 'not with itself');
      await here.choose(other, 1);
      await compared;
      const page = await here.view();
      assert.match(plain(JSON.stringify(page.lead)) ?? '', /added: 6/);
      heads.push(page.facts);
    }
    assert.deepEqual(heads[0], heads[1]);
    const facts = plain(JSON.stringify(heads[0])) ?? '';
    assert.match(facts, /"Compared with","value":\["Mar 14, 2026, 12:06 PM UTC"\]/);
    assert.match(facts, /"Reviewed on","value":\["Sep 14, 2026, 12:06 PM UTC"\]/);
  });

  it('are compared with a file, whose names are links only where somebody is signed in', async () => {
    const here = reviews();
    await here.keep(3);
    const file = path.join(here.folder, 'from elsewhere.json');
    await writeFile(file, reviewToJson(madeIn(9)));
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([Uri.file(file)]));
    const compared = compareReviews(here.context);
    await here.choose('Mar');
    await here.choose('File…', 1);
    await compared;
    const page = await here.view();
    assert.equal(here.panel.shown?.file, 'from elsewhere.json');
    assert.match(
      plain(JSON.stringify(page.facts)) ?? '',
      /"Compared with","value":\["Mar 14.*"from elsewhere.json"/,
    );
    assert.deepEqual(page.links, []);
    assert.ok(page.grid?.rows.every(({ user: link, account: other }) => link < 0 && other < 0));
  });
});
