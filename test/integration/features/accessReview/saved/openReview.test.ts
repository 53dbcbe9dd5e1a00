import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, Uri, window as vscodeWindow } from 'vscode';
import { systemClock } from '../../../../../src/base/clock';
import { Emitter } from '../../../../../src/base/event';
import { nextTurn } from '../../../../../src/base/nextTurn';
import type { Review } from '../../../../../src/directory/review';
import { reviewToJson } from '../../../../../src/features/accessReview/rules/toJson';
import type { ReviewContext } from '../../../../../src/features/accessReview/context';
import type { KeptRow } from '../../../../../src/features/accessReview/saved/pickSavedReview';
import {
  compareWithAnother,
  openReview,
  restoreReview,
} from '../../../../../src/features/accessReview/saved/openReview';
import type { ReviewView } from '../../../../../src/features/accessReview/page/toReviewPage';
import { AccessReviewPanel } from '../../../../../src/features/accessReview/panel/accessReviewPanel';
import { SavedReviews } from '../../../../../src/features/accessReview/saved/savedReviews';
import type { WebviewPanel } from '../../../../../src/platform/window';
import { actionsIn } from '../../../../../src/webview/parts';
import { FakePanel } from '../../../../kit/fakePanel';
import { FakePick } from '../../../../kit/fakePick';
import { MemoryLog } from '../../../../kit/memoryLog';
import { account, identity, review, user } from '../../../../kit/sampleReviews';
import { useStubs } from '../../../../kit/stubs';
import { extensionUri } from '../../../support/extensionUri';

/** The spaces of times are narrow ones that do not break. */
function plain(text: string | undefined): string | undefined {
  return text?.replace(/\s/g, ' ');
}

