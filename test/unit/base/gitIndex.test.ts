import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { isInIndex } from '../../../src/base/gitIndex';

describe('the index of git', () => {
  let folder: string;
  const git = (...command: string[]): void => {
    execFileSync('git', ['-C', folder, ...command], { stdio: 'pipe' });
  };
  const index = (): Buffer => readFileSync(join(folder, '.git', 'index'));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fakturoid-index-'));
    git('init', '-q');
    mkdirSync(join(folder, 'src', 'a'.repeat(200)), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const version of ['2', '3', '4']) {
    it(`says in version ${version} what is tracked`, () => {
      const tracked = ['.env', 'src/a.ts', 'src/ab.ts', 'src/ž.ts', `src/${'a'.repeat(200)}/b.ts`, 'x/.env'];
      mkdirSync(join(folder, 'x'));
      tracked.forEach((name) => writeFileSync(join(folder, name), name));
      git('add', '-f', '.');
      writeFileSync(join(folder, 'soon.ts'), '');
      // What is only meant to be added has more flags, which version 3 brought.
      git('add', '-N', 'soon.ts');
      git('update-index', '--index-version', version);
      for (const name of [...tracked, 'soon.ts']) {
        assert.equal(isInIndex(index(), name), true, name);
      }
      for (const name of ['a.ts', 'src/a', 'env', 'src/abc.ts', 'nv', 'src']) {
        assert.equal(isInIndex(index(), name), false, name);
      }
    });
  }

  it('is not guessed where it is damaged or of a version that is not known', () => {
    assert.equal(isInIndex(Buffer.from('DIRC\0\0\0\u0009\0\0\0\0'), 'a'), undefined);
    assert.equal(isInIndex(Buffer.from('nothing of git'), 'a'), undefined);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(2, 3, 4), (bytes, version) => {
        const head = Buffer.from([...Buffer.from('DIRC'), 0, 0, 0, version, 255, 255, 255, 255]);
        isInIndex(Buffer.concat([head, bytes]), 'a');
      }),
    );
  });
});
