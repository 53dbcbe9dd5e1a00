import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationTokenSource,
  commands,
  type RelativePattern,
  Uri,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { IgnoredFiles } from '../../../src/platform/ignoredFiles';
import { type Visited, visitWorkspaceFiles } from '../../../src/platform/workspaceFiles';
import { useStubs } from '../../kit/stubs';

describe('the files of the workspace', () => {
  const stubs = useStubs();
  let root: string;
  let cancel: CancellationTokenSource;
  let excluded: string[];

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'fakturoid-files-'));
    [cancel, excluded] = [new CancellationTokenSource(), []];
    const all = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => Uri.file(path.join(entry.parentPath, entry.name)));
    stubs.replace(workspace, 'findFiles', ({ baseUri }: RelativePattern, exclude: string) => {
      excluded.push(exclude);
      return Promise.resolve(all(baseUri.fsPath));
    });
    open('');
  });
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(root, { recursive: true, force: true });
  });

  /** Folders of the workspace, below the root. */
  function open(...names: string[]): void {
    const folders = names.map((name, index) => ({ uri: Uri.file(path.join(root, name)), name, index }));
    stubs.replace(workspace, 'workspaceFolders', folders);
    stubs.replace(workspace, 'getWorkspaceFolder', (uri: Uri) =>
      folders.find((folder) => uri.path.startsWith(`${folder.uri.path}/`)),
    );
  }

  function write(...names: string[]): void {
    for (const name of names) {
      mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(root, name), name);
    }
  }

  async function visited(
    given: { withIgnored?: boolean; onVisit?: () => boolean } = {},
  ): Promise<Visited & { names: string[] }> {
    const names: string[] = [];
    const options = {
      ...{ include: '**/*', withIgnored: given.withIgnored ?? false, ignored: new IgnoredFiles() },
      ...{ token: cancel.token, onProgress: () => undefined },
    };
    const result = await visitWorkspaceFiles(options, ({ uri }) => {
      names.push(path.relative(root, uri.fsPath));
      return given.onVisit?.() ?? true;
    });
    return { ...result, names: names.sort() };
  }

  it('are those that people write, by .gitignore of each folder, with a repository and without', async () => {
    write('a.ts', 'made/b.ts', 'c/d.env', 'c/e.env', 'f.env', 'node_modules/x.js', 'x.min.js', 'yarn.lock');
    writeFileSync(path.join(root, '.gitignore'), '/made/\n*.env\n');
    writeFileSync(path.join(root, 'c/.gitignore'), '!d.env\n.gitignore\n');
    const own = ['.gitignore', 'a.ts', 'c/d.env'];
    assert.deepEqual((await visited()).names, own);
    mkdirSync(path.join(root, '.git'));
    assert.deepEqual((await visited()).names, own);
    const { names } = await visited({ withIgnored: true });
    assert.deepEqual(names, ['.gitignore', 'a.ts', 'c/.gitignore', 'c/d.env', 'c/e.env', 'f.env']);
  });

  it('are those of all folders, each once', async () => {
    write('one/a.ts', 'one/deep/b.ts', 'two/c.ts', 'beside.ts');
    writeFileSync(path.join(root, 'two/.gitignore'), 'c.ts\n.gitignore');
    open('one', 'two', 'one/deep');
    const { names, all, hasMore } = await visited();
    assert.deepEqual([names, all, hasMore], [['one/a.ts', 'one/deep/b.ts'], 4, false]);
  });

  it('are asked for by folder where they are many, so that they do not arrive all at once', async () => {
    write('one/a.ts', 'two{x}/deep/b.ts', 'node_modules/x.ts', 'c.ts');
    const patterns: string[] = [];
    stubs.replace(workspace, 'findFiles', ({ pattern }: RelativePattern, _: string, most: number) => {
      patterns.push(pattern);
      const many = pattern === '**/*' || pattern.startsWith('one/**');
      const uris = Array.from({ length: many ? 5000 : 1 }, (_item, index) =>
        Uri.file(path.join(root, pattern, `${index}.ts`)),
      );
      return Promise.resolve(uris.slice(0, most));
    });
    const options = {
      ...{ include: '**/*', withIgnored: true, ignored: new IgnoredFiles() },
      ...{ token: cancel.token, onProgress: () => cancel.cancel() },
    };
    const { all } = await visitWorkspaceFiles(options, () => true);
    assert.deepEqual(patterns, ['**/*', '*', 'one/**/*', 'one/**/*', 'two?x?/**/*']);
    assert.equal(all, 5002);
  });

  it('are read in UTF-8 and in UTF-16', async () => {
    write('a.ts');
    writeFileSync(path.join(root, 'b.ts'), Buffer.from('\uFEFFb.ts', 'utf16le'));
    writeFileSync(path.join(root, 'c.ts'), Buffer.from('\uFEFFc.ts', 'utf16le').swap16());
    const texts: string[] = [];
    const options = {
      ...{ include: '**/*', withIgnored: true, ignored: new IgnoredFiles() },
      ...{ token: cancel.token, onProgress: () => undefined },
    };
    await visitWorkspaceFiles(options, ({ text }) => texts.push(text) > 0);
    assert.deepEqual(texts, ['a.ts', 'b.ts', 'c.ts']);
  });

  it('are left out by search.exclude, whose braces are taken apart', async () => {
    const exclude = { '**/a': true, '**/{b,c}/*.{d,e}': true, '**/off': false, '**/{damaged': true };
    stubs.replace(workspace, 'getConfiguration', () => ({ get: () => exclude }));
    await visited();
    assert.deepEqual(excluded, ['{**/.git,**/node_modules,**/a,**/b/*.d,**/b/*.e,**/c/*.d,**/c/*.e}']);
  });

  it('are visited in turns of their own, until somebody has enough', async () => {
    write(...Array.from({ length: 30 }, (_, index) => `${index}.ts`));
    let turns = 0;
    let last = -1;
    let isCounting = true;
    const count = (): void => {
      turns++;
      if (isCounting) {
        setImmediate(count);
      }
    };
    count();
    const onVisit = (): boolean => {
      assert.ok(turns > last, 'others had their turn');
      last = turns;
      return true;
    };
    assert.equal((await visited({ onVisit })).looked, 30);
    isCounting = false;
    assert.equal((await visited({ onVisit: () => false })).looked, 1);
    const onFirst = (): boolean => {
      cancel.cancel();
      return true;
    };
    assert.equal((await visited({ onVisit: onFirst })).looked, 1);
    assert.equal((await visited()).looked, 0);
  });

  it('are read as they stand in editors', async () => {
    write('a.ts');
    const document = await workspace.openTextDocument(Uri.file(path.join(root, 'a.ts')));
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(0), 'typed ');
    await workspace.applyEdit(edit);
    const texts: string[] = [];
    const options = {
      ...{ include: '**/*', withIgnored: true, ignored: new IgnoredFiles() },
      ...{ token: cancel.token, onProgress: () => undefined },
    };
    await visitWorkspaceFiles(options, ({ text }) => texts.push(text) > 0);
    assert.deepEqual(texts, ['typed a.ts']);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
