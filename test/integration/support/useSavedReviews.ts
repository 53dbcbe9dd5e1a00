import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { window as vscodeWindow } from 'vscode';
import { systemClock } from '../../../src/base/clock';
import { Emitter } from '../../../src/base/event';
import { nextTurn } from '../../../src/base/nextTurn';
import type { Review } from '../../../src/directory/review';
import type { ReviewContext } from '../../../src/features/accessReview/context';
import type { ReviewView } from '../../../src/features/accessReview/page/toReviewPage';
import { AccessReviewPanel } from '../../../src/features/accessReview/panel/accessReviewPanel';
import { restoreReview } from '../../../src/features/accessReview/saved/openReview';
import type { SavedRow } from '../../../src/features/accessReview/saved/pickSavedReview';
import { SavedReviews } from '../../../src/features/accessReview/saved/savedReviews';
import type { WebviewPanel } from '../../../src/platform/window';
import { FakePanel } from '../../kit/fakePanel';
import { FakePick } from '../../kit/fakePick';
import { MemoryLog } from '../../kit/memoryLog';
import { account, identity, review, user } from '../../kit/sampleReviews';
import type { Stubs } from '../../kit/stubs';
import { extensionUri } from './extensionUri';

/** The spaces of times are narrow ones that do not break. */
export function plain(text: string | undefined): string | undefined {
  return text?.replace(/\s/g, ' ');
}

/** In the month after the one before: each user who came by then has the ID of the month. */
export function madeIn(month: number): Review {
  const users = Array.from({ length: month }, (_, index) => user(index + 1));
  return review([account('firm', [...users, user(99, { scopes: [] })])], {
    madeAt: `2026-${String(month).padStart(2, '0')}-14T12:06:00.000Z`,
    identities: [identity(1, { name: 'Jana $(x) [y](command:z)' })],
  });
}

/** A folder of saved reviews, the lists of them that were opened, and the pages that show one. */
class SavedReviewsInWindow {
  readonly saved: SavedReviews;
  readonly context: ReviewContext;
  readonly log = new MemoryLog();
  readonly pages: FakePanel[] = [];
  readonly asked: string[] = [];
  panel = this.newPanel();
  picks: FakePick<SavedRow>[] = [];
  looks = 0;

  constructor(readonly folder: string) {
    this.saved = new SavedReviews(folder);
    const lastReview = { look: () => Promise.resolve(this.looks++) };
    const panel = () => Promise.resolve(this.panel);
    this.context = { reviewsFolder: folder, log: this.log, lastReview, panel } as unknown as ReviewContext;
  }

  async keep(...months: number[]): Promise<string[]> {
    const ids = await Promise.all(months.map((month) => this.saved.save(madeIn(month), 20)));
    return ids.map((id) => id ?? '');
  }

  /** Lets everything run that was begun. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 50; turn++) {
      await nextTurn();
    }
  }

  /** The list that is open, once all in it was read. */
  async list(index = 0): Promise<FakePick<SavedRow>> {
    for (;;) {
      const pick = this.picks[index];
      if (pick !== undefined && pick.items.length > 0 && !pick.busy) {
        return pick;
      }
      await nextTurn();
    }
  }

  async choose(month: string, index = 0): Promise<void> {
    const pick = await this.list(index);
    const row = pick.items.find(({ label }) => label.startsWith(month));
    assert.ok(row, `${month} is not among ${pick.labels.join()}`);
    pick.choose(row.label);
  }

  async view(): Promise<ReviewView> {
    await this.settle();
    const views = (this.pages.at(-1)?.views ?? []) as unknown as (ReviewView | undefined)[];
    const last = views.findLast((one) => one !== undefined && 'parts' in one);
    assert.ok(last);
    return last;
  }

  /** What the page gave to VS Code to keep. */
  storedState(): unknown {
    const views = (this.pages.at(-1)?.views ?? []) as unknown[];
    return { shown: views.findLast((one) => typeof one === 'object' && one !== null && 'version' in one) };
  }

  openPage(): FakePanel {
    const page = new FakePanel();
    this.pages.push(page);
    setImmediate(() => page.send({ type: 'ready' }));
    return page;
  }

  newPanel(): AccessReviewPanel {
    return new AccessReviewPanel({
      extensionUri: extensionUri(),
      sessions: { known: [], onDidChange: new Emitter<void>().event },
      progress: { state: undefined, onDidChange: new Emitter<void>().event },
      log: this.log,
      clock: systemClock,
      judged: ({ findings }) => Promise.resolve({ open: findings, accepted: [] }),
      onDidChange: () => undefined,
    });
  }

  /** As after the window was reloaded, with what the page had kept. */
  async reload(state: unknown): Promise<ReviewView> {
    this.panel.dispose();
    this.panel = this.newPanel();
    await restoreReview(this.context, this.openPage() as unknown as WebviewPanel, state);
    return this.view();
  }

  /** Has the window open these pages and lists, and answer each question with yes. */
  standIn(stubs: Stubs): void {
    stubs.replace(vscodeWindow, 'createWebviewPanel', () => this.openPage());
    stubs.replace(vscodeWindow, 'createQuickPick', () => {
      const pick = new FakePick<SavedRow>();
      this.picks.push(pick);
      return pick;
    });
    stubs.replace(vscodeWindow, 'showWarningMessage', (text: string, _: unknown, confirm: string) => {
      this.asked.push(text);
      return Promise.resolve(confirm);
    });
  }
}

/** Saved reviews in a folder of its own for each of the tests around. */
export function useSavedReviews(stubs: Stubs): () => SavedReviewsInWindow {
  let here: SavedReviewsInWindow;
  beforeEach(async () => {
    here = new SavedReviewsInWindow(await mkdtemp(path.join(tmpdir(), 'fakturoid-saved-')));
    here.standIn(stubs);
  });
  afterEach(async () => {
    here.panel.dispose();
    await rm(here.folder, { recursive: true });
  });
  return () => here;
}
