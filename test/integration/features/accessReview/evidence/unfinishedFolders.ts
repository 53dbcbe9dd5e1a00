import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UnfinishedSaves } from '../../../../../src/features/accessReview/evidence/unfinishedSaves';
import { FakeMemento } from '../../../../kit/fakeMemento';

/** What a folder is called as long as it is being written. */
export function leftName(name: string, number = 1): string {
  return `${name}.0000000${number}-1234-4321-abcd-0123456789ab.tmp`;
}

/** A place for folders of one kind, and the notes of those that are being written. It is gone after each test. */
export function useUnfinishedFolders() {
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

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'fakturoid-folder-'));
    memento = new FakeMemento();
    unfinished = anotherWindow();
  });
  afterEach(() => rm(parent, { recursive: true }));

  return {
    parent: () => parent,
    memento: () => memento,
    unfinished: () => unfinished,
    anotherWindow,
    noted,
    leave,
  };
}
