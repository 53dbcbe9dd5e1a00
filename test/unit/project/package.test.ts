import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Metafile } from 'esbuild';
import { BUDGETS } from '../../bench/budgets';
import { evaluatedWith, loadedWith, readMetafile } from './metafile';

describe('the built extension', () => {
  let metafile: Metafile;

  before(async () => {
    execFileSync(process.execPath, ['esbuild.mjs', '--production']);
    metafile = await readMetafile();
  });

  it('has no file that the build does not tell of', () => {
    const built = readdirSync('dist', { recursive: true, encoding: 'utf8' })
      .map((file) => `dist/${file.replaceAll(sep, '/')}`)
      .filter((file) => statSync(file).isFile());
    assert.deepEqual(Object.keys(metafile.outputs).sort(), built.sort());
  });

  it('loads at the start no more than its budget', () => {
    const early = [...loadedWith(metafile, 'src/extension.ts')];
    assert.ok(early.includes('dist/extension.js'));
    const bytes = early.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(bytes <= BUDGETS.start, `${bytes} bytes`);
  });

  it('evaluates zod, the client and the panels when they are first needed, not at the start', () => {
    const early = [...evaluatedWith(metafile, 'src/extension.ts')];
    const all = Object.keys(metafile.inputs);
    for (const path of ['node_modules/zod/', 'src/fakturoid/client.ts', 'src/features/details/panels.ts']) {
      assert.deepEqual(
        early.filter((input) => input.startsWith(path)),
        [],
      );
      assert.ok(
        all.some((input) => input.startsWith(path)),
        `${path} is there at all`,
      );
    }
  });

  it('keeps the scripts of its pages within their budget', () => {
    for (const file of readdirSync('dist/webview').filter((name) => name.endsWith('.js'))) {
      const { size } = statSync(join('dist/webview', file));
      assert.ok(size <= BUDGETS.pageScript, `${file}: ${size} bytes`);
    }
  });
});
