import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
// Another folder than this one, so that a test disturbs no other build.
const to = process.argv.find((each) => each.startsWith('--to='))?.slice('--to='.length) ?? '.';

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  entryNames: '[name]',
  metafile: true,
  minify: production,
  sourcemap: !production,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

/** Of features whose page is drawn in its own way: it stands in `page/`, and its script has the same name. */
const ownSheets = (await readdir('src/features', { recursive: true })).filter((file) =>
  /^\w+\Wpage\W\w+\.css$/.test(file),
);

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outdir: path.join(to, 'dist'),
    // Modules, of which esbuild makes chunks of what `import()` names.
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    // Makes one file of all that the start evaluates: what a part shares with it would be a file of its own.
    inject: ['src/extension.ts'],
    platform: 'node',
    target: 'node22', // Of VS Code 1.105, the oldest supported.
    external: ['vscode'],
    mainFields: ['module', 'main'],
  },
  {
    ...common,
    entryPoints: [
      'src/webview/browser/page.css',
      'src/webview/browser/sections.ts',
      ...ownSheets
        .flatMap((sheet) => [sheet, sheet.replace(/css$/, 'ts')])
        .map((file) => path.join('src/features', file)),
    ],
    outdir: path.join(to, 'dist/webview'),
    platform: 'browser',
    // A page has its script in it, and loads nothing beside it.
    format: 'iife',
    sourcemap: production ? false : 'inline',
    target: 'chrome138', // Of VS Code 1.105, the oldest supported.
  },
];

await rm(path.join(to, 'dist'), { recursive: true, force: true });
if (watch) {
  await Promise.all(bundles.map(async (options) => (await esbuild.context(options)).watch()));
} else {
  const metafiles = await Promise.all(
    bundles.map(async (options) => (await esbuild.build(options)).metafile),
  );
  // What is in which file, for the budgets, the notices and the SBOM.
  const inputs = Object.assign({}, ...metafiles.map((metafile) => metafile?.inputs));
  const outputs = Object.assign({}, ...metafiles.map((metafile) => metafile?.outputs));
  await mkdir(path.join(to, 'out'), { recursive: true });
  await writeFile(path.join(to, 'out', 'metafile.json'), JSON.stringify({ inputs, outputs }));
}
