import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env, Uri, window, workspace } from 'vscode';
import { DecisionStore } from '../../../../../src/features/accessReview/decisions/decisionStore';
import { saveEvidence, unfinishedEvidence } from '../../../../../src/features/accessReview/evidence/evidence';
import { findingsOf } from '../../../../../src/features/accessReview/rules/findings';
import { readReview } from '../../../../../src/features/accessReview/rules/readReview';
import {
  tidyAfterStart,
  UNFINISHED_KEY,
} from '../../../../../src/features/accessReview/evidence/tidyAfterStart';
import type { ShownReview } from '../../../../../src/features/accessReview/shownReview';
import { type FileToSave, saveFolder } from '../../../../../src/features/accessReview/evidence/saveFolder';
import { UnfinishedSaves } from '../../../../../src/features/accessReview/evidence/unfinishedSaves';
import { FakeClock } from '../../../../kit/fakeClock';
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

describe('saving a folder', () => {
  const stubs = useStubs();
  const files = [{ name: 'one', content: Buffer.from('1') }];
  const leftName = (name: string, number = 1): string =>
    `${name}.0000000${number}-1234-4321-abcd-0123456789ab.tmp`;
  let parent: string;
  let memento: FakeMemento;
  let unfinished: UnfinishedSaves;

  /** What another window sees. */
  function anotherWindow(): UnfinishedSaves {
    return new UnfinishedSaves(memento, 'unfinished', 'kind-', ['one', 'two']);
  }

  function noted(): unknown {
    return memento.get('unfinished');
  }

  function saveIn(place: Uri, of: readonly FileToSave[] = files): Promise<Uri> {
    return saveFolder(place, 'kind-1', of, unfinished);
  }

  /** A folder as one is that was being written, last touched so many seconds ago. */
  async function leave(name: string, seconds: number, file = 'one'): Promise<string> {
    const folder = path.join(parent, name);
    await mkdir(folder);
    await writeFile(path.join(folder, file), 'Jana Vzorová');
    const at = Date.now() / 1000 - seconds;
    await utimes(path.join(folder, file), at, at);
    await utimes(folder, at, at);
    return folder;
  }

  function note(...folders: readonly string[]): Promise<void> {
    return memento.update(
      'unfinished',
      folders.map((folder) => Uri.file(folder).toString()),
    );
  }

  /** Ends VS Code, as it were, when a file is to be written. Nothing that is begun goes on. */
  function endWhenWriting(name: string): Promise<void> {
    const real = workspace.fs;
    return new Promise((resolve) => {
      stubs.replace(workspace, 'fs', {
        ...real,
        stat: real.stat.bind(real),
        writeFile: async (uri: Uri, content: Uint8Array) => {
          if (uri.path.endsWith(`/${name}`)) {
            resolve();
            await new Promise(() => undefined);
          }
          await real.writeFile(uri, content);
        },
      } as unknown as typeof workspace.fs);
    });
  }

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'fakturoid-folder-'));
    memento = new FakeMemento();
    unfinished = anotherWindow();
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('goes through VS Code alone, where nothing else reaches the place', async function () {
    const server = env.remoteName;
    if (server === undefined) {
      this.skip();
    }
    const uri = Uri.file(parent).with({ scheme: 'vscode-remote', authority: server });
    const saved = await saveIn(uri);
    assert.equal(saved.scheme, 'vscode-remote');
    assert.equal(await readFile(path.join(parent, 'kind-1', 'one'), 'utf8'), '1');
    assert.equal(noted(), undefined);
  });

  it('leaves nothing where it fails in the middle', async () => {
    const isPart = [{ name: 'two\0', content: Buffer.from('2') }];
    await assert.rejects(saveIn(Uri.file(parent), [...files, ...isPart]));
    assert.deepEqual(await readdir(parent), []);
    assert.equal(noted(), undefined);
  });

  it('notes the folder before anything is in it, so that another window removes what VS Code was ended while writing', async () => {
    const ended = endWhenWriting('two');
    void saveIn(Uri.file(parent), [...files, { name: 'two', content: Buffer.from('2') }]);
    await ended;
    stubs.restore();
    const [name = ''] = await readdir(parent);
    const folder = path.join(parent, name);
    assert.deepEqual(noted(), [Uri.file(folder).toString()]);
    assert.equal(await anotherWindow().tidy(), true, 'it may still be written');
    assert.deepEqual(await readdir(folder), ['one']);
    const longAgo = Date.now() / 1000 - 61;
    await utimes(folder, longAgo, longAgo);
    assert.equal(await anotherWindow().tidy(), true, 'a file in it was just written');
    await utimes(path.join(folder, 'one'), longAgo, longAgo);
    assert.equal(await unfinished.tidy(), true, 'this window knows that it is writing it');
    assert.equal(await anotherWindow().tidy(), false);
    assert.deepEqual([await readdir(parent), noted()], [[], undefined]);
  });

  it('takes a folder that came apart meanwhile for no whole one', async () => {
    const real = workspace.fs;
    stubs.replace(workspace, 'fs', {
      ...real,
      stat: real.stat.bind(real),
      writeFile: async (uri: Uri, content: Uint8Array) => {
        if (uri.path.endsWith('/two')) {
          await rm(path.join(uri.fsPath, '..'), { recursive: true });
        }
        await real.writeFile(uri, content);
      },
    } as unknown as typeof workspace.fs);
    const two = [...files, { name: 'two', content: Buffer.from('2') }];
    await assert.rejects(saveIn(Uri.file(parent), two));
    assert.deepEqual(await readdir(parent), []);
  });

  it('removes what VS Code was ended while writing there, and nothing else', async () => {
    await leave(leftName('kind-1'), 61);
    const others = ['kind-1.tmp', 'kind-mine.aaaa.tmp', leftName('other')];
    for (const name of others) {
      await leave(name, 61);
    }
    await leave(leftName('kind-2', 2), 59);
    await saveIn(Uri.file(parent));
    const left = ['kind-1', leftName('kind-2', 2), ...others];
    assert.deepEqual((await readdir(parent)).toSorted(), left.toSorted());
  });

  it('removes only its own files of what is noted, follows no link, and believes no other address', async () => {
    const withNotes = await leave(leftName('kind-1', 1), 61);
    await writeFile(path.join(withNotes, 'my notes'), 'mine');
    await utimes(path.join(withNotes, 'my notes'), 0, 0);
    const longAgo = Date.now() / 1000 - 61;
    await utimes(withNotes, longAgo, longAgo);
    const mine = await leave('mine', 61);
    const link = path.join(parent, leftName('kind-1', 2));
    await symlink(mine, link);
    await note(withNotes, mine, link, parent);
    await memento.update('unfinished', [...(noted() as string[]), 'no address', 'a:b']);
    assert.equal(await unfinished.tidy(), false);
    assert.deepEqual(await readdir(withNotes), ['my notes']);
    assert.deepEqual(await readdir(mine), ['one']);
    assert.deepEqual([(await readdir(parent)).length, noted()], [3, undefined]);
    for (const damaged of [7, {}, [1], 'x'.repeat(9000)]) {
      await memento.update('unfinished', damaged);
      assert.equal(await unfinished.tidy(), false);
      assert.equal(noted(), undefined);
    }
  });

  it('keeps in mind what cannot be reached now', async () => {
    const away = path.join(parent, 'disk', leftName('kind-1'));
    await note(away);
    assert.equal(await unfinished.tidy(), true);
    await mkdir(path.dirname(away));
    await leave(path.join('disk', leftName('kind-1')), 61);
    assert.equal(await unfinished.tidy(), false);
    assert.deepEqual(await readdir(path.dirname(away)), []);
  });

  it('gives way to another one that took the name meanwhile', async () => {
    const real = workspace.fs;
    let isFirst = true;
    stubs.replace(workspace, 'fs', {
      ...real,
      stat: real.stat.bind(real),
      rename: async (from: Uri, to: Uri, options: { overwrite: boolean }) => {
        if (isFirst) {
          isFirst = false;
          await mkdir(to.fsPath);
        }
        return real.rename(from, to, options);
      },
    } as unknown as typeof workspace.fs);
    const saved = await saveIn(Uri.file(parent));
    assert.equal(path.basename(saved.path), 'kind-1-2');
    assert.deepEqual(await readdir(path.join(parent, 'kind-1')), []);
  });

  it('is tidied up after the start, again once it can be told that nobody writes it, and not at all where nothing is noted', async () => {
    const clock = new FakeClock();
    let tidied = 0;
    const tidy = (): Promise<boolean> => Promise.resolve(++tidied < 2);
    const log = new MemoryLog();
    const start = () => tidyAfterStart({ memento, clock, log, unfinished: () => Promise.resolve({ tidy }) });
    start();
    assert.equal(clock.sleeping, 0);
    await memento.update(UNFINISHED_KEY, ['file:///a']);
    start();
    assert.equal(tidied, 0);
    await clock.advance(5_000);
    assert.equal(tidied, 1);
    await clock.advance(60_000);
    assert.deepEqual([tidied, clock.sleeping], [2, 0]);
    start().dispose();
    await clock.advance(60_000);
    assert.deepEqual([tidied, clock.sleeping, log.text], [2, 0, '']);
  });
});
