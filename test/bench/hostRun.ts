import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeLauncher } from '../host/launcherScript';
import { HostError } from '../host/progress';
import { bundle } from './bundle';
import type { Bench } from './part';

const LIMIT_S = 180;

/** VS Code needs an extension to develop; this one has no code. */
const DRIVER = { name: 'driver', publisher: 'fakturoid-bench', version: '0.0.0', engines: { vscode: '*' } };

export interface HostRun {
  /** The file below `inHost/` whose `run` VS Code calls. */
  readonly entry: string;
  readonly parameters: unknown;
  /** Folders of extensions that are installed there beside VS Code's own. */
  readonly extensions?: readonly string[];
  /** What the driving extension contributes. */
  readonly contributes?: unknown;
  /** The folder of an extension to develop instead of the driving one; it may be told of a sandbox. */
  readonly developed?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts a VS Code with a profile of its own, runs `run` of a file inside its extension host, and gives what that
 * reported.
 *
 * @throws HostError when VS Code did not start or reported nothing
 */
export async function runInHost<T>(bench: Bench, run: HostRun): Promise<T> {
  const folder = await mkdtemp(path.join(bench.folder, 'host-'));
  const entry = path.join(folder, 'entry.js');
  await bundle(path.join(import.meta.dirname, 'inHost', `${run.entry}.ts`), entry);
  const driver = path.join(folder, 'driver');
  await mkdir(driver);
  await writeFile(
    path.join(driver, 'package.json'),
    JSON.stringify({ ...DRIVER, contributes: run.contributes }),
  );
  const extensions = path.join(folder, 'extensions');
  await mkdir(extensions);
  for (const extension of run.extensions ?? []) {
    await cp(extension, path.join(extensions, path.basename(extension)), { recursive: true });
  }
  const report = path.join(folder, 'report.json');
  const launcher = await makeLauncher(bench.host, folder, bench.say);
  let output = '';
  const host = spawn(
    launcher.executable,
    [
      `--extensionDevelopmentPath=${run.developed ?? driver}`,
      `--extensionTestsPath=${entry}`,
      `--user-data-dir=${path.join(folder, 'data')}`,
      `--extensions-dir=${extensions}`,
      ...['--no-sandbox', '--skip-welcome', '--skip-release-notes'],
      ...['--disable-workspace-trust', '--disable-updates'],
    ],
    {
      env: {
        ...process.env,
        ...run.environment,
        FAKTUROID_BENCH_REPORT: report,
        FAKTUROID_BENCH_PARAMETERS: JSON.stringify(run.parameters),
        FAKTUROID_TEST_TIME_LIMIT: String(LIMIT_S),
      },
    },
  );
  for (const stream of [host.stdout, host.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const exited = once(host, 'close');
  const stop = async (): Promise<void> => {
    if (host.exitCode === null) {
      await launcher.stop();
      await exited;
    }
  };
  bench.teardown.add('VS Code', stop);
  const timer = setTimeout(() => void stop(), (LIMIT_S + 30) * 1000);
  await exited;
  clearTimeout(timer);
  try {
    return JSON.parse(await readFile(report, 'utf8')) as T;
  } catch {
    throw new HostError(
      `VS Code ended with code ${host.exitCode} and reported nothing:\n${output.slice(-4000).trimEnd()}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
