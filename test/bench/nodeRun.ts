import path from 'node:path';
import { runCommand } from '../host/runCommand';
import { bundle } from './bundle';
import type { Bench } from './part';

/**
 * A program below `inNode/`, built as the extension is, to be run as often as wanted in a new Node each time. Gives what
 * it prints as JSON.
 */
export async function nodeProgram(
  { folder }: Bench,
  name: string,
): Promise<(...args: readonly string[]) => Promise<unknown>> {
  const program = path.join(folder, `${name}.cjs`);
  await bundle(path.join(import.meta.dirname, 'inNode', `${name}.ts`), program);
  return async (...args) =>
    JSON.parse(
      await runCommand(`Measuring ${name}`, process.execPath, ['--expose-gc', program, ...args]),
    ) as unknown;
}
