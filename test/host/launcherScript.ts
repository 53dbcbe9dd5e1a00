import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostKind } from './chooseHost';
import { desktopForTests } from './desktop';
import { findOnPath } from './findProgram';
import { keptCommandLine } from './keptProcess';
import type { Say } from './progress';
import { typescriptProgram } from './typescriptProgram';

const SERVER_LAUNCHER = fileURLToPath(new URL('serverLauncher.ts', import.meta.url));

/** What takes VS Code's own arguments and can be handed to `runTests` as VS Code's executable. */
export interface Launcher {
  readonly executable: string;
  /** Asks what was launched to end, if it runs. */
  stop(): Promise<void>;
}

/** Makes a launcher for a kind of host, in a folder that the caller removes. */
export async function makeLauncher(kind: HostKind, folder: string, say: Say): Promise<Launcher> {
  if (process.platform === 'win32') {
    // `runTests` starts a program of this system through a shell, and ends it.
    return { executable: await desktopForTests(say), stop: () => Promise.resolve() };
  }
  const command = kind === 'desktop' ? await desktopCommand(say) : serverCommand();
  const pidFile = path.join(folder, 'launcher.pid');
  const executable = path.join(folder, 'launcher');
  const line = keptCommandLine(...command)
    .map(quote)
    .join(' ');
  await writeFile(executable, `#!/bin/sh\necho $$ > ${quote(pidFile)}\nexec ${line} "$@"\n`);
  await chmod(executable, 0o755);
  return {
    executable,
    stop: async () => {
      const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
      if (!Number.isNaN(pid)) {
        endProcess(pid);
      }
    },
  };
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
}

function serverCommand(): [string, string[]] {
  return [process.execPath, [...typescriptProgram(SERVER_LAUNCHER)]];
}

async function desktopCommand(say: Say): Promise<[string, string[]]> {
  const program = await desktopForTests(say);
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) {
    return [program, []];
  }
  const virtualDisplay = await findOnPath(['xvfb-run']);
  return virtualDisplay === undefined ? [program, []] : [virtualDisplay, ['--auto-servernum', program]];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
