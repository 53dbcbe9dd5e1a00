import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  commands,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  type FileSystemProvider,
  FileType,
  languages,
  TabInputCustom,
  TabInputText,
  Uri,
  window,
  workspace,
} from 'vscode';
import { Emitter } from '../../../../../src/base/event';
import { nextTurn } from '../../../../../src/base/nextTurn';
import type { ReviewView } from '../../../../../src/features/accessReview/page/toReviewPage';
import { addDays } from '../../../../../src/features/accessReview/rules/days';
import {
  decisionsToJson,
  exportToJson,
  reviewToJson,
} from '../../../../../src/features/accessReview/rules/toJson';
import { ReviewEditor } from '../../../../../src/features/accessReview/files/reviewEditor';
import type { WebviewPanel } from '../../../../../src/platform/window';
import type { Identity } from '../../../../../src/session/sessions';
import { actionsIn } from '../../../../../src/webview/parts';
import { FakePanel } from '../../../../kit/fakePanel';
import { MemoryLog } from '../../../../kit/memoryLog';
import { acceptingAll, TODAY } from '../../../../kit/sampleDecisions';
import { account, review, user } from '../../../../kit/sampleReviews';
import { useStubs } from '../../../../kit/stubs';
import { extensionUri } from '../../../support/extensionUri';

