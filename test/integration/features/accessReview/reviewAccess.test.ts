import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env, Uri, window as vscodeWindow, workspace } from 'vscode';
import { Emitter } from '../../../../src/base/event';
import { SingleFlight } from '../../../../src/base/singleFlight';
import { ReviewProgress } from '../../../../src/features/accessReview/panel/progress';
import type { ReviewContext } from '../../../../src/features/accessReview/context';
import { deleteSavedReviews } from '../../../../src/features/accessReview/saved/deleteSavedReviews';
import { compareWithFile, reviewAccess } from '../../../../src/features/accessReview/reviewAccess';
import type { DetailsContext } from '../../../../src/features/details/panels';
import { copyTokenCard } from '../../../../src/features/details/tokenCard/commands';
import type { Review } from '../../../../src/directory/review';
import { reviewToJson } from '../../../../src/features/accessReview/rules/toJson';
import { ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import { SavedReviews } from '../../../../src/features/accessReview/saved/savedReviews';
import type { ShownReview } from '../../../../src/features/accessReview/shownReview';
import { SandboxControl } from '../../../sandbox/control';
import { FakeMemento } from '../../../kit/fakeMemento';
import { useStubs } from '../../../kit/stubs';
import { review } from '../../../kit/sampleReviews';
import { openWindow, signIn, type TestWindow } from '../../../kit/testWindow';
import { required } from '../../support/required';

describe('reviewing access', () => {
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const stubs = useStubs();
  let folder: string;
  let window: TestWindow;
  let shown: ShownReview[];
  let failed: Review[];
  let context: ReviewContext & DetailsContext;
  let now: number;
  /** Told that the page is opened. */
  let onOpen: () => void;

  /** How many reviews the settings say are to be kept. */
  function keep(value: unknown): void {
    const settings = {
      get: (_: string, byDefault: unknown) => (value === undefined ? byDefault : value),
      inspect: () => ({ defaultValue: 12 }),
    };
    stubs.replace(workspace, 'getConfiguration', () => settings);
  }

  async function saved(): Promise<number> {
    return (await new SavedReviews(folder).count()).whole;
  }

  function unreadOf(review: ShownReview | undefined): (string | null)[] | undefined {
    return review?.review.accounts.map(({ unread }) => unread);
  }

  beforeEach(async () => {
    await sandbox.reset();
    folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-reviews-'));
    window = openWindow({ apiUrl: required('FAKTUROID_API_URL') });
    shown = [];
    failed = [];
    onOpen = () => undefined;
    now = Date.UTC(2026, 10, 22);
    const programmatic = new ProgrammaticUsers(new FakeMemento());
    const { sessions, directory, log } = window;
    const panel = {
      get shown() {
        return shown.at(-1);
      },
      open: () => onOpen(),
      show: (review: ShownReview) => shown.push(review),
      showFailure: (review: Review) => failed.push(review),
      savedAs: () => undefined,
      update: () => undefined,
    };
    context = {
      sessions,
      directory,
      log,
      reviewing: new SingleFlight(),
      loading: new SingleFlight(),
      reviewsFolder: folder,
      lastReview: { look: () => Promise.resolve() },
      unfinished: () => Promise.resolve({ tidy: () => Promise.resolve(false) }),
      cards: { directory, programmatic, version: '0.1.0', now: () => now++ },
      programmatic,
      version: '0.1.0',
      clock: { now: () => now++ },
      progress: new ReviewProgress({ now: () => now }, window.onDidChangeWait),
      panel: () => Promise.resolve(panel),
    } as unknown as ReviewContext & DetailsContext;
    keep(12);
    await signIn(sessions, (await sandbox.people()).freelancer);
  });

  afterEach(async () => {
    window.dispose();
    await rm(folder, { recursive: true });
  });

  it('is done once however often it is asked for at the same time, or the second would hide the changes', async () => {
    await Promise.all([reviewAccess(context), reviewAccess(context)]);
    assert.equal(shown.length, 1);
    assert.equal(await saved(), 1);
    await reviewAccess(context);
    assert.equal(shown.length, 2);
    assert.equal(await saved(), 2);
  });

  it('keeps nothing where no list of accounts could be read, to compare the next one with what was seen last', async () => {
    await reviewAccess(context);
    await sandbox.fail('user', '403=B', 10);
    await reviewAccess(context);
    assert.equal(shown.length, 2);
    assert.equal(await saved(), 1);
  });

  it('is a failure, and no review with nobody in it, where nothing at all could be read', async () => {
    await sandbox.fail('user', '403=B', 10);
    await reviewAccess(context);
    assert.deepEqual(
      failed.map(({ identities }) => identities[0]?.unread),
      ['forbidden'],
    );
    assert.deepEqual([shown, await saved()], [[], 0]);
  });

  it('does not take for read what was known before, where it was cancelled', async () => {
    await reviewAccess(context);
    assert.deepEqual(unreadOf(shown.at(-1)), [null]);
    // Once it is known which accounts there are, and before any user is asked for.
    const { progress } = context;
    const listener = progress.onDidChange(() => {
      if ((progress.state?.all ?? 0) > 0) {
        progress.cancel();
      }
    });
    await reviewAccess(context);
    listener.dispose();
    assert.equal(shown.at(-1)?.wasCancelled, true);
    assert.deepEqual(unreadOf(shown.at(-1)), ['notLoaded']);
    assert.equal(await saved(), 1);
  });

  it('says how far it has come, and how long it waits for the rate limit', async () => {
    const waits = new Emitter<number | undefined>();
    const progress = new ReviewProgress({ now: () => now }, waits.event);
    const said: (string | undefined)[] = [];
    progress.onDidChange(() => said.push(progress.state?.text));
    await progress.run((report) => {
      waits.fire(now + 53_200);
      report(3, 12);
      waits.fire(undefined);
      return Promise.resolve();
    });
    progress.dispose();
    const wait = 'Rate limit reached. Continuing in 54 s…';
    assert.deepEqual(said, [
      'Loading accounts…',
      `Loading accounts… · ${wait}`,
      `Loaded: 3 of 12 accounts · ${wait}`,
      'Loaded: 3 of 12 accounts',
      undefined,
    ]);
  });

  it('makes a token card to copy of what is true now, which is when it says that it was made', async () => {
    const [identity] = await window.sessions.list();
    assert.ok(identity);
    const { userId } = identity;
    await window.directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    const slug = window.directory.currentUser(identity.id).value?.accounts?.[0]?.slug ?? '';
    await sandbox.setMember(slug, userId, { permission: 'owner', allowedScope: ['reports'] });
    await copyTokenCard(context, { identityId: identity.id });
    assert.match(await env.clipboard.readText(), /\| Account owner \| reports \|/);
  });

  it('deletes nothing for a setting that is no number of reviews', async () => {
    await reviewAccess(context);
    for (const value of [null, 'all', true, -1]) {
      keep(value);
      await reviewAccess(context);
    }
    assert.equal(await saved(), 5);
  });

  it('says how many reviews and unfinished files it would delete, and deletes both', async () => {
    const asked: string[] = [];
    stubs.replace(vscodeWindow, 'showWarningMessage', (text: string, _: unknown, confirm: string) => {
      asked.push(text);
      return Promise.resolve(confirm);
    });
    const said = stubs.hear(vscodeWindow, 'setStatusBarMessage');
    const name = path.join(folder, 'review-20261103T080000000Z-00000003.json');
    await writeFile(`${name}.tmp`, '');
    await deleteSavedReviews(context);
    await reviewAccess(context);
    await writeFile(`${name}.tmp`, '');
    await deleteSavedReviews(context);
    assert.deepEqual(asked, [
      'Delete from this computer: 1 unfinished file?',
      'Delete from this computer: 1 access review and 1 unfinished file?',
    ]);
    assert.deepEqual(said, ['Deleted: 1 unfinished file', 'Deleted: 1 access review and 1 unfinished file']);
    assert.deepEqual(await readdir(folder), []);
  });

  it('shows a review that cannot be kept, and says that it is not', async () => {
    // A file where the folder should be.
    const place = path.join(folder, 'file');
    await writeFile(place, '');
    const said = stubs.hear(vscodeWindow, 'showWarningMessage');
    await reviewAccess({ ...context, reviewsFolder: path.join(place, 'reviews') });
    assert.equal(shown.length, 1);
    assert.deepEqual(said, [
      'The access review couldn’t be saved on this computer, so the next one can’t show what has changed.',
    ]);
  });

  it('says where the reviews are when they cannot be deleted', async () => {
    // A file where the folder should be.
    const place = path.join(folder, 'file');
    await writeFile(place, '');
    const said = stubs.hear(vscodeWindow, 'showErrorMessage');
    await deleteSavedReviews({ ...context, reviewsFolder: place });
    assert.deepEqual(said, [`Access reviews couldn’t be deleted: ${place}`]);
  });

  it('reads again when a file is later than what is on the screen, or those added would be told as gone', async () => {
    await reviewAccess(context);
    const [first] = shown;
    assert.ok(first);
    now += 1000;
    const file = path.join(folder, 'exported.json');
    await writeFile(file, reviewToJson({ ...first.review, madeAt: new Date(now - 500).toISOString() }));
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([Uri.file(file)]));
    await compareWithFile(context);
    const last = shown.at(-1);
    assert.ok(last?.compared && last.review.madeAt > last.compared.before.madeAt);
    assert.equal(last.compared.file, 'exported.json');
  });

  it('keeps what was loaded to compare it with a file, once, also where a review shares it', async () => {
    const file = path.join(folder, 'exported.json');
    await writeFile(file, reviewToJson(review([], { madeAt: '2026-11-21T08:00:00.000Z' })));
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([Uri.file(file)]));
    await compareWithFile(context);
    assert.equal(await saved(), 1);
    await Promise.all([compareWithFile(context), reviewAccess(context)]);
    assert.equal(new Set(shown.map((one) => one.review.madeAt)).size, await saved());
    const last = shown.find(({ compared }) => compared !== undefined && compared.file === undefined);
    assert.notEqual(last?.compared?.before.madeAt, last?.review.madeAt, 'not with itself');
  });

  it('loads once for a review and a comparison at the same time, so that both show progress and can be cancelled', async () => {
    const file = path.join(folder, 'exported.json');
    await writeFile(file, reviewToJson(review([], { madeAt: '2026-11-21T08:00:00.000Z' })));
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([Uri.file(file)]));
    const { directory } = window;
    const reloadAll = directory.reloadAll.bind(directory);
    for (const [first, second] of [
      [reviewAccess, compareWithFile],
      [compareWithFile, reviewAccess],
    ] as const) {
      onOpen = () => undefined;
      shown = [];
      let loads = 0;
      let also: Promise<void> | undefined;
      stubs.replace(directory, 'reloadAll', async (...args: Parameters<typeof reloadAll>) => {
        loads++;
        // Loading goes on once the other one waits for it.
        await new Promise<void>((resolve) => {
          onOpen = () => setImmediate(resolve);
          also ??= second(context);
        });
        return reloadAll(...args);
      });
      await first(context);
      await also;
      assert.deepEqual([loads, shown.length], [1, 2]);
    }
  });

  it('says of a file what it is, and compares with none that is no review', async () => {
    const file = path.join(folder, 'chosen.json');
    stubs.replace(vscodeWindow, 'showOpenDialog', () => Promise.resolve([Uri.file(file)]));
    const said = stubs.hear(vscodeWindow, 'showErrorMessage');
    const ones = `{"format":"fakturoid-access-review","version":1,"accounts":[${'1,'.repeat(250_000)}1]}`;
    for (const text of [ones, '[]', '{', ' '.repeat(33_000_000)]) {
      await writeFile(file, text);
      await compareWithFile(context);
    }
    assert.deepEqual(said, [
      'The access review in the file is damaged: something is missing or has been changed.',
      'The file isn’t an access review that was exported as JSON.',
      'The file isn’t valid JSON or is incomplete.',
      'The file is too large to be an access review.',
    ]);
    assert.deepEqual(shown, []);
  });
});
