import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const KEEPER = fileURLToPath(new URL('keeper.mjs', import.meta.url));

/** A process that cannot outlive the one that started it. */
export interface KeptProcess {
  /** The exit code, once it ended. Never rejects. */
  readonly exited: Promise<number>;
  /** Ends the process and everything it started; resolves when they are gone. */
  readonly stop: () => Promise<void>;
}

export interface KeptProcessOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Receives what it prints on either stream, as it comes. */
  readonly onOutput: (text: string) => void;
}

/** The command line that runs `command` under the keeper, for those who must start it themselves. */
export function keptCommandLine(command: string, args: readonly string[]): readonly [string, ...string[]] {
  return [process.execPath, KEEPER, command, ...args];
}

/** Starts a command with everything that it will start in one process group that ends together with this process. */
export function startKept(
  command: string,
  args: readonly string[],
  options: KeptProcessOptions,
): KeptProcess {
  const [keeper, ...rest] = keptCommandLine(command, args);
  // A group of its own for the keeper too: Ctrl+C reaches only us, and we decide what ends in which order.
  const child = spawn(keeper, rest, {
    detached: true,
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', options.onOutput);
  }
  child.stdin.on('error', () => {
    // The keeper ended first; `exited` tells.
  });
  const exited = new Promise<number>((resolve) => {
    child.on('error', (error) => {
      options.onOutput(`${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  return {
    exited,
    stop: async () => {
      child.stdin.destroy();
      await exited;
    },
  };
}
