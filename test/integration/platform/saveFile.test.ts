import assert from 'node:assert/strict';
import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, env, Uri, window } from 'vscode';
import { nextTurn } from '../../../src/base/nextTurn';
import { saveAs } from '../../../src/platform/saveAs';
import { saveFile } from '../../../src/platform/saveFile';
import { useStubs } from '../../kit/stubs';

describe('saving a file', () => {
  const stubs = useStubs();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-save-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** The same file as the system has it, and as VS Code alone reaches it from another computer. */
  const places: Record<string, (file: string) => Uri> = { 'on this computer': (file) => Uri.file(file) };
  const server = env.remoteName;
  if (server !== undefined) {
    places['where only VS Code reaches it'] = (file) =>
      Uri.file(file).with({ scheme: 'vscode-remote', authority: server });
  }

  for (const [place, uriOf] of Object.entries(places)) {
    it(`makes a new one, and keeps mode and link of an old one, ${place}`, async function () {
      if (process.platform === 'win32') {
        // It has no such modes, and links take rights there that few people have.
        this.skip();
      }
      const [file, link] = [path.join(folder, 'review.json'), path.join(folder, 'link.json')];
      await saveFile(uriOf(file), 'one');
      assert.equal(await readFile(file, 'utf8'), 'one');
      await chmod(file, 0o600);
      await symlink('review.json', link);
      await saveFile(uriOf(file), 'two');
      assert.equal(await readFile(file, 'utf8'), 'two');
      await saveFile(uriOf(link), 'three');
      assert.equal(await readFile(file, 'utf8'), 'three');
      assert.ok((await lstat(link)).isSymbolicLink());
      assert.equal((await stat(file)).mode & 0o777, 0o600);
      assert.deepEqual((await readdir(folder)).toSorted(), ['link.json', 'review.json']);
    });

    it(`leaves what was there where it fails, ${place}`, async () => {
      const file = path.join(folder, 'nowhere', 'review.json');
      await writeFile(path.join(folder, 'nowhere'), 'a file where the folder should be');
      await assert.rejects(saveFile(uriOf(file), 'text'));
      assert.deepEqual(await readdir(folder), ['nowhere']);
    });
  }

  it('opens Markdown as a preview, and anything else as a text', async () => {
    const opened: string[] = [];
    const note = (what: string) => (target: Uri) =>
      Promise.resolve(opened.push(what, path.basename(target.path)));
    stubs.replace(commands, 'executeCommand', (id: string, target: Uri) => note(id)(target));
    stubs.replace(window, 'showTextDocument', note('text'));
    stubs.replace(window, 'showInformationMessage', (_: string, open: string) => Promise.resolve(open));
    for (const ending of ['md', 'csv']) {
      const name = `review.${ending}`;
      stubs.replace(window, 'showSaveDialog', () => Promise.resolve(Uri.file(path.join(folder, name))));
      await saveAs(
        { warn: (text) => assert.fail(text), error: (text) => assert.fail(text) },
        { name, kind: { label: ending, ending }, text: () => '' },
      );
    }
    await nextTurn();
    assert.deepEqual(opened, ['markdown.showPreview', 'review.md', 'text', 'review.csv']);
  });
});
