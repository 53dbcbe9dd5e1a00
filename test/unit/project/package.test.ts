import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

const LARGEST_START_BYTES = 60_000;
const LARGEST_PAGE_SCRIPT_BYTES = 20_000;

/** The files that are loaded together with a file: what it imports, and what that imports, without `import()`. */
function loadedWith({ outputs }: Metafile, file: string, found = new Set<string>()): Set<string> {
  if (!found.has(file)) {
    found.add(file);
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && !external) {
        loadedWith({ outputs } as Metafile, path, found);
      }
    }
  }
  return found;
}

function sizeOf(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + statSync(file).size, 0);
}

describe('the built extension', function () {
  this.timeout(60_000);
  let metafile: Metafile;
  let atStart: Set<string>;

  before(() => {
    execFileSync(process.execPath, ['esbuild.mjs', '--production']);
    metafile = JSON.parse(readFileSync('out/metafile.json', 'utf8')) as Metafile;
    atStart = loadedWith(metafile, 'dist/extension.js');
  });

  it('loads no more than its budget when it starts', () => {
    assert.ok(atStart.size > 1);
    assert.ok(sizeOf(atStart) <= LARGEST_START_BYTES, `${sizeOf(atStart)} bytes: ${[...atStart].join(', ')}`);
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
      assert.ok(size <= LARGEST_PAGE_SCRIPT_BYTES, `${file}: ${size} bytes`);
    }
  });
});
