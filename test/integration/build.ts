import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { runCommand } from '../host/runCommand';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Where the built tests are. */
export const OUT = path.join(ROOT, 'out', 'integration');

/** Builds the extension as people develop it, and each test file separately. */
export async function build(): Promise<void> {
  await runCommand('Building the extension', process.execPath, ['esbuild.mjs'], { cwd: ROOT });
  await rm(OUT, { recursive: true, force: true });
  const files = await readdir(import.meta.dirname, { recursive: true });
  await esbuild.build({
    entryPoints: ['index.ts', ...files.filter((file) => file.endsWith('.test.ts'))].map((file) =>
      path.join(import.meta.dirname, file),
    ),
    outbase: import.meta.dirname,
    outdir: OUT,
    bundle: true,
    // VS Code requires them, and on Node 22 cannot require modules that import `vscode`.
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    alias: { mocha: 'mocha/lib/mocha.cjs' },
    platform: 'node',
    target: 'node22',
    external: ['vscode', 'mocha/lib/mocha.cjs'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
