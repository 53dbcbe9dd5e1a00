import assert from 'node:assert/strict';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAtomically } from '../../../src/base/writeAtomically';

describe('a file that is written as a whole', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'fakturoid-write-')));
    path = join(folder, 'review.json');
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function modeOf(file: string): Promise<number> {
    return (await stat(file)).mode & 0o777;
  }

  /** Files have no such modes on Windows, and links take rights there that few people have. */
  function onlyWithModes(context: Mocha.Context): void {
    if (process.platform === 'win32') {
      context.skip();
    }
  }

  it('is there with nothing beside it, and replaces what was there', async () => {
    await writeAtomically(path, 'one');
    await writeAtomically(path, 'two');
    assert.equal(await readFile(path, 'utf8'), 'two');
    assert.deepEqual(await readdir(folder), ['review.json']);
  });

  it('has the mode of the file that it replaces, open to more or to fewer than a new one', async function () {
    onlyWithModes(this);
    for (const mode of [0o600, 0o640, 0o666]) {
      await writeFile(path, 'before');
      await chmod(path, mode);
      await writeAtomically(path, 'after');
      assert.equal(await readFile(path, 'utf8'), 'after');
      assert.equal(await modeOf(path), mode, mode.toString(8));
    }
  });

  it('has the mode of any new file, unless another one is asked for', async function () {
    onlyWithModes(this);
    const [asked, other] = [join(folder, 'asked'), join(folder, 'other')];
    await writeAtomically(path, 'text');
    await writeAtomically(asked, 'text', 0o600);
    await writeFile(other, 'text');
    assert.equal(await modeOf(path), await modeOf(other));
    assert.equal(await modeOf(asked), 0o600);
  });

  for (const isThere of [true, false]) {
    it(`is where a link leads to, which stays a link, and is ${isThere ? '' : 'not '}there already`, async function () {
      onlyWithModes(this);
      const target = join(folder, 'elsewhere', 'target.json');
      await mkdir(join(folder, 'elsewhere'));
      if (isThere) {
        await writeFile(target, 'before', { mode: 0o600 });
      }
      await symlink(join('elsewhere', 'target.json'), path);
      await writeAtomically(path, 'after');
      assert.ok((await lstat(path)).isSymbolicLink());
      assert.equal(await readFile(target, 'utf8'), 'after');
      assert.deepEqual(await readdir(join(folder, 'elsewhere')), ['target.json']);
      assert.deepEqual((await readdir(folder)).toSorted(), ['elsewhere', 'review.json']);
    });
  }

  it('is not begun where it would not end: a link that leads round', async function () {
    onlyWithModes(this);
    await symlink('review.json', path);
    await assert.rejects(writeAtomically(path, 'text'), { code: 'ELOOP' });
  });

  it('takes away what an earlier write of it left unfinished, and nothing else', async () => {
    const id = '01234567-89ab-cdef-0123-456789abcdef';
    const left = [`review.json.${id}.tmp`, `review.json.${id.replace('0', 'f')}.tmp`];
    const others = [`other.json.${id}.tmp`, 'review.json.backup.tmp', `review.json.${id}`];
    const beingWritten = `review.json.${id.replace('0', 'a')}.tmp`;
    for (const name of [...left, ...others, beingWritten]) {
      await writeFile(join(folder, name), 'names and e-mails');
    }
    const longAgo = Date.now() / 1000 - 61;
    for (const name of [...left, ...others]) {
      await utimes(join(folder, name), longAgo, longAgo);
    }
    await writeAtomically(path, 'text');
    assert.deepEqual((await readdir(folder)).toSorted(), [...others, beingWritten, 'review.json'].toSorted());
  });

  it('leaves nothing beside it where it could not be written', async () => {
    await mkdir(path);
    await assert.rejects(writeAtomically(path, 'text'));
    assert.deepEqual(await readdir(folder), ['review.json']);
  });
});
