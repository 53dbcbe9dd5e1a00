import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const ENTRY = 'dist/extension.js';

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
 * Hence each file is built as a module and then turned into CommonJS. What the entry imports becomes one file with it,
 * as each file costs the start some time; the files that are loaded later find there what they share with it.
 * @type {esbuild.Plugin}
 */
const commonJsFiles = {
  name: 'commonjs-files',
  setup(build) {
    build.onEnd(async ({ outputFiles = [], metafile }) => {
      if (metafile === undefined || outputFiles.length === 0) {
        return;
      }
      /** By path from here, as in the metafile. */
      const texts = new Map(outputFiles.map(({ path, text }) => [nameOf(path), text]));
      const atStart = loadedWith(metafile.outputs, ENTRY);
      /** The names that the start file exports what was in another one by. */
      const shared = new Map(
        [...atStart]
          .filter((file) => file !== ENTRY)
          .map((file, index) => [
            file,
            metafile.outputs[file]?.exports.map((name) => ({ name, as: `${name}$${index}` })) ?? [],
          ]),
      );
      for (const file of texts.keys()) {
        if (atStart.has(file) && file !== ENTRY) {
          continue;
        }
        const lines =
          file === ENTRY
            ? [...shared].map(([from, names]) =>
                reexport(names, `./${posix.relative(posix.dirname(ENTRY), from)}`),
              )
            : [];
        await esbuild.build({
          ...common,
          stdin: {
            contents: [...lines, texts.get(file)].join('\n'),
            resolveDir: posix.dirname(file),
            sourcefile: file,
          },
          outfile: file,
          metafile: false,
          format: 'cjs',
          platform: 'node',
          target: 'node22',
          plugins: [
            {
              name: 'files-in-memory',
              setup(step) {
                step.onResolve({ filter: /.*/ }, ({ path, resolveDir, kind }) => {
                  const target = nameOf(join(resolveDir, path));
                  if (kind === 'import-statement' && shared.has(target)) {
                    return { path: target, namespace: 'shared' };
                  }
                  const isOurs = texts.has(target);
                  return {
                    path: isOurs ? `./${posix.relative(posix.dirname(file), target)}` : path,
                    external: true,
                  };
                });
                step.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
                  contents:
                    file === ENTRY
                      ? texts.get(path)
                      : reexport(
                          (shared.get(path) ?? []).map(({ name, as }) => ({ name: as, as: name })),
                          posix.relative(posix.dirname(file), ENTRY),
                        ),
                  resolveDir: posix.dirname(path),
                }));
              },
            },
          ],
        });
      }
      metafile.outputs = joined(metafile.outputs, atStart);
    });
  },
};

/** Exports under other names what a file exports. */
function reexport(/** @type {readonly { name: string, as: string }[]} */ names, /** @type {string} */ from) {
  return `export { ${names.map(({ name, as }) => `${name} as ${as}`).join(', ')} } from '${from}';`;
}

/** The files that are loaded with one of them, without `import()`. */
function loadedWith(/** @type {esbuild.Metafile['outputs']} */ outputs, /** @type {string} */ first) {
  const found = new Set([first]);
  for (const file of found) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) {
        found.add(path);
      }
    }
  }
  return found;
}

/**
 * What the metafile tells once these files are one.
 * @returns {esbuild.Metafile['outputs']}
 */
function joined(
  /** @type {esbuild.Metafile['outputs']} */ outputs,
  /** @type {ReadonlySet<string>} */ files,
) {
  const joinedInto = (/** @type {string} */ file) => (files.has(file) ? ENTRY : file);
  /** @type {esbuild.Metafile['outputs']} */
  const result = {};
  for (const [file, output] of Object.entries(outputs)) {
    const target = joinedInto(file);
    const { imports = [], inputs = {} } = result[target] ?? {};
    result[target] = {
      ...(outputs[target] ?? output),
      inputs: { ...inputs, ...output.inputs },
      imports: [
        ...imports,
        ...output.imports
          .map((one) => ({ ...one, path: joinedInto(one.path) }))
          .filter(({ path }) => path !== target),
      ],
    };
  }
  return result;
}

/** The path of a file from here, as the metafile writes it. */
function nameOf(/** @type {string} */ path) {
  return relative('.', path).replaceAll(sep, '/');
}

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
    plugins: [commonJsFiles, recordContents],
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
