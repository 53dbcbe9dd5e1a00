import path from 'node:path';
import { SandboxControl } from '../sandbox';
import { startKept } from '../host/keptProcess';
import { HostError } from '../host/progress';
import { typescriptProgram } from '../host/typescriptProgram';
import type { Bench } from './part';

const START_LIMIT_MS = 30_000;

/** A sandbox in another process. */
export type LocalSandbox = SandboxControl & { readonly apiUrl: string; readonly stop: () => Promise<void> };

/** Starts a sandbox in a process of its own, so that its work is not counted as ours. */
export async function startLocalSandbox(
  { root, teardown }: Bench,
  options: readonly string[],
): Promise<LocalSandbox> {
  let output = '';
  let found: (apiUrl: string) => void;
  const listening = new Promise<string>((resolve) => {
    found = resolve;
  });
  const kept = startKept(
    process.execPath,
    [...typescriptProgram(path.join(root, 'test/sandbox/cli.ts')), '--port', '0', '--quiet', ...options],
    {
      onOutput: (text) => {
        output += text;
        const apiUrl = /sandbox: (http:\S+)/.exec(output)?.[1];
        if (apiUrl !== undefined) {
          found(apiUrl);
        }
      },
    },
  );
  teardown.add('the sandbox', () => kept.stop());
  const timer = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new HostError(`The sandbox did not start:\n${output}`)), START_LIMIT_MS).unref();
  });
  const apiUrl = await Promise.race([listening, timer]);
  return Object.assign(new SandboxControl(new URL(apiUrl).origin), { apiUrl, stop: kept.stop });
}
