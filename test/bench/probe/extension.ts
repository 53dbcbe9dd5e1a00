import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { commands, type ExtensionContext, extensions, version } from 'vscode';

/** What the probe can be asked for, each with one argument. */
const ANSWERS: Readonly<Record<string, (argument: string) => unknown>> = {
  version: () => `${version}, extension host on Node ${process.versions.node}`,
  activate,
  begin: (command) => void commands.executeCommand(command),
  run: async (command) => {
    await commands.executeCommand(command);
  },
  watch,
  longestTurn: () => watched.longestMs,
  heapMb,
};

/**
 * Lets the benchmark measure inside the extension host, which all extensions share: answers at a port of this machine
 * that it writes to the file named by the environment.
 */
export function activateProbe({ subscriptions }: ExtensionContext): void {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://probe');
    const ask = ANSWERS[pathname.slice(1)];
    const answer = (): unknown => ask?.(searchParams.get('of') ?? '');
    Promise.resolve()
      .then(answer)
      .then(
        (value) => response.end(JSON.stringify(value ?? null)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  server.listen(0, '127.0.0.1', () =>
    writeFileSync(process.env['FAKTUROID_BENCH_PROBE'] ?? '', String((server.address() as AddressInfo).port)),
  );
  subscriptions.push({ dispose: () => server.close() });
}

export { activateProbe as activate };

/** What it takes from asking VS Code to activate an extension until it is active. */
export interface Activation {
  readonly ms: number;
  /** Of the main thread: other programs disturb it less. */
  readonly cpuMs: number;
}

async function activate(id: string): Promise<Activation> {
  const extension = extensions.getExtension(id);
  if (extension === undefined || extension.isActive) {
    throw new Error(`${id} is not there to be activated.`);
  }
  const [begin, cpuBegin] = [performance.now(), cpuMs()];
  await extension.activate();
  return { ms: performance.now() - begin, cpuMs: cpuMs() - cpuBegin };
}

const watched = { longestMs: 0, last: 0, timer: undefined as NodeJS.Timeout | undefined };

/** From now on notes the longest turn of the event loop, in milliseconds of CPU: other programs disturb it less. */
function watch(): void {
  watched.timer ??= setInterval(() => {
    const now = cpuMs();
    watched.longestMs = Math.max(watched.longestMs, now - watched.last);
    watched.last = now;
  }, 1);
  watched.longestMs = 0;
  watched.last = cpuMs();
}

/** Of the main thread, as far as Node can tell it from the others (since 23.9). */
function cpuMs(): number {
  const mainThread = process as { threadCpuUsage?: typeof process.cpuUsage };
  const { user, system } = mainThread.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

/** Megabytes that are in use once all garbage is collected. */
function heapMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
