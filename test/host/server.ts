import { appendFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startKept } from './keptProcess';
import type { DisplayLanguage } from './profile';
import { HostError } from './progress';
import { runCommand } from './runCommand';
import type { ServerPackage } from './serverPackage';

const START_LIMIT_MS = 30_000;

export interface ServerOptions {
  /** VS Code's user data folder; its `logs` folder has the logs of the extension host. */
  readonly userData: string;
  /** Where extensions are installed. */
  readonly extensions: string;
  readonly language?: DisplayLanguage;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** A free one by default. */
  readonly port?: string;
  /**
   * Asked for by the server. Without it everybody on this machine gets in, and with that can run programs as the person:
   * only for the minutes of a test.
   */
  readonly password?: string;
}

/** A VS Code server that listens on this machine only. */
export interface Server {
  /** Like `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Resolves when the server ends, wanted or not. */
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server and waits until it listens. */
export async function startServer(host: ServerPackage, options: ServerOptions): Promise<Server> {
  const logFile = path.join(options.userData, 'logs', 'server.log');
  await mkdir(path.dirname(logFile), { recursive: true });
  const { language, password, port = '0' } = options;
  let output = '';
  let listening: (origin: string) => void;
  const origin = new Promise<string>((resolve) => {
    listening = resolve;
  });
  const kept = startKept(
    host.node,
    [
      host.entry,
      ...folderArguments(options),
      ...['--auth', password === undefined ? 'none' : 'password', '--bind-addr', `127.0.0.1:${port}`],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      ...['--disable-getting-started-override', '--disable-proxy', '--ignore-last-opened'],
      ...(language === undefined ? [] : ['--locale', language]),
    ],
    {
      env: {
        ...cleanEnvironment(),
        ...options.env,
        // As from a terminal: otherwise a login shell is started, with all that a person's profile runs in it.
        VSCODE_CLI: '1',
        // Addresses of this machine stay as they are: its proxy is off, and older ones lose their path on the way to it.
        VSCODE_PROXY_URI: '',
        // Not an argument, which other users could see in the list of processes.
        ...(password === undefined ? {} : { PASSWORD: password }),
      },
      onOutput: (text) => {
        appendFileSync(logFile, text);
        output += text;
        const match = /listening on (http:\/\/[\d.:]+)/.exec(output);
        if (match?.[1] !== undefined) {
          listening(match[1]);
        }
      },
    },
  );
  const limit = sleep(START_LIMIT_MS, undefined, { ref: false });
  const found = await Promise.race([origin, kept.exited, limit]);
  if (typeof found === 'string') {
    return { origin: found, exited: kept.exited, stop: kept.stop };
  }
  await kept.stop();
  const how = found === undefined ? `does not listen after ${START_LIMIT_MS} ms` : `ended with code ${found}`;
  throw new HostError(`The VS Code server ${how}:\n${output.slice(-4000).trimEnd()}`);
}

/** Where a server keeps what people install and what it writes. */
export type ServerFolders = Pick<ServerOptions, 'userData' | 'extensions'>;

/** Runs the command line of the server, such as `--list-extensions`, and gives what it printed. */
export async function runServerCommand(
  host: ServerPackage,
  folders: ServerFolders,
  args: readonly string[],
): Promise<string> {
  await mkdir(folders.extensions, { recursive: true });
  await mkdir(folders.userData, { recursive: true });
  return runCommand(
    `code-server ${args.join(' ')}`,
    host.node,
    [host.entry, ...folderArguments(folders), ...args],
    { env: cleanEnvironment() },
  );
}

/** Installs a `.vsix` into the extensions folder as VS Code itself would. */
export async function installExtension(
  host: ServerPackage,
  vsix: string,
  folders: ServerFolders,
): Promise<void> {
  await runServerCommand(host, folders, ['--install-extension', vsix]);
}

function folderArguments(folders: ServerFolders): string[] {
  return [
    ...['--user-data-dir', folders.userData, '--extensions-dir', folders.extensions],
    // Both would otherwise be shared with a code-server that the person runs for themselves.
    ...['--config', path.join(folders.userData, 'code-server.yaml')],
    // A short name: the path of a socket may have about a hundred characters.
    ...['--session-socket', path.join(folders.userData, 'ipc')],
  ];
}

/**
 * Our own environment, cut off from the marketplace and without what another VS Code, in whose terminal we may run,
 * left in it.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(VSCODE_|ELECTRON_RUN_AS_NODE$|ELECTRON_NO_ATTACH_CONSOLE$|NODE_OPTIONS$|CODE_SERVER_|PORT$|PASSWORD$)/;
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  // No marketplace: the host is to talk to nobody but us.
  return { ...own, VSCODE_IPC_HOOK_CLI: '', EXTENSIONS_GALLERY: '{}' };
}
