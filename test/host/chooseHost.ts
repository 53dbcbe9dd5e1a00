import { findInstalledDesktop } from './desktop';
import { findOnPath } from './findProgram';
import { UsageError } from './progress';

/** The VS Code to run in: the one people have on their desktop, or a server with a browser. */
export type HostKind = 'desktop' | 'server';

const UPDATE_SERVER = 'https://update.code.visualstudio.com/api/releases/stable';
const REACHABLE_WITHIN_MS = 5000;

/** Reads what the command line (`--host`) or the environment (`FAKTUROID_TEST_HOST`) asks for. */
export function requestedHost(argument: string | undefined): HostKind | undefined {
  const asked = argument ?? process.env['FAKTUROID_TEST_HOST'];
  switch (asked) {
    case undefined:
    case '':
      return undefined;
    case 'desktop':
    case 'server':
      return asked;
    default:
      throw new UsageError(`There is no host "${asked}": it is desktop or server.`);
  }
}

/** Desktop VS Code where there is a display for it and a way to get it; the server otherwise. */
export async function chooseHost(requested: HostKind | undefined): Promise<HostKind> {
  if (requested !== undefined) {
    return requested;
  }
  if (process.platform === 'win32') {
    return 'desktop';
  }
  if (process.platform === 'linux' && !(await hasDisplay())) {
    return 'server';
  }
  return (await findInstalledDesktop()) !== undefined || (await canDownload()) ? 'desktop' : 'server';
}

async function hasDisplay(): Promise<boolean> {
  const { env } = process;
  return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']) || (await findOnPath(['xvfb-run'])) !== undefined;
}

async function canDownload(): Promise<boolean> {
  const answer = fetch(UPDATE_SERVER, { method: 'HEAD', signal: AbortSignal.timeout(REACHABLE_WITHIN_MS) });
  return answer.then(
    ({ ok }) => ok,
    () => false,
  );
}