describe('a file with a review', () => {
  const stubs = useStubs();
  const firm = review([account('firm', [user(1), user(2, { scopes: [] })])]);
  const json = reviewToJson(review([account('firm', [user(1), user(2)])]));
  const open: { dispose(): void }[] = [];
  let folder: string;
  let file: string;
  let known: readonly Identity[];
  let signedIn: Emitter<void>;
  let page: FakePanel;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-file-'));
    file = path.join(folder, 'a [b] {c}.fakturoid-review.json');
    known = [];
    signedIn = new Emitter();
  });

  afterEach(async () => {
    open.splice(0).forEach((item) => item.dispose());
    await commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true });
  });

  function show(uri = Uri.file(file)): void {
    const editor = new ReviewEditor({
      extensionUri: extensionUri(),
      sessions: {
        get known() {
          return known;
        },
        onDidChange: signedIn.event,
      },
      log: new MemoryLog(),
    });
    const document = editor.openCustomDocument(uri);
    page = new FakePanel('the name of the file');
    editor.resolveCustomEditor(document, page as unknown as WebviewPanel);
    open.push(page, document);
    page.send({ type: 'ready' });
  }

  /** The page, once it holds what is wanted. */
  async function view(isWanted: (view: ReviewView) => boolean): Promise<ReviewView> {
    for (;;) {
      const last = page.views.at(-1) as unknown as ReviewView | undefined;
      if (last !== undefined && isWanted(last)) {
        return last;
      }
      await nextTurn();
    }
  }

  /** Makes a change until it is seen: VS Code begins to watch a file some time after it was asked to. */
  async function changeUntil(
    change: () => Promise<void>,
    isSeen: (view: ReviewView) => boolean,
  ): Promise<void> {
    const state = { isOver: false };
    const seen = view(isSeen).then(() => (state.isOver = true));
    for (let turn = 0; !state.isOver; turn++) {
      if (turn % 5000 === 0) {
        await change();
      }
      await nextTurn();
    }
    await seen;
  }

  it('is shown as the page of a review, without anybody signed in, and says that it is not of now', async () => {
    await writeFile(file, json);
    show();
    const shown = await view(({ parts }) => parts.length > 0);
    assert.match(shown.notice?.text ?? '', /^This review was made on Nov 22, 2026/);
    assert.equal(shown.grid?.rows.length, 2);
    assert.deepEqual(shown.links, [], 'there is nobody who could open anything');
    assert.deepEqual(
      shown.actions.map(({ command, arguments: args }) => [command, ...args]),
      [
        ['fakturoid.compareReviews', { file: Uri.file(file).toString() }],
        ['workbench.action.reopenTextEditor'],
      ],
    );
    assert.equal(page.title, 'the name of the file');
  });

  it('is shown by its head first, as the rest of a large one takes a while', async () => {
    await writeFile(file, json);
    show();
    await view(({ parts }) => parts.length > 0);
    const views = page.views as unknown as ReviewView[];
    assert.deepEqual(
      views.map(({ notice, parts }) => [notice?.text, parts.length > 0]),
      [false, true].map((isWhole) => [views.at(-1)?.notice?.text, isWhole]),
    );
  });

  it('opens those to whom an identity has access that is signed in by now', async () => {
    await writeFile(file, json);
    show();
    await view(({ parts }) => parts.length > 0);
    known = [{ id: 'i1', userId: 1 }] as unknown as readonly Identity[];
    signedIn.fire();
    const shown = await view(({ links }) => links.length > 0);
    assert.deepEqual(shown.links[0]?.arguments, [{ slug: 'firm', userId: 1 }]);
  });

  it('shows what was accepted when it was exported, which nothing can be done about here', async () => {
    const owned = review([account('firm', [user(1, { permission: 'owner' }), user(2, { scopes: [] })])]);
    const [token, scopeless] = acceptingAll(owned);
    assert.ok(token && scopeless);
    // Long ago; and one that was over by then, as only a damaged file has.
    const accepted = [token, { ...scopeless, acceptedOn: '2026-01-01', until: addDays(TODAY, -1) }];
    await writeFile(file, exportToJson(owned, { day: TODAY, accepted }));
    show();
    const shown = await view(({ parts }) => parts.length > 0);
    const found = shown.parts.find(({ id }) => id === 'findings');
    assert.deepEqual(
      found?.groups.map(({ heading }) => heading),
      ['Users without any scope'],
    );
    assert.deepEqual(
      found.folded?.groups.map(({ heading, texts }) => [heading, texts[1]]),
      [['Tokens with owner rights', `Reason: ${token.reason}`]],
    );
    assert.deepEqual(actionsIn(shown.parts), []);
  });

  /** What VS Code finds wrong with a file that is open as a text. */
  async function problemsIn(name: string): Promise<readonly string[]> {
    const uri = Uri.file(name);
    await window.showTextDocument(uri);
    while (languages.getDiagnostics(uri).length === 0) {
      await nextTurn();
    }
    return languages.getDiagnostics(uri).map(({ message }) => message);
  }

  it('is checked by VS Code where it is open as a text, and so are the decisions of evidence', async () => {
    await writeFile(file, json.replace('"users"', '"nobody"'));
    assert.deepEqual(await problemsIn(file), ['Missing property "users".']);
    const evidence = path.join(folder, 'fakturoid-evidence-2026-11-27-2');
    await mkdir(evidence);
    const decisions = decisionsToJson(firm, { day: TODAY, accepted: acceptingAll(firm) });
    assert.ok(decisions.includes('"cases"'));
    const inEvidence = path.join(evidence, 'decisions.json');
    await writeFile(inEvidence, decisions.replace('"cases"', '"users"'));
    assert.deepEqual(await problemsIn(inEvidence), ['Missing property "cases".']);
  });

  for (const [what, text, words] of [
    ['is cut off', json.slice(0, 300), 'The file isn’t valid JSON or is incomplete.'],
    ['is empty', '', 'The file isn’t valid JSON or is incomplete.'],
    ['is damaged', json.replace('"users"', '"nobody"'), 'The access review in the file is damaged'],
    ['is foreign', '{"name":"package"}', 'The file isn’t an access review'],
    ['is older', json.replace('"version": 1', '"version": 0'), 'The format of the file is older'],
    ['is newer', json.replace('"version": 1', '"version": 99'), 'exported by a newer version'],
    ['is too large', ' '.repeat(6 * 1024 * 1024), 'The file is too large'],
    ['is not there', undefined, 'The file couldn’t be read.'],
  ] as const) {
    it(`says so where it ${what}, and opens as a text`, async () => {
      if (text !== undefined) {
        await writeFile(file, text);
      }
      show();
      const { notice, parts } = await view(() => true);
      assert.deepEqual([notice?.isError, parts], [true, []]);
      assert.ok(notice?.hint.includes(words) === true, notice?.hint);
      assert.equal(notice.action?.command, 'workbench.action.reopenTextEditor');
    });
  }

  it('is shown again when it changes on the disk, is deleted or comes back', async () => {
    await writeFile(file, json);
    show();
    await view(({ grid }) => grid?.rows.length === 2);
    const three = reviewToJson(review([account('firm', [user(1), user(2), user(3)])]));
    await changeUntil(
      () => writeFile(file, three),
      ({ grid }) => grid?.rows.length === 3,
    );
    await changeUntil(
      () => rm(file, { force: true }),
      ({ notice }) => notice?.hint === 'The file couldn’t be read.',
    );
    await changeUntil(
      () => writeFile(file, json),
      ({ grid }) => grid?.rows.length === 2,
    );
  });

  it('is shown from where only VS Code can read it, as from a commit of git, and told of by its address', async () => {
    const read: string[] = [];
    const files: FileSystemProvider = {
      onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
      readDirectory: () => [],
      createDirectory: () => undefined,
      writeFile: () => undefined,
      delete: () => undefined,
      rename: () => undefined,
      watch: () => new Disposable(() => undefined),
      stat: () => ({ type: FileType.File, ctime: 0, mtime: 0, size: json.length }),
      readFile: (uri: Uri) => {
        read.push(uri.query);
        return Buffer.from(json);
      },
    };
    open.push(workspace.registerFileSystemProvider('fakturoid-test', files));
    const uri = Uri.from({
      scheme: 'fakturoid-test',
      path: '/repo/a.fakturoid-review.json',
      query: '{"ref":"HEAD"}',
    });
    show(uri);
    const shown = await view(({ parts }) => parts.length > 0);
    assert.deepEqual([...new Set(read)], ['{"ref":"HEAD"}']);
    const [compare] = shown.actions;
    assert.deepEqual(compare?.arguments, [{ file: uri.toString() }]);
  });

  it('is read again when it is seen again, where nobody tells of changes', async () => {
    const silent = new Emitter<Uri>().event;
    const watcher = {
      onDidChange: silent,
      onDidCreate: silent,
      onDidDelete: silent,
      dispose: () => undefined,
    };
    stubs.replace(workspace, 'createFileSystemWatcher', () => watcher);
    await writeFile(file, json);
    show();
    await view(({ grid }) => grid?.rows.length === 2);
    await writeFile(file, '{');
    page.send({ type: 'ready' });
    await view(({ notice }) => notice?.isError === true);
  });

  it('runs nothing that it holds', async () => {
    const hostile = '[x](command:workbench.action.quit) $(zap) <img src=x onerror=alert(1)> \u202e';
    await writeFile(
      file,
      reviewToJson(
        review([
          account('firm', [user(1, { name: hostile, email: hostile, permission: hostile })], {
            name: hostile,
          }),
        ]),
      ),
    );
    known = [{ id: 'i1', userId: 1 }] as unknown as readonly Identity[];
    show();
    const shown = await view(({ parts }) => parts.length > 0);
    const commandsOffered = new Set(actionsIn(shown).map(({ command }) => command));
    assert.deepEqual([...commandsOffered].toSorted(), [
      'fakturoid.compareReviews',
      'fakturoid.reviewAccess',
      'fakturoid.showReviewed',
      'workbench.action.reopenTextEditor',
    ]);
    assert.doesNotMatch(JSON.stringify(shown), /\u202e|\]\(command/);
  });

  it('opens in its editor by its name, and as a text where that is wanted', async () => {
    await mkdir(path.join(folder, 'deep'));
    file = path.join(folder, 'deep', 'fakturoid-access-2026-11-22.fakturoid-review.json');
    await writeFile(file, json);
    await commands.executeCommand('vscode.open', Uri.file(file));
    const input = (): unknown => window.tabGroups.activeTabGroup.activeTab?.input;
    while (!(input() instanceof TabInputCustom)) {
      await nextTurn();
    }
    assert.equal((input() as TabInputCustom).viewType, 'fakturoid.accessReviewFile');
    await commands.executeCommand('workbench.action.reopenTextEditor');
    while (!(input() instanceof TabInputText)) {
      await nextTurn();
    }
    assert.equal(window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
  });
});
