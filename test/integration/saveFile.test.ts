import assert from 'node:assert/strict';
import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env, Uri } from 'vscode';
import { saveFile } from '../../src/platform/saveFile';

describe('saving a file', () => {
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
});
