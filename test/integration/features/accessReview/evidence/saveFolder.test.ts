import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { env, Uri, workspace } from 'vscode';
import { type FileToSave, saveFolder } from '../../../../../src/features/accessReview/evidence/saveFolder';
import { useStubs } from '../../../../kit/stubs';
import { leftName, useUnfinishedFolders } from './unfinishedFolders';

describe('saving a folder', () => {
  const stubs = useStubs();
  const { parent, unfinished, anotherWindow, noted, leave } = useUnfinishedFolders();
  const files = [{ name: 'one', content: Buffer.from('1') }];

  function saveIn(place: Uri, of: readonly FileToSave[] = files): Promise<Uri> {
    return saveFolder(place, 'kind-1', of, unfinished());
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

  it('goes through VS Code alone, where nothing else reaches the place', async function () {
    const server = env.remoteName;
    if (server === undefined) {
      this.skip();
    }
    const uri = Uri.file(parent()).with({ scheme: 'vscode-remote', authority: server });
    const saved = await saveIn(uri);
    assert.equal(saved.scheme, 'vscode-remote');
    assert.equal(await readFile(path.join(parent(), 'kind-1', 'one'), 'utf8'), '1');
    assert.equal(noted(), undefined);
  });

  it('leaves nothing where it fails in the middle', async () => {
    const isPart = [{ name: 'two\0', content: Buffer.from('2') }];
    await assert.rejects(saveIn(Uri.file(parent()), [...files, ...isPart]));
    assert.deepEqual(await readdir(parent()), []);
    assert.equal(noted(), undefined);
  });

  it('notes the folder before anything is in it, so that another window removes what VS Code was ended while writing', async () => {
    const ended = endWhenWriting('two');
    void saveIn(Uri.file(parent()), [...files, { name: 'two', content: Buffer.from('2') }]);
    await ended;
    stubs.restore();
    const [name = ''] = await readdir(parent());
    const folder = path.join(parent(), name);
    assert.deepEqual(noted(), [Uri.file(folder).toString()]);
    assert.equal(await anotherWindow().tidy(), true, 'it may still be written');
    assert.deepEqual(await readdir(folder), ['one']);
    const longAgo = Date.now() / 1000 - 61;
    await utimes(folder, longAgo, longAgo);
    assert.equal(await anotherWindow().tidy(), true, 'a file in it was just written');
    await utimes(path.join(folder, 'one'), longAgo, longAgo);
    assert.equal(await unfinished().tidy(), true, 'this window knows that it is writing it');
    assert.equal(await anotherWindow().tidy(), false);
    assert.deepEqual([await readdir(parent()), noted()], [[], undefined]);
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
    await assert.rejects(saveIn(Uri.file(parent()), two));
    assert.deepEqual(await readdir(parent()), []);
  });

  it('removes what VS Code was ended while writing there, and nothing else', async () => {
    await leave(leftName('kind-1'), 61);
    const others = ['kind-1.tmp', 'kind-mine.aaaa.tmp', leftName('other')];
    for (const name of others) {
      await leave(name, 61);
    }
    await leave(leftName('kind-2', 2), 59);
    await saveIn(Uri.file(parent()));
    const left = ['kind-1', leftName('kind-2', 2), ...others];
    assert.deepEqual((await readdir(parent())).toSorted(), left.toSorted());
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
    const saved = await saveIn(Uri.file(parent()));
    assert.equal(path.basename(saved.path), 'kind-1-2');
    assert.deepEqual(await readdir(path.join(parent(), 'kind-1')), []);
  });
});
