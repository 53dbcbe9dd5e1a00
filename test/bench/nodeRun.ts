import path from 'node:path';
import { findNode24 } from '../host/node24';
import { runCommand } from '../host/runCommand';
import { bundle } from './bundle';
import type { Bench } from './part';

/**
 * A program below `inNode/`, built as the extension is, to be run as often as wanted in a new Node each time. Gives what
 * it prints as JSON.
 */
export async function nodeProgram(
  { folder, host, say, note }: Bench,
  name: string,
): Promise<(...args: readonly string[]) => Promise<unknown>> {
  const program = path.join(folder, `${name}.cjs`);
  await bundle(path.join(import.meta.dirname, 'inNode', `${name}.ts`), program);
  // The Node that VS Code's extension host runs on, where it is at hand.
  const node = host === 'server' ? await findNode24(say) : process.execPath;
  note('Node', (await runCommand('Asking Node', node, ['--version'])).trim());
  return async (...args) =>
    JSON.parse(await runCommand(`Measuring ${name}`, node, ['--expose-gc', program, ...args])) as unknown;
}
