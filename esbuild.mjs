import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/**
 * Writes what is in which built file and what loads what, for the tests of the budgets, the notices and the SBOM.
 * @type {esbuild.Plugin}
 */
const recordContents = {
  name: 'record-contents',
  setup(build) {
    build.onEnd(async ({ metafile }) => {
      Object.assign(contents.inputs, metafile?.inputs);
      Object.assign(contents.outputs, metafile?.outputs);
      await mkdir('out', { recursive: true });
      await writeFile('out/metafile.json', JSON.stringify(contents));
    });
  },
};
/** Of all builds together. @type {esbuild.Metafile} */
const contents = { inputs: {}, outputs: {} };

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  metafile: true,
  minify: production,
  // Debuggers read maps that stand in the files, which the second step of the extension's build needs anyway.
  sourcemap: production ? false : 'inline',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * esbuild splits ES modules only, so that `import()` loads a file of its own; VS Code loads CommonJS most reliably.
 * Hence each file is built as a module and then turned into CommonJS.
 * @type {esbuild.Plugin}
 */
const commonJsChunks = {
  name: 'commonjs-chunks',
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const { code } = await esbuild.transform(text, {
          format: 'cjs',
          platform: 'node',
          target: 'node22',
          minify: production,
          sourcemap: production ? false : 'inline',
          charset: 'utf8',
        });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, code);
      }
    });
  },
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    splitting: true,
    write: false,
    platform: 'node',
    // VS Code 1.105, the oldest supported, runs extensions on Node 22.
    target: 'node22',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    plugins: [commonJsChunks, recordContents],
  },
  {
    ...common,
    entryPoints: ['details.ts', 'details.css', 'review.ts', 'review.css', '../toPage.ts'].map(
      (name) => `src/webview/browser/${name}`,
    ),
    entryNames: '[name]',
    outdir: 'dist/webview',
    // Modules, so that pages share what they have in common: the messages, with zod, in one file and the rest in another.
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
    platform: 'browser',
    // Electron 37, which VS Code 1.105 is built on.
    target: 'chrome138',
    plugins: [recordContents],
  },
];

await rm('dist', { recursive: true, force: true });
for (const options of bundles) {
  if (watch) {
    const context = await esbuild.context(options);
    await context.watch();
  } else {
    await esbuild.build(options);
  }
}
