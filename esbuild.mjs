import { mkdir, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** Of all builds together: what is in which file, for the tests of the budgets, the notices and the SBOM. */
const contents = { inputs: {}, outputs: {} };

/** @type {esbuild.Plugin} */
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

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  metafile: true,
  minify: production,
  sourcemap: !production,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [recordContents],
};

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  {
    // A module, as esbuild makes chunks of what `import()` names only of modules.
    ...common,
    entryPoints: ['src/extension.ts'],
    outdir: 'dist',
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    splitting: true,
    platform: 'node',
    // VS Code 1.105, the oldest supported, runs extensions on Node 22.
    target: 'node22',
    external: ['vscode'],
    mainFields: ['module', 'main'],
  },
  {
    ...common,
    entryPoints: [
      'src/features/details/page/details.ts',
      'src/features/details/page/details.css',
      'src/features/accessReview/page/review.ts',
      'src/features/accessReview/page/review.css',
      // In a file of its own with what parses the messages, as each page needs it.
      'src/webview/toPage.ts',
    ],
    entryNames: '[name]',
    outdir: 'dist/webview',
    // Modules, so that pages share what they have in common.
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
    platform: 'browser',
    // Electron 37, which VS Code 1.105 is built on.
    target: 'chrome138',
  },
];

await rm('dist', { recursive: true, force: true });
for (const options of bundles) {
  if (watch) {
    await (await esbuild.context(options)).watch();
  } else {
    await esbuild.build(options);
  }
}
