import assert from 'node:assert/strict';
import { window as vscodeWindow } from 'vscode';
import { Emitter } from '../../../../../src/base/event';
import { nextTurn } from '../../../../../src/base/nextTurn';
import { AccessReviewPanel } from '../../../../../src/features/accessReview/panel/accessReviewPanel';
import type { ReviewView } from '../../../../../src/features/accessReview/page/toReviewPage';
import { findingsOf } from '../../../../../src/features/accessReview/rules/findings';
import type { ShownReview } from '../../../../../src/features/accessReview/shownReview';
import type { Review } from '../../../../../src/directory/review';
import type { Identity } from '../../../../../src/session/sessions';
import { actionsIn } from '../../../../../src/webview/parts';
import { FakePanel } from '../../../../kit/fakePanel';
import { MemoryLog } from '../../../../kit/memoryLog';
import { account, identity, review, user } from '../../../../kit/sampleReviews';
import { useStubs } from '../../../../kit/stubs';
import { extensionUri } from '../../../support/extensionUri';

describe('the panel of a review', () => {
  const stubs = useStubs();
  const bot = review([account('firm', [user(1), user(2, { name: 'API bot', scopes: [] })])]);
  let opened: FakePanel[];
  let said: string[];
  let log: MemoryLog;
  let known: readonly Identity[];
  let now: number;
  /** How many findings are accepted. */
  let accepted: number;
  let signedIn: Emitter<void>;
  let windowState: Emitter<{ readonly focused: boolean }>;
  let panel: AccessReviewPanel;

  function shownOf(of: Review): ShownReview {
    return { review: of, findings: findingsOf(of), compared: undefined, wasCancelled: false };
  }

  /** Of the views of reviews that the page was sent, the last. */
  async function viewIn(page: FakePanel | undefined): Promise<unknown> {
    for (let turn = 0; turn < 10; turn++) {
      await nextTurn();
    }
    const views: readonly unknown[] = page?.views ?? [];
    return views.findLast((view) => view !== undefined);
  }

  /** What *Mark as programmatic user…* would be run with. */
  async function markedBy(page: FakePanel | undefined): Promise<readonly unknown[] | undefined> {
    const actions = actionsIn(await viewIn(page));
    return actions.find(({ command }) => command === 'fakturoid.markProgrammatic')?.arguments;
  }

  beforeEach(() => {
    opened = [];
    said = stubs.hear(vscodeWindow, 'setStatusBarMessage');
    stubs.replace(vscodeWindow, 'createWebviewPanel', (_: string, title: string) => {
      const page = new FakePanel(title);
      opened.push(page);
      return page;
    });
    log = new MemoryLog();
    now = Date.parse('2026-11-27T12:00');
    accepted = 0;
    known = [{ id: 'i1', userId: 1 }] as unknown as readonly Identity[];
    signedIn = new Emitter();
    windowState = new Emitter();
    stubs.replace(vscodeWindow, 'onDidChangeWindowState', windowState.event);
    panel = new AccessReviewPanel({
      extensionUri: extensionUri(),
      sessions: {
        get known() {
          return known;
        },
        onDidChange: signedIn.event,
      },
      progress: { state: undefined, onDidChange: new Emitter<void>().event },
      log,
      clock: { now: () => now },
      judged: ({ findings }) => nextTurn().then(() => ({ open: findings.slice(accepted), accepted: [] })),
      onDidChange: () => undefined,
    });
    panel.open();
    opened[0]?.send({ type: 'ready' });
  });
  afterEach(() => panel.dispose());

  it('tells those who look at something else how a review ended', () => {
    const [page] = opened;
    assert.ok(page);
    page.isHidden = true;
    panel.showFailure(review([], { identities: [identity(1, { unread: 'offline' })] }));
    panel.show(shownOf(bot));
    assert.deepEqual(said, ['Nothing could be loaded', 'The access review is ready.']);
  });

  it('does not open again a page that was closed while it loaded', () => {
    opened[0]?.close();
    panel.show(shownOf(bot));
    assert.equal(opened.length, 1);
    assert.deepEqual(said, ['The access review is ready.']);
    panel.open();
    assert.equal(opened.length, 2);
    assert.equal(panel.shown?.review, bot);
  });

  it('offers what the identity of now can do, after signing out and in again', async () => {
    panel.show(shownOf(bot));
    assert.deepEqual(await markedBy(opened[0]), [{ identityId: 'i1', slug: 'firm', userId: 2 }]);
    known = [{ id: 'i2', userId: 1 }] as unknown as readonly Identity[];
    signedIn.fire();
    assert.deepEqual(await markedBy(opened[0]), [{ identityId: 'i2', slug: 'firm', userId: 2 }]);
  });

  it('is up to date when something is decided, and on the next day, when something may be over', async () => {
    const [page] = opened;
    const headingIn = async (): Promise<string | undefined> => {
      const { parts = [] } = (await viewIn(page)) as Partial<ReviewView>;
      return parts.find(({ id }) => id === 'findings')?.heading;
    };
    panel.show(shownOf(bot));
    assert.equal(await headingIn(), 'Findings (2)');
    accepted = 1;
    page?.send({ type: 'ready' });
    assert.equal(await headingIn(), 'Findings (2)', 'nothing has told so yet');
    panel.update();
    assert.equal(await headingIn(), 'Findings (1)');
    accepted = 0;
    now = Date.parse('2026-11-28T00:00');
    page?.send({ type: 'ready' });
    assert.equal(await headingIn(), 'Findings (2)');
  });

  it('is up to date when somebody comes back to the window, from another one or on the next day', async () => {
    panel.show(shownOf(bot));
    const offers = async (): Promise<number> => actionsIn(await viewIn(opened[0])).filter(isAccept).length;
    const isAccept = ({ command }: { readonly command: string }): boolean =>
      command === 'fakturoid.acceptFinding';
    assert.equal(await offers(), 2);
    accepted = 1;
    windowState.fire({ focused: false });
    assert.equal(await offers(), 2);
    windowState.fire({ focused: true });
    assert.equal(await offers(), 1);
  });

  it('tries again to make a page that could not be made, and logs why', async () => {
    const broken = shownOf(bot);
    stubs.replace(broken, 'findings', () => undefined);
    panel.show(broken);
    assert.equal(await markedBy(opened[0]), undefined);
    assert.match(log.text, /^error The page of the access review could not be made: TypeError/);
    stubs.restore();
    opened[0]?.send({ type: 'ready' });
    assert.ok(await markedBy(opened[0]));
  });
});
