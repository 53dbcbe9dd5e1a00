import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { BUDGETS } from '../../bench/budgets';
import { loadedWith, readMetafile, sizeOf } from '../../bench/metafile';

describe('the built extension', function () {
  this.timeout(60_000);
  let metafile: Metafile;
  let atStart: ReadonlySet<string>;

  before(async () => {
    execFileSync(process.execPath, ['esbuild.mjs', '--production']);
    metafile = await readMetafile();
    atStart = loadedWith(metafile, 'dist/extension.js');
  });

  it('loads no more than its budget when it starts', () => {
    assert.ok(atStart.size > 1);
    assert.ok(
      sizeOf(atStart) <= BUDGETS.loadedAtStart,
      `${sizeOf(atStart)} bytes: ${[...atStart].join(', ')}`,
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
