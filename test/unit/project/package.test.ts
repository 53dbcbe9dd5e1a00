import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { Metafile } from 'esbuild';
import { BUDGETS } from '../../bench/budgets';
import { evaluatedWith, loadedWith, readMetafile } from './metafile';

/** Of its own, so that it can be made while another one is used. */
const FOLDER = 'out/unit';
const DIST = `${FOLDER}/dist`;

describe('the built extension', () => {
  let metafile: Metafile;

  before(async () => {
    execFileSync(process.execPath, ['esbuild.mjs', '--production', `--to=${FOLDER}`]);
    metafile = await readMetafile(FOLDER);
  });

  it('has no file that the build does not tell of', () => {
    const built = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
      .map((file) => `${DIST}/${file.replaceAll(sep, '/')}`)
      .filter((file) => statSync(file).isFile());
    assert.deepEqual(Object.keys(metafile.outputs).sort(), built.sort());
  });

  it('loads at the start no more than its budget', () => {
    const early = [...loadedWith(metafile, 'src/extension.ts')];
    assert.ok(early.includes(`${DIST}/extension.js`));
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

  it('keeps its pages within their budget, with nothing in them that would end a script or a style', () => {
    const files = readdirSync(`${DIST}/webview`);
    assert.deepEqual(files.sort(), ['page.css', 'review.css', 'review.js', 'sections.js']);
    for (const file of files) {
      const content = readFileSync(`${DIST}/webview/${file}`, 'utf8');
      assert.ok(content.length <= BUDGETS.page, `${file}: ${content.length} bytes`);
      assert.doesNotMatch(content, /<\/(script|style)|<!--/i, file);
    }
  });
});
