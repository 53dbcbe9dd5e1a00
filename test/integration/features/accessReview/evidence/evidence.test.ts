import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Uri, window } from 'vscode';
import { DecisionStore } from '../../../../../src/features/accessReview/decisions/decisionStore';
import { saveEvidence, unfinishedEvidence } from '../../../../../src/features/accessReview/evidence/evidence';
import { findingsOf } from '../../../../../src/features/accessReview/rules/findings';
import { readReview } from '../../../../../src/features/accessReview/rules/readReview';
import type { ShownReview } from '../../../../../src/features/accessReview/shownReview';
import { FakeMemento } from '../../../../kit/fakeMemento';
import { MemoryLog } from '../../../../kit/memoryLog';
import { acceptingAll, TODAY } from '../../../../kit/sampleDecisions';
import { account, review, user } from '../../../../kit/sampleReviews';
import { useStubs } from '../../../../kit/stubs';

const FILES = [
  'MANIFEST',
  'access-review.csv',
  'access-review.fakturoid-review.json',
  'access-review.md',
  'decisions.json',
];

describe('saving evidence', () => {
  const stubs = useStubs();
  const owned = review([
    account(
      'firm',
      [1, 2].map((id) => user(id, { permission: 'owner' })),
    ),
  ]);
  const [token] = acceptingAll(owned);
  let parent: string;
  let reviewsFolder: string;
  let log: MemoryLog;
  let shown: ShownReview | undefined;
  let said: string[];
  let memento: FakeMemento;

  function save(): Promise<void> {
    const context = {
      panel: () => Promise.resolve({ shown }),
      reviewsFolder,
      log,
      clock: { now: () => Date.parse(`${TODAY}T12:00`) },
      unfinished: () => Promise.resolve(unfinishedEvidence(memento)),
    };
    return saveEvidence(context as unknown as Parameters<typeof saveEvidence>[0]);
  }

  /** Where the dialog is answered with, one place after the other. */
  function choose(...places: (Uri | undefined)[]): void {
    stubs.replace(window, 'showOpenDialog', () => {
      const place = places.shift();
      return Promise.resolve(place && [place]);
    });
  }

  function check(folder: string): { readonly status: number | null; readonly output: string } {
    const { status, stdout, stderr } = spawnSync('sha256sum', ['-c', 'MANIFEST'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  }

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'fakturoid-evidence-'));
    reviewsFolder = await mkdtemp(path.join(tmpdir(), 'fakturoid-reviews-'));
    log = new MemoryLog();
    memento = new FakeMemento();
    assert.ok(token);
    await new DecisionStore(reviewsFolder).save(token, TODAY);
    shown = {
      review: owned,
      findings: findingsOf(owned),
      compared: undefined,
      wasCancelled: false,
    };
    said = stubs.hear(window, 'showInformationMessage');
    choose(Uri.file(parent));
  });

  afterEach(async () => {
    await rm(parent, { recursive: true });
    await rm(reviewsFolder, { recursive: true });
  });

  it('writes a folder that sha256sum verifies, and never into one that is there', async function () {
    await save();
    const [name = '', ...others] = await readdir(parent);
    assert.deepEqual([name, others], ['fakturoid-evidence-2026-11-22', []]);
    const folder = path.join(parent, name);
    assert.deepEqual(said, [`Saved: ${folder}`]);
    assert.deepEqual((await readdir(folder)).toSorted(), FILES);
    const textOf = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');
    const parsed = readReview(await textOf('access-review.fakturoid-review.json'));
    assert.deepEqual(parsed, { kind: 'review', review: owned, decisions: { day: TODAY, accepted: [token] } });
    const decided = JSON.parse(await textOf('decisions.json')) as Record<string, unknown>;
    assert.deepEqual(decided['accepted'], [token]);
    const report = await textOf('access-review.md');
    assert.match(report, /^- Users × accounts: 2 × 1 = 2$/m);
    assert.match(report, /A hash isn’t a signature/);
    choose(Uri.file(parent));
    await save();
    assert.deepEqual((await readdir(parent)).toSorted(), [name, `${name}-2`]);
    if (spawnSync('sha256sum', ['--version']).status !== 0) {
      this.skip();
    }
    assert.equal(check(folder).status, 0, check(folder).output);
    for (const file of FILES.slice(1)) {
      const content = await readFile(path.join(folder, file));
      content.writeUInt8(content.readUInt8(content.length - 2) ^ 1, content.length - 2);
      await writeFile(path.join(folder, file), content);
      assert.match(check(folder).output, new RegExp(`^${file}: FAILED$`, 'm'));
    }
  });

  it('says so where a place cannot be written, leaves nothing there, and asks for another', async () => {
    const blocked = path.join(parent, 'file');
    await writeFile(blocked, 'a file where the folder should be');
    choose(Uri.file(blocked), Uri.file(parent));
    const problems: string[] = [];
    stubs.replace(window, 'showErrorMessage', (text: string, again: string) => {
      problems.push(text);
      return Promise.resolve(again);
    });
    await save();
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^fakturoid-evidence-2026-11-22 couldn’t be saved/);
    assert.match(log.text, /^warn fakturoid-evidence-\S+ could not be saved/);
    assert.deepEqual((await readdir(parent)).toSorted(), ['fakturoid-evidence-2026-11-22', 'file']);
  });

  it('asks for nothing where there is no review, and writes nothing where the person left', async () => {
    choose(undefined);
    await save();
    shown = undefined;
    choose(Uri.file(parent));
    await save();
    assert.deepEqual(said, ['No access review is open. Run “Review access” first.']);
    assert.deepEqual(await readdir(parent), []);
  });
});
