import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { window as vscodeWindow } from 'vscode';
import type { Review } from '../../../../../src/directory/review';
import type { ReviewView } from '../../../../../src/features/accessReview/page/toReviewPage';
import { openReview } from '../../../../../src/features/accessReview/saved/openReview';
import { actionsIn } from '../../../../../src/webview/parts';
import { FakePanel } from '../../../../kit/fakePanel';
import { account, user } from '../../../../kit/sampleReviews';
import { useStubs } from '../../../../kit/stubs';
import { madeIn, plain, useSavedReviews } from '../../../support/useSavedReviews';

describe('saved reviews', () => {
  const stubs = useStubs();
  const reviews = useSavedReviews(stubs);

  /** The commands that its findings offer. */
  function offers(page: ReviewView): readonly string[] {
    return [...new Set(actionsIn(page.parts).map(({ command }) => command))];
  }

  /** Chooses a review whose file is read before its page is ready. */
  async function openSlowly(): Promise<{ readonly page: FakePanel; readonly opened: Promise<void> }> {
    const here = reviews();
    await here.keep(5);
    const page = new FakePanel();
    stubs.replace(vscodeWindow, 'createWebviewPanel', () => page);
    const showHead = here.panel.showHead.bind(here.panel);
    const isRead = new Promise<void>((resolve) => {
      stubs.replace(here.panel, 'showHead', (review: Review) => {
        resolve();
        return showHead(review);
      });
    });
    const opened = openReview(here.context);
    await here.choose('May');
    await isRead;
    return { page, opened };
  }

  it('are opened as they were, with what had changed until then, and say that they are not of now', async () => {
    const here = reviews();
    await here.keep(3, 5, 9);
    const opened = openReview(here.context);
    await here.choose('May');
    await opened;
    const page = await here.view();
    assert.equal(plain(page.notice?.text), 'This review was made on May 14, 2026, 12:06 PM UTC');
    assert.equal(page.notice?.action?.command, 'fakturoid.reviewAccess');
    assert.match(plain(JSON.stringify(page.lead)) ?? '', /Changes since Mar 14, 2026.*added: 2/);
    assert.equal(page.grid?.rows.length, 6);
    assert.deepEqual(here.panel.shown?.review, madeIn(5));
    // It can still be accepted as it was then; what has become more since is open in the next review.
    assert.deepEqual(offers(page), ['fakturoid.acceptFinding']);
  });

  it('are shown by their head first, and the rest is made only once a page that takes long has it', async () => {
    const here = reviews();
    const { page, opened } = await openSlowly();
    assert.deepEqual([page.views, here.panel.shown], [[], undefined]);
    page.send({ type: 'ready' });
    await opened;
    await here.settle();
    const views = (page.views as unknown as (ReviewView | undefined)[]).filter(
      (one) => one !== undefined && 'parts' in one,
    );
    assert.deepEqual(
      views.map(({ facts, grid }) => [facts.length > 0, grid !== undefined]),
      [
        [true, false],
        [true, true],
      ],
    );
  });

  it('are shown by what the list told, even while their file is read', async () => {
    const here = reviews();
    const [id = ''] = await here.keep(5);
    const opened = openReview(here.context);
    await here.list();
    await here.saved.delete(id);
    await here.choose('May');
    await opened;
    await here.settle();
    const views = (here.pages.at(-1)?.views ?? []) as unknown as (ReviewView | undefined)[];
    assert.deepEqual(
      views.flatMap((one) => (one === undefined || !('parts' in one) ? [] : [plain(one.notice?.text)])),
      [
        'This review was made on May 14, 2026, 12:06 PM UTC',
        'The access review isn’t saved on this computer.',
      ],
    );
  });

  it('end quietly where their page is closed before it was ready', async () => {
    const { page, opened } = await openSlowly();
    page.close();
    await opened;
    assert.deepEqual([page.views, page.askedInVain], [[], []]);
  });

  it('offer nothing about what was found then, as another review would', async () => {
    const here = reviews();
    await here.saved.save({ ...madeIn(5), accounts: [account('shut', [user(1)], { unread: 'server' })] }, 20);
    const opened = openReview(here.context);
    await here.choose('May');
    await opened;
    const page = await here.view();
    assert.equal(page.parts[0]?.groups.length, 1);
    assert.deepEqual(offers(page), ['fakturoid.acceptFinding']);
  });

  it('that are gone since they were listed say so on the page, or beside the review that is open', async () => {
    const here = reviews();
    const openGone = async (month: string, index: number): Promise<void> => {
      const open = openReview(here.context);
      await here.list(index);
      await Promise.all((await readdir(here.folder)).map((file) => rm(path.join(here.folder, file))));
      await here.choose(month, index);
      await open;
    };
    const said = stubs.hear(vscodeWindow, 'showErrorMessage');
    await here.keep(3);
    await openGone('Mar', 0);
    assert.equal((await here.view()).notice?.text, 'The access review isn’t saved on this computer.');
    assert.deepEqual(said, []);
    await here.keep(3, 5);
    const shown = openReview(here.context);
    await here.choose('Mar', 1);
    await shown;
    const before = here.panel.shown;
    assert.ok(before);
    await openGone('May', 2);
    assert.equal(here.panel.shown, before);
    assert.equal(said.length, 1);
  });
});
