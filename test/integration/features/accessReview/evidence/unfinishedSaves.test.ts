import assert from 'node:assert/strict';
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Uri } from 'vscode';
import { leftName, useUnfinishedFolders } from './unfinishedFolders';

describe('tidying up folders that are not finished', () => {
  const { parent, memento, unfinished, noted, leave } = useUnfinishedFolders();

  function note(...folders: readonly string[]): Promise<void> {
    return memento().update(
      'unfinished',
      folders.map((folder) => Uri.file(folder).toString()),
    );
  }

  it('removes only its own files of what is noted, follows no link, and believes no other address', async () => {
    const withNotes = await leave(leftName('kind-1', 1), 61);
    await writeFile(path.join(withNotes, 'my notes'), 'mine');
    await utimes(path.join(withNotes, 'my notes'), 0, 0);
    const longAgo = Date.now() / 1000 - 61;
    await utimes(withNotes, longAgo, longAgo);
    const mine = await leave('mine', 61);
    const link = path.join(parent(), leftName('kind-1', 2));
    await symlink(mine, link);
    await note(withNotes, mine, link, parent());
    await memento().update('unfinished', [...(noted() as string[]), 'no address', 'a:b']);
    assert.equal(await unfinished().tidy(), false);
    assert.deepEqual(await readdir(withNotes), ['my notes']);
    assert.deepEqual(await readdir(mine), ['one']);
    assert.deepEqual([(await readdir(parent())).length, noted()], [3, undefined]);
    for (const damaged of [7, {}, [1], 'x'.repeat(9000)]) {
      await memento().update('unfinished', damaged);
      assert.equal(await unfinished().tidy(), false);
      assert.equal(noted(), undefined);
    }
  });

  it('keeps in mind what cannot be reached now', async () => {
    const away = path.join(parent(), 'disk', leftName('kind-1'));
    await note(away);
    assert.equal(await unfinished().tidy(), true);
    await mkdir(path.dirname(away));
    await leave(path.join('disk', leftName('kind-1')), 61);
    assert.equal(await unfinished().tidy(), false);
    assert.deepEqual(await readdir(path.dirname(away)), []);
  });
});