describe('reviews that are kept', () => {
  const stubs = useStubs();
  let folder: string;
  let saved: SavedReviews;
  let log: MemoryLog;
  let panel: AccessReviewPanel;
  let pages: FakePanel[];
  let picks: FakePick<KeptRow>[];
  let asked: string[];
  let looks: number;
  let context: ReviewContext;

  /** In the month after the one before: each user who came by then has the ID of the month. */
  function madeIn(month: number): Review {
    const users = Array.from({ length: month }, (_, index) => user(index + 1));
    return review([account('firm', [...users, user(99, { scopes: [] })])], {
      madeAt: `2026-${String(month).padStart(2, '0')}-14T12:06:00.000Z`,
      identities: [identity(1, { name: 'Jana $(x) [y](command:z)' })],
    });
  }

  async function keep(...months: number[]): Promise<string[]> {
    const ids = await Promise.all(months.map((month) => saved.save(madeIn(month), 20)));
    return ids.map((id) => id ?? '');
  }

  /** Lets everything run that was begun. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 50; turn++) {
      await nextTurn();
    }
  }

  /** The list that is open, once all in it was read. */
  async function list(index = 0): Promise<FakePick<KeptRow>> {
    for (;;) {
      const pick = picks[index];
      if (pick !== undefined && pick.items.length > 0 && !pick.busy) {
        return pick;
      }
      await nextTurn();
    }
  }

  async function choose(month: string, index = 0): Promise<void> {
    const pick = await list(index);
    const row = pick.items.find(({ label }) => label.startsWith(month));
    assert.ok(row, `${month} is not among ${pick.labels.join()}`);
    pick.choose(row.label);
  }

  /** The commands that its findings offer. */
  function offers(page: ReviewView): readonly string[] {
    return [...new Set(actionsIn(page.parts).map(({ command }) => command))];
  }

  async function view(): Promise<ReviewView> {
    await settle();
    const views = (pages.at(-1)?.views ?? []) as unknown as (ReviewView | undefined)[];
    const last = views.findLast((one) => one !== undefined && 'parts' in one);
    assert.ok(last);
    return last;
  }

  /** What the page gave to VS Code to keep. */
  function kept(page: FakePanel | undefined): unknown {
    const views = (page?.views ?? []) as unknown[];
    return { shown: views.findLast((one) => typeof one === 'object' && one !== null && 'version' in one) };
  }

  function openPage(): FakePanel {
    const page = new FakePanel();
    pages.push(page);
    setImmediate(() => page.send({ type: 'ready' }));
    return page;
  }

  /** Chooses a review whose file is read before its page is ready. */
  async function openSlowly(): Promise<{ readonly page: FakePanel; readonly opened: Promise<void> }> {
    await keep(5);
    const page = new FakePanel();
    stubs.replace(vscodeWindow, 'createWebviewPanel', () => page);
    const showHead = panel.showHead.bind(panel);
    const isRead = new Promise<void>((resolve) => {
      stubs.replace(panel, 'showHead', (review: Review) => {
        resolve();
        return showHead(review);
      });
    });
    const opened = openReview(context);
    await choose('May');
    await isRead;
    return { page, opened };
  }

  function newPanel(): AccessReviewPanel {
    return new AccessReviewPanel({
      extensionUri: extensionUri(),
      sessions: { known: [], onDidChange: new Emitter<void>().event },
      progress: { state: undefined, onDidChange: new Emitter<void>().event },
      log,
      clock: systemClock,
      judged: ({ findings }) => Promise.resolve({ open: findings, accepted: [] }),
      onDidChange: () => undefined,
    });
  }

  /** As after the window was reloaded, with what the page had kept. */
  async function reload(state: unknown): Promise<ReviewView> {
    panel.dispose();
    panel = newPanel();
    await restoreReview(context, openPage() as unknown as WebviewPanel, state);
    return view();
  }

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-kept-'));
    saved = new SavedReviews(folder);
    log = new MemoryLog();
    pages = [];
    picks = [];
    asked = [];
    looks = 0;
    panel = newPanel();
    context = {
      reviewsFolder: folder,
      log,
      lastReview: {
        look: () => {
          looks++;
          return Promise.resolve();
        },
      },
      panel: () => Promise.resolve(panel),
    } as unknown as ReviewContext;
    stubs.replace(vscodeWindow, 'createWebviewPanel', openPage);
    stubs.replace(vscodeWindow, 'createQuickPick', () => {
      const pick = new FakePick<KeptRow>();
      picks.push(pick);
      return pick;
    });
    stubs.replace(vscodeWindow, 'showWarningMessage', (text: string, _: unknown, confirm: string) => {
      asked.push(text);
      return Promise.resolve(confirm);
    });
  });

  afterEach(async () => {
    panel.dispose();
    await rm(folder, { recursive: true });
  });

  it('are listed with when, as whom, how much and what was found, and damaged ones as such', async () => {
    await keep(5, 3);
    await writeFile(path.join(folder, 'review-20260414T120600000Z-00000004.json'), '{"format"');
    await writeFile(path.join(folder, 'review-20260415T120600000Z-00000005.json.1.tmp'), '{');
    const opened = openReview(context);
    const rows = (await list()).items
      .slice(0, -1)
      .map(({ label, description, detail }) => [label, description, detail].map(plain));
    assert.deepEqual(rows, [
      ['May 14, 2026, 12:06 PM UTC', 'Jana $ (x) [y] (command:z)', '1 account and 6 users · Found: Low: 1'],
      ['Apr 14, 2026, 12:06 PM UTC', 'can’t be opened', 'The file isn’t valid JSON or is incomplete.'],
      ['Mar 14, 2026, 12:06 PM UTC', 'Jana $ (x) [y] (command:z)', '1 account and 4 users · Found: Low: 1'],
      ['Apr 15, 2026, 12:06 PM UTC', 'unfinished', 'VS Code was closed while the review was being saved.'],
    ]);
    picks[0]?.hide();
    await opened;
    assert.deepEqual(pages, []);
  });

  it('are opened as they were, with what had changed until then, and say that they are not of now', async () => {
    await keep(3, 5, 9);
    const opened = openReview(context);
    await choose('May');
    await opened;
    const page = await view();
    assert.equal(plain(page.notice?.text), 'This review was made on May 14, 2026, 12:06 PM UTC');
    assert.equal(page.notice?.action?.command, 'fakturoid.reviewAccess');
    assert.match(plain(JSON.stringify(page.lead)) ?? '', /Changes since Mar 14, 2026.*added: 2/);
    assert.equal(page.grid?.rows.length, 6);
    assert.deepEqual(panel.shown?.review, madeIn(5));
    // It can still be accepted as it was then; what has become more since is open in the next review.
    assert.deepEqual(offers(page), ['fakturoid.acceptFinding']);
  });

  it('are shown by their head first, and the rest is made only once a page that takes long has it', async () => {
    const { page, opened } = await openSlowly();
    assert.deepEqual([page.views, panel.shown], [[], undefined]);
    page.send({ type: 'ready' });
    await opened;
    await settle();
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
    const [id = ''] = await keep(5);
    const opened = openReview(context);
    await list();
    await saved.delete(id);
    await choose('May');
    await opened;
    await settle();
    const views = (pages.at(-1)?.views ?? []) as unknown as (ReviewView | undefined)[];
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
    await saved.save({ ...madeIn(5), accounts: [account('shut', [user(1)], { unread: 'server' })] }, 20);
    const opened = openReview(context);
    await choose('May');
    await opened;
    const page = await view();
    assert.equal(page.parts[0]?.groups.length, 1);
    assert.deepEqual(offers(page), ['fakturoid.acceptFinding']);
  });

  it('come back after the window was reloaded, also compared with another one', async () => {
    const [, march] = await keep(1, 3, 5, 9);
    const opened = openReview(context);
    await choose('Sep');
    await opened;
    const before = await view();
    assert.deepEqual(await reload(kept(pages.at(-1))), before);
    const compared = compareWithAnother(context);
    await choose('Mar', 1);
    await compared;
    const other = await view();
    assert.match(plain(JSON.stringify(other.lead)) ?? '', /Changes since Mar 14, 2026.*added: 6/);
    const state = kept(pages.at(-1));
    assert.deepEqual(await reload(state), other);
    await saved.delete(march ?? '');
    assert.deepEqual(await reload(state), before, 'with the one before it where the other one is gone');
  });

  it('come back compared with a file, whichever is later, and say so where the file is gone', async () => {
    await keep(1, 3, 9);
    const file = path.join(folder, 'from elsewhere.json');
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([Uri.file(file)]));
    for (const [of, month] of [
      [5, 'Sep'],
      [10, 'Mar'],
    ] as const) {
      await writeFile(file, reviewToJson(madeIn(of)));
      panel.dispose();
      panel = newPanel();
      picks = [];
      const compared = compareWithAnother(context);
      await choose(month);
      await choose('File…', 1);
      await compared;
      const before = await view();
      assert.match(JSON.stringify(before.facts), /from elsewhere\.json/);
      assert.equal(before.notice?.hint, 'It shows who had access then, not now.');
      const state = kept(pages.at(-1));
      assert.deepEqual(await reload(state), before);
      await writeFile(file, '{');
      const { notice, lead } = await reload(state);
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
      assert.match((await reload(state)).notice?.hint ?? '', /The file couldn’t be read\.$/);
    }
  });

  it('that are gone say so after the window was reloaded, with a way on', async () => {
    const [id = ''] = await keep(5);
    const opened = openReview(context);
    await choose('May');
    await opened;
    await settle();
    const state = kept(pages.at(-1));
    await saved.delete(id);
    for (const any of [
      state,
      undefined,
      null,
      7,
      { shown: { version: 2 } },
      { shown: { version: 1, review: '../x' } },
      { shown: { version: 1, file: 7 } },
    ]) {
      const page = await reload(any);
      assert.equal(page.notice?.text, 'The access review isn’t saved on this computer.');
      assert.equal(page.notice.action?.command, 'fakturoid.openReview');
      assert.deepEqual(
        page.actions.map(({ command }) => command),
        ['fakturoid.reviewAccess'],
      );
      assert.equal(panel.shown, undefined);
    }
  });

  it('are not shown over a review that was asked for while they were read', async () => {
    const [id] = await keep(5);
    panel.dispose();
    panel = newPanel();
    const restored = restoreReview(context, openPage() as unknown as WebviewPanel, {
      shown: { version: 1, review: id },
    });
    await nextTurn();
    const now = { review: madeIn(9), findings: [], compared: undefined, wasCancelled: false };
    panel.show(now);
    await restored;
    assert.equal(panel.shown, now);
  });

  it('close a restored page where one is open already', async () => {
    panel.open();
    const second = new FakePanel();
    let isClosed = false;
    second.onDidDispose(() => (isClosed = true));
    await restoreReview(context, second as unknown as WebviewPanel, undefined);
    assert.ok(isClosed);
  });

  it('are compared in either order: what is earlier stands before, and the head names both', async () => {
    await keep(3, 5, 9);
    const heads: unknown[] = [];
    for (const [one, other] of [
      ['Mar', 'Sep'],
      ['Sep', 'Mar'],
    ] as const) {
      panel.dispose();
      panel = newPanel();
      picks = [];
      const compared = compareWithAnother(context);
      await choose(one);
      const second = await list(1);
      assert.match(
        plain(second.title) ?? '',
        new RegExp(`^Select what to compare the review of ${one} 14, 2026`),
      );
      assert.ok(!second.labels.some((label) => label.startsWith(one)), 'not with itself');
      await choose(other, 1);
      await compared;
      const page = await view();
      assert.match(plain(JSON.stringify(page.lead)) ?? '', /added: 6/);
      heads.push(page.facts);
    }
    assert.deepEqual(heads[0], heads[1]);
    const facts = plain(JSON.stringify(heads[0])) ?? '';
    assert.match(facts, /"Compared with","value":\["Mar 14, 2026, 12:06 PM UTC"\]/);
    assert.match(facts, /"Reviewed on","value":\["Sep 14, 2026, 12:06 PM UTC"\]/);
  });

  it('are compared with a file, whose names are links only where somebody is signed in', async () => {
    await keep(3);
    const file = path.join(folder, 'from elsewhere.json');
    await writeFile(file, reviewToJson(madeIn(9)));
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([Uri.file(file)]));
    const compared = compareWithAnother(context);
    await choose('Mar');
    await choose('File…', 1);
    await compared;
    const page = await view();
    assert.equal(panel.shown?.file, 'from elsewhere.json');
    assert.match(
      plain(JSON.stringify(page.facts)) ?? '',
      /"Compared with","value":\["Mar 14.*"from elsewhere.json"/,
    );
    assert.deepEqual(page.links, []);
    assert.ok(page.grid?.rows.every(({ user: link, account: other }) => link < 0 && other < 0));
  });

  it('are deleted one by one, after asking', async () => {
    await keep(3, 5);
    const opened = openReview(context);
    const pick = await list();
    const row = pick.items.find(({ label }) => label.startsWith('Mar'));
    pick.fire('itemButton', { item: row });
    while (pick.items.length > 2) {
      await nextTurn();
    }
    assert.deepEqual(asked.map(plain), ['Delete from this computer: Mar 14, 2026, 12:06 PM UTC?']);
    assert.deepEqual(
      pick.labels.map((label) => label.slice(0, 3)),
      ['May', 'Fil'],
    );
    assert.equal((await readdir(folder)).length, 1);
    assert.equal(looks, 1);
    stubs.replace(vscodeWindow, 'showWarningMessage', () => Promise.resolve(undefined));
    pick.fire('itemButton', { item: pick.items[0] });
    await settle();
    assert.equal((await readdir(folder)).length, 1, 'nothing is deleted where the person said no');
    pick.hide();
    await opened;
  });

  it('that are damaged say what is wrong and can be deleted instead', async () => {
    await keep(3);
    await writeFile(path.join(folder, 'review-20260414T120600000Z-00000004.json'), '{"format"');
    const said: string[] = [];
    stubs.replace(vscodeWindow, 'showErrorMessage', (text: string, remove: string) => {
      said.push(text);
      return Promise.resolve(remove);
    });
    const opened = openReview(context);
    await choose('Apr');
    assert.deepEqual(
      (await list(1)).labels.map((label) => label.slice(0, 3)),
      ['Mar', 'Fil'],
    );
    assert.deepEqual(said, ['The file isn’t valid JSON or is incomplete.']);
    picks[1]?.hide();
    await opened;
    assert.deepEqual(pages, []);
  });

  it('that are gone since they were listed say so on the page, or beside the review that is open', async () => {
    const openGone = async (month: string, index: number): Promise<void> => {
      const open = openReview(context);
      await list(index);
      await Promise.all((await readdir(folder)).map((file) => rm(path.join(folder, file))));
      await choose(month, index);
      await open;
    };
    const said = stubs.hear(vscodeWindow, 'showErrorMessage');
    await keep(3);
    await openGone('Mar', 0);
    assert.equal((await view()).notice?.text, 'The access review isn’t saved on this computer.');
    assert.deepEqual(said, []);
    await keep(3, 5);
    const shown = openReview(context);
    await choose('Mar', 1);
    await shown;
    const before = panel.shown;
    assert.ok(before);
    await openGone('May', 2);
    assert.equal(panel.shown, before);
    assert.equal(said.length, 1);
  });

  it('are no more than a file to choose where there are none, which opens whatever its name', async () => {
    const file = Uri.file(path.join(folder, 'from elsewhere.json'));
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([file]));
    const run: unknown[] = [];
    stubs.replace(commands, 'executeCommand', (...given: unknown[]) => Promise.resolve(run.push(given)));
    const opened = openReview(context);
    const pick = await list();
    assert.deepEqual(pick.labels, ['File…']);
    assert.equal(plain(pick.placeholder), 'There are no saved access reviews on this computer.');
    pick.choose('File…');
    await opened;
    assert.deepEqual(run.at(-1), ['vscode.openWith', file, 'fakturoid.accessReviewFile']);
  });

  it('say that they cannot be read where the folder is no folder', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const said = stubs.hear(vscodeWindow, 'showErrorMessage');
    await openReview({ ...context, reviewsFolder: file });
    assert.deepEqual(said, ['Saved access reviews couldn’t be read.']);
    assert.match(log.text, /^warn Saved reviews could not be read/);
  });
});
