import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheFolder } from './cacheFolder';
import { findOnPath, isProgram } from './findProgram';
import { HostError, type Say } from './progress';

/** Finds the VS Code that is installed on this machine: the program itself, not the `code` command around it. */
export async function findInstalledDesktop(): Promise<string | undefined> {
  for (const candidate of await candidates()) {
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

/**
 * A desktop VS Code for tests: the newest, downloaded; the installed one where that is not possible. Another version is
 * named by the environment (`FAKTUROID_TEST_VSCODE`, like 1.105.0), and nothing stands in for that one.
 */
export async function desktopForTests(say: Say): Promise<string> {
  const asked = process.env['FAKTUROID_TEST_VSCODE'] || undefined;
  const version = asked ?? 'stable';
  say(`Looking for desktop VS Code (${version}) …`);
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: path.join(cacheFolder(), 'desktop') });
  } catch (error) {
    if (asked !== undefined) {
      throw new HostError(`Desktop VS Code ${asked} cannot be downloaded: ${String(error)}`);
    }
    const installed = await findInstalledDesktop();
    if (installed === undefined) {
      throw new HostError(
        `Desktop VS Code is neither installed nor can it be downloaded (${String(error)}). Use --host server.`,
      );
    }
    say(`Could not download it; using ${installed}.`);
    return installed;
  }
}

async function candidates(): Promise<string[]> {
  const command = await findOnPath(['code', 'code-insiders']);
  return [...(command === undefined ? [] : programsBehind(await realpath(command))), ...usualPlaces()];
}

/** The command is a script in the `bin` folder of the installation. */
function programsBehind(command: string): string[] {
  const installation = path.dirname(path.dirname(command));
  const name = path.basename(command, path.extname(command));
  switch (process.platform) {
    case 'darwin':
      // Code.app/Contents/Resources/app/bin/code
      return ['Electron', 'Code'].map((program) => path.resolve(installation, '..', '..', 'MacOS', program));
    case 'win32':
      return ['Code.exe', 'Code - Insiders.exe'].map((program) => path.join(installation, program));
    default:
      return [path.join(installation, name)];
  }
}

function usualPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Electron', 'Code'].map(
        (name) => `/Applications/Visual Studio Code.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return ['LOCALAPPDATA', 'PROGRAMFILES'].flatMap((name) => {
        const root = process.env[name];
        const below = name === 'LOCALAPPDATA' ? ['Programs'] : [];
        return root === undefined ? [] : [path.join(root, ...below, 'Microsoft VS Code', 'Code.exe')];
      });
    default:
      return ['/usr/share/code/code', '/snap/code/current/usr/share/code/code'];
  }
}
