import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Metafile } from 'esbuild';
import { BUDGETS } from '../../bench/budgets';
import { loadedWith, readMetafile, sizeOf } from '../../bench/metafile';

describe('the built extension', () => {
  let metafile: Metafile;
  let atStart: ReadonlySet<string>;

  before(async () => {
    execFileSync(process.execPath, ['esbuild.mjs', '--production']);
    metafile = await readMetafile();
    atStart = loadedWith(metafile, 'dist/extension.js');
  });

  it('loads one file when it starts, no larger than its budget', () => {
    assert.deepEqual([...atStart], ['dist/extension.js']);
    assert.ok(sizeOf(atStart) <= BUDGETS.loadedAtStart, `${sizeOf(atStart)} bytes`);
  });

  it('has its code once, in files that are all there', () => {
    const built = readdirSync('dist', { recursive: true, encoding: 'utf8' })
      .map((file) => `dist/${file.replaceAll(sep, '/')}`)
      .filter((file) => statSync(file).isFile());
    assert.deepEqual(Object.keys(metafile.outputs).sort(), built.sort());
    const inputs = Object.entries(metafile.outputs)
      .filter(([file]) => !file.startsWith('dist/webview/'))
      .flatMap(([, output]) => Object.keys(output.inputs));
    assert.deepEqual(
      inputs.filter((input, index) => inputs.indexOf(input) !== index),
      [],
    );
  });

  it('leaves zod, the client and the panels for later', () => {
    const inputs = (files: Iterable<string>): string[] =>
      [...files].flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
    const early = inputs(atStart);
    const all = inputs(Object.keys(metafile.outputs));
    for (const path of ['node_modules/zod/', 'src/fakturoid/client.ts', 'src/views/details/panels.ts']) {
      assert.ok(!early.some((input) => input.startsWith(path)), path);
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
