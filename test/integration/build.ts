import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { runCommand } from '../host/runCommand';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Where the built tests are. */
export const OUT = path.join(ROOT, 'out', 'integration');

const OPTIONS = {
  bundle: true,
  // VS Code requires them, and on Node 22 cannot require modules that import `vscode`.
  format: 'cjs',
  alias: { mocha: 'mocha/lib/mocha.cjs' },
  platform: 'node',
  target: 'node22',
  external: ['vscode', 'mocha/lib/mocha.cjs'],
  sourcemap: 'inline',
  logLevel: 'warning',
} as const satisfies esbuild.BuildOptions;

/** Builds the extension as people develop it, and all tests as one file: one by one they would load the extension as often. */
export async function build(): Promise<void> {
  await runCommand('Building the extension', process.execPath, ['esbuild.mjs'], { cwd: ROOT });
  await rm(OUT, { recursive: true, force: true });
  const files = await readdir(import.meta.dirname, { recursive: true });
  const tests = files.filter((file) => file.endsWith('.test.ts')).toSorted();
  await esbuild.build({
    ...OPTIONS,
    entryPoints: [path.join(import.meta.dirname, 'index.ts')],
    outfile: path.join(OUT, 'index.cjs'),
  });
  await esbuild.build({
    ...OPTIONS,
    stdin: {
      contents: tests.map((file) => `import './${file.replaceAll(path.sep, '/')}';`).join('\n'),
      resolveDir: import.meta.dirname,
    },
    outfile: path.join(OUT, 'all.test.cjs'),
  });
}
